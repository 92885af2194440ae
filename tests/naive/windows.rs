//! Bans and counts: what comes in a window.

use super::forms::{Class, Outcome, Situation};
use mot::check::program::{Anchor, Limit, PatternId};
use mot::syntax::ast::Bound;
use mot::unit::Instant;

impl Situation<'_> {
    /// Counts over a window; a ban is `at most 0` that does not look at the start.
    pub(super) fn counted(
        &self,
        bound: Bound,
        count: usize,
        pattern: PatternId,
        limit: Option<&Limit>,
        anchor: Option<Anchor>,
        ban: bool,
    ) -> Outcome {
        let all = 0..self.story.len();
        let extent = self.occurrence.extent(self.story);
        let from_start = |at: usize| {
            if ban { self.occurrence.later_than_start(at) } else { at >= self.occurrence.first }
        };
        // The records of the window, whether it is closed, and when it closes or closed.
        let (window, closed, closes): (Vec<usize>, bool, Instant) = match (limit, anchor) {
            (None, None) => {
                let window = extent.filter(|&at| from_start(at)).collect();
                (window, self.occurrence.complete(), self.completed())
            }
            (None, Some(Anchor { before: false, pattern: q })) => {
                let Some(anchor) = self.anchor(Some(q)) else { return self.never_anchored() };
                let window = extent.filter(|&at| anchor.passed_by(at)).collect();
                (window, self.occurrence.complete(), self.completed())
            }
            (None, Some(Anchor { before: true, pattern: q })) => {
                let first = self.anchor(Some(q)).map(|mark| mark.record);
                let window = extent
                    .filter(|&at| from_start(at) && first.is_none_or(|first| at < first))
                    .collect();
                match first {
                    Some(first) => (window, true, self.time(first)),
                    None => (window, self.occurrence.complete(), self.completed()),
                }
            }
            (Some(limit), Some(Anchor { before: true, pattern: q })) => {
                let Some(first) = extent.clone().find(|&at| self.is_q(q, at)) else {
                    return self.never_anchored();
                };
                let near = |at: usize| {
                    let until = self.runs_out(self.time(at), limit);
                    until.is_none_or(|until| self.time(first) <= until)
                };
                let window = all.filter(|&at| at < first && near(at)).collect();
                let close = self.time(first);
                let outcome = self.tallied(bound, count, pattern, window, true, close);
                // Whatever came before it, only Q decides.
                return match outcome.class {
                    Class::Failed => {
                        let breaker = Some(first);
                        Outcome { violation: outcome.violation, breaker, ..Outcome::broken(close) }
                    }
                    _ => Outcome { settled: Some(close), ..outcome },
                };
            }
            (Some(limit), after) => {
                let Some(anchor) = self.anchor(after.map(|after| after.pattern)) else {
                    return self.never_anchored();
                };
                let from = self.time(anchor.record);
                let deadline = self.runs_out(from, limit).unwrap_or(Instant(i64::MAX));
                let inside = |at: usize| {
                    let started =
                        if after.is_some() { anchor.passed_by(at) } else { from_start(at) };
                    started && self.time(at) <= deadline
                };
                let window = all.filter(|&at| inside(at)).collect();
                let passed = self.passed(deadline);
                let outcome = self.tallied(bound, count, pattern, window, passed, deadline);
                return Outcome {
                    deadline: Some(deadline),
                    anchor: Some(anchor.record),
                    ..outcome
                };
            }
        };
        let outcome = self.tallied(bound, count, pattern, window, closed, closes);
        // What was too few when Q came, Q broke.
        let breaker = match anchor {
            Some(Anchor { before: true, pattern }) if outcome.violation.is_none() => {
                self.anchor(Some(pattern)).map(|mark| mark.record)
            }
            _ => None,
        };
        Outcome { breaker, ..outcome }
    }

    fn tallied(
        &self,
        bound: Bound,
        count: usize,
        pattern: PatternId,
        window: Vec<usize>,
        closed: bool,
        closes: Instant,
    ) -> Outcome {
        let found: Vec<usize> = window.into_iter().filter(|&at| self.is_p(pattern, at)).collect();
        if let (Bound::AtMost | Bound::Exactly, Some(&one)) = (bound, found.get(count)) {
            return self.broken_by(one);
        }
        let enough = bound == Bound::AtMost || found.len() >= count;
        let at_once = bound == Bound::AtLeast;
        match (enough, closed) {
            (true, _) if at_once => Outcome::met(self.time(found[count - 1])),
            (_, false) => Outcome::of(Class::Open),
            (true, true) => Outcome::met(closes),
            (false, true) => Outcome::broken(closes),
        }
    }
}
