//! Functions written as scripts (rhai), fenced: what the language of rules cannot say itself.
//!
//! [`Script::compile`] reads a script once; [`Script::call`] runs one of its functions on typed values. What a
//! script may do at all, and how much of it, is said in `fence` alone; what goes in and out, in `border`.
//! A script sees nothing but its arguments: the same call gives the same answer, today and next year.

mod border;
mod call;
mod compiled;
mod fence;
mod length;
mod moment;
mod money;
mod operations;
mod place;
mod reason;
mod replace;

pub use border::Kind;
pub use compiled::Script;
pub use fence::{LARGEST, LONGEST_TEXT, OPERATIONS, OPERATIONS_IN_ALL};
