//! Cells whose values are stored as they are, not written: what is plain goes into its column without becoming a text first. It
//! reads the same as its text would, which tests hold.

use super::duration;
use super::recent::Interned;
use super::time::TimeReader;
use super::{ColumnReader, wholes};
use crate::ingest::{MISSING, Numbers};
use crate::syntax::ast::EpochUnit;
use crate::unit::LengthUnit;
use crate::value::Word;

/// Numbers beyond so many digits are read as texts.
const LARGEST: u64 = 999_999_999;

/// What is known of a text of a dictionary.
#[derive(Clone, Copy)]
pub(in crate::ingest) enum Known {
    /// It was not read yet.
    Nothing,
    /// The cell that it is.
    Cell(Option<Word>),
}

impl ColumnReader {
    /// Adds texts. `false`: one of them is not plain, or these columns hold no texts; then some may have been added.
    pub(in crate::ingest) fn texts<'t>(
        &mut self,
        texts: impl ExactSizeIterator<Item = Option<&'t [u8]>>,
        words: &mut Interned,
    ) -> bool {
        let (cells, listed) = match self {
            Self::Text(cells) => (cells, None),
            Self::OneOf(values, cells) => (cells, Some(&*values)),
            _ => return false,
        };
        all(texts, cells, None, |text| {
            let value = std::str::from_utf8(text).ok()?;
            if listed.is_some_and(|listed| !text.is_empty() && !listed.have(text)) {
                return None;
            }
            Some((!value.is_empty()).then(|| words.intern(value)))
        })
    }

    /// Adds texts by their numbers, of which `text` gives each; `known`: what is known of those that came before, in these words. The
    /// rest as with [`texts`](Self::texts).
    pub(in crate::ingest) fn coded<'t>(
        &mut self,
        rows: impl ExactSizeIterator<Item = Option<u32>>,
        text: impl Fn(u32) -> &'t [u8],
        known: &mut Vec<Known>,
        words: &mut Interned,
    ) -> bool {
        let (cells, listed) = match self {
            Self::Text(cells) => (cells, None),
            Self::OneOf(values, cells) => (cells, Some(values)),
            _ => return false,
        };
        all(rows, cells, None, |number| {
            let at = number as usize;
            if let Some(Known::Cell(cell)) = known.get(at) {
                return Some(*cell);
            }
            let text = text(number);
            if listed.as_ref().is_some_and(|listed| !text.is_empty() && !listed.have(text)) {
                return None;
            }
            let value = std::str::from_utf8(text).ok()?;
            let cell = (!value.is_empty()).then(|| words.intern(value));
            if known.len() <= at {
                known.resize(at + 1, Known::Nothing);
            }
            known[at] = Known::Cell(cell);
            Some(cell)
        })
    }

    /// Adds whole numbers; the rest as with [`texts`](Self::texts).
    pub(in crate::ingest) fn wholes(
        &mut self,
        values: impl ExactSizeIterator<Item = Option<i64>>,
        words: &mut Interned,
    ) -> bool {
        match self {
            Self::Number(cells) => numbers(values, cells, |_| true),
            Self::Scale { low, high, cells } => {
                let on_it = wholes(*low, *high);
                numbers(values, cells, |value| on_it.contains(&value))
            }
            Self::Duration(unit, cells) => {
                let Some(unit) = unit.and_then(LengthUnit::micros) else { return false };
                cells.all(values, |value| {
                    duration::whole(few(value).filter(|count| *count >= 0)?, unit)
                })
            }
            Self::Time(reader, cells) => all(values, cells, MISSING, |value| reader.since(value)),
            Self::Text(cells) => {
                let mut text = [0; 20];
                all(values, cells, None, |value| {
                    let digits = digits(u64::try_from(value).ok()?, &mut text);
                    Some(Some(words.intern(std::str::from_utf8(digits).ok()?)))
                })
            }
            Self::OneOf(..) | Self::Percent(_) | Self::Money(..) | Self::Flag(_) => false,
        }
    }

    /// Adds points in time, in microseconds since 1970, of UTC or else local; the rest as with [`texts`](Self::texts).
    pub(in crate::ingest) fn instants(
        &mut self,
        values: impl ExactSizeIterator<Item = Option<i64>>,
        utc: bool,
    ) -> bool {
        let Self::Time(reader, cells) = self else { return false };
        all(values, cells, MISSING, |value| reader.point(value, utc))
    }
}

