//! Exact decimals.

use super::Fault;
use crate::diagnostic::codes::data;
use crate::unit::Decimal;

/// Decimal places that are computed with; further ones are rounded.
const PLACES: i64 = 28;

/// Reads `12`, `-0.5`, `1.5e3`. Beyond 28 digits the fraction is rounded to what fits.
pub(super) fn number(text: &str) -> Result<Decimal, Fault> {
    match digits(text) {
        Some(digits) => digits.value().ok_or_else(|| Fault::new(&data::LARGE_NUMBER, text)),
        None => Err(Fault::new(kind_of_fault(text), text)),
    }
}

/// Up to nine digits and nothing else, which is what most numbers are.
#[inline]
pub(super) fn few_digits(text: &[u8]) -> Option<i32> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    text.iter().try_fold(0, |sum, byte| {
        let digit = byte.wrapping_sub(b'0');
        (digit < 10).then(|| sum * 10 + i32::from(digit))
    })
}

/// Reads a share: `0.95` or `95%`.
pub(super) fn share(text: &str) -> Result<Decimal, Fault> {
    match text.strip_suffix(['%', '％']) {
        Some(percent) => Ok(number(percent.trim_end())? / Decimal::ONE_HUNDRED),
        None => number(text),
    }
}

/// Reads a number from `low` to `high`, both included.
pub(super) fn on_scale(text: &str, low: Decimal, high: Decimal) -> Result<Decimal, Fault> {
    let value = number(text)?;
    if (low..=high).contains(&value) {
        return Ok(value);
    }
    Err(Fault::new(&data::OFF_SCALE, text)
        .arg("low", low.to_string())
        .arg("high", high.to_string()))
}

/// A number taken apart: `whole` and `fraction` digits, and a power of ten.
struct Digits<'a> {
    negative: bool,
    whole: &'a str,
    fraction: &'a str,
    exponent: i64,
}

fn digits(text: &str) -> Option<Digits<'_>> {
    let (negative, rest) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (mantissa, exponent) = match rest.find(['e', 'E']) {
        Some(at) => (&rest[..at], exponent(&rest[at + 1..])?),
        None => (rest, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (whole.len() + fraction.len() > 0 && all_digits(whole) && all_digits(fraction))
        .then_some(Digits { negative, whole, fraction, exponent })
}

/// Any whole number; so far out that it changes nothing more, it is held at a bound.
fn exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let bound = i64::from(i32::MAX);
    let value = digits.parse::<i64>().unwrap_or(bound).min(bound);
    Some(if text.starts_with('-') { -value } else { value })
}

impl Digits<'_> {
    /// `None` if it does not fit.
    fn value(&self) -> Option<Decimal> {
        let whole = self.whole.trim_start_matches('0');
        let fraction = self.fraction.trim_end_matches('0');
        if whole.len() + fraction.len() <= 18 && self.exponent == 0 {
            let digits = whole.bytes().chain(fraction.bytes());
            let mantissa = digits.fold(0_i64, |sum, digit| sum * 10 + i64::from(digit - b'0'));
            let signed = if self.negative { -mantissa } else { mantissa };
            return Some(Decimal::new(signed, fraction.len() as u32));
        }
        self.long_value(whole, fraction)
    }

    /// With many digits or an exponent: the point is moved among the digits, then they are read.
    fn long_value(&self, whole: &str, fraction: &str) -> Option<Decimal> {
        let digits = format!("{whole}{fraction}");
        let significant = digits.trim_start_matches('0');
        if significant.is_empty() {
            return Some(Decimal::ZERO);
        }
        let point = whole.len() as i64 + self.exponent;
        let leading = point - (digits.len() - significant.len()) as i64;
        if leading > PLACES + 1 {
            return None;
        }
        if leading < -PLACES {
            return Some(Decimal::ZERO);
        }
        let sign = if self.negative { "-" } else { "" };
        let text = if leading <= 0 {
            format!("{sign}0.{}{significant}", "0".repeat(-leading as usize))
        } else if significant.len() as i64 <= leading {
            format!("{sign}{significant}{}", "0".repeat(leading as usize - significant.len()))
        } else {
            let (before, after) = significant.split_at(leading as usize);
            format!("{sign}{before}.{after}")
        };
        text.parse().ok()
    }
}

/// What to say of a text that is no number.
fn kind_of_fault(text: &str) -> &'static crate::diagnostic::Entry {
    let bare = text.trim_start_matches(['+', '-']).to_ascii_lowercase();
    if matches!(bare.as_str(), "nan" | "inf" | "infinity" | "∞") {
        return &data::NOT_FINITE;
    }
    let ungrouped: String = bare
        .chars()
        .filter(|c| !matches!(c, ',' | '\'' | '_' | ' ' | '\u{a0}' | '\u{202f}' | '，'))
        .collect();
    let one_point = ungrouped.replacen('.', "", ungrouped.matches('.').count().saturating_sub(1));
    if bare.len() > one_point.len() && digits(&one_point).is_some() {
        &data::GROUPED_NUMBER
    } else {
        &data::BAD_NUMBER
    }
}

#[cfg(test)]
mod tests {
    use super::{number, on_scale, share};
    use crate::unit::Decimal;

    fn shown(text: &str) -> String {
        match number(text) {
            Ok(value) => value.to_string(),
            Err(fault) => fault.entry.slug.to_owned(),
        }
    }

    #[test]
    fn numbers_are_exact() {
        for (text, value) in [
            ("0", "0"),
            ("-0.50", "-0.5"),
            ("+7", "7"),
            (".5", "0.5"),
            ("5.", "5"),
            ("007", "7"),
            ("1.5e3", "1500"),
            ("15E-4", "0.0015"),
            ("0.1e1", "1"),
            ("0e999999999999999999999", "0"),
            ("1e-40", "0"),
            ("999999999999999999", "999999999999999999"),
            ("1234567890123456789012345678", "1234567890123456789012345678"),
            ("79228162514264337593543950335", "79228162514264337593543950335"),
            ("79228162514264337593543950336", "large-number"),
            ("1e29", "large-number"),
            ("1e2147483648", "large-number"),
            ("0.12345678901234567890123456789", "0.1234567890123456789012345679"),
        ] {
            assert_eq!(shown(text), value, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_says_why() {
        for (text, slug) in [
            ("1,234", "grouped-number"),
            ("1.234,5", "grouped-number"),
            ("1 234", "grouped-number"),
            ("1_000", "grouped-number"),
            ("1.2.3", "grouped-number"),
            ("NaN", "not-finite"),
            ("-inf", "not-finite"),
            ("n/a", "bad-number"),
            ("-", "bad-number"),
            (".", "bad-number"),
            ("e5", "bad-number"),
            ("1e", "bad-number"),
            ("12s", "bad-number"),
            ("１２", "bad-number"),
            ("--1", "bad-number"),
            (",", "bad-number"),
        ] {
            assert_eq!(shown(text), slug, "{text}");
        }
    }

    #[test]
    fn scales_include_their_ends() {
        let (low, high) = (Decimal::ONE, Decimal::new(5, 0));
        assert!(on_scale("1", low, high).is_ok());
        assert!(on_scale("5.0", low, high).is_ok());
        assert_eq!(on_scale("5.1", low, high).unwrap_err().entry.slug, "off-scale");
        assert_eq!(on_scale("0", low, high).unwrap_err().args[1].1, "1");
    }

    #[test]
    fn shares_are_numbers_or_percentages() {
        assert_eq!(share("95%").unwrap(), share("0.95").unwrap());
        assert!(share("%").is_err());
    }
}
