//! `P within D [after Q]`: not later than the deadline, its exact instant included.

use super::{Clock, never_came};
use crate::judge::case::Case;
use crate::judge::trail::{Ruling, Trail};
use crate::judge::verdict::{Failure, Verdict};
use crate::plan::Allowance;
use crate::unit::Instant;
use std::ops::ControlFlow;

pub(super) fn judge(
    limit: &Allowance,
    case: &Case,
    clock: Clock,
    trail: &mut Trail,
) -> ControlFlow<()> {
    trail.add(match clock.anchor {
        None => never_came(case),
        Some(anchor) => until(limit.deadline(anchor.time), case, clock),
    })
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
    Ruling {
        place: Some(clock.place),
        anchor: clock.anchor.map(|anchor| (anchor.at, anchor.time)),
        key: clock.stop,
        came: clock.came,
        deadline: Some(deadline),
        ..ruling
    }
}
