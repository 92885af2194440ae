//! `mot schema`

use super::exit::Exit;
use super::output;
use super::stop::Outcome;
use crate::report::schema;
use clap::{Args, ValueEnum};

/// Print the JSON Schema of what `judge` and `explain` write
#[derive(Args, Debug)]
pub(super) struct PrintSchema {
    /// Of the whole report, of one line of the stream, of one journey explained, or of the work list
    #[arg(long, value_enum, default_value_t = Of::Json)]
    format: Of,
}

/// The formats that have a schema.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Of {
    /// `judge --format json`
    Json,
    /// `judge --format jsonl`
    Jsonl,
    /// `explain JOURNEY --format json`
    Story,
    /// `judge --worklist --format json`
    Worklist,
}

impl PrintSchema {
    pub(super) fn run(&self) -> Outcome {
        let schema = match self.format {
            Of::Json => schema::model(),
            Of::Jsonl => schema::line(),
            Of::Story => schema::story(),
            Of::Worklist => schema::worklist(),
        };
        output::print(&format!("{:#}\n", schema.as_value()))?;
        Ok(Exit::Met)
    }
}
