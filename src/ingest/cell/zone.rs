//! Local times of a zone to true instants.

use super::Fault;
use crate::diagnostic::codes::data;
use crate::syntax::ast::Ambiguous;
use crate::unit::DAY;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};

/// A zone, and what its local times mean where they are ambiguous.
#[derive(Clone)]
pub(super) struct Zone {
    name: String,
    rules: TimeZone,
    ambiguous: Option<Ambiguous>,
    /// Local times, in microseconds, of one offset: those around the one looked up last. Logs are
    /// mostly in order, so that most times need no search.
    recent: Recent,
}

#[derive(Clone, Copy, Default)]
struct Recent {
    from: i64,
    to: i64,
    offset: i64,
}

impl Zone {
    /// By its IANA name, if it is known.
    pub(super) fn new(name: &str, ambiguous: Option<Ambiguous>) -> Option<Self> {
        let rules = TimeZone::get(name).ok()?;
        Some(Self { name: name.to_owned(), rules, ambiguous, recent: Recent::default() })
    }

    /// The instant (microseconds since 1970 UTC) of a local time in the same unit; `text` is the cell.
    pub(super) fn instant(&mut self, local: i64, text: &str) -> Result<i64, Fault> {
        if (self.recent.from..self.recent.to).contains(&local) {
            return Ok(local - self.recent.offset);
        }
        let civil = civil(local).ok_or_else(|| Fault::new(&data::LARGE_NUMBER, text))?;
        let fault = |entry| Fault::new(entry, text).arg("zone", &self.name);
        let offset = match (self.rules.to_ambiguous_timestamp(civil).offset(), self.ambiguous) {
            (AmbiguousOffset::Unambiguous { offset }, _) => {
                self.recent = self.around(local, offset);
                offset
            }
            (AmbiguousOffset::Fold { .. }, None) => return Err(fault(&data::AMBIGUOUS_TIME)),
            (AmbiguousOffset::Gap { .. }, None) => return Err(fault(&data::SKIPPED_TIME)),
            // An ambiguous time is earlier by the offset before the change; a skipped one, by the one after.
            (AmbiguousOffset::Fold { before, .. }, Some(Ambiguous::Earlier))
            | (AmbiguousOffset::Gap { before, .. }, Some(Ambiguous::Later)) => before,
            (AmbiguousOffset::Fold { after, .. }, Some(Ambiguous::Later))
            | (AmbiguousOffset::Gap { after, .. }, Some(Ambiguous::Earlier)) => after,
        };
        Ok(local - micros(offset))
    }

    /// The instant of a civil time; see [`Zone::instant`].
    pub(super) fn civil_instant(&mut self, civil: DateTime, text: &str) -> Result<i64, Fault> {
        let local = Offset::UTC.to_timestamp(civil).map(Timestamp::as_microsecond);
        self.instant(local.map_err(|_| Fault::new(&data::LARGE_NUMBER, text))?, text)
    }

    /// Local times between the neighbouring changes of the clock, a day off both.
    fn around(&self, local: i64, offset: Offset) -> Recent {
        let at = |micros: i64| Timestamp::from_microsecond(micros);
        let instant = local - micros(offset);
        // The change at the very instant is the one before it.
        let (Ok(instant), Ok(just_after)) = (at(instant), at(instant + 1)) else {
            return Recent::default();
        };
        let change = |at: Timestamp| at.as_microsecond() + micros(offset);
        let before = self.rules.preceding(just_after).next().map(|t| change(t.timestamp()));
        let after = self.rules.following(instant).next().map(|t| change(t.timestamp()));
        Recent {
            from: before.map_or(local - DAY, |at| at + DAY),
            to: after.map_or(local + DAY, |at| at - DAY),
            offset: micros(offset),
        }
    }
}

fn micros(offset: Offset) -> i64 {
    i64::from(offset.seconds()) * crate::unit::SECOND
}

fn civil(local: i64) -> Option<DateTime> {
    Some(Offset::UTC.to_datetime(Timestamp::from_microsecond(local).ok()?))
}

#[cfg(test)]
mod tests {
    use super::super::rfc3339::written;
    use super::Zone;
    use crate::syntax::ast::Ambiguous;
    use proptest::prelude::*;

    fn instant(zone: &mut Zone, text: &str) -> Result<i64, &'static str> {
        zone.instant(written(text).unwrap().local, text).map_err(|fault| fault.entry.slug)
    }

    fn utc(text: &str) -> i64 {
        written(text).unwrap().local
    }

    #[test]
    fn hours_that_come_twice_or_never() {
        let (twice, never) = ("2026-10-25T02:30:00", "2026-03-29T02:30:00");
        let mut rome = Zone::new("Europe/Rome", None).unwrap();
        assert_eq!(instant(&mut rome, twice), Err("ambiguous-time"));
        assert_eq!(instant(&mut rome, never), Err("skipped-time"));
        assert_eq!(instant(&mut rome, "2026-10-25T03:00:00"), Ok(utc("2026-10-25T02:00:00")));
        assert_eq!(instant(&mut rome, "2026-10-25T01:59:59"), Ok(utc("2026-10-24T23:59:59")));
        assert_eq!(instant(&mut rome, "2026-03-29T03:00:00"), Ok(utc("2026-03-29T01:00:00")));
        assert_eq!(instant(&mut rome, "2026-03-29T01:59:00"), Ok(utc("2026-03-29T00:59:00")));
        let mut earlier = Zone::new("Europe/Rome", Some(Ambiguous::Earlier)).unwrap();
        assert_eq!(instant(&mut earlier, twice), Ok(utc("2026-10-25T00:30:00")));
        assert_eq!(instant(&mut earlier, never), Ok(utc("2026-03-29T00:30:00")));
        let mut later = Zone::new("Europe/Rome", Some(Ambiguous::Later)).unwrap();
        assert_eq!(instant(&mut later, twice), Ok(utc("2026-10-25T01:30:00")));
        assert_eq!(instant(&mut later, never), Ok(utc("2026-03-29T01:30:00")));
    }

    proptest! {
        #[test]
        fn what_was_looked_up_before_changes_nothing(
            times in prop::collection::vec(0_i64..4_102_444_800, 1..40),
            zone in prop::sample::select(vec!["Europe/Rome", "Asia/Shanghai", "America/Sao_Paulo",
                "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca"]),
        ) {
            let mut kept = Zone::new(zone, None).unwrap();
            for seconds in times {
                let local = seconds * 1_000_000;
                let mut fresh = Zone::new(zone, None).unwrap();
                prop_assert_eq!(
                    kept.instant(local, "").map_err(|fault| fault.entry.code),
                    fresh.instant(local, "").map_err(|fault| fault.entry.code)
                );
            }
        }
    }
}