impl TimeReader {
    /// How far from 1970 a point in time has a year of four digits.
    const WRITABLE: std::ops::Range<i64> = -62_135_596_800_000_000..253_402_300_800_000_000;

    /// So many of the column's units since 1970; `None`: it is to be read as a text.
    fn since(&self, count: i64) -> Option<i64> {
        let micros = match self.epoch()? {
            EpochUnit::Seconds => count.checked_mul(1_000_000)?,
            EpochUnit::Milliseconds => count.checked_mul(1_000)?,
            EpochUnit::Microseconds => count,
            EpochUnit::Nanoseconds => return None,
        };
        Self::WRITABLE.contains(&micros).then_some(micros)
    }

    /// A point in time that is stored as one; `None`: it is to be read as a text.
    fn point(&mut self, micros: i64, utc: bool) -> Option<i64> {
        if !self.is_rfc3339() || !Self::WRITABLE.contains(&micros) {
            return None;
        }
        if utc { Some(micros) } else { self.local(micros) }
    }
}

/// Adds cells as long as they are plain; whether all were.
pub(in crate::ingest) fn all<V, T: Copy>(
    values: impl ExactSizeIterator<Item = Option<V>>,
    cells: &mut Vec<T>,
    missing: T,
    mut read: impl FnMut(V) -> Option<T>,
) -> bool {
    // Room is made for all at once, not looked for with every cell.
    let from = cells.len();
    cells.resize(from + values.len(), missing);
    for (cell, value) in cells[from..].iter_mut().zip(values) {
        if let Some(value) = value {
            let Some(read) = read(value) else { return false };
            *cell = read;
        }
    }
    true
}

fn numbers(
    values: impl ExactSizeIterator<Item = Option<i64>>,
    cells: &mut Numbers,
    fits: impl Fn(i32) -> bool,
) -> bool {
    cells.all(values, |value| few(value).filter(|value| fits(*value)))
}

/// A number of few digits.
fn few(value: i64) -> Option<i32> {
    (value.unsigned_abs() <= LARGEST).then_some(value as i32)
}

