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
mod lengths;
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
mod texts;
mod whole;

pub use batch::{Batch, Column, Findings, Log, MISSING};
pub use bounded::{Divided, Dividing, Shelf};
pub use input::{Format, Input, Progress};
pub use lengths::Lengths;
pub use numbers::Numbers;
pub use open::open;
pub use places::Places;
pub use texts::Texts;

use crate::diagnostic::Diagnostic;
use crate::plan::{ColumnId, Plan, PlannedColumn};
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

/// What is read of logs.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'p> {
    /// The columns that are decoded.
    pub columns: &'p [PlannedColumn],
    /// Of these, that of the journeys, which are texts.
    pub journey: ColumnId,
    /// Of these, that of the times.
    pub time: ColumnId,
    /// Records that are later do not exist yet: they are counted, and else passed over.
    pub until: Option<Instant>,
}

impl<'p> Wanted<'p> {
    /// What a plan needs of records up to an instant; of all, if none is given.
    pub fn of(plan: &'p Plan, until: Option<Instant>) -> Self {
        Self { columns: &plan.columns, journey: plan.journey, time: plan.time, until }
    }
}

/// Reads logs, one after the other, into one batch; records keep their order.
///
/// `words` are those that the plan compares with; the texts of the log are added to them. `progress` is called about once a megabyte.
///
/// # Errors
///
/// If a stream fails, is of another format, or lacks a column. All files and columns are looked at before
/// it gives up.
pub fn read(
    inputs: Vec<Input>,
    wanted: &Wanted<'_>,
    words: Words,
    progress: &mut dyn FnMut(Progress),
) -> Result<Log, Vec<Diagnostic>> {
    read_on(NonZero::<usize>::MIN, inputs, wanted, words, progress)
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
    wanted: &Wanted<'_>,
    words: Words,
    progress: &mut dyn FnMut(Progress),
) -> Result<Log, Vec<Diagnostic>> {
    read_pieces((PIECE, threads), inputs, wanted, words, progress)
}

fn read_pieces(
    how: (usize, NonZero<usize>),
    inputs: Vec<Input>,
    wanted: &Wanted<'_>,
    words: Words,
    progress: &mut dyn FnMut(Progress),
) -> Result<Log, Vec<Diagnostic>> {
    let mut whole = Whole::new(wanted.columns, words);
    fill(&mut whole, how, inputs, wanted, progress)?;
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
    wanted: &Wanted<'_>,
    words: Words,
    dividing: Dividing,
    progress: &mut dyn FnMut(Progress),
) -> Result<io::Result<Divided>, Vec<Diagnostic>> {
    let mut divider = Divider::new(dividing, wanted.time, words.clone());
    let mut whole = Whole::relieved(wanted.columns, words, &mut divider);
    fill(&mut whole, (PIECE, threads), inputs, wanted, progress)?;
    let log = whole.finish();
    Ok(divider.finish(log, wanted.columns))
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
    wanted: &Wanted<'_>,
    words: Words,
    each: &mut dyn FnMut(&Log),
    progress: &mut dyn FnMut(Progress),
) -> Result<Log, Vec<Diagnostic>> {
    let mut journeys = ByJourney::new(wanted.columns, wanted.journey, words.clone(), each);
    let mut whole = Whole::relieved(wanted.columns, words, &mut journeys);
    fill(&mut whole, (PIECE, threads), inputs, wanted, progress)?;
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
    wanted: &Wanted<'_>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Option<Instant>, Vec<Diagnostic>> {
    let columns = [wanted.journey, wanted.time].map(|role| wanted.columns[role.index()].clone());
    let (journey, time) = (ColumnId(0), ColumnId(1));
    let mut latest = Latest::new(time);
    let mut whole = Whole::relieved(&columns, Words::default(), &mut latest);
    let wanted = Wanted { columns: &columns, journey, time, until: wanted.until };
    fill(&mut whole, (PIECE, threads), inputs, &wanted, progress)?;
    drop(whole);
    Ok(latest.of())
}

