//! A column of truth values, two bits a row: one says "certainly", one says "not certainly not".

use crate::value::Truth;

/// Three-valued answers for every row of a batch.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Trits {
    certain: Vec<u64>,
    possible: Vec<u64>,
}

impl Trits {
    /// The answers that `ask` gives for `rows` rows.
    pub(super) fn build(rows: usize, mut ask: impl FnMut(usize) -> Truth) -> Self {
        let blocks = rows.div_ceil(64);
        let (mut certain, mut possible) = (vec![0; blocks], vec![0; blocks]);
        for block in 0..blocks {
            let (mut yes, mut maybe) = (0_u64, 0_u64);
            for bit in 0..64.min(rows - block * 64) {
                let truth = ask(block * 64 + bit);
                yes |= u64::from(truth == Truth::True) << bit;
                maybe |= u64::from(truth != Truth::False) << bit;
            }
            certain[block] = yes;
            possible[block] = maybe;
        }
        Self { certain, possible }
    }

    /// The same answer for every row.
    pub(super) fn all(rows: usize, truth: Truth) -> Self {
        Self::build(rows, |_| truth)
    }

    /// The answer for a row.
    pub(super) fn at(&self, row: usize) -> Truth {
        let (block, bit) = (row / 64, row % 64);
        if self.certain[block] >> bit & 1 == 1 {
            Truth::True
        } else if self.possible[block] >> bit & 1 == 1 {
            Truth::Unknown
        } else {
            Truth::False
        }
    }

    /// Whether any row is neither certainly so nor certainly not.
    pub(super) fn is_ever_unknown(&self) -> bool {
        let pairs = self.certain.iter().zip(&self.possible);
        pairs.into_iter().any(|(certain, possible)| certain & possible != *possible)
    }

    /// 64 rows a block: those that are certainly so. Bits past the last row mean nothing.
    pub(super) fn certain(&self) -> &[u64] {
        &self.certain
    }

    /// The same of those that are not certainly not so.
    pub(super) fn possible(&self) -> &[u64] {
        &self.possible
    }

    /// Kleene's `and`, row by row.
    pub(super) fn and(mut self, other: &Self) -> Self {
        merge(&mut self.certain, &other.certain, |a, b| a & b);
        merge(&mut self.possible, &other.possible, |a, b| a & b);
        self
    }

    /// Kleene's `or`, row by row.
    pub(super) fn or(mut self, other: &Self) -> Self {
        merge(&mut self.certain, &other.certain, |a, b| a | b);
        merge(&mut self.possible, &other.possible, |a, b| a | b);
        self
    }

    /// Kleene's `not`, row by row. Bits past the last row are never read.
    pub(super) fn negate(self) -> Self {
        let flip = |bits: Vec<u64>| bits.into_iter().map(|block| !block).collect();
        Self { certain: flip(self.possible), possible: flip(self.certain) }
    }
}

fn merge(into: &mut [u64], from: &[u64], combine: impl Fn(u64, u64) -> u64) {
    for (left, right) in into.iter_mut().zip(from) {
        *left = combine(*left, *right);
    }
}

#[cfg(test)]
mod tests {
    use super::Trits;
    use crate::value::Truth::{self, False, True, Unknown};

    const ALL: [Truth; 3] = [False, Unknown, True];

    #[test]
    fn follows_kleene_for_every_pair_in_every_position() {
        let pair = |row: usize| (ALL[row % 3], ALL[row / 3 % 3]);
        let left = Trits::build(200, |row| pair(row).0);
        let right = Trits::build(200, |row| pair(row).1);
        let (and, or, not) =
            (left.clone().and(&right), left.clone().or(&right), left.clone().negate());
        for row in 0..200 {
            let (a, b) = pair(row);
            assert_eq!(left.at(row), a);
            assert_eq!(and.at(row), a.and(b));
            assert_eq!(or.at(row), a.or(b));
            assert_eq!(not.at(row), a.negate());
        }
    }
}
