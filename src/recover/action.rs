//! One action: what it costs, who may spend that, and until when.

use super::asked::Asked;
use super::owed::{Amount, Authority, OwedAction};
use crate::check::program::{Action, AuthorityId, AuthorityLevel};
use crate::judge::{Missing, eval, missing};
use crate::plan::{Datum, PlannedAction};
use crate::unit::{Instant, Money};

/// Works out what is owed of an action, counted from the breach.
pub(super) fn owed(
    position: u16,
    declared: &Action,
    planned: &PlannedAction,
    base: Instant,
    asked: &Asked,
) -> OwedAction {
    let amount = amount(declared, planned, asked);
    let levels = &asked.journey().judge.plan.program.authority;
    let (owner, authority) = authorised(declared.by, &amount, levels);
    let due = planned.within.as_ref().map(|within| within.deadline(base));
    OwedAction { action: position, owner, authority, due, amount }
}

fn amount(declared: &Action, planned: &PlannedAction, asked: &Asked) -> Amount {
    let Some(expr) = &planned.amount else { return Amount::None };
    let Datum::Money(mut amount, currency) = eval(expr, asked) else {
        let mut why = Missing::default();
        missing(expr, asked, &mut why);
        return Amount::Unknown(why.fields);
    };
    if let Some(least) = declared.at_least.filter(|least| least.currency == currency) {
        amount = amount.max(least.amount);
    }
    if let Some(most) = declared.at_most.filter(|most| most.currency == currency) {
        amount = amount.min(most.amount);
    }
    Amount::Known(Money { amount, currency })
}

fn authorised(
    by: Option<AuthorityId>,
    amount: &Amount,
    levels: &[AuthorityLevel],
) -> (Option<AuthorityId>, Authority) {
    let (Some(named), Amount::Known(amount)) = (by, amount) else {
        return (by, Authority::NotAsked);
    };
    if levels.get(named.index()).is_none_or(|level| may_spend(level, amount)) {
        return (by, Authority::Within);
    }
    match levels.iter().position(|level| may_spend(level, amount)) {
        Some(lowest) => (Some(AuthorityId(lowest as u16)), Authority::RaisedFrom(named)),
        None => (by, Authority::BeyondAll),
    }
}

fn may_spend(level: &AuthorityLevel, amount: &Money) -> bool {
    level
        .up_to
        .is_none_or(|limit| limit.currency == amount.currency && amount.amount <= limit.amount)
}
