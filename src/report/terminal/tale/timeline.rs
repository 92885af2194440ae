//! The records in order, the episodes as bars beside them, and the deadlines where they fell.

use super::lanes::Lanes;
use super::marks::Marks;
use super::verdicts::sign;
use crate::report::model::{Judged, Level, LocalTime, Part, Verdict};
use crate::report::say;
use crate::report::story::{Due, Record, Span, Story};
use crate::report::terminal::page::{Page, Piece, Style, faint, left, plain, right, strong};
use crate::report::terminal::wrap::{harmless, width, wrap};

/// Columns of an event at most; a longer one pushes the rest to the right.
const EVENT: usize = 24;

/// Columns that the fields should have at least; else they stand below.
const FIELDS: usize = 20;

pub(super) fn write(page: &mut Page, story: &Story, lanes: &Lanes, marks: Marks) {
    let remark = page.tr("the line in the log, when, what", "日志行号、时间、事件").to_owned();
    page.section("Timeline", "时间线", &remark);
    let columns = Columns::of(story);
    let mut day = String::new();
    let several = story.logs.len() > 1;
    let mut drawn = Timeline { page, story, lanes, marks, columns };
    let mut dues = story.deadlines.iter().peekable();
    for (at, record) in story.records.iter().enumerate() {
        while let Some(due) = dues.next_if(|due| due.after <= at) {
            drawn.deadline(due, at.checked_sub(1), &mut day);
        }
        drawn.day(&record.time, at.checked_sub(1), &mut day);
        drawn.record(at, record, several);
    }
    let last = story.records.len().checked_sub(1);
    let (passed, ahead): (Vec<&Due>, Vec<&Due>) = dues.partition(|due| due.passed);
    for due in passed {
        drawn.deadline(due, last, &mut day);
    }
    if let Some(as_of) = &story.as_of {
        drawn.day(as_of, last, &mut day);
        let words = drawn.page.tr("as of now", "截至此时").to_owned();
        drawn.row(last, true, "", clock(as_of), &[faint(words)]);
    }
    for due in ahead {
        drawn.deadline(due, last, &mut day);
    }
}

/// How wide the columns are.
struct Columns {
    line: usize,
    time: usize,
    event: usize,
}

impl Columns {
    fn of(story: &Story) -> Self {
        let records = || story.records.iter();
        let line = records().map(|record| record.place.line.to_string().len()).max();
        let events = records().filter_map(|record| record.event.as_deref());
        let event = events.map(|event| width(&harmless(event))).max();
        let dues = story.deadlines.iter().map(|due| &due.time).chain(&story.as_of);
        let times = records().map(|record| &record.time).chain(dues);
        Self {
            line: line.unwrap_or(1),
            time: times.map(|time| clock(time).len()).max().unwrap_or(5),
            event: event.unwrap_or(0).min(EVENT),
        }
    }
}

struct Timeline<'a> {
    page: &'a mut Page,
    story: &'a Story,
    lanes: &'a Lanes,
    marks: Marks,
    columns: Columns,
}

