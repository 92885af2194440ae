//! Faults of the command line and its surroundings: files, options, output, and how much of a log
//! could be used. None of them lies in a rule file.

mod cases;
mod files;
mod logs;
mod options;
mod outcome;

pub use cases::{CASE_FAILED, CASE_SCRIPT_FAILED, NO_CASE};
pub use files::{
    NO_RULES, OVERWRITES_INPUT, TOO_LARGE, UNFORMATTABLE, UNFORMATTED, UNREADABLE, UNWRITABLE,
};
pub use logs::{NO_LOGS, TOO_MANY_LOGS};
pub use options::{
    BAD_AS_OF, BAD_USAGE, NEEDS_AS_OF, NEEDS_WHOLE_LOG, NO_SUCH_EXPECTATION, NO_SUCH_JOURNEY,
    STDIN_TWICE, UNKNOWN_CODE,
};
pub use outcome::{NOTHING_EVALUATED, OWN_FAULT, TOO_MUCH_BAD_DATA, UNDECIDED, WAIVER_EXPIRED};

use crate::diagnostic::Entry;

/// All of them, in order.
pub static ALL: &[&Entry] = &[
    &UNREADABLE,
    &UNWRITABLE,
    &UNKNOWN_CODE,
    &STDIN_TWICE,
    &UNFORMATTED,
    &NO_CASE,
    &BAD_AS_OF,
    &OWN_FAULT,
    &TOO_LARGE,
    &NOTHING_EVALUATED,
    &TOO_MUCH_BAD_DATA,
    &UNDECIDED,
    &OVERWRITES_INPUT,
    &NO_RULES,
    &BAD_USAGE,
    &UNFORMATTABLE,
    &CASE_FAILED,
    &NO_SUCH_JOURNEY,
    &NO_SUCH_EXPECTATION,
    &WAIVER_EXPIRED,
    &NO_LOGS,
    &TOO_MANY_LOGS,
    &CASE_SCRIPT_FAILED,
    &NEEDS_WHOLE_LOG,
    &NEEDS_AS_OF,
];
