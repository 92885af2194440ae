//! The piece of a rule file that a report shows.
//!
//! miette asks for it by offset in one text. A diagnostic may have places in several files, so an
//! offset carries its file in the high bits. Reading an excerpt costs as much as the excerpt, not
//! as much as the file; a line of megabytes is cut around its span.

use crate::source::{FileId, Sources, Span};
use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use std::borrow::Cow;
use std::ops::Range;

/// Spans over more lines than this are shown by their first line.
const MOST_LINES: usize = 8;

/// Bytes shown on either side of a span in a line too long to show.
const MARGIN: usize = 120;

/// Every file as it may be shown: same length in bytes, nothing that steers a terminal.
pub(super) struct Excerpts<'a> {
    sources: &'a Sources,
    texts: Vec<Cow<'a, str>>,
}

/// One diagnostic's view: its own file comes first.
pub(super) struct Excerpt<'a> {
    files: &'a Excerpts<'a>,
    primary: FileId,
}

impl<'a> Excerpts<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self { sources, texts: sources.iter().map(|(_, file)| harmless(&file.text)).collect() }
    }

    pub(super) fn around(&'a self, primary: FileId) -> Excerpt<'a> {
        Excerpt { files: self, primary }
    }
}

impl Excerpt<'_> {
    /// Where miette finds a span: clipped to the file, and to its first line if it is long.
    pub(super) fn locate(&self, span: Span) -> SourceSpan {
        let file = self.files.sources.file(span.file);
        let len = file.text.len();
        let start = (span.start as usize).min(len);
        let mut end = (span.end as usize).clamp(start, len);
        let first = file.line(start as u32);
        if file.line(end as u32) - first >= MOST_LINES {
            let line = file.line_range(first);
            let shown = file.text[line].trim_end().len();
            end = (file.line_range(first).start + shown).max(start);
        }
        (self.base(span.file) + start, end - start).into()
    }

    fn base(&self, file: FileId) -> usize {
        if file == self.primary { 0 } else { (file.0 as usize + 1) << 32 }
    }

    fn file_at(&self, offset: usize) -> (FileId, usize) {
        let rank = offset >> 32;
        let file = if rank == 0 { self.primary } else { FileId((rank - 1) as u16) };
        (file, offset & 0xffff_ffff)
    }
}

impl SourceCode for Excerpt<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (id, start) = self.file_at(span.offset());
        let (last, end) = self.file_at(span.offset() + span.len());
        if id != last {
            return Err(MietteError::OutOfBounds);
        }
        let file = self.files.sources.file(id);
        let text = &*self.files.texts[id.0 as usize];
        let (from, to) = (file.line(start as u32), file.line(end as u32));
        let first = from.saturating_sub(before);
        let mut shown = file.line_range(first).start..file.line_range(to + after).end;
        if before == 0 {
            shown.start = start;
        }
        let shown = cut(text, shown, start..end);
        let (line, column) = file.line_column(shown.start as u32);
        let data = &text.as_bytes()[shown.clone()];
        let lines = text[shown.clone()].matches('\n').count();
        Ok(Box::new(MietteSpanContents::new_named(
            file.name.clone(),
            data,
            (self.base(id) + shown.start, shown.len()).into(),
            line as usize - 1,
            column as usize - 1,
            lines,
        )))
    }
}

/// Keeps at most [`MARGIN`] bytes on either side of a span, where an excerpt is too long to read.
fn cut(text: &str, shown: Range<usize>, span: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (shown.start, shown.end);
    if span.start - start > 10 * MARGIN {
        start = span.start - MARGIN;
    }
    if end - span.end > 10 * MARGIN {
        end = span.end + MARGIN;
    }
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    start..end
}

/// Replaces control characters by others of the same length, so that spans stay true.
fn harmless(text: &str) -> Cow<'_, str> {
    let harmful = |c: char| {
        c.is_control() && !matches!(c, '\n' | '\r' | '\t') || is_bidi_control(c) || c == '\u{feff}'
    };
    if !text.contains(harmful) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| match (harmful(c), c.len_utf8()) {
        (false, _) => c,
        (true, 1) => '?',
        (true, 2) => '\u{bf}',
        (true, _) => '\u{fffd}',
    };
    Cow::Owned(text.chars().map(shown).collect())
}

/// Characters that reorder the line they stand in, and so could make a rule look like another.
pub(super) fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{cut, harmless};

    #[test]
    fn what_is_harmless_keeps_its_length() {
        let text = "a\u{0}b\u{85}c\u{202e}d\u{feff}\t\r\n中";
        let shown = harmless(text);
        assert_eq!(shown, "a?b\u{bf}c\u{fffd}d\u{fffd}\t\r\n中");
        assert_eq!(shown.len(), text.len());
    }

    #[test]
    fn a_line_of_megabytes_is_cut_between_characters() {
        let text = "中".repeat(1_000_000);
        let shown = cut(&text, 0..text.len(), 600_000..600_003);
        assert!(shown.len() < 300);
        assert!(text.is_char_boundary(shown.start) && text.is_char_boundary(shown.end));
    }
}
