//! `P before Q` and `P after Q`.

use super::never_came;
use crate::check::program::PatternId;
use crate::judge::case::Case;
use crate::judge::hits::Hits;
use crate::judge::trail::{Ruling, Trail};
use crate::judge::verdict::{Failure, Verdict};
use crate::unit::Instant;
use std::ops::ControlFlow;

/// Every Q of the extent has an earlier P in it: the first Q decides, at once.
pub(super) fn precedence(
    pattern: PatternId,
    other: Option<PatternId>,
    case: &Case,
    trail: &mut Trail,
) -> ControlFlow<()> {
    let Some(other) = other else {
        let earlier = case.hits(pattern).within(0, case.start);
        return witnessed(pattern, earlier, case.start, case.journey.time(case.start), case, trail);
    };
    case.hits(other).within(case.from(), case.to()).each_first(|first, doubtful| {
        let Some(at) = first else { return trail.add(never_came(case)) };
        if doubtful {
            trail.doubt_match(other, at);
        }
        let earlier = case.hits(pattern).within(case.from(), at);
        witnessed(pattern, earlier, at, case.journey.time(at), case, trail)
    })
}

/// Every Q of the extent is followed by a later P in it: the last Q decides, when nothing more can come.
pub(super) fn response(
    pattern: PatternId,
    other: Option<PatternId>,
    case: &Case,
    trail: &mut Trail,
) -> ControlFlow<()> {
    if !case.complete {
        return trail.add(Ruling::open());
    }
    let Some(other) = other else {
        let later = case.hits(pattern).within(case.start + 1, case.all());
        return witnessed(pattern, later, case.start, case.settled(), case, trail);
    };
    case.hits(other).within(case.from(), case.to()).each_last(|last, doubtful| {
        let Some(at) = last else { return trail.add(never_came(case)) };
        if doubtful {
            trail.doubt_match(other, at);
        }
        let later = case.hits(pattern).within(at + 1, case.to());
        witnessed(pattern, later, at, case.settled(), case, trail)
    })
}

/// Whether there is a P among `hits` for the Q at `at`.
fn witnessed(
    pattern: PatternId,
    hits: Hits,
    at: u32,
    settled: Instant,
    case: &Case,
    trail: &mut Trail,
) -> ControlFlow<()> {
    let anchor = Some((at, case.journey.time(at)));
    let met = |key| Ruling { anchor, key, ..Ruling::new(Verdict::Met, Some(settled)) };
    if let Some(first) = hits.first() {
        return trail.add(met(Some(first)));
    }
    if let Some(doubtful) = hits.doubtful().next() {
        trail.doubt_match(pattern, doubtful);
        trail.add(met(Some(doubtful)))?;
    }
    trail.add(Ruling { anchor, ..Ruling::new(Verdict::Failed(Failure::Broken), Some(settled)) })
}
