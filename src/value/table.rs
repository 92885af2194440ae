//! Words found by the hashes of their texts: which texts those are, the table need not know.

use super::Word;

/// Open addressing with linear probing; at most half of the slots are taken, and no word ever leaves.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// As many as a power of two.
    slots: Vec<Slot>,
    taken: usize,
}

/// A word beside what its hash ends with: most that is not the right one is passed over without a look at its text.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    hash: u32,
    word: Option<Word>,
}

const FEWEST: usize = 64;

impl Table {
    /// The word of this hash that is the right one, or the free slot where it would be.
    #[inline]
    pub(super) fn find(&self, hash: u32, is: impl Fn(Word) -> bool) -> Result<Word, usize> {
        if self.slots.is_empty() {
            return Err(0);
        }
        let mut at = self.home(hash);
        while let Slot { hash: other, word: Some(word) } = self.slots[at] {
            if other == hash && is(word) {
                return Ok(word);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        Err(at)
    }

    /// The word that stands where one of this hash would be first looked for.
    pub(super) fn likely(&self, hash: u32) -> Option<Word> {
        if self.slots.is_empty() { None } else { self.slots[self.home(hash)].word }
    }

    /// Puts a word into a slot that was found free.
    pub(super) fn put(&mut self, slot: usize, hash: u32, word: Word) {
        self.taken += 1;
        if self.taken * 2 > self.slots.len() {
            let wider = vec![Slot::default(); (self.slots.len() * 2).max(FEWEST)];
            let before = std::mem::replace(&mut self.slots, wider);
            before
                .into_iter()
                .filter(|slot| slot.word.is_some())
                .for_each(|slot| self.move_in(slot));
            self.move_in(Slot { hash, word: Some(word) });
        } else {
            self.slots[slot] = Slot { hash, word: Some(word) };
        }
    }

    fn move_in(&mut self, slot: Slot) {
        if let Err(free) = self.find(slot.hash, |_| false) {
            self.slots[free] = slot;
        }
    }

    /// An empty one that holds as many before it grows.
    pub(super) fn room_for_as_many(&self) -> Self {
        Self { slots: vec![Slot::default(); self.slots.len()], taken: 0 }
    }

    /// Forgets all words, but keeps their room.
    pub(super) fn clear(&mut self) {
        self.slots.fill(Slot::default());
        self.taken = 0;
    }

    fn home(&self, hash: u32) -> usize {
        hash as usize & (self.slots.len() - 1)
    }
}
