//! Whether conditions can hold at once: sound, and enough for the segments people write.
//!
//! A condition is taken apart into alternatives of plain tests on single fields. An alternative is
//! impossible if its tests on one field leave no value. What the test cannot see into (two fields
//! compared, a script) is a test by itself, which only its own contrary excludes. So "disjoint" is
//! always true, while "can hold at once" may be said of what cannot; where there would be too many
//! alternatives, that is said too.

mod domain;
mod normal;

use super::program::{Expr, FieldId, Program, SegmentId};
use crate::source::Span;
use crate::value::Value;
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

/// A record of which all claims are true.
#[derive(Debug)]
pub(super) struct Example {
    /// Values of fields; `None`: missing.
    pub(super) values: Vec<(FieldId, Option<Value>)>,
    /// Where what cannot be seen into is written, and whether it holds.
    pub(super) given: Vec<(Span, bool)>,
}

/// One that shows that all claims can be true.
pub(super) fn example(program: &Program, claims: &[Claim<'_>]) -> Option<Example> {
    let alternatives = normal::alternatives(program, claims)?;
    let tests = alternatives.into_iter().find(|tests| domain::possible(program, tests))?;
    let mut given: Vec<(Span, bool)> = Vec::new();
    for test in &tests {
        if let normal::Test::Opaque(_, holds, span) = test
            && !given.contains(&(*span, *holds))
        {
            given.push((*span, *holds));
        }
    }
    Some(Example { values: domain::values(program, &tests), given })
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