fn fill(
    whole: &mut Whole<'_>,
    (length, threads): (usize, NonZero<usize>),
    inputs: Vec<Input>,
    wanted: &Wanted<'_>,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), Vec<Diagnostic>> {
    let rows = Rows::new(wanted)?;
    let mut json = JsonLines::new(wanted.columns);
    let mut faults = Vec::new();
    let mut so_far = Progress::default();
    for input in inputs {
        let file = whole.file(input.name.clone());
        so_far.file = usize::from(file);
        let reading = Reading { wanted, rows: &rows, file, threads, length };
        match reading.read(input, whole, &mut json, &mut so_far, progress) {
            Ok(()) => {}
            Err(Stop::Stream(error)) => {
                faults.push(open::unreadable(whole.file_name(file), &error));
            }
            Err(Stop::Unfit(unfit)) => faults.extend(unfit),
        }
    }
    faults.extend(json.missing(wanted.columns, whole));
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use super::{ColumnId, Input, Instant, Log, PIECE, PlannedColumn, Wanted, Words, read_pieces};
    use crate::check::program::{FieldId, Reading, TimeReading, Type};
    use crate::diagnostic::Place;
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

    /// These columns, of all records.
    pub(super) fn wanted(columns: &[PlannedColumn]) -> Wanted<'_> {
        Wanted { columns, journey: ColumnId(0), time: ColumnId(1), until: None }
    }

    /// Up to the fifth of the seconds that records have.
    const UNTIL: Instant = Instant(1_793_610_005_000_000);

    fn log(
        (length, threads): (usize, usize),
        name: &str,
        text: &str,
        until: Option<Instant>,
    ) -> Result<Log, String> {
        let columns = planned(&[("note", Type::Text), ("n", Type::Number)]);
        let input = Input::new(name, std::io::Cursor::new(text.as_bytes().to_vec()));
        let threads = NonZero::new(threads).unwrap();
        let wanted = Wanted { until, ..wanted(&columns) };
        read_pieces((length, threads), vec![input], &wanted, Words::default(), &mut |_| {})
            .map_err(|faults| format!("{faults:?}"))
    }

    /// Holds that a log has of another what is not later than an instant.
    fn is_up_to(until: Instant, cut: &Log, whole: &Log, text: &str) {
        let times = whole.batch.columns[1].times();
        let (there, later): (Vec<usize>, Vec<usize>) =
            (0..times.len()).partition(|row| times[*row] <= until.0);
        let row = |log: &Log, row: usize| -> Vec<_> {
            log.batch.columns.iter().map(|column| column.value(row, &log.words)).collect()
        };
        assert_eq!((cut.read, cut.batch.len()), (whole.read, there.len()), "{text}");
        for (at, of) in there.into_iter().enumerate() {
            assert_eq!(cut.batch.places.at(at), whole.batch.places.at(of), "{text}");
            assert_eq!(row(cut, at), row(whole, of), "{text}");
        }
        // Some that are later have no journey.
        let aside = whole.set_aside - cut.set_aside;
        assert_eq!(cut.later, later.len() as u64 + aside, "{text}");
        let places: Vec<Place> = later.iter().map(|row| whole.batch.places.at(*row)).collect();
        let found = &cut.findings.examples;
        assert!(!found.iter().any(|finding| places.contains(&finding.place)), "{text}");
        assert!(cut.bad <= whole.bad && cut.findings.total() <= whole.findings.total(), "{text}");
    }

    /// Everything about a log, as text.
    pub(super) fn shown(log: Result<Log, String>) -> String {
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
                let whole = log((PIECE, 1), name, text, None);
                if let Ok(whole) = &whole {
                    let cut = log((length, threads), name, text, Some(UNTIL)).unwrap();
                    is_up_to(UNTIL, &cut, whole, text);
                }
                prop_assert_eq!(
                    shown(log((length, threads), name, text, None)),
                    shown(whole),
                    "{}", text
                );
            }
        }
    }
}
