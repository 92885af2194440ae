//! `P every D [until Q] [, paused while C]`: no gap between one sign of life and the next is longer than D.

use super::first::each_first;
use super::run::{Between, Bound, Run};
use super::targets::{Target, Targets};
use crate::check::program::PatternId;
use crate::judge::case::Case;
use crate::judge::trail::{Ran, Ruling, Trail};
use crate::judge::verdict::{Failure, Verdict, Waiting};
use crate::plan::{Allowance, Expr};
use crate::unit::Instant;
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
    case: &Case<'p>,
    trail: &mut Trail<'p>,
) -> ControlFlow<()> {
    let later = case.anchor().later;
    let extent_ends = case.complete.then(|| (case.end, case.settled()));
    let with_end = |end: Option<(Option<u32>, Instant)>, passed: &[u32], trail: &mut Trail<'p>| {
        let to = end.and_then(|(at, _)| at).map_or(case.to(), |at| at + 1);
        let hits = case.hits(cadence.pattern).within(later, to);
        for at in hits.doubtful() {
            trail.doubt_match(cadence.pattern, at);
        }
        let worlds: &[(&[u32], Bound)] = match (hits.is_doubtful(), cadence.stands(case)) {
            (false, false) => &[(hits.certain, Bound::Certain)],
            _ => &[
                (hits.possible, Bound::Least),
                (hits.certain, Bound::Most),
                (hits.certain, Bound::Certain),
            ],
        };
        for (signs, bound) in worlds {
            let ruling = cadence.gaps(signs, *bound, (end, passed), case, trail);
            trail.add(ruling)?;
        }
        ControlFlow::Continue(())
    };
    let Some(until) = until else { return with_end(extent_ends, &[], trail) };
    let ends = case.hits(until).within(later, case.to());
    each_first(until, ends, case, trail, |found, passed, trail| {
        let end = found.map(|at| (Some(at), case.journey.time(at)));
        with_end(end.or(extent_ends), passed, trail)
    })
}

impl<'p> Cadence<'p> {
    /// What these signs of life come to; `end`: the instant at which they may stop, and the record, if one ends them.
    fn gaps(
        &self,
        signs: &[u32],
        bound: Bound,
        (end, passed): (Option<(Option<u32>, Instant)>, &[u32]),
        case: &Case<'p>,
        trail: &mut Trail<'p>,
    ) -> Ruling {
        let start = case.anchor();
        let mut since = (start.at, start.time);
        for &sign in signs {
            let came = case.journey.time(sign);
            let gap = self.gap(since, (Some(sign), came, passed), bound, case, trail);
            if gap.over {
                let late = Verdict::Failed(Failure::Late);
                return Ruling { key: Some(sign), ..broken(since, Some(came), gap, late) };
            }
            since = (sign, came);
        }
        let last = end.unwrap_or((None, case.as_of()));
        let gap = self.gap(since, (last.0, last.1, passed), bound, case, trail);
        // What is complete as of now still runs.
        let came = last.0.map(|_| last.1);
        if gap.over {
            return broken(since, came, gap, Verdict::Failed(Failure::Missing));
        }
        let waiting = if gap.stands { Waiting::Paused } else { Waiting::Running };
        let ruling = match end {
            Some((_, ended)) => Ruling::new(Verdict::Met, Some(ended)),
            None => Ruling::new(Verdict::Open(waiting), None),
        };
        Ruling { anchor: Some(since), came, deadline: gap.deadline, ran: gap.ran, ..ruling }
    }

    /// Whether its clock may stand: under a pause, or while the episode had ended.
    fn stands(&self, case: &Case) -> bool {
        self.paused.is_some() || !case.undone.is_empty()
    }

    /// The time from one sign to the next, to the end, or to now.
    fn gap(
        &self,
        since: (u32, Instant),
        (stop, until, passed): (Option<u32>, Instant, &[u32]),
        bound: Bound,
        case: &Case<'p>,
        trail: &mut Trail<'p>,
    ) -> Gap {
        let deadline = self.limit.deadline(since.1);
        let target = Target { limit: self.limit, paused: self.paused };
        let (Some((_, limit)), true) = (self.limit.pace(), self.stands(case)) else {
            return Gap {
                over: until > deadline,
                deadline: Some(deadline),
                stands: false,
                ran: None,
            };
        };
        let targets = Targets::one(target, trail.exception);
        let run = Run::new(&targets, Between { since, until, stop, passed }, case, trail);
        Gap {
            over: run.is_over(limit, bound),
            deadline: run.deadline(limit),
            stands: run.stands(),
            ran: Some(Ran { reading: run.reading(), legs: run.legs() }),
        }
    }
}

/// One gap against the limit.
struct Gap {
    over: bool,
    deadline: Option<Instant>,
    stands: bool,
    ran: Option<Ran>,
}

/// `came`: when the gap ended, if it did.
fn broken(since: (u32, Instant), came: Option<Instant>, gap: Gap, verdict: Verdict) -> Ruling {
    Ruling {
        anchor: Some(since),
        came,
        deadline: gap.deadline,
        ran: gap.ran,
        ..Ruling::new(verdict, gap.deadline)
    }
}
