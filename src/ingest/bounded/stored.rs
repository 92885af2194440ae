//! Some records of a batch as bytes, and back. Only the run that wrote them reads them.

use crate::diagnostic::Place;
use crate::ingest::rows::Part;
use crate::ingest::{Batch, Column, MISSING};
use crate::plan::PlannedColumn;
use crate::unit::Decimal;
use crate::value::{Word, Words};
use rustc_hash::FxHashMap;
use std::io::{self, ErrorKind, Read};

/// How a number is written.
const NONE: u8 = 0;
const SHORT: u8 = 1;
const LONG: u8 = 2;

/// Adds these rows of a batch to the bytes.
pub(super) fn write(batch: &Batch, words: &Words, rows: &[u32], to: &mut Vec<u8>) {
    put(to, rows.len() as u32);
    for row in rows {
        let Place { file, line } = batch.places.at(*row as usize);
        to.extend(file.to_le_bytes());
        put(to, line);
    }
    let rows = rows.iter().map(|row| *row as usize);
    for column in &batch.columns {
        match column {
            Column::Text(cells) => texts(rows.clone().map(|row| cells.get(row)), words, to),
            Column::Number(cells) | Column::Money(_, cells) => {
                rows.clone().for_each(|row| number(cells.get(row), to));
            }
            Column::Duration(cells) => {
                let micros = rows.clone().map(|row| cells.get(row).unwrap_or(MISSING));
                micros.for_each(|micros| to.extend(micros.to_le_bytes()));
            }
            Column::Time(cells) => {
                rows.clone().for_each(|row| to.extend(cells[row].to_le_bytes()));
            }
            Column::Bool(cells) => {
                to.extend(rows.clone().map(|row| cells[row].map_or(2, u8::from)));
            }
        }
    }
}

/// Reads what was written at once; `None`: there is no more.
pub(super) fn read(from: &mut dyn Read, planned: &[PlannedColumn]) -> io::Result<Option<Part>> {
    let mut count = [0; 4];
    if !begins(from, &mut count)? {
        return Ok(None);
    }
    let rows = u32::from_le_bytes(count) as usize;
    let mut part = Part::default();
    for _ in 0..rows {
        let file = u16::from_le_bytes(bytes(from)?);
        part.places.push(Place { file, line: u32::from_le_bytes(bytes(from)?) });
    }
    for column in planned {
        let mut column = Column::for_type(&column.ty);
        match &mut column {
            Column::Text(cells) => {
                let known = u32::from_le_bytes(bytes(from)?);
                let mut text = Vec::new();
                let mut listed: Vec<Word> = Vec::new();
                for _ in 0..known {
                    text.resize(u32::from_le_bytes(bytes(from)?) as usize, 0);
                    from.read_exact(&mut text)?;
                    let text = std::str::from_utf8(&text).map_err(|_| broken())?;
                    listed.push(part.words.intern(text));
                }
                for _ in 0..rows {
                    let cell = u32::from_le_bytes(bytes(from)?);
                    let word = cell.checked_sub(1).map(|at| listed.get(at as usize).copied());
                    cells.push(word.map(|word| word.ok_or_else(broken)).transpose()?);
                }
            }
            Column::Number(cells) | Column::Money(_, cells) => {
                for _ in 0..rows {
                    let [kind] = bytes(from)?;
                    cells.push(match kind {
                        NONE => None,
                        SHORT => Some(Decimal::from(i32::from_le_bytes(bytes(from)?))),
                        _ => Some(Decimal::deserialize(bytes(from)?)),
                    });
                }
            }
            Column::Duration(cells) => {
                for _ in 0..rows {
                    let micros = i64::from_le_bytes(bytes(from)?);
                    cells.push(Some(micros).filter(|micros| *micros != MISSING));
                }
            }
            Column::Time(cells) => {
                for _ in 0..rows {
                    cells.push(i64::from_le_bytes(bytes(from)?));
                }
            }
            Column::Bool(cells) => {
                for _ in 0..rows {
                    let [flag] = bytes(from)?;
                    cells.push((flag < 2).then_some(flag == 1));
                }
            }
        }
        part.columns.push(column);
    }
    Ok(Some(part))
}

fn put(to: &mut Vec<u8>, number: u32) {
    to.extend(number.to_le_bytes());
}

/// Every different text once, then which of them each cell has, counted from 1.
fn texts(cells: impl Iterator<Item = Option<Word>> + Clone, words: &Words, to: &mut Vec<u8>) {
    let mut numbers: FxHashMap<Word, u32> = FxHashMap::default();
    let at = to.len();
    put(to, 0);
    for word in cells.clone().flatten() {
        let next = numbers.len() as u32 + 1;
        numbers.entry(word).or_insert_with(|| {
            let text = words.text(word);
            put(to, text.len() as u32);
            to.extend(text.as_bytes());
            next
        });
    }
    to[at..at + 4].copy_from_slice(&(numbers.len() as u32).to_le_bytes());
    cells.for_each(|cell| put(to, cell.map_or(0, |word| numbers[&word])));
}

