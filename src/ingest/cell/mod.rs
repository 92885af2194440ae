//! One cell to one value, by the type of its column.

mod duration;
mod flag;
mod money;
pub(in crate::ingest) mod nearest;
mod number;
pub(in crate::ingest) mod recent;
mod rfc3339;
mod rhythm;
pub(in crate::ingest) mod time;
#[cfg(feature = "parquet")]
pub(in crate::ingest) mod typed;
mod values;
mod zone;

use crate::check::program::{Reading, Type};
use crate::diagnostic::{Diagnostic, Entry};
use crate::ingest::rows::block::{Kind, Span, Written};
use crate::ingest::{Column, Lengths, MISSING, Numbers};
use crate::plan::PlannedColumn;
use crate::unit::{Currency, Decimal, LengthUnit};
use crate::value::Word;
use recent::{Interned, Listed};
use rust_decimal::prelude::ToPrimitive;
use std::borrow::Cow;
use std::ops::RangeInclusive;
use time::TimeReader;
use values::{one_of, parse, word};

/// What a format finds in a cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::ingest) enum Raw<'a> {
    /// An empty cell, `null`, or no such key.
    Missing,
    /// Text, out of its quotes.
    Text(Cow<'a, str>),
    /// A JSON number as it is written; also `NaN` and `Infinity`, which some programs write.
    Number(&'a str),
    /// A JSON flag.
    Bool(bool),
    /// A JSON object or array as it is written.
    Nested(&'a str),
    /// Bytes that are no text, as they can be shown.
    Garbled(Cow<'a, str>),
    /// What a spreadsheet shows in place of a value that it could not work out.
    #[cfg_attr(not(any(feature = "sqlite", feature = "xes", feature = "xlsx")), expect(dead_code))]
    Error(Cow<'a, str>),
    /// What is stored as a date, in RFC 3339: local time, whatever form the column's texts have.
    #[cfg_attr(not(any(feature = "sqlite", feature = "xes", feature = "xlsx")), expect(dead_code))]
    Date(Cow<'a, str>),
}

impl Raw<'_> {
    /// The same, without the text being copied.
    #[cfg(any(feature = "sqlite", feature = "xes", feature = "xlsx"))]
    pub(in crate::ingest) fn borrowed(&self) -> Raw<'_> {
        match self {
            Self::Missing => Raw::Missing,
            Self::Text(text) => Raw::Text(Cow::Borrowed(text)),
            Self::Number(text) => Raw::Number(text),
            Self::Bool(flag) => Raw::Bool(*flag),
            Self::Nested(text) => Raw::Nested(text),
            Self::Garbled(text) => Raw::Garbled(Cow::Borrowed(text)),
            Self::Error(text) => Raw::Error(Cow::Borrowed(text)),
            Self::Date(text) => Raw::Date(Cow::Borrowed(text)),
        }
    }
}

/// Cells of one column, in their text.
#[derive(Clone, Copy)]
pub(in crate::ingest) struct Cells<'a, W> {
    pub spans: &'a [Span],
    pub text: &'a str,
    pub written: &'a W,
}

/// Why a cell has no value: a data finding without its place.
#[derive(Clone, Debug)]
pub(in crate::ingest) struct Fault {
    /// Which.
    pub entry: &'static Entry,
    /// Values for the placeholders of the wording.
    pub args: Vec<(&'static str, String)>,
}

impl Fault {
    /// How much of a cell a message shows, in characters.
    const SHOWN: usize = 60;

    /// A fault of a cell's text.
    pub(in crate::ingest) fn new(entry: &'static Entry, text: &str) -> Self {
        let mut shown: String = text.chars().take(Self::SHOWN).collect();
        if shown.len() < text.len() {
            shown.push('…');
        }
        Self { entry, args: vec![("value", shown)] }
    }

    /// Sets a placeholder.
    pub(in crate::ingest) fn arg(mut self, key: &'static str, value: impl Into<String>) -> Self {
        self.args.push((key, value.into()));
        self
    }
}

/// Decodes the cells of one column.
#[derive(Clone)]
pub(in crate::ingest) enum ColumnReader {
    Text(Vec<Option<Word>>),
    OneOf(Listed, Vec<Option<Word>>),
    Number(Numbers),
    Percent(Numbers),
    Scale { low: Decimal, high: Decimal, cells: Numbers },
    Money(Currency, Numbers),
    Duration(Option<LengthUnit>, Lengths),
    Time(Box<TimeReader>, Vec<i64>),
    Flag(Vec<Option<bool>>),
}

impl ColumnReader {
    /// An empty column.
    pub(in crate::ingest) fn new(column: &PlannedColumn) -> Result<Self, Diagnostic> {
        Ok(match &column.ty {
            Type::Text => Self::Text(Vec::new()),
            Type::OneOf(values) => Self::OneOf(Listed::new(values.clone()), Vec::new()),
            Type::Number => Self::Number(Numbers::default()),
            Type::Percent => Self::Percent(Numbers::default()),
            Type::Scale { low, high } => {
                Self::Scale { low: *low, high: *high, cells: Numbers::default() }
            }
            Type::Money(currency) => Self::Money(*currency, Numbers::default()),
            Type::Duration(_) => {
                let unit = match column.reading {
                    Reading::DurationIn(unit) => Some(unit),
                    Reading::Plain | Reading::Time { .. } => None,
                };
                Self::Duration(unit, Lengths::default())
            }
            Type::Time => Self::Time(Box::new(TimeReader::new(column)?), Vec::new()),
            Type::Bool => Self::Flag(Vec::new()),
        })
    }

    /// Adds a cell: `Ok` says whether it has a value. After a fault the value is missing.
    pub(in crate::ingest) fn push(
        &mut self,
        raw: Raw<'_>,
        words: &mut Interned,
    ) -> Result<bool, Fault> {
        match self {
            Self::Text(cells) => add_to(|cell| cells.push(cell), word(raw, words)),
            Self::OneOf(values, cells) => {
                add_to(|cell| cells.push(cell), one_of(raw, &values.texts, words))
            }
            Self::Number(cells) => add_to(|cell| cells.push(cell), parse(raw, number::number)),
            Self::Percent(cells) => add_to(|cell| cells.push(cell), parse(raw, number::share)),
            Self::Scale { low, high, cells } => add_to(
                |cell| cells.push(cell),
                parse(raw, |text| number::on_scale(text, *low, *high)),
            ),
            Self::Money(currency, cells) => {
                add_to(|cell| cells.push(cell), parse(raw, |text| money::amount(text, *currency)))
            }
            Self::Duration(unit, cells) => {
                add_to(|cell| cells.push(cell), parse(raw, |text| duration::micros(text, *unit)))
            }
            Self::Time(reader, cells) => {
                let stored = matches!(raw, Raw::Date(_));
                let read =
                    |text: &str| if stored { reader.stored(text) } else { reader.read(text) };
                add_to(|cell| cells.push(cell.unwrap_or(MISSING)), parse(raw, read))
            }
            Self::Flag(cells) => add_to(
                |cell| cells.push(cell),
                match raw {
                    Raw::Bool(flag) => Ok(Some(flag)),
                    other => parse(other, flag::flag),
                },
            ),
        }
    }

    /// Adds the cells of a block. What most cells are is read in one run; the rest one by one, as by
    /// [`push`](Self::push). `fault` is told of records by their position.
    pub(in crate::ingest) fn read<W: Written>(
        &mut self,
        cells: Cells<'_, W>,
        words: &mut Interned,
        mut fault: impl FnMut(usize, Fault),
    ) {
        let mut record = 0;
        loop {
            record += self.read_plain(&cells.spans[record..], cells.text, words);
            let Some(span) = cells.spans.get(record) else { return };
            if let Err(error) = self.push(cells.written.raw(cells.text, *span), words) {
                fault(record, error);
            }
            record += 1;
        }
    }

    /// Adds cells up to one that is not as most are; how many.
    fn read_plain(&mut self, spans: &[Span], text: &str, words: &mut Interned) -> usize {
        match self {
            Self::Text(cells) => run(spans, cells, None, |span| {
                let plain = span.kind() == Kind::Plain;
                plain.then(|| Some(words.intern_cell(span.bytes(text), || span.of(text))))
            }),
            Self::OneOf(values, cells) => run(spans, cells, None, |span| {
                let listed = span.kind() == Kind::Plain && values.have(span.bytes(text));
                listed.then(|| Some(words.intern_cell(span.bytes(text), || span.of(text))))
            }),
            Self::Time(reader, cells) => run(spans, cells, MISSING, |span| {
                (span.kind() == Kind::Plain).then(|| reader.quick(span.bytes(text)))?
            }),
            Self::Duration(unit, cells) => {
                let unit = unit.and_then(LengthUnit::micros);
                cells.run(spans, |span| duration::whole(digits(span, text)?, unit?))
            }
            Self::Number(cells) => cells.run(spans, |span| digits(span, text)),
            Self::Scale { low, high, cells } => {
                let on_it = wholes(*low, *high);
                cells.run(spans, |span| digits(span, text).filter(|value| on_it.contains(value)))
            }
            Self::Percent(cells) | Self::Money(_, cells) => cells.run(spans, |_| None),
            Self::Flag(cells) => run(spans, cells, None, |_| None),
        }
    }

    /// Whether every cell from one on has a value.
    pub(in crate::ingest) fn are_known_from(&self, first: usize) -> bool {
        match self {
            Self::Text(cells) | Self::OneOf(_, cells) => cells[first..].iter().all(Option::is_some),
            Self::Number(cells)
            | Self::Percent(cells)
            | Self::Scale { cells, .. }
            | Self::Money(_, cells) => (first..cells.len()).all(|row| cells.is_known(row)),
            Self::Duration(_, cells) => (first..cells.len()).all(|row| cells.is_known(row)),
            Self::Time(_, cells) => cells[first..].iter().all(|cell| *cell != MISSING),
            Self::Flag(cells) => cells[first..].iter().all(Option::is_some),
        }
    }

    /// The times from one on; none in a column of anything else.
    pub(in crate::ingest) fn times_from(&self, first: usize) -> &[i64] {
        if let Self::Time(_, cells) = self { &cells[first..] } else { &[] }
    }

    /// Keeps the first `length` cells.
    pub(in crate::ingest) fn truncate(&mut self, length: usize) {
        match self {
            Self::Text(cells) | Self::OneOf(_, cells) => cells.truncate(length),
            Self::Number(cells)
            | Self::Percent(cells)
            | Self::Scale { cells, .. }
            | Self::Money(_, cells) => cells.truncate(length),
            Self::Duration(_, cells) => cells.truncate(length),
            Self::Time(_, cells) => cells.truncate(length),
            Self::Flag(cells) => cells.truncate(length),
        }
    }

    /// What was read since it was asked last.
    pub(in crate::ingest) fn take(&mut self) -> Column {
        match self {
            Self::Text(cells) | Self::OneOf(_, cells) => Column::Text(taken(cells).into()),
            Self::Number(cells) | Self::Percent(cells) | Self::Scale { cells, .. } => {
                Column::Number(cells.taken())
            }
            Self::Money(currency, cells) => Column::Money(*currency, cells.taken()),
            Self::Duration(_, cells) => Column::Duration(cells.taken()),
            Self::Time(_, cells) => Column::Time(taken(cells)),
            Self::Flag(cells) => Column::Bool(taken(cells)),
        }
    }
}

/// Takes the cells, and makes room for as many: pieces of a log are about as long as one another.
pub(in crate::ingest) fn taken<T>(cells: &mut Vec<T>) -> Vec<T> {
    let room = Vec::with_capacity(cells.len() + cells.len() / 8);
    std::mem::replace(cells, room)
}

/// Adds cells up to one that is there but that `read` leaves to others; how many.
#[inline]
pub(in crate::ingest) fn run<T: Copy>(
    spans: &[Span],
    cells: &mut Vec<T>,
    missing: T,
    mut read: impl FnMut(Span) -> Option<T>,
) -> usize {
    let before = cells.len();
    cells.resize(before + spans.len(), missing);
    let mut done = 0;
    for (cell, span) in cells[before..].iter_mut().zip(spans) {
        if !span.is_nothing() {
            let Some(value) = read(*span) else { break };
            *cell = value;
        }
        done += 1;
    }
    cells.truncate(before + done);
    done
}

/// The whole numbers of a scale, as far as they are short.
pub(in crate::ingest) fn wholes(low: Decimal, high: Decimal) -> RangeInclusive<i32> {
    let within = |value: Decimal| {
        let short = value.clamp(Decimal::from(i32::MIN), Decimal::from(i32::MAX));
        short.to_i32().unwrap_or_default()
    };
    within(low.ceil())..=within(high.floor())
}

fn digits(span: Span, text: &str) -> Option<i32> {
    match span.kind() {
        Kind::Plain | Kind::Literal => number::few_digits(span.bytes(text)),
        Kind::Nothing | Kind::Escaped => None,
    }
}

/// Adds what a cell says, or that it says nothing; whether it has a value.
fn add_to<T: Copy>(
    mut push: impl FnMut(Option<T>),
    value: Result<Option<T>, Fault>,
) -> Result<bool, Fault> {
    let (cell, result) = match value {
        Ok(cell) => (cell, Ok(())),
        Err(fault) => (None, Err(fault)),
    };
    push(cell);
    result.map(|()| cell.is_some())
}
