//! `P within D [after Q] [, paused while C]`: not later than the deadline, its exact instant included.

use super::run::{Between, Bound, Run};
use super::targets::{Target, Targets};
use super::{Clock, never_came};
use crate::judge::case::{Anchored, Case};
use crate::judge::trail::{Ran, Ruling, Trail};
use crate::judge::verdict::{Failure, Verdict, Waiting};
use crate::plan::PlannedExpectation;
use crate::unit::{Elapsed, Instant};
use std::ops::ControlFlow;

/// `among`: the expectation whose exceptions may change the target from record to record.
pub(super) fn judge<'p>(
    target: Target<'p>,
    among: Option<&'p PlannedExpectation>,
    case: &Case<'p>,
    clock: Clock,
    trail: &mut Trail<'p>,
) -> ControlFlow<()> {
    let Some(anchor) = clock.anchor else { return trail.add(never_came(case)) };
    let targets = Targets::of(target, trail.exception, among, case, clock);
    let adds_up = target.limit.pace().is_some();
    if !targets.need_records() && (case.undone.is_empty() || !adds_up) {
        return trail.add(until(target.limit.deadline(anchor.time), case, clock));
    }
    let between = Between {
        since: (anchor.at, anchor.time),
        until: clock.came.unwrap_or(case.as_of()),
        stop: clock.stop,
        passed: clock.passed,
    };
    let run = Run::new(&targets, between, case, trail);
    let Some((_, limit)) = target.limit.pace() else {
        let ruling = until(target.limit.deadline(anchor.time), case, clock);
        return trail.add(followed(ruling, run, &targets, anchor, case));
    };
    if run.doubtful {
        trail.add(ran(&run, limit, Bound::Least, clock))?;
        trail.add(ran(&run, limit, Bound::Most, clock))?;
    }
    let ruling = ran(&run, limit, Bound::Certain, clock);
    trail.add(followed(ruling, run, &targets, anchor, case))
}

/// What a clock that adds up time comes to.
fn ran(run: &Run, limit: Elapsed, bound: Bound, clock: Clock) -> Ruling {
    let deadline = run.deadline(limit);
    let ruling = match (run.is_over(limit, bound), clock.came) {
        (false, Some(came)) => Ruling::new(Verdict::Met, Some(came)),
        (true, Some(_)) => Ruling::new(Verdict::Failed(Failure::Late), deadline),
        (true, None) => Ruling::new(Verdict::Failed(Failure::Missing), deadline),
        (false, None) if run.stands() => Ruling::new(Verdict::Open(Waiting::Paused), None),
        (false, None) => Ruling::open(),
    };
    Ruling { deadline, ..shown(ruling, clock) }
}

/// With how the clock ran; a limit that came into force after its deadline was broken then.
fn followed<'p>(
    ruling: Ruling,
    run: Run,
    targets: &Targets<'p>,
    anchor: Anchored,
    case: &Case<'p>,
) -> Ruling {
    let failed = matches!(ruling.verdict, Verdict::Failed(_));
    let settled = ruling
        .settled
        .map(|settled| if failed { settled.max(targets.since(anchor.at, case)) } else { settled });
    let ran = Some(Ran { reading: run.reading(), legs: run.legs() });
    Ruling { ran, settled, ..ruling }
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
