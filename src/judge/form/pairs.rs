//! The orders of two patterns, of which `docs/language.md` says what each means.

use super::corners::{self, Matches};
use crate::check::program::PatternId;
use crate::judge::case::Case;
use crate::judge::hits::{HitList, Hits};
use crate::judge::trail::{Ruling, Trail};
use crate::judge::verdict::{Failure, Verdict};
use crate::plan::Allowance;
use crate::syntax::ast::Order;
use crate::unit::Instant;
use std::ops::ControlFlow;

pub(super) fn judge(
    order: Order,
    pattern: PatternId,
    other: Option<PatternId>,
    limit: Option<&Allowance>,
    case: &Case,
    trail: &mut Trail,
) -> ControlFlow<()> {
    let own = HitList { possible: vec![case.start], certain: vec![case.start] };
    let alone = matches!(order, Order::First | Order::Last);
    // The own record of a touchpoint looks at the whole journey; a length looks past the extent.
    let whole = other.is_none() && !alone;
    let (from, to) = if whole { (0, case.all()) } else { (case.from(), case.to()) };
    let q = match other {
        Some(other) => Matches { pattern: other, hits: case.hits(other).within(from, to) },
        None => Matches { pattern, hits: own.all() },
    };
    let p = case.hits(pattern);
    let p = match (order, limit) {
        (Order::After, Some(_)) => p.within(from, case.all()),
        (Order::Before, Some(_)) => p.within(0, to),
        _ => p.within(from, to),
    };
    let scene = Scene { case, from, to, limit };
    if alone {
        return scene.place(order, pattern, p, trail);
    }
    corners::follow(Matches { pattern, hits: p }, q, trail, |p, q| scene.rule(order, p, q))
}

/// The records that an order looks at.
#[derive(Clone, Copy)]
struct Scene<'a> {
    case: &'a Case<'a>,
    from: u32,
    to: u32,
    limit: Option<&'a Allowance>,
}

