//! Records into typed columns: the one place where all formats meet.

pub(in crate::ingest) mod block;
pub(in crate::ingest) mod missing;
mod spare;

use crate::diagnostic::{Diagnostic, Finding, Place, codes::data};
use crate::ingest::cell::recent::Interned;
use crate::ingest::cell::{Cells, ColumnReader, Fault, Raw};
use crate::ingest::places::Places;
use crate::ingest::{Column, Findings, Wanted};
use crate::plan::PlannedColumn;
use crate::value::Words;
use block::{Block, Written};
use spare::Spare;

/// A record as its format sees it; columns count as planned.
pub(in crate::ingest) trait Record {
    /// What stands in a column.
    fn cell(&self, column: usize) -> Raw<'_>;
    /// 1-based position (characters) of the cell in the line where the record begins, if it is there.
    fn offset(&self, column: usize) -> Option<u32>;
}

/// The records of one piece of a log, being read.
#[derive(Clone)]
pub(in crate::ingest) struct Rows<'p> {
    planned: &'p [PlannedColumn],
    readers: Vec<ColumnReader>,
    journey: usize,
    time: usize,
    /// Records that are later than this do not exist yet.
    until: Option<i64>,
    words: Interned,
    part: Part,
    spare: Spare,
}

/// The records of one piece of a log. Lines count from its first line as 1, and its words are its own.
#[derive(Clone, Default)]
pub(in crate::ingest) struct Part {
    pub(in crate::ingest) columns: Vec<Column>,
    pub(in crate::ingest) places: Places,
    pub(in crate::ingest) words: Words,
    pub(in crate::ingest) findings: Findings,
    /// Records read, those set aside among them.
    pub(in crate::ingest) read: u64,
    pub(in crate::ingest) set_aside: u64,
    /// Records with at least one finding, those set aside among them.
    pub(in crate::ingest) bad: u64,
    /// Records that do not exist yet: of them nothing is kept, and nothing is found.
    pub(in crate::ingest) later: u64,
    /// Where it is kept once its records are in the log.
    spare: Option<Spare>,
}

