//! `P within D [after Q] [, paused while C]`: not later than the deadline, its exact instant included.

use super::run::Run;
use super::{Clock, never_came};
use crate::clock::stopwatch::Bound;
use crate::judge::case::Case;
use crate::judge::trail::{Ruling, Trail};
use crate::judge::verdict::{Failure, Verdict, Waiting};
use crate::plan::{Allowance, Expr};
use crate::unit::Instant;
use crate::value::Truth;
use std::ops::ControlFlow;

pub(super) fn judge<'p>(
    limit: &'p Allowance,
    paused: Option<&'p Expr>,
    case: &Case,
    clock: Clock,
    trail: &mut Trail<'p>,
) -> ControlFlow<()> {
    let Some(anchor) = clock.anchor else { return trail.add(never_came(case)) };
    let until_now = clock.came.unwrap_or(case.as_of());
    let run = paused.and_then(|paused| {
        Run::new(limit, paused, (anchor.at, anchor.time), until_now, case, trail)
    });
    let Some(run) = run else {
        return trail.add(until(limit.deadline(anchor.time), case, clock));
    };
    if run.doubtful {
        trail.add(ran(&run, Bound::Least, clock))?;
    }
    trail.add(ran(&run, Bound::Most, clock))
}

/// What a clock that can be paused comes to.
fn ran(run: &Run, bound: Bound, clock: Clock) -> Ruling {
    let deadline = run.deadline(bound);
    let ruling = match (run.is_over(bound), clock.came) {
        (false, Some(came)) => Ruling::new(Verdict::Met, Some(came)),
        (true, Some(_)) => Ruling::new(Verdict::Failed(Failure::Late), deadline),
        (true, None) => Ruling::new(Verdict::Failed(Failure::Missing), deadline),
        (false, None) if stands(run, bound) => Ruling::new(Verdict::Open(Waiting::Paused), None),
        (false, None) => Ruling::open(),
    };
    Ruling { deadline, clock: Some(run.reading(bound)), ..shown(ruling, clock) }
}

fn stands(run: &Run, bound: Bound) -> bool {
    run.stands == Truth::True || (run.stands == Truth::Unknown && bound == Bound::Least)
}

/// Whether the thing waited for came by the deadline.
pub(super) fn until(deadline: Instant, case: &Case, clock: Clock) -> Ruling {
    let ruling = match clock.came {
        Some(came) if came <= deadline => Ruling::new(Verdict::Met, Some(came)),
        Some(_) => Ruling::new(Verdict::Failed(Failure::Late), Some(deadline)),
        None if case.as_of() > deadline => {
            Ruling::new(Verdict::Failed(Failure::Missing), Some(deadline))
        }
        None => Ruling::open(),
    };
    Ruling { deadline: Some(deadline), ..shown(ruling, clock) }
}

fn shown(ruling: Ruling, clock: Clock) -> Ruling {
    Ruling {
        place: Some(clock.place),
        anchor: clock.anchor.map(|anchor| (anchor.at, anchor.time)),
        key: clock.stop,
        came: clock.came,
        ..ruling
    }
}
