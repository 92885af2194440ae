//! `log.csv:18: message`: what is wrong with data, in a line.

use super::Worded;
use crate::diagnostic::{Finding, Lang};

/// One line, without its line break. `files` are the logs as [`Finding::place`] counts them.
pub fn finding(files: &[String], finding: &Finding, lang: Lang) -> String {
    let file = files.get(finding.place.file as usize).map_or("?", String::as_str);
    let line = finding.place.line;
    let message = Worded::message_of(finding, lang);
    let id = finding.entry.id();
    match finding.offset {
        Some(column) => format!("{file}:{line}:{column}: {message} [{id}]"),
        None => format!("{file}:{line}: {message} [{id}]"),
    }
}
