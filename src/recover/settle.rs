//! The limits that reach beyond a journey, settled over the whole log in the order of time.

use super::authority::{Raised, beyond_action, raise};
use super::claim::{Claim, ClaimKey, Claims, Payment, Spending};
use super::owed::{Beyond, Owed, WhyNot};
use super::window::Rolling;
use crate::check::program::{AuthorityId, RecoveryId};
use crate::clock::CalendarPeriod;
use crate::judge::verdict::{Occurrence, Row};
use crate::plan::{ColumnId, Plan, PlannedDone};
use crate::unit::{Decimal, Instant, Money};
use crate::value::{Word, Words};
use jiff::tz::TimeZone;
use rustc_hash::FxHashMap;

/// What was settled: looked up by occurrence and record, never gone through.
#[derive(Clone, Debug, Default)]
pub struct Settled {
    denied: FxHashMap<ClaimKey, WhyNot>,
    allotted: FxHashMap<(ClaimKey, u16), Raised>,
    overspent: FxHashMap<(Row, Option<ColumnId>, Option<ColumnId>), Beyond>,
}

impl Settled {
    /// Settles all claims. It does not matter in what order they come.
    pub fn new(plan: &Plan, words: &Words, claims: Claims) -> Self {
        let mut settled = Self::default();
        settled.payments(plan, words, claims.payments);
        settled.claims(plan, words, claims.claims);
        settled
    }

    /// Why a limit keeps a recovery of an occurrence back, if one does.
    pub(super) fn denied(
        &self,
        key: Word,
        occurrence: &Occurrence,
        recovery: RecoveryId,
    ) -> Option<WhyNot> {
        self.denied.get(&(occurrence.owner, key, occurrence.number, recovery)).copied()
    }

    /// Gives each amount to the level it went to.
    pub(super) fn allot(&self, key: Word, occurrence: &Occurrence, owed: &mut Owed) {
        let claim = (occurrence.owner, key, occurrence.number, owed.recovery);
        for action in &mut owed.actions {
            if let Some(raised) = self.allotted.get(&(claim, action.action)) {
                action.owner = Some(raised.owner);
                action.authority = raised.authority;
                action.passed_over.clone_from(&raised.passed_over);
            }
        }
    }

    /// The limit that what a record says was paid is beyond, together with what the level paid before.
    pub(super) fn overspent(&self, row: Row, done: PlannedDone) -> Option<Beyond> {
        self.overspent.get(&(row, done.by, done.paying)).copied()
    }

    fn payments(&mut self, plan: &Plan, words: &Words, mut payments: Vec<Payment>) {
        payments.sort_by(|a, b| {
            let place = |it: &Payment| (it.row, it.done.by, it.done.paying);
            (a.at, words.text(a.journey))
                .cmp(&(b.at, words.text(b.journey)))
                .then_with(|| place(a).cmp(&place(b)))
        });
        // Records of a journey come again where it is one of several that are asked, such as a customer's.
        payments.dedup_by_key(|it| (it.row, it.done.by, it.done.paying));
        let mut spent: Spent = FxHashMap::default();
        for payment in payments {
            let beyond = beyond_limits(
                plan,
                payment.level,
                &payment.values,
                payment.amount,
                payment.at,
                &mut spent,
            );
            spend(plan, payment.level, &payment.values, payment.amount, payment.at, &mut spent);
            if let Some(beyond) = beyond {
                self.overspent.insert((payment.row, payment.done.by, payment.done.paying), beyond);
            }
        }
    }

