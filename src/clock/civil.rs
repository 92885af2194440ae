//! Civil time of one zone as plain numbers: local microseconds since 1970-01-01T00:00 of the zone's own clock.

use crate::unit::{DAY, Date, Instant};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// A time zone, asked only for its offsets.
#[derive(Clone, Debug)]
pub struct Zone(TimeZone);

/// A stretch of true time with one offset: `from <= t < to`, local = t + offset.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Stretch {
    pub(super) from: i64,
    pub(super) to: i64,
    pub(super) offset: i64,
}

impl Default for Zone {
    /// UTC.
    fn default() -> Self {
        Self(TimeZone::UTC)
    }
}

impl Zone {
    /// The zone of an IANA name, from the database inside the program; `None` if there is none.
    pub fn get(name: &str) -> Option<Self> {
        TimeZone::get(name).ok().map(Self)
    }

    /// The offset in force at an instant, in microseconds east of UTC.
    pub fn offset(&self, at: Instant) -> i64 {
        i64::from(self.0.to_offset(timestamp(at)).seconds()) * 1_000_000
    }

    /// The stretches of one offset that cover `from..to`, in order.
    pub(super) fn stretches(&self, from: i64, to: i64) -> Vec<Stretch> {
        let mut stretches = Vec::new();
        let mut start = from;
        let mut offset = self.offset(Instant(from));
        for transition in self.0.following(timestamp(Instant(from))) {
            let at = transition.timestamp().as_microsecond();
            if at >= to {
                break;
            }
            stretches.push(Stretch { from: start, to: at, offset });
            start = at;
            offset = i64::from(transition.offset().seconds()) * 1_000_000;
        }
        stretches.push(Stretch { from: start, to, offset });
        stretches
    }
}

/// The nearest instant that the zone database can be asked about.
fn timestamp(at: Instant) -> Timestamp {
    let bounded = at.0.clamp(Timestamp::MIN.as_microsecond(), Timestamp::MAX.as_microsecond());
    Timestamp::from_microsecond(bounded).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Days from 1970-01-01 to a date of the proleptic Gregorian calendar
/// (after Hinnant, "chrono-compatible low-level date algorithms").
pub fn day_of(date: Date) -> i64 {
    let month = i64::from(date.month);
    let year = i64::from(date.year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(date.day) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The day, counted from 1970-01-01, on which a local time lies.
pub fn civil_day(local: i64) -> i64 {
    local.div_euclid(DAY)
}

/// The first instant at which the zone's clock shows `local`; where it skips it, the instant of the skip.
pub fn instant_of(zone: &Zone, local: i64) -> Instant {
    let stretches = zone.stretches(local.saturating_sub(2 * DAY), local.saturating_add(2 * DAY));
    for stretch in &stretches {
        let at = local - stretch.offset;
        if at < stretch.from {
            return Instant(stretch.from);
        }
        if at < stretch.to {
            return Instant(at);
        }
    }
    Instant(stretches.last().map_or(local, |last| local - last.offset))
}

/// The instant at which the zone's clock last comes to `local` from before it, as it does where hours end: where it shows
/// the time before twice, after the second time; where it skips it, the instant of the skip.
pub(super) fn close_of(zone: &Zone, local: i64) -> Instant {
    let stretches = zone.stretches(local.saturating_sub(2 * DAY), local.saturating_add(2 * DAY));
    let last = stretches.iter().rev().find(|stretch| local - stretch.offset > stretch.from);
    Instant(last.map_or(local, |stretch| stretch.to.min(local - stretch.offset)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_agree_with_jiff() {
        for day in (-800_000..2_000_000).step_by(97) {
            let civil = jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(day));
            let Ok(civil) = civil else { continue };
            let date =
                Date { year: civil.year(), month: civil.month() as u8, day: civil.day() as u8 };
            assert_eq!(day_of(date), day, "{civil}");
        }
    }

    #[test]
    fn a_skipped_local_time_is_the_instant_of_the_skip() {
        let zone = Zone::get("Europe/Rome").unwrap();
        let local = |h: i64, m: i64| {
            day_of(Date { year: 2026, month: 3, day: 29 }) * DAY + (h * 60 + m) * 60_000_000
        };
        let skip: Timestamp = "2026-03-29T01:00:00Z".parse().unwrap();
        assert_eq!(instant_of(&zone, local(2, 30)).0, skip.as_microsecond());
        assert_eq!(instant_of(&zone, local(3, 0)).0, skip.as_microsecond());
        assert_eq!(instant_of(&zone, local(1, 59)).0, skip.as_microsecond() - 60_000_000);
    }

    #[test]
    fn hours_end_in_the_second_of_a_repeated_hour() {
        let zone = Zone::get("Europe/Rome").unwrap();
        let close = |(month, day), hour: i64, minute: i64| {
            let day = day_of(Date { year: 2026, month, day }) * DAY;
            let at = close_of(&zone, day + (hour * 60 + minute) * 60_000_000);
            Timestamp::from_microsecond(at.0).unwrap().to_string()
        };
        assert_eq!(close((10, 25), 2, 0), "2026-10-25T00:00:00Z");
        assert_eq!(close((10, 25), 2, 30), "2026-10-25T01:30:00Z");
        assert_eq!(close((10, 25), 3, 0), "2026-10-25T02:00:00Z");
        assert_eq!(close((3, 29), 2, 30), "2026-03-29T01:00:00Z");
        assert_eq!(close((3, 29), 3, 0), "2026-03-29T01:00:00Z");
        assert_eq!(close((3, 29), 3, 1), "2026-03-29T01:01:00Z");
    }
}
