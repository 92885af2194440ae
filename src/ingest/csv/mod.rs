//! CSV: a header, then a row a record.

mod cells;
mod ends;
pub(in crate::ingest) mod header;
mod row;

use crate::diagnostic::{Diagnostic, Entry, Finding, Place, codes::data};
use crate::ingest::cell::Raw;
use crate::ingest::rows::Rows;
use crate::ingest::rows::block::{Block, Kind, Span, Written, shared};
use crate::ingest::stream::decode::{Decoded, Decoder};
use crate::ingest::stream::marks::{Marks, Parts, Seek};
use crate::ingest::stream::pieces::Piece;
use crate::plan::PlannedColumn;
use cells::Splitter;
use ends::Ends;
use header::Header;
use row::{Row, RowEnd, next_row, offset};
use std::borrow::Cow;

/// One log in this format.
pub(in crate::ingest) struct Csv<'p> {
    file: u16,
    newline: u8,
    delimiter: u8,
    /// How many columns the header has.
    width: usize,
    /// The cell of each planned column.
    positions: Vec<usize>,
    /// The other way round: the first planned column of each cell.
    columns: Vec<Option<usize>>,
    /// Both, of the cells that are read.
    wanted: Vec<(usize, usize)>,
    rows: &'p Rows<'p>,
}

impl<'p> Csv<'p> {
    /// A log with this header.
    pub(in crate::ingest) fn new(
        header: &Header,
        (file, name): (u16, &str),
        newline: u8,
        planned: &[PlannedColumn],
        rows: &'p Rows<'p>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let positions = header.positions(name, planned)?;
        let (delimiter, width) = (header.delimiter, header.width());
        let column = |cell| positions.iter().position(|position| *position == cell);
        let columns: Vec<_> = (0..width).map(column).collect();
        let wanted = columns.iter().enumerate();
        let wanted = wanted.filter_map(|(cell, column)| Some((cell, (*column)?))).collect();
        Ok(Self { file, newline, delimiter, width, positions, columns, wanted, rows })
    }
}

/// What a thread needs to read rows.
pub(in crate::ingest) struct Room<'p> {
    rows: Rows<'p>,
    splitter: Splitter,
    ends: Ends,
    block: Block,
}

impl<'p> Decoder for Csv<'p> {
    type Room = Room<'p>;
    type Besides = ();

    fn room(&self) -> Room<'p> {
        let splitter = Splitter::new(self.delimiter);
        let block = Block::new(self.positions.len(), shared(&self.positions));
        Room { rows: self.rows.clone(), splitter, ends: Ends::default(), block }
    }

    fn piece(&self, room: &mut Room<'p>, piece: &Piece) -> Decoded<()> {
        let text = &piece.text[..];
        let whole = std::str::from_utf8(text).ok();
        room.ends.find(text, self.delimiter, self.newline);
        let parts = Parts([self.delimiter, self.newline, b'"']);
        let mut marks = Marks::new(text, parts);
        let (mut at, mut line) = (0, 1);
        let mut goes_on = None;
        while at < text.len() {
            let place = Place { file: self.file, line };
            if let Some(whole) = whole
                && self.width > 1
                && let ends @ [.., last] = room.ends.rows(self.width, room.block.room())
            {
                let next = *last as usize + 1;
                self.unquoted(text, at, ends, &mut room.block);
                line += room.block.add_run(place, at, ends, self.width);
                at = next;
                if room.block.is_full() {
                    room.rows.block(whole, &mut room.block, self);
                }
                continue;
            }
            marks.seek(at);
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
                room.ends.seek(at);
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
            room.ends.seek(at);
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

    /// Cuts rows of which none has a quote, and all as many cells as the header, into the records that are being added. The first begins
    /// at a position; `ends` are those of their cells.
    fn unquoted(&self, text: &[u8], at: usize, ends: &[u32], block: &mut Block) {
        let width = self.width;
        for (cell, column) in &self.wanted {
            let spans = block.run(*column, ends.len() / width);
            let mut last = cell.wrapping_sub(1);
            // Where the first cell begins, the last one of the row before has ended.
            let mut start = if *cell == 0 { at } else { ends[last] as usize + 1 };
            for span in spans {
                let end = ends[last.wrapping_add(1)] as usize;
                *span = Span::plain(start, end);
                last = last.wrapping_add(width);
                start = ends.get(last).map_or(end, |end| *end as usize + 1);
            }
            if cell + 1 == width {
                without_carriages(text, block.run(*column, ends.len() / width));
            }
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

/// Takes a carriage return from the end of the last cells of rows.
fn without_carriages(text: &[u8], spans: &mut [Span]) {
    for span in spans {
        let (start, end) = (span.start(), span.end());
        if end > start && text[end - 1] == b'\r' {
            *span = Span::plain(start, end - 1);
        }
    }
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
