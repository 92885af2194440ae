//! Lines of styled pieces.

use super::Look;
use super::wrap::{harmless, width, wrap};
use crate::diagnostic::Lang;
use crate::report::model::Attained;

/// Columns that a wrapped text should have at least.
const ROOM: usize = 26;

/// A page being written.
pub(super) struct Page {
    pub(super) lang: Lang,
    pub(super) width: usize,
    color: bool,
    text: String,
}

/// How a piece is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Style {
    Plain,
    Strong,
    Faint,
    Good,
    Bad,
    Doubtful,
}

/// A piece of a line.
pub(super) type Piece = (Style, String);

/// A piece without style.
pub(super) fn plain(text: impl Into<String>) -> Piece {
    (Style::Plain, text.into())
}

/// A piece in the background.
pub(super) fn faint(text: impl Into<String>) -> Piece {
    (Style::Faint, text.into())
}

/// A piece that stands out.
pub(super) fn strong(text: impl Into<String>) -> Piece {
    (Style::Strong, text.into())
}

impl Page {
    pub(super) fn new(look: Look, lang: Lang) -> Self {
        Self { lang, width: look.width.max(40), color: look.color, text: String::new() }
    }

    /// The one of two wordings.
    pub(super) fn tr<'t>(&self, en: &'t str, zh: &'t str) -> &'t str {
        crate::report::say::tr(self.lang, en, zh)
    }

    /// An empty line.
    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A heading with a remark at the right.
    pub(super) fn section(&mut self, en: &str, zh: &str, remark: &str) {
        self.blank();
        let title = self.tr(en, zh).to_owned();
        self.spread(0, &[strong(title)], &[faint(remark)]);
        let rule = "─".repeat(self.width);
        self.line(0, &[faint(rule)]);
    }

    /// One line; what does not fit is wrapped under its beginning.
    pub(super) fn line(&mut self, indent: usize, pieces: &[Piece]) {
        let total: usize = pieces.iter().map(|(_, text)| width(&harmless(text))).sum();
        if indent + total <= self.width {
            self.push_line(indent, pieces);
            return;
        }
        let Some(((style, last), before)) = pieces.split_last() else { return };
        self.wrapped(indent, before, *style, last);
    }

    /// Some pieces, then a text that is wrapped under its own beginning; below the pieces, where
    /// too little room would be left.
    pub(super) fn wrapped(&mut self, indent: usize, before: &[Piece], style: Style, text: &str) {
        let lead: usize = before.iter().map(|(_, text)| width(&harmless(text))).sum();
        let deep = indent + lead;
        let text = harmless(text);
        if deep + ROOM <= self.width || deep + width(&text) <= self.width {
            let room = self.width - deep;
            let mut lines = wrap(&text, room).into_iter();
            let mut pieces = before.to_vec();
            pieces.extend(lines.next().map(|line| (style, line)));
            self.push_line(indent, &pieces);
            lines.for_each(|line| self.push_line(deep, &[(style, line)]));
        } else {
            if !before.is_empty() {
                self.line(indent, before);
            }
            let hang = if before.is_empty() { indent } else { indent + 2 };
            let room = self.width.saturating_sub(hang).max(ROOM / 2);
            for line in wrap(&text, room) {
                self.push_line(hang, &[(style, line)]);
            }
        }
    }

    /// Pieces at the left and at the right edge; below each other where both do not fit.
    pub(super) fn spread(&mut self, indent: usize, left: &[Piece], right: &[Piece]) {
        let size = |pieces: &[Piece]| -> usize {
            pieces.iter().map(|(_, text)| width(&harmless(text))).sum()
        };
        let (l, r) = (size(left), size(right));
        if r == 0 {
            self.line(indent, left);
        } else if indent + l + 2 + r <= self.width {
            let gap = plain(" ".repeat(self.width - indent - l - r));
            let pieces: Vec<Piece> =
                left.iter().cloned().chain([gap]).chain(right.to_vec()).collect();
            self.push_line(indent, &pieces);
        } else {
            self.line(indent, left);
            self.line(indent + 2, right);
        }
    }

    /// Everything written, without blanks at the ends of lines.
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn push_line(&mut self, indent: usize, pieces: &[Piece]) {
        let shown: Vec<Piece> =
            pieces.iter().map(|(style, text)| (*style, harmless(text))).collect();
        let end = shown.iter().rposition(|(_, text)| !text.trim_end().is_empty());
        let Some(end) = end else { return self.blank() };
        self.text.push_str(&" ".repeat(indent));
        for (at, (style, text)) in shown.iter().enumerate().take(end + 1) {
            let text = if at == end { text.trim_end() } else { text };
            self.push_piece(*style, text);
        }
        self.text.push('\n');
    }

    fn push_piece(&mut self, style: Style, text: &str) {
        let code = match style {
            Style::Plain => None,
            Style::Strong => Some("1"),
            Style::Faint => Some("2"),
            Style::Good => Some("32"),
            Style::Bad => Some("31"),
            Style::Doubtful => Some("33"),
        };
        match code.filter(|_| self.color) {
            Some(code) => {
                self.text.push_str("\u{1b}[");
                self.text.push_str(code);
                self.text.push('m');
                self.text.push_str(text);
                self.text.push_str("\u{1b}[0m");
            }
            None => self.text.push_str(text),
        }
    }
}

/// A text filled up with blanks to so many columns.
pub(super) fn left(text: &str, columns: usize) -> String {
    let shown = harmless(text);
    format!("{shown}{}", " ".repeat(columns.saturating_sub(width(&shown))))
}

/// A text moved to the right edge of so many columns.
pub(super) fn right(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The mark of a result: `✓`, `✗`, `?`.
pub(super) fn mark(attained: Attained) -> Piece {
    let (style, mark) = match attained {
        Attained::Met => (Style::Good, "✓"),
        Attained::Failed => (Style::Bad, "✗"),
        Attained::Inconclusive => (Style::Doubtful, "?"),
    };
    (style, mark.to_owned())
}
