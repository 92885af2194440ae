//! Comparisons turned round, until a column stands alone: `n - 1 > 2` is `n > 3`.

use crate::plan::{ColumnId, Datum, Expr};
use crate::syntax::ast::{ArithmeticOp, CompareOp};
use crate::unit::{Decimal, Elapsed, Instant, Length};
use crate::value::Value;

/// Open time of a calendar cannot be turned round: this much true time holds more of it than rules ask for.
const LONG: i64 = 30 * 24 * 3600 * 1_000_000;

/// The column that is compared in the end, with what.
pub(super) fn column(of: &Expr, op: CompareOp, to: Value) -> Option<(ColumnId, CompareOp, Value)> {
    let Expr::Arithmetic(arithmetic, left, right) = of else {
        let Expr::Column(column) = of else { return None };
        return Some((*column, op, to));
    };
    let Value::Number(to) = to else { return None };
    let (of, by, is_left) = match (&**left, &**right) {
        (of, Expr::Constant(Datum::Number(by))) => (of, *by, true),
        (Expr::Constant(Datum::Number(by)), of) => (of, *by, false),
        _ => return None,
    };
    let (to, turned): (Option<Decimal>, bool) = match (arithmetic, is_left) {
        (ArithmeticOp::Add, _) => (to.checked_sub(by), false),
        (ArithmeticOp::Subtract, true) => (to.checked_add(by), false),
        (ArithmeticOp::Subtract, false) => (by.checked_sub(to), true),
        (ArithmeticOp::Multiply, _) => (to.checked_div(by), by < Decimal::ZERO),
        (ArithmeticOp::Divide, true) => (to.checked_mul(by), by < Decimal::ZERO),
        (ArithmeticOp::Divide, false) | (ArithmeticOp::Of, _) => return None,
    };
    let op = match op {
        CompareOp::Less if turned => CompareOp::Greater,
        CompareOp::LessEqual if turned => CompareOp::GreaterEqual,
        CompareOp::Greater if turned => CompareOp::Less,
        CompareOp::GreaterEqual if turned => CompareOp::LessEqual,
        other => other,
    };
    column(of, op, Value::Number(to?))
}

/// Of `elapsed(a, b)`, with a calendar or without: when a and b would have to be.
pub(super) fn times(
    of: &Expr,
    op: CompareOp,
    to: &Value,
    base: Instant,
) -> Option<[Option<(ColumnId, Value)>; 2]> {
    let (from, until, open) = match of {
        Expr::Elapsed(from, until) => (from, until, false),
        Expr::OpenTime(_, from, until) => (from, until, true),
        _ => return None,
    };
    let length = match to {
        Value::Duration(Elapsed(length))
        | Value::Length(Length::Elapsed(Elapsed(length)) | Length::Business(Elapsed(length))) => {
            *length
        }
        _ => return None,
    };
    let length = match op {
        CompareOp::Less | CompareOp::LessEqual | CompareOp::NotEqual => 0,
        CompareOp::Greater | CompareOp::GreaterEqual if open => LONG,
        CompareOp::Greater => length.saturating_add(1),
        CompareOp::GreaterEqual | CompareOp::Equal => length,
    };
    let at = |expr: &Expr, at: i64| match expr {
        Expr::Column(column) => Some((*column, Value::Time(Instant(at)))),
        _ => None,
    };
    Some([at(from, base.0), at(until, base.0.saturating_add(length))])
}
