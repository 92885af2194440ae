//! A recovery that applies: what of it is due when, and what became of it.

use super::action;
use super::asked::Asked;
use super::breach::Breach;
use super::ledger::{Shown, Task, shown};
use super::owed::{Amount, Escalation, Owed, OwedAction, Status};
use super::settle::Settled;
use crate::check::program::{AuthorityId, FieldId, RecoveryId};
use crate::judge::Journey;
use crate::judge::verdict::Row;
use crate::plan::PlannedDone;
use crate::unit::Instant;

/// One that applies.
pub(super) struct Due {
    pub(super) owed: Owed,
    /// When it failed, if it did.
    pub(super) failed: Option<Breach>,
    /// The missing fields that would say whether a limit holds.
    pub(super) unlimited: Option<Vec<(FieldId, Row)>>,
}

/// Actions that are shown done by one record: those without their own `done when` are one part.
struct Part<'a> {
    actions: Vec<usize>,
    done: Option<&'a PlannedDone>,
    due: Option<Instant>,
    shown: Option<Shown>,
    status: Status,
}

/// Works out all of a recovery, counted from a breach.
pub(super) fn owe(
    recovery: RecoveryId,
    occurrence: u32,
    (breach, after): (Breach, Option<RecoveryId>),
    asked: &Asked,
    settled: &Settled,
) -> Due {
    let journey = asked.journey();
    let judge = journey.judge;
    let planned = &judge.plan.recoveries[recovery.index()];
    let declared = &judge.plan.program.recoveries[recovery.index()];
    let mut actions: Vec<OwedAction> = declared
        .actions
        .iter()
        .zip(&planned.actions)
        .zip(0_u16..)
        .map(|((declared, planned), position)| {
            action::owed(position, declared, planned, breach.at, asked)
        })
        .collect();
    let named: Vec<Option<AuthorityId>> = declared.actions.iter().map(|it| it.by).collect();
    let own: Vec<Option<&PlannedDone>> =
        planned.actions.iter().map(|action| action.done_when.as_ref()).collect();
    let mut parts = parts(&actions, &own, planned.done_when.as_ref());
    for part in &mut parts {
        let Some(done) = part.done else { continue };
        let task = Task {
            done,
            due: part.due,
            needs: part.actions.iter().filter_map(|at| named[*at]).max(),
            costs: part.actions.iter().any(|at| actions[*at].amount != Amount::None),
        };
        let found = shown(done, breach, asked);
        let (status, doing) = found.status(&task, journey, settled);
        for at in &part.actions {
            actions[*at].status = status;
            actions[*at].doing.clone_from(&doing);
        }
        part.status = status;
        part.shown = Some(found);
    }
    let escalations = planned.escalate.iter().map(|(to, after)| {
        let at = after.deadline(breach.at);
        let done =
            |part: &Part| part.shown.as_ref().is_some_and(|shown| shown.perhaps_by(at, journey));
        Escalation { to: *to, at, reached: judge.as_of > at && !parts.iter().all(done) }
    });
    let escalations = escalations.collect();
    let owed = Owed {
        recovery,
        occurrence,
        instead_of: Vec::new(),
        after,
        base: breach.at,
        due: actions.iter().filter_map(|action| action.due).max(),
        status: worst(&parts, journey),
        actions,
        escalations,
        afterwards: Vec::new(),
    };
    let unlimited = unlimited(&owed, asked);
    Due { owed, failed: failed(&parts, journey), unlimited }
}

fn parts<'a>(
    actions: &[OwedAction],
    own: &[Option<&'a PlannedDone>],
    together: Option<&'a PlannedDone>,
) -> Vec<Part<'a>> {
    let part = |those: Vec<usize>, done| Part {
        due: those.iter().filter_map(|at| actions[*at].due).max(),
        actions: those,
        done,
        shown: None,
        status: Status::Due,
    };
    let mut parts: Vec<Part> = Vec::new();
    let rest: Vec<usize> = (0..actions.len()).filter(|at| own[*at].is_none()).collect();
    if !rest.is_empty() {
        parts.push(part(rest, together));
    }
    for (at, own) in own.iter().enumerate().filter(|(_, own)| own.is_some()) {
        parts.push(part(vec![at], *own));
    }
    parts
}

/// The worst of what became of the parts; of several done alike, the last.
fn worst(parts: &[Part], journey: Journey) -> Status {
    let rank = |status: Status| match status {
        Status::Missed => 0,
        Status::Unauthorised(_) => 1,
        Status::Late(_) => 2,
        Status::Unknown => 3,
        Status::Due => 4,
        Status::Done(_) => 5,
    };
    let last = |status: Status| {
        let position = status.record().and_then(|row| journey.position(row));
        std::cmp::Reverse(position)
    };
    let all = parts.iter().map(|part| part.status);
    all.min_by_key(|status| (rank(*status), last(*status))).unwrap_or(Status::Due)
}

/// The earliest instant at which a part failed.
fn failed(parts: &[Part], journey: Journey) -> Option<Breach> {
    let failures = parts.iter().filter_map(|part| match part.status {
        Status::Missed | Status::Late(_) => Some(Breach { at: part.due?, row: None }),
        Status::Unauthorised(row) => Some(Breach { at: journey.judge.time(row), row: Some(row) }),
        Status::Due | Status::Done(_) | Status::Unknown => None,
    });
    failures.min_by_key(|breach| breach.order(journey))
}

/// The fields of limits that are missing now.
fn unlimited(owed: &Owed, asked: &Asked) -> Option<Vec<(FieldId, Row)>> {
    let plan = asked.journey().judge.plan;
    let once = plan.recoveries[owed.recovery.index()].once.as_ref().map(|(column, _)| *column);
    let spends = owed
        .actions
        .iter()
        .any(|action| action.owner.is_some() && matches!(action.amount, Amount::Known(_)));
    let limits = plan.authority.iter().flat_map(|level| &level.limits);
    let limits = limits.map(|limit| limit.column).filter(|_| spends);
    let mut fields: Vec<(FieldId, Row)> = Vec::new();
    for column in once.into_iter().chain(limits) {
        let missing = (plan.field(column), asked.last());
        if !asked.knows(column) && !fields.contains(&missing) {
            fields.push(missing);
        }
    }
    (!fields.is_empty()).then_some(fields)
}
