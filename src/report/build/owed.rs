//! Recoveries owed: which come first, and what they come to.

use super::afterwards::AfterwardsTally;
use super::bounded::Smallest;
use crate::check::program::{AuthorityId, RecoveryId};
use crate::diagnostic::Place;
use crate::measure::{ExactSum, Sight};
use crate::recover::{Amount, Authority, NotOwed, Owed, Status, Unowed, WhyNot};
use crate::report::model::{
    KeptBack, Money, Recoveries, RecoveryStatus, RecoveryTotal, StatusCounts, UnowedExample,
    UnowedTotal,
};
use crate::report::scene::{Journey, Scene};
use crate::unit::{Currency, Instant};
use std::collections::BTreeMap;

/// Most pressing first: missed, unauthorised, due, unknown, late, done; then what is due first (without a due
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
    unowed: BTreeMap<RecoveryId, UnowedTally>,
    kept_back: BTreeMap<RecoveryId, [u64; 3]>,
    afterwards: AfterwardsTally,
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

#[derive(Clone, Debug)]
struct UnowedTally {
    count: u64,
    unauthorised: u64,
    paid: Sums,
    examples: Smallest<(Place, RecoveryId), UnowedExample>,
}

type Sums = BTreeMap<Currency, ExactSum>;

impl OwedTallies {
    pub(super) fn add(&mut self, owed: &Owed) {
        count(&mut self.counts, owed.status);
        self.afterwards.add(owed);
        for action in &owed.actions {
            let tally = self.by_owner.entry((owed.recovery, action.owner)).or_default();
            count(&mut tally.actions, action.status);
            match &action.amount {
                Amount::None => {}
                Amount::Known(money) => {
                    tally.amounts.entry(money.currency).or_default().add(money.amount);
                    if action.status.record().is_none() {
                        tally.outstanding.entry(money.currency).or_default().add(money.amount);
                    }
                }
                Amount::Unknown(_) => tally.unknown_amounts += 1,
            }
            tally.beyond_all += u64::from(action.authority == Authority::BeyondAll);
        }
    }

    pub(super) fn keep_back(&mut self, not_owed: &NotOwed) {
        let at = match not_owed.why {
            WhyNot::Replaced(_) => 0,
            WhyNot::Once { .. } => 1,
            WhyNot::Budget { .. } => 2,
            WhyNot::ConditionFalse | WhyNot::NotFailed | WhyNot::NothingToReplace => return,
        };
        self.kept_back.entry(not_owed.recovery).or_default()[at] += 1;
    }

    pub(super) fn add_unowed<S: Sight>(
        &mut self,
        scene: &Scene<'_>,
        journey: &Journey<'_, S>,
        unowed: &Unowed,
        limit: usize,
    ) {
        let tally = self.unowed.entry(unowed.recovery).or_insert_with(|| UnowedTally::new(limit));
        tally.count += 1;
        if let Some(doing) = &unowed.doing {
            tally.unauthorised += u64::from(doing.refused.is_some());
            if let Some(paid) = doing.paid {
                tally.paid.entry(paid.currency).or_default().add(paid.amount);
            }
        }
        let key = (journey.place(unowed.record), unowed.recovery);
        if tally.examples.wants(&key) {
            let example = UnowedExample {
                journey: journey.name(),
                place: scene.place(journey.place(unowed.record)),
                doing: unowed.doing.as_ref().map(|doing| scene.doing(journey, doing)),
            };
            tally.examples.insert(key, example);
        }
    }

    pub(super) fn merge(&mut self, other: Self, limit: usize) {
        self.afterwards.merge(other.afterwards);
        for (recovery, theirs) in other.kept_back {
            let mine = self.kept_back.entry(recovery).or_default();
            mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine += theirs);
        }
        for (recovery, theirs) in other.unowed {
            let mine = self.unowed.entry(recovery).or_insert_with(|| UnowedTally::new(limit));
            mine.count += theirs.count;
            mine.unauthorised += theirs.unauthorised;
            merge_sums(&mut mine.paid, &theirs.paid);
            mine.examples.merge(theirs.examples);
        }
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
        let label = |id: RecoveryId| &scene.program.recoveries[id.index()].label;
        let unowed = self.unowed.into_iter().map(|(id, tally)| UnowedTotal {
            recovery: label(id).name.clone(),
            title: label(id).title.clone(),
            count: tally.count,
            unauthorised: tally.unauthorised,
            paid: finish_sums(tally.paid),
            examples: tally.examples.into_values(),
        });
        let kept_back = self.kept_back.into_iter();
        let kept_back = kept_back.map(|(id, [replaced, once, budget])| KeptBack {
            recovery: label(id).name.clone(),
            title: label(id).title.clone(),
            replaced,
            once,
            budget,
        });
        Recoveries {
            counts: self.counts,
            totals,
            unowed: unowed.collect(),
            kept_back: kept_back.collect(),
            afterwards: self.afterwards.finish(scene),
            owed: Vec::new(),
        }
    }
}

impl UnowedTally {
    fn new(limit: usize) -> Self {
        let examples = Smallest::new(limit);
        Self { count: 0, unauthorised: 0, paid: Sums::new(), examples }
    }
}

fn count(counts: &mut StatusCounts, status: Status) {
    let count = match status {
        Status::Due => &mut counts.due,
        Status::Done(_) => &mut counts.done,
        Status::Late(_) => &mut counts.late,
        Status::Missed => &mut counts.missed,
        Status::Unauthorised(_) => &mut counts.unauthorised,
        Status::Unknown => &mut counts.unknown,
    };
    *count += 1;
}

fn add(mine: &mut StatusCounts, theirs: StatusCounts) {
    mine.due += theirs.due;
    mine.done += theirs.done;
    mine.late += theirs.late;
    mine.missed += theirs.missed;
    mine.unauthorised += theirs.unauthorised;
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
