//! Logs from paths to columns, for the commands that judge.
#![allow(clippy::disallowed_methods, reason = "the edge: folders and patterns are looked up here")]

use super::paths::{self, is_stdin};
use super::progress::Progress;
use super::stop::unreadable;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::usage;
use crate::ingest::{self, Divided, Dividing, Input, Log, Wanted};
use crate::plan::Plan;
use crate::unit::Instant;
use clap::{Args, ValueEnum};
use std::io;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

/// How logs are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum InputFormat {
    /// A header, then a row a record
    Csv,
    /// A JSON object a line, or one array of them
    #[value(alias = "json")]
    Jsonl,
    /// An event log in XML
    Xes,
}

/// How logs are to be read; what is left out, they show themselves.
#[derive(Args, Debug)]
#[group(requires = "rules")]
pub(super) struct Reading {
    /// The format of the logs; if left out, as their names or first bytes show
    #[arg(long, value_enum)]
    input_format: Option<InputFormat>,
    /// The sheet of a workbook; if left out, the first that is not hidden. The table or view of a database; if left
    /// out, the only one
    #[arg(long, value_name = "NAME", visible_alias = "sheet")]
    table: Option<String>,
    /// One SELECT that is asked of every database, in place of a table
    #[arg(long, value_name = "SQL", conflicts_with = "table")]
    query: Option<String>,
}

impl From<InputFormat> for ingest::Format {
    fn from(format: InputFormat) -> Self {
        match format {
            InputFormat::Csv => Self::Csv,
            InputFormat::Jsonl => Self::Jsonl,
            InputFormat::Xes => Self::Xes,
        }
    }
}

/// The logs that the arguments mean, in their order: for a folder those in it and below it, for a pattern the files that fit it,
/// both by name.
fn files(arguments: &[PathBuf]) -> Result<Vec<PathBuf>, Vec<Diagnostic>> {
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    for path in arguments {
        let name = path.to_string_lossy();
        let found = if path.is_dir() {
            paths::below(path, &is_log).map(|found| (found, ""))
        } else if name.contains(['*', '?', '[']) && !path.exists() {
            pattern(&name).map(|found| (found, "pattern"))
        } else {
            Ok((vec![path.clone()], ""))
        };
        match found {
            Ok((found, help)) if found.is_empty() => {
                let endings = ingest::Format::ENDINGS.iter().map(|ending| format!("`{ending}`"));
                let endings = endings.collect::<Vec<_>>().join(", ");
                let fault = Diagnostic::nowhere(&usage::NO_LOGS).arg("path", name);
                faults.push(fault.arg("endings", endings).help(help));
            }
            Ok((found, _)) => files.extend(found),
            Err(fault) => faults.push(fault),
        }
    }
    if files.len() > MOST {
        let fault = Diagnostic::nowhere(&usage::TOO_MANY_LOGS);
        faults.push(fault.arg("count", files.len().to_string()).arg("most", MOST.to_string()));
    }
    if faults.is_empty() { Ok(files) } else { Err(faults) }
}

/// So many files can be told apart: [`Place::file`](crate::diagnostic::Place).
const MOST: usize = u16::MAX as usize + 1;

/// Whether a file found in a folder is a log. Hidden ones are not.
fn is_log(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    !name.starts_with('.') && ingest::Format::is_of_log(&name)
}

/// The files that fit a pattern, by name.
fn pattern(pattern: &str) -> Result<Vec<PathBuf>, Diagnostic> {
    let wrong = |what: String| Diagnostic::nowhere(&usage::BAD_USAGE).arg("what", what);
    let unreadable = |error: glob::GlobError| unreadable(error.path(), error.error());
    let paths =
        glob::glob(pattern).map_err(|error| wrong(format!("`{pattern}`: {}", error.msg)))?;
    let mut files = paths.collect::<Result<Vec<_>, _>>().map_err(unreadable)?;
    files.retain(|path| !path.is_dir());
    files.sort();
    // A file that is called so is not standard input.
    let named = |path: PathBuf| if is_stdin(&path) { Path::new(".").join(path) } else { path };
    Ok(files.into_iter().map(named).collect())
}