impl Scene<'_> {
    fn rule(&self, order: Order, p: &[u32], q: &[u32]) -> Ruling {
        match order {
            Order::After => self.followed_in_time(p, q),
            Order::Together => self.together(p, q),
            Order::NeverTogether => match (p.first(), q.first()) {
                (Some(&p), Some(&q)) => self.banned(p.max(q), p, q),
                _ => self.kept(q, None),
            },
            Order::Before
            | Order::RightAfter
            | Order::RightBefore
            | Order::Alternates
            | Order::AlternatesBefore
            | Order::First
            | Order::Last
            | Order::NeverRightAfter
            | Order::NeverRightBefore => self.each(order, p, q),
        }
    }

    /// Orders that every Q must keep by itself.
    fn each(&self, order: Order, p: &[u32], q: &[u32]) -> Ruling {
        let mut pending = None;
        for (index, &at) in q.iter().enumerate() {
            let next = q.get(index + 1).copied();
            let before = index.checked_sub(1).map(|last| q[last]);
            let fits = match order {
                Order::Before => self.had(p, at),
                Order::RightBefore => at > self.from && is(p, at - 1),
                Order::AlternatesBefore => {
                    between(p, before.map_or(self.from, |last| last + 1), at).is_some()
                }
                Order::NeverRightBefore => !(at > self.from && is(p, at - 1)),
                Order::NeverRightAfter => !is(p, at + 1),
                Order::RightAfter if at + 1 < self.to => is(p, at + 1) && self.soon(at, at + 1),
                Order::Alternates if next.is_some() => {
                    between(p, at + 1, next.unwrap_or(self.to)).is_some()
                }
                Order::Alternates if between(p, at + 1, self.to).is_some() => true,
                // The last Q still waits for what comes after it.
                _ => {
                    pending = Some(at);
                    continue;
                }
            };
            if !fits {
                // What comes after Q breaks the rule when it comes; what lacked before it, with Q itself.
                let settled = match order {
                    Order::RightAfter | Order::NeverRightAfter => at + 1,
                    Order::Alternates => next.unwrap_or(at),
                    _ => at,
                };
                return match order {
                    Order::NeverRightAfter => self.banned(settled, at + 1, at),
                    Order::NeverRightBefore => self.banned(settled, at - 1, at),
                    _ if settled > at => self.banned(settled, settled, at),
                    _ => self.broken_at(settled, at),
                };
            }
        }
        match pending {
            Some(at) if self.case.complete => self.broken_when_complete(at),
            Some(_) => Ruling::open(),
            None => self.kept(q, q.first().and_then(|q| witness(order, p, *q))),
        }
    }

    /// Whether a P came earlier than Q, and not too long before.
    fn had(&self, p: &[u32], at: u32) -> bool {
        let last = p.partition_point(|other| *other < at).checked_sub(1).map(|last| p[last]);
        last.is_some_and(|last| self.soon(last, at))
    }

    /// Whether a record comes within the limit of an earlier one.
    fn soon(&self, from: u32, to: u32) -> bool {
        let journey = self.case.journey;
        self.limit.is_none_or(|limit| limit.deadline(journey.time(from)) >= journey.time(to))
    }

    /// `P after Q within D`: every Q has its own deadline; the first one missed decides.
    fn followed_in_time(&self, p: &[u32], q: &[u32]) -> Ruling {
        let journey = self.case.journey;
        let Some(limit) = self.limit else { return self.each(Order::Alternates, p, q) };
        let mut waiting: Option<Ruling> = None;
        // What keeps it may come after the extent has ended.
        let mut kept_at = self.case.settled();
        for &at in q {
            let anchor = journey.time(at);
            let deadline = limit.deadline(anchor);
            let stop = p.get(p.partition_point(|other| *other <= at)).copied();
            let came = stop.map(|stop| journey.time(stop));
            let failure = match came {
                Some(came) if came <= deadline => {
                    kept_at = kept_at.max(came);
                    continue;
                }
                Some(_) => Some(Failure::Late),
                None => (self.case.as_of() > deadline).then_some(Failure::Missing),
            };
            let ruling = match failure {
                Some(failure) => Ruling::new(Verdict::Failed(failure), Some(deadline)),
                None => Ruling::open(),
            };
            let ruling = Ruling {
                anchor: Some((at, anchor)),
                key: stop,
                came,
                deadline: Some(deadline),
                ..ruling
            };
            if failure.is_some() {
                return ruling;
            }
            waiting = waiting.or(Some(ruling));
        }
        waiting.unwrap_or_else(|| {
            let stop = q.first().and_then(|q| witness(Order::After, p, *q));
            let kept = self.kept(q, stop);
            let settled = kept.settled.map(|_| kept_at);
            let deadline = kept.anchor.map(|(_, anchor)| limit.deadline(anchor));
            Ruling { came: stop.map(|stop| journey.time(stop)), deadline, settled, ..kept }
        })
    }

    fn together(&self, p: &[u32], q: &[u32]) -> Ruling {
        match (p.first(), q.first()) {
            (Some(&p), Some(&q)) => {
                let settled = self.case.journey.time(p.max(q));
                let anchor = Some((q, self.case.journey.time(q)));
                Ruling { anchor, key: Some(p), ..Ruling::new(Verdict::Met, Some(settled)) }
            }
            (None, Some(&q)) if self.case.complete => self.broken_when_complete(q),
            _ => self.kept(q, None),
        }
    }

    /// `P comes first`, `P comes last`
    fn place(
        &self,
        order: Order,
        pattern: PatternId,
        p: Hits,
        trail: &mut Trail,
    ) -> ControlFlow<()> {
        let (at, decided) = match order {
            Order::Last => (self.to - 1, self.case.complete),
            _ => (self.from, true),
        };
        if !decided {
            return trail.add(Ruling::open());
        }
        let here = p.within(at, at + 1);
        let settled = match order {
            Order::Last => self.case.settled(),
            _ => self.case.journey.time(at),
        };
        let anchor = Some((at, self.case.journey.time(at)));
        let met = Ruling { anchor, key: Some(at), ..Ruling::new(Verdict::Met, Some(settled)) };
        if here.first().is_some() {
            return trail.add(met);
        }
        if here.is_doubtful() {
            trail.doubt_match(pattern, at);
            trail.add(met)?;
        }
        trail.add(self.broken(at, settled))
    }

    /// Nothing broke the rule so far.
    fn kept(&self, q: &[u32], witness: Option<u32>) -> Ruling {
        if !self.case.complete {
            return Ruling::open();
        }
        let settled = Some(self.case.settled());
        match q.first() {
            None => Ruling::new(Verdict::NotApplicable, settled),
            Some(&at) => {
                let anchor = Some((at, self.case.journey.time(at)));
                Ruling { anchor, key: witness, ..Ruling::new(Verdict::Met, settled) }
            }
        }
    }

    /// Broken when the record at `settled` came, which shows at the record `at`.
    fn broken_at(&self, settled: u32, at: u32) -> Ruling {
        self.broken(at, self.case.journey.time(settled))
    }

    /// Broken for Q by another record: one that must not be there, or that came in place of P.
    fn banned(&self, settled: u32, by: u32, q: u32) -> Ruling {
        Ruling { key: Some(by), ..self.broken_at(settled, q) }
    }

    fn broken_when_complete(&self, at: u32) -> Ruling {
        self.broken(at, self.case.settled())
    }

    fn broken(&self, at: u32, settled: Instant) -> Ruling {
        let anchor = Some((at, self.case.journey.time(at)));
        Ruling { anchor, ..Ruling::new(Verdict::Failed(Failure::Broken), Some(settled)) }
    }
}

/// The P that keeps an order for this Q.
fn witness(order: Order, p: &[u32], q: u32) -> Option<u32> {
    match order {
        Order::NeverRightAfter | Order::NeverRightBefore => None,
        Order::After | Order::RightAfter | Order::Alternates => between(p, q + 1, u32::MAX),
        _ => p[..p.partition_point(|at| *at < q)].last().copied(),
    }
}

fn is(positions: &[u32], at: u32) -> bool {
    positions.binary_search(&at).is_ok()
}

/// The first position in `from..to`.
fn between(positions: &[u32], from: u32, to: u32) -> Option<u32> {
    let first = positions.get(positions.partition_point(|at| *at < from));
    first.copied().filter(|at| *at < to)
}
