//! Which occurrences need only be counted: nobody asks what else is true of them.

use super::finds::finds;
use crate::check::program::{Counted, Metric, Owner, Target};
use crate::plan::{Expr, Plan};

/// Which occurrences of a touchpoint or moment can be left out of the verdicts, if they are counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Counting {
    /// Those of which all is met.
    Kept,
    /// Those that are decided and not shown.
    Decided,
}

impl Counting {
    /// `None`: their evidence may find something of data, a figure of a group rests on them, or a fact or recovery asks for them.
    pub(super) fn of(plan: &Plan, owner: Owner) -> Option<Self> {
        let (expectations, stake) = match owner {
            Owner::Touchpoint(id) => (&plan.touchpoints[id.index()].expectations, None),
            Owner::Moment(id) => {
                let moment = &plan.moments[id.index()];
                (&moment.expectations, moment.stake.as_ref())
            }
        };
        let mut planned = expectations.iter().map(|id| &plan.expectations[id.index()]);
        let plain = planned.all(|it| it.waivers.is_empty() && !finds(it));
        if !plain || is_grouped(plan, owner) || is_asked_for(plan, owner) {
            return None;
        }
        let is_it = |target: &Target| plan.program.owner(*target) == owner;
        let recoveries = plan.recoveries.iter();
        let mut own = recoveries.filter(|recovery| recovery.targets.iter().any(is_it)).peekable();
        if own.peek().is_none() && stake.is_none() {
            return Some(Self::Decided);
        }
        // Without a condition a recovery is owed for failures only.
        own.all(|own| own.when.is_none() && own.instead_of.is_empty()).then_some(Self::Kept)
    }
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

/// Whether a fact or recovery asks for its verdicts.
fn is_asked_for(plan: &Plan, owner: Owner) -> bool {
    let asks = |condition: &Expr| {
        let mut asks = false;
        condition.walk(&mut |part| {
            asks |= match part {
                Expr::Verdict(_, target) => plan.program.owner(*target) == owner,
                Expr::Overrun(id) => plan.program.expectations[id.index()].owner == owner,
                _ => false,
            };
        });
        asks
    };
    plan.facts.iter().any(|fact| asks(&fact.when))
        || plan.recoveries.iter().any(|recovery| {
            let instead = recovery.instead_of.iter().filter_map(|(_, when)| when.as_ref());
            let amounts = recovery.actions.iter().filter_map(|action| action.amount.as_ref());
            recovery.when.iter().chain(instead).chain(amounts).any(asks)
        })
}
