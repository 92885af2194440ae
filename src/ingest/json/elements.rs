//! A JSON array cut into its elements as it streams by: only brackets, quotes and commas are looked at here. What an
//! element says is read later, by whichever thread is free.

use crate::ingest::stream::pieces::{Piece, Source, fill, read_on};
use memchr::{memchr, memchr_iter, memchr2, memrchr};
use std::fmt;
use std::io::{self, ErrorKind, Read};

/// One element: a range of the text of its piece, and its place in the log.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::ingest) struct Element {
    pub start: usize,
    pub end: usize,
    /// 1-based line where it begins; its number, where the whole array is one line.
    pub line: u32,
    /// 1-based position (characters) in that line; 1 where it is counted by number.
    pub column: u32,
}

/// Why an array cannot be cut into elements: nothing behind this place can be trusted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::ingest) struct BrokenArray {
    pub line: u32,
    /// Which help it needs.
    pub help: &'static str,
}

/// It travels as the failure of a stream, which it is to those who read from it.
impl fmt::Display for BrokenArray {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the JSON array breaks at line {}", self.line)
    }
}

impl std::error::Error for BrokenArray {}

/// The elements of one array, in pieces.
pub(in crate::ingest) struct Elements {
    source: Box<dyn Read + Send>,
    /// What was read behind the last whole element.
    rest: Vec<u8>,
    scan: Scan,
    length: usize,
    ended: bool,
}

impl Elements {
    /// Of a text that begins with `[`, of which the first bytes are known.
    pub(in crate::ingest) fn new(
        source: Box<dyn Read + Send>,
        sample: &[u8],
        newline: u8,
        length: usize,
    ) -> Self {
        let behind = memchr(b'[', sample).map_or(sample, |at| &sample[at + 1..]).trim_ascii();
        // All on one line: then a line says nothing, and a number does.
        let numbered = memchr(newline, behind).is_none();
        let scan = Scan::new(newline, numbered);
        Self { source, rest: Vec::new(), scan, length, ended: false }
    }
}

impl Source for Elements {
    fn next(&mut self, mut text: Vec<u8>) -> io::Result<Option<Piece>> {
        if self.ended {
            return Ok(None);
        }
        text.clear();
        text.append(&mut self.rest);
        let broken = |broken| io::Error::new(ErrorKind::InvalidData, broken);
        let cut = read_on(&mut text, self.length, "an element", |text, wanted| {
            self.ended = fill(&mut self.source, text, wanted)?;
            self.scan.run(text).map_err(broken)?;
            if self.ended {
                self.scan.end(text).map_err(broken)?;
            }
            let some = self.ended || !self.scan.elements.is_empty();
            Ok(some.then(|| self.scan.cut(text)))
        })?;
        self.rest.extend_from_slice(&text[cut..]);
        text.truncate(cut);
        let elements = std::mem::take(&mut self.scan.elements);
        Ok(Some(Piece { text, last: self.ended, elements }))
    }
}

/// What is expected next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    /// The bracket that opens the array.
    Before,
    /// The first element, or the end.
    First,
    /// An element.
    Next,
    /// More of an element that lies in so many brackets; in quotes or not.
    Within { depth: u32, quoted: bool },
    /// More of an element without brackets or quotes.
    Bare,
    /// A comma, or the end.
    After,
    /// Blanks alone.
    Behind,
}

/// How far the text was looked at.
struct Scan {
    newline: u8,
    numbered: bool,
    state: State,
    at: usize,
    /// Where the element being read begins.
    begun: usize,
    /// Line and character of the place up to which both were counted.
    counted: usize,
    line: u32,
    column: u32,
    /// How many elements began.
    number: u32,
    elements: Vec<Element>,
    open: Element,
}

