//! Column batches: what every later stage reads.

use super::lengths::Lengths;
use super::numbers::Numbers;
use super::places::Places;
use super::texts::Texts;
use crate::check::program::Type;
use crate::diagnostic::{Finding, Place};
use crate::parallel::side_by_side;
use crate::plan::ColumnId;
use crate::unit::{Currency, Elapsed, Instant, Money};
use crate::value::{Value, Word, Words};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Marks a missing cell in columns of plain integers.
pub const MISSING: i64 = i64::MIN;

/// One column, a cell a row.
#[derive(Clone, Debug)]
pub enum Column {
    /// Texts, also of `one of` fields and roles, as words.
    Text(Texts),
    /// Numbers and scores.
    Number(Numbers),
    /// Amounts of one currency.
    Money(Currency, Numbers),
    /// Lengths of time.
    Duration(Lengths),
    /// Microseconds since 1970; [`MISSING`] where not known.
    Time(Vec<i64>),
    /// Flags.
    Bool(Vec<Option<bool>>),
}

impl Column {
    /// An empty column for a type that data can hold.
    pub fn for_type(ty: &Type) -> Self {
        match ty {
            Type::Text | Type::OneOf(_) => Self::Text(Texts::default()),
            Type::Number | Type::Percent | Type::Scale { .. } => Self::Number(Numbers::default()),
            Type::Money(currency) => Self::Money(*currency, Numbers::default()),
            Type::Duration(_) => Self::Duration(Lengths::default()),
            Type::Time => Self::Time(Vec::new()),
            Type::Bool => Self::Bool(Vec::new()),
        }
    }

    /// The words of a column of texts; none of any other.
    pub fn texts(&self) -> Cow<'_, [Option<Word>]> {
        if let Self::Text(cells) = self { cells.all() } else { Cow::Borrowed(&[]) }
    }

    /// The instants of a column of times, [`MISSING`] where not known; none of any other.
    pub fn times(&self) -> &[i64] {
        match self {
            Self::Time(cells) => cells,
            Self::Text(_)
            | Self::Number(_)
            | Self::Money(..)
            | Self::Duration(_)
            | Self::Bool(_) => &[],
        }
    }

    /// Whether it is one of texts.
    pub(super) fn is_text(&self) -> bool {
        matches!(self, Self::Text(_))
    }

    /// Forgets all cells, but keeps their room.
    pub(super) fn clear(&mut self) {
        if let Self::Number(cells) | Self::Money(_, cells) = self {
            return cells.clear();
        }
        self.truncate(0);
    }

    fn truncate(&mut self, length: usize) {
        match self {
            Self::Text(cells) => cells.truncate(length),
            Self::Number(cells) | Self::Money(_, cells) => cells.truncate(length),
            Self::Duration(cells) => cells.truncate(length),
            Self::Time(cells) => cells.truncate(length),
            Self::Bool(cells) => cells.truncate(length),
        }
    }

    /// Keeps the cells that are marked.
    pub(super) fn retain(&mut self, marked: &[bool]) {
        match self {
            Self::Text(cells) => cells.retain(marked),
            Self::Number(cells) | Self::Money(_, cells) => cells.retain(marked),
            Self::Duration(cells) => cells.retain(marked),
            Self::Time(cells) => retain(cells, marked),
            Self::Bool(cells) => retain(cells, marked),
        }
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Text(cells) => cells.bytes(),
            Self::Number(cells) | Self::Money(_, cells) => cells.bytes(),
            Self::Duration(cells) => cells.bytes(),
            Self::Time(cells) => size_of_val(&cells[..]),
            Self::Bool(cells) => size_of_val(&cells[..]),
        }
    }

    /// The value in a row, if known.
    pub fn value(&self, row: usize, words: &Words) -> Option<Value> {
        match self {
            Self::Text(cells) => cells.get(row).map(|word| Value::Text(words.text(word).into())),
            Self::Number(cells) => cells.get(row).map(Value::Number),
            Self::Money(currency, cells) => {
                cells.get(row).map(|amount| Value::Money(Money { amount, currency: *currency }))
            }
            Self::Duration(cells) => cells.get(row).map(|micros| Value::Duration(Elapsed(micros))),
            Self::Time(cells) => (cells[row] != MISSING).then(|| Value::Time(Instant(cells[row]))),
            Self::Bool(cells) => cells[row].map(Value::Bool),
        }
    }
}

