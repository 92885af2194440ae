//! Where in a journey a condition is asked: of one record's own values, or of the state at it.

use super::cell::cell;
use super::engine::Judge;
use super::eval::Env;
use super::journey::Journey;
use super::reason::Reasoned;
use super::record::segment_of;
use crate::check::program::{FunctionId, PatternId, SegmentId};
use crate::ingest::Column;
use crate::judge::verdict::Row;
use crate::plan::{ColumnId, Datum, Expr, TestId};
use crate::value::{Truth, Words};

/// A position, and what fields mean there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Place {
    /// The record.
    pub(crate) at: u32,
    /// Whether fields are their last known values up to it; else the record's own.
    pub(crate) state: bool,
}

/// Conditions of touchpoints and moments are asked here.
#[derive(Clone, Copy)]
pub(crate) struct Placed<'a> {
    pub(crate) journey: Journey<'a>,
    pub(crate) place: Place,
    /// The position of the record that started the occurrence; none in facts.
    pub(crate) start: Option<u32>,
}

/// A record's own value of a column.
pub(crate) fn own_value(judge: &Judge, column: ColumnId, row: Row) -> Datum {
    cell(&judge.batch.columns[column.index()], row as usize)
}

/// The last known value of a column up to a position.
pub(crate) fn state_value(journey: Journey, column: ColumnId, at: u32) -> Datum {
    let known = journey.known(column, at);
    known.map_or(Datum::Missing, |at| own_value(journey.judge, column, journey.row(at)))
}

impl Placed<'_> {
    fn position(&self, column: ColumnId) -> Option<u32> {
        if self.place.state {
            self.journey.known(column, self.place.at)
        } else {
            Some(self.place.at)
        }
    }

    fn value(&self, column: ColumnId, at: u32) -> Datum {
        let row = self.journey.row(at) as usize;
        cell(&self.journey.judge.batch.columns[column.index()], row)
    }
}

impl Env for Placed<'_> {
    fn words(&self) -> &Words {
        self.journey.judge.words
    }

    fn segment(&self, segment: SegmentId) -> &Expr {
        segment_of(self.journey.judge, segment)
    }

    fn column(&self, column: ColumnId) -> Datum {
        self.position(column).map_or(Datum::Missing, |at| self.value(column, at))
    }

    fn cell(&self, column: ColumnId) -> Option<(&Column, usize)> {
        let row = self.journey.row(self.position(column)?) as usize;
        Some((&self.journey.judge.batch.columns[column.index()], row))
    }

    fn start(&self, column: ColumnId) -> Datum {
        self.start.map_or(Datum::Missing, |at| self.value(column, at))
    }

    fn word_test(&self, test: TestId) -> Truth {
        let column = self.journey.judge.plan.tests[test.index()].column;
        self.journey.judge.tests[test.index()].passes(self.column(column))
    }

    fn matches(&self, pattern: PatternId) -> Truth {
        self.journey.fits(pattern, self.place.at, self.start)
    }

    fn call(&self, function: FunctionId, arguments: &[Datum]) -> Datum {
        self.journey.judge.calls.call(function, arguments)
    }

    fn count(&self, pattern: PatternId) -> Option<u32> {
        let hits = self.journey.hits(pattern).within(0, self.place.at + 1);
        let together = self.journey.judge.plan.patterns[pattern.index()]
            .as_ref()
            .is_some_and(|planned| planned.together.is_some());
        if !together {
            return (!hits.is_doubtful()).then_some(hits.certain.len() as u32);
        }
        let mut count = 0;
        for at in hits.possible {
            match self.journey.fits(pattern, *at, self.start) {
                Truth::True => count += 1,
                Truth::False => {}
                Truth::Unknown => return None,
            }
        }
        Some(count)
    }
}

impl Reasoned for Placed<'_> {
    fn judge(&self) -> &Judge<'_> {
        self.journey.judge
    }

    fn says(&self, column: ColumnId) -> Row {
        self.journey.row(self.position(column).unwrap_or(self.place.at))
    }

    fn record(&self) -> Row {
        self.journey.row(self.place.at)
    }

    fn start_record(&self) -> Option<Row> {
        self.start.map(|start| self.journey.row(start))
    }

    fn doubtful(&self, pattern: PatternId) -> Option<Row> {
        let hits = self.journey.hits(pattern).within(0, self.place.at + 1);
        let doubtful = |at: &&u32| self.journey.fits(pattern, **at, self.start) == Truth::Unknown;
        hits.possible.iter().find(doubtful).map(|at| self.journey.row(*at))
    }
}
