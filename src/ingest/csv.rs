//! CSV: a header, then a row a record.

use super::Stop;
use super::cell::Raw;
use super::cells::{Cell, Splitter, guess_delimiter};
use super::lines::{LineEnd, Lines};
use super::missing::missing_column;
use super::rows::{Record, Rows};
use crate::diagnostic::{Diagnostic, Finding, Place, codes::data};
use crate::plan::PlannedColumn;
use std::borrow::Cow;
use std::io;
use unicode_normalization::UnicodeNormalization;

/// A quoted cell that is still open after so many bytes was never meant to be one.
const LONGEST_CELL: usize = 1024 * 1024;

/// Reads a whole log into `rows`.
pub(super) fn read(
    file: u16,
    lines: &mut Lines<'_>,
    planned: &[PlannedColumn],
    rows: &mut Rows,
) -> Result<(), Stop> {
    let Some(header) = Header::read(lines, rows.file_name(file))? else { return Ok(()) };
    let positions = header.bind(planned, rows.file_name(file)).map_err(Stop::Unfit)?;
    let mut splitter = Splitter::new(header.delimiter);
    while let Some(row) = next_row(lines, &mut splitter)? {
        let place = Place { file, line: lines.number };
        if row.content > 0 && row.closed {
            let text = &lines.bytes()[..row.content];
            let row = Row { text, cells: &splitter.cells, positions: &positions };
            row.read(header.names.len(), place, rows);
        } else if row.content > 0 {
            rows.set_aside(Finding::new(&data::UNCLOSED_QUOTE, place));
        }
        lines.advance(row.next, row.lines, row.content > 0);
    }
    Ok(())
}

/// The names of the columns.
struct Header {
    delimiter: u8,
    names: Vec<String>,
}

impl Header {
    /// The first line that is not empty.
    fn read(lines: &mut Lines<'_>, file: &str) -> Result<Option<Self>, Stop> {
        loop {
            let Some(first) = lines.line_end(0)? else { return Ok(None) };
            let delimiter = guess_delimiter(&lines.bytes()[..first.content]);
            let mut splitter = Splitter::new(delimiter);
            let Some(row) = next_row(lines, &mut splitter)? else { return Ok(None) };
            if row.content == 0 {
                lines.advance(row.next, row.lines, false);
                continue;
            }
            let text = &lines.bytes()[..row.content];
            let names: Option<Vec<String>> =
                splitter.cells.iter().map(|cell| header_name(&cell.content(text))).collect();
            let Some(names) = names.filter(|_| row.closed) else {
                let diagnostic = Diagnostic::nowhere(&data::BAD_HEADER).arg("file", file);
                return Err(Stop::Unfit(vec![diagnostic]));
            };
            lines.advance(row.next, row.lines, false);
            return Ok(Some(Self { delimiter, names }));
        }
    }

    /// The position of each planned column.
    fn bind(&self, planned: &[PlannedColumn], file: &str) -> Result<Vec<usize>, Vec<Diagnostic>> {
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
                // Beyond every row: missing in all of them.
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

/// A row found in the buffer.
struct FoundRow {
    /// Its length without the line end.
    content: usize,
    /// Its length with it.
    next: usize,
    /// Over how many lines it goes.
    lines: u32,
    /// Whether its last quote is closed; if not, this is its first line only.
    closed: bool,
}

/// Finds the next row, and cuts it into the splitter's cells.
fn next_row(lines: &mut Lines<'_>, splitter: &mut Splitter) -> io::Result<Option<FoundRow>> {
    splitter.begin();
    let Some(first) = lines.line_end(0)? else { return Ok(None) };
    let (mut end, mut count) = (first, 1);
    while !splitter.feed(&lines.bytes()[..end.content]) {
        let more = if end.content > LONGEST_CELL { None } else { lines.line_end(end.next)? };
        let Some(more) = more else {
            // Only its first line is given up, and the cells reach beyond it.
            splitter.begin();
            let LineEnd { content, next } = first;
            return Ok(Some(FoundRow { content, next, lines: 1, closed: false }));
        };
        end = more;
        count += 1;
    }
    Ok(Some(FoundRow { content: end.content, next: end.next, lines: count, closed: true }))
}

/// A row with its cells.
struct Row<'a> {
    text: &'a [u8],
    cells: &'a [Cell],
    /// The cell of each planned column.
    positions: &'a [usize],
}

impl Row<'_> {
    /// Gives the row to `rows`, if its cells fit the header. Empty cells beyond it do no harm.
    fn read(&self, columns: usize, place: Place, rows: &mut Rows) {
        let count = self.cells.len();
        let finding = |entry| {
            Finding::new(entry, place)
                .arg("cells", count.to_string())
                .arg("columns", columns.to_string())
        };
        if self.cells.iter().skip(columns).any(|cell| cell.start < cell.end) {
            return rows.set_aside(finding(&data::TOO_MANY_CELLS));
        }
        let short = (count < columns).then(|| finding(&data::TOO_FEW_CELLS));
        rows.record(place, self, short);
    }
}

impl Record for Row<'_> {
    fn cell(&self, column: usize) -> Raw<'_> {
        let Some(cell) = self.cells.get(self.positions[column]) else { return Raw::Missing };
        match cell.content(self.text) {
            Cow::Borrowed([]) => Raw::Missing,
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
        let before = &self.text[..start];
        let on_first_line = memchr::memchr2(b'\n', b'\r', before).is_none();
        let opened = usize::from(before.last() == Some(&b'"'));
        on_first_line
            .then(|| String::from_utf8_lossy(before).chars().count() - opened + 1)
            .map(|column| column as u32)
    }
}
