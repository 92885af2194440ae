//! What a further record must say besides, where otherwise nothing could be decided: that the customer is no gold one.

use super::bench::Bench;
use super::edit::{Edit, Turn};
use super::literals::Literals;
use super::replica::Judged;
use super::values::possible;
use super::{literals, solver, witness};
use crate::check::program::FieldId;
use crate::judge::verdict::{Outcome, Row, Verdict};
use crate::plan::ColumnId;
use crate::unit::Instant;
use crate::value::Value;

/// So many fields are filled in at most.
const FIELDS: usize = 3;

/// So many values of one are tried.
const VALUES: usize = 6;

/// A change with further records, which say as much as is needed to turn the verdict.
pub(super) fn turn(bench: &mut Bench, literals: &Literals, edit: Edit) -> Option<Turn> {
    let (edits, outcome, _) = filled(bench, literals, vec![edit])?;
    let to = outcome.verdict;
    let [edit] = <[Edit; 1]>::try_from(edits).ok()?;
    bench.wanted(to).then_some(Turn { edit, to, smallest: false, limit: None })
}

/// Changes with what the further records among them must say for anything to be decided.
pub(super) fn filled(
    bench: &mut Bench,
    literals: &Literals,
    edits: Vec<Edit>,
) -> Option<(Vec<Edit>, Outcome, Judged)> {
    let (mut outcome, mut judged) = bench.judged_after(&edits)?;
    let mut edits = edits;
    for _ in 0..FIELDS {
        let Some(field) = lacking(&outcome, &judged) else { break };
        for value in choices(bench, literals, field) {
            let with = besides(&edits, field, &value);
            let Some((other, copy)) = bench.judged_after(&with) else { continue };
            let more = other.verdict != Verdict::Unknown || lacking(&other, &copy) != Some(field);
            if more {
                (edits, outcome, judged) = (with, other, copy);
                if bench.wanted(outcome.verdict) {
                    return Some((edits, outcome, judged));
                }
                break;
            }
        }
    }
    Some((edits, outcome, judged))
}

/// The first field that is missing on a record that was added.
fn lacking(outcome: &Outcome, judged: &Judged) -> Option<FieldId> {
    if outcome.verdict != Verdict::Unknown {
        return None;
    }
    let mut unknown = outcome.evidence.unknown.iter();
    unknown.find(|(_, row)| judged.origin(*row).is_none()).map(|(field, _)| *field)
}

pub(super) fn besides(edits: &[Edit], field: FieldId, value: &Value) -> Vec<Edit> {
    let with = |edit: &Edit| match edit {
        Edit::Add { pattern, count, values, besides, at } => {
            let mut besides = besides.clone();
            if !values.iter().chain(&besides).any(|(known, _)| *known == field) {
                besides.push((field, value.clone()));
            }
            let (pattern, count, values, at) = (*pattern, *count, values.clone(), *at);
            Edit::Add { pattern, count, values, besides, at }
        }
        other => other.clone(),
    };
    edits.iter().map(with).collect()
}

/// What a field may say: what it said last, what rules name and what is just beside that, anything else.
pub(super) fn choices(bench: &Bench, literals: &Literals, field: FieldId) -> Vec<Value> {
    let Some(column) = bench.replica.plan().column(field) else { return Vec::new() };
    let mut values: Vec<Value> = last_said(bench, field).into_iter().collect();
    values.extend(some(bench, column));
    values.extend(others(bench, literals, column));
    let mut known: Vec<Value> = Vec::new();
    values.retain(|value| {
        !known.contains(value) && {
            known.push(value.clone());
            true
        }
    });
    values.truncate(VALUES);
    values
}

/// What rules name of a column and what is just beside that, and anything else.
pub(super) fn others(bench: &Bench, named: &Literals, column: ColumnId) -> Vec<Value> {
    let plan = bench.replica.plan();
    let mut values: Vec<Value> = Vec::new();
    for value in named.values(column) {
        values.push(value.clone());
        values.extend([-1, 1].into_iter().filter_map(|by| witness::stepped(value, by)));
    }
    values.extend(
        literals::other_text(plan, column, &[]).map(Value::Text).filter(|_| {
            matches!(plan.columns[column.index()].ty, crate::check::program::Type::Text)
        }),
    );
    values.extend(some(bench, column));
    if let Some(Value::Bool(flag)) = values.last() {
        values.push(Value::Bool(!flag));
    }
    values.retain(|value| possible(value, &plan.columns[column.index()].ty));
    values
}

fn some(bench: &Bench, column: ColumnId) -> Option<Value> {
    let base = bench.replica.time(bench.occurrence.start).unwrap_or(Instant(0));
    solver::some(bench.replica.plan(), column, base)
}

fn last_said(bench: &Bench, field: FieldId) -> Option<Value> {
    let replica = bench.replica;
    let says = replica
        .rows()
        .iter()
        .filter_map(|row| Some((replica.time(*row)?, *row, replica.value(field, *row)?)));
    let last: Option<(Instant, Row, Value)> = says.max_by_key(|(at, row, _)| (*at, *row));
    last.map(|(_, _, value)| value)
}
