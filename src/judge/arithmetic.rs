//! Comparisons and exact arithmetic on values. What cannot be computed (an overflow, a division by zero) is missing:
//! it can make a verdict unknown, never met.

use crate::plan::Datum;
use crate::syntax::ast::{ArithmeticOp, CompareOp};
use crate::unit::Decimal;
use crate::value::{Truth, Words};
use rust_decimal::prelude::ToPrimitive;
use std::cmp::Ordering;

/// Compares two values of one type; unknown if either is missing.
pub(super) fn compare(op: CompareOp, left: Datum, right: Datum, words: &Words) -> Truth {
    order(left, right, words).map_or(Truth::Unknown, |ordering| Truth::from(is_so(op, ordering)))
}

/// Whether two values that are ordered so compare so.
pub(super) fn is_so(op: CompareOp, ordering: Ordering) -> bool {
    match op {
        CompareOp::Equal => ordering.is_eq(),
        CompareOp::NotEqual => ordering.is_ne(),
        CompareOp::Less => ordering.is_lt(),
        CompareOp::LessEqual => ordering.is_le(),
        CompareOp::Greater => ordering.is_gt(),
        CompareOp::GreaterEqual => ordering.is_ge(),
    }
}

fn order(left: Datum, right: Datum, words: &Words) -> Option<Ordering> {
    match (left, right) {
        (Datum::Number(a), Datum::Number(b)) => Some(a.cmp(&b)),
        (Datum::Money(a, of), Datum::Money(b, other)) if of == other => Some(a.cmp(&b)),
        (Datum::Word(a), Datum::Word(b)) if a == b => Some(Ordering::Equal),
        (Datum::Word(a), Datum::Word(b)) => Some(words.text(a).cmp(words.text(b))),
        (Datum::Duration(a), Datum::Duration(b)) | (Datum::Time(a), Datum::Time(b)) => {
            Some(a.cmp(&b))
        }
        (Datum::Truth(Truth::Unknown), _) | (_, Datum::Truth(Truth::Unknown)) => None,
        (Datum::Truth(a), Datum::Truth(b)) => Some((a == Truth::True).cmp(&(b == Truth::True))),
        _ => None,
    }
}

/// The whole number below, or above.
pub(super) fn whole(up: bool, of: Datum) -> Datum {
    match of {
        Datum::Number(number) => Datum::Number(if up { number.ceil() } else { number.floor() }),
        _ => Datum::Missing,
    }
}

/// Adds, subtracts, multiplies or divides.
pub(super) fn arithmetic(op: ArithmeticOp, left: Datum, right: Datum) -> Datum {
    let result = match op {
        ArithmeticOp::Add => add(left, right),
        ArithmeticOp::Subtract => subtract(left, right),
        ArithmeticOp::Multiply | ArithmeticOp::Of => multiply(left, right),
        ArithmeticOp::Divide => divide(left, right),
    };
    result.unwrap_or(Datum::Missing)
}

fn add(left: Datum, right: Datum) -> Option<Datum> {
    match (left, right) {
        (Datum::Number(a), Datum::Number(b)) => a.checked_add(b).map(Datum::Number),
        (Datum::Money(a, of), Datum::Money(b, other)) if of == other => {
            Some(Datum::Money(a.checked_add(b)?, of))
        }
        (Datum::Duration(a), Datum::Duration(b)) => a.checked_add(b).map(Datum::Duration),
        (Datum::Time(time), Datum::Duration(length))
        | (Datum::Duration(length), Datum::Time(time)) => time.checked_add(length).map(Datum::Time),
        _ => None,
    }
}

fn subtract(left: Datum, right: Datum) -> Option<Datum> {
    match (left, right) {
        (Datum::Number(a), Datum::Number(b)) => a.checked_sub(b).map(Datum::Number),
        (Datum::Money(a, of), Datum::Money(b, other)) if of == other => {
            Some(Datum::Money(a.checked_sub(b)?, of))
        }
        (Datum::Duration(a), Datum::Duration(b)) | (Datum::Time(a), Datum::Time(b)) => {
            a.checked_sub(b).map(Datum::Duration)
        }
        (Datum::Time(time), Datum::Duration(length)) => time.checked_sub(length).map(Datum::Time),
        _ => None,
    }
}

