//! A copy of one journey's records, small enough to be changed and judged again many times.

use super::cells;
use super::edit::{Beside, Edit};
use crate::check::program::{FieldId, Owner};
use crate::ingest::{Batch, Column};
use crate::judge::verdict::{JourneyVerdicts, Occurrence, Row, Whose};
use crate::judge::{Judge, Scratch};
use crate::plan::{Plan, PlannedScope};
use crate::recover::{self, Recoveries, Settled};
use crate::unit::Instant;
use crate::value::{Value, Words};
use std::borrow::Cow;

/// The records of one journey, with what they are judged by.
#[derive(Debug)]
pub struct Replica<'a> {
    plan: &'a Plan,
    as_of: Instant,
    /// Rows of the log, in input order.
    rows: Vec<Row>,
    whose: Whose,
    batch: Batch,
    words: Words,
}

/// The verdicts on a changed copy.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) verdicts: JourneyVerdicts,
    /// For each row of the copy, the log's; `None`: it is new.
    origin: Vec<Option<Row>>,
    /// When each row of the copy happened.
    times: Vec<Instant>,
}

impl Judged {
    /// When a row of the copy happened.
    pub(super) fn time(&self, row: Row) -> Option<Instant> {
        self.times.get(row as usize).copied()
    }

    /// Where an occurrence of the log is among those of the copy, if it is still there.
    pub(super) fn position(&self, plan: &Plan, of: &Occurrence) -> Option<usize> {
        let starts = |other: &Occurrence| self.origin(other.start) == Some(of.start);
        self.verdicts.occurrences.iter().position(|other| {
            other.owner == of.owner && (is_whole(plan, of.owner) || starts(other))
        })
    }

    /// The log's row that a row of the copy stands for.
    pub(super) fn origin(&self, row: Row) -> Option<Row> {
        self.origin.get(row as usize).copied().flatten()
    }
}

/// Whether there is one of it, of a whole journey.
pub(super) fn is_whole(plan: &Plan, owner: Owner) -> bool {
    match owner {
        Owner::Touchpoint(_) => false,
        Owner::Moment(id) => plan.moments[id.index()].scope == PlannedScope::Journey,
    }
}

impl<'a> Replica<'a> {
    /// Of the rows of a judged journey.
    pub fn new(judge: &Judge<'a>, whose: Whose, rows: &[Row]) -> Self {
        let mut rows = rows.to_vec();
        rows.sort_unstable();
        let mut words = judge.plan.words.clone();
        let columns = judge.batch.columns.iter();
        let columns = columns.map(|c| cells::taken(c, &rows, judge.words, &mut words)).collect();
        let places = rows.iter().map(|row| judge.batch.places.at(*row as usize)).collect();
        let whose = Whose { value: words.intern(judge.words.text(whose.value)), ..whose };
        let batch = Batch { places, columns };
        Self { plan: judge.plan, as_of: judge.as_of, rows, whose, batch, words }
    }

    /// What it is judged by.
    pub fn plan(&self) -> &'a Plan {
        self.plan
    }

    /// The log's rows, in input order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    pub(super) fn as_of(&self) -> Instant {
        self.as_of
    }

    /// When a record happened.
    pub(super) fn time(&self, row: Row) -> Option<Instant> {
        match self.value(self.plan.field(self.plan.time), row)? {
            Value::Time(instant) => Some(instant),
            _ => None,
        }
    }

    /// A record's own value.
    pub(super) fn value(&self, field: FieldId, row: Row) -> Option<Value> {
        let column = self.plan.column(field)?;
        let at = self.rows.binary_search(&row).ok()?;
        self.batch.columns[column.index()].value(at, &self.words)
    }

    /// The records that match a pattern for certain, its `where` apart, in order of time.
    pub(super) fn matching(&self, pattern: crate::check::program::PatternId) -> Vec<Row> {
        let judge = Judge::new(self.plan, &self.batch, &self.words, self.as_of);
        let mut found: Vec<Row> = (0..self.rows.len() as u32)
            .filter(|at| judge.matches(pattern, *at) == crate::value::Truth::True)
            .collect();
        found.sort_by_key(|at| (judge.time(*at), *at));
        found.into_iter().map(|at| self.rows[at as usize]).collect()
    }

    /// Judges the records with some changes made, one after the other; `None` if one cannot be made.
    pub(super) fn judged(&self, edits: &[Edit]) -> Option<Judged> {
        self.changed(edits, |_, _, _| ()).map(|(judged, ())| judged)
    }

    /// The same, with what is owed; limits that reach beyond the records are not asked.
    pub(super) fn judged_with_owed(&self, edits: &[Edit]) -> Option<(Judged, Recoveries)> {
        self.changed(edits, |judge, rows, verdicts| {
            let mut scratch = Scratch::default();
            recover::recover(judge, &mut scratch, rows, verdicts, &Settled::default())
        })
    }

    fn changed<T>(
        &self,
        edits: &[Edit],
        more: impl FnOnce(&Judge<'_>, &[Row], &JourneyVerdicts) -> T,
    ) -> Option<(Judged, T)> {
        let mut copy = Copy {
            batch: self.batch.clone(),
            words: self.words.clone(),
            origin: self.rows.iter().map(|row| Some(*row)).collect(),
            as_of: self.as_of,
            plan: Cow::Borrowed(self.plan),
            whose: self.whose,
        };
        for edit in edits {
            copy.make(edit)?;
        }
        let plan: &Plan = &copy.plan;
        let judge = Judge::new(plan, &copy.batch, &copy.words, copy.as_of);
        let mut order: Vec<Row> = (0..copy.batch.len() as u32).collect();
        order.sort_by_key(|row| (judge.time(*row), *row));
        let verdicts = judge.journey(self.whose, &order);
        let times = (0..copy.batch.len() as u32).map(|row| judge.time(row)).collect();
        let more = more(&judge, &order, &verdicts);
        Some((Judged { verdicts, origin: copy.origin, times }, more))
    }
}

