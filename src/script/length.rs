//! Lengths of time in a script: exact, and never mixed up with numbers.

use crate::unit::{DAY, Decimal, Elapsed, HOUR, MINUTE, SECOND};
use rhai::{Engine, EvalAltResult, INT, Position};
use rust_decimal::prelude::ToPrimitive;

type Fallible<T> = Result<T, Box<EvalAltResult>>;

/// `minutes(15)`, `x.minutes`, sums, multiples and comparisons.
pub(super) fn register(engine: &mut Engine) {
    engine.register_type_with_name::<Elapsed>("duration");
    for (name, micros) in [("seconds", SECOND), ("minutes", MINUTE), ("hours", HOUR), ("days", DAY)]
    {
        engine
            .register_fn(name, move |count: INT| times(micros, Decimal::from(count)))
            .register_fn(name, move |count: Decimal| times(micros, count))
            .register_get(name, move |length: &mut Elapsed| in_units(*length, micros));
    }
    engine
        .register_fn("+", |a: Elapsed, b: Elapsed| whole(a.0.checked_add(b.0)))
        .register_fn("-", |a: Elapsed, b: Elapsed| whole(a.0.checked_sub(b.0)))
        .register_fn("-", |a: Elapsed| whole(a.0.checked_neg()))
        .register_fn("*", |a: Elapsed, by: INT| times(a.0, Decimal::from(by)))
        .register_fn("*", |a: Elapsed, by: Decimal| times(a.0, by))
        .register_fn("*", |by: INT, a: Elapsed| times(a.0, Decimal::from(by)))
        .register_fn("*", |by: Decimal, a: Elapsed| times(a.0, by))
        .register_fn("/", |a: Elapsed, by: INT| divide(a.0, Decimal::from(by)))
        .register_fn("/", |a: Elapsed, by: Decimal| divide(a.0, by))
        .register_fn("/", |a: Elapsed, b: Elapsed| {
            Decimal::from(a.0).checked_div(Decimal::from(b.0)).ok_or_else(impossible)
        })
        .register_fn("==", |a: Elapsed, b: Elapsed| a == b)
        .register_fn("!=", |a: Elapsed, b: Elapsed| a != b)
        .register_fn("<", |a: Elapsed, b: Elapsed| a < b)
        .register_fn("<=", |a: Elapsed, b: Elapsed| a <= b)
        .register_fn(">", |a: Elapsed, b: Elapsed| a > b)
        .register_fn(">=", |a: Elapsed, b: Elapsed| a >= b);
}

fn in_units(length: Elapsed, micros: i64) -> Decimal {
    Decimal::from(length.0) / Decimal::from(micros)
}

/// Rounded to the microsecond, halves to even, as in rules.
fn times(micros: i64, by: Decimal) -> Fallible<Elapsed> {
    whole(Decimal::from(micros).checked_mul(by).and_then(|micros| micros.round().to_i64()))
}

fn divide(micros: i64, by: Decimal) -> Fallible<Elapsed> {
    whole(Decimal::from(micros).checked_div(by).and_then(|micros| micros.round().to_i64()))
}

fn whole(micros: Option<i64>) -> Fallible<Elapsed> {
    micros.map(Elapsed).ok_or_else(impossible)
}

#[expect(clippy::unnecessary_box_returns, reason = "rhai's functions fail with a boxed result")]
pub(super) fn impossible() -> Box<EvalAltResult> {
    let what = "the result is too large, or divided by zero".to_owned();
    EvalAltResult::ErrorArithmetic(what, Position::NONE).into()
}
