//! A journey for which two recoveries are owed at once: made up, judged by the engine, and shown only if it is so.

mod breaks;
mod goal;
mod made;
mod shown;
mod written;

use super::literals::{UNNAMED, other_text};
use super::solver::{Solver, Values, both};
use crate::check::program::{Owner, RecoveryId, Target};
use crate::plan::{Expr, Plan, PlannedScope};
use crate::value::Value;
use breaks::Break;
use goal::Goal;
use made::{Made, Stage};

pub use shown::show_ties;

use std::time::Duration;

/// Patterns are asked so often at most, over all journeys that are judged; but some are in any case, and never more.
const EFFORT: usize = 200_000;
const TRIED: std::ops::RangeInclusive<usize> = 20..=600;

/// So many ways to come to both are followed, and so many courses of each are made up.
const GOALS: usize = 8;
const COURSES: usize = 300;

const HOUR: Duration = Duration::from_hours(1);

const MINUTE: Duration = Duration::from_mins(1);
const DAY: Duration = Duration::from_hours(24);

/// How long after all else another record comes, so that deadlines have passed; the shortest that does is shown.
const LATER: [Duration; 5] = [
    HOUR,
    DAY.saturating_mul(2),
    DAY.saturating_mul(8),
    DAY.saturating_mul(60),
    DAY.saturating_mul(400),
];

/// Records as a case gives them, a line each, for which both recoveries are owed for one occurrence; `None` where none
/// was found that is.
pub fn both_owed(plan: &Plan, one: RecoveryId, other: RecoveryId) -> Option<String> {
    let (a, b) = (&plan.recoveries[one.index()], &plan.recoveries[other.index()]);
    let shared = *a.targets.iter().find(|target| b.targets.contains(target))?;
    // Scripts may take long: a check does not run them.
    if a.key != b.key || !plan.functions.is_empty() {
        return None;
    }
    let stage = Stage::new(plan, a.key)?;
    let solver = Solver { plan, base: stage.base(), start: &|_| None, round: true };
    let asks = |when: &Option<Expr>| match when {
        Some(when) => goal::goals(&solver, when),
        None => vec![Goal::failed(shared)],
    };
    let most = EFFORT / plan.patterns.len().max(1);
    let mut tried = most.clamp(*TRIED.start(), *TRIED.end());
    for goal in goal::product(&asks(&a.when), &asks(&b.when)).into_iter().take(GOALS) {
        let mut courses = courses(&solver, shared, &goal);
        courses.sort_by_key(|course| {
            (course.len(), course.last().map(|record| record.after).unwrap_or_default())
        });
        for course in courses.into_iter().map(|course| plain(plan, course)) {
            tried = tried.checked_sub(1)?;
            if stage.owes(&course, one, other) {
                return Some(written::lines(&stage, &course));
            }
        }
    }
    None
}

/// Journeys in which a goal may be reached: what starts everything, what breaks it, what ends it, and a later record.
fn courses(solver: &Solver, shared: Target, goal: &Goal) -> Vec<Vec<Made>> {
    let mut broken = vec![Break::default()];
    for (target, verdict) in goal.verdicts.iter().filter(|it| !goal.implies(solver, **it)) {
        let more = breaks::of(solver, *target, *verdict);
        broken = broken
            .iter()
            .flat_map(|so_far| more.iter().flat_map(|it| so_far.with(it)))
            .take(COURSES)
            .collect();
    }
    let owner = solver.plan.program.owner(shared);
    let mut found = Vec::new();
    for broken in &broken {
        for start in starts(solver, owner).into_iter().take(2) {
            for (first, rest) in placed(start, goal, broken) {
                let mut records = vec![Made { after: Duration::ZERO, values: first }];
                let others =
                    rest.into_iter().chain(goal.records(solver)).chain(broken.records.clone());
                for values in others {
                    let after = MINUTE.saturating_mul(10 * records.len() as u32);
                    records.push(Made { after, values });
                }
                found.extend(ended(solver, owner, &records));
            }
            if found.len() > COURSES {
                return found;
            }
        }
    }
    found
}

/// What the first record says, and a record that says what it cannot: all values on the first, or on one of their own.
fn placed(start: Values, goal: &Goal, broken: &Break) -> Vec<(Values, Vec<Values>)> {
    let asked = both(vec![goal.values.clone()], vec![broken.values.clone()]);
    let mut found = Vec::new();
    for values in asked {
        if let Some(all) = both(vec![start.clone()], vec![values.clone()]).into_iter().next() {
            found.push((all, Vec::new()));
        }
        if !values.is_empty() {
            found.push((start.clone(), vec![values]));
        }
    }
    found
}

/// What starts an occurrence.
fn starts(solver: &Solver, owner: Owner) -> Vec<Values> {
    let plan = solver.plan;
    let (pattern, when) = match owner {
        Owner::Touchpoint(id) => (Some(plan.touchpoints[id.index()].pattern), None),
        Owner::Moment(id) => {
            let moment = &plan.moments[id.index()];
            let pattern = match moment.scope {
                PlannedScope::At(pattern) | PlannedScope::Episode { start: pattern, .. } => {
                    Some(pattern)
                }
                PlannedScope::Journey => None,
            };
            (pattern, moment.when.as_ref())
        }
    };
    let matches = pattern.map_or_else(|| vec![Vec::new()], |pattern| solver.matching(pattern));
    let asks = when.map_or_else(|| vec![Vec::new()], |when| solver.solve(when, true));
    both(matches, asks)
}

/// The same records, ended or not, with or without another long after.
fn ended(solver: &Solver, owner: Owner, records: &[Made]) -> Vec<Vec<Made>> {
    let last = records.last().map(|record| record.after).unwrap_or_default();
    let end = match owner {
        Owner::Touchpoint(_) => None,
        Owner::Moment(id) => match solver.plan.moments[id.index()].scope {
            PlannedScope::Episode { end, .. } => end,
            PlannedScope::At(_) | PlannedScope::Journey => None,
        },
    };
    let end = end.and_then(|end| solver.matching(end).into_iter().next());
    let with = |values: &Values, after: Duration| {
        let mut all = records.to_vec();
        all.push(Made { after: last.saturating_add(after), values: values.clone() });
        all
    };
    let mut found = vec![records.to_vec()];
    for later in LATER {
        found.push(with(&another(solver), later));
    }
    if let Some(values) = &end {
        found.push(with(values, MINUTE.saturating_mul(10)));
        found.extend(LATER.map(|later| with(values, later)));
    }
    found
}

/// What a record says that no rule speaks of.
fn another(solver: &Solver) -> Values {
    let event = solver.plan.program.roles.event.and_then(|field| solver.plan.column(field));
    let text = event.and_then(|column| other_text(solver.plan, column, &[]).map(|it| (column, it)));
    text.into_iter().map(|(column, text)| (column, Some(Value::Text(text)))).collect()
}

/// The same with a word for what is only to be something else.
fn plain(plan: &Plan, mut course: Vec<Made>) -> Vec<Made> {
    let word = ["note", "other", "another"].into_iter().find(|it| plan.words.get(it).is_none());
    for (_, value) in course.iter_mut().flat_map(|record| &mut record.values) {
        if let (Some(Value::Text(text)), Some(word)) = (value, word)
            && **text == *UNNAMED
        {
            *text = word.into();
        }
    }
    course
}
