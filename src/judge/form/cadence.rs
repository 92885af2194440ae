//! `P every D [until Q] [, paused while C]`: no gap between one sign of life and the next is longer than D.

use super::run::Run;
use crate::check::program::PatternId;
use crate::clock::stopwatch::{Bound, Reading};
use crate::judge::case::Case;
use crate::judge::trail::{Ruling, Trail};
use crate::judge::verdict::{Failure, Verdict, Waiting};
use crate::plan::{Allowance, Expr};
use crate::unit::Instant;
use crate::value::Truth;
use std::ops::ControlFlow;

/// How often, and when the clock stands.
#[derive(Clone, Copy)]
pub(super) struct Cadence<'p> {
    pub(super) pattern: PatternId,
    pub(super) limit: &'p Allowance,
    pub(super) paused: Option<&'p Expr>,
}

pub(super) fn judge<'p>(
    cadence: Cadence<'p>,
    until: Option<PatternId>,
    case: &Case,
    trail: &mut Trail<'p>,
) -> ControlFlow<()> {
    let later = case.anchor().later;
    let extent_ends = case.complete.then(|| (case.to() - 1, case.settled()));
    let with_end = |end: Option<(u32, Instant)>, trail: &mut Trail<'p>| {
        let to = end.map_or(case.to(), |(at, _)| at + 1);
        let hits = case.hits(cadence.pattern).within(later, to);
        for at in hits.doubtful() {
            trail.doubt_match(cadence.pattern, at);
        }
        let worlds: &[(&[u32], Bound)] = match (hits.is_doubtful(), cadence.paused) {
            (false, None) => &[(hits.certain, Bound::Most)],
            _ => &[(hits.possible, Bound::Least), (hits.certain, Bound::Most)],
        };
        for (signs, bound) in worlds {
            let ruling = cadence.gaps(signs, *bound, end, case, trail);
            trail.add(ruling)?;
        }
        ControlFlow::Continue(())
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

impl<'p> Cadence<'p> {
    /// What these signs of life come to; `end`: the record and instant at which they may stop.
    fn gaps(
        &self,
        signs: &[u32],
        bound: Bound,
        end: Option<(u32, Instant)>,
        case: &Case,
        trail: &mut Trail<'p>,
    ) -> Ruling {
        let start = case.anchor();
        let mut since = (start.at, start.time);
        for &sign in signs {
            let came = case.journey.time(sign);
            let gap = self.gap(since, came, bound, case, trail);
            if gap.over {
                return broken(since, Some((sign, came)), &gap, Failure::Late);
            }
            since = (sign, came);
        }
        let last = end.map_or(case.as_of(), |(_, ended)| ended);
        let gap = self.gap(since, last, bound, case, trail);
        if gap.over {
            return broken(since, None, &gap, Failure::Missing);
        }
        let anchor = Some(since);
        if let Some((_, ended)) = end {
            let (came, clock) = (Some(ended), gap.clock);
            return Ruling { anchor, came, clock, ..Ruling::new(Verdict::Met, Some(ended)) };
        }
        let waiting = if gap.stands { Waiting::Paused } else { Waiting::Running };
        let open = Ruling::new(Verdict::Open(waiting), None);
        Ruling { anchor, deadline: gap.deadline, clock: gap.clock, ..open }
    }

    fn gap(
        &self,
        since: (u32, Instant),
        to: Instant,
        bound: Bound,
        case: &Case,
        trail: &mut Trail<'p>,
    ) -> Gap {
        let run = self.paused.and_then(|p| Run::new(self.limit, p, since, to, case, trail));
        if let Some(run) = run {
            let stands = run.stands == Truth::True
                || (run.stands == Truth::Unknown && bound == Bound::Least);
            let clock = Some(run.reading(bound));
            return Gap { over: run.is_over(bound), deadline: run.deadline(bound), stands, clock };
        }
        let deadline = self.limit.deadline(since.1);
        Gap { over: to > deadline, deadline: Some(deadline), stands: false, clock: None }
    }
}

/// One gap against the limit.
struct Gap {
    over: bool,
    deadline: Option<Instant>,
    stands: bool,
    clock: Option<Reading>,
}

fn broken(
    since: (u32, Instant),
    next: Option<(u32, Instant)>,
    gap: &Gap,
    failure: Failure,
) -> Ruling {
    Ruling {
        anchor: Some(since),
        key: next.map(|(at, _)| at),
        came: next.map(|(_, came)| came),
        deadline: gap.deadline,
        clock: gap.clock,
        ..Ruling::new(Verdict::Failed(failure), gap.deadline)
    }
}
