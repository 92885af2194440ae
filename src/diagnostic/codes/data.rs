//! Findings in logs, and logs that cannot be read at all: [`file`] is about a whole log, `database` about one in tables, `journeys` about one that is to be sorted,
//! `record` about a line or row, `cell` and `quantity` about one value.

mod cell;
mod database;
mod file;
mod journeys;
mod quantity;
mod record;

pub use cell::{
    BAD_NUMBER, ERROR_CELL, GROUPED_NUMBER, LARGE_NUMBER, MISSPELT_VALUE, NESTED_VALUE, NOT_FINITE,
    NOT_ONE_OF, NOT_UNICODE, OFF_SCALE,
};
pub use database::{REFUSED_QUERY, SEVERAL_TABLES, UNSETTLED_DATABASE};
pub use file::{
    BAD_HEADER, BROKEN_ARRAY, EMPTY_LOG, MISSING_COLUMN, NO_SUCH_TABLE, NOT_A_LOG, REPEATED_COLUMN,
    UNKNOWN_ZONE, UNREADABLE_LOG,
};
pub use journeys::{JOURNEY_RETURNS, JOURNEYS_UNORDERED};
pub use quantity::{
    AMBIGUOUS_TIME, BAD_DURATION, BAD_FLAG, BAD_MONEY, BAD_TIME, NEGATIVE_DURATION, OTHER_CURRENCY,
    REVERSED_TIMES, SKIPPED_TIME, UNITLESS_DURATION, UNKNOWN_HOLIDAYS,
};
pub use record::{
    BROKEN_ELEMENT, BROKEN_LINE, CUT_LINE, NO_JOURNEY, NO_TIME, REPEATED_KEY, TOO_FEW_CELLS,
    TOO_MANY_CELLS, UNCLOSED_QUOTE,
};

use crate::diagnostic::Entry;

/// All of them, in order.
pub static ALL: &[&Entry] = &[
    &UNREADABLE_LOG,
    &MISSING_COLUMN,
    &NOT_A_LOG,
    &BAD_HEADER,
    &REPEATED_COLUMN,
    &EMPTY_LOG,
    &UNKNOWN_ZONE,
    &BROKEN_ARRAY,
    &NO_SUCH_TABLE,
    &SEVERAL_TABLES,
    &BROKEN_LINE,
    &CUT_LINE,
    &UNCLOSED_QUOTE,
    &TOO_MANY_CELLS,
    &TOO_FEW_CELLS,
    &NO_JOURNEY,
    &NO_TIME,
    &REPEATED_KEY,
    &BROKEN_ELEMENT,
    &REFUSED_QUERY,
    &UNSETTLED_DATABASE,
    &JOURNEY_RETURNS,
    &JOURNEYS_UNORDERED,
    &BAD_NUMBER,
    &GROUPED_NUMBER,
    &LARGE_NUMBER,
    &NOT_FINITE,
    &OFF_SCALE,
    &NOT_ONE_OF,
    &MISSPELT_VALUE,
    &BAD_DURATION,
    &UNITLESS_DURATION,
    &NEGATIVE_DURATION,
    &BAD_MONEY,
    &OTHER_CURRENCY,
    &BAD_FLAG,
    &BAD_TIME,
    &AMBIGUOUS_TIME,
    &SKIPPED_TIME,
    &NESTED_VALUE,
    &NOT_UNICODE,
    &ERROR_CELL,
    &REVERSED_TIMES,
    &UNKNOWN_HOLIDAYS,
];
