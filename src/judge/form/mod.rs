//! The forms of requirements, one file each: every possibility goes to the trail.

mod ban;
mod by;
mod cadence;
mod clock;
mod corners;
mod count;
mod first;
mod order;
mod pairs;
mod protocol;
mod quantified;
mod run;
mod targets;
mod threshold;
mod window;
mod within;

pub(super) use clock::{Clock, follow as follow_clock};

use super::case::Case;
use super::trail::{Ruling, Trail};
use crate::judge::verdict::Verdict;
use crate::plan::{Form, PlannedExpectation};
use std::ops::ControlFlow;
use targets::Target;

/// Judges a form on a case, through all its possibilities.
pub(super) fn judge<'p>(form: &'p Form, case: &Case<'p>, trail: &mut Trail<'p>) -> ControlFlow<()> {
    match form {
        Form::Threshold(condition) => threshold::judge(condition, case, trail),
        Form::Within { .. } | Form::By { .. } => follow_clock(form, case, trail, |clock, trail| {
            judge_clock(form, None, case, clock, trail)
        }),
        Form::Ban { pattern, limit, anchor } => {
            ban::judge(*pattern, limit.as_ref(), *anchor, case, trail)
        }
        Form::Count { bound, count, pattern, limit, anchor } => {
            let wanted = count::Wanted { bound: *bound, count: *count, pattern: *pattern };
            count::judge(wanted, limit.as_ref(), *anchor, case, trail)
        }
        Form::Every { pattern, limit, until, paused } => {
            let cadence = cadence::Cadence { pattern: *pattern, limit, paused: paused.as_ref() };
            cadence::judge(cadence, *until, case, trail)
        }
        Form::Quantified { any, pattern, condition } => {
            quantified::judge(*any, *pattern, condition, case, trail)
        }
        Form::Follows { ordered, steps } => protocol::judge(*ordered, steps, case, trail),
        Form::Order { order, pattern, other, limit } => {
            pairs::judge(*order, *pattern, *other, limit.as_ref(), case, trail)
        }
        Form::Precedence { pattern, other } => order::precedence(*pattern, *other, case, trail),
        Form::Response { pattern, other } => order::response(*pattern, *other, case, trail),
    }
}

/// Judges `within` or `by` for one possible course of its clock. Forms that are no clock never come here. `among`: the
/// expectation whose exceptions may change the target on the way.
pub(super) fn judge_clock<'p>(
    form: &'p Form,
    among: Option<&'p PlannedExpectation>,
    case: &Case<'p>,
    clock: Clock,
    trail: &mut Trail<'p>,
) -> ControlFlow<()> {
    match form {
        Form::Within { limit, paused, .. } => {
            let target = Target { limit, paused: paused.as_ref() };
            within::judge(target, among, case, clock, trail)
        }
        Form::By { deadline, .. } => by::judge(deadline, case, clock, trail),
        Form::Threshold(_)
        | Form::Ban { .. }
        | Form::Count { .. }
        | Form::Every { .. }
        | Form::Quantified { .. }
        | Form::Follows { .. }
        | Form::Order { .. }
        | Form::Precedence { .. }
        | Form::Response { .. } => judge(form, case, trail),
    }
}

/// What it comes to that the Q of a form never came.
fn never_came(case: &Case) -> Ruling {
    if case.complete {
        Ruling::new(Verdict::NotApplicable, Some(case.settled()))
    } else {
        Ruling::open()
    }
}
