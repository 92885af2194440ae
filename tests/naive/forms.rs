//! What each form of a requirement says of one occurrence in one world.

use super::expressions::Scene;
use super::lengths::{Doubt, InForce};
use super::occurrences::{Kind, Occurrence};
use super::records::{Seen, Story};
use super::worlds::{Role, World};
use mot::check::program::{
    Deadline, Expectation, Expr, PatternId, Requirement, RequirementKind, Subject,
};
use mot::judge::verdict::Failure;
use mot::syntax::ast::{Bound, Order};
use mot::unit::Instant;
use mot::value::{Truth, Value};

/// A verdict without its kinds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Class {
    Met,
    Failed,
    Open,
    Unknown,
    Exempt,
    NotApplicable,
}

/// What comes out, and on what.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Outcome {
    pub class: Class,
    /// How it failed.
    pub failure: Option<Failure>,
    /// The last instant that is in time.
    pub deadline: Option<Instant>,
    /// When it was settled that it was met or failed.
    pub settled: Option<Instant>,
    /// The record the clock started with.
    pub anchor: Option<usize>,
    /// The record that stopped it.
    pub stop: Option<usize>,
    /// When it was stopped.
    pub came: Option<Instant>,
    /// The record that broke the rule; of several the first.
    pub violation: Option<usize>,
    /// The record with whose coming it was broken, where that is another.
    pub breaker: Option<usize>,
    /// Which step of a protocol is lacking.
    pub step: Option<u16>,
}

impl Outcome {
    /// A bare verdict.
    pub fn of(class: Class) -> Self {
        Self {
            class,
            failure: None,
            deadline: None,
            settled: None,
            anchor: None,
            stop: None,
            came: None,
            violation: None,
            breaker: None,
            step: None,
        }
    }

    pub(super) fn met(settled: Instant) -> Self {
        Self { settled: Some(settled), ..Self::of(Class::Met) }
    }

    pub(super) fn broken(settled: Instant) -> Self {
        Self::failed(Failure::Broken, settled)
    }

    pub(super) fn failed(failure: Failure, settled: Instant) -> Self {
        Self { failure: Some(failure), settled: Some(settled), ..Self::of(Class::Failed) }
    }
}

/// One occurrence in one world.
pub struct Situation<'a> {
    pub story: &'a Story<'a>,
    pub occurrence: Occurrence,
    pub world: &'a World,
    /// How clocks go where that is unknown.
    pub doubt: Doubt,
}

/// The start of a window: just before or after a record, at its time.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub(super) record: usize,
    /// Whether the record itself is later than the mark.
    before: bool,
}

impl Mark {
    pub(super) fn passed_by(self, at: usize) -> bool {
        at > self.record || (self.before && at == self.record)
    }
}

