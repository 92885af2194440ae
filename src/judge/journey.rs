//! The records of one journey in order, with what was looked up about them.

use super::cell::is_known;
use super::engine::Judge;
use super::hits::{HitList, Hits};
use super::record::Record;
use crate::check::program::PatternId;
use crate::judge::verdict::Row;
use crate::plan::ColumnId;
use crate::unit::Instant;
use crate::value::Truth;

/// Room that is used again from journey to journey.
#[derive(Debug, Default)]
pub struct Scratch {
    /// By pattern: the positions that match, and the journey they are of.
    hits: Vec<(u64, HitList)>,
    /// By column: for each position, that of the last known value up to it (from 1; 0: none), and the journey they are of.
    known: Vec<(u64, Vec<u32>)>,
    /// Which journey is judged, counted from 1.
    turn: u64,
}

/// One journey.
#[derive(Clone, Copy)]
pub(super) struct Journey<'a> {
    pub(super) judge: &'a Judge<'a>,
    pub(super) rows: &'a [Row],
    scratch: &'a Scratch,
}

impl Scratch {
    /// Makes room for the next journey.
    pub(super) fn begin(&mut self, judge: &Judge) {
        self.turn += 1;
        self.hits.resize_with(judge.plan.patterns.len(), Default::default);
        self.known.resize_with(judge.plan.columns.len(), Default::default);
    }

    /// Looks for a pattern in the journey, once.
    pub(super) fn search(&mut self, judge: &Judge, rows: &[Row], pattern: PatternId) {
        let (turn, list) = &mut self.hits[pattern.index()];
        if *turn == self.turn {
            return;
        }
        *turn = self.turn;
        list.clear();
        for (at, row) in rows.iter().enumerate() {
            match judge.matches(pattern, *row) {
                Truth::False => {}
                Truth::Unknown => list.possible.push(at as u32),
                Truth::True => {
                    list.possible.push(at as u32);
                    list.certain.push(at as u32);
                }
            }
        }
    }

    /// Finds the last known value of every column that is asked for as state, at each record.
    pub(super) fn learn(&mut self, judge: &Judge, rows: &[Row]) {
        for column in &judge.plan.state_columns {
            let (turn, known) = &mut self.known[column.index()];
            if *turn == self.turn {
                continue;
            }
            *turn = self.turn;
            known.clear();
            let cells = &judge.batch.columns[column.index()];
            let mut last = 0;
            known.extend(rows.iter().zip(1..).map(|(row, at)| {
                if is_known(cells, *row as usize) {
                    last = at;
                }
                last
            }));
        }
    }
}

impl<'a> Journey<'a> {
    pub(super) fn new(judge: &'a Judge<'a>, rows: &'a [Row], scratch: &'a Scratch) -> Self {
        Self { judge, rows, scratch }
    }

    /// The position of the last record. Journeys that are judged have one.
    pub(super) fn last(&self) -> u32 {
        (self.rows.len() - 1) as u32
    }

    pub(super) fn row(&self, at: u32) -> Row {
        self.rows[at as usize]
    }

    pub(super) fn time(&self, at: u32) -> Instant {
        self.judge.time(self.row(at))
    }

    /// The first position whose time is later than an instant.
    pub(super) fn after(&self, instant: Instant) -> u32 {
        self.rows.partition_point(|row| self.judge.time(*row) <= instant) as u32
    }

    /// The first position whose time is not earlier than an instant.
    pub(super) fn from(&self, instant: Instant) -> u32 {
        self.rows.partition_point(|row| self.judge.time(*row) < instant) as u32
    }

    /// Where a pattern matches; it was searched for before.
    pub(super) fn hits(&self, pattern: PatternId) -> Hits<'a> {
        self.scratch.hits[pattern.index()].1.all()
    }

    /// The position of the last known value of a column up to a position.
    pub(super) fn known(&self, column: ColumnId, at: u32) -> Option<u32> {
        let known = &self.scratch.known[column.index()].1;
        known.get(at as usize).and_then(|last| last.checked_sub(1))
    }

    /// Whether a record matches a pattern, together with the record that started the occurrence.
    pub(super) fn fits(&self, pattern: PatternId, at: u32, start: Option<u32>) -> Truth {
        let record = Record {
            judge: self.judge,
            row: self.row(at),
            start: start.map(|start| self.row(start)),
        };
        record.fits(pattern)
    }
}
