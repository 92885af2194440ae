//! Which patterns each record matches, eight patterns to a plane of bytes: one look at a record tells of all of them.

use super::trits::Trits;
use crate::check::program::PatternId;
use crate::ingest::{Batch, Column};
use crate::judge::verdict::Row;
use crate::parallel::{side_by_side, stretch};
use crate::plan::{ColumnId, Expr};
use crate::value::{Truth, Word};
use std::num::NonZero;

/// How many patterns share a plane.
const PATTERNS: usize = 8;

/// The answers for up to eight patterns, a byte a record.
#[derive(Debug)]
pub(super) struct Plane {
    /// Which pattern each bit stands for.
    pub(super) patterns: Vec<PatternId>,
    certain: Vec<u8>,
    /// What is not certainly not so; `None`: what is certain, and nothing else.
    possible: Option<Vec<u8>>,
}

/// In which plane each pattern is; none where it was not asked.
#[derive(Debug, Default)]
pub(super) struct Planes {
    each: Vec<Plane>,
    /// The plane and the bit.
    of: Vec<Option<(usize, usize)>>,
    are_one: bool,
}

/// How a pattern is asked of all records.
#[derive(Debug)]
pub(super) enum Asked<'p> {
    /// Whether the word of a column is one of these.
    Words(ColumnId, &'p [Word]),
    /// In any other way: by itself.
    Otherwise(Trits),
}

impl<'p> Asked<'p> {
    /// If the condition asks for words.
    pub(super) fn words(condition: &'p Expr) -> Option<Self> {
        match condition {
            Expr::WordIs(column, word) => Some(Self::Words(*column, std::slice::from_ref(word))),
            Expr::WordIn(column, words) => Some(Self::Words(*column, words)),
            _ => None,
        }
    }
}

impl Planes {
    /// Of all patterns that were asked, over a batch of so many words.
    pub(super) fn new(
        threads: NonZero<usize>,
        batch: &Batch,
        words: usize,
        asked: &[Option<Asked>],
    ) -> Self {
        let there: Vec<(PatternId, &Asked)> = asked
            .iter()
            .zip((0..).map(PatternId))
            .filter_map(|(asked, pattern)| Some((pattern, asked.as_ref()?)))
            .collect();
        let are_one = there.len() == asked.len() && there.len() <= PATTERNS;
        let mut planes = Self { each: Vec::new(), of: vec![None; asked.len()], are_one };
        for those in there.chunks(PATTERNS) {
            for (bit, (pattern, _)) in those.iter().enumerate() {
                planes.of[pattern.index()] = Some((planes.each.len(), bit));
            }
            planes.each.push(Plane::new(threads, batch, words, those));
        }
        planes
    }

    /// Whether a record matches a pattern.
    pub(super) fn matches(&self, pattern: PatternId, row: Row) -> Truth {
        let Some((number, bit)) = self.of.get(pattern.index()).copied().flatten() else {
            return Truth::Unknown;
        };
        let (possible, certain) = self.each[number].at(row);
        match (possible >> bit & 1, certain >> bit & 1) {
            (_, 1) => Truth::True,
            (1, _) => Truth::Unknown,
            _ => Truth::False,
        }
    }

    /// The plane that a pattern is in, and its number.
    pub(super) fn of(&self, pattern: PatternId) -> Option<(usize, &Plane)> {
        let (number, _) = self.of.get(pattern.index()).copied().flatten()?;
        Some((number, &self.each[number]))
    }

    /// Whether all patterns are in one plane, so that one search finds all of them.
    #[inline]
    pub(super) fn are_one(&self) -> bool {
        self.are_one
    }

    /// How many planes.
    pub(super) fn len(&self) -> usize {
        self.each.len()
    }
}

