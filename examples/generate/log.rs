//! Journeys mixed in order of time, written as CSV or JSON Lines.

use super::event::{Cell, Event};
use super::random::Random;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// What a log is about, and how it is written.
pub(super) struct Industry {
    pub(super) columns: &'static [&'static str],
    /// Position of the time among the columns.
    pub(super) time: usize,
    /// Position of the journey among the columns.
    pub(super) journey: usize,
    pub(super) zone: &'static str,
    pub(super) form: Form,
    /// How its time column is written; other times are RFC 3339.
    pub(super) clock: &'static str,
    /// The first instant, in seconds since 1970.
    pub(super) begins: i64,
    /// The events of one journey: its number from 0, and when it starts.
    pub(super) live: fn(&mut Random, u64, i64) -> Vec<Event>,
    /// Makes one cell of an event bad; `None`: the log has no faults.
    pub(super) spoil: Option<fn(&mut Random, &mut Event)>,
}

/// With the offset, as most systems write it.
pub(super) const RFC_3339: &str = "%Y-%m-%dT%H:%M:%S%:z";

/// How rows are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Csv,
    JsonLines,
}

/// How long a log is if nothing else is said. What happens later is not in it, so that its last journeys are still open.
pub(super) const DAYS: u32 = 90;
const DAY: i64 = 86_400;
/// How busy the hours of a day are.
const BUSY: [i64; 24] = [1, 1, 1, 1, 1, 2, 4, 6, 9, 10, 10, 9, 8, 8, 8, 8, 8, 9, 9, 8, 6, 4, 3, 2];

/// Writes a whole log.
pub(super) fn write(
    industry: &Industry,
    form: Form,
    seed: u64,
    (journeys, days): (u64, u32),
    out: impl Write,
) -> io::Result<()> {
    let length = i64::from(days) * DAY;
    let mut writer = Writer::new(industry, form, seed, out)?;
    let mut waiting: BTreeMap<(i64, u64), Event> = BTreeMap::new();
    let mut count = 0;
    for index in 0..journeys {
        let mut random = Random::new(seed, index);
        let start = industry.begins + start(&mut random, index, (journeys, length));
        while let Some(first) = waiting.first_entry() {
            if first.key().0 >= start {
                break;
            }
            writer.row(first.remove())?;
        }
        for event in (industry.live)(&mut random, index, start) {
            if event.at < industry.begins + length {
                waiting.insert((event.at, count), event);
                count += 1;
            }
        }
    }
    waiting.into_values().try_for_each(|event| writer.row(event))?;
    writer.out.flush()
}

/// When a journey starts, not before the one before it: evenly over the days, and within a day as its
/// hours are busy.
fn start(random: &mut Random, index: u64, (journeys, length): (u64, i64)) -> i64 {
    let thousandths = i128::from(index) * 1_000 + i128::from(random.within(0, 999));
    let even = (i128::from(length) * thousandths / i128::from(journeys) / 1_000) as i64;
    let total: i64 = BUSY.iter().sum();
    let mut left = even % DAY * total;
    for (hour, busy) in BUSY.iter().enumerate() {
        if left < busy * DAY {
            return even / DAY * DAY + hour as i64 * 3_600 + left * 3_600 / (busy * DAY);
        }
        left -= busy * DAY;
    }
    even
}

struct Writer<'i, W> {
    industry: &'i Industry,
    form: Form,
    zone: TimeZone,
    faults: Random,
    out: W,
}

impl<'i, W: Write> Writer<'i, W> {
    fn new(industry: &'i Industry, form: Form, seed: u64, mut out: W) -> io::Result<Self> {
        if form == Form::Csv {
            writeln!(out, "{}", industry.columns.join(","))?;
        }
        let zone = TimeZone::get(industry.zone).map_err(io::Error::other)?;
        Ok(Self { industry, form, zone, faults: Random::new(seed, u64::MAX), out })
    }

    fn row(&mut self, mut event: Event) -> io::Result<()> {
        let at = event.at;
        event.time(self.industry.time, at);
        let cut = self.industry.spoil.is_some_and(|spoil| self.spoil(spoil, &mut event));
        let line = match self.form {
            Form::Csv => self.csv(&event),
            Form::JsonLines => self.json(&event),
        };
        let length = if cut { line.floor_char_boundary(line.len() / 2) } else { line.len() };
        writeln!(self.out, "{}", &line[..length])
    }

    /// About one row in three hundred has something wrong with it. Whether its line is to be cut short.
    fn spoil(&mut self, spoil: fn(&mut Random, &mut Event), event: &mut Event) -> bool {
        if self.faults.once_in(450) {
            spoil(&mut self.faults, event);
        }
        if self.faults.once_in(1_500) {
            event.cells.retain(|(column, _)| *column != self.industry.journey);
        }
        if self.faults.once_in(2_000) {
            let time = self.faults.pick(&["2026-02-30T10:00:00+01:00", "?", ""]);
            event.text(self.industry.time, time);
        }
        self.form == Form::JsonLines && self.faults.once_in(2_500)
    }

    fn csv(&self, event: &Event) -> String {
        let mut cells = vec![String::new(); self.industry.columns.len()];
        for (column, cell) in &event.cells {
            cells[*column] = match cell {
                Cell::Text(text) => quoted(text),
                Cell::Number(text) => text.clone(),
                Cell::Flag(flag) => flag.to_string(),
                Cell::Time(at) => self.written(*column, *at),
            };
        }
        cells.join(",")
    }

    fn json(&self, event: &Event) -> String {
        let mut cells: Vec<&(usize, Cell)> = event.cells.iter().collect();
        cells.sort_by_key(|(column, _)| *column);
        let member = |(column, cell): &&(usize, Cell)| {
            let value = match cell {
                Cell::Text(text) => format!("\"{}\"", text.replace('"', "\\\"")),
                Cell::Number(number) => number.clone(),
                Cell::Flag(flag) => flag.to_string(),
                Cell::Time(at) => format!("\"{}\"", self.written(*column, *at)),
            };
            format!("\"{}\":{value}", self.industry.columns[*column])
        };
        let members: Vec<String> = cells.iter().map(member).collect();
        format!("{{{}}}", members.join(","))
    }

    fn written(&self, column: usize, at: i64) -> String {
        let form = if column == self.industry.time { self.industry.clock } else { RFC_3339 };
        match Timestamp::from_second(at) {
            Ok(at) => at.to_zoned_datetime(self.zone.clone()).strftime(form).to_string(),
            Err(_) => String::new(),
        }
    }
}

/// A cell as RFC 4180 writes it.
fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
