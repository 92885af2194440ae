//! The lines of a text that is at hand.

use memchr::memchr;

/// Where a line ends, counted from the start of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::ingest) struct LineEnd {
    /// Behind its last byte.
    pub content: usize,
    /// Where the next one begins.
    pub next: usize,
}

/// The end of the line that goes on at `from`; `None` if the text ends there. A line ends with `newline`, or with CR
/// before it.
pub(in crate::ingest) fn line_end(text: &[u8], from: usize, newline: u8) -> Option<LineEnd> {
    let rest = text.get(from..).filter(|rest| !rest.is_empty())?;
    let (end, next) = match memchr(newline, rest) {
        Some(found) => (from + found, from + found + 1),
        None => (text.len(), text.len()),
    };
    let carriage = end > from && text[end - 1] == b'\r';
    Some(LineEnd { content: end - usize::from(carriage), next })
}