/// A number as it is written.
fn digits(mut value: u64, text: &mut [u8; 20]) -> &[u8] {
    let mut at = text.len();
    loop {
        at -= 1;
        text[at] = b'0' + (value % 10) as u8;
        value /= 10;
        if value == 0 {
            return &text[at..];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ColumnReader;
    use crate::check::program::{FieldId, Reading, TimeReading, Type};
    use crate::ingest::cell::Raw;
    use crate::ingest::cell::recent::{Interned, Listed};
    use crate::ingest::cell::time::TimeReader;
    use crate::ingest::{Column, Lengths, Numbers};
    use crate::plan::PlannedColumn;
    use crate::source::{FileId, Span};
    use crate::syntax::ast::EpochUnit;
    use crate::unit::{Decimal, LengthUnit};
    use proptest::prelude::*;
    use std::borrow::Cow;

    fn times(format: TimeReading, zone: &str) -> ColumnReader {
        let reading = Reading::Time { format, zone: zone.to_owned(), ambiguous: None };
        let column = PlannedColumn {
            field: FieldId(0),
            header: String::new(),
            ty: Type::Time,
            reading,
            span: Span::new(FileId(0), 0, 1),
            optional: false,
        };
        ColumnReader::Time(Box::new(TimeReader::new(&column).unwrap()), Vec::new())
    }

    fn columns() -> Vec<ColumnReader> {
        let listed = ["a", "中", "12"].map(str::to_owned).to_vec();
        let (low, high) = (Decimal::ONE, Decimal::from(5));
        vec![
            ColumnReader::Text(Vec::new()),
            ColumnReader::OneOf(Listed::new(listed), Vec::new()),
            ColumnReader::Number(Numbers::default()),
            ColumnReader::Percent(Numbers::default()),
            ColumnReader::Scale { low, high, cells: Numbers::default() },
            ColumnReader::Duration(Some(LengthUnit::Second), Lengths::default()),
            ColumnReader::Duration(None, Lengths::default()),
            ColumnReader::Flag(Vec::new()),
            times(TimeReading::Rfc3339, "Europe/Rome"),
            times(TimeReading::Epoch(EpochUnit::Milliseconds), "UTC"),
            times(TimeReading::Format("%d".to_owned()), "UTC"),
        ]
    }

    /// What was read and how, word by word.
    fn shown(mut column: ColumnReader, words: &mut Interned) -> String {
        let words = words.take();
        match column.take() {
            Column::Text(cells) => {
                let texts = cells.all();
                let texts = texts.iter().map(|cell| cell.map(|word| words.text(word)));
                format!("{:?}", texts.collect::<Vec<_>>())
            }
            other => format!("{other:?}"),
        }
    }

    /// Holds that what is read at once is what cells say one by one.
    fn holds<V: Copy>(
        values: &[Option<V>],
        raw: impl Fn(&V) -> Raw<'static>,
        read: impl Fn(&mut ColumnReader, &mut Interned) -> bool,
    ) -> usize {
        let mut plain = 0;
        for column in columns() {
            let (mut at_once, mut words) = (column.clone(), Interned::new());
            if !read(&mut at_once, &mut words) {
                continue;
            }
            plain += 1;
            let (mut one_by_one, mut others) = (column, Interned::new());
            for value in values {
                let raw = value.as_ref().map_or(Raw::Missing, &raw);
                assert!(one_by_one.push(raw, &mut others).is_ok());
            }
            assert_eq!(shown(at_once, &mut words), shown(one_by_one, &mut others));
        }
        plain
    }

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "as `holds` asks for it")]
    fn number(value: &i64) -> Raw<'static> {
        Raw::Number(Box::leak(value.to_string().into_boxed_str()))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn texts(values in prop::collection::vec(prop::option::of("|a|中|12|[a-z中]{1,20}"), 0..30)) {
            let texts: Vec<_> = values.iter().map(Option::as_deref).collect();
            let raw = |text: &&str| Raw::Text(Cow::Owned((*text).to_owned()));
            let read = |column: &mut ColumnReader, words: &mut Interned| {
                column.texts(texts.iter().map(|text| text.map(str::as_bytes)), words)
            };
            prop_assert!(holds(&texts, raw, read) >= 1);
        }

        #[test]
        fn wholes(values in prop::collection::vec(
            prop::option::of(prop_oneof![0_i64..7, -3_i64..2_000_000_000, any::<i64>()]),
            0..8,
        )) {
            holds(&values, number, |column, words| column.wholes(values.iter().copied(), words));
        }

        #[test]
        fn small_wholes(values in prop::collection::vec(prop::option::of(1_i64..6), 0..30)) {
            let read = |column: &mut ColumnReader, words: &mut Interned| {
                column.wholes(values.iter().copied(), words)
            };
            prop_assert!(holds(&values, number, read) >= 5);
        }

        #[test]
        fn instants(
            values in prop::collection::vec(prop::option::of(0_i64..4_000_000_000_000_000), 0..8),
            far in any::<i64>(),
            utc in any::<bool>(),
        ) {
            let written = |micros: &i64| {
                let stored = jiff::Timestamp::from_microsecond(*micros).unwrap();
                let text = stored.to_string();
                let text = if utc { &text[..] } else { text.trim_end_matches('Z') };
                Raw::Text(Cow::Owned(text.to_owned()))
            };
            let read = |column: &mut ColumnReader, _: &mut Interned| {
                column.instants(values.iter().copied(), utc)
            };
            holds(&values, written, read);
            let mut column = times(TimeReading::Rfc3339, "Europe/Rome");
            let near = jiff::Timestamp::from_microsecond(far).is_ok();
            prop_assert!(near || !column.instants([Some(far)].into_iter(), utc));
        }
    }
}