impl Timeline<'_> {
    /// A line for each new day.
    fn day(&mut self, time: &LocalTime, after: Option<usize>, day: &mut String) {
        if time.date() != day {
            time.date().clone_into(day);
            let bars = self.bars(after, true);
            self.page.line(0, &[faint(bars), strong(&**day)]);
        }
    }

    fn record(&mut self, at: usize, record: &Record, several: bool) {
        let event = record.event.as_deref().unwrap_or_default();
        let mut said: Vec<Piece> = vec![strong(left(event, self.columns.event))];
        let fields: Vec<String> = record
            .fields
            .iter()
            .map(|field| {
                let name = say::field(&field.field, self.page.lang);
                format!("{name} {}", say::value(&field.value, self.page.lang))
            })
            .collect();
        let mut fields = fields.join(" · ");
        if several {
            let file = &record.place.file;
            fields = if fields.is_empty() { file.clone() } else { format!("{fields} · {file}") };
        }
        let line = record.place.line.to_string();
        let taken = self.lead() + width(&said[0].1) + 2;
        if taken + width(&harmless(&fields)) <= self.page.width {
            said.push(plain(format!("  {fields}")));
            self.row(Some(at), false, &line, clock(&record.time), &said);
        } else {
            let beside = taken + FIELDS <= self.page.width;
            let deep = if beside { taken } else { self.lead() };
            let room = self.page.width.saturating_sub(deep).max(FIELDS / 2);
            let mut lines = wrap(&harmless(&fields), room).into_iter();
            if beside {
                said.extend(lines.next().map(|line| plain(format!("  {line}"))));
            }
            self.row(Some(at), false, &line, clock(&record.time), &said);
            for line in lines {
                let bars = self.bars(Some(at), true);
                let blank = " ".repeat(deep.saturating_sub(width(&bars)));
                self.page.line(0, &[faint(bars), plain(format!("{blank}{line}"))]);
            }
        }
        for note in self.notes(at) {
            self.row(Some(at), true, "", String::new(), &note);
        }
    }

    /// What happened at a record, and what it failed.
    fn notes(&self, at: usize) -> Vec<Vec<Piece>> {
        let mut notes = Vec::new();
        let here = &self.story.records[at].place;
        for occurrence in self.story.occurrences.iter().filter(|one| one.start <= at) {
            if occurrence.span == Span::Record && occurrence.start == at {
                let (style, mark) = sign(occurrence.verdict, Level::Must);
                notes.push(vec![(style, format!("{mark} ")), faint(occurrence.title.clone())]);
            }
            for told in occurrence.expectations.iter().map(|told| &told.judged) {
                let shows = |part| matches!(part, Part::Stop | Part::Violation);
                let mut records = told.evidence.records.iter();
                let failed = told.verdict == Verdict::Failed && told.level != Level::Delight;
                let alone = occurrence.span == Span::Record && occurrence.start == at;
                if failed && !alone && records.any(|seen| shows(seen.part) && seen.place == *here) {
                    notes.push(self.failure(told));
                }
            }
        }
        notes
    }

    fn failure(&self, told: &Judged) -> Vec<Piece> {
        let (style, mark) = sign(told.verdict, told.level);
        let how = super::verdicts::how(told, self.page.lang);
        let words = format!("{}{}{how}", told.title, self.page.tr(": ", "："));
        vec![(style, format!("{mark} ")), plain(words)]
    }

    fn deadline(&mut self, due: &Due, after: Option<usize>, day: &mut String) {
        self.day(&due.time, after, day);
        let told = self
            .story
            .occurrences
            .get(due.occurrence)
            .and_then(|occurrence| occurrence.expectations.get(due.expectation));
        let Some(told) = told.map(|told| &told.judged) else { return };
        let (style, words) = if due.passed {
            (sign(told.verdict, told.level).0, self.page.tr("was due: ", "时限已到："))
        } else {
            (Style::Doubtful, self.page.tr("due: ", "时限："))
        };
        let pieces =
            [(style, format!("{} ", self.marks.deadline)), faint(words), plain(told.title.clone())];
        self.row(after, true, "", clock(&due.time), &pieces);
    }

    /// Bars, line, time, and what is said.
    fn row(&mut self, at: Option<usize>, below: bool, line: &str, time: String, said: &[Piece]) {
        let bars = self.bars(at, below);
        let columns = &self.columns;
        let head = format!("{}  {}  ", right(line, columns.line), left(&time, columns.time));
        let mut pieces = vec![faint(bars), faint(head)];
        pieces.extend(said.iter().cloned());
        self.page.line(0, &pieces);
    }

    fn bars(&self, at: Option<usize>, below: bool) -> String {
        at.map_or_else(
            || " ".repeat(self.lanes.beside(0, true, self.marks).chars().count()),
            |at| self.lanes.beside(at, below, self.marks),
        )
    }

    /// Columns before what is said.
    fn lead(&self) -> usize {
        let bars = self.lanes.beside(0, false, self.marks).chars().count();
        bars + self.columns.line + 2 + self.columns.time + 2
    }
}

/// `09:15`, `09:15:20.5`
fn clock(time: &LocalTime) -> String {
    let readable = time.readable();
    readable.split_once(' ').map_or(readable.clone(), |(_, time)| time.to_owned())
}
