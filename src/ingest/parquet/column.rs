//! The values of one column, in order.

use super::coded::{Coded, ENDED, NONE};
use super::text::{self, Shape};
use super::written::{Day, Out, Seen};
use crate::ingest::cell::ColumnReader as Reader;
use crate::ingest::cell::recent::Interned;
use crate::ingest::cell::typed::Known;
use crate::ingest::rows::block::Span;
use parquet::basic::Type as Physical;
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, DoubleType, FixedLenByteArrayType, FloatType,
    Int32Type, Int64Type, Int96Type,
};
use parquet::errors::{ParquetError, Result};
use parquet::file::reader::RowGroupReader;
use parquet::schema::types::ColumnDescPtr;

/// The values of one column, some of them fetched.
pub(super) struct Values {
    shape: Shape,
    /// At this level a value is there; below it the row has none.
    there: i16,
    levels: Vec<i16>,
    stored: Stored,
    /// What of those fetched was written so far: rows, and values.
    written: (usize, usize),
    seen: Seen,
    day: Day,
}

/// By their type in the file.
enum Stored {
    Bool(Typed<BoolType>),
    Int32(Typed<Int32Type>),
    Int64(Typed<Int64Type>),
    Int96(Typed<Int96Type>),
    Float(Typed<FloatType>),
    Double(Typed<DoubleType>),
    Bytes(Typed<ByteArrayType>),
    /// With what is known of its texts, by planned column: what one may hold, another may not.
    Coded(Coded, Vec<Vec<Known>>),
    Fixed(Typed<FixedLenByteArrayType>),
}

/// Values of one type.
struct Typed<D: DataType> {
    reader: ColumnReaderImpl<D>,
    values: Vec<D::T>,
}

impl Stored {
    fn new(reader: ColumnReader) -> Self {
        match reader {
            ColumnReader::BoolColumnReader(reader) => Self::Bool(Typed::new(reader)),
            ColumnReader::Int32ColumnReader(reader) => Self::Int32(Typed::new(reader)),
            ColumnReader::Int64ColumnReader(reader) => Self::Int64(Typed::new(reader)),
            ColumnReader::Int96ColumnReader(reader) => Self::Int96(Typed::new(reader)),
            ColumnReader::FloatColumnReader(reader) => Self::Float(Typed::new(reader)),
            ColumnReader::DoubleColumnReader(reader) => Self::Double(Typed::new(reader)),
            ColumnReader::ByteArrayColumnReader(reader) => Self::Bytes(Typed::new(reader)),
            ColumnReader::FixedLenByteArrayColumnReader(reader) => Self::Fixed(Typed::new(reader)),
        }
    }
}

impl<D: DataType> Typed<D> {
    fn new(reader: ColumnReaderImpl<D>) -> Self {
        Self { reader, values: Vec::new() }
    }

    /// Fetches the next rows, in place of those before.
    fn fetch(&mut self, rows: usize, levels: &mut Vec<i16>, there: i16) -> Result<()> {
        self.values.clear();
        levels.clear();
        let mut left = rows;
        while left > 0 {
            let taken = self.reader.read_records(left, Some(levels), None, &mut self.values)?;
            if taken.0 == 0 {
                return Err(ParquetError::EOF(ENDED.to_owned()));
            }
            left -= taken.0;
        }
        let wanted = match there {
            0 => rows,
            _ => levels.iter().filter(|level| **level == there).count(),
        };
        if self.values.len() != wanted || there > 0 && levels.len() != rows {
            let reason = "a column has fewer values than it says".to_owned();
            return Err(ParquetError::General(reason));
        }
        Ok(())
    }

    /// Passes over the next rows.
    fn skip(&mut self, rows: usize) -> Result<()> {
        match self.reader.skip_records(rows)? {
            skipped if skipped == rows => Ok(()),
            _ => Err(ParquetError::EOF(ENDED.to_owned())),
        }
    }

