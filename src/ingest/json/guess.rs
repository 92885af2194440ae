//! A line of JSON read by guessing that its keys follow one another as they did before. What is not as guessed is
//! looked up; what is not plain (an escape in a key, an object that is read into, a key twice, a fault) is left to those
//! who read it byte by byte.

use super::keys::Keys;
use super::object::Cursor;
use super::sight::Sight;
use crate::ingest::rows::block::{Block, Kind, Span};
use crate::ingest::stream::marks::{Quotes, first};
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
    name: Box<str>,
    /// What stood between the value before and its own, when it was seen last, by what that value was.
    links: [Link; 3],
    /// The first column that reads its value.
    column: Option<usize>,
    /// Whether something in its value is read.
    opened: bool,
    /// The key that came after it.
    next: usize,
}

/// Behind what a key stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    /// A text, its closing quote still ahead.
    Text,
    /// Another value.
    Other,
    /// The beginning of the line.
    Nothing,
}

/// A text that others may begin with. One of up to sixteen bytes is compared all at once.
#[derive(Default)]
struct Link {
    text: Box<[u8]>,
    /// The first sixteen bytes of it, and which of their bits it takes.
    head: ([u64; 2], [u64; 2]),
}

impl Link {
    fn new(text: &[u8]) -> Self {
        let (mut bytes, mut bits) = ([0; 16], [0; 16]);
        let length = text.len().min(16);
        bytes[..length].copy_from_slice(&text[..length]);
        bits[..length].fill(0xFF);
        Self { text: text.into(), head: (halves(&bytes), halves(&bits)) }
    }

