//! What is counted while journeys go by.

use super::cell::Cell;
use super::group::GroupValue;
use crate::check::program::{ExpectationId, FieldId, Owner, Target};
use crate::judge::verdict::{Failure, Verdict, Waiting};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// How many cases had which verdict. Every case is counted once.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Kept.
    pub met: u64,
    /// Came after the deadline.
    pub late: u64,
    /// Never came.
    pub missing: u64,
    /// Violated.
    pub broken: u64,
    /// Waiting, with the clock running.
    pub running: u64,
    /// Waiting, with the clock paused.
    pub paused: u64,
    /// Cannot be decided from the data.
    pub unknown: u64,
    /// Waived.
    pub exempt: u64,
    /// The situation never arose.
    pub not_applicable: u64,
}

impl Counts {
    /// Counts a verdict.
    pub fn add(&mut self, verdict: Verdict) {
        self.add_all(verdict, 1);
    }

    /// Counts so many of the same verdict.
    pub(super) fn add_all(&mut self, verdict: Verdict, cases: u64) {
        let count = match verdict {
            Verdict::Met => &mut self.met,
            Verdict::Failed(Failure::Late) => &mut self.late,
            Verdict::Failed(Failure::Missing) => &mut self.missing,
            Verdict::Failed(Failure::Broken) => &mut self.broken,
            Verdict::Open(Waiting::Running) => &mut self.running,
            Verdict::Open(Waiting::Paused) => &mut self.paused,
            Verdict::Unknown => &mut self.unknown,
            Verdict::Exempt(_) => &mut self.exempt,
            Verdict::NotApplicable => &mut self.not_applicable,
        };
        *count += cases;
    }

    /// Adds other cases.
    pub fn merge(&mut self, other: &Self) {
        self.met += other.met;
        self.late += other.late;
        self.missing += other.missing;
        self.broken += other.broken;
        self.running += other.running;
        self.paused += other.paused;
        self.unknown += other.unknown;
        self.exempt += other.exempt;
        self.not_applicable += other.not_applicable;
    }

    /// Late, missing or broken.
    pub fn failed(&self) -> u64 {
        self.late + self.missing + self.broken
    }

    /// Running or paused.
    pub fn open(&self) -> u64 {
        self.running + self.paused
    }

    /// Met or failed: what rates are over.
    pub fn decided(&self) -> u64 {
        self.met + self.failed()
    }

    /// All cases.
    pub fn occurrences(&self) -> u64 {
        self.decided() + self.open() + self.unknown + self.exempt + self.not_applicable
    }
}

/// Everything counted so far. Two of one [`Measure`](super::Measure) merge into the tallies of both.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tallies {
    /// Verdicts by touchpoint, moment and expectation, each as declared; short of those where nothing occurred.
    touchpoints: Vec<Counts>,
    moments: Vec<Counts>,
    expectations: Vec<Counts>,
    /// Verdicts that are unknown, by each field that was missing.
    pub unknown: BTreeMap<(ExpectationId, FieldId), u64>,
    /// Records that may or may not have made an occurrence, by the field that was missing.
    pub undecided: BTreeMap<(Owner, FieldId), u64>,
    /// By position of the `require` in the whole program (surveyed models follow), then by group.
    pub(super) cells: Vec<BTreeMap<Vec<GroupValue>, Cell>>,
}

impl Tallies {
    /// Nothing counted, for so many requirements.
    pub(super) fn new(requirements: usize) -> Self {
        Self { cells: vec![BTreeMap::new(); requirements], ..Self::default() }
    }

    /// The verdicts of a touchpoint, moment or expectation.
    pub fn of(&self, target: Target) -> Counts {
        let (of, index) = match target {
            Target::Touchpoint(id) => (&self.touchpoints, id.index()),
            Target::Moment(id) => (&self.moments, id.index()),
            Target::Expectation(id) => (&self.expectations, id.index()),
        };
        of.get(index).copied().unwrap_or_default()
    }

    /// Counts a verdict.
    pub(super) fn count(&mut self, target: Target, verdict: Verdict) {
        self.counts(target).add(verdict);
    }

    /// Counts so many of the same verdict.
    pub(super) fn count_all(&mut self, target: Target, verdict: Verdict, cases: u64) {
        self.counts(target).add_all(verdict, cases);
    }

    fn counts(&mut self, target: Target) -> &mut Counts {
        let (of, index) = match target {
            Target::Touchpoint(id) => (&mut self.touchpoints, id.index()),
            Target::Moment(id) => (&mut self.moments, id.index()),
            Target::Expectation(id) => (&mut self.expectations, id.index()),
        };
        if of.len() <= index {
            of.resize(index + 1, Counts::default());
        }
        &mut of[index]
    }

    /// Adds what was counted elsewhere. Order and division do not matter.
    pub fn merge(&mut self, other: Self) {
        merge(&mut self.touchpoints, &other.touchpoints);
        merge(&mut self.moments, &other.moments);
        merge(&mut self.expectations, &other.expectations);
        for (key, count) in other.unknown {
            *self.unknown.entry(key).or_default() += count;
        }
        for (key, count) in other.undecided {
            *self.undecided.entry(key).or_default() += count;
        }
        if self.cells.len() < other.cells.len() {
            self.cells.resize_with(other.cells.len(), BTreeMap::new);
        }
        for (mine, theirs) in self.cells.iter_mut().zip(other.cells) {
            for (group, cell) in theirs {
                match mine.entry(group) {
                    Entry::Vacant(entry) => {
                        entry.insert(cell);
                    }
                    Entry::Occupied(mut entry) => entry.get_mut().merge(cell),
                }
            }
        }
    }
}

fn merge(mine: &mut Vec<Counts>, theirs: &[Counts]) {
    if mine.len() < theirs.len() {
        mine.resize(theirs.len(), Counts::default());
    }
    for (mine, theirs) in mine.iter_mut().zip(theirs) {
        mine.merge(theirs);
    }
}
