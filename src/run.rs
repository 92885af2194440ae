//! A plan over a whole log: every journey judged, with what is owed for it, in order; then, for moments `per` a field,
//! every value of that field.

mod portions;
mod story;

use crate::check::program::{FieldId, Key, Target};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Place;
use crate::diagnostic::codes::script;
use crate::ingest::Log;
use crate::journey::{self, Journeys};
use crate::judge::verdict::{JourneyVerdicts, Row, Verdict, Weighed, Whose};
use crate::judge::{Failure, Judge, Scratch, View};
use crate::parallel::{gathered, in_chunks};
use crate::plan::{KeyId, Plan, PlannedKey};
use crate::recover::{self, Claims, Recoveries, Settled};
use crate::report::{Builder, Journey};
use crate::unit::Instant;
use crate::value::Word;
use rustc_hash::FxHashMap;
use std::num::NonZero;

/// What is said of scripts that took more operations than they may over the whole log.
pub fn exhausted(plan: &Plan) -> Diagnostic {
    let most = plan.script_operations;
    Diagnostic::nowhere(&script::EXHAUSTED).arg("most", most.to_string())
}

/// What journeys add up to.
pub trait Sum: Send {
    /// Adds what was judged of a journey, or of a value of another key.
    fn add(&mut self, journey: &Journey<'_, View<'_>>);

    /// Whether occurrences of which nothing else can be asked may be counted instead of being added.
    fn counts(&self) -> bool {
        false
    }

    /// Whether a failed occurrence is to be added all the same, which starts with the record at a place.
    fn shows(&self, _weighed: &Weighed, _start: Place) -> bool {
        true
    }

    /// Whether values of records are to be added for themselves, rather than with their journeys.
    fn adds_values(&self) -> bool {
        false
    }

    /// Adds the values that records hold, which are of any journeys.
    fn add_values(&mut self, _records: &View<'_>) {}

    /// Counts the verdict on so many occurrences of a touchpoint or moment, or on an expectation of them.
    fn count(&mut self, _target: Target, _verdict: Verdict, _count: u64) {}
}

impl Sum for Builder<'_> {
    fn add(&mut self, journey: &Journey<'_, View<'_>>) {
        Builder::add(self, journey);
    }

    fn counts(&self) -> bool {
        true
    }

    fn shows(&self, weighed: &Weighed, start: Place) -> bool {
        Builder::shows(self, weighed, start)
    }

    fn adds_values(&self) -> bool {
        self.asks_values()
    }

    fn add_values(&mut self, records: &View<'_>) {
        Builder::add_values(self, records);
    }

    fn count(&mut self, target: Target, verdict: Verdict, count: u64) {
        Builder::count(self, target, verdict, count);
    }
}

/// One judging of one log.
#[derive(Debug)]
pub struct Run<'a> {
    /// The log.
    pub log: &'a Log,
    /// Up to when its records count; `None` if it has none and nothing else is said.
    pub as_of: Option<Instant>,
    /// The plan over its records.
    pub judge: Judge<'a>,
    /// The records that are judged together, by each key of the plan.
    groups: Vec<Journeys>,
    /// Where the records of each customer are, among the groups of `Plan::customers`.
    customers: FxHashMap<Word, usize>,
}

impl<'a> Run<'a> {
    /// Gets ready to judge, as of the latest time in the log if nothing else is said.
    pub fn new(plan: &'a Plan, log: &'a Log, as_of: Option<Instant>) -> Self {
        Self::on(NonZero::<usize>::MIN, plan, log, as_of)
    }

    /// The same on so many threads.
    pub fn on(
        threads: NonZero<usize>,
        plan: &'a Plan,
        log: &'a Log,
        as_of: Option<Instant>,
    ) -> Self {
        Self::of(threads, plan, log, as_of, None)
    }

