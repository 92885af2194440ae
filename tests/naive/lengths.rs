//! When limits run out.

use super::expressions::Scene;
use super::forms::{Class, Mark, Outcome, Situation};
use super::occurrences::Kind;
use mot::check::program::{
    CalendarId, Expectation, Expr, Limit, PatternId, Requirement, RequirementKind, Subject,
};
use mot::unit::{Instant, Length};
use mot::value::Truth;

/// Which of the ways a clock may have gone is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doubt {
    /// No pause and no exception holds of which that is unknown.
    Certain,
    /// Everything in doubt counts as little as it may.
    Least,
    /// Everything in doubt counts as much as it may.
    Most,
}

/// How a clock goes on from a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Pace {
    Stands,
    Elapsed,
    Open(CalendarId),
}

/// A requirement with the number of its exception.
#[derive(Clone, Copy)]
pub struct InForce<'a> {
    pub exception: Option<u16>,
    pub requirement: &'a Requirement,
}

/// `within`, taken apart.
#[derive(Clone, Copy)]
pub(super) struct Within<'a> {
    pub(super) subject: &'a Subject,
    pub(super) limit: &'a Limit,
    pub(super) after: Option<PatternId>,
    pub(super) paused: Option<&'a Expr>,
}

impl<'a> Within<'a> {
    pub(super) fn of(requirement: &'a Requirement) -> Option<Self> {
        match &requirement.kind {
            RequirementKind::Within { subject, limit, after } => {
                Some(Self { subject, limit, after: *after, paused: requirement.paused.as_ref() })
            }
            _ => None,
        }
    }

    /// How long, if it adds up time.
    pub(super) fn adds_up(&self) -> Option<(i64, Pace)> {
        adds_up(self.limit)
    }

    /// Whether it is a clock for the same thing from the same anchor.
    fn same_clock(&self, general: &Requirement) -> bool {
        let (subject, after) = match &general.kind {
            RequirementKind::Within { subject, after, .. } => (subject, *after),
            RequirementKind::By { subject, .. } => (subject, None),
            _ => return false,
        };
        let same_subject = match (self.subject, subject) {
            (Subject::Pattern(one), Subject::Pattern(other)) => one == other,
            (Subject::Time(one), Subject::Time(other)) => {
                format!("{:?}", one.kind) == format!("{:?}", other.kind)
            }
            _ => false,
        };
        same_subject && self.after == after
    }
}

/// How much a limit lets run, and at what pace, if it adds up time.
pub(super) fn adds_up(limit: &Limit) -> Option<(i64, Pace)> {
    match limit.length {
        Length::Elapsed(length) => Some((length.0, Pace::Elapsed)),
        Length::Business(length) => {
            Some((length.0, Pace::Open(limit.calendar.expect("check names one"))))
        }
        Length::CalendarDays(_) | Length::BusinessDays(_) => None,
    }
}

