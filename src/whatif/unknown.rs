//! What a missing field would decide.

use super::bench::{Bench, set};
use super::edit::{Answer, Choice, Edit, End};
use super::literals::{Literals, other_text};
use super::values::possible;
use super::witness::stepped;
use crate::check::program::{FieldId, Type};
use crate::judge::verdict::{Row, Verdict};
use crate::plan::ColumnId;
use crate::unit::{Elapsed, Instant};
use crate::value::Value;
use std::mem::discriminant;

/// So many missing fields are looked into.
const FIELDS: usize = 3;

/// So many values of one field are tried.
const VALUES: usize = 40;

/// Of each missing field by itself; those that decide nothing alone are left out.
pub(super) fn answers(bench: &mut Bench, literals: &Literals) -> Vec<Answer> {
    let fields: Vec<(FieldId, Row)> =
        bench.evidence().unknown.iter().take(FIELDS).copied().collect();
    let plan = bench.replica.plan();
    let mut answers = Vec::new();
    for (field, row) in fields {
        let Some(column) = plan.column(field) else { continue };
        if bench.replica.value(field, row).is_some() || column == plan.time {
            continue;
        }
        let choices = match &plan.columns[column.index()].ty {
            Type::Text | Type::OneOf(_) => words(bench, literals, column, field, row),
            Type::Bool => flags(bench, field, row),
            Type::Number
            | Type::Percent
            | Type::Scale { .. }
            | Type::Money(_)
            | Type::Duration(_)
            | Type::Time => ranges(bench, literals, column, field, row),
        };
        if choices.iter().any(|(_, verdict)| *verdict != Verdict::Unknown) {
            answers.push(Answer { field, row, choices });
        }
    }
    answers
}

fn flags(bench: &mut Bench, field: FieldId, row: Row) -> Vec<(Choice, Verdict)> {
    let mut choices = Vec::new();
    for flag in [true, false] {
        if let Some(verdict) = asked(bench, field, row, Value::Bool(flag)) {
            choices.push((Choice::Values(vec![Value::Bool(flag)]), verdict));
        }
    }
    choices
}

/// Words that lead to one verdict together.
fn words(
    bench: &mut Bench,
    literals: &Literals,
    column: ColumnId,
    field: FieldId,
    row: Row,
) -> Vec<(Choice, Verdict)> {
    let mut choices: Vec<(Choice, Verdict)> = Vec::new();
    for value in literals.values(column).iter().take(VALUES) {
        let Some(verdict) = asked(bench, field, row, value.clone()) else { continue };
        let same =
            choices.iter_mut().find(|(_, other)| discriminant(other) == discriminant(&verdict));
        match same {
            Some((Choice::Values(values), _)) => values.push(value.clone()),
            Some(_) | None => choices.push((Choice::Values(vec![value.clone()]), verdict)),
        }
    }
    let plan = bench.replica.plan();
    if let (Type::Text, Some(other)) =
        (&plan.columns[column.index()].ty, other_text(plan, column, &[]))
        && let Some(verdict) = asked(bench, field, row, Value::Text(other))
    {
        choices.push((Choice::Other, verdict));
    }
    choices
}

/// The values in order, cut where the verdict changes.
fn ranges(
    bench: &mut Bench,
    literals: &Literals,
    column: ColumnId,
    field: FieldId,
    row: Row,
) -> Vec<(Choice, Verdict)> {
    let ty = bench.replica.plan().columns[column.index()].ty.clone();
    let mut bounds: Vec<Value> = literals.values(column).to_vec();
    if ty == Type::Time {
        bounds.extend(instants(bench, literals));
    }
    bounds.sort_by(order);
    bounds.dedup();
    bounds.truncate(VALUES);
    // Below the first bound, on it, between it and the next, and so on.
    let mut regions: Vec<(Choice, Verdict)> = Vec::new();
    let mut last: Option<&Value> = None;
    for bound in &bounds {
        let between = stepped(bound, -1).filter(|value| possible(value, &ty));
        if let Some(verdict) = between.and_then(|value| asked(bench, field, row, value)) {
            let low = last.map(|low| (low.clone(), false));
            push(&mut regions, low, Some((bound.clone(), false)), verdict);
        }
        if let Some(verdict) = asked(bench, field, row, bound.clone()) {
            let here = Some((bound.clone(), true));
            push(&mut regions, here.clone(), here, verdict);
        }
        last = Some(bound);
    }
    if let Some(last) = last
        && let Some(above) = stepped(last, 1).filter(|value| possible(value, &ty))
        && let Some(verdict) = asked(bench, field, row, above)
    {
        push(&mut regions, Some((last.clone(), false)), None, verdict);
    }
    regions
}

/// Instants that a time field may be compared with: those of records and other fields, and lengths from them.
fn instants(bench: &Bench, literals: &Literals) -> Vec<Value> {
    let replica = bench.replica;
    let plan = replica.plan();
    let mut found = vec![replica.as_of().0];
    for row in replica.rows().iter().take(VALUES) {
        for column in &plan.columns {
            if let Some(Value::Time(at)) = replica.value(column.field, *row) {
                found.push(at.0);
            }
        }
    }
    let near = found.clone();
    for length in literals.lengths() {
        found.extend(
            near.iter().flat_map(|at| [at.saturating_sub(*length), at.saturating_add(*length)]),
        );
    }
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|at| Value::Time(Instant(at))).collect()
}

type Bound = Option<(Value, bool)>;

/// Adds a region; one with the same verdict just below it takes it in.
fn push(regions: &mut Vec<(Choice, Verdict)>, low: Bound, high: Bound, verdict: Verdict) {
    if let Some((Choice::Range { high: last, .. }, same)) = regions.last_mut()
        && discriminant(same) == discriminant(&verdict)
    {
        *last = high;
        return;
    }
    regions.push((Choice::Range { low, high }, verdict));
}

fn asked(bench: &mut Bench, field: FieldId, row: Row, value: Value) -> Option<Verdict> {
    let edit: Edit = set(field, Some(value), &[row], End::This);
    bench.ask(&[edit])
}

fn order(a: &Value, b: &Value) -> std::cmp::Ordering {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.cmp(b),
        (Value::Money(a), Value::Money(b)) => a.amount.cmp(&b.amount),
        (Value::Duration(Elapsed(a)), Value::Duration(Elapsed(b)))
        | (Value::Time(Instant(a)), Value::Time(Instant(b))) => a.cmp(b),
        _ => std::cmp::Ordering::Equal,
    }
}