/// Keeps what is marked.
pub(super) fn retain<T>(cells: &mut Vec<T>, marked: &[bool]) {
    let mut marks = marked.iter();
    cells.retain(|_| marks.next().is_some_and(|marked| *marked));
}

/// Records as columns, in input order. Holds whole journeys by the time it is judged.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// Where each record stands in its log.
    pub places: Places,
    /// One per planned column, in the plan's order; all of the length of `places`.
    pub columns: Vec<Column>,
}

impl Batch {
    /// How many records.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The latest of the times in a column, if there is one.
    pub fn latest(&self, time: ColumnId) -> Option<Instant> {
        // What is missing is the earliest of all as it stands.
        let latest = self.columns[time.index()].times().iter().copied().max();
        latest.filter(|at| *at != MISSING).map(Instant)
    }

    /// Forgets all records, but keeps their room.
    pub(super) fn clear(&mut self) {
        self.truncate(0);
    }

    /// Forgets all records but the first, so many.
    pub(super) fn truncate(&mut self, length: usize) {
        self.places.truncate(length);
        self.columns.iter_mut().for_each(|column| column.truncate(length));
    }

    /// How much memory its records take.
    pub(super) fn bytes(&self) -> usize {
        let columns = self.columns.iter().map(Column::bytes);
        self.places.bytes() + columns.sum::<usize>()
    }
}

/// Data findings: every one counted, the first few of each kind kept.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// How often, by code and column.
    pub counts: BTreeMap<(u16, Option<String>), u64>,
    /// The first of each kind, in input order.
    pub examples: Vec<Finding>,
}

impl Findings {
    /// How many examples of each kind are kept.
    pub const EXAMPLES: u64 = 5;

    /// Counts a finding and keeps it if it is among the first of its kind.
    pub fn add(&mut self, finding: Finding) {
        let count = self.counts.entry((finding.entry.code, finding.column.clone())).or_default();
        *count += 1;
        if *count <= Self::EXAMPLES {
            self.examples.push(finding);
        }
    }

    /// Adds those of a later part of the log, whose places are moved.
    pub(super) fn take_in(&mut self, part: Self, moved: impl Fn(Place) -> Place) {
        for finding in part.examples {
            let same = |other: &&Finding| {
                other.entry.code == finding.entry.code && other.column == finding.column
            };
            if (self.examples.iter().filter(same).count() as u64) < Self::EXAMPLES {
                self.examples.push(Finding { place: moved(finding.place), ..finding });
            }
        }
        for (kind, count) in part.counts {
            *self.counts.entry(kind).or_default() += count;
        }
    }

    /// All of them.
    pub fn total(&self) -> u64 {
        self.counts.values().sum()
    }
}

/// A whole log, decoded.
#[derive(Clone, Debug, Default)]
pub struct Log {
    /// Names of the files, as [`Place::file`] counts them.
    pub files: Vec<String>,
    /// Every text of the batch and of the plan.
    pub words: Words,
    /// The records.
    pub batch: Batch,
    /// What was wrong with them.
    pub findings: Findings,
    /// Records read, those set aside among them, and those that are later than they count.
    pub read: u64,
    /// Records later than they count ([`Wanted::until`](super::Wanted::until)): they are neither in the batch nor among what was wrong.
    pub later: u64,
    /// Records that cannot be used: broken lines, rows that do not fit their header, and records
    /// without journey or time.
    pub set_aside: u64,
    /// Records with at least one finding, those set aside among them.
    pub bad: u64,
}

impl Log {
    /// Gives its memory back, on several threads if there are: of a large log that takes a while.
    pub fn forget(self) {
        let Self { words, batch, .. } = self;
        let columns = batch.columns.into_iter().map(Held::Column);
        side_by_side(std::iter::once(Held::Words(words)).chain(columns).collect(), drop);
    }
}

/// What a log holds most of its memory with.
#[expect(dead_code, reason = "it is only dropped")]
enum Held {
    Words(Words),
    Column(Column),
}