impl Situation<'_> {
    /// The last instant by which no more than an undisturbed limit has run since an instant; none if that is never.
    pub(super) fn runs_out(&self, from: Instant, limit: &Limit) -> Option<Instant> {
        self.story.minutes.runs_out(from, limit)
    }

    /// The same since a record, of a limit that may be paused.
    pub(super) fn runs_out_paused(
        &self,
        from: usize,
        limit: &Limit,
        paused: Option<&Expr>,
    ) -> Option<Instant> {
        let Some((length, pace)) = adds_up(limit) else {
            return self.runs_out(self.time(from), limit);
        };
        let last = self.story.len() - 1;
        let paces = |at: usize| self.paces(pace, paused, at);
        self.deadline(length, from, last, self.story.as_of, &paces)
    }

    /// `P within D`: the requirement in force where the conditions of the clock are asked, among all of the expectation.
    pub(super) fn within(&self, among: &Expectation, own: InForce) -> Outcome {
        let within = Within::of(own.requirement).expect("asked of `within` only");
        let Some(anchor) = self.anchor(within.after) else { return self.never_anchored() };
        let seen = self.seen(own.requirement);
        let changing = self.changing(among, &within);
        let came = self.came(within.subject, anchor, seen);
        let deadline = match within.adds_up() {
            None => self.runs_out(self.time(anchor.record), within.limit),
            Some((length, pace)) => {
                let cut = came.map_or(self.story.as_of, |(_, came)| came);
                let last = self.last_before(anchor.record, came);
                let paces = |at: usize| {
                    if changing {
                        self.paces_in_force(among, own, at)
                    } else {
                        self.paces(pace, within.paused, at)
                    }
                };
                self.deadline(length, anchor.record, last, cut, &paces)
            }
        };
        let outcome = self.clock(came, deadline);
        let settled = match (outcome.class, changing) {
            (Class::Failed, true) => {
                let in_force = self.came_into_force(among, &within, anchor);
                outcome.settled.max(Some(in_force))
            }
            _ => outcome.settled,
        };
        Outcome { anchor: Some(anchor.record), settled, ..outcome }
    }

    /// Whether another may come into force while the clock of this one runs.
    pub(super) fn changing(&self, among: &Expectation, own: &Within) -> bool {
        own.same_clock(&among.requirement)
            && matches!(self.occurrence.kind, Kind::Episode { .. } | Kind::Journey)
            && !among.exceptions.is_empty()
    }

    /// The last record before what was waited for came.
    pub(super) fn last_before(
        &self,
        anchor: usize,
        came: Option<(Option<usize>, Instant)>,
    ) -> usize {
        let last = match came {
            None => self.story.len() - 1,
            Some((Some(stop), _)) => stop.saturating_sub(1),
            Some((None, came)) => {
                (0..self.story.len()).rev().find(|&at| self.time(at) <= came).unwrap_or(0)
            }
        };
        last.max(anchor)
    }

    /// Every way a clock of one requirement may go on from a record; first that in which no doubtful pause holds.
    pub(super) fn paces(&self, pace: Pace, paused: Option<&Expr>, at: usize) -> Vec<Pace> {
        if self.occurrence.had_ended(at) {
            return vec![Pace::Stands];
        }
        let scene = Scene::of(self.story, self.story.state(at));
        match paused.map_or(Truth::False, |paused| scene.truth(paused)) {
            Truth::True => vec![Pace::Stands],
            Truth::False => vec![pace],
            Truth::Unknown => vec![pace, Pace::Stands],
        }
    }

    /// The same where the requirement changes with the state; first that in which no doubtful exception applies.
    fn paces_in_force(&self, among: &Expectation, own: InForce, at: usize) -> Vec<Pace> {
        let in_force = self.in_force_on(among, own, at);
        let own = Within::of(own.requirement).expect("asked of `within` only");
        in_force
            .iter()
            .flat_map(|one| {
                let within = carried(one.requirement, among).unwrap_or(own);
                let (_, pace) = within.adds_up().expect("only what adds up is asked");
                self.paces(pace, within.paused, at)
            })
            .collect()
    }

    /// Every requirement that may be in force on the clock of one from a record on; first that in which no doubtful
    /// exception applies.
    pub(super) fn in_force_on<'e>(
        &self,
        among: &'e Expectation,
        own: InForce<'e>,
        at: usize,
    ) -> Vec<InForce<'e>> {
        let place = self.occurrence.end.map_or(at, |end| end.min(at));
        if place == self.asked_at(among) {
            return vec![own];
        }
        let mut in_force = self.in_force(among, place);
        in_force.reverse();
        in_force
    }

    /// Every requirement that may be in force at a record; last that in which no doubtful exception applies.
    pub(super) fn in_force<'e>(&self, among: &'e Expectation, at: usize) -> Vec<InForce<'e>> {
        self.may_apply(among, &Scene::of(self.story, self.story.state(at)))
    }

    /// Every requirement that may apply; last that in which no doubtful exception does.
    pub(super) fn may_apply<'e>(&self, among: &'e Expectation, scene: &Scene) -> Vec<InForce<'e>> {
        let mut found = Vec::new();
        for (number, exception) in (0..).zip(&among.exceptions) {
            let segment = &self.story.program.segments[exception.segment.index()];
            let holds = scene.truth(&segment.condition);
            if holds != Truth::False {
                let requirement = &exception.requirement;
                found.push(InForce { exception: Some(number), requirement });
            }
            if holds == Truth::True {
                return found;
            }
        }
        found.push(InForce { exception: None, requirement: &among.requirement });
        found
    }

    /// When the limit came into force by which it is judged.
    fn came_into_force(&self, among: &Expectation, own: &Within, anchor: Mark) -> Instant {
        let mut since = self.asked_at(among);
        while since > anchor.record {
            // Of what is in force in doubt the last is meant.
            let certainly = self.certainly_in_force(among, since - 1);
            let same = Within::of(certainly)
                .filter(|within| within.same_clock(&among.requirement))
                .is_some_and(|within| match (within.adds_up(), own.adds_up()) {
                    (Some((one, _)), Some((other, _))) => one == other,
                    _ => {
                        (within.limit.length, within.limit.calendar)
                            == (own.limit.length, own.limit.calendar)
                    }
                });
            if !same {
                return self.time(since);
            }
            since -= 1;
        }
        self.time(anchor.record)
    }

    fn certainly_in_force<'e>(&self, among: &'e Expectation, at: usize) -> &'e Requirement {
        let scene = Scene::of(self.story, self.story.state(at));
        let holds = |segment: usize| {
            scene.truth(&self.story.program.segments[segment].condition) == Truth::True
        };
        let exception = among.exceptions.iter().find(|one| holds(one.segment.index()));
        exception.map_or(&among.requirement, |exception| &exception.requirement)
    }

    /// The record at whose state it is asked which requirement is in force.
    fn asked_at(&self, among: &Expectation) -> usize {
        self.occurrence.clock_asked_at(self.story, self.stop(&among.requirement))
    }

    /// The last instant by which a clock has run no more than so long; the stretch of the last record goes on.
    fn deadline(
        &self,
        length: i64,
        from: usize,
        last: usize,
        cut: Instant,
        paces: &dyn Fn(usize) -> Vec<Pace>,
    ) -> Option<Instant> {
        let mut run = 0;
        for at in from..=last {
            let (begins, ends) = (self.time(at), (at < last).then(|| self.time(at + 1)));
            let until = ends.map_or(cut, |ends| ends.min(cut));
            let ran = |pace: &Pace| self.ran(*pace, begins, until);
            let paces = paces(at);
            let pace = match self.doubt {
                Doubt::Certain => paces[0],
                Doubt::Least => *paces.iter().min_by_key(|pace| ran(pace)).unwrap(),
                Doubt::Most => *paces.iter().max_by_key(|pace| ran(pace)).unwrap(),
            };
            let Some(ends) = ends else { return self.reached(pace, begins, length - run) };
            let ran = self.ran(pace, begins, ends);
            if run + ran > length {
                return self.reached(pace, begins, length - run);
            }
            run += ran;
        }
        None
    }

    fn ran(&self, pace: Pace, from: Instant, to: Instant) -> i64 {
        match pace {
            Pace::Stands => 0,
            Pace::Elapsed => (to.0 - from.0).max(0),
            Pace::Open(calendar) => self.story.minutes.open(calendar, from, to),
        }
    }

    fn reached(&self, pace: Pace, from: Instant, left: i64) -> Option<Instant> {
        match pace {
            Pace::Stands => None,
            Pace::Elapsed => Some(Instant(from.0 + left)),
            Pace::Open(calendar) => self.story.minutes.passed(calendar, from, left),
        }
    }
}

/// A requirement as far as what has run by it carries over to the clock of another.
pub(super) fn carried<'a>(requirement: &'a Requirement, among: &Expectation) -> Option<Within<'a>> {
    Within::of(requirement)
        .filter(|within| within.adds_up().is_some() && within.same_clock(&among.requirement))
}
