//! Records that show something done which nothing owed asked for.

use super::claim::ways;
use super::ledger::{Task, doing};
use super::owed::{Recoveries, Status, Subject, Unowed};
use super::settle::Settled;
use crate::check::program::RecoveryId;
use crate::judge::Journey;
use crate::judge::verdict::Row;
use crate::plan::{KeyId, Plan};
use crate::value::Truth;
use std::collections::BTreeSet;

fn plan_key(plan: &Plan, recovery: RecoveryId) -> KeyId {
    plan.recoveries[recovery.index()].key
}

/// Finds them, once what is owed is known.
pub(super) fn find(
    journey: Journey,
    key: KeyId,
    settled: &Settled,
    result: &Recoveries,
) -> Vec<Unowed> {
    let plan = journey.judge.plan;
    // A recovery for what is judged per another key is owed there, or not.
    let ways = |plan| ways(plan).filter(|(recovery, ..)| plan_key(plan, *recovery) == key);
    let mut taken: BTreeSet<Row> = BTreeSet::new();
    let mut doubtful: BTreeSet<RecoveryId> = BTreeSet::new();
    for owed in &result.owed {
        for action in &owed.actions {
            taken.extend(action.status.record());
            if action.status == Status::Unknown {
                doubtful.insert(owed.recovery);
            }
        }
    }
    doubtful.extend(result.undecided.iter().filter_map(|undecided| match undecided.subject {
        Subject::Recovery(recovery, _) => Some(recovery),
        Subject::Fact(_) | Subject::Limit(..) => None,
    }));
    // What may show something doubtful done is not said to be too much.
    for (recovery, _, done) in ways(plan) {
        if doubtful.contains(&recovery) {
            let hits = journey.hits(done.pattern).within(0, u32::MAX).possible;
            taken.extend(hits.iter().map(|at| journey.row(*at)));
        }
    }
    let mut found: Vec<Unowed> = Vec::new();
    for (recovery, action, done) in ways(plan) {
        let declared = &plan.program.recoveries[recovery.index()].actions;
        let planned = &plan.recoveries[recovery.index()].actions;
        let those: Vec<usize> = match action {
            Some(at) => vec![at as usize],
            None => (0..planned.len()).filter(|at| planned[*at].done_when.is_none()).collect(),
        };
        let task = Task {
            done,
            due: None,
            needs: those.iter().filter_map(|at| declared[*at].by).max(),
            costs: those.iter().any(|at| declared[*at].amount.is_some()),
        };
        for at in journey.hits(done.pattern).within(0, u32::MAX).certain {
            let row = journey.row(*at);
            if journey.fits(done.pattern, *at, None) == Truth::True && taken.insert(row) {
                let doing = doing(&task, *at, journey, settled);
                found.push(Unowed { recovery, record: row, doing });
            }
        }
    }
    found.sort_by_key(|unowed| journey.position(unowed.record));
    found
}