fn number(value: Option<Decimal>, to: &mut Vec<u8>) {
    let Some(value) = value else { return to.push(NONE) };
    let whole = i32::try_from(value.mantissa()).ok().filter(|_| value.scale() == 0);
    if let Some(whole) = whole {
        to.push(SHORT);
        to.extend(whole.to_le_bytes());
    } else {
        to.push(LONG);
        to.extend(value.serialize());
    }
}

/// Fills the bytes, unless there is nothing more at all.
fn begins(from: &mut dyn Read, bytes: &mut [u8; 4]) -> io::Result<bool> {
    let first = loop {
        match from.read(&mut bytes[..1]) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            read => break read?,
        }
    };
    if first == 0 {
        return Ok(false);
    }
    from.read_exact(&mut bytes[1..])?;
    Ok(true)
}

fn bytes<const N: usize>(from: &mut dyn Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    from.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn broken() -> io::Error {
    io::Error::new(ErrorKind::InvalidData, "what was laid aside is not what was written")
}

#[cfg(test)]
mod tests {
    use super::{read, write};
    use crate::check::program::{FieldId, Reading, Type};
    use crate::diagnostic::Place;
    use crate::ingest::{Batch, Column, MISSING, Numbers};
    use crate::plan::PlannedColumn;
    use crate::source::{FileId, Span};
    use crate::unit::{Currency, Decimal, TimeKind};
    use crate::value::{Value, Words};
    use proptest::prelude::*;

    fn planned(ty: Type) -> PlannedColumn {
        let span = Span::new(FileId(0), 0, 1);
        PlannedColumn {
            field: FieldId(0),
            header: String::new(),
            ty,
            reading: Reading::Plain,
            span,
            optional: false,
        }
    }

    fn decimals(cells: &[Option<(i64, u32)>]) -> Numbers {
        cells.iter().map(|cell| cell.map(|(value, places)| Decimal::new(value, places))).collect()
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            rows in prop::collection::vec(
                (
                    prop::option::of("|[ab中]{1,3}"),
                    prop::option::of((any::<i64>(), 0_u32..9)),
                    prop::option::of(any::<i64>()),
                    prop::option::of(any::<bool>()),
                ),
                1..20,
            ),
            kept in prop::collection::vec(any::<bool>(), 20),
        ) {
            let mut words = Words::default();
            let texts = rows.iter().map(|row| row.0.as_deref().map(|text| words.intern(text)));
            let texts = texts.collect();
            let numbers: Vec<_> = rows.iter().map(|row| row.1).collect();
            let micros: Vec<_> = rows.iter().map(|row| row.2.unwrap_or(MISSING)).collect();
            let places = (0..).zip(&rows).map(|(line, _)| Place { file: 3, line }).collect();
            let currency = Currency::parse("EUR").unwrap();
            let columns = vec![
                Column::Text(texts),
                Column::Number(decimals(&numbers)),
                Column::Money(currency, decimals(&numbers)),
                Column::Time(micros),
                Column::Duration(rows.iter().map(|row| row.2).collect()),
                Column::Bool(rows.iter().map(|row| row.3).collect()),
            ];
            let types = [Type::Text, Type::Number, Type::Money(currency), Type::Time];
            let mut types: Vec<_> = types.into_iter().map(planned).collect();
            types.push(planned(Type::Duration(TimeKind::Elapsed)));
            types.push(planned(Type::Bool));
            let batch = Batch { places, columns };
            let those: Vec<u32> = (0..).zip(&rows).zip(&kept).filter(|(_, kept)| **kept).map(|((row, _), _)| row).collect();
            let mut bytes = Vec::new();
            write(&batch, &words, &those, &mut bytes);
            write(&batch, &words, &[], &mut bytes);
            let mut from = &bytes[..];
            let part = read(&mut from, &types).unwrap().unwrap();
            prop_assert_eq!(read(&mut from, &types).unwrap().unwrap().places.len(), 0);
            prop_assert!(read(&mut from, &types).unwrap().is_none());
            let told = |column: &Column, row: usize, words: &Words| -> Option<Value> {
                column.value(row, words)
            };
            for (at, row) in those.iter().enumerate() {
                prop_assert_eq!(part.places.at(at), batch.places.at(*row as usize));
                for (mine, theirs) in part.columns.iter().zip(&batch.columns) {
                    prop_assert_eq!(told(mine, at, &part.words), told(theirs, *row as usize, &words));
                }
            }
        }
    }
}
