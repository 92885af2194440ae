//! How much open time lies between two instants, and when so much of it will have passed.

use super::civil::{Zone, civil_day, close_of, day_of, instant_of};
use super::spans::{Span, Week, year_start};
use crate::check::program::Calendar;
use crate::unit::{DAY, Date, Elapsed, Instant};
use std::sync::OnceLock;

/// The years that instants can lie in.
const FIRST_YEAR: i64 = -290;
const LAST_YEAR: i64 = 9999;

/// The open instants of one calendar. Years are worked out when first asked for, then kept, so that a stray
/// date in the data costs nothing.
#[derive(Debug)]
pub struct OpenTime {
    title: String,
    known: Option<(i16, i16)>,
    zone: Zone,
    week: Week,
    years: Vec<OnceLock<Year>>,
}

/// The open spans of one year of UTC, with the open time before each.
#[derive(Debug)]
struct Year {
    spans: Vec<Span>,
    before: Vec<i64>,
    total: i64,
}

impl OpenTime {
    /// The open time of a calendar; `None` if its zone does not exist.
    pub fn new(calendar: &Calendar) -> Option<Self> {
        let zone = Zone::get(&calendar.zone)?;
        let years = (FIRST_YEAR..=LAST_YEAR).map(|_| OnceLock::new()).collect();
        let (title, known) = (calendar.label.title.clone(), calendar.known);
        Some(Self { title, known, zone, week: Week::of(calendar), years })
    }

    /// What people call the calendar.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The years for which it knows its holidays, and the first year between two instants that is none of them.
    pub fn unknown_year(&self, from: Instant, to: Instant) -> Option<((i16, i16), i64)> {
        let (first, last) = self.known?;
        let year = |at: Instant| year_of(at.0.saturating_add(self.zone.offset(at)));
        let years = i64::from(first)..=i64::from(last);
        let beyond = (year(from)..=year(from.max(to))).find(|year| !years.contains(year))?;
        Some(((first, last), beyond))
    }

    /// The open time between two instants; 0 if `to` is not after `from`.
    pub fn between(&self, from: Instant, to: Instant) -> Elapsed {
        if to <= from {
            return Elapsed(0);
        }
        let (first, last) = (year_of(from.0), year_of(to.0));
        let whole: i64 = (first..last).map(|year| self.year(year).total).sum();
        Elapsed(whole + self.year(last).before(to.0) - self.year(first).before(from.0))
    }

    /// Whether an instant is open.
    pub fn is_open(&self, at: Instant) -> bool {
        let year = self.year(year_of(at.0));
        let after = year.spans.partition_point(|span| span.0 <= at.0);
        after > 0 && at.0 < year.spans[after - 1].1
    }

    /// The last instant by which no more than `open` has passed since `from`: the deadline of a business
    /// length. Where the length runs out as the calendar closes, that is when it next opens, since closed
    /// time counts nothing. `None`: never within the years that can be told.
    pub fn deadline(&self, from: Instant, open: Elapsed) -> Option<Instant> {
        let mut left = open.0;
        let mut at = from.0;
        for year in year_of(from.0)..=LAST_YEAR {
            let this = self.year(year);
            let mut index = this.spans.partition_point(|span| span.1 <= at);
            // Skip whole spans at once: the year's sums tell where the rest runs out.
            if let Some(span) = this.spans.get(index) {
                let done = this.before[index] + (at.max(span.0) - span.0);
                if this.total - done <= left {
                    left -= this.total - done;
                    at = year_start(year + 1);
                    continue;
                }
                index = this.before.partition_point(|before| *before <= done + left) - 1;
                return Some(Instant(this.spans[index].0 + (done + left - this.before[index])));
            }
            at = year_start(year + 1);
        }
        None
    }

    /// The deadline of so many business days: the same local time on the n-th open day after the day of `from`
    /// (from a closed instant, counted from when the calendar next opens), but not after that day closes.
    pub fn days_deadline(&self, from: Instant, days: i64) -> Option<Instant> {
        let from = self.next_open(from)?;
        let local = from.0 + self.zone.offset(from);
        let mut day = civil_day(local);
        // Past midnight, the open hours still belong to the day before.
        if !self.opens_on(day, local - day * DAY) {
            day -= 1;
        }
        let time = local - day * DAY;
        let mut left = days;
        let end = day_of(Date { year: LAST_YEAR as i16, month: 12, day: 1 });
        while left > 0 {
            day += 1;
            if day > end {
                return None;
            }
            left -= i64::from(!self.week.hours(day).is_empty());
        }
        let closes = self.week.hours(day).iter().map(|hours| hours.to.0).max()?;
        Some(instant_of(&self.zone, day * DAY + time).min(close_of(&self.zone, day * DAY + closes)))
    }

    /// When the business day of `from` closes, or the next one's if it is closed for the day.
    pub fn end_of_day(&self, from: Instant) -> Option<Instant> {
        self.days_end(from, 0)
    }

