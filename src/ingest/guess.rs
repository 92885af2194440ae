//! A line of JSON read by guessing that its keys follow one another as they did before. What is not as guessed is
//! looked up; what is not plain (an escape in a key, an object that is read into, a key twice, a fault) is left to those
//! who read it byte by byte.

use super::block::{Block, Kind, Span};
use super::json::Cursor;
use super::keys::Keys;
use super::marks::Seek;
use super::sight::Sight;
use rustc_hash::FxHashMap;

/// Keys that were seen, and which of them came after which.
pub(super) struct Guesses<'k> {
    keys: &'k Keys,
    /// The first planned column of each slot.
    columns: Vec<usize>,
    known: Vec<Known>,
    by_name: FxHashMap<Box<[u8]>, usize>,
    first: usize,
}

/// A key that was seen.
struct Known {
    /// As it is written, without its quotes.
    name: Box<[u8]>,
    /// The first column that reads its value.
    column: Option<usize>,
    /// Whether something in its value is read.
    opened: bool,
    /// The key that came after it.
    next: usize,
}

/// More keys are not remembered: then they are values rather than keys.
const MOST: usize = 4096;

impl<'k> Guesses<'k> {
    /// For these keys and the slots of the planned columns.
    pub(super) fn new(keys: &'k Keys, slots: &[usize]) -> Self {
        let count = slots.iter().max().map_or(0, |last| last + 1);
        let first = |slot| slots.iter().position(|other| *other == slot).unwrap_or_default();
        let columns = (0..count).map(first).collect();
        Self { keys, columns, known: Vec::new(), by_name: FxHashMap::default(), first: 0 }
    }

    /// Cuts the object that begins at a position and fills a line, into the record that is being added to a block; `marks` are the
    /// [`Quotes`](super::marks::Quotes) from there on. Gives where the next line begins. `None`: it is not that plain, and nothing was
    /// added.
    pub(super) fn line(
        &mut self,
        (text, begin): (&str, usize),
        newline: u8,
        marks: &mut (impl Iterator<Item = usize> + Seek),
        block: &mut Block,
        sight: &mut Sight,
    ) -> Option<usize> {
        block.begin();
        let bytes = text.as_bytes();
        let mut at = begin;
        expect(bytes, &mut at, b'{')?;
        let mut before = None;
        loop {
            blanks(bytes, &mut at);
            let (open, close) = (marks.next()?, marks.next()?);
            if open != at || bytes[open] != b'"' || bytes[close] != b'"' {
                return None;
            }
            let key = self.key(before, &bytes[open + 1..close])?;
            before = Some(key);
            if !sight.survey.is_full() {
                sight.survey.add(&text[open + 1..close]);
            }
            at = close + 1;
            blanks(bytes, &mut at);
            expect(bytes, &mut at, b':')?;
            blanks(bytes, &mut at);
            let start = at;
            let span = value(text, &mut at, marks)?;
            let Known { column, opened, .. } = self.known[key];
            if opened && bytes[start] == b'{' {
                return None;
            }
            if let Some(column) = column {
                if block.has(column) {
                    return None;
                }
                *block.cell(column) = span;
            }
            blanks(bytes, &mut at);
            match *bytes.get(at)? {
                b',' => at += 1,
                b'}' => break,
                _ => return None,
            }
        }
        at += 1;
        blanks(bytes, &mut at);
        if newline == b'\n' && bytes.get(at) == Some(&b'\r') {
            marks.next();
            at += 1;
        }
        if at < bytes.len() {
            marks.next();
            expect(bytes, &mut at, newline)?;
        }
        sight.line(|slot| block.has(self.columns[slot]));
        Some(at)
    }

    /// The key of this name: the one that came after the one before, if it is that.
    fn key(&mut self, before: Option<usize>, name: &[u8]) -> Option<usize> {
        let guess = before.map_or(self.first, |before| self.known[before].next);
        if self.known.get(guess).is_some_and(|known| *known.name == *name) {
            return Some(guess);
        }
        let key = match self.by_name.get(name) {
            Some(key) => *key,
            None => self.meet(name)?,
        };
        match before {
            Some(before) => self.known[before].next = key,
            None => self.first = key,
        }
        Some(key)
    }

    fn meet(&mut self, name: &[u8]) -> Option<usize> {
        if self.known.len() >= MOST {
            return None;
        }
        let key = self.keys.get(std::str::from_utf8(name).ok()?);
        let (slot, opened) = key.map_or((None, false), |key| (key.slot, !key.below.is_empty()));
        let column = slot.map(|slot| self.columns[slot]);
        let number = self.known.len();
        self.known.push(Known { name: name.into(), column, opened, next: 0 });
        self.by_name.insert(name.into(), number);
        Some(number)
    }
}

/// Cuts a value.
#[inline]
fn value(
    text: &str,
    at: &mut usize,
    marks: &mut (impl Iterator<Item = usize> + Seek),
) -> Option<Span> {
    let bytes = text.as_bytes();
    let start = *at;
    match *bytes.get(start)? {
        b'"' => {
            let (open, close) = (marks.next()?, marks.next()?);
            if open == start && bytes[close] == b'"' {
                *at = close + 1;
                // Empty text is as good as none, but its key was there.
                let kind = if close == open + 1 { Kind::Escaped } else { Kind::Plain };
                let from = open + usize::from(kind == Kind::Plain);
                return Some(Span::new(from, close + usize::from(kind == Kind::Escaped), kind));
            }
            any_value(text, at, marks)?;
            Some(Span::new(start, *at, Kind::Escaped))
        }
        b'1'..=b'9' => {
            let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            match bytes.get(start + digits) {
                Some(b',' | b'}') => *at += digits,
                _ => any_value(text, at, marks)?,
            }
            Some(Span::new(start, *at, Kind::Literal))
        }
        _ => {
            any_value(text, at, marks)?;
            Some(Span::new(start, *at, Kind::Literal))
        }
    }
}

/// Reads a value byte by byte.
fn any_value(text: &str, at: &mut usize, marks: &mut impl Seek) -> Option<()> {
    let mut cursor = Cursor::at(text, *at);
    cursor.value(0).ok()?;
    *at = cursor.position();
    marks.seek(*at);
    Some(())
}

#[inline]
fn blanks(bytes: &[u8], at: &mut usize) {
    while bytes.get(*at) == Some(&b' ') {
        *at += 1;
    }
}

#[inline]
fn expect(bytes: &[u8], at: &mut usize, byte: u8) -> Option<()> {
    (bytes.get(*at) == Some(&byte)).then(|| *at += 1)
}
