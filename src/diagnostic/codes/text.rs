//! Reading a rule file: its bytes, its brackets and quotes, its clauses, its literals.

mod clause;
mod cut;
mod file;
mod literal;

pub use clause::{
    BLANK_BEFORE_UNIT, CHAINED, INCOMPLETE, MISSING_COLON, MISSING_PERCENT, RESERVED_NAME,
    SAID_TWICE, SINGLE_EQUALS, UNEXPECTED, UNKNOWN_UNIT,
};
pub use cut::{
    MISSING_BRACE, NEVER_OPENED, TOO_DEEP, UNCLOSED, UNCLOSED_QUOTE, UNKNOWN_CLAUSE, UNKNOWN_ITEM,
};
pub use file::{NOT_TEXT, NOT_UTF8, NOTHING_DECLARED, NUL, TOO_LONG};
pub use literal::{BAD_ESCAPE, NO_SUCH_DATE, NO_SUCH_TIME, NUMBER_TOO_LARGE};

use crate::diagnostic::Entry;

/// All of them, in order.
pub static ALL: &[&Entry] = &[
    &NOT_TEXT,
    &NOT_UTF8,
    &NUL,
    &TOO_LONG,
    &TOO_DEEP,
    &UNCLOSED,
    &UNCLOSED_QUOTE,
    &NEVER_OPENED,
    &MISSING_BRACE,
    &UNKNOWN_ITEM,
    &UNKNOWN_CLAUSE,
    &UNEXPECTED,
    &INCOMPLETE,
    &MISSING_COLON,
    &SINGLE_EQUALS,
    &BLANK_BEFORE_UNIT,
    &UNKNOWN_UNIT,
    &MISSING_PERCENT,
    &RESERVED_NAME,
    &SAID_TWICE,
    &CHAINED,
    &NO_SUCH_DATE,
    &NO_SUCH_TIME,
    &NUMBER_TOO_LARGE,
    &BAD_ESCAPE,
    &NOTHING_DECLARED,
];
