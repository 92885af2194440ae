//! One journey as a manager reads it: the records in order with the episodes beside them, then every expectation with
//! its verdict, its rule, its clock, and what would turn it.

mod beyond;
mod clock;
mod head;
mod lanes;
mod marks;
mod reasons;
mod timeline;
mod verdicts;

use super::Look;
use super::page::Page;
use crate::diagnostic::Lang;
use crate::report::model::Language;
use crate::report::story::Story;
use lanes::Lanes;
use marks::Marks;
use std::io::{self, Write};

/// Writes a journey in its language; bars and clocks are drawn with lines, or else with plain ASCII.
///
/// # Errors
/// Those of the writer.
pub fn tale(story: &Story, look: Look, lines: bool, mut out: impl Write) -> io::Result<()> {
    let lang = match story.language {
        Language::En => Lang::En,
        Language::Zh => Lang::Zh,
    };
    let mut page = Page::new(look, lang);
    let marks = if lines { Marks::LINES } else { Marks::ASCII };
    let lanes = Lanes::of(story);
    head::write(&mut page, story);
    timeline::write(&mut page, story, &lanes, marks);
    verdicts::write(&mut page, story, &lanes, marks);
    beyond::write(&mut page, story);
    reasons::write(&mut page, story);
    out.write_all(page.finish().as_bytes())
}
