//! Generated rows as plain records, without the detour over text.

use super::records::Record;
use crate::generate::log::{Cell, Row};
use mot::check::program::{FieldId, Program, Type};
use mot::unit::{Decimal, Elapsed, Money, SECOND};
use mot::value::Value;
use std::sync::Arc;

/// The records of a log; rows without a journey or time are set aside.
pub fn records(program: &Program, rows: &[Row]) -> Vec<Record> {
    let whole = |row: &&Row| row.cell("journey").is_some() && row.time().is_some();
    let numbered = rows.iter().enumerate().map(|(index, row)| (index as u32 + 1, row));
    numbered
        .filter(|(_, row)| whole(row))
        .map(|(line, row)| {
            let known = row.cells.iter().filter_map(|(name, cell)| {
                let at = program.fields.iter().position(|field| field.name == *name)?;
                Some((FieldId(at as u16), value(cell, &program.fields[at].ty)?))
            });
            Record { line, known: known.collect() }
        })
        .collect()
}

fn value(cell: &Cell, ty: &Type) -> Option<Value> {
    Some(match cell {
        Cell::Text(text) => Value::Text(Arc::from(text.as_str())),
        Cell::Number(number) => {
            let number: Decimal = number.parse().unwrap();
            match ty {
                Type::Money(currency) => {
                    Value::Money(Money { amount: number, currency: *currency })
                }
                _ => Value::Number(number),
            }
        }
        Cell::Seconds(seconds) => Value::Duration(Elapsed(seconds * SECOND)),
        Cell::Time(instant) => Value::Time(*instant),
        Cell::Flag(flag) => Value::Bool(*flag),
        Cell::Bad(_) | Cell::Null => return None,
    })
}
