//! A line of JSON read by guessing that its keys follow one another as they did before. What is not as guessed is
//! looked up; what is not plain (an escape in a key, an object that is read into, a key twice, a fault) is left to those
//! who read it byte by byte.

use super::block::{Block, Kind, Span};
use super::json::Cursor;
use super::keys::Keys;
use super::marks::Seek;
use super::sight::Sight;
use memchr::memchr;
use rustc_hash::FxHashMap;

/// Keys that were seen, and which of them came after which.
pub(super) struct Guesses<'k> {
    keys: &'k Keys,
    /// The first planned column of each slot.
    columns: Vec<usize>,
    known: Vec<Known>,
    by_name: FxHashMap<Box<str>, usize>,
    first: usize,
}

/// A key that was seen.
struct Known {
    /// As it is written up to its value, quotes, colon and blanks included, where it was seen last.
    head: Head,
    /// The first column that reads its value.
    column: Option<usize>,
    /// Whether something in its value is read.
    opened: bool,
    /// The key that came after it.
    next: usize,
}

/// A text that others may begin with. One of up to sixteen bytes is compared all at once.
struct Head {
    text: Box<[u8]>,
    /// All of it, if it is that short, and which bits of sixteen bytes it takes.
    whole: Option<([u64; 2], [u64; 2])>,
}

impl Head {
    fn new(text: &[u8]) -> Self {
        let whole = (1..=16).contains(&text.len()).then(|| {
            let (mut bytes, mut bits) = ([0; 16], [0; 16]);
            bytes[..text.len()].copy_from_slice(text);
            bits[..text.len()].fill(0xFF);
            (halves(&bytes), halves(&bits))
        });
        Self { text: text.into(), whole }
    }

    #[inline]
    fn begins(&self, rest: &[u8]) -> bool {
        match (&self.whole, rest.first_chunk()) {
            (Some(([first, second], [these, those])), Some(rest)) => {
                let [a, b] = halves(rest);
                (a & these ^ first) | (b & those ^ second) == 0
            }
            _ => rest.starts_with(&self.text),
        }
    }
}

#[inline]
fn halves(bytes: &[u8; 16]) -> [u64; 2] {
    let whole = u128::from_le_bytes(*bytes);
    [whole as u64, (whole >> 64) as u64]
}

/// More keys are not remembered: then they are values rather than keys.
const MOST: usize = 4096;

/// How many keys further on are tried before one is looked up.
const FURTHER: usize = 8;

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
        let next = self.cut((text, begin), newline, marks, block, sight);
        if next.is_none() {
            block.leave();
        }
        next
    }

    fn cut(
        &mut self,
        (text, begin): (&str, usize),
        newline: u8,
        marks: &mut (impl Iterator<Item = usize> + Seek),
        block: &mut Block,
        sight: &mut Sight,
    ) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = begin;
        expect(bytes, &mut at, b'{')?;
        let mut before = None;
        loop {
            blanks(bytes, &mut at);
            let key = match self.guess(before, &bytes[at..]) {
                Some((key, length)) => {
                    if !sight.survey.is_full() {
                        let length = memchr(b'"', &bytes[at + 1..])?;
                        sight.survey.add(&text[at + 1..at + 1 + length]);
                    }
                    at += length;
                    key
                }
                None => self.look_up(before, text, &mut at, marks, sight)?,
            };
            before = Some(key);
            let Known { column, opened, .. } = self.known[key];
            if opened && bytes.get(at) == Some(&b'{') {
                return None;
            }
            let span = value(text, &mut at, marks)?;
            if let Some(column) = column {
                let cell = block.cell(column);
                if *cell != Span::default() {
                    return None;
                }
                *cell = span;
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
            at += 1;
        }
        if at < bytes.len() {
            expect(bytes, &mut at, newline)?;
        }
        sight.line(|slot| block.has(self.columns[slot]));
        Some(at)
    }

    /// The key that is written here, if it is as it was before, and how long it is: most likely the one that came after the one before, else
    /// one further on among those that were seen.
    #[inline]
    fn guess(&mut self, before: Option<usize>, rest: &[u8]) -> Option<(usize, usize)> {
        let likely = before.map_or(self.first, |before| self.known[before].next);
        let head = &self.known.get(likely)?.head;
        if head.begins(rest) {
            return Some((likely, head.text.len()));
        }
        let after = before.map_or(0, |before| before + 1);
        let further = self.known.iter().enumerate().skip(after).take(FURTHER);
        let is_it = |(_, known): &(usize, &Known)| known.head.begins(rest);
        let (key, known) = further.into_iter().find(is_it)?;
        let length = known.head.text.len();
        self.follow(before, key);
        Some((key, length))
    }

    /// Remembers which key came after which.
    fn follow(&mut self, before: Option<usize>, key: usize) {
        match before {
            Some(before) => self.known[before].next = key,
            None => self.first = key,
        }
    }

    /// The key that is written at a position, which is moved on to its value.
    fn look_up(
        &mut self,
        before: Option<usize>,
        text: &str,
        at: &mut usize,
        marks: &mut (impl Iterator<Item = usize> + Seek),
        sight: &mut Sight,
    ) -> Option<usize> {
        let bytes = text.as_bytes();
        let open = *at;
        expect(bytes, at, b'"')?;
        marks.seek(*at);
        let close = marks.next().filter(|close| bytes[*close] == b'"')?;
        *at = close + 1;
        blanks(bytes, at);
        expect(bytes, at, b':')?;
        blanks(bytes, at);
        let name = &text[open + 1..close];
        sight.survey.add(name);
        let key = match self.by_name.get(name) {
            Some(key) => *key,
            None => self.meet(name)?,
        };
        if *self.known[key].head.text != bytes[open..*at] {
            self.known[key].head = Head::new(&bytes[open..*at]);
        }
        self.follow(before, key);
        Some(key)
    }

    fn meet(&mut self, name: &str) -> Option<usize> {
        if self.known.len() >= MOST {
            return None;
        }
        let key = self.keys.get(name);
        let (slot, opened) = key.map_or((None, false), |key| (key.slot, !key.below.is_empty()));
        let column = slot.map(|slot| self.columns[slot]);
        let number = self.known.len();
        self.known.push(Known { head: Head::new(&[]), column, opened, next: 0 });
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
            marks.seek(start + 1);
            let close = marks.next()?;
            if bytes[close] == b'"' {
                *at = close + 1;
                // Empty text is as good as none, but its key was there.
                return Some(if close == start + 1 {
                    Span::new(start, *at, Kind::Escaped)
                } else {
                    Span::new(start + 1, close, Kind::Plain)
                });
            }
            any_value(text, at)?;
            Some(Span::new(start, *at, Kind::Escaped))
        }
        b'1'..=b'9' => {
            let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            match bytes.get(start + digits) {
                Some(b',' | b'}') => *at += digits,
                _ => any_value(text, at)?,
            }
            Some(Span::new(start, *at, Kind::Literal))
        }
        _ => {
            any_value(text, at)?;
            Some(Span::new(start, *at, Kind::Literal))
        }
    }
}

/// Reads a value byte by byte.
fn any_value(text: &str, at: &mut usize) -> Option<()> {
    let mut cursor = Cursor::at(text, *at);
    cursor.value(0).ok()?;
    *at = cursor.position();
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
