//! Values that are not plain, as the text that they have in other formats.

use super::text::{self, Shape};
use crate::ingest::rows::block::{Kind, Span};
use std::fmt::Write;

/// Where values are written to.
pub(super) struct Out<'a, S> {
    pub(super) text: &'a mut String,
    pub(super) set: S,
    /// Position of the row.
    pub(super) at: usize,
    pub(super) seen: &'a mut Seen,
    pub(super) day: &'a mut Day,
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
    pub(super) fn instant(&mut self, micros: i64, utc: bool) {
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

    pub(super) fn literal(&mut self, write: impl FnOnce(&mut String)) {
        self.put(Kind::Literal, write);
    }

    /// A whole number, and what it stands for.
    pub(super) fn whole(&mut self, shape: &Shape, value: i64) {
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
    pub(super) fn bytes(&mut self, shape: &Shape, bytes: &[u8]) {
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
            // Empty text is as good as none.
            (Shape::Text | Shape::Plain, Ok("")) => return,
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
pub(super) struct Day {
    number: Option<i64>,
    text: String,
}

/// Where values that were written lately stand, by where they lie in memory.
pub(super) struct Seen {
    places: Vec<(usize, usize, Span)>,
}

impl Seen {
    /// So many are remembered.
    const MOST: usize = 64;

    pub(super) fn new() -> Self {
        Self { places: vec![(0, 0, Span::default()); Self::MOST] }
    }

    pub(super) fn forget(&mut self) {
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
