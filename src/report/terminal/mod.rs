//! The report a person reads in a terminal: standards first, then the critical moments, most failures
//! first, then the worst cases with their evidence and what is owed for them.
//!
//! Pure text: the same model and options give the same bytes. Nothing of the data can steer the
//! terminal, no line ends in a blank, and wide characters count two columns.

mod afterwards;
mod basis;
mod cases;
mod count;
mod head;
mod ledger;
mod models;
mod page;
mod recoveries;
mod rest;
mod scripts;
mod standards;
mod subjects;
mod tale;
mod waivers;
mod work;
mod wrap;

use super::model::{Language, Model};
use crate::diagnostic::Lang;
pub use tale::tale;

use page::Page;
use std::io::{self, Write};

/// How it is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Look {
    /// Columns of the terminal. Less than 40 counts as 40.
    pub width: usize,
    /// Whether to colour with ANSI sequences.
    pub color: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self { width: 80, color: false }
    }
}

/// Writes the report in the model's language.
///
/// # Errors
/// Those of the writer.
pub fn terminal(model: &Model, look: Look, mut out: impl Write) -> io::Result<()> {
    let mut page = Page::new(look, lang(model));
    head::write(&mut page, model);
    standards::write(&mut page, model);
    models::write(&mut page, model);
    subjects::write(&mut page, model);
    cases::write(&mut page, model);
    work::section(&mut page, model);
    recoveries::write(&mut page, model);
    waivers::write(&mut page, model);
    rest::write(&mut page, model);
    scripts::write(&mut page, model);
    out.write_all(page.finish().as_bytes())
}

/// Writes the work list alone: so many tasks of each urgency; all that the model has, if `each` is not said.
///
/// # Errors
/// Those of the writer.
pub fn worklist(
    model: &Model,
    each: Option<usize>,
    look: Look,
    mut out: impl Write,
) -> io::Result<()> {
    let mut page = Page::new(look, lang(model));
    head::title(&mut page, model);
    work::list(&mut page, model, each);
    out.write_all(page.finish().as_bytes())
}

fn lang(model: &Model) -> Lang {
    match model.language {
        Language::En => Lang::En,
        Language::Zh => Lang::Zh,
    }
}
