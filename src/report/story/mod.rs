//! One journey explained to people and programs: [`Story`] is the data, [`crate::report::tale`] draws it, [`json`] writes it.

mod beyond;
mod build;
mod change;
mod clock;
mod model;
mod reason;
mod reasons;
mod say;
mod turned;
mod values;

pub use beyond::beyond;
pub use build::{Found, story};
pub use change::{Also, Answer, Change, Choice, Limit, Said, What};
pub use model::{
    Beyond, Clock, ClockState, Due, Field, Occurrence, Record, Reopened, Segment, Span, Story,
    Told, UndecidedStart, VERSION,
};

pub use reason::{Conclusion, Decision, Holds, Reason, Reasoned, Swayed};

use std::io::{self, Write};

/// Writes the data, indented, with a line end.
///
/// # Errors
/// Those of the writer.
pub fn json(story: &Story, mut out: impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, story)?;
    out.write_all(b"\n")
}
