//! The verdict where nothing is in doubt, for those who only count: most expectations are met, and nobody looks at why. What is
//! not that plain goes the way of all possibilities. A test holds both ways to the same verdicts.

use super::case::{Case, Kind};
use super::eval::truth;
use super::place::Place;
use crate::check::program::PatternId;
use crate::plan::{Allowance, Awaited, Form, PlannedExpectation};
use crate::syntax::ast::Bound;
use crate::value::Truth;

/// It is certain that an expectation is met.
pub(super) struct Met {
    /// The position of the exception that applies.
    pub(super) exception: Option<u16>,
}

/// Whether it is certain that the expectation is met; `None`: it may be otherwise.
pub(super) fn met(expectation: &PlannedExpectation, case: &Case) -> Option<Met> {
    if !expectation.waivers.is_empty() || !case.undone.is_empty() {
        return None;
    }
    match &expectation.general {
        Form::Threshold(_) => threshold(expectation, case),
        Form::Within { .. } => within(expectation, case),
        Form::Count { bound, count, pattern, limit: None, anchor: None } => {
            let hits = case.hits(*pattern).within(case.from(), case.to());
            let found = hits.certain.len() as u32;
            let met = match bound {
                Bound::AtMost => case.complete && found <= *count,
                Bound::AtLeast => found >= *count,
                Bound::Exactly => case.complete && found == *count,
            };
            alone(expectation, met && !hits.is_doubtful())
        }
        Form::Ban { pattern, limit: None, anchor: None } => {
            let hits = case.hits(*pattern).within(case.anchor().later, case.to());
            alone(expectation, case.complete && hits.possible.is_empty())
        }
        _ => None,
    }
}

/// Without exceptions to be asked for.
fn alone(expectation: &PlannedExpectation, met: bool) -> Option<Met> {
    (met && expectation.exceptions.is_empty()).then_some(Met { exception: None })
}

fn threshold(expectation: &PlannedExpectation, case: &Case) -> Option<Met> {
    let (exception, form) = in_force(expectation, case, case.place())?;
    let Form::Threshold(condition) = form else { return None };
    let met = case.complete && truth(condition, &case.placed(case.place())) == Truth::True;
    met.then_some(Met { exception })
}

fn within(expectation: &PlannedExpectation, case: &Case) -> Option<Met> {
    let (pattern, _) = clock(&expectation.general)?;
    // There the limit may change from record to record.
    let changes = matches!(case.kind, Kind::Episode | Kind::Whole);
    if changes && !expectation.exceptions.is_empty() {
        return None;
    }
    let anchor = case.anchor();
    let hits = case.hits(pattern).from(anchor.later);
    let stop = hits.first().filter(|_| !hits.is_doubtful())?;
    let (exception, form) = in_force(expectation, case, case.place_stopped(Some(stop)))?;
    let (_, limit) = clock(form)?;
    (case.journey.time(stop) <= limit.deadline(anchor.time)).then_some(Met { exception })
}

/// What stops the clock of a form that is as simple as a clock can be, and its limit.
fn clock(form: &Form) -> Option<(PatternId, &Allowance)> {
    match form {
        Form::Within { subject: Awaited::Pattern(pattern), limit, after: None, paused: None } => {
            Some((*pattern, limit))
        }
        _ => None,
    }
}

/// The requirement in force at a place, if that is certain, and the position of the exception that it is of.
fn in_force<'p>(
    expectation: &'p PlannedExpectation,
    case: &Case,
    place: Place,
) -> Option<(Option<u16>, &'p Form)> {
    for (position, exception) in (0..).zip(&expectation.exceptions) {
        match truth(case.segment(exception.segment), &case.placed(place)) {
            Truth::False => {}
            Truth::True if !expectation.general.is_clock() || exception.same_clock => {
                return Some((Some(position), &exception.form));
            }
            Truth::True | Truth::Unknown => return None,
        }
    }
    Some((None, &expectation.general))
}
