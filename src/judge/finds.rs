//! Which expectations may find, while their evidence is put together, that data is impossible.

use crate::plan::{Awaited, Expr, Form, PlannedExpectation};

/// Whether putting together evidence may find that data is impossible, or that a calendar does not reach so far.
pub(super) fn finds(expectation: &PlannedExpectation) -> bool {
    let may = |form: &Form| match form {
        Form::Threshold(condition) => {
            let mut found = false;
            condition.walk(&mut |part| found |= matches!(part, Expr::OpenTime(..)));
            found
        }
        Form::Within { subject: Awaited::Instant(_), .. } | Form::By { .. } => true,
        Form::Within { limit, .. } | Form::Every { limit, .. } => limit.calendar().is_some(),
        Form::Ban { limit, .. } | Form::Count { limit, .. } | Form::Order { limit, .. } => {
            limit.as_ref().is_some_and(|limit| limit.calendar().is_some())
        }
        Form::Follows { steps, .. } => {
            let mut limits = steps.iter().filter_map(|(_, limit)| limit.as_ref());
            limits.any(|limit| limit.calendar().is_some())
        }
        Form::Quantified { .. } | Form::Precedence { .. } | Form::Response { .. } => false,
    };
    may(&expectation.general) || expectation.exceptions.iter().any(|it| may(&it.form))
}
