//! What became of customers after recoveries, counted.

use crate::check::program::{RecoveryId, Watched};
use crate::measure::share;
use crate::recover::{Became, Owed};
use crate::report::model::{self, RecoveryStatus};
use crate::report::scene::Scene;
use crate::unit::Decimal;
use std::collections::BTreeMap;

/// The confidence of the intervals beside the rates.
const CONFIDENCE: f64 = 0.95;

/// Decimal places of the ends of an interval.
const PLACES: u32 = 6;

/// By recovery, position of the clause, and how the recovery ended.
#[derive(Clone, Debug, Default)]
pub(super) struct AfterwardsTally {
    counts: BTreeMap<(RecoveryId, usize, RecoveryStatus), Counts>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    happened: u64,
    did_not: u64,
    open: u64,
    no_detractor: u64,
    unknown: u64,
}

impl AfterwardsTally {
    pub(super) fn add(&mut self, owed: &Owed) {
        for (at, became) in owed.afterwards.iter().enumerate() {
            if *became == Became::NotOver {
                continue;
            }
            let counts = self.counts.entry((owed.recovery, at, owed.status.into())).or_default();
            let count = match became {
                Became::NotOver | Became::Unknown => &mut counts.unknown,
                Became::Again(_) | Became::Turned(_) => &mut counts.happened,
                Became::NotAgain | Became::Stayed(_) => &mut counts.did_not,
                Became::Open | Became::Unanswered => &mut counts.open,
                Became::NoDetractor => &mut counts.no_detractor,
            };
            *count += 1;
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        for (key, theirs) in other.counts {
            let mine = self.counts.entry(key).or_default();
            mine.happened += theirs.happened;
            mine.did_not += theirs.did_not;
            mine.open += theirs.open;
            mine.no_detractor += theirs.no_detractor;
            mine.unknown += theirs.unknown;
        }
    }

    /// Every clause, also where nothing came of it so far.
    pub(super) fn finish(&self, scene: &Scene<'_>) -> Vec<model::Afterwards> {
        let mut told = Vec::new();
        for (recovery, id) in scene.program.recoveries.iter().zip((0..).map(RecoveryId)) {
            for (at, clause) in recovery.afterwards.iter().enumerate() {
                let of_this = self.counts.iter();
                let of_this = of_this.filter(|((of, clause, _), _)| *of == id && *clause == at);
                told.push(model::Afterwards {
                    recovery: recovery.label.name.clone(),
                    title: recovery.label.title.clone(),
                    rule: scene.rule(clause.span),
                    watched: match clause.watched {
                        Watched::Again(_) => model::Watched::Again,
                        Watched::Answer(_) => model::Watched::Turned,
                    },
                    ended: of_this.map(|((.., ended), counts)| counts.finish(*ended)).collect(),
                });
            }
        }
        told
    }
}

impl Counts {
    fn finish(&self, ended: RecoveryStatus) -> model::AfterwardsCounts {
        let decided = self.happened + self.did_not;
        let rate = Decimal::from(self.happened).checked_div(Decimal::from(decided));
        let interval = share(self.happened, decided, CONFIDENCE);
        let end =
            |end: f64| Decimal::from_f64_retain(end).map(|it| it.round_dp(PLACES).normalize());
        model::AfterwardsCounts {
            ended,
            happened: self.happened,
            did_not: self.did_not,
            open: self.open,
            no_detractor: self.no_detractor,
            unknown: self.unknown,
            rate: rate.map(|rate| rate.normalize()),
            low: interval.and_then(|interval| end(interval.low)),
            high: interval.and_then(|interval| end(interval.high)),
        }
    }
}
