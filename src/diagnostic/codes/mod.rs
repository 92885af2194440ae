//! The one table of codes. Each family is a file; numbers are stable and never used again.
//!
//! | range | family |
//! |---|---|
//! | 0001–0099 | [`text`]: reading the file and its grammar |
//! | 0101–0199 | [`names`]: what a name stands for |
//! | 0201–0299 | [`types`]: types, units, kinds of time, currencies |
//! | 0301–0399 | [`meaning`]: what cannot be meant |
//! | 0401–0499 | [`plan`]: what has no meaning where it stands |
//! | 0501–0599 | [`data`]: findings in logs |
//! | 0601–0699 | [`usage`]: commands and options |
//! | 0701–0799 | [`script`]: functions written as scripts |

pub mod data;
pub mod meaning;
pub mod names;
pub mod plan;
pub mod script;
pub mod terms;
pub mod text;
pub mod types;
pub mod usage;

use super::Entry;

/// Every code, in order of its number.
pub fn all() -> impl Iterator<Item = &'static Entry> {
    [text::ALL, names::ALL, types::ALL, meaning::ALL, plan::ALL, data::ALL, usage::ALL, script::ALL]
        .into_iter()
        .flatten()
        .copied()
}

/// The code of a number.
pub fn find(code: u16) -> Option<&'static Entry> {
    all().find(|entry| entry.code == code)
}
