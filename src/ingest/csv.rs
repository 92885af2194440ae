//! CSV: a header, then a row a record.

use super::block::{Block, Kind, Span, Written, shared};
use super::cell::Raw;
use super::cells::Splitter;
use super::decode::{Decoded, Decoder};
use super::header::Header;
use super::marks::{Marks, Parts, Seek};
use super::pieces::Piece;
use super::row::{Row, RowEnd, next_row, offset};
use super::rows::Rows;
use crate::diagnostic::{Diagnostic, Entry, Finding, Place, codes::data};
use crate::plan::PlannedColumn;
use std::borrow::Cow;

/// One log in this format.
pub(super) struct Csv<'p> {
    file: u16,
    newline: u8,
    delimiter: u8,
    /// How many columns the header has.
    width: usize,
    /// The cell of each planned column.
    positions: Vec<usize>,
    /// The other way round: the first planned column of each cell.
    columns: Vec<Option<usize>>,
    rows: &'p Rows<'p>,
}

impl<'p> Csv<'p> {
    /// A log with this header.
    pub(super) fn new(
        header: &Header,
        (file, name): (u16, &str),
        newline: u8,
        planned: &[PlannedColumn],
        rows: &'p Rows<'p>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let positions = header.positions(name, planned)?;
        let (delimiter, width) = (header.delimiter, header.width());
        let column = |cell| positions.iter().position(|position| *position == cell);
        let columns = (0..width).map(column).collect();
        Ok(Self { file, newline, delimiter, width, positions, columns, rows })
    }
}

/// What a thread needs to read rows.
pub(super) struct Room<'p> {
    rows: Rows<'p>,
    splitter: Splitter,
    block: Block,
}

impl<'p> Decoder for Csv<'p> {
    type Room = Room<'p>;
    type Besides = ();

    fn room(&self) -> Room<'p> {
        let splitter = Splitter::new(self.delimiter);
        let block = Block::new(self.positions.len(), shared(&self.positions));
        Room { rows: self.rows.clone(), splitter, block }
    }

    fn piece(&self, room: &mut Room<'p>, piece: &Piece) -> Decoded<()> {
        let text = &piece.text[..];
        let whole = std::str::from_utf8(text).ok();
        let parts = Parts([self.delimiter, self.newline, b'"']);
        let mut marks = Marks::new(text, parts);
        let (mut at, mut line) = (0, 1);
        let mut goes_on = None;
        while at < text.len() {
            let place = Place { file: self.file, line };
            if let Some(whole) = whole
                && let Some(row) = self.plain_row(text, at, &mut marks, &mut room.block)
            {
                if !row.empty {
                    if row.cells < self.width {
                        let warning = self.finding(&data::TOO_FEW_CELLS, place, row.cells);
                        room.block.warnings.push((room.block.len(), warning));
                    }
                    room.block.add(place, at);
                    if room.block.is_full() {
                        room.rows.block(whole, &mut room.block, self);
                    }
                }
                at = row.next;
                line += 1;
                continue;
            }
            self.flush(whole, room);
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
                    let (text, cells) = (&text[at..row.content], &room.splitter.cells[..]);
                    let row = Row { text, cells, positions: &self.positions };
                    self.record(&row, place, &mut room.rows);
                }
            }
            at = row.next;
            line += row.lines;
            marks.seek(at);
        }
        self.flush(whole, room);
        Decoded { part: room.rows.take(), lines: line - 1, goes_on, besides: () }
    }
}

