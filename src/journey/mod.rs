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
    let end = as_of.map_or(i64::MAX, |instant| instant.0);
    let mut journeys = Journeys::default();
    let mut growing = count(keys, times, end, &mut journeys);
    journeys.bounds = bounds(&journeys.keys, &mut growing);
    let unordered = place(keys, times, end, &mut growing, &mut journeys);
    order(&unordered, times, &mut journeys);
    journeys
}

/// A journey while its rows are gathered.
#[derive(Clone, Copy)]
struct Growing {
    /// Where its next row goes; before that is known: how many it has.
    next: u32,
    /// Whether a row was earlier than the one before.
    unordered: bool,
    /// The time of its last row so far.
    last: i64,
}

impl Growing {
    const EMPTY: Self = Self { next: 0, unordered: false, last: i64::MIN };
}

/// Counts the rows of each journey, by the word of its key, and those that are of none.
fn count(keys: &[Option<Word>], times: &[i64], end: i64, journeys: &mut Journeys) -> Vec<Growing> {
    let mut growing: Vec<Growing> = Vec::new();
    for (key, at) in keys.iter().zip(times) {
        if *at > end {
            journeys.ahead += 1;
            continue;
        }
        let (Some(key), false) = (key, *at == MISSING) else {
            journeys.left_out += 1;
            continue;
        };
        let word = key.index();
        if word >= growing.len() {
            growing.resize(word + 1, Growing::EMPTY);
        }
        let rows = &mut growing[word].next;
        if *rows == 0 {
            journeys.keys.push(*key);
        }
        *rows += 1;
    }
    growing
}

/// Where each journey begins among the rows of all, and at last how many those are.
fn bounds(keys: &[Word], growing: &mut [Growing]) -> Vec<u32> {
    let mut bounds = Vec::with_capacity(keys.len() + 1);
    let mut sum = 0;
    for key in keys {
        bounds.push(sum);
        let next = &mut growing[key.index()].next;
        let rows = std::mem::replace(next, sum);
        sum += rows;
    }
    bounds.push(sum);
    bounds
}

/// Puts every row behind the earlier ones of its journey; gives the keys of those journeys whose rows are not in order.
fn place(
    keys: &[Option<Word>],
    times: &[i64],
    end: i64,
    growing: &mut [Growing],
    journeys: &mut Journeys,
) -> Vec<usize> {
    journeys.rows = vec![0; journeys.bounds.last().copied().unwrap_or(0) as usize];
    let mut any = false;
    for ((row, key), at) in (0..).zip(keys).zip(times) {
        let (Some(key), false) = (key, *at > end || *at == MISSING) else { continue };
        let journey = &mut growing[key.index()];
        journeys.rows[journey.next as usize] = row;
        journey.next += 1;
        journey.unordered |= *at < journey.last;
        any |= *at < journey.last;
        journey.last = *at;
    }
    let unordered = |(_, key): &(usize, &Word)| growing[key.index()].unordered;
    let all = journeys.keys.iter().enumerate().filter(unordered);
    if any { all.map(|(journey, _)| journey).collect() } else { Vec::new() }
}

/// Sorts journeys by time, equal times in input order.
fn order(unordered: &[usize], times: &[i64], journeys: &mut Journeys) {
    for journey in unordered {
        let (from, to) = (journeys.bounds[*journey], journeys.bounds[journey + 1]);
        journeys.rows[from as usize..to as usize].sort_by_key(|row| times[*row as usize]);
    }
}

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
