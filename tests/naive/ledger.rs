//! What records show of things owed being done, and by whom.

use super::Journey;
use super::actions::Amount;
use super::records::{Story, shown};
use super::recoveries::{Breach, Followed, Owed, Status};
use super::verdicts::Told;
use super::worlds::{Role, TooManyWorlds, World, asked};
use mot::check::program::{AuthorityId, DoneWhen, FieldId, Program, RecoveryId};
use mot::unit::{Instant, Money};
use mot::value::{Truth, Value};
use std::collections::BTreeSet;
use std::mem::discriminant;

/// What was settled over the whole log.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    /// By journey, occurrence and recovery.
    pub kept_back: BTreeSet<(usize, usize, RecoveryId)>,
    /// Lines of the log whose payment is beyond what the level may spend in a window, by the fields that say it.
    pub overspent: BTreeSet<(u32, FieldId, FieldId)>,
}

/// Every way that something is shown done, with the actions it is of.
pub fn ways(program: &Program) -> Vec<(RecoveryId, Vec<usize>, Option<DoneWhen>)> {
    let mut ways = Vec::new();
    for (number, recovery) in program.recoveries.iter().enumerate() {
        let id = RecoveryId(number as u16);
        let own = |at: &usize| recovery.actions[*at].done_when.is_some();
        let (alone, together): (Vec<usize>, Vec<usize>) =
            (0..recovery.actions.len()).partition(own);
        if !together.is_empty() {
            ways.push((id, together, recovery.done_when));
        }
        ways.extend(alone.iter().map(|at| (id, vec![*at], recovery.actions[*at].done_when)));
    }
    ways
}

/// Whose name a record says (of no level, it may be), and what was paid.
#[allow(clippy::option_option)]
pub fn payment(
    story: &Story,
    at: usize,
    done: DoneWhen,
) -> (Option<Option<AuthorityId>>, Option<Money>) {
    let own = &story.record(at).known;
    let level = |name: &Value| {
        let levels = &story.program.authority;
        let found = levels.iter().position(|level| level.label.name == shown(name));
        found.map(|at| AuthorityId(at as u16))
    };
    let who = done.by.and_then(|by| own.get(&by)).map(level);
    let paid = done.paying.and_then(|paying| own.get(&paying));
    let paid = paid.map(|value| match value {
        Value::Money(money) => *money,
        other => panic!("{other:?} was paid"),
    });
    (who, paid)
}

/// What a record that shows it done in time, or late, makes of it.
fn judged(
    story: &Story,
    at: usize,
    done: DoneWhen,
    owed: &Owed,
    actions: &[usize],
    due: Option<Instant>,
    limits: &Limits,
) -> Status {
    let in_time = due.is_none_or(|due| story.time(at) <= due);
    let plain = if in_time { Status::Done(at) } else { Status::Late(at) };
    let Some(by) = done.by else { return plain };
    let doubtful = if in_time { Status::Unknown } else { Status::Late(at) };
    let (who, paid) = payment(story, at, done);
    let Some(who) = who else { return doubtful };
    let Some(level) = who else { return Status::Unauthorised(at) };
    let declared = &story.program.recoveries[owed.recovery.index()].actions;
    let highest = actions.iter().filter_map(|at| declared[*at].by).max();
    if highest.is_some_and(|highest| level < highest) {
        return Status::Unauthorised(at);
    }
    let held = &story.program.authority[level.index()];
    if let Some(paid) = paid {
        let line = story.records[at].line;
        let paying = done.paying.expect("something was paid");
        if held.up_to.is_some_and(|up_to| paid.amount > up_to.amount)
            || limits.overspent.contains(&(line, by, paying))
        {
            return Status::Unauthorised(at);
        }
        let missing = |field: &FieldId| !story.state(at).known.contains_key(field);
        if held.limits.iter().any(|(_, field, _)| missing(field)) {
            return doubtful;
        }
    } else if done.paying.is_some()
        && actions.iter().any(|at| owed.actions[*at].amount != Amount::Nothing)
    {
        return doubtful;
    }
    plain
}

