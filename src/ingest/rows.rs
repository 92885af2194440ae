//! Records into typed columns: the one place where both formats meet.

use super::cell::{ColumnReader, Raw};
use super::{Batch, Findings, Log};
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

/// A log being read.
pub(super) struct Rows {
    columns: Vec<ColumnReader>,
    headers: Vec<String>,
    journey: usize,
    time: usize,
    places: Vec<Place>,
    words: Words,
    files: Vec<String>,
    findings: Findings,
    read: u64,
    set_aside: u64,
    bad: u64,
}

impl Rows {
    /// A log without records.
    pub(super) fn new(
        planned: &[PlannedColumn],
        journey: ColumnId,
        time: ColumnId,
        words: Words,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut columns = Vec::with_capacity(planned.len());
        let mut faults = Vec::new();
        for column in planned {
            match ColumnReader::new(column) {
                Ok(reader) => columns.push(reader),
                Err(fault) => faults.push(fault),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Self {
            columns,
            headers: planned.iter().map(|column| column.header.clone()).collect(),
            journey: journey.index(),
            time: time.index(),
            places: Vec::new(),
            words,
            files: Vec::new(),
            findings: Findings::default(),
            read: 0,
            set_aside: 0,
            bad: 0,
        })
    }

    /// Adds a file.
    pub(super) fn file(&mut self, name: String) -> u16 {
        self.files.push(name);
        (self.files.len() - 1) as u16
    }

    /// What a file is called.
    pub(super) fn file_name(&self, file: u16) -> &str {
        &self.files[usize::from(file)]
    }

    /// The header of a planned column.
    pub(super) fn header(&self, column: usize) -> &str {
        &self.headers[column]
    }

    /// How many records were read.
    pub(super) fn read(&self) -> u64 {
        self.read
    }

    /// A finding about no record.
    pub(super) fn note(&mut self, finding: Finding) {
        self.findings.add(finding);
    }

    /// Counts a record that cannot be used, and says why.
    pub(super) fn set_aside(&mut self, finding: Finding) {
        self.findings.add(finding);
        self.read += 1;
        self.set_aside += 1;
        self.bad += 1;
    }

    /// Reads a record, of which something may have been found already.
    pub(super) fn record(&mut self, place: Place, record: &impl Record, found: Option<Finding>) {
        self.read += 1;
        let mut bad = found.is_some();
        if let Some(finding) = found {
            self.findings.add(finding);
        }
        for (role, entry) in [(self.journey, &data::NO_JOURNEY), (self.time, &data::NO_TIME)] {
            let state = self.cell(role, place, record);
            if state == CellState::Missing {
                self.findings.add(Finding::new(entry, place).column(&self.headers[role]));
            }
            if state != CellState::Known {
                self.columns[self.journey].truncate(self.places.len());
                self.columns[self.time].truncate(self.places.len());
                self.set_aside += 1;
                self.bad += 1;
                return;
            }
        }
        for column in 0..self.columns.len() {
            if column != self.journey && column != self.time {
                bad |= self.cell(column, place, record) == CellState::Bad;
            }
        }
        self.places.push(place);
        self.bad += u64::from(bad);
    }

    /// Adds one cell to its column.
    fn cell(&mut self, column: usize, place: Place, record: &impl Record) -> CellState {
        match self.columns[column].push(record.cell(column), &mut self.words) {
            Ok(true) => CellState::Known,
            Ok(false) => CellState::Missing,
            Err(fault) => {
                let header = &self.headers[column];
                let mut finding = Finding::new(fault.entry, place).column(header);
                finding.offset = record.offset(column);
                finding.args = fault.args;
                self.findings.add(finding.arg("column", header));
                CellState::Bad
            }
        }
    }

    /// The whole log.
    pub(super) fn finish(self) -> Log {
        let columns = self.columns.into_iter().map(ColumnReader::finish).collect();
        Log {
            files: self.files,
            words: self.words,
            batch: Batch { places: self.places, columns },
            findings: self.findings,
            read: self.read,
            set_aside: self.set_aside,
            bad: self.bad,
        }
    }
}

/// What became of a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CellState {
    Known,
    Missing,
    Bad,
}
