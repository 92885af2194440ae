//! Values at run time. A missing value is `None` around these: it is never a value itself.

mod late;

use crate::unit::{Decimal, Elapsed, Instant, Length, Money};
use late::Late;
use rustc_hash::FxHashMap;
use std::sync::Arc;

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
pub struct Word(pub u32);

/// The words of one run, each once.
#[derive(Clone, Debug, Default)]
pub struct Words {
    texts: Vec<Arc<str>>,
    ids: FxHashMap<Arc<str>, Word>,
    late: Arc<Late>,
}

impl Words {
    /// The word for a text, new or known.
    pub fn intern(&mut self, text: &str) -> Word {
        if let Some(&word) = self.ids.get(text) {
            return word;
        }
        let word = Word(self.texts.len() as u32);
        let text: Arc<str> = Arc::from(text);
        self.texts.push(Arc::clone(&text));
        self.ids.insert(text, word);
        word
    }

    /// The word for a text, if it was ever seen.
    pub fn get(&self, text: &str) -> Option<Word> {
        self.ids.get(text).copied()
    }

    /// The word for a text that comes up while judging, on any thread; `None` if there are too many.
    pub fn late(&self, text: &str) -> Option<Word> {
        self.get(text).or_else(|| self.late.intern(text))
    }

    /// The text behind a word of this collection.
    pub fn text(&self, word: Word) -> &Arc<str> {
        match self.texts.get(word.0 as usize) {
            Some(text) => text,
            None => self
                .late
                .text(word)
                .expect("a word comes from `intern` or `late` of the same words"),
        }
    }

    /// How many different words there are, late ones apart.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether no word was interned yet.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}
