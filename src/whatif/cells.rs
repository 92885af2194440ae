//! Cells of a copy: taken from the log's columns, set to other values.

use crate::ingest::{Column, MISSING, Numbers};
use crate::judge::verdict::Row;
use crate::unit::Length;
use crate::value::{Value, Words};

/// The cells of some rows, texts as words of the copy's own.
pub(super) fn taken(column: &Column, rows: &[Row], theirs: &Words, own: &mut Words) -> Column {
    fn of<T: Copy>(cells: &[T], rows: &[Row]) -> Vec<T> {
        rows.iter().map(|row| cells[*row as usize]).collect()
    }
    fn numbers(cells: &Numbers, rows: &[Row]) -> Numbers {
        rows.iter().map(|row| cells.get(*row as usize)).collect()
    }
    match column {
        Column::Text(cells) => {
            let words = rows.iter().map(|row| cells.get(*row as usize));
            Column::Text(words.map(|word| word.map(|word| own.intern(theirs.text(word)))).collect())
        }
        Column::Number(cells) => Column::Number(numbers(cells, rows)),
        Column::Money(currency, cells) => Column::Money(*currency, numbers(cells, rows)),
        Column::Duration(cells) => {
            Column::Duration(rows.iter().map(|row| cells.get(*row as usize)).collect())
        }
        Column::Time(cells) => Column::Time(of(cells, rows)),
        Column::Bool(cells) => Column::Bool(of(cells, rows)),
    }
}

/// Puts a new row before the one at a position; its cell is missing.
pub(super) fn insert(column: &mut Column, at: usize) {
    match column {
        Column::Text(cells) => cells.edit(|cells| cells.insert(at, None)),
        Column::Number(cells) | Column::Money(_, cells) => {
            cells.edit(|cells| cells.insert(at, None));
        }
        Column::Duration(cells) => cells.edit(|cells| cells.insert(at, MISSING)),
        Column::Time(cells) => cells.insert(at, MISSING),
        Column::Bool(cells) => cells.insert(at, None),
    }
}

/// Takes a row out.
pub(super) fn remove(column: &mut Column, at: usize) {
    match column {
        Column::Text(cells) => cells.edit(|cells| {
            cells.remove(at);
        }),
        Column::Number(cells) | Column::Money(_, cells) => {
            cells.edit(|cells| {
                cells.remove(at);
            });
        }
        Column::Duration(cells) => cells.edit(|cells| {
            cells.remove(at);
        }),
        Column::Time(cells) => {
            cells.remove(at);
        }
        Column::Bool(cells) => drop(cells.remove(at)),
    }
}

/// Sets a cell. A value of another type than the column's is missing.
pub(super) fn set(column: &mut Column, at: usize, value: Option<&Value>, words: &mut Words) {
    match column {
        Column::Text(cells) => {
            let cell = match value {
                Some(Value::Text(text)) => Some(words.intern(text)),
                _ => None,
            };
            cells.edit(|cells| cells[at] = cell);
        }
        Column::Number(cells) => {
            let cell = match value {
                Some(Value::Number(number)) => Some(*number),
                _ => None,
            };
            cells.edit(|cells| cells[at] = cell);
        }
        Column::Money(currency, cells) => {
            let cell = match value {
                Some(Value::Money(money)) if money.currency == *currency => Some(money.amount),
                _ => None,
            };
            cells.edit(|cells| cells[at] = cell);
        }
        Column::Duration(cells) => {
            let cell = match value {
                Some(Value::Duration(length) | Value::Length(Length::Elapsed(length))) => length.0,
                _ => MISSING,
            };
            cells.edit(|cells| cells[at] = cell);
        }
        Column::Time(cells) => {
            cells[at] = match value {
                Some(Value::Time(instant)) => instant.0,
                _ => MISSING,
            }
        }
        Column::Bool(cells) => {
            cells[at] = match value {
                Some(Value::Bool(flag)) => Some(*flag),
                _ => None,
            }
        }
    }
}
