//! Where in the text of a script something is.

use crate::source::{FileId, Span};
use rhai::Position;

/// The word or sign at a position, or the end of the text if there is none.
pub(super) fn span(file: FileId, text: &str, position: Position) -> Span {
    let Some(line) = position.line() else { return Span::new(file, 0, 0) };
    let before: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = &text[before..];
    let column = position.position().map_or(0, |column| column - 1);
    let start = rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at);
    let width = word(&rest[start..]);
    Span::new(file, before + start, before + start + width)
}

/// How long the word at the beginning is; a sign is one character.
fn word(text: &str) -> usize {
    let named = |c: char| c.is_alphanumeric() || c == '_';
    let width = text.find(|c| !named(c)).unwrap_or(text.len());
    if width > 0 { width } else { text.chars().next().map_or(0, char::len_utf8) }
}

/// The name of a function where it is declared, by where its body begins.
pub(super) fn declaration(file: FileId, text: &str, body: Position, name: &str) -> Span {
    let body = span(file, text, body);
    let before = &text[..body.start as usize];
    match before.rfind(name) {
        Some(start) => Span::new(file, start, start + name.len()),
        None => body,
    }
}

#[cfg(test)]
mod tests {
    use super::span;
    use crate::source::FileId;
    use rhai::Position;

    #[test]
    fn columns_are_characters_and_lines_begin_at_one() {
        let text = "fn 紧急(a) {\n  投诉 + 1\n}\n";
        let at = |line, column| {
            let found = span(FileId(0), text, Position::new(line, column));
            &text[found.range()]
        };
        assert_eq!(at(1, 1), "fn");
        assert_eq!(at(1, 4), "紧急");
        assert_eq!(at(2, 3), "投诉");
        assert_eq!(at(2, 6), "+");
        assert_eq!(at(3, 1), "}");
        assert_eq!(at(9, 1), "");
    }
}
