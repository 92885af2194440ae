//! Where the bytes that part a text stand: found 64 at a time, without a branch for each.

/// The positions of the wanted bytes of a text, in order.
pub(super) struct Marks<'t, W> {
    text: &'t [u8],
    wanted: W,
    /// Where the block begins that is looked at.
    block: usize,
    /// One bit for each of its bytes that is wanted and still to be given.
    left: u64,
}

const BLOCK: usize = 64;

impl<'t, W: Wanted> Marks<'t, W> {
    /// Of the bytes that are wanted.
    pub(super) fn new(text: &'t [u8], wanted: W) -> Self {
        let mut marks = Self { text, wanted, block: 0, left: 0 };
        marks.left = marks.bits();
        marks
    }

    #[inline]
    fn bits(&self) -> u64 {
        let Some(rest) = self.text.get(self.block..) else { return 0 };
        if let Some(block) = rest.first_chunk::<BLOCK>() {
            return bits(block, self.wanted);
        }
        let mut block = [0; BLOCK];
        block[..rest.len()].copy_from_slice(rest);
        // What was filled up is no text, though zero may be wanted.
        bits(&block, self.wanted) & !(u64::MAX << rest.len())
    }
}

impl<W: Wanted> Seek for Marks<'_, W> {
    fn seek(&mut self, position: usize) {
        self.block = position / BLOCK * BLOCK;
        self.left = self.bits() & (u64::MAX << (position % BLOCK));
    }
}

/// What can go on at another position.
pub(super) trait Seek {
    /// Goes on at a position.
    fn seek(&mut self, position: usize);
}

impl<W: Wanted> Iterator for Marks<'_, W> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
            self.block += BLOCK;
            if self.block >= self.text.len() {
                return None;
            }
            self.left = self.bits();
        }
        let position = self.block + self.left.trailing_zeros() as usize;
        self.left &= self.left - 1;
        Some(position)
    }
}

/// Which bytes are wanted.
pub(super) trait Wanted: Copy {
    /// Whether this one is; only comparisons without a branch.
    fn is(self, byte: u8) -> bool;
}

/// Three bytes that part cells and rows.
#[derive(Clone, Copy)]
pub(super) struct Parts(pub [u8; 3]);

impl Wanted for Parts {
    #[inline]
    fn is(self, byte: u8) -> bool {
        let Self([a, b, c]) = self;
        byte == a || byte == b || byte == c
    }
}

/// What parts the strings of JSON from the rest: quotes, backslashes, and control characters, which no string holds.
#[derive(Clone, Copy)]
pub(super) struct Quotes;

impl Wanted for Quotes {
    #[inline]
    fn is(self, byte: u8) -> bool {
        byte == b'"' || byte == b'\\' || byte < b' '
    }
}

/// One bit for each byte that is wanted: written so that the compiler compares many bytes at once.
#[inline]
fn bits(block: &[u8; BLOCK], wanted: impl Wanted) -> u64 {
    let mut hits = [0_u8; BLOCK];
    for (hit, byte) in hits.iter_mut().zip(block) {
        *hit = u8::from(wanted.is(*byte));
    }
    let mut bits = 0;
    for (index, eight) in hits.as_chunks::<8>().0.iter().enumerate() {
        // The lowest bits of eight bytes, gathered into one byte: no two of their products meet.
        let gathered = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        bits |= gathered << (8 * index);
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::{Marks, Parts, Quotes, Seek, Wanted};
    use proptest::prelude::*;

    fn finds(text: &[u8], wanted: impl Wanted, from: usize) {
        let walk = |from: usize| -> Vec<usize> {
            (from..text.len()).filter(|at| wanted.is(text[*at])).collect()
        };
        assert_eq!(Marks::new(text, wanted).collect::<Vec<_>>(), walk(0));
        let mut marks = Marks::new(text, wanted);
        marks.seek(from);
        assert_eq!(marks.collect::<Vec<_>>(), walk(from));
    }

    proptest! {
        #[test]
        fn finds_what_a_walk_finds(
            text in "[ab,\n\"\u{0}\u{1f} \\\\中\u{7f}]{0,300}",
            from in 0_usize..320,
        ) {
            finds(text.as_bytes(), Parts(*b",\n\""), from);
            finds(text.as_bytes(), Parts([0; 3]), from);
            finds(text.as_bytes(), Quotes, from);
        }
    }
}
