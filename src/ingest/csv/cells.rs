//! One CSV row cut into cells (RFC 4180, and leniently what spreadsheets write besides).

use memchr::memchr;
use std::borrow::Cow;

/// A cell of a row: a byte range of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Cell {
    /// First byte, quotes aside.
    pub start: usize,
    /// One past the last byte, quotes aside.
    pub end: usize,
    /// Whether it holds quotes that are to be taken out.
    pub escaped: bool,
}

impl Cell {
    /// Its content, out of the row it was cut from.
    pub(super) fn content(self, row: &[u8]) -> Cow<'_, [u8]> {
        let raw = &row[self.start..self.end];
        if self.escaped { Cow::Owned(unescape(raw)) } else { Cow::Borrowed(raw) }
    }
}

/// Cuts a row that may arrive in several lines: each line is looked at once.
pub(super) struct Splitter {
    delimiter: u8,
    /// The cells of the row that was cut last.
    pub cells: Vec<Cell>,
    /// How many bytes of the row were looked at.
    seen: usize,
    /// Where the quoted cell that is still open began.
    open: Option<Open>,
}

#[derive(Clone, Copy)]
struct Open {
    start: usize,
    escaped: bool,
}

impl Splitter {
    /// For rows of this delimiter.
    pub(super) fn new(delimiter: u8) -> Self {
        Self { delimiter, cells: Vec::new(), seen: 0, open: None }
    }

    /// Begins a new row.
    pub(super) fn begin(&mut self) {
        self.cells.clear();
        self.seen = 0;
        self.open = None;
    }

    /// Cuts `row`, which is what was given before and one more line of it. Returns whether the row
    /// is whole: not inside of a quoted cell.
    pub(super) fn feed(&mut self, row: &[u8]) -> bool {
        let mut at = self.seen;
        self.seen = row.len();
        if let Some(open) = self.open.take() {
            match self.quoted(row, at, open) {
                Some(next) => at = next,
                None => return false,
            }
            if at > row.len() {
                return true;
            }
        }
        while at <= row.len() {
            at = if row.get(at) == Some(&b'"') {
                let open = Open { start: at + 1, escaped: false };
                match self.quoted(row, at + 1, open) {
                    Some(next) => next,
                    None => return false,
                }
            } else {
                let end = memchr(self.delimiter, &row[at..]).map_or(row.len(), |found| at + found);
                self.cells.push(Cell { start: at, end, escaped: false });
                end + 1
            };
        }
        true
    }

    /// Goes on inside a quoted cell; returns where the next cell begins (past the row, if this was
    /// its last one), or `None` if the row ends first.
    fn quoted(&mut self, row: &[u8], mut at: usize, mut open: Open) -> Option<usize> {
        loop {
            let Some(found) = memchr(b'"', &row[at..]) else {
                self.open = Some(open);
                return None;
            };
            let quote = at + found;
            if row.get(quote + 1) == Some(&b'"') {
                open.escaped = true;
                at = quote + 2;
                continue;
            }
            let after = quote + 1;
            let end =
                memchr(self.delimiter, &row[after..]).map_or(row.len(), |found| after + found);
            let cell = if end == after {
                Cell { start: open.start, end: quote, escaped: open.escaped }
            } else {
                Cell { start: open.start, end, escaped: true }
            };
            self.cells.push(cell);
            return Some(end + 1);
        }
    }
}

/// Takes the quotes out of what follows an opening quote: doubled ones are one, a single one closes,
/// and what follows that is kept as it is.
fn unescape(raw: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(found) = memchr(b'"', rest) {
        text.extend_from_slice(&rest[..found]);
        rest = &rest[found + 1..];
        if rest.first() != Some(&b'"') {
            break;
        }
        text.push(b'"');
        rest = &rest[1..];
    }
    text.extend_from_slice(rest);
    text
}

/// The delimiter of a header: whichever of comma, semicolon and tab stands most often outside of
/// quotes; comma, if none does.
pub(super) fn guess_delimiter(header: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    for &byte in header {
        quoted ^= byte == b'"';
        for (delimiter, count) in &mut counts {
            *count += usize::from(!quoted && byte == *delimiter);
        }
    }
    let mut best = counts[0];
    for other in &counts[1..] {
        if other.1 > best.1 {
            best = *other;
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::{Splitter, guess_delimiter};
    use proptest::prelude::*;

    /// The cells of a whole text, by this splitter, a line at a time; and whether all quotes close.
    fn rows(text: &str) -> (Vec<Vec<String>>, bool) {
        let mut rows = Vec::new();
        let mut splitter = Splitter::new(b',');
        let mut from = 0;
        let mut begun = false;
        for (at, _) in text.match_indices('\n').chain([(text.len(), "")]) {
            if !begun {
                splitter.begin();
            }
            let row = &text.as_bytes()[from..at];
            begun = !splitter.feed(row);
            if !begun {
                if !row.is_empty() {
                    let text = |cell: &super::Cell| {
                        String::from_utf8(cell.content(row).into_owned()).unwrap()
                    };
                    rows.push(splitter.cells.iter().map(text).collect());
                }
                from = at + 1;
            }
        }
        (rows, !begun)
    }

    /// The same by the csv crate.
    fn reference(text: &str) -> Vec<Vec<String>> {
        csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes())
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn quotes_delimiters_and_line_ends() {
        let (rows, closed) = rows("a,\"b,\"\"c\"\"\nd\",\n,\"\"x\n");
        assert_eq!(rows, [["a", "b,\"c\"\nd", ""].to_vec(), ["", "x"].to_vec()]);
        assert!(closed);
    }

    #[test]
    fn delimiters_are_guessed_outside_of_quotes() {
        assert_eq!(guess_delimiter(b"id;\"a,b,c\";at"), b';');
        assert_eq!(guess_delimiter(b"id\tat"), b'\t');
        assert_eq!(guess_delimiter(b"id"), b',');
    }

    proptest! {
        #[test]
        fn agrees_with_the_csv_crate(text in "[a,\"\n\u{4e2d}]{0,24}") {
            let (rows, closed) = rows(&text);
            prop_assume!(closed);
            prop_assert_eq!(rows, reference(&text));
        }
    }
}
