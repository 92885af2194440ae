//! Calendar periods of local dates.

use crate::unit::{Instant, Period};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::fmt;

/// One day, ISO week, month, quarter or year. Ordered by time within one kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CalendarPeriod {
    /// Which kind of period.
    pub kind: Period,
    /// Proleptic Gregorian year; of a week, the ISO 8601 week-numbering year.
    pub year: i16,
    /// Month, quarter or ISO week, from 1; 0 of a year.
    pub part: u8,
    /// Day of the month, from 1; 0 of anything longer.
    pub day: u8,
}

impl CalendarPeriod {
    /// The period that an instant's local date lies in.
    pub fn of(instant: Instant, kind: Period, zone: &TimeZone) -> Self {
        let timestamp = Timestamp::from_microsecond(instant.0).unwrap_or(if instant.0 < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        });
        let date = zone.to_datetime(timestamp).date();
        let (year, month) = (date.year(), date.month() as u8);
        let (year, part, day) = match kind {
            Period::Day => (year, month, date.day() as u8),
            Period::Week => (date.iso_week_date().year(), date.iso_week_date().week() as u8, 0),
            Period::Month => (year, month, 0),
            Period::Quarter => (year, (month - 1) / 3 + 1, 0),
            Period::Year => (year, 0, 0),
        };
        Self { kind, year, part, day }
    }
}

impl fmt::Display for CalendarPeriod {
    /// `2026-11-02`, `2026-W45`, `2026-11`, `2026-Q4`, `2026`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, year, part, day } = self;
        match kind {
            Period::Day => write!(f, "{year:04}-{part:02}-{day:02}"),
            Period::Week => write!(f, "{year:04}-W{part:02}"),
            Period::Month => write!(f, "{year:04}-{part:02}"),
            Period::Quarter => write!(f, "{year:04}-Q{part}"),
            Period::Year => write!(f, "{year:04}"),
        }
    }
}
