//! The values of one column, in order.

use super::text::{self, Shape};
use crate::ingest::block::{Kind, Span};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::DataType;
use parquet::errors::{ParquetError, Result};
use parquet::schema::types::ColumnDescPtr;
use std::fmt::Write;

/// Values of one column that are taken row by row.
pub(super) struct Values {
    reader: ColumnReader,
    shape: Shape,
    /// At this level a value is there; below it the row has none.
    there: i16,
    levels: Vec<i16>,
    seen: Seen,
    day: Day,
}

impl Values {
    /// With `times`, a day is its midnight.
    pub(super) fn new(reader: ColumnReader, leaf: &ColumnDescPtr, times: bool) -> Self {
        let shape = match Shape::of(leaf) {
            Shape::Day if times => Shape::Midnight,
            shape => shape,
        };
        let there = leaf.max_def_level();
        Self { reader, shape, there, levels: Vec::new(), seen: Seen::new(), day: Day::default() }
    }

    /// Writes so many further values to the text, and tells where each of them stands, by its position.
    pub(super) fn write(
        &mut self,
        rows: usize,
        text: &mut String,
        set: impl FnMut(usize, Span),
    ) -> Result<()> {
        let shape = &self.shape;
        let (levels, there) = (&mut self.levels, self.there);
        let mut out = Out { text, set, at: 0, seen: &mut self.seen, day: &mut self.day };
        match &mut self.reader {
            ColumnReader::BoolColumnReader(reader) => {
                each(reader, rows, (levels, there), &mut out, |value, out| {
                    out.literal(|text| text.push_str(if *value { "true" } else { "false" }));
                })
            }
            ColumnReader::Int32ColumnReader(reader) => {
                each(reader, rows, (levels, there), &mut out, |value, out| {
                    out.whole(shape, i64::from(*value));
                })
            }
            ColumnReader::Int64ColumnReader(reader) => {
                each(reader, rows, (levels, there), &mut out, |value, out| {
                    out.whole(shape, *value);
                })
            }
            ColumnReader::Int96ColumnReader(reader) => {
                each(reader, rows, (levels, there), &mut out, |value, out| {
                    let micros = text::int96(value);
                    out.instant(micros, true);
                })
            }
            ColumnReader::FloatColumnReader(reader) => {
                each(reader, rows, (levels, there), &mut out, |value, out| {
                    out.literal(|text| text::float(text, value, value.is_finite()));
                })
            }
            ColumnReader::DoubleColumnReader(reader) => {
                each(reader, rows, (levels, there), &mut out, |value, out| {
                    out.literal(|text| text::float(text, value, value.is_finite()));
                })
            }
            ColumnReader::ByteArrayColumnReader(reader) => {
                each(reader, rows, (levels, there), &mut out, |value, out| {
                    out.bytes(shape, value.data());
                })
            }
            ColumnReader::FixedLenByteArrayColumnReader(reader) => {
                each(reader, rows, (levels, there), &mut out, |value, out| {
                    out.bytes(shape, value.data());
                })
            }
        }
    }
}

/// Takes so many values, those that are missing among them.
fn each<D: DataType, S: FnMut(usize, Span)>(
    reader: &mut ColumnReaderImpl<D>,
    rows: usize,
    (levels, there): (&mut Vec<i16>, i16),
    out: &mut Out<'_, S>,
    mut write: impl FnMut(&D::T, &mut Out<'_, S>),
) -> Result<()> {
    let mut values: Vec<D::T> = Vec::with_capacity(rows);
    let mut left = rows;
    while left > 0 {
        values.clear();
        levels.clear();
        // What was seen is known by where it lies, which is good as long as these values are held.
        out.seen.forget();
        let (records, _, _) = reader.read_records(left, Some(levels), None, &mut values)?;
        if records == 0 {
            return Err(ParquetError::EOF("a column ends before its rows do".to_owned()));
        }
        let mut values = values.iter();
        for at in 0..records {
            if there > 0 && levels.get(at) != Some(&there) {
                out.at += 1;
                continue;
            }
            let Some(value) = values.next() else {
                let reason = "a column has fewer values than it says".to_owned();
                return Err(ParquetError::General(reason));
            };
            write(value, out);
            out.at += 1;
        }
        left -= records;
    }
    Ok(())
}

/// Where values are written to.
struct Out<'a, S> {
    text: &'a mut String,
    set: S,
    /// Position of the row.
    at: usize,
    seen: &'a mut Seen,
    day: &'a mut Day,
}

