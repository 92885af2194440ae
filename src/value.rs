//! Values at run time. A missing value is `None` around these: it is never a value itself.

mod late;
mod table;

use crate::unit::{Decimal, Elapsed, Instant, Length, Money};
use late::Late;
use rustc_hash::FxHasher;
use std::hash::Hasher;
use std::num::NonZero;
use std::sync::Arc;
use table::Table;

/// A known value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// True or false.
    Bool(bool),
    /// A plain number, also a score on a scale; a percentage is its share (95% is 0.95).
    Number(Decimal),
    /// Text, also a value of a `one of` field.
    Text(Arc<str>),
    /// A length of elapsed time: what data holds.
    Duration(Elapsed),
    /// A length of another kind: only written in rules, never in data.
    Length(Length),
    /// An instant.
    Time(Instant),
    /// An amount with its currency.
    Money(Money),
}

/// Kleene's third truth value keeps "cannot be known" apart from "no".
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Truth {
    /// Certainly not.
    False,
    /// Cannot be decided from the data.
    Unknown,
    /// Certainly.
    True,
}

impl Truth {
    /// Kleene's `and`: false wins, then unknown.
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::True, Self::True) => Self::True,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
        }
    }

    /// Kleene's `or`: true wins, then unknown.
    pub fn or(self, other: Self) -> Self {
        self.negate().and(other.negate()).negate()
    }

    /// Kleene's `not`: unknown stays unknown.
    pub fn negate(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}

/// An interned word: texts that rules compare become small integers while they are decoded.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Word(NonZero<u32>);

impl Word {
    /// The word at a position (from 0) of its collection.
    ///
    /// # Panics
    ///
    /// Beyond four thousand million words.
    pub fn at(index: usize) -> Self {
        let number = u32::try_from(index).ok().and_then(|index| NonZero::new(index + 1));
        Self(number.expect("there are fewer than four thousand million different words"))
    }

    /// Its position (from 0) in its collection.
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// How many words are looked for together.
const AT_ONCE: usize = 32;

/// The words of one run, each once. All texts stand in one string: a log may have millions.
#[derive(Clone, Debug, Default)]
pub struct Words {
    texts: String,
    /// Where each text ends.
    ends: Vec<usize>,
    hashes: Vec<u32>,
    table: Table,
    late: Arc<Late>,
}

impl Words {
    /// The word for a text, new or known.
    pub fn intern(&mut self, text: &str) -> Word {
        self.intern_hashed(hash(text), text)
    }

    /// Takes in every word of another collection; gives for each its word here.
    pub fn take_in(&mut self, other: &Self) -> Vec<Word> {
        let mut words = Vec::with_capacity(other.len());
        for (from, hashes) in (0..).step_by(AT_ONCE).zip(other.hashes.chunks(AT_ONCE)) {
            self.warm(hashes);
            words.extend(
                hashes
                    .iter()
                    .zip(from..)
                    .map(|(hash, index)| self.intern_hashed(*hash, other.text(Word::at(index)))),
            );
        }
        words
    }

    /// Looks at where the words of some hashes are likely to be. A log has so many words that each is far away in memory: fetched one after the
    /// other they would be waited for one by one, fetched like this they come together.
    fn warm(&self, hashes: &[u32]) {
        let mut likely = [None; AT_ONCE];
        for (likely, hash) in likely.iter_mut().zip(hashes) {
            *likely = self.table.likely(*hash);
        }
        let ends = likely.map(|word| word.map_or(0, |word| self.ends[word.index()]));
        let texts = self.texts.as_bytes();
        let last = |end: usize| texts.get(end.wrapping_sub(1)).copied().unwrap_or_default();
        std::hint::black_box(ends.map(last));
    }

    fn intern_hashed(&mut self, hash: u32, text: &str) -> Word {
        let slot = match self.find(hash, text) {
            Ok(word) => return word,
            Err(slot) => slot,
        };
        let word = Word::at(self.ends.len());
        self.texts.push_str(text);
        self.ends.push(self.texts.len());
        self.hashes.push(hash);
        self.table.put(slot, hash, word);
        word
    }

    /// The word for a text, or the free slot where it would be.
    fn find(&self, hash: u32, text: &str) -> Result<Word, usize> {
        self.table.find(hash, |word| slice(&self.texts, &self.ends, word) == text)
    }

    /// The word for a text, if it was ever seen.
    pub fn get(&self, text: &str) -> Option<Word> {
        self.find(hash(text), text).ok()
    }

    /// The word for a text that comes up while judging, on any thread; `None` if there are too many.
    pub fn late(&self, text: &str) -> Option<Word> {
        self.get(text).or_else(|| self.late.intern(text))
    }

    /// The text behind a word of this collection.
    pub fn text(&self, word: Word) -> &str {
        if word.index() < self.ends.len() {
            return slice(&self.texts, &self.ends, word);
        }
        self.late.text(word).expect("a word comes from `intern` or `late` of the same words")
    }

    /// How many different words there are, late ones apart.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no word was interned yet.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// How much memory they take, about: twice as many slots as words are looked through.
    pub fn bytes(&self) -> usize {
        const EACH: usize = size_of::<usize>() + size_of::<u32>() + 4 * size_of::<u64>();
        self.texts.len() + self.len() * EACH
    }

    /// No words, and room for as many as there are.
    pub(crate) fn room_for_as_many(&self) -> Self {
        Self {
            texts: String::with_capacity(self.texts.len()),
            ends: Vec::with_capacity(self.ends.len()),
            hashes: Vec::with_capacity(self.hashes.len()),
            table: self.table.room_for_as_many(),
            late: Arc::default(),
        }
    }

    /// Forgets all words, but keeps their room.
    pub fn clear(&mut self) {
        self.texts.clear();
        self.ends.clear();
        self.hashes.clear();
        self.table.clear();
    }
}

fn slice<'t>(texts: &'t str, ends: &[usize], word: Word) -> &'t str {
    let index = word.index();
    let start = if index == 0 { 0 } else { ends[index - 1] };
    &texts[start..ends[index]]
}

fn hash(text: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish() as u32
}
