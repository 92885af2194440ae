//! Dates and local times of rule files as true instants, in the service's zone.

use super::context::Check;
use crate::clock::{Zone, day_of, instant_of};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::meaning;
use crate::source::Span;
use crate::syntax::ast::TimeLiteral;
use crate::unit::{DAY, Date, Instant, SECOND, TimeOfDay};
use jiff::civil;
use jiff::tz::{AmbiguousOffset, TimeZone};

/// The civil date, if there is such a day.
pub(super) fn civil(date: Date) -> Option<civil::Date> {
    civil::Date::new(date.year, date.month as i8, date.day as i8).ok()
}

/// The day after; the last day of all has none.
pub(super) fn tomorrow(date: Date) -> Option<Date> {
    let next = civil(date)?.tomorrow().ok()?;
    Some(Date { year: next.year(), month: next.month() as u8, day: next.day() as u8 })
}

impl Check<'_> {
    /// A day that exists.
    pub(super) fn date(&mut self, date: Date, span: Span) -> Option<Date> {
        match civil(date) {
            Some(_) => Some(date),
            None => self.refuse(
                Diagnostic::new(&meaning::NO_SUCH_DATE, span).arg("date", self.words(span)),
            ),
        }
    }

    /// The first instant of a day.
    pub(super) fn start_of(&mut self, date: Date, span: Span) -> Option<Instant> {
        let date = self.date(date, span)?;
        let zone = Zone::get(&self.program.service.zone)?;
        Some(instant_of(&zone, day_of(date) * DAY))
    }

    /// The instant a literal means: by its offset, else in the service's zone, where it must be one
    /// instant and no other.
    pub(super) fn instant(&mut self, literal: &TimeLiteral) -> Option<Instant> {
        let date = self.date(literal.date, literal.span)?;
        let TimeOfDay(micros) = literal.time;
        if !(0..DAY).contains(&micros) {
            return self.refuse(
                Diagnostic::new(&meaning::NO_SUCH_DATE, literal.span)
                    .arg("date", self.words(literal.span)),
            );
        }
        if let Some(offset) = literal.offset {
            let local = day_of(date) * DAY + micros;
            return Some(Instant(local - i64::from(offset) * SECOND));
        }
        let local = civil(date)?.to_datetime(clock(micros)?);
        let zone = self.service_zone();
        let ambiguous = zone.to_ambiguous_timestamp(local);
        let offsets = match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { .. } => None,
            AmbiguousOffset::Gap { before, after } => Some(("gap", before, after)),
            AmbiguousOffset::Fold { before, after } => Some(("fold", before, after)),
        };
        let Some((help, before, after)) = offsets else {
            return ambiguous.unambiguous().ok().map(|at| Instant(at.as_microsecond()));
        };
        let zone = self.program.service.zone.clone();
        let words = self.words(literal.span);
        self.refuse(
            Diagnostic::new(&meaning::LOCAL_TIME, literal.span)
                .arg("time", words)
                .arg("zone", zone)
                .arg("before", before.to_string())
                .arg("after", after.to_string())
                .help(help),
        )
    }

    fn service_zone(&self) -> TimeZone {
        TimeZone::get(&self.program.service.zone).unwrap_or(TimeZone::UTC)
    }
}

/// Microseconds after midnight as a civil time.
fn clock(micros: i64) -> Option<civil::Time> {
    let seconds = micros / SECOND;
    let nanos = (micros % SECOND) * 1_000;
    civil::Time::new(
        (seconds / 3_600) as i8,
        (seconds / 60 % 60) as i8,
        (seconds % 60) as i8,
        nanos as i32,
    )
    .ok()
}
