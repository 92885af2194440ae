//! Where the bytes that part a text stand: found 64 at a time, without a branch for each.

/// The positions of up to three bytes in a text, in order.
pub(super) struct Marks<'t> {
    text: &'t [u8],
    wanted: [u8; 3],
    /// Where the block begins that is looked at.
    block: usize,
    /// One bit for each of its bytes that is wanted and still to be given.
    left: u64,
}

const BLOCK: usize = 64;

impl<'t> Marks<'t> {
    /// Of these bytes; one may stand twice.
    pub(super) fn new(text: &'t [u8], wanted: [u8; 3]) -> Self {
        let mut marks = Self { text, wanted, block: 0, left: 0 };
        marks.left = marks.bits();
        marks
    }

    /// Goes on at a position.
    pub(super) fn seek(&mut self, position: usize) {
        self.block = position / BLOCK * BLOCK;
        self.left = self.bits() & (u64::MAX << (position % BLOCK));
    }

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

impl Iterator for Marks<'_> {
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

/// One bit for each byte that is one of the wanted ones.
#[inline]
fn bits(block: &[u8; BLOCK], [a, b, c]: [u8; 3]) -> u64 {
    // Written so that the compiler compares many bytes at once.
    let mut hits = [0_u8; BLOCK];
    for (hit, byte) in hits.iter_mut().zip(block) {
        *hit = u8::from((*byte == a) || (*byte == b) || (*byte == c));
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
    use super::Marks;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn finds_what_a_walk_finds(text in "[ab,\n\"\u{0}]{0,300}", from in 0_usize..320) {
            let wanted = *b",\n\"";
            let bytes = text.as_bytes();
            let walk = |from: usize| -> Vec<usize> {
                (from..bytes.len()).filter(|at| wanted.contains(&bytes[*at])).collect()
            };
            prop_assert_eq!(Marks::new(bytes, wanted).collect::<Vec<_>>(), walk(0));
            let mut marks = Marks::new(bytes, wanted);
            marks.seek(from);
            prop_assert_eq!(marks.collect::<Vec<_>>(), walk(from));
            prop_assert_eq!(Marks::new(bytes, [0; 3]).count(), text.matches('\0').count());
        }
    }
}
