//! Other values in a record: a wait of at most twenty seconds.

use super::bench::{Bench, set};
use super::boundary;
use super::edit::{Edit, End, Turn};
use super::literals::{Literals, columns, conditions};
use super::witness::stepped;
use crate::check::program::{FieldId, Type};
use crate::judge::verdict::{Part, Quantity, Row};
use crate::plan::ColumnId;
use crate::unit::{Elapsed, Instant, Length};
use crate::value::Value;

/// One for each field that the requirement asked, at most.
pub(super) fn of(bench: &mut Bench, literals: &Literals) -> Vec<Turn> {
    let plan = bench.replica.plan();
    let mut asked = Vec::new();
    for condition in conditions(bench.form()) {
        columns(plan, condition, &mut asked);
    }
    let seen = bench.evidence().values.iter();
    let seen: Vec<(FieldId, Value, Row)> = seen
        .filter(|(field, ..)| plan.column(*field).is_some_and(|column| asked.contains(&column)))
        .cloned()
        .collect();
    let turns = seen.into_iter().filter_map(|(field, value, row)| {
        // When a record happened is moved, not said otherwise.
        let column = plan.column(field).filter(|column| *column != plan.time)?;
        one(bench, literals, column, (field, value, row))
    });
    turns.collect()
}

fn one(
    bench: &mut Bench,
    literals: &Literals,
    column: ColumnId,
    (field, value, row): (FieldId, Value, Row),
) -> Option<Turn> {
    let rows = [row];
    match &value {
        Value::Text(_) | Value::Bool(_) => {
            let others: Vec<Value> = match value {
                Value::Bool(flag) => vec![Value::Bool(!flag)],
                _ => literals
                    .values(column)
                    .iter()
                    .filter(|other| **other != value)
                    .cloned()
                    .collect(),
            };
            let named = others
                .into_iter()
                .find_map(|other| bench.turn(set(field, Some(other), &rows, End::This), false));
            let other = named.or_else(|| {
                let other = super::literals::other_text(bench.replica.plan(), column, &[])?;
                bench.turn(set(field, Some(Value::Text(other)), &rows, End::Other), false)
            });
            other.or_else(|| bench.turn(set(field, None, &rows, End::This), false))
        }
        Value::Time(Instant(from)) => {
            let points = points(bench, literals, column, &value);
            let edit = |to| set(field, Some(Value::Time(Instant(to))), &rows, End::This);
            Some(bounded(boundary::nearest(bench, *from, &points, edit)?, *from, &points))
        }
        Value::Duration(Elapsed(from)) => {
            let mut points = points(bench, literals, column, &value);
            points.retain(|point| *point >= 0);
            let edit = |to| set(field, Some(Value::Duration(Elapsed(to))), &rows, End::This);
            Some(bounded(boundary::nearest(bench, *from, &points, edit)?, *from, &points))
        }
        Value::Number(_) | Value::Money(_) => {
            stepwise(bench, literals, column, (field, value, row))
        }
        Value::Length(_) => None,
    }
}

/// Values, in microseconds, at which the verdict may turn.
fn points(bench: &Bench, literals: &Literals, column: ColumnId, value: &Value) -> Vec<i64> {
    let micros = |value: &Value| match value {
        Value::Time(Instant(at)) => Some(*at),
        Value::Duration(length)
        | Value::Length(Length::Elapsed(length) | Length::Business(length)) => Some(length.0),
        Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::Money(_) | Value::Length(_) => {
            None
        }
    };
    let mut points: Vec<i64> = literals.values(column).iter().filter_map(micros).collect();
    let from = micros(value).unwrap_or_default();
    if let Some(measured) = &bench.evidence().measured {
        let size = |quantity: &Quantity| match quantity {
            Quantity::Value(value) => micros(value),
            Quantity::Elapsed(length) => Some(length.0),
            Quantity::Count(_) => None,
        };
        if let (Some(actual), Some(limit)) = (size(&measured.actual), size(&measured.limit)) {
            let margin = actual.saturating_sub(limit);
            points.extend([from.saturating_sub(margin), from.saturating_add(margin)]);
        }
    }
    if let Value::Time(_) = value {
        points.extend(bench.evidence().deadline.map(|deadline| deadline.0));
        let stops = bench.rows_of(&[Part::Stop, Part::Anchor]);
        points.extend(stops.into_iter().filter_map(|row| bench.replica.time(row)).map(|at| at.0));
        points.push(bench.replica.as_of().0);
        points.extend(
            literals
                .lengths()
                .iter()
                .flat_map(|length| [from.saturating_sub(*length), from.saturating_add(*length)]),
        );
    }
    let beside = |point: &i64| [point.saturating_sub(1), *point, point.saturating_add(1)];
    points.iter().flat_map(beside).collect()
}