impl Scan {
    fn new(newline: u8, numbered: bool) -> Self {
        let open = Element { start: 0, end: 0, line: 1, column: 1 };
        let (state, elements) = (State::Before, Vec::new());
        let (at, begun, counted) = (0, 0, 0);
        Self {
            newline,
            numbered,
            state,
            at,
            begun,
            counted,
            line: 1,
            column: 1,
            number: 0,
            elements,
            open,
        }
    }

    /// Looks at what is new of the text.
    fn run(&mut self, text: &[u8]) -> Result<(), BrokenArray> {
        while let Some(byte) = text.get(self.at).copied() {
            match self.state {
                State::Within { depth, quoted: true } => self.quoted(text, depth),
                State::Within { depth, quoted: false } => self.within(byte, depth),
                State::Bare if !matches!(byte, b',' | b']') && !byte.is_ascii_whitespace() => {
                    self.at += 1;
                }
                State::Bare => self.close(self.at),
                _ if byte.is_ascii_whitespace() => self.at += 1,
                State::Before | State::First | State::Next | State::After | State::Behind => {
                    self.between(text, byte)?;
                }
            }
        }
        Ok(())
    }

    /// A byte beside elements that is no blank.
    fn between(&mut self, text: &[u8], byte: u8) -> Result<(), BrokenArray> {
        let state = match (self.state, byte) {
            (State::Before, b'[') => State::First,
            (State::First | State::After, b']') => State::Behind,
            (State::After, b',') => State::Next,
            (State::First | State::Next, b',' | b']') | (State::After, _) => {
                return Err(self.broken(text, "comma"));
            }
            (State::Behind, _) => return Err(self.broken(text, "behind")),
            (_, byte) => {
                self.begin(text);
                match byte {
                    b'{' | b'[' => State::Within { depth: 1, quoted: false },
                    b'"' => State::Within { depth: 0, quoted: true },
                    _ => State::Bare,
                }
            }
        };
        self.state = state;
        self.at += 1;
        Ok(())
    }

    fn within(&mut self, byte: u8, depth: u32) {
        self.at += 1;
        match byte {
            b'"' => self.state = State::Within { depth, quoted: true },
            b'{' | b'[' => {
                self.state = State::Within { depth: depth.saturating_add(1), quoted: false };
            }
            b'}' | b']' if depth == 1 => self.close(self.at),
            b'}' | b']' => self.state = State::Within { depth: depth - 1, quoted: false },
            _ => {}
        }
    }

    /// Moves on to the end of a text in quotes.
    fn quoted(&mut self, text: &[u8], depth: u32) {
        match memchr2(b'"', b'\\', &text[self.at..]) {
            None => self.at = text.len(),
            // What is escaped may come with the next bytes.
            Some(found) if text[self.at + found] == b'\\' => self.at += found + 2,
            Some(found) => {
                self.at += found + 1;
                self.state = State::Within { depth, quoted: false };
                if depth == 0 {
                    self.close(self.at);
                }
            }
        }
    }

    fn begin(&mut self, text: &[u8]) {
        self.number = self.number.saturating_add(1);
        self.begun = self.at;
        let (line, column) = if self.numbered { (self.number, 1) } else { self.place(text) };
        self.open = Element { start: self.at, end: self.at, line, column };
    }

    fn close(&mut self, end: usize) {
        self.elements.push(Element { end, ..self.open });
        self.state = State::After;
    }

    /// Line and character of the byte that is being looked at.
    fn place(&mut self, text: &[u8]) -> (u32, u32) {
        let at = self.at.min(text.len());
        let passed = &text[self.counted.min(at)..at];
        let lines = memchr_iter(self.newline, passed).count();
        let rest = memrchr(self.newline, passed).map_or(passed, |last| &passed[last + 1..]);
        if lines > 0 {
            self.column = 1;
        }
        let characters = rest.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        self.line = self.line.saturating_add(lines as u32);
        self.column = self.column.saturating_add(characters as u32);
        self.counted = at;
        (self.line, self.column)
    }

    fn broken(&mut self, text: &[u8], help: &'static str) -> BrokenArray {
        BrokenArray { line: self.place(text).0, help }
    }