    fn days_end(&self, from: Instant, add: i64) -> Option<Instant> {
        let from = self.next_open(from)?;
        let local = from.0 + self.zone.offset(from);
        let mut day = civil_day(local) + add;
        if !self.opens_on(day, local - day * DAY) {
            day -= 1;
        }
        let closes = self.week.hours(day).iter().map(|hours| hours.to.0).max()?;
        Some(close_of(&self.zone, day * DAY + closes))
    }

    fn opens_on(&self, day: i64, time: i64) -> bool {
        self.week.hours(day).iter().any(|hours| hours.from.0 <= time && time < hours.to.0)
    }

    /// The first open instant not before `from`.
    pub fn next_open(&self, from: Instant) -> Option<Instant> {
        (year_of(from.0)..=LAST_YEAR).find_map(|year| {
            let spans = &self.year(year).spans;
            let index = spans.partition_point(|span| span.1 <= from.0);
            spans.get(index).map(|span| Instant(span.0.max(from.0)))
        })
    }

    /// The instants from one to another, cut where the calendar opens and closes: from, to, and whether it is open.
    pub fn spans(&self, from: Instant, to: Instant) -> Vec<(Instant, Instant, bool)> {
        let mut spans = Vec::new();
        let mut at = from.0;
        for year in year_of(from.0)..=year_of(to.0) {
            let open = &self.year(year).spans;
            let first = open.partition_point(|span| span.1 <= at);
            for (opens, closes) in open[first..].iter().take_while(|span| span.0 < to.0) {
                let (opens, closes) = ((*opens).max(at), (*closes).min(to.0));
                if at < opens {
                    spans.push((Instant(at), Instant(opens), false));
                }
                match spans.last_mut() {
                    // A span that runs through the new year is one.
                    Some((_, end, true)) if end.0 == opens => *end = Instant(closes),
                    _ => spans.push((Instant(opens), Instant(closes), true)),
                }
                at = closes;
            }
        }
        if at < to.0 {
            spans.push((Instant(at), to, false));
        }
        spans
    }

    fn year(&self, year: i64) -> &Year {
        let index = (year.clamp(FIRST_YEAR, LAST_YEAR) - FIRST_YEAR) as usize;
        self.years[index].get_or_init(|| {
            let spans = self.week.spans(&self.zone, year_start(year), year_start(year + 1));
            let mut total = 0;
            let before = spans
                .iter()
                .map(|span| {
                    let so_far = total;
                    total += span.1 - span.0;
                    so_far
                })
                .collect();
            Year { spans, before, total }
        })
    }
}

impl Year {
    /// Open time of the year before an instant of it.
    fn before(&self, at: i64) -> i64 {
        let after = self.spans.partition_point(|span| span.0 <= at);
        match after.checked_sub(1) {
            Some(last) => self.before[last] + at.min(self.spans[last].1) - self.spans[last].0,
            None => 0,
        }
    }
}

/// The year of UTC in which an instant lies.
fn year_of(at: i64) -> i64 {
    let guess = 1970 + civil_day(at) * 400 / 146_097;
    let year = if year_start(guess) > at { guess - 1 } else { guess };
    let year = if year_start(year + 1) <= at { year + 1 } else { year };
    year.clamp(FIRST_YEAR, LAST_YEAR)
}

#[cfg(test)]
mod tests {
    use super::{OpenTime, day_of};
    use crate::check::program::Calendar;
    use crate::unit::{DAY, Date, HOUR, Instant};
    use crate::{check::check, source::Sources};

    fn calendar(text: &str) -> Calendar {
        let mut sources = Sources::default();
        let rules = format!("calendar office {{ {text} }}\nrecord {{ journey <- a  time <- b }}");
        let entry = sources.add("rules.mot", &rules);
        let checked = check(&mut sources, entry, &mut crate::check::NoFiles);
        assert!(!checked.has_errors(), "{:?}", checked.diagnostics);
        checked.value.calendars[0].clone()
    }

    fn at(month: u8, day: u8, hour: i64) -> Instant {
        Instant(day_of(Date { year: 2026, month, day }) * DAY + hour * HOUR)
    }

    #[test]
    fn a_night_is_closed_between_two_open_days() {
        let open = OpenTime::new(&calendar("mon..fri 09:00-18:00")).unwrap();
        assert_eq!(
            open.spans(at(11, 2, 17), at(11, 3, 10)),
            [
                (at(11, 2, 17), at(11, 2, 18), true),
                (at(11, 2, 18), at(11, 3, 9), false),
                (at(11, 3, 9), at(11, 3, 10), true),
            ]
        );
        assert_eq!(open.spans(at(11, 2, 9), at(11, 2, 9)), []);
    }

    #[test]
    fn the_new_year_does_not_cut_an_open_night() {
        let open = OpenTime::new(&calendar("mon..sun all day")).unwrap();
        let (from, to) = (at(12, 31, 20), Instant(at(12, 31, 20).0 + 8 * HOUR));
        assert_eq!(open.spans(from, to), [(from, to, true)]);
    }
}
