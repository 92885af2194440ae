//! Another segment: met for a gold customer.

use super::bench::Bench;
use super::edit::{Edit, End, Turn};
use super::witness;
use crate::check::program::{FieldId, Owner, SegmentId};
use crate::judge::verdict::Row;
use crate::value::Value;

/// So many ways to belong to a segment are tried.
const WAYS: usize = 3;

/// One for each exception that would turn the verdict; and the general requirement, where an exception applied.
pub(super) fn of(bench: &mut Bench) -> Vec<Turn> {
    let applied = bench.outcome.exception;
    let exceptions: Vec<SegmentId> =
        bench.expectation().exceptions.iter().map(|exception| exception.segment).collect();
    let mut turns = Vec::new();
    for (position, segment) in exceptions.iter().enumerate() {
        let position = position as u16;
        if Some(position) != applied {
            turns.extend(become_one(bench, *segment, true, Some(position)));
        }
    }
    if let Some(segment) = applied.and_then(|at| exceptions.get(at as usize)) {
        turns.extend(become_one(bench, *segment, false, None));
    }
    turns
}

/// The customer does, or does not, belong to a segment, as all records say that say anything of it.
fn become_one(
    bench: &mut Bench,
    segment: SegmentId,
    holds: bool,
    expected: Option<u16>,
) -> Option<Turn> {
    let plan = bench.replica.plan();
    let condition = plan.segments[segment.index()].as_ref()?;
    let ways = witness::solve(bench.replica, condition, holds, bench.occurrence.start);
    ways.into_iter().take(WAYS).find_map(|values| {
        let rows = rows(bench, &values);
        let edit = Edit::Set { values, rows, whom: Some((segment, holds)), end: End::This };
        let outcome = bench.outcome_after(std::slice::from_ref(&edit))?;
        let turns = bench.wanted(outcome.verdict) && outcome.exception == expected;
        turns.then_some(Turn { edit, to: outcome.verdict, smallest: false, limit: expected })
    })
}

/// Those that say any of these fields; of a touchpoint its own record, and where none does, the first.
pub(super) fn rows(bench: &Bench, values: &[(FieldId, Option<Value>)]) -> Vec<Row> {
    if let Owner::Touchpoint(_) = bench.occurrence.owner {
        return vec![bench.occurrence.start];
    }
    let says =
        |row: &&Row| values.iter().any(|(field, _)| bench.replica.value(*field, **row).is_some());
    let rows: Vec<Row> = bench.replica.rows().iter().filter(says).copied().collect();
    if rows.is_empty() { vec![bench.occurrence.start] } else { rows }
}
