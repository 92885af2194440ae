//! A cell of a batch as the engine holds values.

use crate::ingest::{Column, MISSING};
use crate::judge::verdict::Row;
use crate::plan::Datum;
use crate::value::Truth;
use rust_decimal::prelude::ToPrimitive;
use std::cmp::Ordering;

/// The value in a row.
#[inline]
pub(super) fn cell(column: &Column, row: usize) -> Datum {
    match column {
        Column::Text(cells) => cells.get(row).map_or(Datum::Missing, Datum::Word),
        Column::Number(cells) => cells.get(row).map_or(Datum::Missing, Datum::Number),
        Column::Money(currency, cells) => {
            cells.get(row).map_or(Datum::Missing, |amount| Datum::Money(amount, *currency))
        }
        Column::Duration(cells) => cells.get(row).map_or(Datum::Missing, Datum::Duration),
        Column::Time(cells) => known(cells[row]).map_or(Datum::Missing, Datum::Time),
        Column::Bool(cells) => {
            cells[row].map_or(Datum::Missing, |flag| Datum::Truth(Truth::from(flag)))
        }
    }
}

/// How the value in a row is ordered against another, where that takes a single look; `None`: ask for the value.
#[inline]
pub(super) fn order(column: &Column, row: usize, other: Datum) -> Option<Ordering> {
    match (column, other) {
        (Column::Duration(cells), Datum::Duration(other)) => Some(cells.get(row)?.cmp(&other)),
        (Column::Time(cells), Datum::Time(other)) => Some(known(cells[row])?.cmp(&other)),
        (Column::Number(cells), Datum::Number(other)) => {
            let other = (other.scale() == 0).then(|| other.to_i64())??;
            Some(cells.whole(row)?.cmp(&other))
        }
        _ => None,
    }
}

/// Whether a row has a value.
#[inline]
pub(super) fn is_known(column: &Column, row: usize) -> bool {
    match column {
        Column::Text(cells) => cells.is_known(row),
        Column::Number(cells) | Column::Money(_, cells) => cells.is_known(row),
        Column::Duration(cells) => cells.is_known(row),
        Column::Time(cells) => cells[row] != MISSING,
        Column::Bool(cells) => cells[row].is_some(),
    }
}

/// Calls `each` with those rows that have a value.
pub(super) fn each_known(column: &Column, rows: &[Row], each: impl FnMut(Row)) {
    match column {
        Column::Text(cells) => those(rows, |row| cells.is_known(row), each),
        Column::Number(cells) | Column::Money(_, cells) => {
            those(rows, |row| cells.is_known(row), each);
        }
        Column::Duration(cells) => those(rows, |row| cells.is_known(row), each),
        Column::Time(cells) => those(rows, |row| cells[row] != MISSING, each),
        Column::Bool(cells) => those(rows, |row| cells[row].is_some(), each),
    }
}

#[inline]
fn those(rows: &[Row], are: impl Fn(usize) -> bool, each: impl FnMut(Row)) {
    rows.iter().copied().filter(|row| are(*row as usize)).for_each(each);
}

fn known(micros: i64) -> Option<i64> {
    (micros != MISSING).then_some(micros)
}
