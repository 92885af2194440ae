//! The record that stops a clock: the first match, but for ends that a new start undid.

use crate::check::program::PatternId;
use crate::judge::case::Case;
use crate::judge::hits::Hits;
use crate::judge::occurrence::Undone;
use crate::judge::trail::{Doubt, Trail};
use crate::value::Truth;
use std::ops::ControlFlow;

/// One possibility: the record that stops, if any, and the matches before it that were undone ends.
struct Stop {
    at: Option<u32>,
    passed: Vec<u32>,
}

/// Follows every record that may be the first match in the hits, or none; last, that of the possibility in which
/// nothing matches of which it is unknown. The last argument: the certain matches passed over as undone ends.
pub(super) fn each_first<'p>(
    pattern: PatternId,
    hits: Hits,
    case: &Case<'p>,
    trail: &mut Trail<'p>,
    mut follow: impl FnMut(Option<u32>, &[u32], &mut Trail<'p>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    if case.undone.is_empty() {
        return hits.each_first(|at, doubtful| {
            if let (Some(at), true) = (at, doubtful) {
                trail.doubt_match(pattern, at);
            }
            follow(at, &[], trail)
        });
    }
    let (stops, certain) = stops(pattern, hits, case.undone, trail);
    for (index, stop) in stops.iter().enumerate() {
        if index != certain {
            follow(stop.at, &stop.passed, trail)?;
        }
    }
    match stops.get(certain) {
        Some(stop) => follow(stop.at, &stop.passed, trail),
        None => ControlFlow::Continue(()),
    }
}

/// The possibilities in order, and which of them is the certain one.
fn stops(
    pattern: PatternId,
    hits: Hits,
    undone: &[Undone],
    trail: &mut Trail,
) -> (Vec<Stop>, usize) {
    let mut stops = Vec::new();
    let mut passed: Vec<u32> = Vec::new();
    let mut certain = None;
    for &at in hits.possible {
        let surely = hits.certain.binary_search(&at).is_ok();
        let was_end = undone.iter().map(|undone| was_end(undone, at, &passed));
        let was_end = was_end.fold(Truth::False, Truth::or);
        if was_end == Truth::True {
            continue;
        }
        stops.push(Stop { at: Some(at), passed: passed.clone() });
        if !surely {
            trail.doubt_match(pattern, at);
            continue;
        }
        // With no end of which it is unknown whether it was one, the last resort was.
        if undone.iter().all(|undone| undone.then != Some(at)) {
            certain = certain.or(Some(stops.len() - 1));
        }
        if was_end == Truth::False {
            return (stops, certain.unwrap_or(0));
        }
        // It was the end only if none of those before it was.
        for undone in undone.iter().filter(|undone| undone.has(at)) {
            for perhaps in undone.perhaps.iter().filter(|perhaps| **perhaps <= at) {
                trail.doubt_match(undone.pattern, *perhaps);
            }
        }
        passed.push(at);
    }
    stops.push(Stop { at: None, passed });
    let last = stops.len() - 1;
    (stops, certain.unwrap_or(last))
}

/// Whether a record was the end that was undone, those passed having been one.
fn was_end(undone: &Undone, at: u32, passed: &[u32]) -> Truth {
    if passed.iter().any(|passed| undone.has(*passed)) || !undone.has(at) {
        return Truth::False;
    }
    if undone.perhaps.is_empty() { Truth::True } else { Truth::Unknown }
}

/// Whether a clock stands from a record on, because the episode had ended and was not yet continued.
pub(super) fn stands(
    undone: &[Undone],
    at: u32,
    passed: &[u32],
    doubts: &mut Vec<Doubt<'_>>,
) -> Truth {
    let mut stands = Truth::False;
    for undone in undone {
        let here = undone.stands(at, passed);
        if here == Truth::Unknown {
            let perhaps = undone.perhaps.iter().filter(|perhaps| **perhaps <= at);
            doubts.extend(perhaps.map(|perhaps| Doubt::Match(undone.pattern, *perhaps)));
        }
        stands = stands.or(here);
    }
    stands
}

impl Undone {
    fn has(&self, at: u32) -> bool {
        self.then == Some(at) || self.perhaps.contains(&at)
    }

    fn stands(&self, at: u32, passed: &[u32]) -> Truth {
        if at >= self.resumed {
            return Truth::False;
        }
        if let Some(end) = passed.iter().find(|passed| self.has(**passed)) {
            return Truth::from(at >= *end);
        }
        if self.then.is_some_and(|then| at >= then) {
            return Truth::True;
        }
        match self.perhaps.first() {
            Some(first) if at >= *first => Truth::Unknown,
            Some(_) | None => Truth::False,
        }
    }
}
