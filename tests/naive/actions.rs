//! What is to be done, by whom, until when, at what cost.

use super::expressions::Scene;
use super::recoveries::Status;
use mot::check::program::{Action, AuthorityId};
use mot::unit::{Decimal, Instant, Money};
use mot::value::Value;

/// One action of it.
#[derive(Clone, Debug)]
pub struct OwedAction {
    pub due: Option<Instant>,
    pub amount: Amount,
    pub owner: Option<AuthorityId>,
    /// Whether the amount is beyond what the one named may spend, and then whether anyone may.
    pub authority: Authority,
    pub status: Status,
}

/// By what right an amount is spent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Authority {
    NotAsked,
    Within,
    Raised,
    BeyondAll,
}

/// What it costs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Amount {
    Nothing,
    Known(Money),
    Unknown,
}

/// Half to even, to the smallest unit of its currency.
fn rounded(money: Money) -> Decimal {
    let digits = match money.currency.as_str() {
        "JPY" | "KRW" | "VND" => 0,
        "BHD" | "KWD" => 3,
        _ => 2,
    };
    money.amount.round_dp(digits)
}

/// What a recovery that counts from `base` asks to be done.
pub fn act(scene: &Scene, base: Instant, action: &Action) -> OwedAction {
    let amount = match action.amount.as_ref().map(|amount| scene.value(amount)) {
        None => Amount::Nothing,
        Some(None) => Amount::Unknown,
        Some(Some(Value::Money(mut money))) => {
            money.amount = rounded(money).max(Decimal::ZERO);
            if let Some(least) = action.at_least {
                money.amount = money.amount.max(least.amount);
            }
            if let Some(most) = action.at_most {
                money.amount = money.amount.min(most.amount);
            }
            Amount::Known(money)
        }
        Some(Some(other)) => panic!("{other:?} is no amount"),
    };
    let may = |level: AuthorityId, money: Money| {
        scene.program.authority[level.index()]
            .up_to
            .is_none_or(|up_to| money.amount <= up_to.amount)
    };
    let (owner, authority) = match (action.by, amount) {
        (Some(by), Amount::Known(money)) if may(by, money) => (Some(by), Authority::Within),
        (Some(by), Amount::Known(money)) => {
            let levels = (0..scene.program.authority.len()).map(|level| AuthorityId(level as u16));
            match levels.into_iter().find(|&level| may(level, money)) {
                Some(level) => (Some(level), Authority::Raised),
                None => (Some(by), Authority::BeyondAll),
            }
        }
        (by, Amount::Nothing | Amount::Unknown | Amount::Known(_)) => (by, Authority::NotAsked),
    };
    let due = action.within.as_ref().and_then(|within| scene.story.minutes.runs_out(base, within));
    OwedAction { due, amount, owner, authority, status: Status::Due }
}
