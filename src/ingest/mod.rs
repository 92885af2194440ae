//! Logs to typed column batches. `stream` gives pieces of text, one folder or file per format cuts them, and all give their
//! cells to `rows`, which decodes them by the type of their column (`cell`, one file per type); `whole` puts together what
//! comes of it. Only planned columns are decoded; a bad cell is a finding and a missing value; a record without journey or
//! time is set aside and counted.

mod batch;
mod bounded;
mod cell;
mod csv;
mod input;
mod json;
mod numbers;
mod open;
#[cfg(feature = "parquet")]
mod parquet;
mod places;
mod reading;
mod rows;
mod stream;
#[cfg(any(feature = "sqlite", feature = "xes", feature = "xlsx"))]
mod tables;
mod whole;

pub use batch::{Batch, Column, Findings, Log, MISSING};
pub use bounded::{Divided, Dividing, Shelf};
pub use input::{Format, Input, Progress};
pub use numbers::Numbers;
pub use open::open;
pub use places::Places;

use crate::diagnostic::Diagnostic;
use crate::plan::{ColumnId, PlannedColumn};
use crate::unit::Instant;
use crate::value::Words;
use bounded::{ByJourney, Divider, Latest};
use json::lines::JsonLines;
use reading::{Reading, Stop};
use rows::Rows;
use std::io;
use std::num::NonZero;
use stream::pieces::PIECE;
use whole::Whole;

/// Reads logs, one after the other, into one batch; records keep their order.
///
/// `words` are those that the plan compares with; the texts of the log are added to them. `journey` and
/// `time` are among `columns`, of text and time. `progress` is called about once a megabyte.
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
    read_on(NonZero::<usize>::MIN, inputs, columns, (journey, time), words, progress)
}

/// The same on so many threads, which decode pieces of a log side by side; what comes out does not depend on their
/// number.
///
/// # Errors
///
/// As [`read`].
pub fn read_on(
    threads: NonZero<usize>,
    inputs: Vec<Input>,
    columns: &[PlannedColumn],
    (journey, time): (ColumnId, ColumnId),
    words: Words,
    progress: &mut dyn FnMut(Progress),
) -> Result<Log, Vec<Diagnostic>> {
    read_pieces(PIECE, threads, inputs, columns, (journey, time), words, progress)
}

fn read_pieces(
    length: usize,
    threads: NonZero<usize>,
    inputs: Vec<Input>,
    columns: &[PlannedColumn],
    (journey, time): (ColumnId, ColumnId),
    words: Words,
    progress: &mut dyn FnMut(Progress),
) -> Result<Log, Vec<Diagnostic>> {
    let mut whole = Whole::new(columns, words);
    fill(&mut whole, (length, threads), inputs, columns, (journey, time), progress)?;
    Ok(whole.finish())
}

/// The same, with no more records in memory than that: where there are more, they are divided into portions.
///
/// # Errors
///
/// As [`read`], and if the shelf does not take what is laid on it.
pub fn read_divided(
    threads: NonZero<usize>,
    inputs: Vec<Input>,
    columns: &[PlannedColumn],
    (journey, time): (ColumnId, ColumnId),
    words: Words,
    dividing: Dividing,
    progress: &mut dyn FnMut(Progress),
) -> Result<io::Result<Divided>, Vec<Diagnostic>> {
    let mut divider = Divider::new(dividing, words.clone());
    let mut whole = Whole::relieved(columns, words, &mut divider);
    fill(&mut whole, (PIECE, threads), inputs, columns, (journey, time), progress)?;
    let log = whole.finish();
    Ok(divider.finish(log, columns))
}

/// Reads logs in which the records of each journey follow one another, in memory that does not grow with them: `each` is given
/// logs of whole journeys, one after the other. What comes back is the log without its records.
///
/// # Errors
///
/// As [`read`], and if the records of some journey did not follow one another, or that cannot be told: what was given must not be used then.
pub fn read_by_journey(
    threads: NonZero<usize>,
    inputs: Vec<Input>,
    columns: &[PlannedColumn],
    (journey, time): (ColumnId, ColumnId),
    words: Words,
    each: &mut dyn FnMut(&Log),
    progress: &mut dyn FnMut(Progress),
) -> Result<Log, Vec<Diagnostic>> {
    let mut journeys = ByJourney::new(columns, journey, words.clone(), each);
    let mut whole = Whole::relieved(columns, words, &mut journeys);
    fill(&mut whole, (PIECE, threads), inputs, columns, (journey, time), progress)?;
    let mut log = whole.finish();
    journeys.finish(&mut log).map_err(|fault| vec![fault])?;
    Ok(log)
}

/// The latest time in logs, without keeping their records.
///
/// # Errors
///
/// As [`read`].
pub fn read_latest(
    threads: NonZero<usize>,
    inputs: Vec<Input>,
    columns: &[PlannedColumn],
    (journey, time): (ColumnId, ColumnId),
    progress: &mut dyn FnMut(Progress),
) -> Result<Option<Instant>, Vec<Diagnostic>> {
    let columns = [journey, time].map(|column| columns[column.index()].clone());
    let (journey, time) = (ColumnId(0), ColumnId(1));
    let mut latest = Latest::new(time);
    let mut whole = Whole::relieved(&columns, Words::default(), &mut latest);
    fill(&mut whole, (PIECE, threads), inputs, &columns, (journey, time), progress)?;
    drop(whole);
    Ok(latest.of())
}