    /// The same of one key alone: the log has all records of some of its values.
    pub fn of(
        threads: NonZero<usize>,
        plan: &'a Plan,
        log: &'a Log,
        as_of: Option<Instant>,
        only: Option<KeyId>,
    ) -> Self {
        // Where nothing else is said, no record is later than the latest.
        let group = |(key, planned): (KeyId, &PlannedKey)| match only {
            Some(only) if only != key => Journeys::default(),
            Some(_) | None => journey::group(threads, &log.batch, planned.column, plan.time, as_of),
        };
        let groups: Vec<Journeys> = (0..).map(KeyId).zip(&plan.keys).map(group).collect();
        let as_of = as_of.or_else(|| groups.iter().filter_map(|groups| groups.latest).max());
        let now = as_of.unwrap_or(Instant(i64::MIN));
        let judge = Judge::on(threads, plan, &log.batch, &log.words, now);
        let customers = plan.customers.map(|key| groups[key.index()].iter().zip(0..));
        let customers = customers.into_iter().flatten().map(|((value, _), at)| (value, at));
        let customers = customers.collect();
        Self { log, as_of, judge, groups, customers }
    }

    /// Where scripts failed, once all journeys are judged: each place once, with a count that does not depend on the
    /// number of threads.
    pub fn script_failures(&self) -> Vec<Failure> {
        self.judge.script_failures()
    }

    /// Whether scripts took more operations than the plan allows over the whole log, which does not depend on the number
    /// of threads. Once so it stays so, and no verdict that came after may be relied on: the run must end in a fault.
    pub fn scripts_exhausted(&self) -> bool {
        self.judge.scripts_exhausted()
    }

    /// Judges every journey on so many threads, and gives them one by one, in the order of their first
    /// records in the log; then, in the same way, every value of each field that moments are `per`. What comes out
    /// does not depend on the number of threads.
    pub fn journeys(&self, threads: NonZero<usize>, mut each: impl FnMut(&Journey<'_, View<'_>>)) {
        let settled = self.settle(threads);
        for (groups, key) in self.groups() {
            let work = |scratch: &mut Scratch, index: usize| {
                let (value, rows) = groups.get(index);
                let (verdicts, recoveries) =
                    self.judged(scratch, (value, rows), key, &settled, None);
                (index, verdicts, recoveries)
            };
            in_chunks(groups.len(), threads, Scratch::default, work, |found| {
                let (index, verdicts, recoveries) = found;
                let sight = View::new(&self.judge, groups.get(index).1);
                each(&Journey {
                    verdicts: &verdicts,
                    recoveries: &recoveries,
                    batch: &self.log.batch,
                    words: &self.log.words,
                    sight: &sight,
                    counted: key == KeyId::JOURNEY,
                    values: key == KeyId::JOURNEY,
                });
            });
        }
    }

