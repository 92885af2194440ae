//! Results folded into a [`Model`] as they come: only what will be shown is kept.

mod afterwards;
mod bounded;
mod findings;
mod finish;
mod models;
mod owed;
pub(in crate::report) mod scripts;
mod standards;
mod waivers;
mod work;

pub use finish::LogSummary;
pub(super) use finish::TOOL;

use super::model::{Case, OwedRecovery, Part, ScriptFailure};
use super::scene::{Journey, Scene};
use crate::check::program::{FactId, FieldId, Owner, RecoveryId, Target};
use crate::diagnostic::Place;
use crate::judge::Failure;
use crate::judge::verdict::{Occurrence, Verdict, Weighed};
use crate::measure::{Measure, Sight, Tallies};
use crate::recover::Subject;
use crate::unit::Decimal;
use crate::value::Value;
use bounded::Smallest;
use findings::FindingTally;
use owed::{OwedKey, OwedTallies};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use waivers::WaiverTally;
use work::WorkTally;

/// How much is shown in full. Everything is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Worst cases for each moment and touchpoint.
    pub worst: usize,
    /// Recoveries owed.
    pub recoveries: usize,
    /// Examples for each kind of data finding.
    pub findings: usize,
    /// Examples of what each waiver exempted.
    pub exempted: usize,
    /// Tasks of the work list.
    pub tasks: usize,
    /// Actions of recoveries among them.
    pub actions: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { worst: 5, recoveries: 50, findings: 5, exempted: 50, tasks: 5, actions: 0 }
    }
}

/// Takes in journeys one by one. Builders of one scene merge: what they finish into does not depend
/// on the order or division of the journeys.
#[derive(Clone, Debug)]
pub struct Builder<'a> {
    scene: &'a Scene<'a>,
    measure: Measure<'a>,
    limits: Limits,
    tallies: Tallies,
    journeys: u64,
    without_key: BTreeMap<FieldId, u64>,
    worst: BTreeMap<Owner, Smallest<Rank, Case>>,
    owed: Smallest<OwedKey, OwedRecovery>,
    owed_tallies: OwedTallies,
    facts: BTreeMap<FactId, u64>,
    facts_undecided: BTreeMap<FactId, u64>,
    undecided: BTreeMap<(Follow, Option<FieldId>), u64>,
    findings: FindingTally,
    scripts: Vec<ScriptFailure>,
    waivers: WaiverTally,
    work: WorkTally,
}

/// What follows from verdicts and could not be decided.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Follow {
    Fact(FactId),
    Recovery(RecoveryId),
    Limit(RecoveryId),
}

/// The worst comes first: highest stake (none last), longest overrun, most failures, then as the
/// logs have it.
type Rank = (Reverse<Option<Decimal>>, Reverse<Option<i64>>, Reverse<usize>, Place, u32);

impl<'a> Builder<'a> {
    /// Nothing taken in yet.
    pub fn new(scene: &'a Scene<'a>, limits: Limits) -> Self {
        let measure = Measure::new(scene.program);
        Self {
            scene,
            tallies: measure.start(),
            measure,
            limits,
            journeys: 0,
            without_key: BTreeMap::new(),
            worst: BTreeMap::new(),
            owed: Smallest::new(limits.recoveries),
            owed_tallies: OwedTallies::default(),
            facts: BTreeMap::new(),
            facts_undecided: BTreeMap::new(),
            undecided: BTreeMap::new(),
            findings: FindingTally::new(limits.findings),
            scripts: Vec::new(),
            waivers: WaiverTally::new(limits.exempted),
            work: WorkTally::new(limits.tasks, limits.actions),
        }
    }

    /// Takes in a journey, or a customer for a moment `per customer`.
    pub fn add<S: Sight>(&mut self, journey: &Journey<'_, S>) {
        let verdicts = journey.verdicts;
        journey.count(&self.measure, &mut self.tallies);
        self.journeys += u64::from(journey.counted);
        for occurrence in &verdicts.occurrences {
            self.add_case(journey, occurrence);
            self.waivers.add(self.scene, journey, occurrence);
        }
        self.work.add(self.scene, journey);
        for finding in &verdicts.findings {
            self.findings.add(finding, 1);
        }
        for concluded in &journey.recoveries.facts {
            *self.facts.entry(concluded.fact).or_default() += 1;
        }
        for undecidable in &journey.recoveries.undecided {
            let follow = match undecidable.subject {
                Subject::Fact(fact) => {
                    *self.facts_undecided.entry(fact).or_default() += 1;
                    Follow::Fact(fact)
                }
                Subject::Recovery(recovery, _) => Follow::Recovery(recovery),
                Subject::Limit(recovery, _) => Follow::Limit(recovery),
            };
            let mut fields: BTreeSet<Option<FieldId>> =
                undecidable.fields.iter().map(|(field, _)| Some(*field)).collect();
            if fields.is_empty() {
                fields.insert(None);
            }
            for field in fields {
                *self.undecided.entry((follow, field)).or_default() += 1;
            }
        }
        for not_owed in &journey.recoveries.not_owed {
            self.owed_tallies.keep_back(not_owed);
        }
        for unowed in &journey.recoveries.unowed {
            let limit = self.limits.findings;
            self.owed_tallies.add_unowed(self.scene, journey, unowed, limit);
        }
        for owed in &journey.recoveries.owed {
            self.owed_tallies.add(owed);
            let key = owed::key(journey, owed);
            if let Some(key) = key.filter(|key| self.owed.wants(key))
                && let Some(shown) = self.scene.owed(journey, owed)
            {
                self.owed.insert(key, shown);
            }
        }
    }