/// Says which other values would do: a point that is named but does not itself turn is the bound.
fn bounded(mut turn: Turn, from: i64, points: &[i64]) -> Turn {
    if let Edit::Set { values, end, .. } = &mut turn.edit
        && let [(_, Some(value))] = values.as_slice()
    {
        let (at, wrap): (i64, fn(i64) -> Value) = match value {
            Value::Time(at) => (at.0, |at| Value::Time(Instant(at))),
            Value::Duration(at) => (at.0, |at| Value::Duration(Elapsed(at))),
            _ => return turn,
        };
        let less = at < from;
        let next = if less { at + 1 } else { at - 1 };
        // Of three neighbours among the points the middle one is what the rules name.
        let named = |point: i64| [point - 1, point, point + 1].iter().all(|at| points.contains(at));
        *end = match (less, named(next) && !named(at)) {
            (true, true) => End::Below(wrap(next)),
            (false, true) => End::Above(wrap(next)),
            (true, false) => End::AtMost,
            (false, false) => End::AtLeast,
        };
    }
    turn
}

/// Numbers have no smallest step: those that rules name are tried, and those just beside them.
fn stepwise(
    bench: &mut Bench,
    literals: &Literals,
    column: ColumnId,
    (field, value, row): (FieldId, Value, Row),
) -> Option<Turn> {
    let plan = bench.replica.plan();
    let mut named: Vec<Value> = literals.values(column).to_vec();
    named.extend(by_margin(bench, &value));
    let mut named: Vec<(crate::unit::Decimal, Value)> =
        named.into_iter().filter_map(|other| Some((distance(&value, &other)?, other))).collect();
    named.sort_by_key(|(distance, _)| *distance);
    named.dedup_by(|a, b| a.1 == b.1);
    for (_, bound) in named {
        let more = is_more(&bound, &value)?;
        let ways: &[(i64, bool)] = match more {
            std::cmp::Ordering::Greater => &[(0, true), (1, true)],
            std::cmp::Ordering::Less => &[(0, false), (-1, false)],
            std::cmp::Ordering::Equal => &[(-1, false), (1, true)],
        };
        for (step, upwards) in ways {
            let to = if *step == 0 { Some(bound.clone()) } else { stepped(&bound, *step) };
            let Some(to) = to.filter(|to| possible(to, &plan.columns[column.index()].ty)) else {
                continue;
            };
            let end = match (step, upwards) {
                (0, true) => End::AtLeast,
                (0, false) => End::AtMost,
                (_, true) => End::Above(bound.clone()),
                (_, false) => End::Below(bound.clone()),
            };
            let Some(turn) = bench.turn(set(field, Some(to), &[row], end), false) else { continue };
            let less = if *step == 0 {
                stepped(&bound, if *upwards { -1 } else { 1 })
            } else {
                Some(bound.clone())
            };
            let smallest = bench.turned(&set(field, less, &[row], End::This)).is_none();
            return Some(Turn { smallest, ..turn });
        }
    }
    None
}

/// The value that would make what was measured equal the limit, as far as it counts once in it.
fn by_margin(bench: &Bench, value: &Value) -> Vec<Value> {
    let Some(measured) = &bench.evidence().measured else { return Vec::new() };
    match (value, &measured.actual, &measured.limit) {
        (
            Value::Number(value),
            Quantity::Value(Value::Number(actual)),
            Quantity::Value(Value::Number(limit)),
        ) => {
            let margin = actual.checked_sub(*limit);
            let both = margin.map(|margin| [value.checked_sub(margin), value.checked_add(margin)]);
            both.into_iter().flatten().flatten().map(Value::Number).collect()
        }
        (
            Value::Money(value),
            Quantity::Value(Value::Money(actual)),
            Quantity::Value(Value::Money(limit)),
        ) => {
            let margin = actual.amount.checked_sub(limit.amount);
            let both = margin
                .map(|margin| [value.amount.checked_sub(margin), value.amount.checked_add(margin)]);
            let money = |amount| Value::Money(crate::unit::Money { amount, ..*value });
            both.into_iter().flatten().flatten().map(money).collect()
        }
        _ => Vec::new(),
    }
}

fn distance(a: &Value, b: &Value) -> Option<crate::unit::Decimal> {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.checked_sub(*b).map(|d| d.abs()),
        (Value::Money(a), Value::Money(b)) if a.currency == b.currency => {
            a.amount.checked_sub(b.amount).map(|d| d.abs())
        }
        _ => None,
    }
}

fn is_more(a: &Value, b: &Value) -> Option<std::cmp::Ordering> {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => Some(a.cmp(b)),
        (Value::Money(a), Value::Money(b)) => Some(a.amount.cmp(&b.amount)),
        _ => None,
    }
}

/// Whether data of a type can hold the value.
pub(super) fn possible(value: &Value, ty: &Type) -> bool {
    match (value, ty) {
        (Value::Number(number), Type::Scale { low, high }) => low <= number && number <= high,
        (Value::Duration(length), _) => length.0 >= 0,
        _ => true,
    }
}
