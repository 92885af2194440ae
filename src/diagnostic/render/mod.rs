//! Diagnostics for people and for programs. All wording comes from the table in [`super::codes`];
//! the same input gives the same bytes.

mod excerpt;
mod finding;
mod graphical;
mod json;
mod wording;

pub use finding::finding;
pub use graphical::{drawn, report};
pub use json::{FindingData, Location, Report, Reports, data, finding_data};
pub use wording::Worded;

use super::Lang;

/// How output for people looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Look {
    /// The language of every word.
    pub lang: Lang,
    /// How many columns there are; text is wrapped to them.
    pub width: usize,
    /// Box-drawing characters rather than ASCII.
    pub unicode: bool,
    /// ANSI colours.
    pub colour: bool,
}

impl Look {
    /// Plain text of 100 columns, as for a file or a pipe.
    pub fn plain(lang: Lang) -> Self {
        Self { lang, width: 100, unicode: false, colour: false }
    }
}