    /// Counts the verdict on so many occurrences that need not be added with their journeys: none of them is [shown](Self::shows).
    pub fn count(&mut self, target: Target, verdict: Verdict, occurrences: u64) {
        self.measure.count(&mut self.tallies, target, verdict, occurrences);
    }

    /// Whether any values of records are asked for.
    pub fn asks_values(&self) -> bool {
        self.measure.asks_values()
    }

    /// Counts the values that records hold, which are of any journeys.
    pub fn add_values(&mut self, sight: &impl Sight) {
        self.measure.add_values(&mut self.tallies, sight);
    }

    /// Whether a failed occurrence without a stake would be among the worst so far.
    pub fn shows(&self, weighed: &Weighed, start: Place) -> bool {
        let failures = Reverse(weighed.failures);
        let rank = (Reverse(None), Reverse(weighed.overrun), failures, start, weighed.number);
        self.worst.get(&weighed.owner).is_none_or(|worst| worst.wants(&rank))
    }

    /// Takes in where scripts failed, once all journeys are judged.
    pub fn add_scripts(&mut self, failures: &[Failure]) {
        self.scripts = scripts::failures(self.scene, failures);
    }

    /// Notes how many records have no value of a field that moments are `per`: they miss those records.
    pub fn without_key(&mut self, field: FieldId, records: u64) {
        *self.without_key.entry(field).or_default() += records;
    }

    /// Adds what another builder of the same scene took in.
    pub fn merge(&mut self, other: Self) {
        self.tallies.merge(other.tallies);
        self.journeys += other.journeys;
        add_counts(&mut self.without_key, other.without_key);
        for (owner, cases) in other.worst {
            self.worst
                .entry(owner)
                .or_insert_with(|| Smallest::new(self.limits.worst))
                .merge(cases);
        }
        self.owed.merge(other.owed);
        self.owed_tallies.merge(other.owed_tallies, self.limits.findings);
        add_counts(&mut self.facts, other.facts);
        add_counts(&mut self.facts_undecided, other.facts_undecided);
        add_counts(&mut self.undecided, other.undecided);
        self.findings.merge(other.findings);
        if self.scripts.is_empty() {
            self.scripts = other.scripts;
        }
        self.waivers.merge(other.waivers);
        self.work.merge(other.work);
    }

    fn add_case<S: Sight>(&mut self, journey: &Journey<'_, S>, occurrence: &Occurrence) {
        if !matches!(occurrence.verdict, Verdict::Failed(_)) {
            return;
        }
        let scene = self.scene;
        let failed: Vec<_> = occurrence
            .outcomes
            .iter()
            .filter(|outcome| matches!(outcome.verdict, Verdict::Failed(_)))
            .collect();
        let overrun = failed.iter().filter_map(|outcome| scene.overrun(journey, outcome)).max();
        let place = journey.place(occurrence.start);
        let rank = (
            Reverse(occurrence.stake.as_ref().and_then(stake)),
            Reverse(overrun),
            Reverse(failed.len()),
            place,
            occurrence.number,
        );
        let limit = self.limits.worst;
        let worst = self.worst.entry(occurrence.owner).or_insert_with(|| Smallest::new(limit));
        if !worst.wants(&rank) {
            return;
        }
        let judged = |outcome: &&_| scene.judged(journey, occurrence, outcome);
        let case = Case {
            journey: journey.name(),
            per: scene.per(scene.program.key(occurrence.owner)),
            number: occurrence.number,
            start: scene.seen(journey, occurrence.start, Part::Start),
            end: occurrence.end.map(|row| scene.seen(journey, row, Part::End)),
            stake: occurrence.stake.as_ref().map(|value| scene.value(value)),
            overrun,
            failed: failed.iter().map(judged).collect(),
        };
        worst.insert(rank, case);
    }
}

/// What a stake weighs. Stakes of one moment are of one type.
fn stake(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Some(*number),
        Value::Money(money) => Some(money.amount),
        Value::Duration(length) => Some(length.0.into()),
        Value::Bool(flag) => Some(u8::from(*flag).into()),
        Value::Text(_) | Value::Length(_) | Value::Time(_) => None,
    }
}

fn add_counts<K: Ord>(mine: &mut BTreeMap<K, u64>, theirs: BTreeMap<K, u64>) {
    for (key, count) in theirs {
        *mine.entry(key).or_default() += count;
    }
}
