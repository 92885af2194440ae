//! How long something may take, ready to be added to an instant.

use crate::clock::stopwatch::Pace;
use crate::clock::{OpenTime, Zone, instant_of};
use crate::unit::{DAY, Elapsed, Instant};
use std::fmt;
use std::sync::Arc;

/// A limit of one of the three kinds of time.
#[derive(Clone, Debug)]
pub enum Allowance {
    /// True time.
    Elapsed(Elapsed),
    /// The same local time, so many days on.
    CalendarDays(i64, Zone),
    /// Until the local day is over.
    EndOfDay(Zone),
    /// Open time of a calendar.
    Business(Elapsed, Arc<OpenTime>),
    /// So many days on which a calendar is open.
    BusinessDays(i64, Arc<OpenTime>),
    /// Until the business day is over.
    EndOfBusinessDay(Arc<OpenTime>),
}

impl Allowance {
    /// The last instant that is in time, counted from an anchor. A calendar that never opens again gives none: then
    /// nothing is ever late, and the end of time stands for it.
    pub fn deadline(&self, anchor: Instant) -> Instant {
        let never = Instant(i64::MAX);
        match self {
            Self::Elapsed(length) => anchor.plus(*length),
            Self::CalendarDays(days, zone) => {
                let local = anchor.0.saturating_add(zone.offset(anchor));
                instant_of(zone, local.saturating_add(days.saturating_mul(DAY)))
            }
            Self::EndOfDay(zone) => {
                let local = anchor.0.saturating_add(zone.offset(anchor));
                instant_of(zone, (local.div_euclid(DAY) + 1).saturating_mul(DAY))
            }
            Self::Business(open, calendar) => calendar.deadline(anchor, *open).unwrap_or(never),
            Self::BusinessDays(days, calendar) => {
                calendar.days_deadline(anchor, *days).unwrap_or(never)
            }
            Self::EndOfBusinessDay(calendar) => calendar.end_of_day(anchor).unwrap_or(never),
        }
    }
}

impl Allowance {
    /// The pace at which its clock is shown to run, also where days are only counted from the anchor.
    pub fn shown_pace(&self) -> Pace<'_> {
        match self {
            Self::Elapsed(_) | Self::CalendarDays(..) | Self::EndOfDay(_) => Pace::Elapsed,
            Self::Business(_, calendar)
            | Self::BusinessDays(_, calendar)
            | Self::EndOfBusinessDay(calendar) => Pace::Open(calendar),
        }
    }

    /// The calendar that it is measured by.
    pub fn calendar(&self) -> Option<&OpenTime> {
        match self {
            Self::Elapsed(_) | Self::CalendarDays(..) | Self::EndOfDay(_) => None,
            Self::Business(_, calendar)
            | Self::BusinessDays(_, calendar)
            | Self::EndOfBusinessDay(calendar) => Some(calendar),
        }
    }

    /// Whether it is the end of a day, which is a promise of its own and no length.
    pub fn is_end_of_day(&self) -> bool {
        matches!(self, Self::EndOfDay(_) | Self::EndOfBusinessDay(_))
    }

    /// How much of what may run: a pace and its limit; `None` for days, which only an anchor can measure.
    pub fn pace(&self) -> Option<(Pace<'_>, Elapsed)> {
        match self {
            Self::Elapsed(length) => Some((Pace::Elapsed, *length)),
            Self::Business(open, calendar) => Some((Pace::Open(calendar), *open)),
            Self::CalendarDays(..)
            | Self::EndOfDay(_)
            | Self::BusinessDays(..)
            | Self::EndOfBusinessDay(_) => None,
        }
    }
}

/// Two limits are the same if they are of the same kind and length, and of the same calendar.
impl PartialEq for Allowance {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Elapsed(a), Self::Elapsed(b)) => a == b,
            (Self::CalendarDays(a, _), Self::CalendarDays(b, _)) => a == b,
            (Self::EndOfDay(_), Self::EndOfDay(_)) => true,
            (Self::Business(a, c), Self::Business(b, d)) => a == b && Arc::ptr_eq(c, d),
            (Self::BusinessDays(a, c), Self::BusinessDays(b, d)) => a == b && Arc::ptr_eq(c, d),
            (Self::EndOfBusinessDay(c), Self::EndOfBusinessDay(d)) => Arc::ptr_eq(c, d),
            _ => false,
        }
    }
}

impl fmt::Display for Allowance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Elapsed(length) => f.write_str(&super::listing::seconds(length.0)),
            Self::CalendarDays(days, _) => write!(f, "{days} calendar days"),
            Self::EndOfDay(_) => f.write_str("end of day"),
            Self::Business(open, _) => {
                write!(f, "{} of business time", super::listing::seconds(open.0))
            }
            Self::BusinessDays(days, _) => write!(f, "{days} business days"),
            Self::EndOfBusinessDay(_) => f.write_str("end of business day"),
        }
    }
}
