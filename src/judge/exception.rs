//! Which requirement is judged: waivers first, then exceptions in their order, then the general one. Where it is unknown
//! which applies, each that may is followed.

use super::case::Case;
use super::eval::truth;
use super::form::{self, Clock};
use super::place::Place;
use super::trail::{Doubt, Ruling, Trail};
use crate::check::program::WaiverId;
use crate::judge::verdict::Verdict;
use crate::plan::{Form, PlannedExpectation};
use crate::value::Truth;
use std::ops::ControlFlow;

/// Judges an expectation on a case, through all its possibilities. Waivers and segments are asked in one place: where
/// the conditions of the general requirement are.
pub(super) fn judge<'p>(
    expectation: &'p PlannedExpectation,
    case: &Case<'p>,
    trail: &mut Trail<'p>,
) -> ControlFlow<()> {
    let general = &expectation.general;
    if general.is_clock() {
        form::follow_clock(general, case, trail, |clock, trail| {
            choose(expectation, case, clock.place, Some(clock), trail)
        })
    } else {
        choose(expectation, case, case.place(), None, trail)
    }
}

fn choose<'p>(
    expectation: &'p PlannedExpectation,
    case: &Case<'p>,
    place: Place,
    clock: Option<Clock>,
    trail: &mut Trail<'p>,
) -> ControlFlow<()> {
    trail.chosen = Some(place);
    trail.exception = None;
    if exempt(expectation, case, place, trail)? {
        return ControlFlow::Continue(());
    }
    let env = case.placed(place);
    for (position, exception) in expectation.exceptions.iter().enumerate() {
        let segment = case.segment(exception.segment);
        let holds = truth(segment, &env);
        if holds == Truth::False {
            continue;
        }
        trail.exception = Some(position as u16);
        let clock = clock.filter(|_| exception.same_clock);
        judge_form(&exception.form, expectation, clock, case, trail)?;
        if holds == Truth::True {
            return ControlFlow::Continue(());
        }
        trail.doubt(Doubt::Asked(segment, place));
    }
    trail.exception = None;
    judge_form(&expectation.general, expectation, clock, case, trail)
}

/// Whether a waiver certainly holds; where that is unknown, the exemption is one of the possibilities.
fn exempt<'p>(
    expectation: &PlannedExpectation,
    case: &Case<'p>,
    place: Place,
    trail: &mut Trail<'p>,
) -> ControlFlow<(), bool> {
    let starts = case.journey.time(case.start);
    let plan = case.journey.judge.plan;
    for position in &expectation.waivers {
        let waiver = &plan.waivers[*position as usize];
        if starts >= waiver.ends {
            continue;
        }
        let holds =
            waiver.when.as_ref().map_or(Truth::True, |when| truth(when, &case.placed(place)));
        if holds == Truth::False {
            continue;
        }
        if let (Truth::Unknown, Some(when)) = (holds, &waiver.when) {
            trail.doubt(Doubt::Asked(when, place));
        }
        trail.add(Ruling::new(Verdict::Exempt(WaiverId(*position)), None))?;
        if holds == Truth::True {
            return ControlFlow::Continue(true);
        }
    }
    ControlFlow::Continue(false)
}

fn judge_form<'p>(
    form: &'p Form,
    among: &'p PlannedExpectation,
    clock: Option<Clock>,
    case: &Case<'p>,
    trail: &mut Trail<'p>,
) -> ControlFlow<()> {
    match clock {
        Some(clock) => form::judge_clock(form, Some(among), case, clock, trail),
        None => form::judge(form, case, trail),
    }
}
