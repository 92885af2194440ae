//! One row group: its planned columns, some hundred rows at a time.

use super::Source;
use super::column::Values;
use crate::diagnostic::Place;
use crate::ingest::block::{Block, Kind, RECORDS, Span, Written, shared};
use crate::ingest::cell::Raw;
use crate::ingest::rows::Rows;
use parquet::errors::{ParquetError, Result};
use parquet::file::reader::FileReader;
use parquet::schema::types::ColumnDescPtr;
use std::borrow::Cow;

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

impl Group<'_> {
    /// Reads all of its rows.
    pub(super) fn read(&self, file: u16, rows: &mut Rows<'_>) -> Result<()> {
        let group = self.source.get_row_group(self.number)?;
        let mut columns = Vec::new();
        for (planned, at) in self.found.iter().enumerate() {
            let first = self.found.iter().position(|other| other == at) == Some(planned);
            if let Some((position, leaf)) = self.leaves.get(*at).filter(|_| first) {
                let reader = group.get_column_reader(*position)?;
                columns.push((planned, Values::new(reader, leaf, self.times[planned])));
            }
        }
        let count = u32::try_from(group.metadata().num_rows())
            .map_err(|_| ParquetError::General("it has too many rows in a group".to_owned()))?;
        let mut block = Block::new(self.found.len(), shared(self.found));
        let mut text = String::new();
        let mut row = 0;
        while row < count {
            let these = (count - row).min(RECORDS as u32);
            for line in row + 1..=row + these {
                block.begin();
                block.add(Place { file, line }, 0);
            }
            text.clear();
            for (planned, values) in &mut columns {
                values
                    .write(these as usize, &mut text, |at, span| block.set(*planned, at, span))?;
            }
            rows.block(&text, &mut block, &Stored);
            row += these;
        }
        Ok(())
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