impl<S: FnMut(usize, Span)> Out<'_, S> {
    fn put(&mut self, kind: Kind, write: impl FnOnce(&mut String)) -> Span {
        let start = self.text.len();
        write(self.text);
        let span = Span::new(start, self.text.len(), kind);
        (self.set)(self.at, span);
        span
    }

    fn plain(&mut self, write: impl FnOnce(&mut String)) {
        self.put(Kind::Plain, write);
    }

    /// An instant; most are of the day of the one before.
    fn instant(&mut self, micros: i64, utc: bool) {
        let (number, rest) = (micros.div_euclid(text::DAY), micros.rem_euclid(text::DAY));
        if self.day.number != Some(number) {
            self.day.number = Some(number);
            self.day.text.clear();
            text::day(&mut self.day.text, number);
            self.day.text.push('T');
        }
        let day = &*self.day;
        let start = self.text.len();
        self.text.push_str(&day.text);
        text::clock(self.text, rest);
        if utc {
            self.text.push('Z');
        }
        (self.set)(self.at, Span::new(start, self.text.len(), Kind::Plain));
    }

    fn literal(&mut self, write: impl FnOnce(&mut String)) {
        self.put(Kind::Literal, write);
    }

    /// A whole number, and what it stands for.
    fn whole(&mut self, shape: &Shape, value: i64) {
        match shape {
            Shape::Instant { per_second, utc } => {
                self.instant(text::micros(value, *per_second), *utc);
            }
            Shape::Day => self.plain(|text| text::day(text, value)),
            Shape::Midnight => self.plain(|text| {
                text::day(text, value);
                text.push_str("T00:00:00");
            }),
            Shape::Clock { per_second } => {
                self.plain(|text| text::clock(text, text::micros(value, *per_second)));
            }
            Shape::Decimal(scale) => {
                self.literal(|text| text::decimal(text, i128::from(value), *scale));
            }
            Shape::Unsigned(bits) => self.literal(|text| {
                let value =
                    if *bits == 64 { value.cast_unsigned() } else { u64::from(value as u32) };
                let _ = write!(text, "{value}");
            }),
            Shape::Text | Shape::Uuid | Shape::Opaque | Shape::Plain => self.literal(|text| {
                let _ = write!(text, "{value}");
            }),
        }
    }

    /// Bytes: text in most columns.
    fn bytes(&mut self, shape: &Shape, bytes: &[u8]) {
        // Values of a dictionary lie in one place, however often they come.
        if let Some(span) = self.seen.find(bytes) {
            return (self.set)(self.at, span);
        }
        let span = match (shape, std::str::from_utf8(bytes)) {
            (Shape::Decimal(scale), _) => match text::big_endian(bytes) {
                Some(value) => self.put(Kind::Literal, |text| text::decimal(text, value, *scale)),
                None => self.put(Kind::Escaped, |text| text::shown(text, bytes)),
            },
            (Shape::Uuid, _) if bytes.len() == 16 => {
                self.put(Kind::Plain, |text| text::uuid(text, bytes))
            }
            (Shape::Text | Shape::Plain, Ok(value)) => {
                self.put(Kind::Plain, |text| text.push_str(value))
            }
            _ => self.put(Kind::Escaped, |text| text::shown(text, bytes)),
        };
        self.seen.note(bytes, span);
    }
}

/// The day that was written last.
#[derive(Default)]
struct Day {
    number: Option<i64>,
    text: String,
}

/// Where values that were written lately stand, by where they lie in memory.
struct Seen {
    places: Vec<(usize, usize, Span)>,
}

impl Seen {
    /// So many are remembered.
    const MOST: usize = 64;

    fn new() -> Self {
        Self { places: vec![(0, 0, Span::default()); Self::MOST] }
    }

    fn forget(&mut self) {
        self.places.fill((0, 0, Span::default()));
    }

    fn slot(bytes: &[u8]) -> (usize, usize) {
        let place = bytes.as_ptr() as usize;
        ((place ^ place >> 6) % Self::MOST, place)
    }

    fn find(&self, bytes: &[u8]) -> Option<Span> {
        let (slot, place) = Self::slot(bytes);
        let (known, length, span) = self.places[slot];
        (known == place && length == bytes.len() && length > 0).then_some(span)
    }

    fn note(&mut self, bytes: &[u8], span: Span) {
        let (slot, place) = Self::slot(bytes);
        self.places[slot] = (place, bytes.len(), span);
    }
}
