//! The records of one journey in order, with what was looked up about them.

use super::cell::is_known;
use super::counted::Counted;
use super::engine::Judge;
use super::hits::{HitList, Hits};
use super::record::Record;
use super::spare::Spare;
use super::whole;
use crate::check::program::{ExpectationId, Owner, PatternId, Target};
use crate::judge::verdict::{JourneyVerdicts, Row, Verdict};
use crate::plan::{ColumnId, KeyId};
use crate::unit::Instant;
use crate::value::Truth;

/// Room that is used again from journey to journey.
#[derive(Debug, Default)]
pub struct Scratch {
    /// When each record happened.
    times: Vec<Instant>,
    /// By pattern: the positions that match.
    hits: Vec<HitList>,
    /// By plane of patterns: the journey that those positions are of.
    searched: Vec<u64>,
    /// By column: for each position, that of the last known value up to it (from 1; 0: none), and the journey they are of.
    known: Vec<(u64, Vec<u32>)>,
    /// Which journey is judged, counted from 1.
    turn: u64,
    /// Whether nobody looks at the evidence of what was kept.
    sparing: bool,
    /// The occurrences that were counted and left out, by touchpoint or moment as asked.
    pub(super) counted: Vec<Counted>,
    /// Lists that are filled again.
    pub(super) spare: Spare,
}

/// One journey.
#[derive(Clone, Copy)]
pub(crate) struct Journey<'a> {
    pub(crate) judge: &'a Judge<'a>,
    pub(crate) rows: &'a [Row],
    scratch: &'a Scratch,
}

impl Scratch {
    /// For verdicts of which nobody looks at the evidence, unless they are failed, open, unknown or exempt.
    pub fn sparing() -> Self {
        Self { sparing: true, ..Self::default() }
    }

