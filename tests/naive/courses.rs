//! The clock that is shown of a verdict: of which two instants, what ran between them, and what is left.

use super::drawn::{GoesOn, Totals};
use super::forms::{Mark, Situation};
use super::lengths::{InForce, Pace, Within, adds_up, carried};
use mot::check::program::{Deadline, Expectation, Expr, Limit, RequirementKind};
use mot::judge::{Going, Segment};
use mot::syntax::ast::Order;
use mot::unit::{Instant, Length};

/// A clock from when it was set to when it was read.
#[derive(Clone, Debug)]
pub struct Course {
    pub start: Instant,
    /// When what it waits for came or could come no more, else as-of.
    pub read: Instant,
    pub stopped: bool,
    /// How much may run, of a limit that adds up time.
    pub limit: Option<i64>,
    /// Of any other limit, how much true time is left; none if it never runs out.
    pub left: Option<i64>,
    pub legs: Vec<Leg>,
    pub drawn: Vec<Segment>,
}

/// From a record until the next leg.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Leg {
    pub record: usize,
    pub exception: Option<u16>,
    pub stands: bool,
}

/// Between which instants a clock is shown, and what may run.
pub(super) struct Between<'a> {
    /// The record that set it.
    pub(super) since: usize,
    /// When what it waits for came or could come no more, and the record with which it did.
    pub(super) came: Option<(Option<usize>, Instant)>,
    /// What may run; none: until a promised instant.
    pub(super) limit: Option<&'a Limit>,
    /// Until when, if no time is added up.
    pub(super) deadline: Option<Instant>,
}

impl Course {
    /// What it showed.
    pub fn totals(&self) -> Totals {
        Totals::of(&self.drawn)
    }

    /// What may still run.
    pub fn remaining(&self) -> Option<i64> {
        self.limit.map(|limit| limit - self.totals().counted).or(self.left)
    }

    /// What there is in it to see.
    pub fn seen(&self) -> Vec<&'static str> {
        let goes = |going| self.drawn.iter().any(|segment| segment.going == going);
        let changes = self.drawn.windows(2).any(|pair| pair[0].exception != pair[1].exception);
        let all = [
            (!self.drawn.is_empty(), "clock drawn"),
            (goes(Going::Paused), "clock drawn paused"),
            (goes(Going::Closed), "clock drawn out of hours"),
            (changes, "clock drawn under several requirements"),
            (self.stopped && !self.drawn.is_empty(), "clock drawn to its stop"),
        ];
        all.into_iter().filter(|(seen, _)| *seen).map(|(_, name)| name).collect()
    }
}

impl Situation<'_> {
    /// The clock of the verdict by one of an expectation's requirements, if it has one.
    pub fn course(&self, among: &Expectation, own: InForce) -> Option<Course> {
        let requirement = own.requirement;
        match &requirement.kind {
            RequirementKind::Within { .. } => self.of_within(among, own),
            RequirementKind::By { subject, deadline } => {
                let from = self.time(self.start().record);
                let (deadline, business) = match deadline {
                    Deadline::Time(time) => (self.instant(time, self.seen(requirement))?, None),
                    Deadline::EndOfDay { calendar } => {
                        (self.story.minutes.end_of_day(from, *calendar), *calendar)
                    }
                };
                let came = self.came(subject, self.start(), self.seen(requirement));
                let between = Between {
                    since: self.start().record,
                    came,
                    limit: None,
                    deadline: Some(deadline),
                };
                let pace = business.map_or(Pace::Elapsed, Pace::Open);
                Some(self.shown(between, &|_| (own.exception, pace)))
            }
            RequirementKind::Every { pattern, limit, until } => {
                let paused = requirement.paused.as_ref();
                let between = self.gap_shown(*pattern, limit, *until, paused);
                let goes = |at| (own.exception, self.pace_shown(limit, paused, at));
                Some(self.shown(between, &goes))
            }
            RequirementKind::Order { pattern, order: Order::After, other, limit: Some(limit) } => {
                let between = self.answer_shown(*pattern, *other, limit)?;
                Some(self.straight(own, between))
            }
            RequirementKind::Follows { protocol, steps } => {
                let between = self.step_shown(*protocol, steps)?;
                Some(self.straight(own, between))
            }
            RequirementKind::Holds(_)
            | RequirementKind::No { .. }
            | RequirementKind::Count { .. }
            | RequirementKind::Order { .. }
            | RequirementKind::Quantified { .. } => None,
        }
    }

    fn of_within(&self, among: &Expectation, own: InForce) -> Option<Course> {
        let within = Within::of(own.requirement)?;
        let anchor: Mark = self.anchor(within.after)?;
        let changing = self.changing(among, &within);
        let goes = |at: usize| -> GoesOn {
            let in_force = if changing { self.in_force_on(among, own, at)[0] } else { own };
            let runs = carried(in_force.requirement, among).filter(|_| changing);
            // Days are shown by themselves, whatever else was in force.
            let runs = runs.filter(|_| within.adds_up().is_some()).unwrap_or(within);
            (in_force.exception, self.pace_shown(runs.limit, runs.paused, at))
        };
        let between = Between {
            since: anchor.record,
            came: self.came(within.subject, anchor, self.seen(own.requirement)),
            limit: Some(within.limit),
            deadline: self.runs_out(self.time(anchor.record), within.limit),
        };
        Some(self.shown(between, &goes))
    }

    /// A clock that nothing makes stand: only those of `within` and `every` do.
    fn straight(&self, own: InForce, between: Between) -> Course {
        let pace = undisturbed(between.limit.expect("it has one"));
        self.shown(between, &|_| (own.exception, pace))
    }

    /// At what pace time is shown from a record on.
    fn pace_shown(&self, limit: &Limit, paused: Option<&Expr>, at: usize) -> Pace {
        let pace = undisturbed(limit);
        if adds_up(limit).is_some() { self.paces(pace, paused, at)[0] } else { pace }
    }

    fn shown(&self, between: Between, goes: &dyn Fn(usize) -> GoesOn) -> Course {
        let start = self.time(between.since);
        let read = between.came.map_or(self.story.as_of, |(_, came)| came);
        let last = self.last_before(between.since, between.came);
        let goes: Vec<(usize, GoesOn)> = (between.since..=last).map(|at| (at, goes(at))).collect();
        let limit = between.limit.and_then(adds_up).map(|(length, _)| length);
        Course {
            start,
            read,
            stopped: between.came.is_some(),
            limit,
            left: between.deadline.map(|deadline| deadline.0 - read.0),
            legs: self.legs(&goes),
            drawn: self.drawn((start, read), &goes),
        }
    }

    /// Where it changed its course; of records at one instant the last one rules.
    fn legs(&self, goes: &[(usize, GoesOn)]) -> Vec<Leg> {
        let rules = goes.iter().enumerate().filter(|(number, (at, _))| {
            goes.get(number + 1).is_none_or(|(next, _)| self.time(*next) > self.time(*at))
        });
        let mut legs: Vec<Leg> = rules
            .map(|(_, &(record, (exception, pace)))| Leg {
                record,
                exception,
                stands: pace == Pace::Stands,
            })
            .collect();
        legs.dedup_by_key(|leg| (leg.exception, leg.stands));
        legs
    }
}

/// The pace at which time is shown to run; days by the hours of their calendar.
fn undisturbed(limit: &Limit) -> Pace {
    match limit.length {
        Length::Elapsed(_) | Length::CalendarDays(_) => Pace::Elapsed,
        Length::Business(_) | Length::BusinessDays(_) => {
            Pace::Open(limit.calendar.expect("check names one"))
        }
    }
}
