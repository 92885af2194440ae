//! Rows as JSON Lines.

use super::log::{Cell, FIELDS, Row};
use super::rules::{Columns, TimeStyle};
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use mot::unit::Instant;
use serde_json::{Map, Value, json};

/// A row as one line, without its end.
pub fn line(row: &Row, columns: Columns) -> String {
    let mut object = Map::new();
    for (field, cell) in &row.cells {
        object.insert(columns.header(field).to_owned(), value(cell, field, row, columns));
    }
    Value::Object(object).to_string()
}

/// All rows. The first names every column: one that no row has is refused.
pub fn lines(rows: &[Row], columns: Columns) -> String {
    let mut rows = rows.to_vec();
    if let Some(first) = rows.first_mut() {
        for field in FIELDS {
            if first.cell(field).is_none() {
                first.cells.push((field, Cell::Null));
            }
        }
    }
    rows.iter().map(|row| line(row, columns) + "\n").collect()
}

fn value(cell: &Cell, field: &str, row: &Row, columns: Columns) -> Value {
    match cell {
        Cell::Text(text) | Cell::Bad(text) => json!(text),
        Cell::Number(number) => {
            serde_json::from_str(number).unwrap_or_else(|_| panic!("no number: {number}"))
        }
        Cell::Seconds(seconds) => json!(seconds),
        Cell::Flag(flag) => json!(flag),
        Cell::Null => Value::Null,
        Cell::Time(instant) => {
            match if field == "time" { columns.time } else { TimeStyle::Rfc3339 } {
                TimeStyle::Rfc3339 => json!(rfc3339(*instant, row.offset)),
                TimeStyle::EpochMicros => json!(instant.0),
                TimeStyle::Local(zone, _) => json!(
                    shown(*instant, zone, row.skipped).strftime("%d/%m/%Y %H:%M:%S%.f").to_string()
                ),
            }
        }
    }
}

/// What the clocks of a zone show at an instant; where they have just skipped some time, what was skipped if so wished.
pub fn shown(instant: Instant, zone: &str, skipped: bool) -> DateTime {
    let zone = TimeZone::get(zone).unwrap();
    let shown = zone.to_datetime(jiff::Timestamp::from_microsecond(instant.0).unwrap());
    let earlier = shown.checked_sub(jiff::Span::new().minutes(30)).unwrap();
    let never =
        matches!(zone.to_ambiguous_timestamp(earlier).offset(), AmbiguousOffset::Gap { .. });
    if skipped && never { earlier } else { shown }
}

/// An instant with an offset in minutes, or as UTC.
pub fn rfc3339(instant: Instant, offset: Option<i32>) -> String {
    let timestamp = jiff::Timestamp::from_microsecond(instant.0).unwrap();
    match offset {
        None => timestamp.to_string(),
        Some(minutes) => {
            let offset = Offset::from_seconds(minutes * 60).unwrap();
            timestamp.display_with_offset(offset).to_string()
        }
    }
}