    /// What each fetched row has.
    fn each<'v>(
        &'v self,
        levels: &'v [i16],
        there: i16,
    ) -> impl ExactSizeIterator<Item = Option<&'v D::T>> {
        let all = if there == 0 { self.values.len() } else { levels.len() };
        let mut values = self.values.iter();
        (0..all).map(move |at| if there == 0 || levels[at] == there { values.next() } else { None })
    }
}

impl Values {
    /// Those of a column of a row group, by its position. With `times`, a day is its midnight.
    pub(super) fn new(
        group: &dyn RowGroupReader,
        position: usize,
        leaf: &ColumnDescPtr,
        times: bool,
    ) -> Result<Self> {
        let texts = leaf.physical_type() == Physical::BYTE_ARRAY;
        let stored = if texts && Coded::knows(group.metadata().column(position)) {
            let pages = group.get_column_page_reader(position)?;
            Stored::Coded(Coded::new(pages, leaf.max_def_level() > 0), Vec::new())
        } else {
            Stored::new(group.get_column_reader(position)?)
        };
        Ok(Self::of(stored, leaf, times))
    }

    fn of(stored: Stored, leaf: &ColumnDescPtr, times: bool) -> Self {
        let shape = match Shape::of(leaf) {
            Shape::Day if times => Shape::Midnight,
            shape => shape,
        };
        Self {
            shape,
            there: leaf.max_def_level(),
            levels: Vec::new(),
            stored,
            written: (0, 0),
            seen: Seen::new(),
            day: Day::default(),
        }
    }

    /// Fetches so many further rows, in place of those before.
    pub(super) fn fetch(&mut self, rows: usize) -> Result<()> {
        self.written = (0, 0);
        let (levels, there) = (&mut self.levels, self.there);
        match &mut self.stored {
            Stored::Bool(typed) => typed.fetch(rows, levels, there),
            Stored::Int32(typed) => typed.fetch(rows, levels, there),
            Stored::Int64(typed) => typed.fetch(rows, levels, there),
            Stored::Int96(typed) => typed.fetch(rows, levels, there),
            Stored::Float(typed) => typed.fetch(rows, levels, there),
            Stored::Double(typed) => typed.fetch(rows, levels, there),
            Stored::Bytes(typed) => typed.fetch(rows, levels, there),
            Stored::Coded(coded, known) => {
                for known in known.iter_mut() {
                    known.truncate(coded.lasting());
                }
                coded.fetch(rows)
            }
            Stored::Fixed(typed) => typed.fetch(rows, levels, there),
        }
    }

    /// Begins another piece, of which no word is known yet, behind so many further rows.
    pub(super) fn begin(&mut self, rows: usize) -> Result<()> {
        match &mut self.stored {
            Stored::Bool(typed) => typed.skip(rows),
            Stored::Int32(typed) => typed.skip(rows),
            Stored::Int64(typed) => typed.skip(rows),
            Stored::Int96(typed) => typed.skip(rows),
            Stored::Float(typed) => typed.skip(rows),
            Stored::Double(typed) => typed.skip(rows),
            Stored::Bytes(typed) => typed.skip(rows),
            Stored::Coded(coded, known) => {
                known.clear();
                coded.skip(rows)
            }
            Stored::Fixed(typed) => typed.skip(rows),
        }
    }

