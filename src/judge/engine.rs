//! A plan over a batch: every pattern asked of every record once, before any journey is judged.

use super::asked;
use super::calls::{Calls, Failure};
use super::finds::finds;
use super::planes::{Asked, Planes};
use super::predicate;
use super::trits::Trits;
use super::word_table::WordTable;
use crate::check::program::PatternId;
use crate::ingest::{Batch, Column, MISSING};
use crate::judge::verdict::Row;
use crate::plan::{Expr, Plan, PlannedPattern};
use crate::unit::Instant;
use crate::value::{Truth, Words};
use std::num::NonZero;

/// Judges journeys of one batch. Nothing in it changes that a verdict could show, so journeys can
/// be judged on several threads.
#[derive(Debug)]
pub struct Judge<'a> {
    /// What is judged by.
    pub plan: &'a Plan,
    /// The records.
    pub batch: &'a Batch,
    /// Every word of the batch and of the plan.
    pub words: &'a Words,
    /// Records after this instant do not exist; deadlines up to it are not yet passed.
    pub as_of: Instant,
    pub(super) tests: Vec<WordTable>,
    pub(super) patterns: Vec<Option<Trits>>,
    pub(super) planes: Planes,
    pub(super) calls: Calls<'a>,
    /// By expectation: whether its evidence never brings a data finding.
    pub(super) plain: Vec<bool>,
    /// What is asked of journeys, by key.
    pub(super) asked: Vec<Vec<asked::Asked<'a>>>,
    /// Whether some pattern looks at the record that started the occurrence.
    pub(super) together: bool,
}

impl<'a> Judge<'a> {
    /// Asks every pattern of every record.
    pub fn new(plan: &'a Plan, batch: &'a Batch, words: &'a Words, as_of: Instant) -> Self {
        Self::on(NonZero::<usize>::MIN, plan, batch, words, as_of)
    }

    /// The same on so many threads.
    pub fn on(
        threads: NonZero<usize>,
        plan: &'a Plan,
        batch: &'a Batch,
        words: &'a Words,
        as_of: Instant,
    ) -> Self {
        let tests = plan.tests.iter().map(|test| WordTable::new(test, batch, words)).collect();
        let patterns = vec![None; plan.patterns.len()];
        let calls = Calls::new(plan, words);
        let plain = plan.expectations.iter().map(|it| !finds(it)).collect();
        let planes = Planes::default();
        let together = plan.patterns.iter().flatten().any(|pattern| pattern.together.is_some());
        let asked = asked::by_key(plan);
        let mut judge = Self {
            plan,
            batch,
            words,
            as_of,
            tests,
            patterns,
            planes,
            calls,
            plain,
            asked,
            together,
        };
        let referred = referred(plan);
        let mut asked: Vec<Option<Asked>> = Vec::new();
        for (index, pattern) in plan.patterns.iter().enumerate() {
            asked.push(pattern.as_ref().map(|pattern| {
                let words = Asked::words(&pattern.condition).filter(|_| !referred[index]);
                words.unwrap_or_else(|| Asked::Otherwise(judge.ask_pattern(index, pattern)))
            }));
        }
        judge.planes = Planes::new(threads, batch, words.len(), &asked);
        judge
    }

    /// Whether a record matches a pattern, its `where` apart.
    pub fn matches(&self, pattern: PatternId, row: Row) -> Truth {
        match &self.patterns[pattern.index()] {
            Some(trits) => trits.at(row as usize),
            None => self.planes.matches(pattern, row),
        }
    }

    /// Where scripts failed so far, each place once.
    pub fn script_failures(&self) -> Vec<Failure> {
        self.calls.failures()
    }

    /// Whether scripts took more operations than they may over the whole log: then no verdict may be relied on.
    pub fn scripts_exhausted(&self) -> bool {
        self.calls.are_too_much()
    }

    /// How many of the records of a journey, in order, are there by the as-of instant.
    pub(crate) fn there(&self, rows: &[Row]) -> usize {
        match rows.last() {
            Some(last) if self.time(*last) > self.as_of => {
                rows.partition_point(|row| self.time(*row) <= self.as_of)
            }
            Some(_) | None => rows.len(),
        }
    }

    /// When a record happened.
    #[inline]
    pub fn time(&self, row: Row) -> Instant {
        match &self.batch.columns[self.plan.time.index()] {
            Column::Time(cells) if cells[row as usize] != MISSING => Instant(cells[row as usize]),
            // Records without a time are set aside before they come here.
            _ => Instant(i64::MIN),
        }
    }

    /// When records happened, in place of what was there before.
    pub(super) fn times(&self, rows: &[Row], into: &mut Vec<Instant>) {
        into.clear();
        match &self.batch.columns[self.plan.time.index()] {
            // What is missing is the earliest of all as it stands.
            Column::Time(cells) => {
                into.extend(rows.iter().map(|row| Instant(cells[*row as usize])));
            }
            _ => into.extend(rows.iter().map(|row| self.time(*row))),
        }
    }

    fn ask_pattern(&mut self, index: usize, pattern: &PlannedPattern) -> Trits {
        if let Some(answers) = &self.patterns[index] {
            return answers.clone();
        }
        self.ask_those_within(&pattern.condition, index);
        let answers = predicate::ask(&pattern.condition, self);
        self.patterns[index] = Some(answers.clone());
        answers
    }

    /// Patterns that a condition rests on come first.
    fn ask_those_within(&mut self, condition: &Expr, asking: usize) {
        let plan = self.plan;
        let (mut patterns, mut segments) = (Vec::new(), Vec::new());
        condition.walk(&mut |part| match part {
            Expr::Matches(pattern) => patterns.push(pattern.index()),
            Expr::Segment(segment) => segments.push(segment.index()),
            _ => {}
        });
        for segment in segments {
            if let Some(condition) = &plan.segments[segment] {
                self.ask_those_within(condition, asking);
            }
        }
        for index in patterns.into_iter().filter(|index| *index != asking) {
            if let Some(pattern) = &plan.patterns[index] {
                self.ask_pattern(index, pattern);
            }
        }
    }
}

/// The patterns that others rest on: they are asked by themselves.
fn referred(plan: &Plan) -> Vec<bool> {
    let mut referred = vec![false; plan.patterns.len()];
    let patterns = plan.patterns.iter().flatten().map(|pattern| &pattern.condition);
    for condition in patterns.chain(plan.segments.iter().flatten()) {
        condition.walk(&mut |part| {
            if let Expr::Matches(pattern) = part {
                referred[pattern.index()] = true;
            }
        });
    }
    referred
}
