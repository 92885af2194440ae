//! What the log shows of something owed being done: in time or not, by whom, and for how much.

use super::asked::Asked;
use super::authority::beyond_action;
use super::breach::Breach;
use super::owed::{Beyond, Status};
use super::settle::Settled;
use crate::check::program::{AuthorityId, FieldId};
use crate::judge::verdict::Row;
use crate::judge::{Journey, own_value, state_value};
use crate::plan::{Datum, PlannedDone, PlannedLevel};
use crate::unit::{Instant, Money};
use crate::value::{Truth, Word};
use std::mem::discriminant;

/// Who did it, and what was paid, as a record says.
#[derive(Clone, PartialEq, Debug)]
pub struct Doing {
    /// The record.
    pub record: Row,
    /// The text that says who; `None`: it is missing.
    pub by: Option<Word>,
    /// The level of authority of that name.
    pub level: Option<AuthorityId>,
    /// What was paid.
    pub paid: Option<Money>,
    /// Why it was not theirs to do.
    pub refused: Option<Refused>,
    /// What is missing to tell whether it was, each with the record that should say it.
    pub missing: Vec<(FieldId, Row)>,
}

/// Why something was not for someone to do.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Refused {
    /// The text names no level of authority.
    NoLevel,
    /// The rules name this higher level for it.
    Below(AuthorityId),
    /// The amount is beyond a limit of the level.
    Beyond(Beyond),
}

/// Actions that one record shows done.
#[derive(Clone, Copy)]
pub(super) struct Task<'a> {
    pub(super) done: &'a PlannedDone,
    pub(super) due: Option<Instant>,
    /// The highest level that the rules name for it.
    pub(super) needs: Option<AuthorityId>,
    /// Whether something is to be paid.
    pub(super) costs: bool,
}

/// What a journey shows of a task being done.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    /// Positions that may show it, in order, up to the first that certainly does; with whether it is certain.
    pub(super) found: Vec<(u32, bool)>,
}

/// Looks for the first record that shows it, later than the breach.
pub(super) fn shown(done: &PlannedDone, breach: Breach, asked: &Asked) -> Shown {
    let journey = asked.journey();
    let after = match breach.row.and_then(|row| journey.position(row)) {
        Some(position) => position + 1,
        None => journey.after(breach.at),
    };
    let mut shown = Shown::default();
    for at in journey.hits(done.pattern).within(after, u32::MAX).possible {
        match journey.fits(done.pattern, *at, asked.start_at()) {
            Truth::False => {}
            Truth::Unknown => shown.found.push((*at, false)),
            Truth::True => {
                shown.found.push((*at, true));
                break;
            }
        }
    }
    shown
}

impl Shown {
    /// What became of the task, followed through every possibility; and who did it, if it was done.
    pub(super) fn status(
        &self,
        task: &Task,
        journey: Journey,
        settled: &Settled,
    ) -> (Status, Option<Doing>) {
        let late = |at: Instant| task.due.is_some_and(|due| at > due);
        let done = |at: u32| {
            let row = journey.row(at);
            let doing = doing(task, at, journey, settled);
            let status = match &doing {
                Some(doing) if doing.refused.is_some() => Status::Unauthorised(row),
                _ if late(journey.time(at)) => Status::Late(row),
                Some(doing) if !doing.missing.is_empty() => Status::Unknown,
                Some(_) | None => Status::Done(row),
            };
            (status, doing)
        };
        let not_done = if late(journey.judge.as_of) { Status::Missed } else { Status::Due };
        let certain = self.found.last().is_some_and(|(_, certain)| *certain);
        let (last, doing) = match self.found.last() {
            Some((at, true)) => done(*at),
            Some(_) | None => (not_done, None),
        };
        let doubtful = self.found.len() - usize::from(certain);
        let agree = self.found[..doubtful]
            .iter()
            .all(|(at, _)| discriminant(&done(*at).0) == discriminant(&last));
        if agree { (last, doing) } else { (Status::Unknown, None) }
    }

    /// Whether it may have been done by an instant.
    pub(super) fn perhaps_by(&self, instant: Instant, journey: Journey) -> bool {
        self.found.first().is_some_and(|(at, _)| journey.time(*at) <= instant)
    }
}

/// Who did a task at a position and by what right; `None` if the rules do not say where that stands.
pub(super) fn doing(task: &Task, at: u32, journey: Journey, settled: &Settled) -> Option<Doing> {
    let judge = journey.judge;
    let plan = judge.plan;
    let by = task.done.by?;
    let record = journey.row(at);
    let mut doing = Doing {
        record,
        by: None,
        level: None,
        paid: task.done.paying.and_then(|column| match own_value(judge, column, record) {
            Datum::Money(amount, currency) => Some(Money { amount, currency }),
            _ => None,
        }),
        refused: None,
        missing: Vec::new(),
    };
    let Datum::Word(name) = own_value(judge, by, record) else {
        doing.missing.push((plan.field(by), record));
        return Some(doing);
    };
    doing.by = Some(name);
    doing.level = level_of(name, &plan.authority);
    let Some(id) = doing.level else {
        doing.refused = Some(Refused::NoLevel);
        return Some(doing);
    };
    let level = &plan.authority[id.index()];
    doing.refused = match (task.needs, doing.paid) {
        (Some(needs), _) if id < needs => Some(Refused::Below(needs)),
        (_, Some(paid)) => beyond_action(level, paid)
            .or_else(|| settled.overspent(record, *task.done))
            .map(Refused::Beyond),
        (_, None) => None,
    };
    match (task.done.paying, doing.paid) {
        (Some(paying), None) if task.costs => doing.missing.push((plan.field(paying), record)),
        (Some(_), Some(_)) => {
            for limit in &level.limits {
                if !state_value(journey, limit.column, at).is_known() {
                    doing.missing.push((plan.field(limit.column), record));
                }
            }
        }
        (None | Some(_), None) | (None, Some(_)) => {}
    }
    Some(doing)
}

/// The level of a name.
pub(super) fn level_of(name: Word, levels: &[PlannedLevel]) -> Option<AuthorityId> {
    let position = levels.iter().position(|level| level.name == name)?;
    Some(AuthorityId(position as u16))
}
