//! A file cut into pieces of rows, for several threads: writers make row groups of some thousand rows or of many millions.

use super::Source;
use super::group::ROWS;
use parquet::file::reader::FileReader;
use std::ops::Range;

/// Rows of one group that are read together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Piece {
    pub(super) group: usize,
    /// From the first row of the group, which is 0.
    pub(super) rows: Range<usize>,
    /// Whether they are not read.
    pub(super) passed: bool,
    /// Whether the group ends with it.
    pub(super) last: bool,
}

/// A row takes about so many bytes of what is read of it: makes pieces of as many bytes as those of other formats.
const ROW: usize = 8;

/// The pieces of a file, in order, whichever threads read them. They become smaller towards its end, so that all end at about the same time.
pub(super) struct Pieces {
    /// How many rows each group has, and whether it is passed over, which is done at once.
    groups: Vec<(usize, bool)>,
    /// Of the next piece.
    group: usize,
    from: usize,
    /// How many rows no piece has yet.
    left: usize,
    /// How many rows a piece has at most, or somewhat more: bounds what is in memory beside the log.
    most: usize,
}

impl Pieces {
    /// Of about so many bytes, or less; groups of which that is said are passed over.
    pub(super) fn of(source: &Source, length: usize, passed: impl Fn(usize) -> bool) -> Self {
        let rows = |group| {
            let rows = source.metadata().row_group(group).num_rows();
            (usize::try_from(rows).unwrap_or_default(), passed(group))
        };
        let groups = (0..source.num_row_groups()).map(rows).collect();
        Self::of_groups(groups, length.div_ceil(ROW))
    }

    fn of_groups(groups: Vec<(usize, bool)>, most: usize) -> Self {
        let read = groups.iter().filter(|(_, passed)| !passed);
        let left = read.fold(0, |sum: usize, (rows, _)| sum.saturating_add(*rows));
        Self { groups, group: 0, from: 0, left, most }
    }
}

impl Iterator for Pieces {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let (of_group, passed) = *self.groups.get(self.group)?;
        // Smaller ones do not pay: pages that reach into several pieces are unpacked by more than one thread.
        let fewest = self.most.div_ceil(4);
        let share = (self.left / 4).clamp(fewest, self.most).next_multiple_of(ROWS.min(fewest));
        let rest = of_group - self.from;
        let last = passed || rest < share.saturating_add(fewest.div_ceil(2));
        let to = if last { of_group } else { self.from + share };
        let piece = Piece { group: self.group, rows: self.from..to, passed, last };
        if !passed {
            self.left = self.left.saturating_sub(piece.rows.len());
        }
        (self.group, self.from) = if last { (self.group + 1, 0) } else { (self.group, to) };
        Some(piece)
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, Pieces, ROW, ROWS};
    use crate::ingest::stream::pieces::PIECE;
    use proptest::prelude::*;

    const MOST: usize = PIECE / ROW;

    fn cut(groups: &[usize], most: usize) -> Vec<Piece> {
        Pieces::of_groups(groups.iter().map(|rows| (*rows, false)).collect(), most).collect()
    }

    proptest! {
        #[test]
        fn every_row_is_in_one_piece(
            groups in prop::collection::vec(0_usize..2_000_000, 0..6),
            most in prop_oneof![Just(MOST), 1_000_usize..3_000_000],
        ) {
            let pieces = cut(&groups, most);
            let mut expected = (0, 0);
            for piece in &pieces {
                prop_assert_eq!((piece.group, piece.rows.start), expected);
                prop_assert!(most != MOST || piece.rows.start.is_multiple_of(ROWS));
                prop_assert!(piece.rows.len() < 2 * most);
                prop_assert!(piece.last || piece.rows.len() >= most / 4);
                prop_assert_eq!(piece.last, piece.rows.end == groups[piece.group]);
                expected = if piece.last { (piece.group + 1, 0) } else { (piece.group, piece.rows.end) };
            }
            prop_assert_eq!(expected, (groups.len(), 0));
        }
    }

    #[test]
    fn a_file_of_one_group_is_for_all_threads() {
        let pieces = cut(&[3_000_000], MOST);
        let rows: Vec<usize> = pieces.iter().map(|piece| piece.rows.len()).collect();
        assert!(rows[..20].iter().all(|rows| *rows == MOST), "{rows:?}");
        assert!(rows[20..].iter().all(|rows| *rows < MOST), "{rows:?}");
        assert_eq!(cut(&[0, 5], MOST).len(), 2);
        // What a file says of itself may be far from true.
        let far = usize::MAX;
        assert_eq!(Pieces::of_groups(vec![(far, true), (far, true)], MOST).count(), 2);
        let mut many = Pieces::of_groups(vec![(far, false)], MOST);
        assert!(many.by_ref().take(1000).all(|piece| piece.group == 0 && piece.rows.len() == MOST));
    }
}
