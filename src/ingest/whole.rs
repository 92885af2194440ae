//! A log put together again from its parts.

use super::bounded::Relief;
use super::places::Places;
use super::rows::Part;
use super::{Batch, Column, Log};
use crate::diagnostic::{Finding, Place};
use crate::parallel::with_idle;
use crate::plan::PlannedColumn;
use crate::value::{Word, Words};

/// All that was read so far, of all files.
pub(super) struct Whole<'r> {
    log: Log,
    /// How many lines of the file being read came before the next part.
    lines: u32,
    /// What keeps it from growing too large, if something does.
    relief: Option<&'r mut dyn Relief>,
}

impl<'r> Whole<'r> {
    /// A log without records.
    pub(super) fn new(planned: &[PlannedColumn], words: Words) -> Self {
        let columns = planned.iter().map(|column| Column::for_type(&column.ty)).collect();
        let batch = Batch { places: Places::default(), columns };
        Self { log: Log { words, batch, ..Log::default() }, lines: 0, relief: None }
    }

    /// The same, of which records are carried off when they become too many.
    pub(super) fn relieved(
        planned: &[PlannedColumn],
        words: Words,
        relief: &'r mut dyn Relief,
    ) -> Self {
        Self { relief: Some(relief), ..Self::new(planned, words) }
    }

    /// Begins a file.
    pub(super) fn file(&mut self, name: String) -> u16 {
        self.log.files.push(name);
        self.lines = 0;
        (self.log.files.len() - 1) as u16
    }

    /// What a file is called.
    pub(super) fn file_name(&self, file: u16) -> &str {
        &self.log.files[usize::from(file)]
    }

    /// How many records were read.
    pub(super) fn read(&self) -> u64 {
        self.log.read
    }

    /// A finding about no record.
    pub(super) fn note(&mut self, finding: Finding) {
        self.log.findings.add(finding);
    }

    /// Passes over lines that hold no records.
    pub(super) fn skip(&mut self, lines: u32) {
        self.lines = self.lines.saturating_add(lines);
    }

    /// How many lines of the file have been read.
    pub(super) fn lines(&self) -> u32 {
        self.lines
    }

    /// Adds the next part of the file, which is so many lines long.
    pub(super) fn add(&mut self, mut part: Part, lines: u32) {
        let before = self.lines;
        self.lines = before.saturating_add(lines);
        let moved = |place: Place| Place { line: place.line.saturating_add(before), ..place };
        let log = &mut self.log;
        log.findings.take_in(std::mem::take(&mut part.findings), moved);
        append(log, &part.places, &part.words, &mut part.columns, moved);
        log.read += part.read;
        log.set_aside += part.set_aside;
        log.bad += part.bad;
        log.later += part.later;
        part.done();
        if let Some(relief) = &mut self.relief {
            relief.relieve(log);
        }
    }

    /// The whole log.
    pub(super) fn finish(mut self) -> Log {
        // Blocks find what they find column by column.
        self.log.findings.examples.sort_by_key(|finding| (finding.place, finding.offset));
        self.log
    }
}

/// Moves records to those of a log; `words` are those of their columns.
pub(super) fn append(
    log: &mut Log,
    places: &Places,
    words: &Words,
    columns: &mut [Column],
    moved: impl Fn(Place) -> Place,
) {
    log.batch.places.append(places, moved);
    let (texts, others): (Vec<_>, Vec<_>) =
        log.batch.columns.iter_mut().zip(columns).partition(|(_, cells)| cells.is_text());
    let mut here = Vec::new();
    let wordless = others.into_iter().map(Added::Cells);
    let first = std::iter::once(Added::Words(&mut log.words, words, &mut here));
    with_idle(first.chain(wordless).collect(), |added| match added {
        Added::Words(all, words, here) => *here = all.take_in(words),
        Added::Cells((column, cells)) => append_cells(column, cells, &[]),
    });
    with_idle(texts, |(column, cells)| append_cells(column, cells, &here));
}

/// What can be added to a log for itself.
enum Added<'a> {
    Words(&'a mut Words, &'a Words, &'a mut Vec<Word>),
    Cells((&'a mut Column, &'a mut Column)),
}

/// Moves cells to a column of the same type; `words` are theirs in the log.
fn append_cells(column: &mut Column, cells: &mut Column, words: &[Word]) {
    match (column, cells) {
        (Column::Text(all), Column::Text(cells)) => all.append(cells, words),
        (Column::Number(all), Column::Number(cells))
        | (Column::Money(_, all), Column::Money(_, cells)) => all.append(cells),
        (Column::Duration(all), Column::Duration(cells)) => all.append(cells),
        (Column::Time(all), Column::Time(cells)) => all.append(cells),
        (Column::Bool(all), Column::Bool(cells)) => all.append(cells),
        (
            Column::Text(_)
            | Column::Number(_)
            | Column::Money(..)
            | Column::Duration(_)
            | Column::Time(_)
            | Column::Bool(_),
            _,
        ) => unreachable!("parts are of the columns that were planned"),
    }
}
