//! CSV: a header, then a row a record.

use super::cell::Raw;
use super::cells::{Cell, Splitter, guess_delimiter};
use super::decode::{Decoded, Decoder};
use super::lines::{LineEnd, line_end};
use super::marks::Marks;
use super::missing::missing_column;
use super::pieces::Piece;
use super::rows::{Record, Rows};
use crate::diagnostic::{Diagnostic, Finding, Place, codes::data};
use crate::plan::PlannedColumn;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// A quoted cell that is still open after so many bytes was never meant to be one.
const LONGEST_CELL: usize = 1024 * 1024;

/// One log in this format.
pub(super) struct Csv<'p> {
    file: u16,
    newline: u8,
    delimiter: u8,
    /// How many columns the header has.
    width: usize,
    /// The cell of each planned column.
    positions: Vec<usize>,
    rows: &'p Rows<'p>,
}

/// The first line of a log that is not empty.
pub(super) struct Header {
    delimiter: u8,
    names: Vec<String>,
    /// Where the rows begin.
    pub next: usize,
    /// How many lines come before them.
    pub lines: u32,
}

impl Header {
    /// Of a log of which the first piece is known; `None`: it is empty.
    pub(super) fn read(text: &[u8], newline: u8, file: &str) -> Result<Option<Self>, Diagnostic> {
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

    /// Makes it ready to read rows: finds each planned column.
    pub(super) fn bind<'p>(
        self,
        (file, name): (u16, &str),
        newline: u8,
        planned: &[PlannedColumn],
        rows: &'p Rows<'p>,
    ) -> Result<Csv<'p>, Vec<Diagnostic>> {
        let mut positions = Vec::with_capacity(planned.len());
        let mut faults = Vec::new();
        for column in planned {
            let wanted: String = column.header.trim().nfc().collect();
            let mut found = (0..self.names.len()).filter(|&at| self.names[at] == wanted);
            match (found.next(), found.next()) {
                (Some(position), None) => positions.push(position),
                (Some(_), Some(_)) => faults.push(
                    Diagnostic::new(&data::REPEATED_COLUMN, column.span)
                        .arg("file", name)
                        .arg("column", &column.header),
                ),
                // Beyond every row: missing in all of them.
                (None, _) if column.optional => positions.push(usize::MAX),
                (None, _) => faults.push(missing_column(column, name, &self.names)),
            }
        }
        if faults.is_empty() {
            let (delimiter, width) = (self.delimiter, self.names.len());
            Ok(Csv { file, newline, delimiter, width, positions, rows })
        } else {
            Err(faults)
        }
    }
}

/// The name in a cell of the header, composed as names in rule files are.
fn header_name(cell: &[u8]) -> Option<String> {
    std::str::from_utf8(cell).ok().map(|name| name.trim().nfc().collect())
}

/// What a thread needs to read rows.
pub(super) struct Room<'p> {
    rows: Rows<'p>,
    splitter: Splitter,
    cells: Vec<Cell>,
}

impl<'p> Decoder for Csv<'p> {
    type Room = Room<'p>;
    type Besides = ();

    fn room(&self) -> Room<'p> {
        let splitter = Splitter::new(self.delimiter);
        Room { rows: self.rows.clone(), splitter, cells: Vec::new() }
    }

    fn piece(&self, room: &mut Room<'p>, piece: &Piece) -> Decoded<()> {
        let text = &piece.text[..];
        let whole = std::str::from_utf8(text).ok();
        let mut marks = Marks::new(text, [self.delimiter, self.newline, b'"']);
        let (mut at, mut line) = (0, 1);
        let mut goes_on = None;
        while at < text.len() {
            let place = Place { file: self.file, line };
            if let Some(end) = self.plain_row(text, at, &mut marks, &mut room.cells) {
                if end.content > at {
                    let row = Row { text, whole, start: at, cells: &room.cells };
                    self.record(&row, place, &mut room.rows);
                }
                at = end.next;
                line += 1;
                continue;
            }
            let Some(row) = next_row(text, at, self.newline, &mut room.splitter) else { break };
            match row.end {
                RowEnd::Open if !piece.last => {
                    goes_on = Some(at);
                    break;
                }
                RowEnd::Open | RowEnd::Endless => {
                    if row.content > at {
                        room.rows.set_aside(Finding::new(&data::UNCLOSED_QUOTE, place));
                    }
                }
                RowEnd::Closed => {
                    let text = &text[at..row.content];
                    let row = Row { text, whole: None, start: 0, cells: &room.splitter.cells };
                    self.record(&row, place, &mut room.rows);
                }
            }
            at = row.next;
            line += row.lines;
            marks.seek(at);
        }
        Decoded { part: room.rows.take(), lines: line - 1, goes_on, besides: () }
    }
}

