//! Parts that may share a line: facets, steps, levels.

use super::WIDTH;
use super::sheet::Sheet;
use crate::source::Span;
use unicode_width::UnicodeWidthStr;

/// Writes parts, with those on one line that stand on one line of the source and fit.
pub(super) fn put_grouped(sheet: &mut Sheet<'_>, parts: &[(Span, String)], separator: &str) {
    let mut parts = parts.iter().peekable();
    while let Some((first, line)) = parts.next() {
        let (mut span, mut line) = (*first, line.clone());
        while let Some((next, text)) = parts.peek() {
            let width = sheet.margin() + line.width() + separator.len() + text.width();
            if width > WIDTH || !sheet.share_line(span, *next) {
                break;
            }
            line = line + separator + text.as_str();
            span = span.to(*next);
            parts.next();
        }
        sheet.put(span, &line);
    }
}

/// A whole block in one line, if it stands so in the source and fits.
pub(super) fn in_one_line(
    sheet: &Sheet<'_>,
    whole: Span,
    head: &str,
    parts: &[(Span, String)],
    separator: &str,
) -> Option<String> {
    let parts: Vec<&str> = parts.iter().map(|(_, text)| text.as_str()).collect();
    let line = format!("{head} {{ {} }}", parts.join(separator));
    let fits = sheet.margin() + line.width() <= WIDTH;
    (fits && !parts.is_empty() && sheet.is_one_line(whole)).then_some(line)
}

/// Texts padded to the width of the widest among their neighbours; `apart` says where a new column
/// begins.
pub(super) fn pad(texts: &mut [String], apart: impl Fn(usize) -> bool) {
    let mut start = 0;
    while start < texts.len() {
        let end = (start + 1..texts.len()).find(|&at| apart(at)).unwrap_or(texts.len());
        let widest = texts[start..end].iter().map(|text| text.width()).max().unwrap_or(0);
        for text in &mut texts[start..end] {
            let missing = widest - text.width();
            text.extend(std::iter::repeat_n(' ', missing));
        }
        start = end;
    }
}