    /// The text ends here.
    fn end(&mut self, text: &[u8]) -> Result<(), BrokenArray> {
        if self.state == State::Behind { Ok(()) } else { Err(self.broken(text, "cut")) }
    }

    /// Behind what is no longer needed of the text; counts from there on.
    fn cut(&mut self, text: &[u8]) -> usize {
        let unfinished = matches!(self.state, State::Within { .. } | State::Bare);
        let cut = if unfinished { self.begun } else { self.at.min(text.len()) };
        // What is cut off is counted now, and the rest not yet.
        let at = std::mem::replace(&mut self.at, cut.max(self.counted));
        self.place(text);
        self.at = at - cut;
        self.begun = self.begun.saturating_sub(cut);
        self.counted -= cut;
        self.open.start = self.open.start.saturating_sub(cut);
        cut
    }
}

#[cfg(test)]
mod tests {
    use super::{BrokenArray, Elements};
    use crate::ingest::stream::pieces::Source;
    use proptest::prelude::*;

    /// The elements of a text with their places, cut at about this length.
    fn cut(text: &str, length: usize) -> Result<Vec<(String, u32, u32)>, BrokenArray> {
        let source = Box::new(std::io::Cursor::new(text.as_bytes().to_vec()));
        let mut elements = Elements::new(source, text.as_bytes(), b'\n', length);
        let mut all = Vec::new();
        loop {
            match elements.next(Vec::new()) {
                Ok(Some(piece)) => all.extend(piece.elements.iter().map(|it| {
                    let text = String::from_utf8_lossy(&piece.text[it.start..it.end]);
                    (text.into_owned(), it.line, it.column)
                })),
                Ok(None) => return Ok(all),
                Err(error) => {
                    let broken = error.get_ref().and_then(|it| it.downcast_ref::<BrokenArray>());
                    return Err(*broken.expect("a broken array"));
                }
            }
        }
    }

    #[test]
    fn elements_come_with_their_places() {
        let text = "\n[{\"a\":\"]}\\\"\"},\n  {\"中\": [1,\n2]} , 5,\"x\" ]\n";
        let found = cut(text, 1000).expect("an array");
        let shown: Vec<_> = found.iter().map(|(it, line, at)| (&**it, *line, *at)).collect();
        let (first, second) = ("{\"a\":\"]}\\\"\"}", "{\"中\": [1,\n2]}");
        assert_eq!(shown, [(first, 2, 2), (second, 3, 3), ("5", 4, 7), ("\"x\"", 4, 9)]);
        let one = cut("[{},{}, {}]\n", 1000).expect("an array");
        assert_eq!(one.iter().map(|it| (it.1, it.2)).collect::<Vec<_>>(), [(1, 1), (2, 1), (3, 1)]);
        assert_eq!(cut("[ ]", 1000), Ok(Vec::new()));
    }

    #[test]
    fn arrays_that_break_say_where() {
        for (text, line, help) in [
            ("[", 1, "cut"),
            ("[{}", 1, "cut"),
            ("[\n{},\n", 3, "cut"),
            ("[\n{\"a\":\"", 2, "cut"),
            ("[{},]", 1, "comma"),
            ("[,{}]", 1, "comma"),
            ("[{}\n{}]", 2, "comma"),
            ("[{}}]", 1, "comma"),
            ("[]\n\n[]", 3, "behind"),
        ] {
            assert_eq!(cut(text, 1000), Err(BrokenArray { line, help }), "{text}");
        }
    }

    proptest! {
        #[test]
        fn elements_are_the_same_however_they_are_cut(
            text in "\\[?([\\[\\]{}\",\\\\ \n5中]|\\{\"a\":1\\},?){0,30}\\]?", length in 1_usize..40
        ) {
            let text = format!("[{text}");
            prop_assert_eq!(cut(&text, length), cut(&text, 1000), "{}", text);
        }
    }
}