impl Plane {
    fn new(
        threads: NonZero<usize>,
        batch: &Batch,
        words: usize,
        those: &[(PatternId, &Asked)],
    ) -> Self {
        let mut plane = Self {
            patterns: those.iter().map(|(pattern, _)| *pattern).collect(),
            certain: vec![0; batch.len()],
            possible: None,
        };
        // Patterns that ask for words of one column are all asked at once.
        let mut tables: Vec<(ColumnId, u8, Vec<u8>)> = Vec::new();
        let mut others = Vec::new();
        for (bit, (_, asked)) in those.iter().enumerate() {
            match asked {
                Asked::Otherwise(trits) => others.push((1 << bit, trits)),
                Asked::Words(column, wanted) => {
                    let known = tables.iter().position(|(of, ..)| of == column);
                    let table = known.unwrap_or_else(|| {
                        tables.push((*column, 0, vec![0; words]));
                        tables.len() - 1
                    });
                    let (_, all, table) = &mut tables[table];
                    *all |= 1 << bit;
                    for word in *wanted {
                        table[word.index()] |= 1 << bit;
                    }
                }
            }
        }
        for (column, all, table) in tables {
            plane.add_words(threads, &batch.columns[column.index()], all, &table);
        }
        for (bit, trits) in others {
            plane.add(bit, trits);
        }
        plane
    }

    /// Adds the bits of each word; where the word is missing, all of them are possible.
    fn add_words(&mut self, threads: NonZero<usize>, column: &Column, all: u8, table: &[u8]) {
        let Column::Text(cells) = column else {
            self.doubt().iter_mut().for_each(|byte| *byte |= all);
            return;
        };
        let each = stretch(cells.len(), threads);
        let stretches = self.certain.chunks_mut(each).zip((0..).step_by(each)).collect();
        let few = cells.few().map(|(words, cells)| {
            let bits = words.iter().map(|word| table[word.index()]);
            (std::iter::once(0).chain(bits).collect::<Vec<u8>>(), cells)
        });
        let missing = side_by_side(stretches, |(certain, from): (&mut [u8], usize)| {
            let rows = from..from + certain.len();
            if let Some((bits, cells)) = &few {
                let cells = &cells[rows];
                certain.iter_mut().zip(cells).for_each(|(to, at)| *to |= bits[usize::from(*at)]);
                return cells.contains(&0);
            }
            let cells = cells.list(rows);
            let bits = cells.iter().map(|cell| cell.map_or(0, |word| table[word.index()]));
            certain.iter_mut().zip(bits).for_each(|(to, bits)| *to |= bits);
            cells.contains(&None)
        });
        if missing.contains(&true) {
            let unknown = (0..cells.len()).map(|row| !cells.is_known(row));
            let doubt = self.doubt().iter_mut().zip(unknown);
            doubt.filter(|(_, unknown)| *unknown).for_each(|(byte, _)| *byte |= all);
        }
        self.settle();
    }

    fn add(&mut self, bit: u8, trits: &Trits) {
        each(trits.certain(), |row| {
            if let Some(byte) = self.certain.get_mut(row) {
                *byte |= bit;
            }
        });
        if trits.is_ever_unknown() {
            let doubt = self.doubt();
            each(trits.possible(), |row| {
                if let Some(byte) = doubt.get_mut(row) {
                    *byte |= bit;
                }
            });
        }
        self.settle();
    }

    /// What is possible, apart from what is certain.
    fn doubt(&mut self) -> &mut Vec<u8> {
        self.possible.get_or_insert_with(|| vec![0; self.certain.len()])
    }

    /// What is certain is possible.
    fn settle(&mut self) {
        if let Some(possible) = &mut self.possible {
            for (possible, certain) in possible.iter_mut().zip(&self.certain) {
                *possible |= certain;
            }
        }
    }

    /// One bit for each pattern that a record may match, and for each that it certainly does.
    #[inline]
    pub(super) fn at(&self, row: Row) -> (u8, u8) {
        let certain = self.certain[row as usize];
        let possible = self.possible.as_ref().map_or(certain, |possible| possible[row as usize]);
        (possible, certain)
    }
}

/// Calls `see` with each bit that is set; those past the last row mean nothing.
fn each(blocks: &[u64], mut see: impl FnMut(usize)) {
    for (block, bits) in blocks.iter().enumerate() {
        let mut left = *bits;
        while left != 0 {
            see(block * 64 + left.trailing_zeros() as usize);
            left &= left - 1;
        }
    }
}
