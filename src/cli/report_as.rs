//! The forms in which `judge` writes what it found.

use super::output::Output;
use super::stop::Stop;
use crate::judge::Failure;
use crate::measure::Sight;
use crate::report::{self, Look, Model, Rows, Scene, Stream};
use crate::report::{Journey, json, terminal};
use clap::ValueEnum;
use std::io::{self, Write};

/// How the report is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum Format {
    /// For people
    #[value(alias = "terminal")]
    Text,
    /// One JSON object; `mot schema` describes it
    Json,
    /// One JSON object a line, as they are known; `mot schema --format jsonl` describes them
    Jsonl,
    /// One verdict a row, for spreadsheets
    Csv,
}

impl Format {
    /// Whether those who asked for it read data, also of faults in the rules.
    pub(super) fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl)
    }

    /// Whether it is written verdict by verdict, in the order of the log.
    pub(super) fn is_by_verdict(self) -> bool {
        matches!(self, Self::Jsonl | Self::Csv)
    }
}

/// What is written verdict by verdict, while judging.
pub(super) enum Verdicts<'a, W> {
    Lines(Stream<'a, W>),
    Rows(Rows<'a, W>),
}

impl<'a, W: Write> Verdicts<'a, W> {
    /// `None`: the format waits for the whole.
    pub(super) fn start(
        format: Format,
        bom: bool,
        scene: &'a Scene<'a>,
        to: W,
    ) -> io::Result<Option<Self>> {
        Ok(match format {
            Format::Jsonl => Some(Self::Lines(Stream::start(scene, to)?)),
            Format::Csv => Some(Self::Rows(Rows::start(scene, bom, to)?)),
            Format::Text | Format::Json => None,
        })
    }

    pub(super) fn journey<S: Sight>(&mut self, journey: &Journey<'_, S>) -> io::Result<()> {
        match self {
            Self::Lines(stream) => stream.journey(journey),
            Self::Rows(rows) => rows.journey(journey),
        }
    }

    /// `failures`: of scripts, for the end of the stream.
    pub(super) fn finish(self, failures: &[Failure]) -> io::Result<()> {
        match self {
            Self::Lines(mut stream) => {
                stream.scripts(failures)?;
                stream.finish().map(drop)
            }
            Self::Rows(rows) => rows.finish().map(drop),
        }
    }
}

/// Writes the whole, in the formats that wait for it.
pub(super) fn whole(
    format: Format,
    model: &Model,
    look: Look,
    output: &mut Output,
) -> Result<(), Stop> {
    match format {
        Format::Text => output.with(|to| terminal(model, look, to)),
        Format::Json => output.with(|to| json(model, to)),
        Format::Jsonl | Format::Csv => Ok(()),
    }
}

/// How many tasks of each urgency people are shown, if they do not say how many.
const OF_EACH: usize = 10;

/// Writes the work list: the `top` tasks that the model has.
pub(super) fn worklist(
    format: Format,
    (top, bom): (Option<usize>, bool),
    model: &Model,
    look: Look,
    output: &mut Output,
) -> Result<(), Stop> {
    let each = top.is_none().then_some(OF_EACH);
    match format {
        Format::Text => output.with(|to| report::worklist(model, each, look, to)),
        Format::Json => output.with(|to| report::worklist_json(model.clone(), to)),
        Format::Csv => output.with(|to| report::worklist_csv(model, bom, to)),
        Format::Jsonl => Ok(()),
    }
}
