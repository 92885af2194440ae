//! Lengths of elapsed time.

use super::Fault;
use super::number::number;
use crate::diagnostic::codes::data;
use crate::unit::{DAY, Decimal, HOUR, LengthUnit, MINUTE, SECOND};
use rust_decimal::prelude::ToPrimitive;

/// Reads a length in microseconds: a plain number in `unit`, `1h30m`, `01:30:00` or `PT1H30M`.
/// Finer parts are rounded.
pub(super) fn micros(text: &str, unit: Option<LengthUnit>) -> Result<i64, Fault> {
    let (negative, body) = match text.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let length = length(text, body, unit)?;
    match to_micros(length) {
        Some(micros) if !negative || micros == 0 => Ok(micros),
        Some(_) => Err(Fault::new(&data::NEGATIVE_DURATION, text)),
        None => Err(Fault::new(&data::LARGE_NUMBER, text)),
    }
}

/// So many whole units in microseconds; `None`: too large.
pub(super) fn whole(count: i32, unit: i64) -> Option<i64> {
    i64::from(count).checked_mul(unit).filter(|micros| *micros <= LONGEST)
}

/// No length is longer than all of time.
const LONGEST: i64 = 20_000 * 366 * DAY;

/// The length in microseconds, unrounded. `None`: too large.
fn length(text: &str, body: &str, unit: Option<LengthUnit>) -> Result<Option<Decimal>, Fault> {
    if body.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-')) {
        let value = plain(text, body)?;
        let Some(micros) = unit.and_then(LengthUnit::micros) else {
            return Err(Fault::new(&data::UNITLESS_DURATION, text));
        };
        return Ok(value.checked_mul(Decimal::from(micros)));
    }
    let parts = if body.contains(':') {
        clock(body)
    } else if let Some(iso) = body.strip_prefix(['P', 'p']) {
        iso_8601(iso)
    } else {
        spelled(body)
    };
    match parts {
        Some(sum) => Ok(sum),
        None => Err(match number(text) {
            Err(fault) if fault.entry.code != data::BAD_NUMBER.code => fault,
            Ok(_) | Err(_) => Fault::new(&data::BAD_DURATION, text),
        }),
    }
}

fn plain(text: &str, body: &str) -> Result<Decimal, Fault> {
    number(body).map_err(|fault| match fault.entry.code {
        code if code == data::BAD_NUMBER.code => Fault::new(&data::BAD_DURATION, text),
        _ => fault,
    })
}

fn to_micros(length: Option<Decimal>) -> Option<i64> {
    let micros = length?.round().to_i64()?;
    (micros <= LONGEST).then_some(micros)
}

/// A sum of amounts; the inner `None` says that it is too large.
type Sum = Option<Decimal>;

fn plus(sum: Sum, amount: &str, unit: i64) -> Option<Sum> {
    let amount = unsigned(amount)?;
    Some(sum.and_then(|sum| sum.checked_add(amount.checked_mul(Decimal::from(unit))?)))
}

/// Digits, perhaps with a decimal point.
fn unsigned(text: &str) -> Option<Decimal> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if plain { number(text).ok() } else { None }
}

/// `hours:minutes:seconds`, any number of hours.
fn clock(text: &str) -> Option<Sum> {
    let mut parts = text.split(':');
    let (hours, minutes, seconds) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let sixty = Decimal::from(60);
    let fits = parts.next().is_none()
        && whole(hours)
        && whole(minutes)
        && unsigned(minutes)? < sixty
        && unsigned(seconds)? < sixty;
    if !fits {
        return None;
    }
    let sum = plus(Some(Decimal::ZERO), hours, HOUR)?;
    plus(plus(sum, minutes, MINUTE)?, seconds, SECOND)
}

/// What follows the `P` of ISO 8601: weeks and days, then `T` and hours, minutes, seconds. Years and
/// months have no fixed length and are refused.
fn iso_8601(text: &str) -> Option<Sum> {
    const DATE: &[(char, i64)] = &[('W', 7 * DAY), ('D', DAY)];
    const TIME: &[(char, i64)] = &[('H', HOUR), ('M', MINUTE), ('S', SECOND)];
    let text = text.to_ascii_uppercase();
    let (date, time) = match text.split_once('T') {
        Some((date, time)) if !time.is_empty() => (date, time),
        Some(_) => return None,
        None => (text.as_str(), ""),
    };
    if date.is_empty() && time.is_empty() {
        return None;
    }
    let mut sum = Some(Decimal::ZERO);
    for (mut rest, units) in [(date, DATE), (time, TIME)] {
        for (letter, unit) in units {
            if let Some((amount, tail)) = rest.split_once(*letter) {
                sum = plus(sum, &amount.replace(',', "."), *unit)?;
                rest = tail;
            }
        }
        if !rest.is_empty() {
            return None;
        }
    }
    Some(sum)
}

