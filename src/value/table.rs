//! Words found by the hashes of their texts: which texts those are, the table need not know.

use super::Word;

/// Open addressing with linear probing; at most half of the slots are taken, and no word ever leaves.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// As many as a power of two.
    slots: Vec<Option<Word>>,
    taken: usize,
}

const FEWEST: usize = 64;

impl Table {
    /// The word of this hash that is the right one, or the free slot where it would be.
    pub(super) fn find(&self, hash: u64, is: impl Fn(Word) -> bool) -> Result<Word, usize> {
        if self.slots.is_empty() {
            return Err(0);
        }
        let mut slot = self.home(hash);
        while let Some(word) = self.slots[slot] {
            if is(word) {
                return Ok(word);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        Err(slot)
    }

    /// Puts a word into a slot that was found free; `hashes` are those of all words, this one's included.
    pub(super) fn put(&mut self, slot: usize, word: Word, hashes: &[u64]) {
        self.taken += 1;
        if self.taken * 2 > self.slots.len() {
            self.slots = vec![None; (self.slots.len() * 2).max(FEWEST)];
            for (index, hash) in hashes.iter().enumerate() {
                if let Err(free) = self.find(*hash, |_| false) {
                    self.slots[free] = Some(Word::at(index));
                }
            }
        } else {
            self.slots[slot] = Some(word);
        }
    }

    /// Forgets all words, but keeps their room.
    pub(super) fn clear(&mut self) {
        self.slots.fill(None);
        self.taken = 0;
    }

    fn home(&self, hash: u64) -> usize {
        // The upper bits of a multiplicative hash are the good ones.
        (hash >> 32) as usize & (self.slots.len() - 1)
    }
}
