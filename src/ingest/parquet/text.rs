//! Stored values as the text that they have in other formats.

use parquet::basic::{ConvertedType, LogicalType, TimeUnit, Type as Physical};
use parquet::data_type::Int96;
use parquet::schema::types::ColumnDescPtr;
use std::fmt::{Display, Write};

/// What the values of a column stand for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// As they are stored.
    Plain,
    /// Text.
    Text,
    /// So many decimal places.
    Decimal(u32),
    /// A whole number of so many bits without a sign.
    Unsigned(u8),
    /// Since 1970, in so many parts of a second; an instant, or else local time.
    Instant { per_second: i64, utc: bool },
    /// Days since 1970.
    Day,
    /// The same, as their first instants.
    Midnight,
    /// Since midnight, in so many parts of a second.
    Clock { per_second: i64 },
    /// Sixteen bytes.
    Uuid,
    /// What cannot be shown in a cell.
    Opaque,
}

impl Shape {
    pub(super) fn of(leaf: &ColumnDescPtr) -> Self {
        let scale = || u32::try_from(leaf.type_scale()).unwrap_or_default();
        match leaf.logical_type_ref() {
            Some(LogicalType::String | LogicalType::Enum | LogicalType::Json) => Self::Text,
            Some(LogicalType::Decimal { .. }) => Self::Decimal(scale()),
            Some(LogicalType::Integer(kind)) if !kind.is_signed => {
                Self::Unsigned(kind.bit_width.unsigned_abs())
            }
            Some(LogicalType::Timestamp(kind)) => {
                Self::Instant { per_second: per_second(kind.unit), utc: kind.is_adjusted_to_u_t_c }
            }
            Some(LogicalType::Date) => Self::Day,
            Some(LogicalType::Time(kind)) => Self::Clock { per_second: per_second(kind.unit) },
            Some(LogicalType::Uuid) => Self::Uuid,
            Some(LogicalType::Integer { .. }) => Self::Plain,
            Some(_) => Self::Opaque,
            None => Self::converted(leaf, scale()),
        }
    }

    /// As older writers say it.
    fn converted(leaf: &ColumnDescPtr, scale: u32) -> Self {
        match leaf.converted_type() {
            ConvertedType::UTF8 | ConvertedType::ENUM | ConvertedType::JSON => Self::Text,
            ConvertedType::DECIMAL => Self::Decimal(scale),
            ConvertedType::UINT_8 | ConvertedType::UINT_16 | ConvertedType::UINT_32 => {
                Self::Unsigned(32)
            }
            ConvertedType::UINT_64 => Self::Unsigned(64),
            ConvertedType::TIMESTAMP_MILLIS => Self::Instant { per_second: 1_000, utc: true },
            ConvertedType::TIMESTAMP_MICROS => Self::Instant { per_second: 1_000_000, utc: true },
            ConvertedType::DATE => Self::Day,
            ConvertedType::TIME_MILLIS => Self::Clock { per_second: 1_000 },
            ConvertedType::TIME_MICROS => Self::Clock { per_second: 1_000_000 },
            ConvertedType::BSON | ConvertedType::INTERVAL => Self::Opaque,
            _ => Self::Plain,
        }
    }
}

/// Whether the values are points in time, local times or days.
pub(super) fn is_instant(leaf: &ColumnDescPtr) -> bool {
    leaf.physical_type() == Physical::INT96
        || matches!(Shape::of(leaf), Shape::Instant { .. } | Shape::Day)
}

fn per_second(unit: TimeUnit) -> i64 {
    match unit {
        TimeUnit::MILLIS => 1_000,
        TimeUnit::MICROS => 1_000_000,
        TimeUnit::NANOS => 1_000_000_000,
    }
}

/// Microseconds; what is finer is cut, as in texts.
pub(super) fn micros(value: i64, per_second: i64) -> i64 {
    match per_second {
        1_000 => value.saturating_mul(1_000),
        1_000_000_000 => value.div_euclid(1_000),
        _ => value,
    }
}

/// The instant of an older form: nanoseconds of a Julian day, in UTC.
pub(super) fn int96(value: &Int96) -> i64 {
    value.to_micros()
}

/// Microseconds of a day of UTC.
pub(super) const DAY: i64 = 86_400_000_000;

/// `2026-11-02`
pub(super) fn day(text: &mut String, days: i64) {
    let (year, month, day) = civil(days);
    let _ = if (0..=9_999).contains(&year) {
        digits(text, year.unsigned_abs(), 4);
        Ok(())
    } else {
        write!(text, "{year:+05}")
    };
    text.push('-');
    digits(text, month, 2);
    text.push('-');
    digits(text, day, 2);
}

