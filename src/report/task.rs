//! What an open expectation or a recovery owed asks someone to do, and by when.

use super::evidence;
use super::model::{Gain, MissingField, Money, Part, RecoveryStatus, SubjectKind, Task};
use super::model::{Urgency, Value, Waiting};
use super::scene::{Journey, Scene};
use crate::check::program::{Action, Expectation, ExprKind, FieldId, Owner, PatternId};
use crate::check::program::{Recovery, RequirementKind, Subject};
use crate::judge::verdict::{self, Measured, Occurrence, Outcome, Quantity, Verdict};
use crate::measure::{Asked, Sight};
use crate::recover::{Amount, Owed, OwedAction, Status};
use crate::syntax::ast::{Bound, Level, Order};
use crate::unit::{Elapsed, HOUR, Instant, Length};
use crate::value;

/// A task, as far as it must be known to rank it.
pub(super) struct Todo<'a> {
    pub(super) urgency: Urgency,
    pub(super) gain: Gain,
    /// Until when.
    pub(super) due: Option<Instant>,
    /// How much is left on its clock.
    pub(super) left: Option<Elapsed>,
    what: What<'a>,
}

enum What<'a> {
    Keep { outcome: &'a Outcome, ask: Ask<'a>, stands: bool },
    Recover { owed: &'a Owed, action: &'a OwedAction, recovery: &'a Recovery, declared: &'a Action },
}

/// What is to come.
enum Ask<'a> {
    Pattern(PatternId),
    /// So many more of it.
    More(PatternId, u32),
    Subject(&'a Subject),
}

/// The task of an open expectation; `None` where no single act keeps it: it stays kept as long as nothing happens, it is
/// asked at the end, or its clock was not set yet; and for a delight, which nobody is owed.
pub(super) fn of_expectation<'a>(
    scene: &Scene<'a>,
    occurrence: &Occurrence,
    outcome: &'a Outcome,
) -> Option<Todo<'a>> {
    let expectation = &scene.program.expectations[outcome.expectation.index()];
    let ask = ask(scene, expectation, outcome)?;
    let failed = matches!(occurrence.verdict, Verdict::Failed(_));
    let gain = match expectation.level {
        Level::Must if failed => Gain::KeepsMust,
        Level::Must => Gain::SavesMoment,
        Level::Should => Gain::KeepsShould,
        Level::Delight => return None,
    };
    let stands = outcome.verdict == Verdict::Open(verdict::Waiting::Paused);
    // A clock that never runs out has no deadline.
    let due = outcome.evidence.deadline.filter(|due| *due != Instant(i64::MAX) && !stands);
    let on_clock = outcome.evidence.clock.as_ref().and_then(|clock| clock.remaining);
    let left = on_clock.or_else(|| Some(due?.since(scene.as_of?)));
    let urgency = if stands { Urgency::Standing } else { urgency(scene, due, left) };
    Some(Todo { urgency, gain, due, left, what: What::Keep { outcome, ask, stands } })
}

/// The task of an action that is not shown to be done.
pub(super) fn of_action<'a>(
    scene: &Scene<'a>,
    owed: &'a Owed,
    action: &'a OwedAction,
) -> Option<Todo<'a>> {
    if !matches!(owed.status, Status::Due | Status::Missed | Status::Unknown) {
        return None;
    }
    let recovery = &scene.program.recoveries[owed.recovery.index()];
    let declared = recovery.actions.get(action.action as usize)?;
    let due = action.due.or(owed.due);
    let left = due.zip(scene.as_of).map(|(due, now)| due.since(now));
    Some(Todo {
        urgency: urgency(scene, due, left),
        gain: Gain::Recovers,
        due,
        left,
        what: What::Recover { owed, action, recovery, declared },
    })
}

fn urgency(scene: &Scene<'_>, due: Option<Instant>, left: Option<Elapsed>) -> Urgency {
    let Some((due, now)) = due.zip(scene.as_of) else { return Urgency::Undated };
    if due < now {
        Urgency::Overdue
    } else if left.is_some_and(|left| left.0 <= HOUR) {
        Urgency::WithinHour
    } else if scene.local(due).date() == scene.local(now).date() {
        Urgency::Today
    } else {
        Urgency::Later
    }
}

fn ask<'a>(scene: &Scene<'a>, expectation: &'a Expectation, outcome: &Outcome) -> Option<Ask<'a>> {
    let exception = outcome.exception.and_then(|at| expectation.exceptions.get(at as usize));
    let requirement =
        exception.map_or(&expectation.requirement, |exception| &exception.requirement);
    let evidence = &outcome.evidence;
    let set = evidence.clock.is_some() || evidence.deadline.is_some();
    match &requirement.kind {
        RequirementKind::Within { subject, .. } | RequirementKind::By { subject, .. } => {
            set.then_some(Ask::Subject(subject))
        }
        RequirementKind::Every { pattern, .. } => Some(Ask::Pattern(*pattern)),
        RequirementKind::Order { order: Order::After, pattern, limit: Some(_), .. } => {
            evidence.deadline.map(|_| Ask::Pattern(*pattern))
        }
        RequirementKind::Count {
            bound: Bound::AtLeast | Bound::Exactly, count, pattern, ..
        } => {
            let Some(Measured { actual: Quantity::Count(seen), .. }) = &evidence.measured else {
                return None;
            };
            let more = count.checked_sub(*seen).filter(|more| *more > 0)?;
            Some(Ask::More(*pattern, more))
        }
        RequirementKind::Follows { steps, .. } => {
            steps.get(evidence.step? as usize).copied().map(Ask::Pattern)
        }
        RequirementKind::Holds(_)
        | RequirementKind::No { .. }
        | RequirementKind::Count { .. }
        | RequirementKind::Order { .. }
        | RequirementKind::Quantified { .. } => None,
    }
    .filter(|_| scene.as_of.is_some())
}