impl Situation<'_> {
    /// What conditions, segments and waivers about this requirement see.
    pub fn seen(&self, requirement: &Requirement) -> &Seen {
        self.occurrence.seen_by_clock(self.story, self.stop(requirement))
    }

    /// The record that stops the clock of a requirement.
    pub(super) fn stop(&self, requirement: &Requirement) -> Option<usize> {
        match &requirement.kind {
            RequirementKind::Within { subject: Subject::Pattern(pattern), after, .. } => {
                self.anchor(*after).and_then(|anchor| self.first_after(*pattern, anchor))
            }
            RequirementKind::By { subject: Subject::Pattern(pattern), .. } => {
                self.first_after(*pattern, self.start())
            }
            _ => None,
        }
    }

    /// The verdict by one of an expectation's requirements.
    pub fn judge(&self, among: &Expectation, own: InForce) -> Outcome {
        let requirement = own.requirement;
        let by = |subject: &Subject, deadline: Option<Instant>| {
            // Where another thing is asked for than in general, its field is asked where that is.
            let came = self.came(subject, self.start(), self.seen(requirement));
            Outcome { anchor: Some(self.occurrence.first), ..self.clock(came, deadline) }
        };
        match &requirement.kind {
            RequirementKind::Holds(condition) => self.threshold(condition, self.seen(requirement)),
            RequirementKind::Within { .. } => self.within(among, own),
            RequirementKind::By { subject, deadline: Deadline::EndOfDay { calendar } } => {
                let from = self.time(self.start().record);
                by(subject, Some(self.story.minutes.end_of_day(from, *calendar)))
            }
            RequirementKind::By { subject, deadline: Deadline::Time(deadline) } => {
                match self.instant(deadline, self.seen(requirement)) {
                    None => Outcome::of(Class::Unknown),
                    Some(deadline) => by(subject, Some(deadline)),
                }
            }
            RequirementKind::No { pattern, limit, anchor } => {
                self.counted(Bound::AtMost, 0, *pattern, limit.as_ref(), *anchor, true)
            }
            RequirementKind::Count { bound, count, pattern, limit, anchor } => {
                self.counted(*bound, *count as usize, *pattern, limit.as_ref(), *anchor, false)
            }
            RequirementKind::Order { pattern, order: Order::Before, other, limit: None } => {
                self.before(*pattern, *other)
            }
            RequirementKind::Order { pattern, order: Order::After, other, limit: None } => {
                self.after(*pattern, *other)
            }
            RequirementKind::Order { pattern, order, other, limit } => {
                self.ordered(*pattern, *order, *other, limit.as_ref())
            }
            RequirementKind::Every { pattern, limit, until } => {
                self.cadence(*pattern, limit, *until, requirement.paused.as_ref())
            }
            RequirementKind::Quantified { any, pattern, condition } => {
                self.quantified(*any, *pattern, condition)
            }
            RequirementKind::Follows { protocol, steps } => self.follows(*protocol, steps),
        }
    }

    fn threshold(&self, condition: &Expr, seen: &Seen) -> Outcome {
        if !self.occurrence.complete() {
            return Outcome::of(Class::Open);
        }
        match self.scene(seen).truth(condition) {
            Truth::True => Outcome::met(match self.occurrence.kind {
                Kind::Touchpoint | Kind::At => self.time(self.occurrence.first),
                Kind::Episode { .. } | Kind::Journey => self.completed(),
            }),
            Truth::Unknown => Outcome::of(Class::Unknown),
            Truth::False => match self.occurrence.kind {
                Kind::Touchpoint | Kind::At => self.broken_by(self.occurrence.first),
                Kind::Episode { .. } | Kind::Journey => Outcome::broken(self.completed()),
            },
        }
    }

    /// When what is waited for came, and the record that it came with.
    pub(super) fn came(
        &self,
        subject: &Subject,
        anchor: Mark,
        seen: &Seen,
    ) -> Option<(Option<usize>, Instant)> {
        match subject {
            Subject::Pattern(pattern) => {
                let stop = self.first_after(*pattern, anchor);
                stop.map(|stop| (Some(stop), self.time(stop)))
            }
            Subject::Time(field) => {
                let came = self.instant(field, seen).filter(|came| *came <= self.story.as_of);
                came.map(|came| (None, came))
            }
        }
    }

    /// `P within D`, `P by T`
    pub(super) fn clock(
        &self,
        came: Option<(Option<usize>, Instant)>,
        deadline: Option<Instant>,
    ) -> Outcome {
        let (stop, came) = (came.and_then(|(stop, _)| stop), came.map(|(_, came)| came));
        let outcome = match (came, deadline) {
            (Some(came), Some(deadline)) if came > deadline => {
                Outcome::failed(Failure::Late, deadline)
            }
            (Some(came), _) => Outcome::met(came),
            (None, Some(deadline)) if self.passed(deadline) => {
                Outcome::failed(Failure::Missing, deadline)
            }
            (None, _) => Outcome::of(Class::Open),
        };
        Outcome { deadline, stop, came, ..outcome }
    }

    /// `P before Q`
    fn before(&self, pattern: PatternId, other: Option<PatternId>) -> Outcome {
        let Some(other) = other else {
            let own = self.occurrence.first;
            let came = (0..own).any(|at| self.is_p(pattern, at));
            return if came { Outcome::met(self.time(own)) } else { self.broken_by(own) };
        };
        let mut seen = false;
        let mut asked = None;
        for at in self.occurrence.extent(self.story) {
            if self.is_q(other, at) {
                if !seen {
                    return self.broken_by(at);
                }
                asked = asked.or(Some(at));
            }
            seen |= self.is_p(pattern, at);
        }
        match (asked, self.occurrence.complete()) {
            (Some(first), _) => Outcome::met(self.time(first)),
            (None, true) => Outcome::of(Class::NotApplicable),
            (None, false) => Outcome::of(Class::Open),
        }
    }

    /// `P after Q`
    fn after(&self, pattern: PatternId, other: Option<PatternId>) -> Outcome {
        let last = *self.occurrence.extent(self.story).end();
        let asked: Vec<usize> = match other {
            None => vec![self.occurrence.first],
            Some(other) => {
                self.occurrence.extent(self.story).filter(|&at| self.is_q(other, at)).collect()
            }
        };
        if !self.occurrence.complete() {
            return Outcome::of(Class::Open);
        }
        if asked.is_empty() {
            return Outcome::of(Class::NotApplicable);
        }
        let answered = |at: &usize| (at + 1..=last).any(|later| self.is_p(pattern, later));
        match asked.iter().find(|at| !answered(at)) {
            None => Outcome::met(self.completed()),
            Some(&at) => Outcome { violation: Some(at), ..Outcome::broken(self.completed()) },
        }
    }

    pub(super) fn broken_by(&self, at: usize) -> Outcome {
        Outcome { violation: Some(at), ..Outcome::broken(self.time(at)) }
    }

    /// `after Q` without a Q.
    pub(super) fn never_anchored(&self) -> Outcome {
        let complete = self.occurrence.complete();
        Outcome::of(if complete { Class::NotApplicable } else { Class::Open })
    }

    pub(super) fn start(&self) -> Mark {
        Mark { record: self.occurrence.first, before: self.occurrence.kind == Kind::Journey }
    }

    /// The start, or the first Q of the extent that is later.
    pub(super) fn anchor(&self, after: Option<PatternId>) -> Option<Mark> {
        let Some(after) = after else { return Some(self.start()) };
        self.occurrence
            .extent(self.story)
            .find(|&at| self.occurrence.later_than_start(at) && self.is_q(after, at))
            .map(|record| Mark { record, before: false })
    }

    /// What stops a clock: ends that a new start undid do not.
    fn first_after(&self, pattern: PatternId, mark: Mark) -> Option<usize> {
        (0..self.story.len())
            .filter(|&at| mark.passed_by(at) && !self.occurrence.was_end(at))
            .find(|&at| self.is_p(pattern, at))
    }

    /// When everything that belongs to the occurrence had come: its end, or as-of.
    pub(super) fn completed(&self) -> Instant {
        self.occurrence.end.map_or(self.story.as_of, |end| self.time(end))
    }

    pub(super) fn is_p(&self, pattern: PatternId, at: usize) -> bool {
        self.world.matches(self.story, Role::P, pattern, at)
    }

    pub(super) fn is_q(&self, pattern: PatternId, at: usize) -> bool {
        self.world.matches(self.story, Role::Q, pattern, at)
    }

    pub(super) fn time(&self, at: usize) -> Instant {
        self.story.time(at)
    }

    pub(super) fn passed(&self, deadline: Instant) -> bool {
        self.story.as_of > deadline
    }

    fn scene<'a>(&'a self, seen: &'a Seen) -> Scene<'a> {
        Scene::of(self.story, seen)
    }

    pub(super) fn instant(&self, expr: &Expr, seen: &Seen) -> Option<Instant> {
        match self.scene(seen).value(expr)? {
            Value::Time(time) => Some(time),
            other => panic!("{other:?} is no time"),
        }
    }
}