    /// What [`Judge::journey_counted`] left out of the verdicts on journeys, or on values of another key: the verdicts on touchpoints,
    /// moments and expectations, and how many of each.
    pub fn counted<'s>(
        &'s self,
        judge: &'s Judge,
        key: KeyId,
    ) -> impl Iterator<Item = (Target, Verdict, u64)> {
        judge.asked[key.index()].iter().zip(&self.counted).flat_map(|(asked, counted)| {
            let whole = match asked.owner {
                Owner::Touchpoint(id) => Target::Touchpoint(id),
                Owner::Moment(id) => Target::Moment(id),
            };
            let target = move |at: Option<usize>| {
                at.map_or(whole, |at| Target::Expectation(asked.expectations[at]))
            };
            let met = asked.expectations.iter().map(|id| (*id, Verdict::Met));
            let whole_met = (whole, whole::of(judge.plan, met.clone()));
            let all_met = met.map(|(id, met)| (Target::Expectation(id), met)).chain([whole_met]);
            let all_met = all_met.map(|(target, verdict)| (target, verdict, counted.all_met));
            let others =
                counted.each().map(move |(at, verdict, count)| (target(at), verdict, count));
            all_met.filter(|(.., count)| *count > 0).chain(others)
        })
    }

    /// Takes back what was judged with this room, of which nothing is needed any more.
    pub fn take_back(&mut self, verdicts: JourneyVerdicts) {
        self.spare.take_back(verdicts);
    }

    /// Makes room for the next journey, and looks up when its records happened: all at once, since they lie far apart.
    pub(crate) fn begin(&mut self, judge: &Judge, rows: &[Row]) {
        self.turn += 1;
        judge.times(rows, &mut self.times);
        let rooms = (judge.plan.patterns.len(), judge.planes.len(), judge.plan.columns.len());
        if rooms != (self.hits.len(), self.searched.len(), self.known.len()) {
            self.hits.resize_with(rooms.0, Default::default);
            self.searched.resize(rooms.1, 0);
            self.known.resize_with(rooms.2, Default::default);
        }
    }

    /// Looks for a pattern in the journey, once, together with those of its plane.
    pub(crate) fn search(&mut self, judge: &Judge, rows: &[Row], pattern: PatternId) {
        let Some((number, plane)) = judge.planes.of(pattern) else {
            // Nothing is known of a pattern that was not asked, which `plan` never lets happen.
            let list = &mut self.hits[pattern.index()];
            list.clear();
            return list.possible.extend(0..rows.len() as u32);
        };
        if self.searched[number] == self.turn {
            return;
        }
        self.searched[number] = self.turn;
        for pattern in &plane.patterns {
            self.hits[pattern.index()].clear();
        }
        let mut doubt = 0;
        for (at, row) in (0..).zip(rows) {
            let (possible, certain) = plane.at(*row);
            doubt |= possible ^ certain;
            each_bit(certain, |bit| self.hits[plane.patterns[bit].index()].certain.push(at));
        }
        if doubt != 0 {
            for (at, row) in (0..).zip(rows) {
                let (possible, _) = plane.at(*row);
                each_bit(possible & doubt, |bit| {
                    self.hits[plane.patterns[bit].index()].possible.push(at);
                });
            }
        }
    }

    /// Finds the last known value of every column that is asked for as state, at each record.
    pub(crate) fn learn(&mut self, judge: &Judge, rows: &[Row]) {
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

#[inline]
fn each_bit(mut bits: u8, mut see: impl FnMut(usize)) {
    while bits != 0 {
        see(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}

impl<'a> Journey<'a> {
    pub(crate) fn new(judge: &'a Judge<'a>, rows: &'a [Row], scratch: &'a Scratch) -> Self {
        Self { judge, rows, scratch }
    }

    /// The position of the last record. Journeys that are judged have one.
    pub(crate) fn last(&self) -> u32 {
        (self.rows.len() - 1) as u32
    }

    /// The position of a row of this journey: rows are in order of time, then of input.
    pub(crate) fn position(&self, row: Row) -> Option<u32> {
        let key = (self.judge.time(row), row);
        let found = self.rows.binary_search_by_key(&key, |row| (self.judge.time(*row), *row));
        found.ok().map(|at| at as u32)
    }

    pub(crate) fn row(&self, at: u32) -> Row {
        self.rows[at as usize]
    }

    pub(crate) fn time(&self, at: u32) -> Instant {
        self.scratch.times[at as usize]
    }

    /// The first position whose time is later than an instant.
    pub(crate) fn after(&self, instant: Instant) -> u32 {
        self.scratch.times.partition_point(|time| *time <= instant) as u32
    }

    /// The first of the positions before `at` whose instants fulfil a condition that holds from some instant on.
    pub(crate) fn reaching(&self, at: u32, reaches: impl Fn(Instant) -> bool) -> u32 {
        self.scratch.times[..at as usize].partition_point(|time| !reaches(*time)) as u32
    }

    /// Whether the evidence of what was kept can be left out: nobody looks at it, and none of its data can be impossible.
    pub(crate) fn spares(&self, expectation: ExpectationId) -> bool {
        self.scratch.sparing && self.judge.plain[expectation.index()]
    }

    /// Where a pattern matches; it was searched for before.
    pub(crate) fn hits(&self, pattern: PatternId) -> Hits<'a> {
        self.scratch.hits[pattern.index()].all()
    }

    /// The position of the last known value of a column up to a position.
    pub(crate) fn known(&self, column: ColumnId, at: u32) -> Option<u32> {
        let (turn, known) = &self.scratch.known[column.index()];
        if *turn == self.scratch.turn {
            return known.get(at as usize).and_then(|last| last.checked_sub(1));
        }
        let cells = &self.judge.batch.columns[column.index()];
        let upto = self.rows.get(..=at as usize)?;
        upto.iter().rposition(|row| is_known(cells, *row as usize)).map(|at| at as u32)
    }

    /// Whether a record matches a pattern, together with the record that started the occurrence.
    pub(crate) fn fits(&self, pattern: PatternId, at: u32, start: Option<u32>) -> Truth {
        let record = Record {
            judge: self.judge,
            row: self.row(at),
            start: start.map(|start| self.row(start)),
        };
        record.fits(pattern)
    }
}