/// Reads the columns that a plan names from the logs that the arguments mean, and says which those are; everything that is wrong,
/// if they cannot be read.
pub(super) fn read(
    arguments: &[PathBuf],
    reading: &Reading,
    (plan, as_of): (&Plan, Option<Instant>),
    progress: &Progress,
) -> Result<(Vec<PathBuf>, Log), Vec<Diagnostic>> {
    let (logs, inputs) = opened(arguments, reading)?;
    let mut seen = |so_far: ingest::Progress| progress.records(so_far.records);
    let (wanted, words) = (Wanted::of(plan, as_of), plan.words.clone());
    let log = ingest::read_on(threads(), inputs, &wanted, words, &mut seen)?;
    Ok((logs, log))
}

/// The same in portions.
pub(super) fn read_divided(
    arguments: &[PathBuf],
    reading: &Reading,
    (plan, as_of): (&Plan, Option<Instant>),
    dividing: Dividing,
    progress: &Progress,
) -> Result<(Vec<PathBuf>, io::Result<Divided>), Vec<Diagnostic>> {
    let (logs, inputs) = opened(arguments, reading)?;
    let mut seen = |so_far: ingest::Progress| progress.records(so_far.records);
    let (wanted, words) = (Wanted::of(plan, as_of), plan.words.clone());
    let divided = ingest::read_divided(threads(), inputs, &wanted, words, dividing, &mut seen)?;
    Ok((logs, divided))
}

/// The latest time in the logs that the arguments mean, which must be files: they are to be read again.
pub(super) fn latest(
    arguments: &[PathBuf],
    reading: &Reading,
    plan: &Plan,
    progress: &Progress,
) -> Result<Option<Instant>, Vec<Diagnostic>> {
    if files(arguments)?.iter().any(|path| path.exists() && !path.is_file() || is_stdin(path)) {
        return Err(vec![Diagnostic::nowhere(&usage::NEEDS_AS_OF)]);
    }
    let (_, inputs) = opened(arguments, reading)?;
    let mut seen = |so_far: ingest::Progress| progress.records(so_far.records);
    let found = ingest::read_latest(threads(), inputs, &Wanted::of(plan, None), &mut seen);
    // What else is wrong is found by reading all columns.
    found.map_err(|faults| match Sorted::open(arguments, reading) {
        Ok(sorted) => sorted.read((plan, None), &mut |_| {}, progress).err().unwrap_or(faults),
        Err(all) => all,
    })
}

/// Logs in which the records of each journey follow one another.
pub(super) struct Sorted {
    files: Vec<PathBuf>,
    inputs: Vec<Input>,
}

impl Sorted {
    /// Opens those that the arguments mean.
    pub(super) fn open(arguments: &[PathBuf], reading: &Reading) -> Result<Self, Vec<Diagnostic>> {
        let (files, inputs) = opened(arguments, reading)?;
        Ok(Self { files, inputs })
    }

    /// Which those are.
    pub(super) fn files(&self) -> &[PathBuf] {
        &self.files
    }

    /// What they are called.
    pub(super) fn names(&self) -> Vec<String> {
        self.inputs.iter().map(|input| input.name.clone()).collect()
    }

    /// Reads them, and gives on logs of whole journeys, one after the other; what comes back is the log without records.
    pub(super) fn read(
        self,
        (plan, as_of): (&Plan, Option<Instant>),
        each: &mut dyn FnMut(&Log),
        progress: &Progress,
    ) -> Result<Log, Vec<Diagnostic>> {
        let mut seen = |so_far: ingest::Progress| progress.records(so_far.records);
        let (wanted, words) = (Wanted::of(plan, as_of), plan.words.clone());
        ingest::read_by_journey(threads(), self.inputs, &wanted, words, each, &mut seen)
    }
}

/// The logs that the arguments mean, opened.
fn opened(
    arguments: &[PathBuf],
    reading: &Reading,
) -> Result<(Vec<PathBuf>, Vec<Input>), Vec<Diagnostic>> {
    let logs = files(arguments)?;
    let mut faults = Vec::new();
    let mut inputs = Vec::new();
    for path in &logs {
        match ingest::open(&path.to_string_lossy()) {
            Ok(input) => {
                let format = reading.input_format.map(ingest::Format::from).or(input.format);
                let (table, query) = (reading.table.clone(), reading.query.clone());
                inputs.push(Input { format, table, query, ..input });
            }
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok((logs, inputs)) } else { Err(faults) }
}

/// As many as there are processors; what comes out does not depend on it.
pub(super) fn threads() -> NonZero<usize> {
    thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN)
}
