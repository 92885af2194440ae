//! Grouping records by journey and putting each journey in order: by time, equal times in input order.

use crate::ingest::{Batch, Column, MISSING};
use crate::parallel::{side_by_side, stretch};
use crate::plan::ColumnId;
use crate::unit::Instant;
use crate::value::Word;
use std::num::NonZero;
use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};

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
    /// The latest time of the others, also of those that belong to none.
    pub latest: Option<Instant>,
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

/// Groups the rows that are not later than `as_of` by a text column: by the journey, or by any field that
/// a moment is judged `per`. Takes time in proportion to the rows, and to their sorting only in journeys
/// that are not in order already. Each thread counts and places a stretch of the rows.
pub fn group(
    threads: NonZero<usize>,
    batch: &Batch,
    by: ColumnId,
    time: ColumnId,
    as_of: Option<Instant>,
) -> Journeys {
    let end = as_of.map_or(i64::MAX, |instant| instant.0);
    let of = Grouped {
        keys: &batch.columns[by.index()].texts(),
        times: batch.columns[time.index()].times(),
        end,
    };
    let stretches = stretches(of.keys.len(), threads);
    let counted = side_by_side(stretches, |rows| of.count(rows));
    let (keys, bounds) = bounds(&counted);
    // What is missing is the earliest of all as it stands.
    let latest = counted.iter().map(|stretch| stretch.latest).max();
    let mut journeys = Journeys {
        keys,
        bounds,
        left_out: counted.iter().map(|stretch| stretch.left_out).sum(),
        ahead: counted.iter().map(|stretch| stretch.ahead).sum(),
        latest: latest.filter(|at| *at != MISSING).map(Instant),
        rows: Vec::new(),
    };
    let in_time = counted.iter().all(|stretch| stretch.in_time)
        && counted
            .iter()
            .map(|stretch| (stretch.first, stretch.last))
            .is_sorted_by(|a, b| a.1 <= b.0);
    let count = journeys.bounds.last().map_or(0, |count| *count as usize);
    let rows: Vec<AtomicU32> = bytemuck::zeroed_vec(count);
    side_by_side(counted, |stretch| of.place(stretch, &rows));
    journeys.rows = rows.into_iter().map(AtomicU32::into_inner).collect();
    if !in_time {
        order(threads, of.times, &mut journeys);
    }
    journeys
}

/// Rows cut into as many stretches as there are threads.
fn stretches(rows: usize, threads: NonZero<usize>) -> Vec<Range<usize>> {
    let each = stretch(rows, threads);
    (0..rows.div_ceil(each)).map(|at| at * each..rows.min((at + 1) * each)).collect()
}

/// The rows that are grouped.
struct Grouped<'b> {
    keys: &'b [Option<Word>],
    times: &'b [i64],
    /// Rows that are later do not exist.
    end: i64,
}

/// A stretch of rows, counted.
struct Stretch {
    rows: Range<usize>,
    /// How many rows each journey has in it, by the word of its key; then, where the next of them goes.
    next: Vec<AtomicU32>,
    /// The keys in it, in order of their first rows.
    keys: Vec<Word>,
    left_out: u64,
    ahead: u64,
    /// Whether no row is earlier than the one before.
    in_time: bool,
    /// The time of its first row that is of a journey, and of its last.
    first: i64,
    last: i64,
    /// The latest of all its rows; [`MISSING`], if none is known.
    latest: i64,
}

impl Grouped<'_> {
    /// Counts the rows of each journey, and those that are of none.
    fn count(&self, rows: Range<usize>) -> Stretch {
        let mut next: Vec<AtomicU32> = Vec::new();
        let mut keys = Vec::new();
        let (mut left_out, mut ahead) = (0, 0);
        let (mut in_time, mut first, mut last) = (true, None, i64::MIN);
        let mut latest = MISSING;
        for (key, at) in self.keys[rows.clone()].iter().zip(&self.times[rows.clone()]) {
            if *at > self.end {
                ahead += 1;
                continue;
            }
            latest = latest.max(*at);
            let (Some(key), false) = (key, *at == MISSING) else {
                left_out += 1;
                continue;
            };
            in_time &= last <= *at;
            first = first.or(Some(*at));
            last = *at;
            let word = key.index();
            if word >= next.len() {
                next.resize_with(word + 1, AtomicU32::default);
            }
            let rows = next[word].get_mut();
            if *rows == 0 {
                keys.push(*key);
            }
            *rows += 1;
        }
        let first = first.unwrap_or(i64::MAX);
        Stretch { rows, next, keys, left_out, ahead, in_time, first, last, latest }
    }

    /// Puts every row of a stretch behind the earlier ones of its journey.
    fn place(&self, mut stretch: Stretch, to: &[AtomicU32]) {
        let rows = stretch.rows;
        for (row, key) in (rows.start as u32..).zip(&self.keys[rows]) {
            let at = self.times[row as usize];
            let (Some(key), false) = (key, at > self.end || at == MISSING) else { continue };
            let next = stretch.next[key.index()].get_mut();
            // Each place is written once: the places of stretches are apart.
            to[*next as usize].store(row, Ordering::Relaxed);
            *next += 1;
        }
    }
}

