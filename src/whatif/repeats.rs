//! Signs of life that never came: one at each deadline, until no gap is too long.

use super::bench::Bench;
use super::edit::{Edit, Turn};
use super::witness;
use crate::judge::verdict::Verdict;
use crate::plan::Form;
use crate::unit::Instant;

/// So many further records are told at most.
const MOST: usize = 60;

pub(super) fn of(bench: &mut Bench) -> Option<Turn> {
    let Form::Every { pattern, .. } = *bench.form() else { return None };
    if !matches!(bench.outcome.verdict, Verdict::Failed(_)) {
        return None;
    }
    let values = witness::of(bench.replica, pattern, bench.occurrence.start).into_iter().next()?;
    let mut times: Vec<Instant> = Vec::new();
    let mut due = bench.evidence().deadline?;
    while times.len() < MOST && times.last().is_none_or(|last| *last < due) {
        times.push(due);
        let edit = Edit::Repeat { pattern, values: values.clone(), times: times.clone() };
        let outcome = bench.outcome_after(std::slice::from_ref(&edit))?;
        if bench.wanted(outcome.verdict) {
            let several = times.len() > 1;
            return several.then_some(Turn {
                edit,
                to: outcome.verdict,
                smallest: true,
                limit: None,
            });
        }
        due = outcome.evidence.deadline?;
    }
    None
}