/// The task as it is shown; its rank is given when all are known.
pub(super) fn full<S: Sight>(
    scene: &Scene<'_>,
    journey: &Journey<'_, S>,
    occurrence: &Occurrence,
    todo: &Todo<'_>,
) -> Task {
    let (subject, subject_title) = scene.owner(occurrence.owner);
    let roles = &scene.program.roles;
    let span = match &todo.what {
        What::Keep { outcome, .. } => scene.requirement(outcome).span,
        What::Recover { declared, .. } => declared.label.span,
    };
    let common = Task {
        rank: 0,
        urgency: todo.urgency,
        gain: todo.gain,
        name: String::new(),
        title: String::new(),
        ask: String::new(),
        level: None,
        due: todo.due.map(|due| scene.local(due)),
        left: todo.left.map(|left| Value::Duration(left.0)),
        waiting: None,
        stake: occurrence.stake.as_ref().map(|stake| scene.value(stake)),
        kind: match occurrence.owner {
            Owner::Touchpoint(_) => SubjectKind::Touchpoint,
            Owner::Moment(_) => SubjectKind::Moment,
        },
        subject: subject.to_owned(),
        subject_title: subject_title.to_owned(),
        journey: journey.name(),
        per: scene.per(scene.program.key(occurrence.owner)),
        number: occurrence.number,
        start: scene.seen(journey, occurrence.start, Part::Start),
        agent: whose(journey, roles.agent),
        customer: whose(journey, roles.customer),
        channel: whose(journey, roles.channel),
        owner: None,
        amount: None,
        amount_unknown: Vec::new(),
        status: None,
        rule: scene.rule(span),
        text: String::new(),
    };
    match &todo.what {
        What::Keep { outcome, ask, stands } => {
            keep(scene, journey, occurrence, (outcome, ask, *stands), common)
        }
        What::Recover { owed, action, recovery, declared } => {
            recover(scene, journey, owed, action, (recovery, declared), common)
        }
    }
}

fn keep<S: Sight>(
    scene: &Scene<'_>,
    journey: &Journey<'_, S>,
    occurrence: &Occurrence,
    (outcome, ask, stands): (&Outcome, &Ask<'_>, bool),
    common: Task,
) -> Task {
    let expectation = &scene.program.expectations[outcome.expectation.index()];
    let business = outcome.evidence.measured.as_ref().is_some_and(|measured| {
        matches!(measured.limit, Quantity::Value(value::Value::Length(Length::Business(_))))
    });
    let left = match common.left {
        Some(Value::Duration(left)) if business => Some(Value::BusinessTime(left)),
        left => left,
    };
    Task {
        name: format!("{}.{}", common.subject, expectation.label.name),
        title: expectation.label.title.clone(),
        ask: words(scene, ask),
        level: Some(expectation.level.into()),
        left,
        waiting: Some(if stands { Waiting::Paused } else { Waiting::Running }),
        text: evidence::words(scene, journey, occurrence, outcome),
        ..common
    }
}

fn recover<S: Sight>(
    scene: &Scene<'_>,
    journey: &Journey<'_, S>,
    owed: &Owed,
    action: &OwedAction,
    (recovery, declared): (&Recovery, &Action),
    common: Task,
) -> Task {
    let (amount, amount_unknown) = match &action.amount {
        Amount::None => (None, Vec::new()),
        Amount::Known(money) => (Some(Money::from(*money)), Vec::new()),
        Amount::Unknown(fields) => {
            let missing = |(field, row): &(FieldId, verdict::Row)| MissingField {
                field: scene.field(*field).to_owned(),
                place: scene.place(journey.place(*row)),
            };
            (None, fields.iter().map(missing).collect())
        }
    };
    Task {
        name: format!("{}.{}", recovery.label.name, declared.label.name),
        title: recovery.label.title.clone(),
        ask: declared.label.title.clone(),
        owner: action.owner.map(|level| scene.level(level)),
        amount,
        amount_unknown,
        status: Some(RecoveryStatus::from(owed.status)),
        ..common
    }
}

/// What is to come, in the words of the rule.
fn words(scene: &Scene<'_>, ask: &Ask<'_>) -> String {
    let title = |pattern: PatternId| scene.program.patterns[pattern.index()].label.title.clone();
    match ask {
        Ask::Pattern(pattern) | Ask::More(pattern, 1) | Ask::Subject(Subject::Pattern(pattern)) => {
            title(*pattern)
        }
        Ask::More(pattern, more) => format!("{more} × {}", title(*pattern)),
        Ask::Subject(Subject::Time(time)) => match time.kind {
            ExprKind::Field(field) => scene.field_word(field).to_owned(),
            _ => scene.rule(time.span).text,
        },
    }
}

/// The last known value of a role, now.
fn whose<S: Sight>(journey: &Journey<'_, S>, role: Option<FieldId>) -> Option<String> {
    let last = *journey.sight.rows().last()?;
    match journey.sight.field(role?, Asked::State(last))? {
        value::Value::Text(text) => Some(text.to_string()),
        _ => None,
    }
}
