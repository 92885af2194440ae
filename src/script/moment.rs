//! Instants in a script. There is no "now": an instant comes in as an argument, or not at all.

use super::length::impossible;
use crate::unit::{Elapsed, Instant};
use rhai::Engine;

/// Differences, shifts and comparisons.
pub(super) fn register(engine: &mut Engine) {
    let shifted = |micros: Option<i64>| micros.map(Instant).ok_or_else(impossible);
    engine
        .register_type_with_name::<Instant>("time")
        .register_fn("-", |a: Instant, b: Instant| {
            a.0.checked_sub(b.0).map(Elapsed).ok_or_else(impossible)
        })
        .register_fn("+", move |a: Instant, b: Elapsed| shifted(a.0.checked_add(b.0)))
        .register_fn("+", move |a: Elapsed, b: Instant| shifted(a.0.checked_add(b.0)))
        .register_fn("-", move |a: Instant, b: Elapsed| shifted(a.0.checked_sub(b.0)))
        .register_fn("==", |a: Instant, b: Instant| a == b)
        .register_fn("!=", |a: Instant, b: Instant| a != b)
        .register_fn("<", |a: Instant, b: Instant| a < b)
        .register_fn("<=", |a: Instant, b: Instant| a <= b)
        .register_fn(">", |a: Instant, b: Instant| a > b)
        .register_fn(">=", |a: Instant, b: Instant| a >= b);
}
