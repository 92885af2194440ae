//! The verdict on a whole occurrence, from those on its `must`s.

use super::trail::Trail;
use crate::check::program::ExpectationId;
use crate::judge::verdict::{Outcome, Verdict};
use crate::plan::Plan;
use crate::syntax::ast::Level;

/// Failed if a `must` failed; else unknown, open, met, exempt, if one is; else not applicable. Of several of one kind
/// the first declared is taken.
pub(super) fn verdict(plan: &Plan, outcomes: &[Outcome]) -> Verdict {
    of(plan, outcomes.iter().map(|outcome| (outcome.expectation, outcome.verdict)))
}

/// The same, from the verdict on each expectation.
pub(super) fn of(plan: &Plan, verdicts: impl Iterator<Item = (ExpectationId, Verdict)>) -> Verdict {
    verdicts
        .filter(|(id, _)| plan.expectations[id.index()].level == Level::Must)
        .map(|(_, verdict)| verdict)
        .min_by_key(|verdict| precedence(*verdict))
        .unwrap_or(Verdict::NotApplicable)
}

fn precedence(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Failed(_) => 0,
        Verdict::Unknown => 1,
        Verdict::Open(_) => 2,
        Verdict::Met => 3,
        Verdict::Exempt(_) => 4,
        Verdict::NotApplicable => 5,
    }
}

/// The verdict on one expectation: that of every possibility, or unknown.
pub(super) fn agreed(trail: &Trail) -> Verdict {
    match &trail.last {
        Some(ruling) if !trail.differs => ruling.verdict,
        Some(_) | None => Verdict::Unknown,
    }
}
