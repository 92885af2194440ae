//! Records into typed columns: the one place where all formats meet.

use super::cell::{ColumnReader, Raw};
use super::{Column, Findings};
use crate::diagnostic::{Diagnostic, Finding, Place, codes::data};
use crate::plan::{ColumnId, PlannedColumn};
use crate::value::Words;

/// A record as its format sees it; columns count as planned.
pub(super) trait Record {
    /// What stands in a column.
    fn cell(&self, column: usize) -> Raw<'_>;
    /// 1-based position (characters) of the cell in the line where the record begins, if it is there.
    fn offset(&self, column: usize) -> Option<u32>;
}

/// The records of one piece of a log, being read.
#[derive(Clone)]
pub(super) struct Rows<'p> {
    planned: &'p [PlannedColumn],
    readers: Vec<ColumnReader>,
    journey: usize,
    time: usize,
    part: Part,
}

/// The records of one piece of a log. Lines count from its first line as 1, and its words are its own.
#[derive(Clone, Default)]
pub(super) struct Part {
    pub(super) columns: Vec<Column>,
    pub(super) places: Vec<Place>,
    pub(super) words: Words,
    pub(super) findings: Findings,
    /// Records read, those set aside among them.
    pub(super) read: u64,
    pub(super) set_aside: u64,
    /// Records with at least one finding, those set aside among them.
    pub(super) bad: u64,
}

impl<'p> Rows<'p> {
    /// Without records.
    pub(super) fn new(
        planned: &'p [PlannedColumn],
        journey: ColumnId,
        time: ColumnId,
    ) -> Result<Self, Vec<Diagnostic>> {
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
        let (journey, time) = (journey.index(), time.index());
        Ok(Self { planned, readers, journey, time, part: Part::default() })
    }

    /// The header of a planned column.
    pub(super) fn header(&self, column: usize) -> &'p str {
        &self.planned[column].header
    }

    /// Counts a record that cannot be used, and says why.
    pub(super) fn set_aside(&mut self, finding: Finding) {
        let part = &mut self.part;
        part.findings.add(finding);
        part.read += 1;
        part.set_aside += 1;
        part.bad += 1;
    }

    /// Reads a record, of which something may have been found already.
    pub(super) fn record(&mut self, place: Place, record: &impl Record, found: Option<Finding>) {
        self.part.read += 1;
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

    /// Adds one cell to its column.
    fn cell(&mut self, column: usize, place: Place, record: &impl Record) -> CellState {
        match self.readers[column].push(record.cell(column), &mut self.part.words) {
            Ok(true) => CellState::Known,
            Ok(false) => CellState::Missing,
            Err(fault) => {
                let header = self.header(column);
                let mut finding = Finding::new(fault.entry, place).column(header);
                finding.offset = record.offset(column);
                finding.args = fault.args;
                self.part.findings.add(finding.arg("column", header));
                CellState::Bad
            }
        }
    }

    /// What was read since it was asked last.
    pub(super) fn take(&mut self) -> Part {
        let columns = self.readers.iter_mut().map(ColumnReader::take).collect();
        Part { columns, ..std::mem::take(&mut self.part) }
    }
}

/// What became of a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CellState {
    Known,
    Missing,
    Bad,
}
