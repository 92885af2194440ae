//! Generated rows as plain records, without the detour over text.

use super::records::Record;
use crate::generate::json::shown;
use crate::generate::log::{Cell, Row};
use crate::generate::rules::TimeStyle;
use jiff::tz::TimeZone;
use mot::check::program::{FieldId, Program, Type};
use mot::syntax::ast::Ambiguous;
use mot::unit::{Decimal, Elapsed, Instant, Money, SECOND};
use mot::value::Value;
use std::sync::Arc;

/// The records of a log; rows without a journey or time are set aside.
pub fn records(program: &Program, rows: &[Row], style: TimeStyle) -> Vec<Record> {
    let mut rows = rows.to_vec();
    if let TimeStyle::Local(zone, meant) = style {
        for row in &mut rows {
            forget_offset(row, zone, meant);
        }
    }
    let whole = |row: &Row| row.cell("journey").is_some() && row.time().is_some();
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

/// A local time says less than an instant: what clocks show twice is one of the two, or neither.
fn forget_offset(row: &mut Row, zone: &str, meant: Option<Ambiguous>) {
    for (field, cell) in &mut row.cells {
        if let (&mut "time", Cell::Time(instant)) = (field, &cell) {
            let shown = shown(*instant, zone, row.skipped);
            let zone = TimeZone::get(zone).unwrap();
            let read = zone.to_ambiguous_timestamp(shown);
            let read = match meant {
                None => read.unambiguous(),
                Some(Ambiguous::Earlier) => read.earlier(),
                Some(Ambiguous::Later) => read.later(),
            };
            *cell = match read {
                Ok(read) => Cell::Time(Instant(read.as_microsecond())),
                Err(_) => Cell::Null,
            };
        }
    }
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