/// Amounts with units, largest first or not: `20s`, `1 h 30 min`, `1小时30分`.
fn spelled(text: &str) -> Option<Sum> {
    let mut sum = Some(Decimal::ZERO);
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let tail = rest[digits..].trim_start();
        let letters = tail.find(|c: char| c.is_ascii_digit() || c == ' ').unwrap_or(tail.len());
        sum = plus(sum, &rest[..digits], unit(&tail[..letters])?)?;
        rest = tail[letters..].trim_start();
    }
    Some(sum)
}

fn unit(word: &str) -> Option<i64> {
    Some(match word.to_ascii_lowercase().as_str() {
        "us" | "µs" | "μs" | "微秒" => 1,
        "ms" | "msec" | "millisecond" | "milliseconds" | "毫秒" => 1_000,
        "s" | "sec" | "secs" | "second" | "seconds" | "秒" | "秒钟" => SECOND,
        "m" | "min" | "mins" | "minute" | "minutes" | "分" | "分钟" => MINUTE,
        "h" | "hr" | "hrs" | "hour" | "hours" | "时" | "小时" => HOUR,
        "d" | "day" | "days" | "天" => DAY,
        "w" | "week" | "weeks" | "周" => 7 * DAY,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::micros;
    use crate::unit::{DAY, HOUR, LengthUnit, MINUTE, SECOND};

    fn shown(text: &str, unit: Option<LengthUnit>) -> Result<i64, &'static str> {
        micros(text, unit).map_err(|fault| fault.entry.slug)
    }

    #[test]
    fn lengths_in_every_spelling() {
        for (text, length) in [
            ("20s", 20 * SECOND),
            ("1h30m", HOUR + 30 * MINUTE),
            ("1 h 30 min", HOUR + 30 * MINUTE),
            ("1.5h", HOUR + 30 * MINUTE),
            ("1小时30分", HOUR + 30 * MINUTE),
            ("2天", 2 * DAY),
            ("250ms", 250_000),
            ("01:30:00", HOUR + 30 * MINUTE),
            ("100:00:00.5", 100 * HOUR + 500_000),
            ("PT15M", 15 * MINUTE),
            ("P1DT2H0.5S", DAY + 2 * HOUR + 500_000),
            ("p2w", 14 * DAY),
            ("-PT0S", 0),
        ] {
            assert_eq!(shown(text, None), Ok(length), "{text}");
        }
    }

    #[test]
    fn plain_numbers_take_the_declared_unit() {
        assert_eq!(shown("90", Some(LengthUnit::Second)), Ok(90 * SECOND));
        assert_eq!(shown("1.5", Some(LengthUnit::Minute)), Ok(90 * SECOND));
        assert_eq!(shown("0.0000014", Some(LengthUnit::Second)), Ok(1));
        assert_eq!(shown("0.0000016", Some(LengthUnit::Second)), Ok(2));
        assert_eq!(shown("-0", Some(LengthUnit::Second)), Ok(0));
        assert_eq!(shown("90", None), Err("unitless-duration"));
    }

    #[test]
    fn what_is_no_length_says_why() {
        for (text, slug) in [
            ("-3", "negative-duration"),
            ("-5s", "negative-duration"),
            ("-PT1S", "negative-duration"),
            ("15:30", "bad-duration"),
            ("1:60:00", "bad-duration"),
            ("1.5:00:00", "bad-duration"),
            ("P1M", "bad-duration"),
            ("P1Y", "bad-duration"),
            ("P", "bad-duration"),
            ("PT", "bad-duration"),
            ("5 bananas", "bad-duration"),
            ("s", "bad-duration"),
            ("soon", "bad-duration"),
            ("1.2.3", "grouped-number"),
            ("NaN", "not-finite"),
            ("1,200", "grouped-number"),
            ("1e20", "large-number"),
            ("99999999999999999999999999999d", "bad-duration"),
        ] {
            assert_eq!(shown(text, Some(LengthUnit::Second)), Err(slug), "{text}");
        }
    }
}