fn multiply(left: Datum, right: Datum) -> Option<Datum> {
    match (left, right) {
        (Datum::Number(a), Datum::Number(b)) => a.checked_mul(b).map(Datum::Number),
        (Datum::Money(amount, of), Datum::Number(by))
        | (Datum::Number(by), Datum::Money(amount, of)) => {
            Some(Datum::Money(amount.checked_mul(by)?, of))
        }
        (Datum::Duration(length), Datum::Number(by))
        | (Datum::Number(by), Datum::Duration(length)) => {
            micros(Decimal::from(length).checked_mul(by)?)
        }
        _ => None,
    }
}

fn divide(left: Datum, right: Datum) -> Option<Datum> {
    match (left, right) {
        (Datum::Number(a), Datum::Number(b)) => a.checked_div(b).map(Datum::Number),
        (Datum::Money(amount, of), Datum::Number(by)) => {
            Some(Datum::Money(amount.checked_div(by)?, of))
        }
        (Datum::Money(a, of), Datum::Money(b, other)) if of == other => {
            a.checked_div(b).map(Datum::Number)
        }
        (Datum::Duration(length), Datum::Number(by)) => {
            micros(Decimal::from(length).checked_div(by)?)
        }
        (Datum::Duration(a), Datum::Duration(b)) => {
            Decimal::from(a).checked_div(Decimal::from(b)).map(Datum::Number)
        }
        _ => None,
    }
}

/// A length, rounded to the microsecond (halves to even).
fn micros(length: Decimal) -> Option<Datum> {
    length.round().to_i64().map(Datum::Duration)
}

/// `-x`
pub(super) fn negate(of: Datum) -> Datum {
    match of {
        Datum::Number(number) => Datum::Number(-number),
        Datum::Money(amount, currency) => Datum::Money(-amount, currency),
        Datum::Duration(length) => length.checked_neg().map_or(Datum::Missing, Datum::Duration),
        Datum::Missing | Datum::Truth(_) | Datum::Word(_) | Datum::Time(_) => Datum::Missing,
    }
}

/// `elapsed(from, to)`: missing if `to` is before `from`.
pub(super) fn elapsed(from: Datum, to: Datum) -> Datum {
    match (from, to) {
        (Datum::Time(from), Datum::Time(to)) if to >= from => {
            to.checked_sub(from).map_or(Datum::Missing, Datum::Duration)
        }
        _ => Datum::Missing,
    }
}

/// A length as a number of units of so many microseconds.
pub(super) fn in_units(unit: i64, of: Datum) -> Datum {
    match of {
        Datum::Duration(length) => Decimal::from(length)
            .checked_div(Decimal::from(unit))
            .map_or(Datum::Missing, Datum::Number),
        Datum::Missing
        | Datum::Truth(_)
        | Datum::Number(_)
        | Datum::Money(..)
        | Datum::Word(_)
        | Datum::Time(_) => Datum::Missing,
    }
}

#[cfg(test)]
mod tests {
    use super::{arithmetic, compare, elapsed};
    use crate::plan::Datum;
    use crate::syntax::ast::{ArithmeticOp, CompareOp};
    use crate::unit::{Currency, Decimal};
    use crate::value::{Truth, Words};

    fn number(n: i64) -> Datum {
        Datum::Number(Decimal::from(n))
    }

    fn money(n: i64, code: &str) -> Datum {
        Datum::Money(Decimal::from(n), Currency::parse(code).unwrap())
    }

    #[test]
    fn what_cannot_be_computed_is_missing() {
        assert_eq!(arithmetic(ArithmeticOp::Divide, number(1), number(0)), Datum::Missing);
        let most = Datum::Number(Decimal::MAX);
        assert_eq!(arithmetic(ArithmeticOp::Multiply, most, most), Datum::Missing);
        let end = Datum::Time(i64::MAX);
        assert_eq!(arithmetic(ArithmeticOp::Add, end, Datum::Duration(1)), Datum::Missing);
    }

    #[test]
    fn a_missing_value_or_another_currency_makes_a_comparison_unknown() {
        let words = Words::default();
        let asked = |a, b| compare(CompareOp::NotEqual, a, b, &words);
        assert_eq!(asked(number(1), Datum::Missing), Truth::Unknown);
        assert_eq!(asked(money(1, "EUR"), money(1, "CNY")), Truth::Unknown);
        assert_eq!(asked(money(1, "EUR"), money(2, "EUR")), Truth::True);
    }

    #[test]
    fn an_end_before_its_start_has_no_length() {
        assert_eq!(elapsed(Datum::Time(5), Datum::Time(5)), Datum::Duration(0));
        assert_eq!(elapsed(Datum::Time(5), Datum::Time(4)), Datum::Missing);
    }
}
