//! Arithmetic on constants, done when the file is read.

use crate::syntax::ast::ArithmeticOp;
use crate::unit::{Decimal, Elapsed, Instant, Length, Money};
use crate::value::Value;
use std::cmp::Ordering;

/// How two constants of one type compare.
pub(in crate::check) fn order(a: &Value, b: &Value) -> Option<Ordering> {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => Some(a.cmp(b)),
        (Value::Time(a), Value::Time(b)) => Some(a.cmp(b)),
        (Value::Money(a), Value::Money(b)) if a.currency == b.currency => {
            Some(a.amount.cmp(&b.amount))
        }
        (Value::Duration(a), Value::Duration(b))
        | (Value::Length(Length::Business(a)), Value::Length(Length::Business(b))) => {
            Some(a.cmp(b))
        }
        (Value::Length(Length::CalendarDays(a)), Value::Length(Length::CalendarDays(b)))
        | (Value::Length(Length::BusinessDays(a)), Value::Length(Length::BusinessDays(b))) => {
            Some(a.cmp(b))
        }
        _ => None,
    }
}

/// The result; `None` for a division by zero, a number too large, or a length that does not come
/// out even. The types were found to go together.
pub(super) fn fold(op: ArithmeticOp, a: &Value, b: &Value) -> Option<Value> {
    let (x, y) = (quantity(a)?, quantity(b)?);
    let result = match op {
        ArithmeticOp::Add => x.checked_add(y),
        ArithmeticOp::Subtract => x.checked_sub(y),
        ArithmeticOp::Multiply | ArithmeticOp::Of => x.checked_mul(y),
        ArithmeticOp::Divide => x.checked_div(y),
    }?;
    like(unit(op, a, b), result)
}

/// `-x`
pub(super) fn negated(value: &Value) -> Option<Value> {
    like(value.clone(), -quantity(value)?)
}

/// A constant as a plain number of its own unit.
fn quantity(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Some(*number),
        Value::Money(money) => Some(money.amount),
        Value::Duration(Elapsed(micros)) | Value::Time(Instant(micros)) => Some((*micros).into()),
        Value::Length(Length::Elapsed(elapsed) | Length::Business(elapsed)) => {
            Some(elapsed.0.into())
        }
        Value::Length(Length::CalendarDays(days) | Length::BusinessDays(days)) => {
            Some((*days).into())
        }
        Value::Bool(_) | Value::Text(_) => None,
    }
}

/// A value of the result's unit.
fn unit(op: ArithmeticOp, a: &Value, b: &Value) -> Value {
    match (op, a, b) {
        (ArithmeticOp::Subtract, Value::Time(_), Value::Time(_)) => Value::Duration(Elapsed(0)),
        (ArithmeticOp::Add, _, Value::Time(_))
        | (ArithmeticOp::Multiply | ArithmeticOp::Of, Value::Number(_), _) => b.clone(),
        (ArithmeticOp::Divide, _, divisor) if !matches!(divisor, Value::Number(_)) => {
            Value::Number(Decimal::ZERO)
        }
        _ => a.clone(),
    }
}

/// A number in the unit of another value.
fn like(unit: Value, number: Decimal) -> Option<Value> {
    let whole = || i64::try_from(number.trunc()).ok();
    let even = || whole().filter(|_| number.fract().is_zero());
    Some(match unit {
        Value::Number(_) => Value::Number(number),
        Value::Money(money) => Value::Money(Money { amount: number, ..money }),
        Value::Duration(_) => Value::Duration(Elapsed(whole()?)),
        Value::Time(_) => Value::Time(Instant(whole()?)),
        Value::Length(Length::Elapsed(_)) => Value::Length(Length::Elapsed(Elapsed(whole()?))),
        Value::Length(Length::Business(_)) => Value::Length(Length::Business(Elapsed(whole()?))),
        Value::Length(Length::CalendarDays(_)) => Value::Length(Length::CalendarDays(even()?)),
        Value::Length(Length::BusinessDays(_)) => Value::Length(Length::BusinessDays(even()?)),
        Value::Bool(_) | Value::Text(_) => return None,
    })
}
