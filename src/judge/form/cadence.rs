//! `P every D until Q`: no gap between one sign of life and the next is longer than D.

use crate::check::program::PatternId;
use crate::judge::case::Case;
use crate::judge::trail::{Ruling, Trail};
use crate::judge::verdict::{Failure, Verdict};
use crate::plan::Allowance;
use crate::unit::Instant;
use std::ops::ControlFlow;

pub(super) fn judge(
    pattern: PatternId,
    limit: &Allowance,
    until: Option<PatternId>,
    case: &Case,
    trail: &mut Trail,
) -> ControlFlow<()> {
    let later = case.anchor().later;
    let extent_ends = case.complete.then(|| (case.to() - 1, case.settled()));
    let with_end = |end: Option<(u32, Instant)>, trail: &mut Trail| {
        let to = end.map_or(case.to(), |(at, _)| at + 1);
        let hits = case.hits(pattern).within(later, to);
        if hits.is_doubtful() {
            for at in hits.doubtful() {
                trail.doubt_match(pattern, at);
            }
            trail.add(gaps(hits.possible, limit, end, case))?;
        }
        trail.add(gaps(hits.certain, limit, end, case))
    };
    let Some(until) = until else { return with_end(extent_ends, trail) };
    case.hits(until).within(later, case.to()).each_first(|found, doubtful| {
        if let (Some(at), true) = (found, doubtful) {
            trail.doubt_match(until, at);
        }
        let end = found.map(|at| (at, case.journey.time(at)));
        with_end(end.or(extent_ends), trail)
    })
}

/// What these signs of life come to; `end`: the record and instant at which they may stop.
fn gaps(signs: &[u32], limit: &Allowance, end: Option<(u32, Instant)>, case: &Case) -> Ruling {
    let start = case.anchor();
    let mut since = (start.at, start.time);
    for &sign in signs {
        let came = case.journey.time(sign);
        let deadline = limit.deadline(since.1);
        if came > deadline {
            return gap(since, Some((sign, came)), deadline, Failure::Late);
        }
        since = (sign, came);
    }
    let deadline = limit.deadline(since.1);
    let last = end.map_or(case.as_of(), |(_, ended)| ended);
    if last > deadline {
        return gap(since, None, deadline, Failure::Missing);
    }
    let anchor = Some(since);
    match end {
        Some((_, ended)) => Ruling { anchor, ..Ruling::new(Verdict::Met, Some(ended)) },
        None => Ruling { anchor, deadline: Some(deadline), ..Ruling::open() },
    }
}

fn gap(
    since: (u32, Instant),
    next: Option<(u32, Instant)>,
    deadline: Instant,
    failure: Failure,
) -> Ruling {
    Ruling {
        anchor: Some(since),
        key: next.map(|(at, _)| at),
        came: next.map(|(_, came)| came),
        deadline: Some(deadline),
        ..Ruling::new(Verdict::Failed(failure), Some(deadline))
    }
}
