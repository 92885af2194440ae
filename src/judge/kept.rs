//! Which occurrences need only be counted where all of it was kept: nobody asks what else is true of them.

use super::finds::finds;
use crate::check::program::{Counted, Metric, Owner, Target};
use crate::plan::{Expr, Plan};

/// Whether occurrences of a touchpoint or moment of which every expectation is met can be left out of the verdicts, if they are
/// counted: their evidence shows nothing that is found of data, no figure of a group rests on them, no fact and no recovery asks for
/// them.
pub(super) fn only_counted(plan: &Plan, owner: Owner) -> bool {
    let expectations = match owner {
        Owner::Touchpoint(id) => &plan.touchpoints[id.index()].expectations,
        Owner::Moment(id) => &plan.moments[id.index()].expectations,
    };
    let mut planned = expectations.iter().map(|id| &plan.expectations[id.index()]);
    planned.all(|it| it.waivers.is_empty() && !finds(it))
        && !is_grouped(plan, owner)
        && !is_asked_for(plan, owner)
}

/// Whether a standard counts its verdicts other than all in one.
fn is_grouped(plan: &Plan, owner: Owner) -> bool {
    let program = &plan.program;
    let requires = program.standards.iter().flat_map(|standard| &standard.requires);
    requires.into_iter().any(|require| match &require.metric {
        Metric::Rate(counted) | Metric::Failed(counted) | Metric::Count(counted) => {
            matches!(counted, Counted::Verdicts(target) if program.owner(*target) == owner)
                && !require.per.is_empty()
        }
        Metric::Score(..) | Metric::Card(..) | Metric::Spread(..) => true,
        Metric::Nps(_)
        | Metric::Csat(_)
        | Metric::Ces(_)
        | Metric::Mean(_)
        | Metric::Median(_)
        | Metric::Percentile(..)
        | Metric::Gap(..)
        | Metric::PeakEnd(_) => false,
    })
}

/// Whether a fact or recovery asks for its verdicts, or may apply where all is met.
fn is_asked_for(plan: &Plan, owner: Owner) -> bool {
    let is_it = |target: &Target| plan.program.owner(*target) == owner;
    let asks = |condition: &Expr| {
        let mut asks = false;
        condition.walk(&mut |part| {
            asks |= matches!(part, Expr::Verdict(_, target) if is_it(target));
        });
        asks
    };
    plan.facts.iter().any(|fact| asks(&fact.when))
        || plan.recoveries.iter().any(|recovery| {
            let instead = recovery.instead_of.iter().filter_map(|(_, when)| when.as_ref());
            let amounts = recovery.actions.iter().filter_map(|action| action.amount.as_ref());
            let conditional = recovery.when.is_some() || !recovery.instead_of.is_empty();
            recovery.when.iter().chain(instead).chain(amounts).any(asks)
                || (conditional && recovery.targets.iter().any(is_it))
        })
}
