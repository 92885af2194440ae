//! A tree to text, in the one canonical layout: the inverse of [`super::parse`].
//!
//! Comments stay where they are (one inside a clause moves in front of it), single blank lines stay,
//! and what the writer put on one line (facets, levels, steps, `phase` and `lane`) stays on one if it
//! fits. Formatting twice changes nothing, and formatting never changes the tree.

#![allow(clippy::format_push_string, reason = "the code reads as the short line that it writes")]

mod block;
mod calendar;
mod case;
mod expression;
mod item;
mod list;
mod record;
mod recovery;
mod requirement;
mod scribe;
mod sheet;

use self::scribe::Scribe;
use self::sheet::Sheet;
use super::ast::{File, ItemKind};
use crate::diagnostic::Lang;
use crate::source::Span;

/// Lines are broken, where they can be, to be no wider than this.
const WIDTH: usize = 100;

/// The text of a file that was read from `text` without an error, its keywords in a language; `None`
/// keeps the one that most of its keywords are in. Names, titles and comments stay as they are.
///
/// A file with errors must not be formatted: what could not be read is not in the tree.
pub fn format(file: &File, text: &str, lang: Option<Lang>) -> String {
    let scribe = Scribe { lang: lang.unwrap_or_else(|| predominant(file, text)) };
    let mut sheet = Sheet::new(text, &file.comments);
    for item in &file.items {
        scribe.item(&mut sheet, item);
    }
    sheet.finish()
}

/// The language of most of the words that declarations and clauses begin with: those are keywords
/// for certain, where others may be names.
fn predominant(file: &File, text: &str) -> Lang {
    let mut starts: Vec<Span> = Vec::new();
    for item in &file.items {
        starts.push(item.span);
        match &item.kind {
            ItemKind::Touchpoint(it) | ItemKind::Moment(it) => {
                starts.extend(it.clauses.iter().map(|clause| clause.span));
            }
            ItemKind::Recovery(it) => starts.extend(it.clauses.iter().map(|clause| clause.span)),
            ItemKind::Standard(it) => starts.extend(it.requires.iter().map(|it| it.span)),
            ItemKind::Case(it) => starts.extend(it.then.iter().map(|then| then.span)),
            ItemKind::Use(_)
            | ItemKind::Service(_)
            | ItemKind::Calendar(_)
            | ItemKind::Record(_)
            | ItemKind::Segment(_)
            | ItemKind::Let(_)
            | ItemKind::Step(_)
            | ItemKind::Model(_)
            | ItemKind::Protocol(_)
            | ItemKind::Authority(_)
            | ItemKind::Conclude(_)
            | ItemKind::Waive(_)
            | ItemKind::Fn(_) => {}
        }
    }
    let english = |span: &&Span| text.as_bytes().get(span.start as usize).is_some_and(u8::is_ascii);
    let count = starts.iter().filter(english).count();
    if count * 2 < starts.len() { Lang::Zh } else { Lang::En }
}
