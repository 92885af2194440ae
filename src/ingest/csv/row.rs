//! Rows of CSV that are not plain: over several lines, with quotes where none should be, or no UTF-8. Read one by one.

use super::cells::{Cell, Splitter};
use crate::ingest::cell::Raw;
use crate::ingest::rows::Record;
use crate::ingest::stream::lines::{LineEnd, line_end};
use std::borrow::Cow;

/// A quoted cell that is still open after so many bytes was never meant to be one.
const LONGEST_CELL: usize = 1024 * 1024;

/// How a row ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum RowEnd {
    /// Its last quote is closed.
    Closed,
    /// It is not, and the text ends: this is the first line of the row only.
    Open,
    /// It is not, and it has gone on for too long.
    Endless,
}

/// A row found in a text.
pub(super) struct FoundRow {
    /// Where it ends, without the line end.
    pub content: usize,
    /// Where the next one begins.
    pub next: usize,
    /// Over how many lines it goes.
    pub lines: u32,
    pub end: RowEnd,
}

/// Finds the row that begins at a position, and cuts it into the splitter's cells.
pub(super) fn next_row(
    text: &[u8],
    at: usize,
    newline: u8,
    splitter: &mut Splitter,
) -> Option<FoundRow> {
    splitter.begin();
    let first = line_end(text, at, newline)?;
    let (mut end, mut lines) = (first, 1);
    while !splitter.feed(&text[at..end.content]) {
        let endless = end.content - at > LONGEST_CELL;
        let more = if endless { None } else { line_end(text, end.next, newline) };
        let Some(more) = more else {
            // Only its first line is given up, and the cells reach beyond it.
            splitter.begin();
            let end = if endless { RowEnd::Endless } else { RowEnd::Open };
            let LineEnd { content, next } = first;
            return Some(FoundRow { content, next, lines: 1, end });
        };
        end = more;
        lines += 1;
    }
    Some(FoundRow { content: end.content, next: end.next, lines, end: RowEnd::Closed })
}

/// A row with the cell of each planned column.
pub(super) struct Row<'a> {
    pub text: &'a [u8],
    pub cells: &'a [Cell],
    pub positions: &'a [usize],
}

impl Record for Row<'_> {
    fn cell(&self, column: usize) -> Raw<'_> {
        let Some(cell) = self.cells.get(self.positions[column]) else { return Raw::Missing };
        if cell.start == cell.end {
            return Raw::Missing;
        }
        match cell.content(self.text) {
            Cow::Borrowed(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => Raw::Text(Cow::Borrowed(text)),
                Err(_) => Raw::Garbled(String::from_utf8_lossy(bytes)),
            },
            Cow::Owned(bytes) => match String::from_utf8(bytes) {
                Ok(text) => Raw::Text(Cow::Owned(text)),
                Err(error) => {
                    Raw::Garbled(String::from_utf8_lossy(error.as_bytes()).into_owned().into())
                }
            },
        }
    }

    fn offset(&self, column: usize) -> Option<u32> {
        let start = self.cells.get(self.positions[column])?.start;
        offset(&self.text[..start])
    }
}

/// 1-based position (characters) of the cell behind what comes before it in its row, if that is one line.
pub(super) fn offset(before: &[u8]) -> Option<u32> {
    let on_first_line = memchr::memchr2(b'\n', b'\r', before).is_none();
    let opened = usize::from(before.last() == Some(&b'"'));
    on_first_line
        .then(|| String::from_utf8_lossy(before).chars().count() - opened + 1)
        .map(|column| column as u32)
}
