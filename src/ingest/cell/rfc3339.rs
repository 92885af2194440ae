//! RFC 3339 times, read by hand: this runs once a record.

use crate::unit::{DAY, HOUR, MINUTE, SECOND};

/// A time as it is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Written {
    /// The local time, in microseconds since 1970-01-01T00:00:00 of the same clock.
    pub local: i64,
    /// How far that clock is ahead of UTC, in microseconds, if it says so.
    pub offset: Option<i64>,
}

/// Reads `2026-11-02T09:00:15.25+08:00`: also with a blank for `T`, without seconds, with `+0800`,
/// `+08`, `Z` or ` UTC`, and without an offset. Fractions are rounded to the nearest microsecond;
/// second 60 (a leap second) is read as 59.
pub(super) fn written(text: &str) -> Option<Written> {
    let bytes = text.as_bytes();
    let (date, rest) = bytes.split_at_checked(10)?;
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = date else { return None };
    let year = i64::from(two(y1, y2)?) * 100 + i64::from(two(y3, y4)?);
    let (month, day) = (two(m1, m2)?, two(d1, d2)?);
    let &[b'T' | b't' | b' ', h1, h2, b':', i1, i2, ref rest @ ..] = rest else { return None };
    let (hour, minute) = (two(h1, h2)?, two(i1, i2)?);
    let (second, micros, rest) = match rest {
        &[b':', s1, s2, ref rest @ ..] => {
            let (micros, rest) = fraction(rest)?;
            (two(s1, s2)?, micros, rest)
        }
        _ => (0, 0, rest),
    };
    let exists = (1..=12).contains(&month)
        && (1..=days_in(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second <= 60;
    if !exists {
        return None;
    }
    let local = days_before(year, month, day) * DAY
        + i64::from(hour) * HOUR
        + i64::from(minute) * MINUTE
        + i64::from(second.min(59)) * SECOND
        + micros;
    let offset = if rest.is_empty() { None } else { Some(offset(rest)?) };
    Some(Written { local, offset })
}

fn two(tens: u8, ones: u8) -> Option<u8> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| tens * 10 + ones)
}

/// Microseconds of a fraction of a second, if there is one, and what follows it.
fn fraction(rest: &[u8]) -> Option<(i64, &[u8])> {
    let (Some(b'.' | b','), digits) = (rest.first(), rest.get(1..).unwrap_or_default()) else {
        return Some((0, rest));
    };
    let count = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (fraction, rest) = digits.split_at(count);
    let mut tenths = 0;
    for place in 0..7 {
        tenths = tenths * 10 + fraction.get(place).map_or(0, |digit| i64::from(digit - b'0'));
    }
    (count > 0).then_some(((tenths + 5) / 10, rest))
}

/// Microseconds ahead of UTC.
fn offset(rest: &[u8]) -> Option<i64> {
    let (sign, hours, minutes) = match *rest {
        [b'Z' | b'z'] | [b' ', b'Z'] | [b' ', b'U', b'T', b'C'] | [b'U', b'T', b'C'] => {
            return Some(0);
        }
        [sign, h1, h2] | [b' ', sign, h1, h2] => (sign, two(h1, h2)?, 0),
        [sign, h1, h2, m1, m2]
        | [sign, h1, h2, b':', m1, m2]
        | [b' ', sign, h1, h2, m1, m2]
        | [b' ', sign, h1, h2, b':', m1, m2] => (sign, two(h1, h2)?, two(m1, m2)?),
        _ => return None,
    };
    let length = i64::from(hours) * HOUR + i64::from(minutes) * MINUTE;
    match sign {
        _ if hours > 23 || minutes > 59 => None,
        b'+' => Some(length),
        b'-' => Some(-length),
        _ => None,
    }
}

fn days_in(year: i64, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a date of the proleptic Gregorian calendar (H. Hinnant, "chrono-compatible
/// low-level date algorithms", 2013): years are counted from March, so that leap days come last.
fn days_before(year: i64, month: u8, day: u8) -> i64 {
    let (month, day) = (i64::from(month), i64::from(day));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year - era * 400;
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::written;
    use jiff::Timestamp;
    use proptest::prelude::*;

    fn utc(text: &str) -> Option<i64> {
        written(text).map(|time| time.local - time.offset.unwrap_or(0))
    }

    #[test]
    fn spellings_of_one_instant() {
        let instant = utc("2026-11-02T01:00:15Z");
        assert!(instant.is_some());
        for text in [
            "2026-11-02 01:00:15Z",
            "2026-11-02t01:00:15z",
            "2026-11-02 01:00:15 UTC",
            "2026-11-02T09:00:15+08:00",
            "2026-11-02T09:00:15+0800",
            "2026-11-02T09:00:15 +0800",
            "2026-11-02T09:00:15.000+08",
            "2026-11-01T19:30:15-05:30",
            "2026-11-02T01:00:15",
            "2026-11-02T01:00:14.9999995",
        ] {
            assert_eq!(utc(text), instant, "{text}");
        }
        assert_eq!(written("2026-11-02T01:00").map(|time| time.offset), Some(None));
    }

    #[test]
    fn what_is_no_time() {
        for text in [
            "",
            "2026-11-02",
            "2026-11-02T",
            "2026-11-02T01",
            "2026-11-02T24:00:00Z",
            "2026-02-29T00:00:00Z",
            "2026-00-10T00:00:00Z",
            "2026-13-10T00:00:00Z",
            "2026-11-31T00:00:00Z",
            "2026-11-02T01:00:15.Z",
            "2026-11-02T01:00:61Z",
            "2026-11-02T01:60:00Z",
            "2026-11-02T01:00:15+24:00",
            "2026-11-02T01:00:15+8",
            "2026-11-02T01:00:15ZZ",
            "2026/11/02T01:00:15Z",
            "2026-1１-02T01:00:15Z",
            "二〇二六年一月一日",
            "~~~~-~~-~~T~~:~~:~~Z",
            "    -  -     :  :  ",
        ] {
            assert_eq!(written(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn agrees_with_jiff(
            seconds in -62_135_596_800_i64..253_402_207_200,
            nanos in 0_i32..1_000_000_000,
            places in 0_usize..10,
            minutes in -1_439_i32..=1_439,
        ) {
            let instant = Timestamp::new(seconds, nanos).unwrap();
            let offset = jiff::tz::Offset::from_seconds(minutes * 60).unwrap();
            let local = offset.to_datetime(instant);
            prop_assume!((1..=9999).contains(&local.year()));
            let text = format!("{local:.places$}{}{:02}:{:02}",
                if minutes < 0 { '-' } else { '+' }, minutes.abs() / 60, minutes.abs() % 60);
            let expected: Timestamp = text.parse().unwrap();
            let nanos = expected.as_nanosecond();
            prop_assert_eq!(utc(&text).map(i128::from), Some((nanos + 500).div_euclid(1000)), "{}", text);
        }

        #[test]
        fn takes_nothing_that_jiff_refuses(
            text in "[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{1,9})?Z"
        ) {
            let expected = text.parse::<Timestamp>().ok().map(Timestamp::as_nanosecond);
            let expected = expected.map(|nanos| (nanos + 500).div_euclid(1000));
            prop_assert_eq!(utc(&text).map(i128::from), expected, "{}", text);
        }
    }
}
