//! One log, from its bytes to its part of the whole.

use super::csv::Csv;
use super::csv::header::Header;
use super::input::{self, Kind};
use super::json::array::{JsonArray, refuse_object};
use super::json::elements::Elements;
use super::json::lines::{JsonLines, JsonLog};
use super::json::sight::Sight;
use super::rows::Rows;
use super::stream::decode::{Decoder, decode};
use super::stream::encoding;
use super::stream::pieces::{self, Pieces, Source};
#[cfg(any(feature = "sqlite", feature = "xes", feature = "xlsx"))]
use super::tables::Sink;
use super::whole::Whole;
use super::{Format, Input, Progress, Wanted};
use crate::diagnostic::{Diagnostic, Finding, Place, codes::data};
use std::io::{self, Cursor, Read};
use std::num::NonZero;

/// Why a log is given up.
pub(super) enum Stop {
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

impl From<Diagnostic> for Stop {
    fn from(fault: Diagnostic) -> Self {
        Self::Unfit(vec![fault])
    }
}

/// One log about to be read.
pub(super) struct Reading<'p> {
    pub wanted: &'p Wanted<'p>,
    pub rows: &'p Rows<'p>,
    pub file: u16,
    pub threads: NonZero<usize>,
    /// About how long pieces are, in bytes.
    pub length: usize,
}

impl<'p> Reading<'p> {
    /// Reads it into `whole`.
    pub(super) fn read(
        &self,
        mut input: Input,
        whole: &mut Whole<'_>,
        json: &mut JsonLines,
        so_far: &mut Progress,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), Stop> {
        let (file, before) = (self.file, whole.read());
        let mut head = Vec::new();
        input.source.by_ref().take(Kind::MAGIC).read_to_end(&mut head)?;
        let kind = Kind::of(&head);
        if input.query.is_some() && kind != Some(Kind::Database) {
            return Err(input::no_database(&input.name).into());
        }
        input.source = Box::new(Cursor::new(head).chain(input.source));
        match kind {
            Some(kind) => self.table(kind, &mut input, whole, (so_far, progress))?,
            None => self.text(&mut input, whole, json, (so_far, progress))?,
        }
        if whole.read() == before {
            let place = Place { file, line: whole.lines() + 1 };
            whole.note(Finding::new(&data::EMPTY_LOG, place).arg("file", input.name));
        }
        Ok(())
    }