/// A copy of the copy, being changed.
struct Copy<'a> {
    batch: Batch,
    words: Words,
    origin: Vec<Option<Row>>,
    as_of: Instant,
    plan: Cow<'a, Plan>,
    whose: Whose,
}

impl Copy<'_> {
    fn make(&mut self, edit: &Edit) -> Option<()> {
        match edit {
            Edit::Move { row, to, .. } => {
                let at = self.at(*row)?;
                self.set_time(at, *to);
                self.as_of = self.as_of.max(*to);
            }
            Edit::Drop { rows } => {
                for row in rows {
                    let at = self.at(*row)?;
                    let places = self.batch.places.iter().enumerate();
                    self.batch.places =
                        places.filter(|(row, _)| *row != at).map(|(_, place)| place).collect();
                    self.origin.remove(at);
                    self.batch.columns.iter_mut().for_each(|column| cells::remove(column, at));
                }
            }
            Edit::Add { count, values, besides, at, .. } => {
                for _ in 0..*count {
                    self.add(values.iter().chain(besides), *at)?;
                }
            }
            Edit::Repeat { values, times, .. } => {
                for at in times {
                    self.add(values.iter(), Beside::At(*at))?;
                }
            }
            Edit::Set { values, rows, .. } => {
                for (field, value) in values {
                    let column = self.plan.column(*field)?;
                    for row in rows {
                        let at = self.at(*row)?;
                        let cells = &mut self.batch.columns[column.index()];
                        cells::set(cells, at, value.as_ref(), &mut self.words);
                    }
                }
            }
            Edit::Wait { until } => self.as_of = self.as_of.max(*until),
            Edit::Together(edits) => {
                for edit in edits {
                    self.make(edit)?;
                }
            }
            Edit::Unwaive => {
                for expectation in &mut self.plan.to_mut().expectations {
                    expectation.waivers.clear();
                }
            }
        }
        Some(())
    }

    fn at(&self, row: Row) -> Option<usize> {
        self.origin.iter().position(|origin| *origin == Some(row))
    }

    fn add<'v>(
        &mut self,
        values: impl Iterator<Item = &'v (FieldId, Value)>,
        beside: Beside,
    ) -> Option<()> {
        let (at, time) = match beside {
            Beside::At(instant) => (self.origin.len(), instant),
            Beside::Before(row) => self.at(row).map(|at| (at, self.time(at)))?,
            Beside::After(row) => self.at(row).map(|at| (at + 1, self.time(at)))?,
        };
        let place = crate::diagnostic::Place::default();
        let (before, behind) =
            (self.batch.places.iter().take(at), self.batch.places.iter().skip(at));
        self.batch.places = before.chain([place]).chain(behind).collect();
        self.origin.insert(at, None);
        self.batch.columns.iter_mut().for_each(|column| cells::insert(column, at));
        for (field, value) in values {
            let column = self.plan.column(*field)?;
            let cells = &mut self.batch.columns[column.index()];
            cells::set(cells, at, Some(value), &mut self.words);
        }
        let key = self.plan.keys[self.whose.key.index()].column;
        if let Column::Text(cells) = &mut self.batch.columns[key.index()] {
            cells.edit(|cells| cells[at] = Some(self.whose.value));
        }
        self.set_time(at, time);
        self.as_of = self.as_of.max(time);
        Some(())
    }

    fn time(&self, at: usize) -> Instant {
        match &self.batch.columns[self.plan.time.index()] {
            Column::Time(cells) => Instant(cells[at]),
            _ => Instant(i64::MIN),
        }
    }

    fn set_time(&mut self, at: usize, time: Instant) {
        if let Column::Time(cells) = &mut self.batch.columns[self.plan.time.index()] {
            cells[at] = time.0;
        }
    }
}
