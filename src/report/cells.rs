//! Cells of CSV as spreadsheets take them: quoted where needed, and never run as a formula.

use std::io::{self, Write};

/// The mark by which Excel knows UTF-8.
pub(super) const BOM: &[u8] = "\u{feff}".as_bytes();

/// A cell.
pub(super) enum Cell {
    /// Of the data or the rules: one that a spreadsheet would take for a formula gets a `'` before it, which it hides.
    Text(String),
    /// Of our own making: a number, a time, one of our words.
    Plain(String),
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn plain(text: impl ToString) -> Self {
        Self::Plain(text.to_string())
    }

    pub(super) fn some<T: ToString>(value: Option<T>) -> Self {
        Self::Plain(value.map_or_else(String::new, |value| value.to_string()))
    }

    pub(super) fn some_text(text: Option<&String>) -> Self {
        Self::Text(text.cloned().unwrap_or_default())
    }
}

/// Writes a row after RFC 4180, with a line feed after CR.
pub(super) fn row(out: &mut impl Write, cells: &[Cell]) -> io::Result<()> {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        let text = match cell {
            Cell::Text(text) if runs(text) => format!("'{text}"),
            Cell::Text(text) | Cell::Plain(text) => text.clone(),
        };
        if text.contains([',', '"', '\n', '\r']) || text.starts_with(' ') || text.ends_with(' ') {
            write!(out, "\"{}\"", text.replace('"', "\"\""))?;
        } else {
            out.write_all(text.as_bytes())?;
        }
    }
    out.write_all(b"\r\n")
}

/// Whether a spreadsheet may take a text for a formula: as OWASP lists the first characters, with their full-width
/// forms, also behind blanks.
fn runs(text: &str) -> bool {
    let first = text.trim_start_matches([' ', '\u{a0}', '\u{3000}']);
    text.starts_with(['\t', '\r', '\n'])
        || first.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::{Cell, row};

    #[test]
    fn a_formula_is_a_text_and_a_number_a_number() {
        let mut out = Vec::new();
        let cells = [
            Cell::text("=HYPERLINK(\"http://x\",\"y\")"),
            Cell::text("-5"),
            Cell::plain(-5),
            Cell::text(" @x"),
            Cell::text("＝1"),
            Cell::text("a\r\nb"),
            Cell::text("\t=1"),
            Cell::some::<u8>(None),
        ];
        row(&mut out, &cells).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(
            text,
            "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",'-5,-5,' @x,'＝1,\"a\r\nb\",'\t=1,\r\n"
        );
    }
}
