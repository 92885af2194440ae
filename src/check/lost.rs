//! What could not be read: a name or clause that is missing in the tree may stand there. What is
//! merely absent is then not reported, so that one mistake is shown as one.

use super::context::Check;
use crate::diagnostic::codes::{meaning, names, types};
use crate::diagnostic::{Diagnostic, Entry};
use crate::source::{Sources, Span};
use crate::syntax::ast::File;
use rustc_hash::FxHashSet;

/// The words of all text that no tree covers.
#[derive(Debug, Default)]
pub(super) struct Lost {
    words: FxHashSet<String>,
    any: bool,
}

/// Faults that only say that something is not there.
const ABSENCE: [&Entry; 8] = [
    &meaning::MISSING_CLAUSE,
    &meaning::WEIGHTS_TOTAL,
    &meaning::NO_CALENDAR,
    &meaning::NEVER_OPEN,
    &meaning::UNBOUND_STEPS,
    &meaning::GAP_WITHOUT_ITEMS,
    &names::INSTEAD_OF_NOTHING,
    &types::NO_CURRENCY,
];

impl Lost {
    /// What lies between the items of files with faults, and on the lines of these faults.
    pub(super) fn new(sources: &Sources, files: &[File], faults: &[Diagnostic]) -> Self {
        let mut lost = Self::default();
        for file in files {
            let mut spans: Vec<Span> = faults
                .iter()
                .filter(|fault| fault.is_error())
                .filter_map(|fault| fault.span)
                .filter(|span| span.file == file.id)
                .collect();
            if spans.is_empty() {
                continue;
            }
            lost.any = true;
            let text = &sources.file(file.id).text;
            let mut from = 0;
            for item in &file.items {
                spans.push(Span::new(file.id, from, item.span.start as usize));
                from = item.span.end as usize;
            }
            spans.push(Span::new(file.id, from, text.len()));
            for span in spans {
                let start = text.get(..span.start as usize).and_then(|before| before.rfind('\n'));
                let end = text.get(span.end as usize..).and_then(|after| after.find('\n'));
                let end = end.map_or(text.len(), |at| at + span.end as usize);
                let covered = text.get(start.map_or(0, |at| at + 1)..end).unwrap_or_default();
                let words = covered.split(|c: char| !c.is_alphanumeric() && c != '_');
                lost.words.extend(words.filter(|word| !word.is_empty()).map(str::to_owned));
            }
        }
        lost
    }
}

impl Check<'_> {
    /// Whether a name may be declared in text that could not be read.
    pub(super) fn may_be_lost(&self, name: &str) -> bool {
        self.lost.words.contains(name)
    }

    /// Whether a fault may come of text that could not be read.
    pub(super) fn may_follow(&self, fault: &Diagnostic) -> bool {
        self.lost.any && ABSENCE.iter().any(|entry| entry.code == fault.entry.code)
    }
}