    /// Reads a file that is no text, known by its first bytes.
    #[cfg_attr(
        not(any(feature = "parquet", feature = "sqlite", feature = "xlsx")),
        expect(unused_variables)
    )]
    fn table(
        &self,
        kind: Kind,
        input: &mut Input,
        whole: &mut Whole<'_>,
        (so_far, progress): (&mut Progress, &mut dyn FnMut(Progress)),
    ) -> Result<(), Stop> {
        let source = std::mem::replace(&mut input.source, Box::new(io::empty()));
        match kind {
            #[cfg(feature = "sqlite")]
            Kind::Database => {
                drop(source);
                let mut sink = self.sink(&input.name, whole, (so_far, progress));
                super::tables::sqlite::read(&super::tables::sqlite::Asked::of(input), &mut sink)
            }
            #[cfg(not(feature = "sqlite"))]
            Kind::Database => Err(input::left_out(&input.name, "SQLite").into()),
            #[cfg(feature = "xlsx")]
            Kind::Zip => {
                let mut sink = self.sink(&input.name, whole, (so_far, progress));
                super::tables::xlsx::read(source, input.table.as_deref(), &mut sink)
            }
            #[cfg(feature = "parquet")]
            Kind::Columns => {
                let asked = super::parquet::Asked {
                    wanted: self.wanted,
                    file: self.file,
                    name: &input.name,
                    threads: self.threads,
                    length: self.length,
                    path: input.path.as_deref(),
                };
                super::parquet::read(source, &asked, whole, (so_far, progress))
            }
            #[cfg(not(feature = "parquet"))]
            Kind::Columns => Err(input::left_out(&input.name, "Parquet").into()),
            #[cfg(not(feature = "xlsx"))]
            Kind::Zip => Err(input::left_out(&input.name, "XLSX").into()),
        }
    }

    /// Where records go that are no lines of text.
    #[cfg(any(feature = "sqlite", feature = "xes", feature = "xlsx"))]
    fn sink<'s, 'r>(
        &self,
        name: &'s str,
        whole: &'s mut Whole<'r>,
        (so_far, progress): (&'s mut Progress, &'s mut dyn FnMut(Progress)),
    ) -> Sink<'s, 'p, 'r> {
        let name = (self.file, name);
        Sink::new(self.wanted.columns, self.rows.clone(), name, whole, so_far, progress)
    }

    /// Reads a text.
    fn text(
        &self,
        input: &mut Input,
        whole: &mut Whole<'_>,
        json: &mut JsonLines,
        (so_far, progress): (&mut Progress, &mut dyn FnMut(Progress)),
    ) -> Result<(), Stop> {
        let Self { wanted: Wanted { columns, .. }, rows, file, threads, length } = *self;
        let source = std::mem::replace(&mut input.source, Box::new(io::empty()));
        let text = encoding::utf8(source)?;
        input::refuse_other_formats(&input.name, &text.sample)?;
        let format = input.format.unwrap_or_else(|| Format::of_text(&text.sample));
        let newline = pieces::newline(&text.sample);
        match format {
            Format::Csv => {
                let mut pieces = Pieces::new(text.source, newline, true, length);
                let Some(mut first) = pieces.next(Vec::new())? else { return Ok(()) };
                if let Some(header) = Header::read(&first.text, newline, &input.name)? {
                    so_far.bytes += header.next as u64;
                    first.text.drain(..header.next);
                    whole.skip(header.lines);
                    let name = (file, &*input.name);
                    let csv =
                        Csv::new(&header, name, newline, columns, rows).map_err(Stop::Unfit)?;
                    decode(&csv, first, pieces, whole, threads, (so_far, progress), |()| {})?;
                }
            }
            #[cfg(feature = "xes")]
            Format::Xes => {
                let text = encoding::declared(text)?;
                let mut sight = Sight::new(json.count);
                let mut sink = self.sink(&input.name, whole, (so_far, progress));
                sink.positions.clone_from(&json.slots);
                let done = super::tables::xes::read(text.source, json, &mut sight, &mut sink);
                json.see(file, sight);
                done?;
            }
            #[cfg(not(feature = "xes"))]
            Format::Xes => return Err(input::left_out(&input.name, "XES").into()),
            Format::Jsonl => {
                let log = JsonLog { file, newline, lines: json, rows };
                let array = text.sample.trim_ascii_start().starts_with(b"[");
                let (sights, done) = if array {
                    let elements = Elements::new(text.source, &text.sample, newline, length);
                    self.objects(&JsonArray(log), elements, whole, (so_far, progress))
                } else {
                    refuse_object(&text.sample, newline, &input.name)?;
                    let pieces = Pieces::new(text.source, newline, false, length);
                    self.objects(&log, pieces, whole, (so_far, progress))
                };
                for sight in sights {
                    json.see(file, sight);
                }
                done?;
            }
        }
        Ok(())
    }

    /// Reads objects, and gives what was seen of their keys, also of those before a fault.
    fn objects(
        &self,
        log: &impl Decoder<Besides = Sight>,
        mut source: impl Source,
        whole: &mut Whole<'_>,
        so_far: (&mut Progress, &mut dyn FnMut(Progress)),
    ) -> (Vec<Sight>, io::Result<()>) {
        let mut sights = Vec::new();
        let done = match source.next(Vec::new()) {
            Ok(Some(first)) => {
                let see = |sight| sights.push(sight);
                decode(log, first, source, whole, self.threads, so_far, see)
            }
            Ok(None) => Ok(()),
            Err(error) => Err(error),
        };
        (sights, done)
    }
}
