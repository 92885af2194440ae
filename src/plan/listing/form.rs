//! Forms of requirements as text.

use super::expression::seconds;
use crate::check::program::{Anchor, PatternId};
use crate::plan::{Awaited, Form, Plan};
use crate::syntax::ast::Bound;
use crate::unit::Elapsed;

/// What a form asks for.
pub(super) fn listed(plan: &Plan, form: &Form) -> String {
    let name = |pattern: &PatternId| plan.pattern_name(*pattern);
    match form {
        Form::Threshold(condition) => plan.listed(condition).to_string(),
        Form::Within { subject, limit, after } => {
            let anchor =
                after.map_or("the start".to_owned(), |q| format!("the first {}", name(&q)));
            format!("{} within {} of {anchor}", awaited(plan, subject), seconds(limit.0))
        }
        Form::By { subject, deadline } => {
            format!("{} by {}", awaited(plan, subject), plan.listed(deadline))
        }
        Form::Ban { pattern, limit, anchor } => {
            format!("no {}{}", name(pattern), window(plan, *limit, *anchor))
        }
        Form::Count { bound, count, pattern, limit, anchor } => {
            let bound = match bound {
                Bound::AtMost => "at most",
                Bound::AtLeast => "at least",
                Bound::Exactly => "exactly",
            };
            format!("{bound} {count} {}{}", name(pattern), window(plan, *limit, *anchor))
        }
        Form::Precedence { pattern, other } => order(plan, *pattern, "before", *other),
        Form::Response { pattern, other } => order(plan, *pattern, "after", *other),
    }
}

fn awaited(plan: &Plan, subject: &Awaited) -> String {
    match subject {
        Awaited::Pattern(pattern) => format!("the first later {}", plan.pattern_name(*pattern)),
        Awaited::Instant(instant) => format!("the instant {}", plan.listed(instant)),
    }
}

fn window(plan: &Plan, limit: Option<Elapsed>, anchor: Option<Anchor>) -> String {
    let limit = limit.map_or(String::new(), |limit| format!(" within {}", seconds(limit.0)));
    let anchor = anchor.map_or(String::new(), |anchor| {
        let side = if anchor.before { "before" } else { "after" };
        format!(" {side} the first {}", plan.pattern_name(anchor.pattern))
    });
    format!("{limit}{anchor}")
}

fn order(plan: &Plan, pattern: PatternId, side: &str, other: Option<PatternId>) -> String {
    let pattern = plan.pattern_name(pattern);
    match other {
        Some(other) => format!("{pattern} {side} each {}", plan.pattern_name(other)),
        None => format!("{pattern} {side} the record itself"),
    }
}
