//! Logs from paths to columns, for the commands that judge.

use super::progress::Progress;
use crate::diagnostic::Diagnostic;
use crate::ingest::{self, Input, Log};
use crate::plan::Plan;
use clap::ValueEnum;
use std::num::NonZero;
use std::path::PathBuf;
use std::thread;

/// How logs are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum InputFormat {
    /// A header, then a row a record
    Csv,
    /// A JSON object a line
    Jsonl,
}

impl From<InputFormat> for ingest::Format {
    fn from(format: InputFormat) -> Self {
        match format {
            InputFormat::Csv => Self::Csv,
            InputFormat::Jsonl => Self::Jsonl,
        }
    }
}

/// Reads the columns that a plan names; everything that is wrong, if they cannot be read.
pub(super) fn read(
    logs: &[PathBuf],
    format: Option<InputFormat>,
    plan: &Plan,
    progress: &Progress,
) -> Result<Log, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let mut inputs = Vec::new();
    for path in logs {
        match ingest::open(&path.to_string_lossy()) {
            Ok(input) => {
                let format = format.map(ingest::Format::from).or(input.format);
                inputs.push(Input { format, ..input });
            }
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut seen = |so_far: ingest::Progress| progress.records(so_far.records);
    let words = plan.words.clone();
    let roles = (plan.journey, plan.time);
    ingest::read_on(threads(), inputs, &plan.columns, roles, words, &mut seen)
}

/// As many as there are processors; what comes out does not depend on it.
pub(super) fn threads() -> NonZero<usize> {
    thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN)
}
