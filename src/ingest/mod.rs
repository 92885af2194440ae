//! Logs to typed column batches. One file per format; both give their cells to `rows`, which decodes
//! them by the type of their column (`cell` and one file per type). Only planned columns are decoded;
//! a bad cell is a finding and a missing value; a record without journey or time is set aside and
//! counted.

mod batch;
mod cell;
mod cells;
mod csv;
mod duration;
mod encoding;
mod flag;
mod input;
mod json;
mod jsonl;
mod keys;
mod lines;
mod missing;
mod money;
mod nearest;
mod number;
mod open;
mod rfc3339;
mod rows;
mod time;
mod zone;

pub use batch::{Batch, Column, Findings, Log, MISSING};
pub use input::{Format, Input, Progress};
pub use open::open;

use crate::diagnostic::{Diagnostic, Finding, Place, codes::data};
use crate::plan::{ColumnId, PlannedColumn};
use crate::value::Words;
use jsonl::JsonLines;
use lines::Lines;
use rows::Rows;
use std::io;

/// Reads logs, one after the other, into one batch; records keep their order.
///
/// `words` are those that the plan compares with; the texts of the log are added to them. `journey` and
/// `time` are among `columns`, of text and time. `progress` is called about four times a megabyte.
///
/// # Errors
///
/// If a stream fails, is of another format, or lacks a column. All files and columns are looked at before
/// it gives up.
pub fn read(
    inputs: Vec<Input>,
    columns: &[PlannedColumn],
    journey: ColumnId,
    time: ColumnId,
    words: Words,
    progress: &mut dyn FnMut(Progress),
) -> Result<Log, Vec<Diagnostic>> {
    let mut rows = Rows::new(columns, journey, time, words)?;
    let mut json = JsonLines::new(columns);
    let mut faults = Vec::new();
    let mut so_far = Progress::default();
    for input in inputs {
        let file = rows.file(input.name.clone());
        so_far.file = usize::from(file);
        match read_one(input, file, columns, &mut rows, &mut json, so_far, progress) {
            Ok(now) => so_far = now,
            Err(Stop::Stream(error)) => {
                faults.push(open::unreadable(rows.file_name(file), &error));
            }
            Err(Stop::Unfit(unfit)) => faults.extend(unfit),
        }
    }
    faults.extend(json.missing(columns, &rows));
    if faults.is_empty() { Ok(rows.finish()) } else { Err(faults) }
}

/// Why a log is given up.
enum Stop {
    /// Its stream failed.
    Stream(io::Error),
    /// It is not what the rules need.
    Unfit(Vec<Diagnostic>),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Stream(error)
    }
}

fn read_one(
    input: Input,
    file: u16,
    columns: &[PlannedColumn],
    rows: &mut Rows,
    json: &mut JsonLines,
    so_far: Progress,
    progress: &mut dyn FnMut(Progress),
) -> Result<Progress, Stop> {
    let before = rows.read();
    let text = encoding::utf8(input.source)?;
    input::refuse_other_formats(&input.name, &text.sample)
        .map_err(|fault| Stop::Unfit(vec![fault]))?;
    let format = input.format.unwrap_or_else(|| Format::of_text(&text.sample));
    let mut lines = Lines::new(text.source, &text.sample, so_far, progress);
    match format {
        Format::Csv => csv::read(file, &mut lines, columns, rows)?,
        Format::Jsonl => json.read(file, &mut lines, rows)?,
    }
    if rows.read() == before {
        let place = Place { file, line: lines.number };
        rows.note(Finding::new(&data::EMPTY_LOG, place).arg("file", input.name));
    }
    Ok(lines.progress())
}
