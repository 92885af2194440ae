//! Where the bytes that part a text stand: found 64 at a time, without a branch for each.

use wide::u8x16;

/// The positions of the wanted bytes of a text, in order.
pub(in crate::ingest) struct Marks<'t, W> {
    text: &'t [u8],
    wanted: W,
    /// Where the block begins that is looked at.
    block: usize,
    /// One bit for each of its bytes that is wanted and still to be given.
    left: u64,
    /// Everything before is given or passed over, if it lies in that block.
    passed: usize,
}

const BLOCK: usize = 64;

impl<'t, W: Wanted> Marks<'t, W> {
    /// Of the bytes that are wanted.
    pub(in crate::ingest) fn new(text: &'t [u8], wanted: W) -> Self {
        let mut marks = Self { text, wanted, block: 0, left: 0, passed: 0 };
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
    #[inline]
    fn seek(&mut self, position: usize) {
        let block = position / BLOCK * BLOCK;
        if block != self.block || position < self.passed {
            self.block = block;
            self.left = self.bits();
        }
        self.passed = position;
        self.left &= u64::MAX << (position % BLOCK);
    }
}

/// What can go on at another position.
pub(in crate::ingest) trait Seek {
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
        self.passed = position + 1;
        Some(position)
    }
}

/// Which bytes are wanted.
pub(in crate::ingest) trait Wanted: Copy {
    /// All ones in each of sixteen bytes that is.
    fn those(self, bytes: u8x16) -> u8x16;
}

/// One byte.
#[derive(Clone, Copy)]
pub(in crate::ingest) struct Byte(pub u8);

impl Wanted for Byte {
    #[inline]
    fn those(self, bytes: u8x16) -> u8x16 {
        bytes.simd_eq(u8x16::splat(self.0))
    }
}

/// Three bytes that part cells and rows.
#[derive(Clone, Copy)]
pub(in crate::ingest) struct Parts(pub [u8; 3]);

impl Wanted for Parts {
    #[inline]
    fn those(self, bytes: u8x16) -> u8x16 {
        let [a, b, c] = self.0;
        let is = |byte| bytes.simd_eq(u8x16::splat(byte));
        is(a) | is(b) | is(c)
    }
}

/// What parts the strings of JSON from the rest: quotes, backslashes, and control characters, which no string holds.
#[derive(Clone, Copy)]
pub(in crate::ingest) struct Quotes;

impl Wanted for Quotes {
    #[inline]
    fn those(self, bytes: u8x16) -> u8x16 {
        let is = |byte| bytes.simd_eq(u8x16::splat(byte));
        let control = bytes.min(u8x16::splat(0x1F)).simd_eq(bytes);
        is(b'"') | is(b'\\') | control
    }
}

/// The first byte that is wanted, from a position on, where it is most likely near.
#[inline]
pub(in crate::ingest) fn first(text: &[u8], from: usize, wanted: impl Wanted) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = text.get(at..)?;
        let Some(sixteen) = rest.first_chunk::<16>() else {
            let mut sixteen = [0; 16];
            sixteen[..rest.len()].copy_from_slice(rest);
            let bits = wanted.those(u8x16::new(sixteen)).to_bitmask();
            let found = bits.trailing_zeros() as usize;
            // What was filled up is no text, though zero may be wanted.
            return (found < rest.len()).then_some(at + found);
        };
        let bits = wanted.those(u8x16::new(*sixteen)).to_bitmask();
        if bits != 0 {
            return Some(at + bits.trailing_zeros() as usize);
        }
        at += 16;
    }
}

/// Sees 64 bytes of a text after the other, and where they begin. The last are filled up with zeros.
#[inline]
pub(in crate::ingest) fn blocks(text: &[u8], mut see: impl FnMut(usize, &[u8; BLOCK])) {
    let (whole, rest) = text.as_chunks::<BLOCK>();
    for (number, block) in whole.iter().enumerate() {
        see(number * BLOCK, block);
    }
    let mut block = [0; BLOCK];
    block[..rest.len()].copy_from_slice(rest);
    see(whole.len() * BLOCK, &block);
}

/// One bit for each byte that is wanted.
#[inline]
pub(in crate::ingest) fn bits(block: &[u8; BLOCK], wanted: impl Wanted) -> u64 {
    let mut bits = 0;
    for (at, sixteen) in block.as_chunks::<16>().0.iter().enumerate() {
        bits |= u64::from(wanted.those(u8x16::new(*sixteen)).to_bitmask()) << (16 * at);
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::{Marks, Parts, Quotes, Seek, Wanted, first};
    use proptest::prelude::*;

    fn finds(text: &[u8], wanted: impl Wanted, is: impl Fn(u8) -> bool, from: usize) {
        let walk =
            |from: usize| -> Vec<usize> { (from..text.len()).filter(|at| is(text[*at])).collect() };
        assert_eq!(Marks::new(text, wanted).collect::<Vec<_>>(), walk(0));
        assert_eq!(first(text, from, wanted), walk(from).first().copied());
        let mut marks = Marks::new(text, wanted);
        for from in [from, from / 2, from / 3 * 2] {
            marks.seek(from);
            assert_eq!(marks.next(), walk(from).first().copied());
        }
        marks.seek(from);
        assert_eq!(marks.collect::<Vec<_>>(), walk(from));
    }

    proptest! {
        #[test]
        fn finds_what_a_walk_finds(
            text in "[ab,\n\"\u{0}\u{1f} \\\\中\u{7f}]{0,300}",
            from in 0_usize..320,
        ) {
            let text = text.as_bytes();
            finds(text, Parts(*b",\n\""), |byte| b",\n\"".contains(&byte), from);
            finds(text, Parts([0; 3]), |byte| byte == 0, from);
            finds(text, Quotes, |byte| byte < b' ' || byte == b'"' || byte == b'\\', from);
        }
    }
}
