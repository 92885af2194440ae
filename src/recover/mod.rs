//! Verdicts to what is owed: facts concluded, recoveries that apply, who owes what until when, and whether the log
//! shows that it was done.

mod owed;

pub use owed::{
    Amount, Authority, Concluded, Escalation, Owed, OwedAction, Recoveries, Status, Subject,
    Undecidable,
};
