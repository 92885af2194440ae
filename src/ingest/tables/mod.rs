//! Records of formats that are no lines of text: read one by one, in the order they come in.

#[cfg(feature = "sqlite")]
pub(in crate::ingest) mod sqlite;
#[cfg(feature = "xes")]
pub(in crate::ingest) mod xes;
#[cfg(feature = "xlsx")]
pub(in crate::ingest) mod xlsx;

use crate::diagnostic::{Finding, Place};
use crate::ingest::Progress;
use crate::ingest::cell::Raw;
#[cfg(any(feature = "sqlite", feature = "xlsx"))]
use crate::ingest::csv::header::Header;
#[cfg(any(feature = "sqlite", feature = "xlsx"))]
use crate::ingest::reading::Stop;
use crate::ingest::rows::{Record, Rows};
use crate::ingest::whole::Whole;
use crate::plan::PlannedColumn;

/// So many records are put to the others at a time.
const BATCH: u64 = 4096;

/// Takes the records of one log.
pub(in crate::ingest) struct Sink<'s, 'p, 'r> {
    #[cfg_attr(not(any(feature = "sqlite", feature = "xlsx")), expect(dead_code))]
    columns: &'p [PlannedColumn],
    rows: Rows<'p>,
    /// The log among all, and what it is called.
    file: u16,
    pub name: &'s str,
    /// The cell of each planned column.
    pub positions: Vec<usize>,
    waiting: u64,
    whole: &'s mut Whole<'r>,
    so_far: &'s mut Progress,
    progress: &'s mut dyn FnMut(Progress),
}

impl<'s, 'p, 'r> Sink<'s, 'p, 'r> {
    /// For a log.
    pub(in crate::ingest) fn new(
        columns: &'p [PlannedColumn],
        rows: Rows<'p>,
        (file, name): (u16, &'s str),
        whole: &'s mut Whole<'r>,
        so_far: &'s mut Progress,
        progress: &'s mut dyn FnMut(Progress),
    ) -> Self {
        let positions = vec![usize::MAX; columns.len()];
        Self { columns, rows, file, name, positions, waiting: 0, whole, so_far, progress }
    }

    #[cfg(any(feature = "sqlite", feature = "xlsx"))]
    /// Finds the planned columns among those there are.
    pub(in crate::ingest) fn header(&mut self, names: Vec<String>) -> Result<(), Stop> {
        self.positions =
            Header::of(names).positions(self.name, self.columns).map_err(Stop::Unfit)?;
        Ok(())
    }

    /// Reads a record by its cells and, where they are in a table, tells their place by column.
    pub(in crate::ingest) fn record(
        &mut self,
        line: u32,
        cells: &[Raw<'_>],
        by_column: bool,
        found: Option<Finding>,
    ) {
        let place = Place { file: self.file, line };
        let row = Row { cells, positions: &self.positions, by_column };
        self.rows.record(place, &row, found);
        self.waiting += 1;
        if self.waiting == BATCH {
            self.flush();
        }
    }

    /// A finding about a cell of a record that is read.
    #[cfg(feature = "xes")]
    pub(in crate::ingest) fn finding(
        &self,
        entry: &'static crate::diagnostic::Entry,
        line: u32,
        column: usize,
    ) -> Finding {
        let place = Place { file: self.file, line };
        Finding::new(entry, place).column(self.rows.header(column))
    }

    /// Puts what was read to the others.
    pub(in crate::ingest) fn flush(&mut self) {
        self.so_far.records += self.waiting;
        self.waiting = 0;
        // Places count from the beginning of the log already.
        self.whole.add(self.rows.take(), 0);
        (self.progress)(*self.so_far);
    }
}

/// One record.
struct Row<'a> {
    cells: &'a [Raw<'a>],
    positions: &'a [usize],
    by_column: bool,
}

impl Record for Row<'_> {
    fn cell(&self, column: usize) -> Raw<'_> {
        self.cells.get(self.positions[column]).map_or(Raw::Missing, Raw::borrowed)
    }

    fn offset(&self, column: usize) -> Option<u32> {
        self.by_column.then(|| self.positions[column] as u32 + 1)
    }
}
