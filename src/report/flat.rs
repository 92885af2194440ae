//! Values of the model in single cells.

use super::cells::Cell;
use super::model::Value;
use crate::unit::Decimal;
use serde::Serialize;

/// The stable word of one of the model's enums, as it stands in JSON.
pub(super) fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// Microseconds as exact seconds.
pub(super) fn seconds(micros: i64) -> Decimal {
    Decimal::new(micros, 6).normalize()
}

/// A value's size and what it is counted in.
pub(super) fn amount(value: Option<&Value>) -> (Cell, Cell) {
    let Some(value) = value else { return (Cell::plain(""), Cell::plain("")) };
    let (size, unit) = match value {
        Value::Flag(flag) => (flag.to_string(), "flag"),
        Value::Text(text) => return (Cell::text(text), Cell::plain("text")),
        Value::Number(number) => (number.to_string(), "number"),
        Value::Share(share) => (share.to_string(), "share"),
        Value::Count(count) => (count.to_string(), "count"),
        Value::Duration(micros) => (seconds(*micros).to_string(), "seconds"),
        Value::BusinessTime(micros) => (seconds(*micros).to_string(), "open_seconds"),
        Value::CalendarDays(days) => (days.to_string(), "calendar_days"),
        Value::BusinessDays(days) => (days.to_string(), "business_days"),
        Value::Time(time) => (time.to_string(), "time"),
        Value::Money(money) => return (Cell::plain(money.amount), Cell::plain(&money.currency)),
    };
    (Cell::Plain(size), Cell::plain(unit))
}
