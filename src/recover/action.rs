//! One action: what it costs, who may spend that, and until when.

use super::asked::Asked;
use super::authority::{beyond_action, raise};
use super::owed::{Amount, Authority, OwedAction, Status};
use crate::check::program::Action;
use crate::judge::{Missing, eval, missing};
use crate::plan::{Datum, PlannedAction};
use crate::unit::{Decimal, Instant, Money};
use rust_decimal::RoundingStrategy::MidpointNearestEven;

/// Works out what is owed of an action, counted from the breach; what became of it is left open.
pub(super) fn owed(
    position: u16,
    declared: &Action,
    planned: &PlannedAction,
    base: Instant,
    asked: &Asked,
) -> OwedAction {
    let amount = amount(declared, planned, asked);
    let levels = &asked.journey().judge.plan.authority;
    let due = planned.within.as_ref().map(|within| within.deadline(base));
    let mut owed = OwedAction {
        action: position,
        owner: declared.by,
        authority: Authority::NotAsked,
        passed_over: Vec::new(),
        due,
        amount,
        status: Status::Due,
        doing: None,
    };
    if let (Some(named), Amount::Known(money)) = (declared.by, &owed.amount) {
        let raised = raise(named, levels, |_, level| beyond_action(level, *money));
        owed.owner = Some(raised.owner);
        owed.authority = raised.authority;
        owed.passed_over = raised.passed_over;
    }
    owed
}

fn amount(declared: &Action, planned: &PlannedAction, asked: &Asked) -> Amount {
    let Some(expr) = &planned.amount else { return Amount::None };
    let Datum::Money(amount, currency) = eval(expr, asked) else {
        let mut why = Missing::default();
        missing(expr, asked, &mut why);
        return Amount::Unknown(why.fields);
    };
    let mut amount = amount.round_dp_with_strategy(currency.digits(), MidpointNearestEven);
    // Nobody is to pay for having been let down.
    amount = amount.max(Decimal::ZERO);
    if let Some(least) = declared.at_least.filter(|least| least.currency == currency) {
        amount = amount.max(least.amount);
    }
    if let Some(most) = declared.at_most.filter(|most| most.currency == currency) {
        amount = amount.min(most.amount);
    }
    Amount::Known(Money { amount, currency })
}
