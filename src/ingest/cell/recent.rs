//! The words of short texts that came lately: most cells say what others said before.

use crate::value::{Word, Words};

/// How many texts are remembered.
const SLOTS: usize = 1 << BITS;
const BITS: u32 = 12;

/// A text of up to sixteen bytes, whole: its first and last eight, which may overlap, and its length.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Short {
    first: u64,
    last: u64,
    length: u8,
}

/// What was interned lately, each text in the one place where it can be.
#[derive(Clone)]
struct Recent(Vec<(Short, Option<Word>)>);

/// Words, and which of them came lately.
#[derive(Clone)]
pub(in crate::ingest) struct Interned {
    words: Words,
    recent: Recent,
}

impl Interned {
    /// Nothing yet.
    pub(in crate::ingest) fn new() -> Self {
        Self { words: Words::default(), recent: Recent::new() }
    }

    /// The word of a text, new or known.
    #[inline]
    pub(in crate::ingest) fn intern(&mut self, text: &str) -> Word {
        self.recent.intern(text.as_bytes(), || text, &mut self.words)
    }

    /// The word of a cell, of which `text` gives the text where its bytes do not tell.
    #[inline]
    pub(in crate::ingest) fn intern_cell<'t>(
        &mut self,
        bytes: &[u8],
        text: impl Fn() -> &'t str,
    ) -> Word {
        self.recent.intern(bytes, text, &mut self.words)
    }

    /// All words since they were taken last.
    pub(in crate::ingest) fn take(&mut self) -> Words {
        self.exchange(self.words.room_for_as_many())
    }

    /// The same, with a collection without words for those that come next.
    pub(in crate::ingest) fn exchange(&mut self, room: Words) -> Words {
        self.recent.clear();
        std::mem::replace(&mut self.words, room)
    }
}

/// The texts that a column may hold.
#[derive(Clone, Debug)]
pub(in crate::ingest) struct Listed {
    pub(in crate::ingest) texts: Vec<String>,
    /// Those that are short.
    short: Vec<Short>,
}

impl Listed {
    /// These.
    pub(in crate::ingest) fn new(texts: Vec<String>) -> Self {
        let short = texts.iter().filter_map(|text| Short::of(text.as_bytes())).collect();
        Self { texts, short }
    }

    /// Whether one of them is this.
    #[inline]
    pub(in crate::ingest) fn have(&self, text: &[u8]) -> bool {
        match Short::of(text) {
            Some(short) => self.short.contains(&short),
            None => self.texts.iter().any(|it| it.as_bytes() == text),
        }
    }
}

impl Recent {
    fn new() -> Self {
        Self(vec![(Short::default(), None); SLOTS])
    }

    /// The word of a text; `words` are the same at every call until all is forgotten.
    #[inline]
    fn intern<'t>(&mut self, bytes: &[u8], text: impl Fn() -> &'t str, words: &mut Words) -> Word {
        let Some(short) = Short::of(bytes) else { return words.intern(text()) };
        let (known, word) = &mut self.0[short.place()];
        if let (true, Some(word)) = (*known == short, *word) {
            return word;
        }
        *known = short;
        *word.insert(words.intern(text()))
    }

    fn clear(&mut self) {
        self.0.fill((Short::default(), None));
    }
}

impl Short {
    #[inline]
    fn of(text: &[u8]) -> Option<Self> {
        let length = u8::try_from(text.len()).ok().filter(|length| *length <= 16)?;
        let long = || -> Option<_> {
            let (first, last) = (text.first_chunk()?, text.last_chunk()?);
            Some((u64::from_le_bytes(*first), u64::from_le_bytes(*last)))
        };
        let middling = || -> Option<_> {
            let (first, last) = (text.first_chunk()?, text.last_chunk()?);
            Some((u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last))))
        };
        let byte = |at: usize| text.get(at).map_or(0, |byte| u64::from(*byte) << (8 * at));
        let (first, last) =
            long().or_else(middling).unwrap_or_else(|| (byte(0) | byte(1) | byte(2), 0));
        Some(Self { first, last, length })
    }

    fn place(self) -> usize {
        let mixed = self.first ^ self.last.rotate_left(29) ^ u64::from(self.length);
        // The golden ratio spreads what differs in any bits over the highest ones (Knuth, TAOCP 3, 6.4).
        (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - BITS)) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::{Recent, Short};
    use crate::value::Words;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn gives_the_words_that_are_interned(texts in prop::collection::vec("[ab中]{0,6}|[a-c]{7,18}", 0..60)) {
            let (mut recent, mut words) = (Recent::new(), Words::default());
            for text in &texts {
                let word = recent.intern(text.as_bytes(), || text, &mut words);
                prop_assert_eq!(words.text(word), text);
                prop_assert_eq!(Some(word), words.get(text));
            }
        }

        #[test]
        fn short_texts_are_told_apart(a in "[a\u{0}]{0,17}", b in "[a\u{0}]{0,17}") {
            let (short, other) = (Short::of(a.as_bytes()), Short::of(b.as_bytes()));
            prop_assert_eq!(short.is_some(), a.len() <= 16);
            if short.is_some() && other.is_some() {
                prop_assert_eq!(short == other, a == b);
            }
        }
    }
}