/// Says of everything owed what became of it.
pub fn keep(
    story: &Story,
    told: &Told,
    limits: &Limits,
    owed: &mut Owed,
) -> Result<(), TooManyWorlds> {
    let base = owed.base;
    let later =
        |at: usize| story.time(at) > base.at || base.record.is_some_and(|breach| at > breach);
    let mut statuses = Vec::new();
    let mut failures: Vec<Breach> = Vec::new();
    for escalation in &mut owed.escalations {
        escalation.2 = story.as_of > escalation.1;
    }
    let mut first_by: Vec<Option<usize>> = Vec::new();
    let program = story.program;
    for (_, actions, done) in ways(program).into_iter().filter(|(id, ..)| *id == owed.recovery) {
        let due = actions.iter().filter_map(|at| owed.actions[*at].due).max();
        let overdue = |instant: Instant| due.is_some_and(|due| instant > due);
        let mut first = None;
        let status = match done {
            None => Status::Due,
            Some(done) => {
                let mut ways = Vec::new();
                let patterns = [(Role::P, done.pattern)].into();
                for world in World::all(story, &patterns, told.occurrence.first)? {
                    let came = (0..story.len())
                        .find(|&at| later(at) && world.matches(story, Role::P, done.pattern, at));
                    first = first.into_iter().chain(came).min();
                    ways.push(match came {
                        Some(at) => judged(story, at, done, owed, &actions, due, limits),
                        None if overdue(story.as_of) => Status::Missed,
                        None => Status::Due,
                    });
                }
                let same = |way: &Status| discriminant(way) == discriminant(&ways[0]);
                if ways.iter().all(same) { ways[0] } else { Status::Unknown }
            }
        };
        first_by.push(first);
        match (status, due) {
            (Status::Missed | Status::Late(_), Some(due)) => {
                failures.push(Breach { at: due, record: None });
            }
            (Status::Unauthorised(at), _) => {
                failures.push(Breach { at: story.time(at), record: Some(at) });
            }
            _ => {}
        }
        for at in actions {
            owed.actions[at].status = status;
        }
        statuses.push(status);
    }
    for (_, at, reached) in &mut owed.escalations {
        let done = |first: &Option<usize>| first.is_some_and(|first| story.time(first) <= *at);
        *reached &= !first_by.iter().all(done);
    }
    owed.failed = failures.into_iter().min_by_key(Breach::order);
    owed.status = worst(&statuses);
    Ok(())
}

/// Of several alike, the one whose record comes last.
fn worst(statuses: &[Status]) -> Status {
    let rank = |status: &Status| match status {
        Status::Missed => (0, 0),
        Status::Unauthorised(at) => (1, usize::MAX - at),
        Status::Late(at) => (2, usize::MAX - at),
        Status::Unknown => (3, 0),
        Status::Due => (4, 0),
        Status::Done(at) => (5, usize::MAX - at),
    };
    statuses.iter().copied().min_by_key(rank).unwrap_or(Status::Due)
}

/// Records that certainly show something done which nothing owed asked for.
pub fn unowed(journey: &Journey, followed: &Followed) -> BTreeSet<usize> {
    let story = &journey.story;
    let undecided: BTreeSet<RecoveryId> = followed.undecided.iter().map(|(id, _)| *id).collect();
    let mut doubtful = undecided;
    let mut asked_for = BTreeSet::new();
    for owed in &followed.owed {
        for action in &owed.actions {
            match action.status {
                Status::Done(at) | Status::Late(at) | Status::Unauthorised(at) => {
                    asked_for.insert(at);
                }
                Status::Unknown => {
                    doubtful.insert(owed.recovery);
                }
                Status::Missed | Status::Due => {}
            }
        }
    }
    // A recovery for what is judged per another field is owed there, or not.
    let of_these = |id: RecoveryId| {
        let target = story.program.recoveries[id.index()].targets[0];
        story.program.key(story.program.owner(target)) == journey.whose()
    };
    let mut all = ways(story.program);
    all.retain(|(id, ..)| of_these(*id));
    let shows = |at: usize, done: &Option<DoneWhen>| {
        done.map_or(Truth::False, |done| asked(story, done.pattern, at, 0))
    };
    let unasked = |at: &usize| {
        let certain = all.iter().any(|(.., done)| shows(*at, done) == Truth::True);
        let perhaps = all
            .iter()
            .any(|(id, _, done)| doubtful.contains(id) && shows(*at, done) != Truth::False);
        certain && !perhaps && !asked_for.contains(at)
    };
    (0..story.len()).filter(unasked).collect()
}
