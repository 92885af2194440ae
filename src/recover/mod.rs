//! Verdicts to what is owed: facts concluded, recoveries that apply, who owes what until when, and whether the log
//! shows that it was done.

mod action;
mod asked;
mod breach;
mod candidate;
mod facts;
mod owed;

pub use owed::{
    Amount, Authority, Concluded, Escalation, Owed, OwedAction, Recoveries, Status, Subject,
    Undecidable,
};

use crate::check::program::RecoveryId;
use crate::judge::verdict::{JourneyVerdicts, Occurrence, Row};
use crate::judge::{Journey, Judge, Scratch};
use asked::Asked;

/// What follows from the verdicts on one journey; `rows` are the records that were judged.
pub fn recover(
    judge: &Judge,
    scratch: &mut Scratch,
    rows: &[Row],
    verdicts: &JourneyVerdicts,
) -> Recoveries {
    let plan = judge.plan;
    let mut result = Recoveries::default();
    let there = rows.partition_point(|row| judge.time(*row) <= judge.as_of);
    let rows = &rows[..there];
    if rows.is_empty() || (plan.facts.is_empty() && plan.recoveries.is_empty()) {
        return result;
    }
    scratch.begin(judge);
    scratch.learn(judge, rows);
    let shows_done = plan.recoveries.iter().filter_map(|recovery| recovery.done_when.as_ref());
    for pattern in plan.counted.iter().chain(shows_done) {
        scratch.search(judge, rows, *pattern);
    }
    let journey = Journey::new(judge, rows, scratch);
    let facts = facts::conclude(journey, verdicts, &mut result);
    let asked = Asked::new(journey, verdicts, &facts);
    for (occurrence, position) in verdicts.occurrences.iter().zip(0_u32..) {
        if !candidate::any_for(&plan.recoveries, occurrence.owner, &plan.program) {
            continue;
        }
        let asked = asked.of(position);
        let chosen = candidate::choose(&plan.recoveries, occurrence, asked);
        for (recovery, when) in chosen.undecided {
            let subject = Subject::Recovery(recovery, position);
            result.undecided.push(match when {
                Some(when) => facts::undecided(subject, when, &asked),
                None => Undecidable { subject, fields: asked.unknown_of(occurrence.owner) },
            });
        }
        for (recovery, instead_of) in chosen.owed {
            result.owed.push(owed(recovery, instead_of, occurrence, position, &asked));
        }
    }
    result
}

fn owed(
    recovery: RecoveryId,
    instead_of: Vec<RecoveryId>,
    occurrence: &Occurrence,
    position: u32,
    asked: &Asked,
) -> Owed {
    let journey = asked.journey();
    let judge = journey.judge;
    let planned = &judge.plan.recoveries[recovery.index()];
    let declared = &judge.plan.program.recoveries[recovery.index()];
    let breach = breach::of(occurrence, journey);
    let actions: Vec<OwedAction> = declared
        .actions
        .iter()
        .zip(&planned.actions)
        .zip(0_u16..)
        .map(|((declared, planned), position)| {
            action::owed(position, declared, planned, breach.at, asked)
        })
        .collect();
    let due = actions.iter().filter_map(|action| action.due).max();
    let shown = planned.done_when.map(|pattern| breach::shown(pattern, breach, asked));
    let status = shown.as_ref().map_or(Status::Due, |shown| shown.status(due, journey));
    let escalations = planned.escalate.iter().map(|(to, after)| {
        let at = after.deadline(breach.at);
        let done = shown.as_ref().is_some_and(|shown| shown.perhaps_by(at, journey));
        Escalation { to: *to, at, reached: judge.as_of > at && !done }
    });
    let escalations = escalations.collect();
    Owed {
        recovery,
        occurrence: position,
        instead_of,
        base: breach.at,
        actions,
        due,
        status,
        escalations,
    }
}