impl Csv<'_> {
    /// Cuts a row without quotes; `None` if it has some.
    fn plain_row(
        &self,
        text: &[u8],
        at: usize,
        marks: &mut Marks<'_>,
        cells: &mut Vec<Cell>,
    ) -> Option<LineEnd> {
        cells.clear();
        let mut start = at;
        loop {
            let mark = marks.next();
            let byte = mark.map_or(self.newline, |mark| text[mark]);
            let mut end = mark.unwrap_or(text.len());
            if byte == self.newline {
                let next = mark.map_or(end, |mark| mark + 1);
                end -= usize::from(end > at && text[end - 1] == b'\r');
                cells.push(Cell { start, end: end.max(start), escaped: false });
                return Some(LineEnd { content: end, next });
            }
            if byte == b'"' {
                return None;
            }
            cells.push(Cell { start, end, escaped: false });
            start = end + 1;
        }
    }

    /// Gives a row to `rows`, if its cells fit the header. Empty cells beyond it do no harm.
    fn record(&self, row: &Row<'_>, place: Place, rows: &mut Rows<'_>) {
        let (count, columns) = (row.cells.len(), self.width);
        let finding = |entry| {
            Finding::new(entry, place)
                .arg("cells", count.to_string())
                .arg("columns", columns.to_string())
        };
        if row.cells.iter().skip(columns).any(|cell| cell.start < cell.end) {
            return rows.set_aside(finding(&data::TOO_MANY_CELLS));
        }
        let short = (count < columns).then(|| finding(&data::TOO_FEW_CELLS));
        rows.record(place, &Bound { row, positions: &self.positions }, short);
    }
}

/// How a row ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RowEnd {
    /// Its last quote is closed.
    Closed,
    /// It is not, and the text ends: this is the first line of the row only.
    Open,
    /// It is not, and it has gone on for too long.
    Endless,
}

/// A row found in a text.
struct FoundRow {
    /// Where it ends, without the line end.
    content: usize,
    /// Where the next one begins.
    next: usize,
    /// Over how many lines it goes.
    lines: u32,
    end: RowEnd,
}

/// Finds the row that begins at a position, and cuts it into the splitter's cells.
fn next_row(text: &[u8], at: usize, newline: u8, splitter: &mut Splitter) -> Option<FoundRow> {
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

/// A row cut into cells.
struct Row<'a> {
    text: &'a [u8],
    /// The same, if all of it is UTF-8.
    whole: Option<&'a str>,
    /// Where the row begins in the text.
    start: usize,
    cells: &'a [Cell],
}

/// A row with the cell of each planned column.
struct Bound<'a> {
    row: &'a Row<'a>,
    positions: &'a [usize],
}

impl Record for Bound<'_> {
    #[inline]
    fn cell(&self, column: usize) -> Raw<'_> {
        let Some(cell) = self.row.cells.get(self.positions[column]) else { return Raw::Missing };
        if cell.start == cell.end {
            return Raw::Missing;
        }
        if let (Some(whole), false) = (self.row.whole, cell.escaped) {
            return Raw::Text(Cow::Borrowed(&whole[cell.start..cell.end]));
        }
        match cell.content(self.row.text) {
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
        let start = self.row.cells.get(self.positions[column])?.start;
        let before = &self.row.text[self.row.start..start];
        let on_first_line = memchr::memchr2(b'\n', b'\r', before).is_none();
        let opened = usize::from(before.last() == Some(&b'"'));
        on_first_line
            .then(|| String::from_utf8_lossy(before).chars().count() - opened + 1)
            .map(|column| column as u32)
    }
}
