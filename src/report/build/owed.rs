//! Recoveries owed: which come first, and what they come to.

use crate::check::program::{AuthorityId, RecoveryId};
use crate::diagnostic::Place;
use crate::measure::ExactSum;
use crate::recover::{Amount, Authority, Owed, Status};
use crate::report::model::{Money, Recoveries, RecoveryStatus, RecoveryTotal, StatusCounts};
use crate::report::scene::{Journey, Scene};
use crate::unit::{Currency, Instant};
use std::collections::BTreeMap;

/// Most pressing first: missed, due, unknown, late, done; then what is due first (without a due
/// time last), then the earliest breach, then as the logs have it.
pub(super) type OwedKey = (RecoveryStatus, bool, Option<Instant>, Instant, Place, u32, RecoveryId);

/// Where it stands; `None` if it names no occurrence.
pub(super) fn key<S>(journey: &Journey<'_, S>, owed: &Owed) -> Option<OwedKey> {
    let occurrence = journey.verdicts.occurrences.get(owed.occurrence as usize)?;
    let place = journey.place(occurrence.start);
    let status = owed.status.into();
    Some((status, owed.due.is_none(), owed.due, owed.base, place, occurrence.number, owed.recovery))
}

/// All recoveries owed, counted.
#[derive(Clone, Debug, Default)]
pub(super) struct OwedTallies {
    counts: StatusCounts,
    by_owner: BTreeMap<(RecoveryId, Option<AuthorityId>), OwnerTally>,
}

#[derive(Clone, Debug, Default)]
struct OwnerTally {
    actions: StatusCounts,
    amounts: Sums,
    outstanding: Sums,
    unknown_amounts: u64,
    beyond_all: u64,
}

type Sums = BTreeMap<Currency, ExactSum>;

impl OwedTallies {
    pub(super) fn add(&mut self, owed: &Owed) {
        count(&mut self.counts, owed.status);
        for action in &owed.actions {
            let tally = self.by_owner.entry((owed.recovery, action.owner)).or_default();
            count(&mut tally.actions, owed.status);
            match &action.amount {
                Amount::None => {}
                Amount::Known(money) => {
                    tally.amounts.entry(money.currency).or_default().add(money.amount);
                    if !matches!(owed.status, Status::Done(_) | Status::Late(_)) {
                        tally.outstanding.entry(money.currency).or_default().add(money.amount);
                    }
                }
                Amount::Unknown(_) => tally.unknown_amounts += 1,
            }
            tally.beyond_all += u64::from(action.authority == Authority::BeyondAll);
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        add(&mut self.counts, other.counts);
        for (key, theirs) in other.by_owner {
            let mine = self.by_owner.entry(key).or_default();
            add(&mut mine.actions, theirs.actions);
            merge_sums(&mut mine.amounts, &theirs.amounts);
            merge_sums(&mut mine.outstanding, &theirs.outstanding);
            mine.unknown_amounts += theirs.unknown_amounts;
            mine.beyond_all += theirs.beyond_all;
        }
    }

    /// Without the recoveries themselves.
    pub(super) fn finish(self, scene: &Scene<'_>) -> Recoveries {
        let total =
            |((recovery, owner), tally): ((RecoveryId, Option<AuthorityId>), OwnerTally)| {
                let label = &scene.program.recoveries[recovery.index()].label;
                RecoveryTotal {
                    recovery: label.name.clone(),
                    title: label.title.clone(),
                    owner: owner.map(|level| scene.level(level)),
                    actions: tally.actions,
                    amounts: finish_sums(tally.amounts),
                    outstanding: finish_sums(tally.outstanding),
                    unknown_amounts: tally.unknown_amounts,
                    beyond_all: tally.beyond_all,
                }
            };
        let totals = self.by_owner.into_iter().map(total).collect();
        Recoveries { counts: self.counts, totals, owed: Vec::new() }
    }
}

fn count(counts: &mut StatusCounts, status: Status) {
    let count = match status {
        Status::Due => &mut counts.due,
        Status::Done(_) => &mut counts.done,
        Status::Late(_) => &mut counts.late,
        Status::Missed => &mut counts.missed,
        Status::Unknown => &mut counts.unknown,
    };
    *count += 1;
}

fn add(mine: &mut StatusCounts, theirs: StatusCounts) {
    mine.due += theirs.due;
    mine.done += theirs.done;
    mine.late += theirs.late;
    mine.missed += theirs.missed;
    mine.unknown += theirs.unknown;
}

fn merge_sums(mine: &mut Sums, theirs: &Sums) {
    for (currency, sum) in theirs {
        mine.entry(*currency).or_default().merge(sum);
    }
}

fn finish_sums(sums: Sums) -> Vec<Money> {
    let money = |(currency, sum): (Currency, ExactSum)| Money {
        amount: sum.total(),
        currency: currency.to_string(),
    };
    sums.into_iter().map(money).collect()
}
