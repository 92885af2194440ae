//! The course of a clock as a timeline: running, paused or out of hours, one segment after another.

use super::verdict::{Leg, Outcome};
use crate::clock::stopwatch::Pace;
use crate::plan::{Allowance, Form, Plan, PlannedExpectation};
use crate::syntax::ast::Order;
use crate::unit::Instant;

/// How a clock goes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Going {
    /// Time counts.
    Running,
    /// A pause holds.
    Paused,
    /// Out of hours.
    Closed,
}

/// A part of a clock's course: `from` until `to`, which is later.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Segment {
    /// From when.
    pub from: Instant,
    /// Until when.
    pub to: Instant,
    /// How it goes.
    pub going: Going,
    /// The exception in force; `None`: the general requirement.
    pub exception: Option<u16>,
}

/// The segments of an outcome's clock, from its start to when it was read, without gaps; none without a clock. A clock
/// that stood through a thousand nights has a thousand of them.
pub fn segments(plan: &Plan, outcome: &Outcome) -> Vec<Segment> {
    let Some(clock) = &outcome.evidence.clock else { return Vec::new() };
    let expectation = &plan.expectations[outcome.expectation.index()];
    let judged = form(expectation, outcome.exception);
    let own = limit(judged, outcome);
    let throughout =
        [Leg { from: clock.start, row: 0, exception: outcome.exception, stands: false }];
    let legs = if clock.legs.is_empty() { &throughout[..] } else { &clock.legs };
    let mut segments = Vec::new();
    for (index, leg) in legs.iter().enumerate() {
        let to = legs.get(index + 1).map_or(clock.read, |next| next.from);
        let part = |from, to, going| Segment { from, to, going, exception: leg.exception };
        if leg.stands {
            segments.push(part(leg.from, to, Going::Paused));
            continue;
        }
        let theirs = match leg.exception {
            Some(at) if !carries(expectation, at) => own,
            exception => limit(form(expectation, exception), outcome),
        };
        match pace(own, theirs) {
            Pace::Open(calendar) => {
                let spans = calendar.spans(leg.from, to);
                segments.extend(spans.into_iter().map(|(from, to, open)| {
                    part(from, to, if open { Going::Running } else { Going::Closed })
                }));
            }
            Pace::Elapsed | Pace::Paused => segments.push(part(leg.from, to, Going::Running)),
        }
    }
    segments.retain(|segment| segment.from < segment.to);
    segments
}

/// Whether an exception is for the same clock: under another, the clock runs as the one that is judged.
fn carries(expectation: &PlannedExpectation, exception: u16) -> bool {
    expectation.exceptions.get(exception as usize).is_some_and(|exception| exception.same_clock)
}

/// The pace of a leg: of its own limit, where that carries over to the one that is judged.
fn pace<'a>(own: Option<&'a Allowance>, theirs: Option<&'a Allowance>) -> Pace<'a> {
    let adds_up = |limit: Option<&'a Allowance>| limit.filter(|limit| limit.pace().is_some());
    match (adds_up(own), adds_up(theirs)) {
        (Some(_), Some(theirs)) => theirs.shown_pace(),
        _ => own.map_or(Pace::Elapsed, Allowance::shown_pace),
    }
}

fn form(expectation: &PlannedExpectation, exception: Option<u16>) -> &Form {
    let exception = exception.and_then(|position| expectation.exceptions.get(position as usize));
    exception.map_or(&expectation.general, |exception| &exception.form)
}

/// What may run on the clock of a form.
fn limit<'p>(form: &'p Form, outcome: &Outcome) -> Option<&'p Allowance> {
    match form {
        Form::Within { limit, .. }
        | Form::Every { limit, .. }
        | Form::Order { limit: Some(limit), order: Order::After, .. } => Some(limit),
        Form::Follows { steps, .. } => {
            let step = outcome.evidence.step.and_then(|step| steps.get(step as usize));
            step.and_then(|(_, limit)| limit.as_ref())
        }
        Form::Threshold(_)
        | Form::By { .. }
        | Form::Ban { .. }
        | Form::Count { .. }
        | Form::Quantified { .. }
        | Form::Order { .. }
        | Form::Precedence { .. }
        | Form::Response { .. } => None,
    }
}
