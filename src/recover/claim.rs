//! What a journey asks of limits that reach beyond it.

use super::asked::Asked;
use super::ledger::level_of;
use super::owed::{Amount, Owed};
use crate::check::program::{AuthorityId, Owner, RecoveryId};
use crate::judge::verdict::{Occurrence, Row};
use crate::judge::{Env, Journey, own_value, state_value};
use crate::plan::{ColumnId, Datum, Plan, PlannedDone};
use crate::unit::{Decimal, Instant, Money};
use crate::value::{Truth, Word};
use std::collections::BTreeSet;

/// Names a recovery of an occurrence across the whole log.
pub(super) type ClaimKey = (Owner, Word, u32, RecoveryId);

/// What journeys ask of limits that reach beyond them. Merging does not depend on the order of the journeys.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Claims {
    pub(super) claims: Vec<Claim>,
    pub(super) payments: Vec<Payment>,
}

/// A recovery that is a candidate for certain.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Claim {
    pub(super) key: ClaimKey,
    /// Position in the order in which recoveries are decided.
    pub(super) order: u32,
    pub(super) at: Instant,
    /// Those that take its place, unless a limit keeps them back.
    pub(super) removers: Vec<RecoveryId>,
    /// The value that it is owed for once; `None`: there is no such limit, or it is missing.
    pub(super) once: Option<Word>,
    /// What its actions cost in all.
    pub(super) cost: Decimal,
    /// Actions with a known amount and someone named.
    pub(super) spending: Vec<Spending>,
}

/// An amount that someone is to spend.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Spending {
    /// Position in the recovery's actions.
    pub(super) action: u16,
    pub(super) named: AuthorityId,
    pub(super) amount: Money,
    /// The values of the columns that limits are per, by level and limit; none is held while it is missing.
    pub(super) values: Values,
}

/// By level, then by limit.
pub(super) type Values = Vec<Vec<Option<Word>>>;

/// An amount that a record says was paid.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Payment {
    pub(super) at: Instant,
    pub(super) journey: Word,
    pub(super) row: Row,
    pub(super) done: PlannedDone,
    pub(super) level: AuthorityId,
    pub(super) amount: Money,
    /// By limit of the level.
    pub(super) values: Vec<Option<Word>>,
}

/// Takes down the claims of one occurrence.
pub(super) struct Claimant<'c> {
    claims: &'c mut Claims,
    of: (Owner, Word, u32),
    once: Vec<Option<Word>>,
    values: Values,
    order: Vec<u32>,
}

impl Claims {
    /// Adds those of further journeys.
    pub fn merge(&mut self, other: Self) {
        self.claims.extend(other.claims);
        self.payments.extend(other.payments);
    }
}

impl<'c> Claimant<'c> {
    pub(super) fn new(claims: &'c mut Claims, occurrence: &Occurrence, asked: Asked) -> Self {
        let plan = asked.journey().judge.plan;
        let now = |column: ColumnId| match asked.column(column) {
            Datum::Word(word) => Some(word),
            _ => None,
        };
        let mut order = vec![0; plan.recoveries.len()];
        for (id, position) in plan.program.recovery_order.iter().zip(0..) {
            order[id.index()] = position;
        }
        let once = plan.recoveries.iter().map(|it| now(it.once.as_ref()?.0)).collect();
        let values = plan.authority.iter();
        let values =
            values.map(|level| level.limits.iter().map(|limit| now(limit.column)).collect());
        let of = (occurrence.owner, asked.key(), occurrence.number);
        Self { claims, of, once, values: values.collect(), order }
    }

    pub(super) fn claim(&mut self, owed: &Owed, removers: &[(RecoveryId, bool)]) {
        let limited = self.values.iter().any(|limits| !limits.is_empty());
        let mut cost = Decimal::ZERO;
        let mut spending = Vec::new();
        for action in &owed.actions {
            let Amount::Known(amount) = action.amount else { continue };
            cost = cost.saturating_add(amount.amount);
            if let Some(named) = named(action).filter(|_| limited) {
                let values = self.values.clone();
                spending.push(Spending { action: action.action, named, amount, values });
            }
        }
        let (owner, key, number) = self.of;
        self.claims.claims.push(Claim {
            key: (owner, key, number, owed.recovery),
            order: self.order[owed.recovery.index()],
            at: owed.base,
            removers: removers.iter().map(|(id, _)| *id).collect(),
            once: self.once[owed.recovery.index()],
            cost,
            spending,
        });
    }
}

/// The level named in the rules.
fn named(action: &super::owed::OwedAction) -> Option<AuthorityId> {
    match action.authority {
        super::owed::Authority::RaisedFrom(named) => Some(named),
        super::owed::Authority::Within | super::owed::Authority::BeyondAll => action.owner,
        super::owed::Authority::NotAsked => None,
    }
}

/// Every way that something is shown done, each once.
pub(super) fn ways(plan: &Plan) -> impl Iterator<Item = (RecoveryId, Option<u16>, &PlannedDone)> {
    plan.recoveries.iter().zip(0_u16..).flat_map(|(recovery, id)| {
        let own = recovery.actions.iter().zip(0_u16..);
        let own = own.filter_map(|(action, at)| Some((Some(at), action.done_when.as_ref()?)));
        // Where every action has its own, there is nothing left for that of the recovery to show.
        let left = recovery.actions.iter().any(|action| action.done_when.is_none());
        let together = recovery.done_when.iter().filter(move |_| left);
        let together = together.map(|done| (None, done));
        together.chain(own).map(move |(action, done)| (RecoveryId(id), action, done))
    })
}

/// Takes down what records of a journey say was paid, where some level has further limits.
pub(super) fn payments(journey: Journey, key: Word, claims: &mut Claims) {
    let judge = journey.judge;
    let plan = judge.plan;
    let mut seen = BTreeSet::new();
    for (_, _, done) in ways(plan) {
        let (Some(by), Some(paying)) = (done.by, done.paying) else { continue };
        for at in journey.hits(done.pattern).within(0, u32::MAX).certain {
            let row = journey.row(*at);
            if journey.fits(done.pattern, *at, None) != Truth::True
                || !seen.insert((row, by, paying))
            {
                continue;
            }
            let Datum::Word(name) = own_value(judge, by, row) else { continue };
            let Datum::Money(amount, currency) = own_value(judge, paying, row) else { continue };
            let Some(level) = level_of(name, &plan.authority) else { continue };
            let limits = plan.authority[level.index()].limits.iter();
            let values = limits.map(|limit| match state_value(journey, limit.column, *at) {
                Datum::Word(word) => Some(word),
                _ => None,
            });
            claims.payments.push(Payment {
                at: judge.time(row),
                journey: key,
                row,
                done: *done,
                level,
                amount: Money { amount, currency },
                values: values.collect(),
            });
        }
    }
}
