//! Forms whose verdicts depend on two patterns step by step: whatever is possible is bounded by the worlds in which each
//! pattern matches wherever it may, or only where it must.
//!
//! Each verdict of such a form is reached by more of one pattern's matches or by fewer, whatever the other's, so that if
//! any two worlds differ, two of these four do.

use crate::check::program::PatternId;
use crate::judge::hits::Hits;
use crate::judge::trail::{Ruling, Trail};
use std::ops::ControlFlow;

/// A pattern with its matches in the records that a form looks at.
#[derive(Clone, Copy)]
pub(super) struct Matches<'a> {
    pub(super) pattern: PatternId,
    pub(super) hits: Hits<'a>,
}

/// Follows the four worlds; last, the one in which nothing matches of which it is unknown.
pub(super) fn follow(
    p: Matches,
    q: Matches,
    trail: &mut Trail,
    rule: impl Fn(&[u32], &[u32]) -> Ruling,
) -> ControlFlow<()> {
    for side in [p, q] {
        for at in side.hits.doubtful() {
            trail.doubt_match(side.pattern, at);
        }
    }
    if q.hits.is_doubtful() {
        trail.add(rule(p.hits.certain, q.hits.possible))?;
    }
    if p.hits.is_doubtful() {
        trail.add(rule(p.hits.possible, q.hits.certain))?;
        if q.hits.is_doubtful() {
            trail.add(rule(p.hits.possible, q.hits.possible))?;
        }
    }
    trail.add(rule(p.hits.certain, q.hits.certain))
}
