//! The cells of some hundred records, cut but not yet read: a format fills them record by record, and they are read column by column.

use crate::diagnostic::{Finding, Place};
use crate::ingest::cell::Raw;

/// How many records a block holds: so many that reading a column is one long run, so few that a block stays in the
/// processor's nearest memory.
pub(in crate::ingest) const RECORDS: usize = 256;

/// A cell: a range of the text of its piece. Pieces are far shorter than 2^29 bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(in crate::ingest) struct Span {
    start: u32,
    /// Its length, times four, and its kind.
    size: u32,
}

/// How a cell is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::ingest) enum Kind {
    /// There is nothing.
    Nothing,
    /// Text as it stands there.
    Plain,
    /// Text that holds escapes.
    Escaped,
    /// What is no text: numbers and words, objects and lists.
    Literal,
}

impl Span {
    /// From one byte up to another.
    #[inline]
    pub(in crate::ingest) fn new(start: usize, end: usize, kind: Kind) -> Self {
        let kind = match kind {
            Kind::Nothing => 0,
            Kind::Plain => 1,
            Kind::Escaped => 2,
            Kind::Literal => 3,
        };
        Self { start: start as u32, size: ((end - start) as u32) << 2 | kind }
    }

    /// Text as it stands there; nothing, if it is empty.
    #[inline]
    pub(in crate::ingest) fn plain(start: usize, end: usize) -> Self {
        if start == end { Self::default() } else { Self::new(start, end, Kind::Plain) }
    }

    /// Whether there is nothing.
    #[inline]
    pub(in crate::ingest) fn is_nothing(self) -> bool {
        self.kind() == Kind::Nothing
    }

    /// How it is written.
    #[inline]
    pub(in crate::ingest) fn kind(self) -> Kind {
        match self.size & 3 {
            0 => Kind::Nothing,
            1 => Kind::Plain,
            2 => Kind::Escaped,
            _ => Kind::Literal,
        }
    }

    /// Where it begins.
    pub(in crate::ingest) fn start(self) -> usize {
        self.start as usize
    }

    /// Where it ends.
    pub(in crate::ingest) fn end(self) -> usize {
        (self.start + (self.size >> 2)) as usize
    }

    /// Its bytes, out of the text of its piece.
    #[inline]
    pub(in crate::ingest) fn bytes(self, text: &str) -> &[u8] {
        let start = self.start as usize;
        &text.as_bytes()[start..start + (self.size >> 2) as usize]
    }

    /// It, out of the text of its piece.
    #[inline]
    pub(in crate::ingest) fn of(self, text: &str) -> &str {
        let start = self.start as usize;
        &text[start..start + (self.size >> 2) as usize]
    }
}

/// What a format knows of the cells that it cut.
pub(in crate::ingest) trait Written {
    /// What a cell says.
    fn raw<'t>(&self, text: &'t str, span: Span) -> Raw<'t>;
    /// 1-based position (characters) of a cell in the line where its record begins, at byte `begin`.
    fn offset(&self, text: &str, begin: usize, span: Span) -> Option<u32>;
}

/// Up to [`RECORDS`] records.
#[derive(Clone)]
pub(in crate::ingest) struct Block {
    /// A run of [`RECORDS`] cells for each column, as planned.
    spans: Vec<Span>,
    pub places: Vec<Place>,
    /// Where each record begins.
    pub begins: Vec<u32>,
    /// What was found already, by record.
    pub warnings: Vec<(usize, Finding)>,
    /// Columns that say what another says: that one, and this.
    copies: Vec<(usize, usize)>,
    /// Which columns have been read already; empty: none.
    read: Vec<bool>,
}

impl Block {
    /// For so many columns, of which some copy others.
    pub(in crate::ingest) fn new(columns: usize, copies: Vec<(usize, usize)>) -> Self {
        let spans = vec![Span::default(); columns * RECORDS];
        Self {
            spans,
            places: Vec::new(),
            begins: Vec::new(),
            warnings: Vec::new(),
            copies,
            read: Vec::new(),
        }
    }

