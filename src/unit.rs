//! Lengths of time, money and shares: exact, and never silently converted into each other.

use std::fmt;

pub use rust_decimal::Decimal;

/// A true instant: microseconds since 1970-01-01T00:00:00Z. Finer digits in data are rounded to
/// the nearest microsecond, which is the resolution of every verdict.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Instant(pub i64);

/// A signed length of elapsed (physical) time in microseconds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub struct Elapsed(pub i64);

/// Microseconds in a second.
pub const SECOND: i64 = 1_000_000;
/// Microseconds in a minute.
pub const MINUTE: i64 = 60 * SECOND;
/// Microseconds in an hour.
pub const HOUR: i64 = 60 * MINUTE;
/// Microseconds in an elapsed day: always 24 hours.
pub const DAY: i64 = 24 * HOUR;

impl Instant {
    /// `self + length`, stopping at the ends of time rather than wrapping.
    pub fn plus(self, length: Elapsed) -> Self {
        Self(self.0.saturating_add(length.0))
    }

    /// The elapsed time from `earlier` to `self`; negative if `self` comes first.
    pub fn since(self, earlier: Self) -> Elapsed {
        Elapsed(self.0.saturating_sub(earlier.0))
    }
}

/// The unit a length of time is written in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LengthUnit {
    /// `ms`
    Millisecond,
    /// `s`
    Second,
    /// `m`
    Minute,
    /// `h`
    Hour,
    /// `d`: 24 hours.
    Day,
    /// `w`: 7 days of 24 hours.
    Week,
    /// `calendar days`: the same local time, so many days on.
    CalendarDay,
    /// `business minutes`: open minutes of a calendar.
    BusinessMinute,
    /// `business hours`: open hours of a calendar.
    BusinessHour,
    /// `business days`: days on which a calendar is open.
    BusinessDay,
}

/// The three kinds of length that never mix without being told.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TimeKind {
    /// Physical time.
    Elapsed,
    /// Local days, whatever their true length.
    Calendar,
    /// Open time of a calendar.
    Business,
}

impl LengthUnit {
    /// Which kind of time the unit measures.
    pub fn kind(self) -> TimeKind {
        match self {
            Self::Millisecond
            | Self::Second
            | Self::Minute
            | Self::Hour
            | Self::Day
            | Self::Week => TimeKind::Elapsed,
            Self::CalendarDay => TimeKind::Calendar,
            Self::BusinessMinute | Self::BusinessHour | Self::BusinessDay => TimeKind::Business,
        }
    }

    /// Microseconds of open or elapsed time in one such unit; `None` for days that only a
    /// calendar can measure.
    pub fn micros(self) -> Option<i64> {
        match self {
            Self::Millisecond => Some(1_000),
            Self::Second => Some(SECOND),
            Self::Minute | Self::BusinessMinute => Some(MINUTE),
            Self::Hour | Self::BusinessHour => Some(HOUR),
            Self::Day => Some(DAY),
            Self::Week => Some(7 * DAY),
            Self::CalendarDay | Self::BusinessDay => None,
        }
    }
}

/// A length of time with its kind.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Length {
    /// Physical time.
    Elapsed(Elapsed),
    /// So many local days.
    CalendarDays(i64),
    /// Open time of a calendar.
    Business(Elapsed),
    /// So many days on which a calendar is open.
    BusinessDays(i64),
}

impl Length {
    /// Which kind of time it measures.
    pub fn kind(self) -> TimeKind {
        match self {
            Self::Elapsed(_) => TimeKind::Elapsed,
            Self::CalendarDays(_) => TimeKind::Calendar,
            Self::Business(_) | Self::BusinessDays(_) => TimeKind::Business,
        }
    }
}

/// An ISO 4217 currency code, such as `CNY`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Three capital ASCII letters, else `None`.
    pub fn parse(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// How many decimals its smallest unit has (ISO 4217, list one).
    pub fn digits(self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG"
            | b"RWF" | b"UGX" | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            b"CLF" | b"UYW" => 4,
            _ => 2,
        }
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An exact amount in one currency. Amounts of different currencies do not compare.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Money {
    /// How much.
    pub amount: Decimal,
    /// Of what.
    pub currency: Currency,
}

/// A calendar period, for groups and budgets.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Period {
    /// A local day.
    Day,
    /// An ISO week.
    Week,
    /// A calendar month.
    Month,
    /// A calendar quarter.
    Quarter,
    /// A calendar year.
    Year,
}

/// A day of the week, Monday first as in ISO 8601.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[allow(missing_docs)]
pub enum Weekday {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

/// A civil date as written in a rule file; `check` has seen that it exists.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Date {
    /// Proleptic Gregorian year.
    pub year: i16,
    /// 1..=12
    pub month: u8,
    /// 1..=31
    pub day: u8,
}

/// A civil time of day in microseconds after midnight; `24:00` is allowed as an end.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct TimeOfDay(pub i64);
