//! Whether conditions can hold at once: sound, and enough for the segments people write.
//!
//! A condition is taken apart into alternatives of plain tests on single fields. An alternative is
//! impossible if its tests on one field leave no value. What the test cannot see into (two fields
//! compared, a script) is a test by itself, which only its own contrary excludes. So "disjoint" is
//! always true, while "can hold at once" may be said of what cannot; where there would be too many
//! alternatives, that is said too.

mod domain;
mod normal;

use super::program::{Expr, Program, SegmentId};
use rustc_hash::FxHashMap;

/// Answers given before, by pairs of segments.
#[derive(Debug, Default)]
pub(super) struct Overlaps {
    pairs: FxHashMap<(SegmentId, SegmentId), bool>,
}

/// A condition that is asked to hold, or to not hold for certain.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim<'e> {
    pub(super) condition: &'e Expr,
    pub(super) holds: bool,
}

impl<'e> Claim<'e> {
    pub(super) fn holds(condition: &'e Expr) -> Self {
        Self { condition, holds: true }
    }

    pub(super) fn fails(condition: &'e Expr) -> Self {
        Self { condition, holds: false }
    }
}

/// Whether all claims can be true of one record. `true` where it cannot be told.
pub(super) fn can_hold(program: &Program, claims: &[Claim<'_>]) -> bool {
    let Some(alternatives) = normal::alternatives(program, claims) else { return true };
    alternatives.iter().any(|tests| domain::possible(program, tests))
}

impl Overlaps {
    /// Whether two segments can hold at once.
    pub(super) fn segments(&mut self, program: &Program, a: SegmentId, b: SegmentId) -> bool {
        let pair = if a <= b { (a, b) } else { (b, a) };
        *self.pairs.entry(pair).or_insert_with(|| {
            let conditions = [pair.0, pair.1].map(|id| &program.segments[id.index()].condition);
            can_hold(program, &conditions.map(Claim::holds))
        })
    }
}