    /// Whether a text begins with it; nothing is what none begins with.
    #[inline]
    fn begins(&self, rest: &[u8]) -> bool {
        let Some(sixteen) = rest.first_chunk() else {
            return !self.text.is_empty() && rest.starts_with(&self.text);
        };
        let ([first, second], [these, those]) = self.head;
        let [a, b] = halves(sixteen);
        (a & these ^ first) | (b & those ^ second) == 0
            && match self.text.len() {
                0 => false,
                1..=16 => true,
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

    /// Cuts the object that begins at a position and fills a line, into the record that is being added to a block. Gives where the next
    /// line begins. `None`: it is not that plain, and nothing was added.
    pub(super) fn line(
        &mut self,
        (text, begin): (&str, usize),
        newline: u8,
        block: &mut Block,
        sight: &mut Sight,
    ) -> Option<usize> {
        let next = self.cut((text, begin), newline, block, sight);
        if next.is_none() {
            block.leave();
        }
        next
    }

    fn cut(
        &mut self,
        (text, begin): (&str, usize),
        newline: u8,
        block: &mut Block,
        sight: &mut Sight,
    ) -> Option<usize> {
        let bytes = text.as_bytes();
        let (mut at, mut behind, mut before) = (begin, Behind::Nothing, None);
        loop {
            let end = at + usize::from(behind == Behind::Text);
            if behind != Behind::Nothing && bytes.get(end) == Some(&b'}') {
                at = end + 1;
                break;
            }
            let key = match self.guess(before, behind, &bytes[at..]) {
                Some(key) => {
                    let known = &self.known[key];
                    at += known.links[behind as usize].text.len();
                    if !sight.survey.is_full() {
                        sight.survey.add(&known.name);
                    }
                    key
                }
                None => match self.look_up((before, behind), text, &mut at, sight)? {
                    Met::Key(key) => key,
                    Met::End => break,
                },
            };
            before = Some(key);
            let Known { column, opened, .. } = self.known[key];
            let span = if let Some(b'"') = bytes.get(at) {
                behind = Behind::Text;
                string(text, &mut at)?
            } else {
                if opened && bytes.get(at) == Some(&b'{') {
                    return None;
                }
                behind = Behind::Other;
                literal(text, &mut at)?
            };
            if let Some(column) = column {
                let cell = block.cell(column);
                if *cell != Span::default() {
                    return None;
                }
                *cell = span;
            }
        }
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

    /// The key that is written here, if it is as it was before: most likely the one that came after the one before, else one further on
    /// among those that were seen.
    #[inline]
    fn guess(&mut self, before: Option<usize>, behind: Behind, rest: &[u8]) -> Option<usize> {
        let likely = before.map_or(self.first, |before| self.known[before].next);
        if self.known.get(likely)?.links[behind as usize].begins(rest) {
            return Some(likely);
        }
        let after = before.map_or(0, |before| before + 1);
        let mut further = self.known.iter().enumerate().skip(after).take(FURTHER);
        let (key, _) = further.find(|(_, known)| known.links[behind as usize].begins(rest))?;
        self.follow(before, key);
        Some(key)
    }

    /// Remembers which key came after which.
    fn follow(&mut self, before: Option<usize>, key: usize) {
        match before {
            Some(before) => self.known[before].next = key,
            None => self.first = key,
        }
    }

    /// The key that is written at a position, which is moved on to its value, or the end of the object.
    fn look_up(
        &mut self,
        (before, behind): (Option<usize>, Behind),
        text: &str,
        at: &mut usize,
        sight: &mut Sight,
    ) -> Option<Met> {
        let bytes = text.as_bytes();
        let begin = *at;
        match behind {
            Behind::Nothing => expect(bytes, at, b'{')?,
            Behind::Text => *at += 1,
            Behind::Other => {}
        }
        blanks(bytes, at);
        if behind != Behind::Nothing {
            if bytes.get(*at) == Some(&b'}') {
                *at += 1;
                return Some(Met::End);
            }
            expect(bytes, at, b',')?;
            blanks(bytes, at);
        }
        expect(bytes, at, b'"')?;
        let open = *at;
        let close = first(bytes, open, Quotes).filter(|close| bytes[*close] == b'"')?;
        *at = close + 1;
        blanks(bytes, at);
        expect(bytes, at, b':')?;
        blanks(bytes, at);
        let name = &text[open..close];
        sight.survey.add(name);
        let key = match self.by_name.get(name) {
            Some(key) => *key,
            None => self.meet(name)?,
        };
        self.known[key].links[behind as usize] = Link::new(&bytes[begin..*at]);
        self.follow(before, key);
        Some(Met::Key(key))
    }

    fn meet(&mut self, name: &str) -> Option<usize> {
        if self.known.len() >= MOST {
            return None;
        }
        let key = self.keys.get(name);
        let (slot, opened) = key.map_or((None, false), |key| (key.slot, !key.below.is_empty()));
        let column = slot.map(|slot| self.columns[slot]);
        let number = self.known.len();
        let (links, next) = (Default::default(), 0);
        self.known.push(Known { name: name.into(), links, column, opened, next });
        self.by_name.insert(name.into(), number);
        Some(number)
    }
}

/// What stands behind a value.
enum Met {
    Key(usize),
    End,
}

/// Cuts a text in quotes, up to the closing one.
#[inline]
fn string(text: &str, at: &mut usize) -> Option<Span> {
    let (bytes, start) = (text.as_bytes(), *at);
    let close = first(bytes, start + 1, Quotes)?;
    if bytes[close] == b'"' {
        *at = close;
        // Empty text is as good as none, but its key was there.
        return Some(if close == start + 1 {
            Span::new(start, close + 1, Kind::Escaped)
        } else {
            Span::new(start + 1, close, Kind::Plain)
        });
    }
    any_value(text, at)?;
    let span = Span::new(start, *at, Kind::Escaped);
    *at -= 1;
    Some(span)
}

/// Cuts a value that is no text.
#[inline]
fn literal(text: &str, at: &mut usize) -> Option<Span> {
    let (bytes, start) = (text.as_bytes(), *at);
    let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    match (bytes.get(start), bytes.get(start + digits)) {
        (Some(b'1'..=b'9'), Some(b',' | b'}')) => *at += digits,
        _ => any_value(text, at)?,
    }
    Some(Span::new(start, *at, Kind::Literal))
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