    fn claims(&mut self, plan: &Plan, words: &Words, mut claims: Vec<Claim>) {
        claims.sort_by_key(|claim| {
            let (owner, key, number, _) = claim.key;
            (owner, key, number, claim.order)
        });
        wait_for_removers(&mut claims);
        claims.sort_by(|a, b| {
            let place = |it: &Claim| (it.key.0, it.key.2, it.order);
            (a.at, words.text(a.key.1))
                .cmp(&(b.at, words.text(b.key.1)))
                .then_with(|| place(a).cmp(&place(b)))
        });
        // `check` has seen that the zone exists.
        let zone = TimeZone::get(&plan.program.service.zone).unwrap_or(TimeZone::UTC);
        let mut once: FxHashMap<(RecoveryId, Word), (Instant, Word)> = FxHashMap::default();
        let mut budgets: FxHashMap<(RecoveryId, CalendarPeriod), Decimal> = FxHashMap::default();
        let mut spent: Spent = FxHashMap::default();
        for claim in &claims {
            let (owner, journey, number, recovery) = claim.key;
            let removed = claim
                .removers
                .iter()
                .any(|by| !self.denied.contains_key(&(owner, journey, number, *by)));
            if removed {
                continue;
            }
            let planned = &plan.recoveries[recovery.index()];
            let before = claim.once.and_then(|value| {
                let (at, journey) = *once.get(&(recovery, value))?;
                let (column, window) = planned.once.as_ref()?;
                let over = window.as_ref().is_some_and(|it| it.deadline(at) <= claim.at);
                let field = plan.field(*column);
                (!over).then_some(WhyNot::Once { field, value, journey, at })
            });
            let budget = plan.program.recoveries[recovery.index()].budget;
            let budget = budget
                .map(|(budget, period)| (budget, CalendarPeriod::of(claim.at, period, &zone)));
            let used_up = budget.and_then(|(budget, period)| {
                let spent = budgets.get(&(recovery, period)).copied().unwrap_or_default();
                let over = spent.saturating_add(claim.cost) > budget.amount;
                let money = |amount| Money { amount, currency: budget.currency };
                over.then(|| WhyNot::Budget { spent: money(spent), cost: money(claim.cost) })
            });
            if let Some(why) = before.or(used_up) {
                self.denied.insert(claim.key, why);
                continue;
            }
            if let Some(value) = claim.once {
                once.insert((recovery, value), (claim.at, journey));
            }
            if let Some((_, period)) = budget {
                let spent = budgets.entry((recovery, period)).or_default();
                *spent = spent.saturating_add(claim.cost);
            }
            for spending in &claim.spending {
                let raised = allot(plan, spending, claim.at, &mut spent);
                self.allotted.insert((claim.key, spending.action), raised);
            }
        }
    }
}

/// One that a later one could replace is settled no sooner than that one. Claims of one occurrence lie together, each
/// after those that may take its place.
fn wait_for_removers(claims: &mut [Claim]) {
    let mut from = 0;
    for at in 0..claims.len() {
        let of = |claim: &Claim| (claim.key.0, claim.key.1, claim.key.2);
        if of(&claims[from]) != of(&claims[at]) {
            from = at;
        }
        let removers = claims[from..at].iter();
        let removers = removers.filter(|it| claims[at].removers.contains(&it.key.3));
        if let Some(latest) = removers.map(|it| it.at).max() {
            claims[at].at = claims[at].at.max(latest);
        }
    }
}

/// What levels spent: by level, limit and value.
type Spent = FxHashMap<(AuthorityId, u16, Word), Rolling>;

/// Gives an amount to the level named or the lowest above that may spend it.
fn allot(plan: &Plan, spending: &Spending, at: Instant, spent: &mut Spent) -> Raised {
    let Spending { named, amount, values, .. } = spending;
    let raised = raise(*named, &plan.authority, |id, level| {
        beyond_action(level, *amount)
            .or_else(|| beyond_limits(plan, id, &values[id.index()], *amount, at, spent))
    });
    if raised.authority != super::owed::Authority::BeyondAll {
        spend(plan, raised.owner, &values[raised.owner.index()], *amount, at, spent);
    }
    raised
}

fn beyond_limits(
    plan: &Plan,
    level: AuthorityId,
    values: &[Option<Word>],
    amount: Money,
    at: Instant,
    spent: &mut Spent,
) -> Option<Beyond> {
    let limits = plan.authority[level.index()].limits.iter().zip(values).zip(0_u16..);
    for ((limit, value), position) in limits {
        let Some(value) = value else { continue };
        let before = spent.entry((level, position, *value)).or_default().at(at);
        let within = limit.amount.currency == amount.currency
            && before.saturating_add(amount.amount) <= limit.amount.amount;
        if !within {
            let spent = Money { amount: before, currency: limit.amount.currency };
            return Some(Beyond::Limit { limit: position, spent });
        }
    }
    None
}

fn spend(
    plan: &Plan,
    level: AuthorityId,
    values: &[Option<Word>],
    amount: Money,
    at: Instant,
    spent: &mut Spent,
) {
    let limits = plan.authority[level.index()].limits.iter().zip(values).zip(0_u16..);
    for ((limit, value), position) in limits {
        let Some(value) = value else { continue };
        let rolling = spent.entry((level, position, *value)).or_default();
        rolling.add(at, amount.amount, limit.window.as_ref());
    }
}
