//! What a clock may have to keep: one limit with its pause, or, where exceptions change with the state, that of the
//! requirement in force at each record.

use super::Clock;
use crate::judge::case::{Case, Kind};
use crate::judge::eval::truth;
use crate::judge::place::Place;
use crate::judge::trail::Doubt;
use crate::plan::{Allowance, Expr, Form, PlannedExpectation};
use crate::unit::Instant;
use crate::value::Truth;

/// A limit, and what makes its clock stand.
#[derive(Clone, Copy)]
pub(in crate::judge) struct Target<'p> {
    pub(in crate::judge) limit: &'p Allowance,
    pub(in crate::judge) paused: Option<&'p Expr>,
}

/// The targets of a clock over its records.
#[derive(Clone, Copy)]
pub(in crate::judge) struct Targets<'p> {
    /// That which is judged, and the exception that it is of.
    own: Target<'p>,
    exception: Option<u16>,
    /// The expectation whose exceptions are asked at each record, and where the one that is judged was asked.
    changing: Option<(&'p PlannedExpectation, Place)>,
}

impl<'p> Targets<'p> {
    /// One throughout, and the exception that it is of.
    pub(super) fn one(own: Target<'p>, exception: Option<u16>) -> Self {
        Self { own, exception, changing: None }
    }

    /// Those of an expectation with exceptions for the same clock, if the state that they are asked of can change.
    pub(super) fn of(
        own: Target<'p>,
        exception: Option<u16>,
        expectation: Option<&'p PlannedExpectation>,
        case: &Case,
        clock: Clock,
    ) -> Self {
        let changes =
            matches!(case.kind, Kind::Episode | Kind::Whole) && !own.limit.is_end_of_day();
        let changing = expectation
            .filter(|expectation| changes && !expectation.exceptions.is_empty())
            .map(|expectation| (expectation, clock.place));
        Self { own, exception, changing }
    }

    /// Whether the clock must be followed from record to record.
    pub(super) fn need_records(&self) -> bool {
        self.changing.is_some() || self.own.paused.is_some()
    }

    /// Every target that may be in force from a record on; last, the one in which no exception applies of which
    /// that is unknown. `doubts`: what leaves it open.
    pub(super) fn each_at(
        &self,
        at: u32,
        case: &Case<'p>,
        doubts: &mut Vec<Doubt<'p>>,
        mut follow: impl FnMut(Option<u16>, Target<'p>, &mut Vec<Doubt<'p>>),
    ) {
        let Some((expectation, place)) = self.changing else {
            return follow(self.exception, self.own, doubts);
        };
        let asked = Place { at: case.end.map_or(at, |end| at.min(end)), state: true };
        if asked == place {
            return follow(self.exception, self.own, doubts);
        }
        for (position, exception) in (0u16..).zip(&expectation.exceptions) {
            let segment = case.segment(exception.segment);
            let holds = truth(segment, &case.placed(asked));
            if holds == Truth::False {
                continue;
            }
            let target = self.carried(&exception.form, exception.same_clock);
            follow(Some(position), target, doubts);
            if holds == Truth::True {
                return;
            }
            doubts.push(Doubt::Asked(segment, asked));
        }
        follow(None, self.carried(&expectation.general, true), doubts);
    }

    /// A requirement as far as its time carries over: another form, another clock and days run as what is judged does.
    fn carried(&self, form: &'p Form, same_clock: bool) -> Target<'p> {
        match form {
            Form::Within { limit, paused, .. }
                if same_clock && limit.pace().is_some() && self.own.limit.pace().is_some() =>
            {
                Target { limit, paused: paused.as_ref() }
            }
            _ => self.own,
        }
    }

    /// When the limit that is judged came into force: at the first record from which on it was in force at each, up
    /// to where it was asked.
    pub(super) fn since(&self, from: u32, case: &Case<'p>) -> Instant {
        let start = case.journey.time(from);
        let Some((expectation, place)) = self.changing else { return start };
        let mut since = place.at;
        while since > from {
            let exception = certain_at(since - 1, expectation, case);
            let form = exception.map_or(&expectation.general, |exception| {
                &expectation.exceptions[exception as usize].form
            });
            let same = exception
                .is_none_or(|exception| expectation.exceptions[exception as usize].same_clock);
            let same = same
                && matches!(form, Form::Within { limit, .. } if same_limit(limit, self.own.limit));
            if !same {
                return case.journey.time(since);
            }
            since -= 1;
        }
        start
    }
}

/// The exception in force at a record of which that is certain; `None`: the general requirement.
fn certain_at(at: u32, expectation: &PlannedExpectation, case: &Case) -> Option<u16> {
    let asked = Place { at, state: true };
    let holds = |segment| truth(case.segment(segment), &case.placed(asked)) == Truth::True;
    let found = expectation.exceptions.iter().position(|exception| holds(exception.segment));
    found.map(|position| position as u16)
}

/// Whether two limits let the same run, whatever the pace.
fn same_limit(one: &Allowance, other: &Allowance) -> bool {
    match (one.pace(), other.pace()) {
        (Some((_, one)), Some((_, other))) => one == other,
        _ => one == other,
    }
}
