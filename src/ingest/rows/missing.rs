//! The message for a column that is needed and not there.

use crate::diagnostic::{Diagnostic, codes::data};
use crate::ingest::cell::nearest::nearest;
use crate::plan::PlannedColumn;

/// How many of the columns there are it lists.
const LISTED: usize = 20;

/// Says which columns there are, and which of them is nearest.
pub(in crate::ingest) fn missing_column(
    column: &PlannedColumn,
    file: &str,
    there: &[String],
) -> Diagnostic {
    let diagnostic = Diagnostic::new(&data::MISSING_COLUMN, column.span)
        .arg("file", file)
        .arg("column", &column.header)
        .arg("columns", list(there));
    match nearest(&column.header, there) {
        Some(name) => diagnostic.arg("suggestion", name).help("did_you_mean"),
        None => diagnostic,
    }
}

fn list(names: &[String]) -> String {
    let more = match names.len().saturating_sub(LISTED) {
        0 => String::new(),
        more => format!(", … (+{more})"),
    };
    let text =
        names.iter().take(LISTED).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    text + &*more
}
