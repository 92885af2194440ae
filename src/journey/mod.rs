//! Grouping records by journey and putting each journey in order: by time, equal times in input order.

use crate::ingest::{Batch, Column, MISSING};
use crate::plan::ColumnId;
use crate::unit::Instant;
use crate::value::Word;

/// The rows of a batch, journey by journey.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Journeys {
    /// The key of each journey, in order of its first record in the batch.
    keys: Vec<Word>,
    /// The rows of all journeys, each journey's in order.
    rows: Vec<u32>,
    /// Where each journey begins in `rows`, and at last its length.
    bounds: Vec<u32>,
    /// Rows that belong to none: their key (or time) is missing.
    pub left_out: u64,
    /// Rows later than the as-of instant: they do not exist yet.
    pub ahead: u64,
}

impl Journeys {
    /// How many journeys.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The key of the n-th journey (from 0), and its rows in order.
    pub fn get(&self, index: usize) -> (Word, &[u32]) {
        let (from, to) = (self.bounds[index] as usize, self.bounds[index + 1] as usize);
        (self.keys[index], &self.rows[from..to])
    }

    /// Every journey: its key, and its rows in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Word, &[u32])> {
        (0..self.len()).map(|index| self.get(index))
    }
}

/// The latest time in a batch: as-of, unless something else is said.
pub fn latest(batch: &Batch, time: ColumnId) -> Option<Instant> {
    times(batch, time).iter().copied().filter(|at| *at != MISSING).max().map(Instant)
}

/// Groups the rows that are not later than `as_of` by a text column: by the journey, or by any field that
/// a moment is judged `per`. Takes time in proportion to the rows, and to their sorting only in journeys
/// that are not in order already.
pub fn group(batch: &Batch, by: ColumnId, time: ColumnId, as_of: Option<Instant>) -> Journeys {
    let (keys, times) = (texts(batch, by), times(batch, time));
    let mut journeys = Journeys::default();
    let end = as_of.map_or(i64::MAX, |instant| instant.0);
    let mut index_of: Vec<u32> = Vec::new();
    let mut index_of_row: Vec<u32> = vec![NONE; keys.len()];
    let mut lengths: Vec<u32> = Vec::new();
    for (row, (key, at)) in keys.iter().zip(times).enumerate() {
        if *at > end {
            journeys.ahead += 1;
            continue;
        }
        let (Some(key), false) = (key, *at == MISSING) else {
            journeys.left_out += 1;
            continue;
        };
        let word = key.index();
        if word >= index_of.len() {
            index_of.resize(word + 1, NONE);
        }
        if index_of[word] == NONE {
            index_of[word] = lengths.len() as u32;
            lengths.push(0);
            journeys.keys.push(*key);
        }
        index_of_row[row] = index_of[word];
        lengths[index_of[word] as usize] += 1;
    }
    journeys.bounds = bounds(&lengths);
    journeys.rows = place(&index_of_row, &journeys.bounds);
    order(&mut journeys, times);
    journeys
}

/// No journey.
const NONE: u32 = u32::MAX;

fn texts(batch: &Batch, column: ColumnId) -> &[Option<Word>] {
    match &batch.columns[column.index()] {
        Column::Text(cells) => cells,
        Column::Number(_)
        | Column::Money(..)
        | Column::Duration(_)
        | Column::Time(_)
        | Column::Bool(_) => &[],
    }
}

fn times(batch: &Batch, column: ColumnId) -> &[i64] {
    match &batch.columns[column.index()] {
        Column::Time(cells) => cells,
        Column::Text(_)
        | Column::Number(_)
        | Column::Money(..)
        | Column::Duration(_)
        | Column::Bool(_) => &[],
    }
}

/// Running sums of lengths, from 0.
fn bounds(lengths: &[u32]) -> Vec<u32> {
    let mut bounds = Vec::with_capacity(lengths.len() + 1);
    let mut sum = 0;
    bounds.push(sum);
    for length in lengths {
        sum += length;
        bounds.push(sum);
    }
    bounds
}

/// Puts every row behind the earlier ones of its journey.
fn place(index_of_row: &[u32], bounds: &[u32]) -> Vec<u32> {
    let mut next = bounds.to_vec();
    let mut rows = vec![0; bounds.last().copied().unwrap_or(0) as usize];
    for (row, index) in index_of_row.iter().enumerate() {
        if *index != NONE {
            let at = &mut next[*index as usize];
            rows[*at as usize] = row as u32;
            *at += 1;
        }
    }
    rows
}

/// Sorts each journey by time, equal times in input order.
fn order(journeys: &mut Journeys, times: &[i64]) {
    let at = |row: &u32| times[*row as usize];
    for window in journeys.bounds.windows(2) {
        let rows = &mut journeys.rows[window[0] as usize..window[1] as usize];
        if !rows.is_sorted_by_key(at) {
            rows.sort_by_key(at);
        }
    }
}