    /// How many records it holds.
    pub(in crate::ingest) fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is no room for another.
    pub(in crate::ingest) fn is_full(&self) -> bool {
        self.len() == RECORDS
    }

    /// For how many more there is.
    pub(in crate::ingest) fn room(&self) -> usize {
        RECORDS - self.len()
    }

    /// The cells of so many records that are being added.
    pub(in crate::ingest) fn run(&mut self, column: usize, records: usize) -> &mut [Span] {
        let first = column * RECORDS + self.places.len();
        &mut self.spans[first..first + records]
    }

    /// The records whose cells were set are whole: lines of so many cells that end there, the first of which begins at a position. Says
    /// how many.
    pub(in crate::ingest) fn add_run(
        &mut self,
        first: Place,
        begin: usize,
        ends: &[u32],
        width: usize,
    ) -> u32 {
        let count = (ends.len() / width) as u32;
        let lines = (0..count).map(|more| Place { line: first.line + more, ..first });
        self.places.extend(lines);
        let next = ends.chunks_exact(width).map(|row| row[width - 1] + 1);
        self.begins.extend(std::iter::once(begin as u32).chain(next).take(count as usize));
        count
    }

    /// The cell of the record that is being added.
    #[inline]
    pub(in crate::ingest) fn cell(&mut self, column: usize) -> &mut Span {
        let record = self.places.len();
        &mut self.spans[column * RECORDS + record]
    }

    /// Sets a cell of a record that was added.
    #[cfg(feature = "parquet")]
    #[inline]
    pub(in crate::ingest) fn set(&mut self, column: usize, record: usize, span: Span) {
        self.spans[column * RECORDS + record] = span;
    }

    /// Whether the record that is being added has a cell.
    #[inline]
    pub(in crate::ingest) fn has(&self, column: usize) -> bool {
        self.spans[column * RECORDS + self.places.len()] != Span::default()
    }

    /// Empties all cells of the record that was to be added, but is not. Those of the next one are empty without.
    pub(in crate::ingest) fn leave(&mut self) {
        let record = self.places.len();
        self.spans
            .iter_mut()
            .skip(record)
            .step_by(RECORDS)
            .for_each(|span| *span = Span::default());
    }

    /// The record whose cells were set is whole.
    #[inline]
    pub(in crate::ingest) fn add(&mut self, place: Place, begin: usize) {
        self.places.push(place);
        self.begins.push(begin as u32);
    }

    /// Copies what columns share. All records are there.
    pub(in crate::ingest) fn share(&mut self) {
        for (from, to) in &self.copies {
            let from = from * RECORDS;
            self.spans.copy_within(from..from + self.places.len(), to * RECORDS);
        }
    }

    /// The cells of a column.
    pub(in crate::ingest) fn column(&self, column: usize) -> &[Span] {
        &self.spans[column * RECORDS..column * RECORDS + self.places.len()]
    }

    /// These columns have been read already.
    #[cfg(feature = "parquet")]
    pub(in crate::ingest) fn set_read(&mut self, read: Vec<bool>) {
        self.read = read;
    }

    /// Whether a column has been read already.
    pub(in crate::ingest) fn is_read(&self, column: usize) -> bool {
        self.read.get(column) == Some(&true)
    }

    /// Forgets all records.
    pub(in crate::ingest) fn clear(&mut self) {
        let used = self.places.len();
        for column in self.spans.chunks_mut(RECORDS) {
            column[..used].fill(Span::default());
        }
        self.places.clear();
        self.begins.clear();
        self.warnings.clear();
    }
}

/// Which column is set for each of some places of cells, and which columns then copy it.
pub(in crate::ingest) fn shared(places: &[usize]) -> Vec<(usize, usize)> {
    let first = |place: &usize| places.iter().position(|other| other == place);
    let all = places.iter().enumerate();
    all.filter_map(|(column, place)| Some((first(place)?, column)))
        .filter(|(from, to)| from != to)
        .collect()
}
