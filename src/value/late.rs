//! Words that come up while judging: texts that scripts return. Any thread may add one; none is ever moved or dropped,
//! so that what [`text`](Late::text) gives stays.

use super::Word;
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Late words are numbered from here, far above those of any log.
const FIRST: usize = 1 << 31;

/// The first block holds so many words, each further one twice as many as the one before.
const BLOCK: u32 = 1 << 8;

type Block = Box<[OnceLock<Arc<str>>]>;

/// The late words of one run, each once.
#[derive(Debug, Default)]
pub(super) struct Late {
    ids: Mutex<FxHashMap<Arc<str>, Word>>,
    blocks: [OnceLock<Block>; 23],
}

impl Late {
    /// The word for a text, new or known; `None` when there are two thousand million.
    pub(super) fn intern(&self, text: &str) -> Option<Word> {
        let mut ids = self.ids.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(word) = ids.get(text) {
            return Some(*word);
        }
        let index = ids.len() as u32;
        let (block, at) = place(index);
        let block = self
            .blocks
            .get(block)?
            .get_or_init(|| (0..BLOCK << block).map(|_| OnceLock::new()).collect());
        let text = Arc::clone(block[at].get_or_init(|| Arc::from(text)));
        let word = Word::at(FIRST + index as usize);
        ids.insert(text, word);
        Some(word)
    }

    /// The text behind a late word; `None` for a word that is not one of these.
    pub(super) fn text(&self, word: Word) -> Option<&str> {
        let (block, at) = place(word.index().checked_sub(FIRST)? as u32);
        self.blocks.get(block)?.get()?.get(at)?.get().map(|text| &**text)
    }
}

/// In which block a word is, and where there.
fn place(index: u32) -> (usize, usize) {
    let block = (index / BLOCK + 1).ilog2();
    (block as usize, (index - BLOCK * ((1 << block) - 1)) as usize)
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Late, place};

    #[test]
    fn places_follow_each_other_without_a_gap() {
        let mut expected = (0, 0);
        for index in 0..BLOCK * 40 {
            assert_eq!(place(index), expected);
            let full = expected.1 + 1 == (BLOCK as usize) << expected.0;
            expected = if full { (expected.0 + 1, 0) } else { (expected.0, expected.1 + 1) };
        }
        assert!(place(u32::MAX - (1 << 31)).0 < 23 + 1);
    }

    #[test]
    fn a_text_has_one_word_on_every_thread() {
        let late = Late::default();
        let texts: Vec<String> = (0..2_000).map(|n| format!("text {n}")).collect();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for text in &texts {
                        let word = late.intern(text).unwrap();
                        assert_eq!(late.text(word).unwrap(), text);
                    }
                });
            }
        });
        let mut words: Vec<_> = texts.iter().map(|text| late.intern(text).unwrap()).collect();
        words.sort();
        words.dedup();
        assert_eq!(words.len(), texts.len());
    }
}
