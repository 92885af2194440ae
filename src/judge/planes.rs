//! Which patterns each record matches, eight patterns to a plane of bytes: one look at a record tells of all of them.

use super::trits::Trits;
use crate::check::program::PatternId;
use crate::judge::verdict::Row;

/// How many patterns share a plane.
const PATTERNS: usize = 8;

/// The answers for up to eight patterns, a byte a record.
#[derive(Debug)]
pub(super) struct Plane {
    /// Which pattern each bit stands for.
    pub(super) patterns: Vec<PatternId>,
    certain: Vec<u8>,
    /// What is not certainly not so; `None`: only what is certain.
    possible: Option<Vec<u8>>,
}

/// In which plane each pattern is; none where it was not asked.
#[derive(Debug, Default)]
pub(super) struct Planes {
    planes: Vec<Plane>,
    of: Vec<Option<usize>>,
}

impl Planes {
    /// Of the answers for all patterns.
    pub(super) fn new(rows: usize, answers: &[Option<Trits>]) -> Self {
        let asked: Vec<(PatternId, &Trits)> = answers
            .iter()
            .zip((0..).map(PatternId))
            .filter_map(|(trits, pattern)| Some((pattern, trits.as_ref()?)))
            .collect();
        let mut planes = Self { planes: Vec::new(), of: vec![None; answers.len()] };
        for those in asked.chunks(PATTERNS) {
            for (pattern, _) in those {
                planes.of[pattern.index()] = Some(planes.planes.len());
            }
            planes.planes.push(Plane::new(rows, those));
        }
        planes
    }

    /// The plane that a pattern is in, and its number.
    pub(super) fn of(&self, pattern: PatternId) -> Option<(usize, &Plane)> {
        let number = self.of.get(pattern.index()).copied().flatten()?;
        Some((number, &self.planes[number]))
    }

    /// How many planes.
    pub(super) fn len(&self) -> usize {
        self.planes.len()
    }
}

impl Plane {
    fn new(rows: usize, those: &[(PatternId, &Trits)]) -> Self {
        let doubt = those.iter().any(|(_, trits)| trits.is_ever_unknown());
        let bytes = |blocks: fn(&Trits) -> &[u64]| {
            let mut bytes = vec![0_u8; rows];
            for (bit, (_, trits)) in those.iter().enumerate() {
                for (block, bits) in blocks(trits).iter().enumerate() {
                    let mut left = *bits;
                    while left != 0 {
                        let row = block * 64 + left.trailing_zeros() as usize;
                        left &= left - 1;
                        // Bits past the last row stand for nothing.
                        if let Some(byte) = bytes.get_mut(row) {
                            *byte |= 1 << bit;
                        }
                    }
                }
            }
            bytes
        };
        Self {
            patterns: those.iter().map(|(pattern, _)| *pattern).collect(),
            certain: bytes(Trits::certain),
            possible: doubt.then(|| bytes(Trits::possible)),
        }
    }

    /// One bit for each pattern that a record may match, and for each that it certainly does.
    pub(super) fn at(&self, row: Row) -> (u8, u8) {
        let certain = self.certain[row as usize];
        let possible = self.possible.as_ref().map_or(certain, |possible| possible[row as usize]);
        (possible, certain)
    }
}
