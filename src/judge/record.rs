//! One record by itself, or together with the one that started an occurrence.

use super::cell::cell;
use super::engine::Judge;
use super::eval::{Env, truth};
use super::reason::Reasoned;
use crate::check::program::{FunctionId, PatternId, SegmentId};
use crate::ingest::Column;
use crate::judge::verdict::Row;
use crate::plan::{ColumnId, Datum, Expr, TestId};
use crate::value::{Truth, Words};

/// Patterns are asked here.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) judge: &'a Judge<'a>,
    pub(super) row: Row,
    pub(super) start: Option<Row>,
}

impl Record<'_> {
    /// Whether the record matches, its `where` included.
    pub(super) fn fits(&self, pattern: PatternId) -> Truth {
        let alone = self.judge.matches(pattern, self.row);
        let planned = self.judge.plan.patterns[pattern.index()].as_ref();
        match planned.and_then(|planned| planned.together.as_ref()) {
            Some(together) if alone != Truth::False => alone.and(truth(together, self)),
            _ => alone,
        }
    }
}

impl Env for Record<'_> {
    fn words(&self) -> &Words {
        self.judge.words
    }

    fn segment(&self, segment: SegmentId) -> &Expr {
        segment_of(self.judge, segment)
    }

    fn column(&self, column: ColumnId) -> Datum {
        cell(&self.judge.batch.columns[column.index()], self.row as usize)
    }

    fn cell(&self, column: ColumnId) -> Option<(&Column, usize)> {
        Some((&self.judge.batch.columns[column.index()], self.row as usize))
    }

    fn start(&self, column: ColumnId) -> Datum {
        let column = &self.judge.batch.columns[column.index()];
        self.start.map_or(Datum::Missing, |row| cell(column, row as usize))
    }

    fn word_test(&self, test: TestId) -> Truth {
        let column = self.judge.plan.tests[test.index()].column;
        self.judge.tests[test.index()].passes(self.column(column))
    }

    fn matches(&self, pattern: PatternId) -> Truth {
        self.fits(pattern)
    }

    fn call(&self, function: FunctionId, arguments: &[Datum]) -> Datum {
        self.judge.calls.call(function, arguments)
    }

    fn count(&self, _pattern: PatternId) -> Option<u32> {
        None
    }
}

impl Reasoned for Record<'_> {
    fn judge(&self) -> &Judge<'_> {
        self.judge
    }

    fn says(&self, _column: ColumnId) -> Row {
        self.row
    }

    fn record(&self) -> Row {
        self.row
    }

    fn start_record(&self) -> Option<Row> {
        self.start
    }

    fn doubtful(&self, _pattern: PatternId) -> Option<Row> {
        None
    }
}

/// Stands in for a segment that nothing asked for, which `plan` never lets happen.
static UNKNOWN: Expr = Expr::Constant(Datum::Missing);

pub(super) fn segment_of<'a>(judge: &'a Judge<'_>, segment: SegmentId) -> &'a Expr {
    judge.plan.segments[segment.index()].as_ref().unwrap_or(&UNKNOWN)
}
