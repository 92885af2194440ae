//! What is wrong with data: a code of the same table, and the place in the log.

use super::Entry;

/// A place in a log.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub struct Place {
    /// Position of the file in the list of logs judged.
    pub file: u16,
    /// 1-based physical line where the record begins (row, in formats without lines).
    pub line: u32,
}

/// One fault in the data. It never stops a run by itself: it makes a value missing or sets a record
/// aside, is counted, and is shown with its place.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Which.
    pub entry: &'static Entry,
    /// Where.
    pub place: Place,
    /// The column's name in the log, if one cell is at fault.
    pub column: Option<String>,
    /// 1-based position in the line (characters), where the format can tell.
    pub offset: Option<u32>,
    /// Values for the placeholders of the wording.
    pub args: Vec<(&'static str, String)>,
}

impl Finding {
    /// A fault of a record.
    pub fn new(entry: &'static Entry, place: Place) -> Self {
        Self { entry, place, column: None, offset: None, args: Vec::new() }
    }

    /// Names the column.
    pub fn column(mut self, column: impl Into<String>) -> Self {
        self.column = Some(column.into());
        self
    }

    /// Sets a placeholder.
    pub fn arg(mut self, key: &'static str, value: impl Into<String>) -> Self {
        self.args.push((key, value.into()));
        self
    }
}