impl Stretch {
    /// How many rows a journey has in it; then, where the next of them goes.
    fn rows_of(&self, key: Word) -> Option<&AtomicU32> {
        self.next.get(key.index())
    }

    fn has(&self, key: Word) -> bool {
        self.rows_of(key).is_some_and(|rows| rows.load(Ordering::Relaxed) > 0)
    }
}

/// The keys of all stretches, in order of their first rows, and where each journey begins among the rows of all; at last, how many those are. In
/// the stretches, where their first row of each goes. Every stretch is looked after by a thread: that is, the journeys that begin in it.
fn bounds(counted: &[Stretch]) -> (Vec<Word>, Vec<u32>) {
    // Of each stretch those journeys, and how many rows it has of those of every stretch.
    let begun = side_by_side((0..counted.len()).collect(), |at| {
        let (mut keys, mut rows) = (Vec::new(), vec![0; counted.len()]);
        for key in &counted[at].keys {
            let first = counted[..at].iter().position(|before| before.has(*key)).unwrap_or(at);
            if first == at {
                keys.push(*key);
            }
            rows[first] += counted[at].rows_of(*key).map_or(0, |rows| rows.load(Ordering::Relaxed));
        }
        (keys, rows)
    });
    let mut all: u32 = 0;
    let mut stretches = Vec::with_capacity(begun.len());
    for (at, (keys, _)) in begun.iter().enumerate() {
        stretches.push((&counted[at..], keys, all));
        all += begun.iter().map(|(_, rows)| rows[at]).sum::<u32>();
    }
    let bounds = side_by_side(stretches, |(stretches, keys, mut sum)| {
        let mut bounds = Vec::with_capacity(keys.len());
        for key in keys {
            bounds.push(sum);
            // The journeys of one thread are none of another's.
            for rows in stretches.iter().filter_map(|stretch| stretch.rows_of(*key)) {
                let count = rows.load(Ordering::Relaxed);
                rows.store(sum, Ordering::Relaxed);
                sum += count;
            }
        }
        bounds
    });
    let keys = begun.into_iter().map(|(keys, _)| keys).collect::<Vec<_>>().concat();
    (keys, [bounds.concat(), vec![all]].concat())
}

/// Sorts journeys by time, equal times in input order.
fn order(threads: NonZero<usize>, times: &[i64], journeys: &mut Journeys) {
    let each = stretch(journeys.len(), threads);
    let (mut rest, mut stretches) = (&mut journeys.rows[..], Vec::new());
    for bounds in journeys.bounds[..journeys.keys.len()].chunks(each) {
        let at = stretches.len() * each + bounds.len();
        let (rows, behind) = rest.split_at_mut((journeys.bounds[at] - bounds[0]) as usize);
        stretches.push((&journeys.bounds[at - bounds.len()..=at], rows));
        rest = behind;
    }
    let time = |row: &u32| times[*row as usize];
    side_by_side(stretches, |(bounds, mut rows)| {
        for bound in bounds.windows(2) {
            let (journey, behind) = rows.split_at_mut((bound[1] - bound[0]) as usize);
            if !journey.is_sorted_by_key(time) {
                journey.sort_by_key(time);
            }
            rows = behind;
        }
    });
}

/// Those of some rows that are of a value of a text column, and not later than `as_of`, in place of what was there before.
pub fn there(
    batch: &Batch,
    by: ColumnId,
    time: ColumnId,
    as_of: Option<Instant>,
    rows: Range<usize>,
    into: &mut Vec<u32>,
) {
    let Column::Text(keys) = &batch.columns[by.index()] else { return into.clear() };
    let keys = keys.list(rows.clone());
    let times = &batch.columns[time.index()].times()[rows.clone()];
    let end = as_of.map_or(i64::MAX, |instant| instant.0);
    let rows = rows.start as u32..rows.end as u32;
    into.clear();
    // Mostly it is all of them, which is counted without a branch for each.
    let late = times.iter().filter(|at| **at > end || **at == MISSING).count();
    if late == 0 && keys.iter().flatten().count() == keys.len() {
        into.extend(rows);
        return;
    }
    let are = |(_, (key, at)): &(u32, (&Option<Word>, &i64))| {
        key.is_some() && **at <= end && **at != MISSING
    };
    into.extend(rows.zip(keys.iter().zip(times)).filter(are).map(|(row, _)| row));
}
