//! One row group: its planned columns, some hundred rows at a time.

use super::Source;
use super::column::Values;
use super::text::{Shape, micros};
use crate::diagnostic::Place;
use crate::ingest::cell::Raw;
use crate::ingest::rows::Rows;
use crate::ingest::rows::block::{Block, Kind, RECORDS, Span, Written, shared};
use crate::plan::ColumnId;
use parquet::errors::Result;
use parquet::file::reader::FileReader;
use parquet::file::statistics::Statistics;
use parquet::schema::types::ColumnDescPtr;
use std::borrow::Cow;
use std::ops::Range;

/// How many rows are fetched together.
pub(super) const ROWS: usize = 4096;

/// One row group of a file.
pub(super) struct Group<'a> {
    pub(super) source: &'a Source,
    pub(super) number: usize,
    /// The plain column of each planned one.
    pub(super) found: &'a [usize],
    /// The plain columns, with their positions among all.
    pub(super) leaves: &'a [(usize, ColumnDescPtr)],
    /// Whether each planned column is of times.
    pub(super) times: &'a [bool],
}

/// A row group of which some rows were read or passed over.
pub(super) struct Opened {
    group: usize,
    /// The next row.
    row: usize,
    /// With which planned column each is first planned.
    columns: Vec<(usize, Values)>,
}

impl Group<'_> {
    /// Whether its statistics say of all of its rows that they are later than they count. Of times that are neither of UTC nor counted since
    /// 1970 they say nothing: one of them may not exist.
    pub(super) fn is_later(&self, time: ColumnId, rows: &Rows<'_>) -> bool {
        let Some((position, leaf)) = self.leaves.get(self.found[time.index()]) else {
            return false;
        };
        let chunk = self.source.metadata().row_group(self.number).column(*position);
        let Some(Statistics::Int64(known)) = chunk.statistics() else { return false };
        let (Some(first), Some(last)) = (known.min_opt(), known.max_opt()) else { return false };
        let all_there = leaf.max_def_level() == 0 || known.null_count_opt() == Some(0);
        all_there
            && rows.are_later(|column, words| {
                let both = [*first, *last].map(Some).into_iter();
                match Shape::of(leaf) {
                    Shape::Instant { per_second, utc: true } => {
                        column.instants(both.map(|at| at.map(|at| micros(at, per_second))), true)
                    }
                    Shape::Plain => column.wholes(both, words),
                    _ => false,
                }
            })
    }

    /// Reads some of its rows, which are counted from 0. Their places are lines from 1, whichever they are. What is `opened` goes on where
    /// it stands, if that is before these rows.
    pub(super) fn read(
        &self,
        opened: &mut Option<Opened>,
        (file, these): (u16, Range<usize>),
        rows: &mut Rows<'_>,
    ) -> Result<()> {
        let before = |opened: &Opened| opened.group == self.number && opened.row <= these.start;
        let Opened { row, mut columns, .. } = match opened.take().filter(before) {
            Some(opened) => opened,
            None => self.open()?,
        };
        for (_, values) in &mut columns {
            values.begin(these.start - row)?;
        }
        let mut block = Block::new(self.found.len(), shared(self.found));
        let mut text = String::new();
        for from in (0..these.len()).step_by(ROWS) {
            let some = ROWS.min(these.len() - from);
            for (_, values) in &mut columns {
                values.fetch(some)?;
            }
            let done = rows.stored(|planned, column, words| {
                let same = |of: usize| self.found[of] == self.found[planned];
                let values = columns.iter_mut().find(|(of, _)| same(*of));
                values.is_some_and(|(_, values)| values.read((planned, column), words))
            });
            let places = (from..from + some).map(|row| Place { file, line: row as u32 + 1 });
            if done.iter().all(|done| *done) {
                rows.placed(places);
            } else {
                block.set_read(done);
                self.write(&mut columns, places, (&mut block, &mut text), rows);
            }
        }
        *opened = Some(Opened { group: self.number, row: these.end, columns });
        Ok(())
    }

    fn open(&self) -> Result<Opened> {
        let group = self.source.get_row_group(self.number)?;
        let mut columns = Vec::new();
        for (planned, at) in self.found.iter().enumerate() {
            let first = self.found.iter().position(|other| other == at) == Some(planned);
            if let Some((position, leaf)) = self.leaves.get(*at).filter(|_| first) {
                let values = Values::new(&*group, *position, leaf, self.times[planned])?;
                columns.push((planned, values));
            }
        }
        Ok(Opened { group: self.number, row: 0, columns })
    }

    /// Reads the columns that are not plain by way of their texts.
    fn write(
        &self,
        columns: &mut [(usize, Values)],
        places: impl Iterator<Item = Place>,
        (block, text): (&mut Block, &mut String),
        rows: &mut Rows<'_>,
    ) {
        let mut places = places.peekable();
        while places.peek().is_some() {
            places.by_ref().take(RECORDS).for_each(|place| block.add(place, 0));
            text.clear();
            let these = block.len();
            for (planned, values) in columns.iter_mut() {
                let copied = |other: usize| self.found[other] == self.found[*planned];
                if (0..self.found.len()).any(|column| copied(column) && !block.is_read(column)) {
                    values.write(these, text, |at, span| block.set(*planned, at, span));
                }
            }
            rows.block(text, block, &Stored);
        }
    }
}

/// Texts are plain, numbers and flags literals; what is escaped is no text at all.
struct Stored;

impl Written for Stored {
    fn raw<'t>(&self, text: &'t str, span: Span) -> Raw<'t> {
        let value = span.of(text);
        match (span.kind(), value) {
            (Kind::Nothing, _) => Raw::Missing,
            (Kind::Plain, _) => Raw::Text(Cow::Borrowed(value)),
            (Kind::Escaped, _) => Raw::Garbled(Cow::Borrowed(value)),
            (Kind::Literal, "true") => Raw::Bool(true),
            (Kind::Literal, "false") => Raw::Bool(false),
            (Kind::Literal, _) => Raw::Number(value),
        }
    }

    /// A row has no columns of characters; the finding names the column.
    fn offset(&self, _text: &str, _begin: usize, _span: Span) -> Option<u32> {
        None
    }
}
