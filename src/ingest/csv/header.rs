//! The header of a CSV log: its delimiter, and where its columns are.

use super::cells::{Splitter, guess_delimiter};
use super::row::{RowEnd, next_row};
use crate::diagnostic::{Diagnostic, codes::data};
use crate::ingest::rows::missing::missing_column;
use crate::ingest::stream::lines::line_end;
use crate::plan::PlannedColumn;
use unicode_normalization::UnicodeNormalization;

/// The first line of a log that is not empty.
pub(in crate::ingest) struct Header {
    pub delimiter: u8,
    names: Vec<String>,
    /// Where the rows begin.
    pub next: usize,
    /// How many lines come before them.
    pub lines: u32,
}

impl Header {
    /// Of a log of which the first piece is known; `None`: it is empty.
    pub(in crate::ingest) fn read(
        text: &[u8],
        newline: u8,
        file: &str,
    ) -> Result<Option<Self>, Diagnostic> {
        let (mut at, mut lines) = (0, 0);
        while let Some(first) = line_end(text, at, newline) {
            let delimiter = guess_delimiter(&text[at..first.content]);
            let mut splitter = Splitter::new(delimiter);
            let Some(row) = next_row(text, at, newline, &mut splitter) else { break };
            lines += row.lines;
            if row.content == at {
                at = row.next;
                continue;
            }
            let header = &text[at..row.content];
            let names: Option<Vec<String>> =
                splitter.cells.iter().map(|cell| header_name(&cell.content(header))).collect();
            let Some(names) = names.filter(|_| row.end == RowEnd::Closed) else {
                return Err(Diagnostic::nowhere(&data::BAD_HEADER).arg("file", file));
            };
            return Ok(Some(Self { delimiter, names, next: row.next, lines }));
        }
        Ok(None)
    }

    /// Of names that are known.
    #[cfg(any(feature = "parquet", feature = "sqlite", feature = "xlsx"))]
    pub(in crate::ingest) fn of(names: Vec<String>) -> Self {
        let names = names.iter().map(|name| name.trim().nfc().collect()).collect();
        Self { delimiter: b',', names, next: 0, lines: 1 }
    }

    /// How many columns it has.
    pub(in crate::ingest) fn width(&self) -> usize {
        self.names.len()
    }

    /// Which cell each planned column is; one beyond every row for those that may be missing.
    pub(in crate::ingest) fn positions(
        &self,
        file: &str,
        planned: &[PlannedColumn],
    ) -> Result<Vec<usize>, Vec<Diagnostic>> {
        let mut positions = Vec::with_capacity(planned.len());
        let mut faults = Vec::new();
        for column in planned {
            let wanted: String = column.header.trim().nfc().collect();
            let mut found = (0..self.names.len()).filter(|&at| self.names[at] == wanted);
            match (found.next(), found.next()) {
                (Some(position), None) => positions.push(position),
                (Some(_), Some(_)) => faults.push(
                    Diagnostic::new(&data::REPEATED_COLUMN, column.span)
                        .arg("file", file)
                        .arg("column", &column.header),
                ),
                (None, _) if column.optional => positions.push(usize::MAX),
                (None, _) => faults.push(missing_column(column, file, &self.names)),
            }
        }
        if faults.is_empty() { Ok(positions) } else { Err(faults) }
    }
}

/// The name in a cell of the header, composed as names in rule files are.
fn header_name(cell: &[u8]) -> Option<String> {
    std::str::from_utf8(cell).ok().map(|name| name.trim().nfc().collect())
}
