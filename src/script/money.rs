//! Amounts in a script: exact decimals with their currency, which never mix.

use super::length::impossible;
use crate::unit::{Currency, Decimal, Money};
use rhai::{Engine, EvalAltResult, INT, Position};
use std::cmp::Ordering;

type Fallible<T> = Result<T, Box<EvalAltResult>>;

/// `money(50, "CNY")`, `x.amount`, `x.currency`, sums, multiples and comparisons.
pub(super) fn register(engine: &mut Engine) {
    engine
        .register_type_with_name::<Money>("money")
        .register_fn("money", |amount: INT, code: &str| made(Decimal::from(amount), code))
        .register_fn("money", made)
        .register_get("amount", |money: &mut Money| money.amount)
        .register_get("currency", |money: &mut Money| money.currency.as_str().to_owned())
        .register_fn("+", |a: Money, b: Money| joined(a, b, Decimal::checked_add))
        .register_fn("-", |a: Money, b: Money| joined(a, b, Decimal::checked_sub))
        .register_fn("-", |a: Money| Money { amount: -a.amount, ..a })
        .register_fn("*", |a: Money, by: INT| scaled(a, by.into(), Decimal::checked_mul))
        .register_fn("*", |a: Money, by: Decimal| scaled(a, by, Decimal::checked_mul))
        .register_fn("*", |by: INT, a: Money| scaled(a, by.into(), Decimal::checked_mul))
        .register_fn("*", |by: Decimal, a: Money| scaled(a, by, Decimal::checked_mul))
        .register_fn("/", |a: Money, by: INT| scaled(a, by.into(), Decimal::checked_div))
        .register_fn("/", |a: Money, by: Decimal| scaled(a, by, Decimal::checked_div))
        .register_fn("/", |a: Money, b: Money| {
            same(a, b)?;
            a.amount.checked_div(b.amount).ok_or_else(impossible)
        })
        .register_fn("==", |a: Money, b: Money| order(a, b).map(Ordering::is_eq))
        .register_fn("!=", |a: Money, b: Money| order(a, b).map(Ordering::is_ne))
        .register_fn("<", |a: Money, b: Money| order(a, b).map(Ordering::is_lt))
        .register_fn("<=", |a: Money, b: Money| order(a, b).map(Ordering::is_le))
        .register_fn(">", |a: Money, b: Money| order(a, b).map(Ordering::is_gt))
        .register_fn(">=", |a: Money, b: Money| order(a, b).map(Ordering::is_ge));
}

fn made(amount: Decimal, code: &str) -> Fallible<Money> {
    let currency =
        Currency::parse(code).ok_or_else(|| refused(format!("`{code}` is no currency")))?;
    Ok(Money { amount, currency })
}

fn joined(a: Money, b: Money, join: fn(Decimal, Decimal) -> Option<Decimal>) -> Fallible<Money> {
    same(a, b)?;
    scaled(a, b.amount, join)
}

fn scaled(a: Money, by: Decimal, join: fn(Decimal, Decimal) -> Option<Decimal>) -> Fallible<Money> {
    join(a.amount, by).map(|amount| Money { amount, ..a }).ok_or_else(impossible)
}

fn order(a: Money, b: Money) -> Fallible<Ordering> {
    same(a, b)?;
    Ok(a.amount.cmp(&b.amount))
}

fn same(a: Money, b: Money) -> Fallible<()> {
    if a.currency == b.currency {
        return Ok(());
    }
    Err(refused(format!("amounts in {} and {} do not go together", a.currency, b.currency)))
}

#[expect(clippy::unnecessary_box_returns, reason = "rhai's functions fail with a boxed result")]
fn refused(why: String) -> Box<EvalAltResult> {
    EvalAltResult::ErrorArithmetic(why, Position::NONE).into()
}