impl<'p> Rows<'p> {
    /// Without records.
    pub(in crate::ingest) fn new(wanted: &Wanted<'p>) -> Result<Self, Vec<Diagnostic>> {
        let planned = wanted.columns;
        let mut readers = Vec::with_capacity(planned.len());
        let mut faults = Vec::new();
        for column in planned {
            match ColumnReader::new(column) {
                Ok(reader) => readers.push(reader),
                Err(fault) => faults.push(fault),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let (journey, time) = (wanted.journey.index(), wanted.time.index());
        let until = wanted.until.map(|until| until.0);
        let (words, part, spare) = (Interned::new(), Part::default(), Spare::default());
        Ok(Self { planned, readers, journey, time, until, words, part, spare })
    }

    /// The header of a planned column.
    pub(in crate::ingest) fn header(&self, column: usize) -> &'p str {
        &self.planned[column].header
    }

    /// Counts a record that cannot be used, and says why.
    pub(in crate::ingest) fn set_aside(&mut self, finding: Finding) {
        let part = &mut self.part;
        part.findings.add(finding);
        part.read += 1;
        part.set_aside += 1;
        part.bad += 1;
    }

    /// Reads a record, of which something may have been found already.
    pub(in crate::ingest) fn record(
        &mut self,
        place: Place,
        record: &impl Record,
        found: Option<Finding>,
    ) {
        self.part.read += 1;
        if self.is_later(record) {
            self.part.later += 1;
            return;
        }
        let mut bad = found.is_some();
        if let Some(finding) = found {
            self.part.findings.add(finding);
        }
        for (role, entry) in [(self.journey, &data::NO_JOURNEY), (self.time, &data::NO_TIME)] {
            let state = self.cell(role, place, record);
            if state == CellState::Missing {
                self.part.findings.add(Finding::new(entry, place).column(self.header(role)));
            }
            if state != CellState::Known {
                let kept = self.part.places.len();
                self.readers[self.journey].truncate(kept);
                self.readers[self.time].truncate(kept);
                self.part.set_aside += 1;
                self.part.bad += 1;
                return;
            }
        }
        for column in 0..self.readers.len() {
            if column != self.journey && column != self.time {
                bad |= self.cell(column, place, record) == CellState::Bad;
            }
        }
        self.part.places.push(place);
        self.part.bad += u64::from(bad);
    }

    /// Reads the records of a block, and empties it: column by column, if all of them can be used.
    pub(in crate::ingest) fn block(
        &mut self,
        text: &str,
        block: &mut Block,
        written: &impl Written,
    ) {
        block.share();
        let kept = self.part.places.len();
        let mut faults = Vec::new();
        for role in [self.journey, self.time] {
            self.column(role, text, block, written, &mut faults);
        }
        let usable = |role: usize| block.is_read(role) || self.readers[role].are_known_from(kept);
        if !usable(self.journey) || !usable(self.time) {
            self.readers[self.journey].truncate(kept);
            self.readers[self.time].truncate(kept);
            return self.one_by_one(text, block, written);
        }
        for column in 0..self.readers.len() {
            if column != self.journey && column != self.time {
                self.column(column, text, block, written, &mut faults);
            }
        }
        let times = self.readers[self.time].times_from(kept);
        let exists = |record: usize| self.until.is_none_or(|until| times[record] <= until);
        faults.retain(|(_, record, _)| exists(*record));
        block.warnings.retain(|(record, _)| exists(*record));
        let mut bad: Vec<usize> = block.warnings.iter().map(|(record, _)| *record).collect();
        for (_, finding) in block.warnings.drain(..) {
            self.part.findings.add(finding);
        }
        for (column, record, fault) in faults {
            bad.push(record);
            let span = block.column(column)[record];
            let offset = written.offset(text, block.begins[record] as usize, span);
            self.find(column, block.places[record], offset, fault);
        }
        bad.sort_unstable();
        bad.dedup();
        self.part.read += block.len() as u64;
        self.part.bad += bad.len() as u64;
        self.part.places.extend(block.places.iter().copied());
        block.clear();
    }

    /// Reads further records whose values are stored, each column by `read`, as far as they are plain. Says of every column whether it
    /// was: those that were not are still to be read, by [`block`](Self::block), which passes over the others. No record of which
    /// journey or time is not known is read like this.
    #[cfg(feature = "parquet")]
    pub(in crate::ingest) fn stored(
        &mut self,
        mut read: impl FnMut(usize, &mut ColumnReader, &mut Interned) -> bool,
    ) -> Vec<bool> {
        let kept = self.part.places.len();
        let mut done: Vec<bool> = Vec::with_capacity(self.readers.len());
        for (column, reader) in self.readers.iter_mut().enumerate() {
            done.push(read(column, reader, &mut self.words));
            if !done[column] {
                reader.truncate(kept);
            }
        }
        let usable = |role: usize| done[role] && self.readers[role].are_known_from(kept);
        if !usable(self.journey) || !usable(self.time) {
            self.readers.iter_mut().for_each(|reader| reader.truncate(kept));
            done.fill(false);
        }
        done
    }

    /// Counts records of which every column was read.
    #[cfg(feature = "parquet")]
    pub(in crate::ingest) fn placed(&mut self, places: impl ExactSizeIterator<Item = Place>) {
        self.part.read += places.len() as u64;
        self.part.places.extend(places);
    }

    /// Whether all times that `read` gives are later than records count.
    #[cfg(feature = "parquet")]
    pub(in crate::ingest) fn are_later(
        &self,
        read: impl FnOnce(&mut ColumnReader, &mut Interned) -> bool,
    ) -> bool {
        let Some(until) = self.until else { return false };
        let mut time = self.readers[self.time].clone();
        let kept = self.part.places.len();
        read(&mut time, &mut Interned::new()) && time.times_from(kept).iter().all(|at| *at > until)
    }

    /// Counts records that do not exist yet, without having read them.
    #[cfg(feature = "parquet")]
    pub(in crate::ingest) fn pass_over(&mut self, records: u64) {
        self.part.read += records;
        self.part.later += records;
    }

    /// Reads a column of a block; notes its faults by column and record.
    fn column(
        &mut self,
        column: usize,
        text: &str,
        block: &Block,
        written: &impl Written,
        faults: &mut Vec<(usize, usize, Fault)>,
    ) {
        if block.is_read(column) {
            return;
        }
        let cells = Cells { spans: block.column(column), text, written };
        let note = |record, fault| faults.push((column, record, fault));
        self.readers[column].read(cells, &mut self.words, note);
    }

    fn one_by_one(&mut self, text: &str, block: &mut Block, written: &impl Written) {
        let mut warnings = block.warnings.drain(..).collect::<Vec<_>>().into_iter().peekable();
        for (record, place) in block.places.iter().enumerate() {
            let warning = warnings.next_if(|(of, _)| *of == record).map(|(_, finding)| finding);
            self.record(*place, &InBlock { record, block, text, written }, warning);
        }
        block.clear();
    }

    fn find(&mut self, column: usize, place: Place, offset: Option<u32>, fault: Fault) {
        let header = self.header(column);
        let mut finding = Finding::new(fault.entry, place).column(header);
        finding.offset = offset;
        finding.args = fault.args;
        self.part.findings.add(finding.arg("column", header));
    }

    /// Whether a record does not exist yet.
    fn is_later(&mut self, record: &impl Record) -> bool {
        let Some(until) = self.until else { return false };
        let time = &mut self.readers[self.time];
        let kept = self.part.places.len();
        let known = time.push(record.cell(self.time), &mut self.words).is_ok();
        let later = known && time.times_from(kept)[0] > until;
        time.truncate(kept);
        later
    }

    /// Adds one cell to its column.
    fn cell(&mut self, column: usize, place: Place, record: &impl Record) -> CellState {
        match self.readers[column].push(record.cell(column), &mut self.words) {
            Ok(true) => CellState::Known,
            Ok(false) => CellState::Missing,
            Err(fault) => {
                self.find(column, place, record.offset(column), fault);
                CellState::Bad
            }
        }
    }

    /// What was read since it was asked last.
    pub(in crate::ingest) fn take(&mut self) -> Part {
        let (columns, words) = match self.spare.take() {
            Some(Part { columns, words, .. }) => {
                let each = self.readers.iter_mut().zip(columns);
                let columns = each.map(|(reader, room)| reader.exchange(room)).collect();
                (columns, self.words.exchange(words))
            }
            None => (self.readers.iter_mut().map(ColumnReader::take).collect(), self.words.take()),
        };
        let spare = Some(self.spare.clone());
        let mut part = Part { columns, words, spare, ..std::mem::take(&mut self.part) };
        if let Some(until) = self.until {
            part.leave_out(self.time, until);
        }
        part
    }
}

impl Part {
    /// Forgets the records that are later than an instant.
    fn leave_out(&mut self, time: usize, until: i64) {
        let exist: Vec<bool> = self.columns[time].times().iter().map(|at| *at <= until).collect();
        let later = exist.iter().filter(|exists| !**exists).count();
        if later > 0 {
            self.later += later as u64;
            self.columns.iter_mut().for_each(|column| column.retain(&exist));
            let places = self.places.iter().zip(exist);
            self.places = places.filter(|(_, exists)| *exists).map(|(place, _)| place).collect();
        }
    }
}

/// One record of a block.
struct InBlock<'a, W> {
    record: usize,
    block: &'a Block,
    text: &'a str,
    written: &'a W,
}

impl<W: Written> Record for InBlock<'_, W> {
    fn cell(&self, column: usize) -> Raw<'_> {
        self.written.raw(self.text, self.block.column(column)[self.record])
    }

    fn offset(&self, column: usize) -> Option<u32> {
        let begin = self.block.begins[self.record] as usize;
        self.written.offset(self.text, begin, self.block.column(column)[self.record])
    }
}

/// What became of a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CellState {
    Known,
    Missing,
    Bad,
}
