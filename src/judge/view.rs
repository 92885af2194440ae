//! What the records of a journey show of themselves, for those who count and report.

use super::cell::{cell, each_known, is_known};
use super::engine::Judge;
use super::eval::{Env, truth};
use super::record::{Record, segment_of};
use crate::check::program::{FieldId, FunctionId, PatternId, SegmentId, TouchpointId};
use crate::judge::verdict::Row;
use crate::plan::{ColumnId, Datum, Expr, TestId};
use crate::unit::Instant;
use crate::value::{Truth, Value, Words};

/// The records of one journey in order, up to the as-of instant.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    judge: &'a Judge<'a>,
    rows: &'a [Row],
}

impl<'a> View<'a> {
    /// Of a journey's rows in order; those after the as-of instant are left out.
    pub fn new(judge: &'a Judge<'a>, rows: &'a [Row]) -> Self {
        let there = judge.there(rows);
        Self { judge, rows: &rows[..there] }
    }

    /// The records.
    pub fn rows(&self) -> &'a [Row] {
        self.rows
    }

    /// When a record happened.
    pub fn time(&self, row: Row) -> Instant {
        self.judge.time(row)
    }

    /// A record's own value.
    pub fn own(&self, field: FieldId, row: Row) -> Option<Value> {
        let column = self.judge.plan.column(field)?;
        cell(&self.judge.batch.columns[column.index()], row as usize).value(self.judge.words)
    }

    /// Calls `each` with every record that has a value of its own, in order.
    pub fn known(&self, field: FieldId, each: impl FnMut(Row)) {
        if let Some(column) = self.judge.plan.column(field) {
            each_known(&self.judge.batch.columns[column.index()], self.rows, each);
        }
    }

    /// The last known value up to a record of the journey.
    pub fn state(&self, field: FieldId, row: Row) -> Option<Value> {
        let column = self.judge.plan.column(field)?;
        self.at(row).column(column).value(self.judge.words)
    }

    /// The touchpoints that a record is, as declared.
    pub fn touchpoints(&self, row: Row) -> Vec<TouchpointId> {
        let record = Record { judge: self.judge, row, start: None };
        let all = self.judge.plan.touchpoints.iter().zip((0..).map(TouchpointId));
        let those = all.filter(|(touchpoint, _)| record.fits(touchpoint.pattern) == Truth::True);
        those.map(|(_, id)| id).collect()
    }

    /// Whether a record matches a pattern.
    pub fn matches(&self, pattern: PatternId, row: Row) -> Truth {
        Record { judge: self.judge, row, start: None }.fits(pattern)
    }

    /// Whether a record by itself belongs to a segment.
    pub fn own_segment(&self, segment: SegmentId, row: Row) -> Truth {
        let record = Record { judge: self.judge, row, start: None };
        truth(segment_of(self.judge, segment), &record)
    }

    /// Whether the journey belongs to a segment, as known at a record.
    pub fn state_segment(&self, segment: SegmentId, row: Row) -> Truth {
        truth(segment_of(self.judge, segment), &self.at(row))
    }

    fn at(&self, row: Row) -> State<'a> {
        // Rows of a journey are in order of time, then of input.
        let key = (self.judge.time(row), row);
        let before = self.rows.partition_point(|row| (self.judge.time(*row), *row) <= key);
        State { judge: self.judge, rows: &self.rows[..before] }
    }
}

/// The state at the last of these records.
struct State<'a> {
    judge: &'a Judge<'a>,
    rows: &'a [Row],
}

impl State<'_> {
    fn here(&self) -> Option<Record<'_>> {
        let row = *self.rows.last()?;
        Some(Record { judge: self.judge, row, start: None })
    }
}

impl Env for State<'_> {
    fn words(&self) -> &Words {
        self.judge.words
    }

    fn segment(&self, segment: SegmentId) -> &Expr {
        segment_of(self.judge, segment)
    }

    fn column(&self, column: ColumnId) -> Datum {
        let cells = &self.judge.batch.columns[column.index()];
        let last = self.rows.iter().rev().find(|row| is_known(cells, **row as usize));
        last.map_or(Datum::Missing, |row| cell(cells, *row as usize))
    }

    fn start(&self, _column: ColumnId) -> Datum {
        Datum::Missing
    }

    fn word_test(&self, test: TestId) -> Truth {
        let column = self.judge.plan.tests[test.index()].column;
        self.judge.tests[test.index()].passes(self.column(column))
    }

    fn matches(&self, pattern: PatternId) -> Truth {
        self.here().map_or(Truth::Unknown, |record| record.fits(pattern))
    }

    fn call(&self, function: FunctionId, arguments: &[Datum]) -> Datum {
        self.judge.calls.call(function, arguments)
    }

    fn count(&self, pattern: PatternId) -> Option<u32> {
        let mut count = 0;
        for row in self.rows {
            let record = Record { judge: self.judge, row: *row, start: None };
            match record.fits(pattern) {
                Truth::True => count += 1,
                Truth::False => {}
                Truth::Unknown => return None,
            }
        }
        Some(count)
    }
}