impl Csv<'_> {
    /// Reads what was cut so far.
    fn flush(&self, text: Option<&str>, room: &mut Room<'_>) {
        if let (Some(text), true) = (text, room.block.len() > 0) {
            room.rows.block(text, &mut room.block, self);
        }
    }

    /// Cuts a row that is one line and has no more cells than the header, quoted as they should be or not at all. Gives where it ends;
    /// `None`: it is another.
    #[inline]
    fn plain_row(
        &self,
        text: &[u8],
        at: usize,
        marks: &mut impl Iterator<Item = usize>,
        block: &mut Block,
    ) -> Option<RowAt> {
        let row = self.cut(text, at, marks, block);
        if row.is_none() {
            block.leave();
        }
        row
    }

    #[inline]
    fn cut(
        &self,
        text: &[u8],
        at: usize,
        marks: &mut impl Iterator<Item = usize>,
        block: &mut Block,
    ) -> Option<RowAt> {
        let (mut start, mut cell) = (at, 0);
        loop {
            let mark = marks.next();
            let mut part = mark.unwrap_or(text.len());
            let mut byte = mark.map_or(self.newline, |mark| text[mark]);
            let mut kind = Kind::Plain;
            if byte == self.delimiter {
                if part > start {
                    self.put(cell, Span::new(start, part, kind), block)?;
                }
                (cell, start) = (cell + 1, part + 1);
                continue;
            }
            let mut behind = 0;
            if byte == b'"' {
                // A quote inside of a cell is left to others, and so is what follows a closing one.
                let (quote, doubled) = (part == start).then(|| closing_quote(text, marks))??;
                let mark = marks.next();
                part = mark.unwrap_or(text.len());
                byte = mark.map_or(self.newline, |mark| text[mark]);
                kind = if doubled { Kind::Escaped } else { Kind::Plain };
                let carriage = byte == self.newline && text.get(quote + 1) == Some(&b'\r');
                if part != quote + 1 + usize::from(carriage) {
                    return None;
                }
                (start, behind) = (start + 1, part - quote);
            } else if part > start && text[part - 1] == b'\r' {
                behind = 1;
            }
            if part - behind > start {
                self.put(cell, Span::new(start, part - behind, kind), block)?;
            }
            (cell, start) = (cell + 1, part + 1);
            if byte == self.newline {
                let next = start.min(text.len());
                return Some(RowAt { empty: part - behind == at, cells: cell, next });
            }
        }
    }

    /// Keeps a cell of which something is read; `None`: it is beyond the header.
    #[inline]
    fn put(&self, cell: usize, span: Span, block: &mut Block) -> Option<()> {
        if let Some(column) = *self.columns.get(cell)? {
            *block.cell(column) = span;
        }
        Some(())
    }

    /// Gives a row to `rows`, if its cells fit the header. Empty cells beyond it do no harm.
    fn record(&self, row: &Row<'_>, place: Place, rows: &mut Rows<'_>) {
        let (count, columns) = (row.cells.len(), self.width);
        if row.cells.iter().skip(columns).any(|cell| cell.start < cell.end) {
            return rows.set_aside(self.finding(&data::TOO_MANY_CELLS, place, count));
        }
        let short = (count < columns).then(|| self.finding(&data::TOO_FEW_CELLS, place, count));
        rows.record(place, row, short);
    }

    fn finding(&self, entry: &'static Entry, place: Place, cells: usize) -> Finding {
        Finding::new(entry, place)
            .arg("cells", cells.to_string())
            .arg("columns", self.width.to_string())
    }
}

impl Written for Csv<'_> {
    fn raw<'t>(&self, text: &'t str, span: Span) -> Raw<'t> {
        match span.kind() {
            Kind::Nothing => Raw::Missing,
            Kind::Plain | Kind::Literal => Raw::Text(Cow::Borrowed(span.of(text))),
            Kind::Escaped => {
                // A doubled quote stands for one; text stays text.
                Raw::Text(Cow::Owned(span.of(text).replace("\"\"", "\"")))
            }
        }
    }

    fn offset(&self, text: &str, begin: usize, span: Span) -> Option<u32> {
        (span != Span::default()).then(|| offset(&text.as_bytes()[begin..span.start()]))?
    }
}

/// Where a row ends that was cut.
struct RowAt {
    empty: bool,
    cells: usize,
    /// Where the next one begins.
    next: usize,
}

/// The quote that closes a cell, and whether others are doubled before it; `None`, if the line ends first.
fn closing_quote(text: &[u8], marks: &mut impl Iterator<Item = usize>) -> Option<(usize, bool)> {
    let mut escaped = false;
    let mut mark = marks.next()?;
    loop {
        match text[mark] {
            b'"' if text.get(mark + 1) != Some(&b'"') => {
                return Some((mark, escaped));
            }
            b'"' => {
                escaped = true;
                marks.next();
                mark = marks.next()?;
            }
            b'\n' | b'\r' => return None,
            _ => mark = marks.next()?,
        }
    }
}
