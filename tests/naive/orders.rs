//! Orders of two patterns, what each of them has, and cadence.

use super::courses::Between;
use super::expressions::Scene;
use super::forms::{Class, Mark, Outcome, Situation};
use mot::check::program::{Expr, Limit, PatternId};
use mot::judge::verdict::Failure;
use mot::syntax::ast::Order;
use mot::unit::Instant;
use mot::value::Truth;

/// A gap of a cadence.
struct Gap {
    from: usize,
    /// The P that ends it.
    next: Option<usize>,
    to: Instant,
    /// The record that ends the last one, if one does.
    end: Option<usize>,
}

impl Situation<'_> {
    /// Every order but plain `before` and `after`.
    pub(super) fn ordered(
        &self,
        p: PatternId,
        order: Order,
        q: Option<PatternId>,
        limit: Option<&Limit>,
    ) -> Outcome {
        let extent: Vec<usize> = self.occurrence.extent(self.story).collect();
        let is_q = |at: usize| match q {
            Some(q) => self.is_q(q, at),
            None => at == self.occurrence.first,
        };
        let is_p = |at: usize| self.is_p(p, at);
        let asked: Vec<usize> = extent.iter().copied().filter(|&at| is_q(at)).collect();
        let complete = self.occurrence.complete();
        let last = extent[extent.len() - 1];
        let previous = |at: usize| (at > self.occurrence.first).then(|| at - 1);
        match order {
            Order::After => self.answered(p, &asked, limit.expect("plain `after` is elsewhere")),
            Order::Before => {
                let in_time = |q: usize| {
                    (0..q).any(|at| {
                        let until = self.runs_out(self.time(at), limit.unwrap());
                        is_p(at) && until.is_none_or(|until| self.time(q) <= until)
                    })
                };
                self.at_once(asked.iter().copied().find(|&q| !in_time(q)), &asked)
            }
            Order::RightBefore => self
                .at_once(asked.iter().copied().find(|&at| !previous(at).is_some_and(is_p)), &asked),
            Order::AlternatesBefore => {
                let alone = |&number: &usize| {
                    let from =
                        if number == 0 { self.occurrence.first } else { asked[number - 1] + 1 };
                    // The Q before it is no P between.
                    !(from..asked[number]).any(is_p)
                };
                let found = (0..asked.len()).find(alone).map(|number| asked[number]);
                self.at_once(found, &asked)
            }
            Order::RightAfter => {
                let too_late = |q: usize| {
                    limit.is_some_and(|limit| {
                        self.runs_out(self.time(q), limit)
                            .is_some_and(|until| self.time(q + 1) > until)
                    })
                };
                let broken = asked.iter().find(|&&q| q < last && (!is_p(q + 1) || too_late(q)));
                match broken {
                    Some(&q) => {
                        Outcome { violation: Some(q + 1), ..Outcome::broken(self.time(q + 1)) }
                    }
                    None if !complete => Outcome::of(Class::Open),
                    None if asked.is_empty() => Outcome::of(Class::NotApplicable),
                    None if asked.contains(&last) => self.lacking(last),
                    None => Outcome::met(self.completed()),
                }
            }
            Order::Alternates => {
                let second = asked
                    .windows(2)
                    .find(|pair| !(pair[0] + 1..pair[1]).any(is_p))
                    .map(|pair| pair[1]);
                match (second, asked.last()) {
                    (Some(second), _) => self.broken_by(second),
                    _ if !complete => Outcome::of(Class::Open),
                    (None, None) => Outcome::of(Class::NotApplicable),
                    (None, Some(&q)) if !(q + 1..=last).any(is_p) => self.lacking(q),
                    (None, Some(_)) => Outcome::met(self.completed()),
                }
            }
            Order::Together => match (asked.first(), extent.iter().copied().find(|&at| is_p(at))) {
                (Some(&q), Some(p)) => Outcome::met(self.time(p.max(q))),
                _ if !complete => Outcome::of(Class::Open),
                (None, _) => Outcome::of(Class::NotApplicable),
                (Some(&q), None) => self.lacking(q),
            },
            Order::NeverTogether => {
                let p = extent.iter().copied().find(|&at| is_p(at));
                match (asked.first(), p) {
                    (Some(&q), Some(p)) => self.broken_by(p.max(q)),
                    _ => self.unbroken(&asked),
                }
            }
            Order::NeverRightAfter => {
                let found = asked.iter().find(|&&q| q < last && is_p(q + 1));
                found.map_or_else(|| self.unbroken(&asked), |q| self.broken_by(q + 1))
            }
            Order::NeverRightBefore => {
                let found = asked.iter().find(|&&q| previous(q).is_some_and(is_p));
                found.map_or_else(|| self.unbroken(&asked), |&q| self.broken_by(q))
            }
            Order::First if is_p(self.occurrence.first) => {
                Outcome::met(self.time(self.occurrence.first))
            }
            Order::First => self.broken_by(self.occurrence.first),
            Order::Last if !complete => Outcome::of(Class::Open),
            Order::Last if is_p(last) => Outcome::met(self.completed()),
            Order::Last => self.lacking(last),
        }
    }

    /// What was to come with or after a record had not when all was complete.
    fn lacking(&self, at: usize) -> Outcome {
        Outcome { violation: Some(at), ..Outcome::broken(self.completed()) }
    }

    /// An order that breaks at a Q without what it asks for.
    fn at_once(&self, without: Option<usize>, asked: &[usize]) -> Outcome {
        without.map_or_else(|| self.unbroken(asked), |q| self.broken_by(q))
    }

    /// A ban that was not broken.
    fn unbroken(&self, asked: &[usize]) -> Outcome {
        match (self.occurrence.complete(), asked.is_empty()) {
            (false, _) => Outcome::of(Class::Open),
            (true, true) => Outcome::of(Class::NotApplicable),
            (true, false) => Outcome::met(self.completed()),
        }
    }

    /// `P after Q within D`
    fn answered(&self, p: PatternId, asked: &[usize], limit: &Limit) -> Outcome {
        let mut ahead = !self.occurrence.complete();
        let mut kept = self.completed();
        for &q in asked {
            let deadline = self.runs_out(self.time(q), limit).unwrap_or(Instant(i64::MAX));
            match self.next(p, q).map(|at| self.time(at)) {
                Some(came) if came <= deadline => kept = kept.max(came),
                Some(_) => return Outcome::failed(Failure::Late, deadline),
                None if self.passed(deadline) => {
                    return Outcome::failed(Failure::Missing, deadline);
                }
                None => ahead = true,
            }
        }
        match (ahead, asked.is_empty()) {
            (true, _) => Outcome::of(Class::Open),
            (false, true) => Outcome::of(Class::NotApplicable),
            (false, false) => Outcome::met(kept),
        }
    }

    fn next(&self, p: PatternId, q: usize) -> Option<usize> {
        (q + 1..self.story.len()).find(|&at| self.is_p(p, at))
    }

    /// The clock that is shown of it: of the Q that decides, and of the first where all are kept.
    pub(super) fn answer_shown<'a>(
        &self,
        p: PatternId,
        q: Option<PatternId>,
        limit: &'a Limit,
    ) -> Option<Between<'a>> {
        let asked: Vec<usize> = match q {
            None => vec![self.occurrence.first],
            Some(q) => self.occurrence.extent(self.story).filter(|&at| self.is_q(q, at)).collect(),
        };
        let one = |q: usize| {
            let came = self.next(p, q).map(|at| (Some(at), self.time(at)));
            let deadline = self.runs_out(self.time(q), limit);
            Between { since: q, came, limit: Some(limit), deadline }
        };
        let all = || asked.iter().map(|&q| one(q));
        let late = |between: &Between| {
            let by = between.came.map_or(self.story.as_of, |(_, came)| came);
            between.deadline.is_some_and(|deadline| by > deadline)
        };
        let first = all().next().filter(|_| self.occurrence.complete());
        all().find(late).or_else(|| all().find(|between| between.came.is_none())).or(first)
    }

    /// `P every D [until Q]`
    pub(super) fn cadence(
        &self,
        p: PatternId,
        limit: &Limit,
        until: Option<PatternId>,
        paused: Option<&Expr>,
    ) -> Outcome {
        let (gaps, over) = self.gaps(p, until);
        for gap in &gaps {
            let runs_out = self.runs_out_paused(gap.from, limit, paused);
            if let Some(deadline) = runs_out.filter(|until| gap.to > *until) {
                let how = if gap.next.is_some() { Failure::Late } else { Failure::Missing };
                let came = gap.next.or(gap.end).map(|at| self.time(at));
                let failed = Outcome::failed(how, deadline);
                return Outcome { deadline: Some(deadline), came, ..failed };
            }
        }
        if over { Outcome::met(gaps[gaps.len() - 1].to) } else { Outcome::of(Class::Open) }
    }

    /// The clock that is shown of it: of the gap that is too long, else of the last one.
    pub(super) fn gap_shown<'a>(
        &self,
        p: PatternId,
        limit: &'a Limit,
        until: Option<PatternId>,
        paused: Option<&Expr>,
    ) -> Between<'a> {
        let (gaps, _) = self.gaps(p, until);
        let too_long = |gap: &&Gap| {
            self.runs_out_paused(gap.from, limit, paused).is_some_and(|until| gap.to > until)
        };
        let gap = gaps.iter().find(too_long).unwrap_or(&gaps[gaps.len() - 1]);
        Between {
            since: gap.from,
            came: gap.next.or(gap.end).map(|at| (Some(at), self.time(at))),
            limit: Some(limit),
            deadline: self.runs_out(self.time(gap.from), limit),
        }
    }

    /// From the start to the first P, from each to the next, and from the last to the end or now; and whether no more
    /// may come.
    fn gaps(&self, p: PatternId, until: Option<PatternId>) -> (Vec<Gap>, bool) {
        let ends = |q: PatternId| {
            let mut extent = self.occurrence.extent(self.story);
            extent.find(|&at| {
                self.occurrence.later_than_start(at)
                    && !self.occurrence.was_end(at)
                    && self.is_q(q, at)
            })
        };
        let q = until.and_then(ends);
        let ended = q.or(self.occurrence.end).map(|end| self.time(end));
        let over = ended.is_some() || self.occurrence.complete();
        let end = ended.unwrap_or(self.story.as_of);
        let last = q.or(self.occurrence.end).unwrap_or(self.story.len() - 1);
        let start: Mark = self.start();
        let steps: Vec<usize> =
            (0..=last).filter(|&at| start.passed_by(at) && self.is_p(p, at)).collect();
        let mut gaps = Vec::new();
        let mut from = start.record;
        for next in steps.iter().map(|&at| Some(at)).chain([None]) {
            let to = next.map_or(end, |next| self.time(next));
            gaps.push(Gap { from, next, to, end: q.or(self.occurrence.end) });
            from = next.unwrap_or(from);
        }
        (gaps, over)
    }

    /// `each P has C`, `any P has C`
    pub(super) fn quantified(&self, any: bool, p: PatternId, condition: &Expr) -> Outcome {
        let holds: Vec<(usize, Truth)> = self
            .occurrence
            .extent(self.story)
            .filter(|&at| self.is_p(p, at))
            .map(|at| (at, Scene::of(self.story, self.story.record(at)).truth(condition)))
            .collect();
        let decides = if any { Truth::True } else { Truth::False };
        if let Some(&(at, _)) = holds.iter().find(|(_, truth)| *truth == decides) {
            return if any { Outcome::met(self.time(at)) } else { self.broken_by(at) };
        }
        if holds.iter().any(|(_, truth)| *truth == Truth::Unknown) {
            return Outcome::of(Class::Unknown);
        }
        match (self.occurrence.complete(), holds.is_empty()) {
            (false, _) => Outcome::of(Class::Open),
            (true, true) => Outcome::of(Class::NotApplicable),
            (true, false) if any => Outcome::broken(self.completed()),
            (true, false) => Outcome::met(self.completed()),
        }
    }
}