    /// Adds all that was fetched to a planned column, if it is plain; `false`: it is not, and some may have been added.
    pub(super) fn read(
        &mut self,
        (planned, column): (usize, &mut Reader),
        words: &mut Interned,
    ) -> bool {
        let (levels, there) = (&self.levels[..], self.there);
        if let Stored::Coded(coded, known) = &mut self.stored {
            let texts = matches!(self.shape, Shape::Text | Shape::Plain);
            let rows = coded.rows().iter().map(|row| Some(*row).filter(|row| *row != NONE));
            if known.len() <= planned {
                known.resize_with(planned + 1, Vec::new);
            }
            let text = |number| coded.text(number);
            return texts && column.coded(rows, text, &mut known[planned], words);
        }
        match (&self.stored, self.shape) {
            (Stored::Bytes(typed), Shape::Text | Shape::Plain) => {
                let texts = typed.each(levels, there);
                column.texts(texts.map(|value| value.map(ByteArray::data)), words)
            }
            (Stored::Int32(typed), Shape::Plain) => {
                let values = typed.each(levels, there);
                column.wholes(values.map(|value| value.copied().map(i64::from)), words)
            }
            (Stored::Int64(typed), Shape::Plain) => {
                column.wholes(typed.each(levels, there).map(Option::<&_>::copied), words)
            }
            (Stored::Int64(typed), Shape::Instant { per_second, utc }) => {
                let values = typed.each(levels, there);
                let micros = |value: &i64| text::micros(*value, per_second);
                column.instants(values.map(|value| value.map(micros)), utc)
            }
            (Stored::Int96(typed), _) => {
                column.instants(typed.each(levels, there).map(|value| value.map(text::int96)), true)
            }
            (Stored::Double(typed), Shape::Plain) if !matches!(column, Reader::Text(_)) => {
                let whole = |value: &f64| {
                    let whole = *value as i64;
                    // Beyond all that is plain where it is not whole, or a zero with a sign.
                    let same = (whole as f64).to_bits() == value.to_bits();
                    if same { whole } else { i64::MAX }
                };
                column.wholes(typed.each(levels, there).map(|value| value.map(whole)), words)
            }
            _ => false,
        }
    }

    /// Writes so many further ones of the fetched values to the text, and tells where each of them stands, by its position.
    pub(super) fn write(&mut self, rows: usize, text: &mut String, set: impl FnMut(usize, Span)) {
        // What was seen lies in the text before.
        self.seen.forget();
        let shape = &self.shape;
        let from = (&self.levels[..], self.there, &mut self.written);
        let mut out = Out { text, set, at: 0, seen: &mut self.seen, day: &mut self.day };
        match &self.stored {
            Stored::Bool(typed) => each(typed, rows, from, &mut out, |value, out| {
                out.literal(|text| text.push_str(if *value { "true" } else { "false" }));
            }),
            Stored::Int32(typed) => each(typed, rows, from, &mut out, |value, out| {
                out.whole(shape, i64::from(*value));
            }),
            Stored::Int64(typed) => each(typed, rows, from, &mut out, |value, out| {
                out.whole(shape, *value);
            }),
            Stored::Int96(typed) => each(typed, rows, from, &mut out, |value, out| {
                let micros = text::int96(value);
                out.instant(micros, true);
            }),
            Stored::Float(typed) => each(typed, rows, from, &mut out, |value, out| {
                out.literal(|text| text::float(text, value, value.is_finite()));
            }),
            Stored::Double(typed) => each(typed, rows, from, &mut out, |value, out| {
                out.literal(|text| text::float(text, value, value.is_finite()));
            }),
            Stored::Bytes(typed) => each(typed, rows, from, &mut out, |value, out| {
                out.bytes(shape, value.data());
            }),
            Stored::Coded(coded, _) => {
                let (_, _, (row, _)) = from;
                let these = coded.rows().iter().skip(*row).take(rows);
                for (at, number) in these.enumerate().filter(|(_, number)| **number != NONE) {
                    out.at = at;
                    out.bytes(shape, coded.text(*number));
                }
                *row += rows;
            }
            Stored::Fixed(typed) => each(typed, rows, from, &mut out, |value, out| {
                out.bytes(shape, value.data());
            }),
        }
    }
}

/// Takes so many of the fetched rows, those without a value among them.
fn each<D: DataType, S: FnMut(usize, Span)>(
    typed: &Typed<D>,
    rows: usize,
    (levels, there, (row, value)): (&[i16], i16, &mut (usize, usize)),
    out: &mut Out<'_, S>,
    mut write: impl FnMut(&D::T, &mut Out<'_, S>),
) {
    for at in 0..rows {
        if there == 0 || levels.get(*row + at) == Some(&there) {
            if let Some(stored) = typed.values.get(*value) {
                out.at = at;
                write(stored, out);
            }
            *value += 1;
        }
    }
    *row += rows;
}