    /// Judges all of it on so many threads, and adds what comes of it to a report; `empty` is one to begin with on each of them.
    pub fn add_up<'r>(
        &self,
        threads: NonZero<usize>,
        empty: &Builder<'r>,
        report: &mut Builder<'r>,
    ) {
        for sum in self.gathered(threads, || empty.clone()) {
            report.merge(sum);
        }
    }

    /// Judges every journey, and every value of each field that moments are `per`, on so many threads: each adds what it judged to a
    /// sum of its own, in no order. Gives these sums. Verdicts come without the evidence of what was kept.
    pub fn gathered<S: Sum>(&self, threads: NonZero<usize>, sum: impl Fn() -> S + Sync) -> Vec<S> {
        let settled = self.settle(threads);
        let mut sums = Vec::new();
        for (groups, key) in self.groups() {
            let room = || (Scratch::sparing(), sum());
            let work = |(scratch, sum): &mut (Scratch, S), index: usize| {
                self.one(scratch, (groups.get(index), key), &settled, sum);
            };
            for (scratch, mut sum) in gathered(groups.len(), threads, room, work) {
                for (target, verdict, count) in scratch.counted(&self.judge, key) {
                    sum.count(target, verdict, count);
                }
                sums.push(sum);
            }
        }
        // Of a log that has other keys alone, the records are counted elsewhere.
        if sum().adds_values() && !self.groups[KeyId::JOURNEY.index()].is_empty() {
            sums.append(&mut self.values(threads, sum));
        }
        sums
    }

    /// Judges one journey, or one value of another key.
    fn one(
        &self,
        scratch: &mut Scratch,
        (group, key): ((Word, &[Row]), KeyId),
        settled: &Settled,
        sum: &mut impl Sum,
    ) {
        let places = &self.log.batch.places;
        let shown = |weighed: &Weighed| sum.shows(weighed, places.at(weighed.start as usize));
        let shown = sum.counts().then_some(&shown as &dyn Fn(&Weighed) -> bool);
        let (verdicts, recoveries) = self.judged(scratch, group, key, settled, shown);
        sum.add(&Journey {
            verdicts: &verdicts,
            recoveries: &recoveries,
            batch: &self.log.batch,
            words: &self.log.words,
            sight: &View::new(&self.judge, group.1),
            counted: key == KeyId::JOURNEY,
            values: key == KeyId::JOURNEY && !sum.adds_values(),
        });
        scratch.take_back(verdicts);
    }

    /// Adds the values of all records that are of some journey.
    fn values<S: Sum>(&self, threads: NonZero<usize>, sum: impl Fn() -> S + Sync) -> Vec<S> {
        /// So many records are looked at together.
        const BLOCK: usize = 1024;
        let plan = self.judge.plan;
        let records = self.log.batch.len();
        let work = |(rows, sum): &mut (Vec<Row>, S), block: usize| {
            let of = block * BLOCK..records.min((block + 1) * BLOCK);
            journey::there(&self.log.batch, plan.journey, plan.time, self.as_of, of, rows);
            sum.add_values(&View::new(&self.judge, rows));
        };
        let room = || (Vec::new(), sum());
        let rooms = gathered(records.div_ceil(BLOCK), threads, room, work);
        rooms.into_iter().map(|(_, sum)| sum).collect()
    }

    /// The verdicts on one journey, or on one value of another key, and all that follows from them.
    fn judged<'s>(
        &'s self,
        scratch: &mut Scratch,
        (value, rows): (Word, &'s [Row]),
        key: KeyId,
        settled: &Settled,
        shown: Option<&dyn Fn(&Weighed) -> bool>,
    ) -> (JourneyVerdicts, Recoveries) {
        let whose = Whose { key, value };
        let verdicts = match shown {
            Some(shown) => self.judge.journey_counted(scratch, whose, rows, shown),
            None => self.judge.journey_with(scratch, whose, rows),
        };
        let mut owed = recover::recover(&self.judge, scratch, rows, &verdicts, settled);
        recover::follow_up(&self.judge, &verdicts.occurrences, &mut owed, |occurrence| match self
            .judge
            .plan
            .customers
        {
            Some(customers) if key != customers => {
                let customer = recover::customer(&self.judge, key, rows, occurrence)?;
                let at = self.customers.get(&customer)?;
                Some(self.groups[customers.index()].get(*at).1)
            }
            Some(_) | None => Some(rows),
        });
        (verdicts, owed)
    }

    /// Of each field that moments are `per`, how many records have no value: those moments miss them.
    pub fn without_key(&self) -> impl Iterator<Item = (FieldId, u64)> {
        let keys = self.judge.plan.keys.iter().zip(&self.groups);
        keys.filter_map(|(planned, groups)| match planned.key {
            Key::Field(field) => Some((field, groups.left_out)),
            Key::Journey => None,
        })
    }

    /// The records that are judged together, by each key.
    fn groups(&self) -> impl Iterator<Item = (&Journeys, KeyId)> {
        self.groups.iter().zip((0..).map(KeyId))
    }

    /// Settles the limits that reach beyond a journey. Only what is claimed of them is kept, so where there are any,
    /// every journey is judged once more after.
    fn settle(&self, threads: NonZero<usize>) -> Settled {
        recover::settle(&self.judge, |settled| {
            let mut all = Claims::default();
            for (groups, key) in self.groups() {
                let work = |scratch: &mut Scratch, index: usize| {
                    let (value, rows) = groups.get(index);
                    let verdicts = self.judge.journey_with(scratch, Whose { key, value }, rows);
                    recover::claims(&self.judge, scratch, rows, &verdicts, settled)
                };
                in_chunks(groups.len(), threads, Scratch::sparing, work, |claims| {
                    all.merge(claims);
                });
            }
            all
        })
    }
}