fn fill(
    whole: &mut Whole<'_>,
    (length, threads): (usize, NonZero<usize>),
    inputs: Vec<Input>,
    columns: &[PlannedColumn],
    (journey, time): (ColumnId, ColumnId),
    progress: &mut dyn FnMut(Progress),
) -> Result<(), Vec<Diagnostic>> {
    let rows = Rows::new(columns, journey, time)?;
    let mut json = JsonLines::new(columns);
    let mut faults = Vec::new();
    let mut so_far = Progress::default();
    for input in inputs {
        let file = whole.file(input.name.clone());
        so_far.file = usize::from(file);
        let reading = Reading { columns, rows: &rows, file, threads, length };
        match reading.read(input, whole, &mut json, &mut so_far, progress) {
            Ok(()) => {}
            Err(Stop::Stream(error)) => {
                faults.push(open::unreadable(whole.file_name(file), &error));
            }
            Err(Stop::Unfit(unfit)) => faults.extend(unfit),
        }
    }
    faults.extend(json.missing(columns, whole));
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use super::{ColumnId, Input, Log, PIECE, PlannedColumn, Words, read_pieces};
    use crate::check::program::{FieldId, Reading, TimeReading, Type};
    use crate::source::{FileId, Span};
    use proptest::prelude::*;
    use std::fmt::Write as _;
    use std::num::NonZero;

    /// The journey, the time, and further columns by their headers.
    pub(super) fn planned(others: &[(&str, Type)]) -> Vec<PlannedColumn> {
        let (format, zone) = (TimeReading::Rfc3339, "UTC".to_owned());
        let time = Reading::Time { format, zone, ambiguous: None };
        let roles = [("id", Type::Text, Reading::Plain), ("at", Type::Time, time)];
        let others = others.iter().map(|(header, ty)| (*header, ty.clone(), Reading::Plain));
        let all = roles.into_iter().chain(others).enumerate();
        all.map(|(index, (header, ty, reading))| {
            let (field, header) = (FieldId(index as u16), header.to_owned());
            let span = Span::new(FileId(0), 0, 1);
            PlannedColumn { field, header, ty, reading, optional: false, span }
        })
        .collect()
    }

    fn log(length: usize, threads: usize, name: &str, text: &str) -> Result<Log, String> {
        let columns = planned(&[("note", Type::Text), ("n", Type::Number)]);
        let input = Input::new(name, std::io::Cursor::new(text.as_bytes().to_vec()));
        let (roles, threads) = ((ColumnId(0), ColumnId(1)), NonZero::new(threads).unwrap());
        let words = Words::default();
        read_pieces(length, threads, vec![input], &columns, roles, words, &mut |_| {})
            .map_err(|faults| format!("{faults:?}"))
    }

    /// Everything about a log, as text.
    fn shown(log: Result<Log, String>) -> String {
        let log = match log {
            Ok(log) => log,
            Err(faults) => return faults,
        };
        let cells = |row| -> Vec<_> {
            log.batch.columns.iter().map(|column| column.value(row, &log.words)).collect()
        };
        let rows: Vec<_> =
            (0..log.batch.len()).map(|row| (log.batch.places.at(row), cells(row))).collect();
        let mut words: Vec<&str> =
            (0..log.words.len()).map(|at| log.words.text(crate::value::Word::at(at))).collect();
        words.sort_unstable();
        format!("{rows:?} {words:?} {:?} {} {} {}", log.findings, log.read, log.set_aside, log.bad)
    }

    proptest! {
        #[test]
        fn a_log_is_the_same_however_it_is_cut(
            rows in prop::collection::vec(
                ("[ab]?", "[ab,\"\n中]{0,8}", "-?[0-9]{1,3}(\\.[0-9])?|x", "[0-9]{4}|2026-11-02T09:00:0[0-9]Z"),
                0..30,
            ),
            raw in any::<bool>(),
            carriage in any::<bool>(),
            length in 1_usize..300,
            threads in 1_usize..4,
        ) {
            let mut csv = "id,at,note,n\n".to_owned();
            let mut json = String::new();
            for (id, note, n, at) in &rows {
                let note = if raw { note.clone() } else { format!("\"{}\"", note.replace('"', "\"\"")) };
                writeln!(csv, "{id},{at},{note},{n}").unwrap();
                json += &serde_json::json!({ "id": id, "at": at, "note": note, "n": n }).to_string();
                json += if raw { "\n" } else { "\n\n" };
            }
            if carriage {
                csv = csv.replace('\n', "\r\n");
            }
            let objects: Vec<&str> = json.split_ascii_whitespace().collect();
            let array = format!("[\n{}]", objects.join(",\n "));
            let line = format!("[{}]", objects.join(","));
            let all = [("a.csv", &csv), ("a.jsonl", &json), ("a.json", &array), ("a.json", &line)];
            for (name, text) in all {
                prop_assert_eq!(
                    shown(log(length, threads, name, text)),
                    shown(log(PIECE, 1, name, text)),
                    "{}", text
                );
            }
        }
    }
}
