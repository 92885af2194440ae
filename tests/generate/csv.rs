//! Rows as CSV.

use super::json;
use super::log::{FIELDS, Row};
use super::rules::Columns;
use serde_json::Value;

/// A header with every column, and all rows.
pub fn lines(rows: &[Row], columns: Columns) -> String {
    let header: Vec<&str> = FIELDS.iter().map(|field| columns.header(field)).collect();
    let mut text = header.join(",") + "\n";
    for row in rows {
        let object: Value = serde_json::from_str(&json::line(row, columns)).unwrap();
        let cells: Vec<String> = header.iter().map(|name| cell(&object[name])).collect();
        text.push_str(&(cells.join(",") + "\n"));
    }
    text
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => format!("\"{}\"", text.replace('"', "\"\"")),
        other => other.to_string(),
    }
}