/// `09:00:15.25`
pub(super) fn clock(text: &mut String, micros: i64) {
    let micros = micros.unsigned_abs();
    let seconds = micros / 1_000_000;
    digits(text, seconds / 3_600, 2);
    text.push(':');
    digits(text, seconds / 60 % 60, 2);
    text.push(':');
    digits(text, seconds % 60, 2);
    let fraction = micros % 1_000_000;
    if fraction > 0 {
        text.push('.');
        digits(text, fraction, 6);
        let kept = text.trim_end_matches('0').len();
        text.truncate(kept);
    }
}

fn digits(text: &mut String, mut value: u64, places: usize) {
    let mut all = [b'0'; 20];
    let mut at = all.len();
    while at > all.len() - places || value > 0 {
        at -= 1;
        all[at] = b'0' + (value % 10) as u8;
        value /= 10;
    }
    text.extend(all[at..].iter().map(|digit| char::from(*digit)));
}

/// Year, month and day of days since 1970 in the Gregorian calendar (Howard Hinnant, "chrono-compatible low-level date
/// algorithms").
fn civil(days: i64) -> (i64, u64, u64) {
    let shifted = days.saturating_add(719_468);
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097).unsigned_abs();
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era.cast_signed() + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// A number as short as it can be told from others.
pub(super) fn float(text: &mut String, value: &impl Display, finite: bool) {
    let start = text.len();
    let _ = write!(text, "{value}");
    if !finite {
        // As JSON writes them; `inf` and `-inf` here.
        let name = match &text[start..] {
            "inf" => "Infinity",
            "-inf" => "-Infinity",
            _ => "NaN",
        };
        text.truncate(start);
        text.push_str(name);
    }
}

/// A whole number with a point so many places from its end.
pub(super) fn decimal(text: &mut String, value: i128, scale: u32) {
    if value < 0 {
        text.push('-');
    }
    let all = value.unsigned_abs().to_string();
    let scale = scale as usize;
    let short = scale.saturating_sub(all.len());
    let (whole, rest) = all.split_at(all.len().saturating_sub(scale));
    text.push_str(if whole.is_empty() { "0" } else { whole });
    if scale > 0 {
        text.push('.');
        text.extend(std::iter::repeat_n('0', short));
        text.push_str(rest);
    }
}

/// A whole number with its highest byte first; `None`: it is longer than any that counts.
pub(super) fn big_endian(bytes: &[u8]) -> Option<i128> {
    let sign = bytes.first().is_some_and(|byte| *byte >= 0x80);
    let fill = if sign { 0xFF } else { 0 };
    let spare = bytes.len().saturating_sub(16);
    if bytes[..spare].iter().any(|byte| *byte != fill) {
        return None;
    }
    let mut all = [fill; 16];
    let kept = &bytes[spare..];
    all[16 - kept.len()..].copy_from_slice(kept);
    let value = i128::from_be_bytes(all);
    ((value < 0) == sign).then_some(value)
}

/// `6ba7b810-9dad-11d1-80b4-00c04fd430c8`
pub(super) fn uuid(text: &mut String, bytes: &[u8]) {
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        let _ = write!(text, "{byte:02x}");
    }
}

/// Bytes that are no text, as they can be shown.
pub(super) fn shown(text: &mut String, bytes: &[u8]) {
    const MOST: usize = 40;
    text.push_str(&String::from_utf8_lossy(&bytes[..bytes.len().min(MOST)]));
    if text.is_empty() {
        text.push('\u{FFFD}');
    }
}

#[cfg(test)]
mod tests {
    use super::{big_endian, clock, day, decimal, digits, float};

    fn text(write: impl FnOnce(&mut String)) -> String {
        let mut text = String::new();
        write(&mut text);
        text
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        for days in (-800_000..3_000_000).step_by(173) {
            let date = jiff::civil::date(1970, 1, 1);
            let Ok(there) = date.checked_add(jiff::Span::new().days(days)) else { continue };
            if (0..=9_999).contains(&there.year()) {
                assert_eq!(text(|text| day(text, days)), there.to_string());
            }
        }
    }

    #[test]
    fn times_of_day_have_no_more_digits_than_they_need() {
        assert_eq!(text(|text| clock(text, 3_600_000_001)), "01:00:00.000001");
        assert_eq!(text(|text| clock(text, 86_399_250_000)), "23:59:59.25");
        assert_eq!(text(|text| clock(text, 0)), "00:00:00");
    }

    #[test]
    fn numbers_are_exact() {
        let number = |value, scale| text(|text| decimal(text, value, scale));
        assert_eq!(number(12_345, 2), "123.45");
        assert_eq!(number(-5, 3), "-0.005");
        assert_eq!(number(7, 0), "7");
        assert_eq!(big_endian(&[0xFF, 0x85]), Some(-123));
        assert_eq!(big_endian(&[0; 20]), Some(0));
        assert_eq!(big_endian(&[1; 17]), None);
        assert_eq!(text(|text| float(text, &0.1, true)), "0.1");
        assert_eq!(text(|text| float(text, &f64::NEG_INFINITY, false)), "-Infinity");
        assert_eq!(text(|text| digits(text, 7, 2)), "07");
    }
}
