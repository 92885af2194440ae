//! Text in columns: how wide it is, where it may be broken, what of it may be shown.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns a text takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// The text without what could steer a terminal or turn its writing round: each such character
/// becomes `\u{fffd}`.
pub(super) fn harmless(text: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
    };
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}

/// Lines of at most so many columns. Breaks at blanks and beside wide
/// characters, but not before closing punctuation; a longer word is cut.
pub(super) fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        if width(&line) + width(piece.trim_end()) <= room {
            line.push_str(piece);
            continue;
        }
        if !line.trim().is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        line.clear();
        for c in piece.chars() {
            let full = width(&line) + c.width().unwrap_or(0) > room.max(2);
            if full && !line.trim().is_empty() && c != ' ' {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.trim().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Unbreakable pieces, each with the blanks that follow it.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let breaks = match before {
            None => false,
            Some(' ') => c != ' ',
            Some(before) => {
                (is_wide(before) || is_wide(c)) && c != ' ' && !closes(c) && !opens(before)
            }
        };
        if breaks {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    pieces.push(&text[start..]);
    pieces
}

fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}

fn closes(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '；'
            | '：'
            | '、'
            | '）'
            | '！'
            | '？'
            | '”'
            | '》'
            | '」'
            | ')'
            | ','
            | '"'
    ) || c.width() == Some(0)
}

fn opens(c: char) -> bool {
    matches!(c, '（' | '“' | '《' | '「' | '(')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_at_blanks() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("one", 10), ["one"]);
        assert_eq!(wrap("", 10), [""]);
    }

    #[test]
    fn breaks_beside_wide_characters_but_not_before_their_punctuation() {
        assert_eq!(wrap("客户投诉，没有道歉", 8), ["客户投", "诉，没有", "道歉"]);
        for line in wrap("第31行后15分钟内没有道歉；时限2026-11-02 09:15", 20) {
            assert!(width(&line) <= 20, "{line}");
        }
    }

    #[test]
    fn cuts_a_word_that_is_too_long() {
        assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
    }

    #[test]
    fn shows_nothing_that_steers() {
        assert_eq!(harmless("a\u{1b}[31mb\u{202e}c\n"), "a\u{fffd}[31mb\u{fffd}c\u{fffd}");
        assert_eq!(harmless("王小明 🙂 é"), "王小明 🙂 é");
    }
}
