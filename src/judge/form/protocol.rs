//! `follows PROTOCOL`: its steps happen, in its order where it has one.

use crate::check::program::PatternId;
use crate::judge::case::Case;
use crate::judge::trail::{Ruling, Trail};
use crate::judge::verdict::{Failure, Verdict};
use crate::plan::Allowance;
use crate::unit::Instant;
use std::ops::ControlFlow;

/// A step: what shows it, and how soon it must come.
type Step = (PatternId, Option<Allowance>);

pub(super) fn judge(
    ordered: bool,
    steps: &[Step],
    case: &Case,
    trail: &mut Trail,
) -> ControlFlow<()> {
    let start = case.anchor();
    let from = Reached { at: start.at, time: start.time, next: case.from() };
    if ordered {
        return in_order(steps, 0, from, case, trail);
    }
    in_any_order(steps, 0, from, &Course { last: from, lacking: None }, case, trail)
}

/// How far a protocol has come.
#[derive(Clone, Copy)]
struct Reached {
    at: u32,
    time: Instant,
    /// The first position at which the next step may stand.
    next: u32,
}

/// Each step is the first possible match later than the one before it.
fn in_order(
    steps: &[Step],
    number: usize,
    from: Reached,
    case: &Case,
    trail: &mut Trail,
) -> ControlFlow<()> {
    let Some((pattern, limit)) = steps.get(number) else {
        return trail.add(kept(from, case));
    };
    case.hits(*pattern).within(from.next, case.to()).each_first(|found, doubtful| {
        if let (Some(at), true) = (found, doubtful) {
            trail.doubt_match(*pattern, at);
        }
        match step(number, limit.as_ref(), found, from, case) {
            Err(ruling) => trail.add(ruling),
            Ok(reached) => in_order(steps, number + 1, reached, case, trail),
        }
    })
}

/// What the steps so far came to, where their order does not matter.
#[derive(Clone)]
struct Course {
    /// The latest of them.
    last: Reached,
    /// One that failed, of several the one settled first; else one that may still come.
    lacking: Option<Ruling>,
}

/// Each step is the first match in the extent, its deadline counted from the start.
fn in_any_order(
    steps: &[Step],
    number: usize,
    from: Reached,
    course: &Course,
    case: &Case,
    trail: &mut Trail,
) -> ControlFlow<()> {
    let Some((pattern, limit)) = steps.get(number) else {
        let lacking = course.lacking.clone();
        return trail.add(lacking.unwrap_or_else(|| kept(course.last, case)));
    };
    case.hits(*pattern).within(from.next, case.to()).each_first(|found, doubtful| {
        if let (Some(at), true) = (found, doubtful) {
            trail.doubt_match(*pattern, at);
        }
        let course = match step(number, limit.as_ref(), found, from, case) {
            Err(ruling) => {
                let other = course.lacking.clone().filter(|other| !sooner(&ruling, other));
                Course { lacking: other.or(Some(ruling)), ..*course }
            }
            Ok(reached) if reached.at > course.last.at => {
                Course { last: reached, ..course.clone() }
            }
            Ok(_) => course.clone(),
        };
        in_any_order(steps, number + 1, from, &course, case, trail)
    })
}

/// Whether a step that lacks decides before another that does.
fn sooner(one: &Ruling, other: &Ruling) -> bool {
    let failed = |ruling: &Ruling| matches!(ruling.verdict, Verdict::Failed(_));
    match (failed(one), failed(other)) {
        (true, true) => one.settled < other.settled,
        (one, other) => one && !other,
    }
}

/// A step that was reached, or what it comes to that it was not.
#[allow(clippy::result_large_err, reason = "made once a step, and looked at where it is made")]
fn step(
    number: usize,
    limit: Option<&Allowance>,
    found: Option<u32>,
    from: Reached,
    case: &Case,
) -> Result<Reached, Ruling> {
    let deadline = limit.map(|limit| limit.deadline(from.time));
    let shown = |ruling: Ruling| Ruling {
        anchor: Some((from.at, from.time)),
        key: found,
        // After the end of the episode it can come no more.
        came: found.or(case.end).map(|at| case.journey.time(at)),
        deadline,
        step: Some(number as u16),
        ..ruling
    };
    let Some(at) = found else {
        let failed = |failure, settled| Ruling::new(Verdict::Failed(failure), Some(settled));
        let ended = case.end.is_some().then(|| case.settled());
        return Err(shown(match (deadline, ended) {
            (Some(deadline), Some(ended)) if ended <= deadline => failed(Failure::Broken, ended),
            (Some(deadline), _) if case.as_of() > deadline => failed(Failure::Missing, deadline),
            (None, _) if case.complete => failed(Failure::Broken, case.settled()),
            (Some(_) | None, _) => Ruling::open(),
        }));
    };
    let time = case.journey.time(at);
    match deadline.filter(|deadline| time > *deadline) {
        Some(deadline) => Err(shown(Ruling::new(Verdict::Failed(Failure::Late), Some(deadline)))),
        None => Ok(Reached { at, time, next: at + 1 }),
    }
}

/// Every step was reached: nothing can undo it.
fn kept(reached: Reached, case: &Case) -> Ruling {
    let start = case.anchor();
    let anchor = Some((start.at, start.time));
    Ruling { anchor, key: Some(reached.at), ..Ruling::new(Verdict::Met, Some(reached.time)) }
}
