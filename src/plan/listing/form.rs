//! Forms of requirements as text.

use crate::check::program::{Anchor, PatternId};
use crate::plan::{Allowance, Awaited, Expr, Form, Plan};
use crate::syntax::ast::{Bound, Order};

/// What a form asks for.
pub(super) fn listed(plan: &Plan, form: &Form) -> String {
    let name = |pattern: &PatternId| plan.pattern_name(*pattern);
    match form {
        Form::Threshold(condition) => plan.listed(condition).to_string(),
        Form::Within { subject, limit, after, paused } => {
            let anchor =
                after.map_or("the start".to_owned(), |q| format!("the first {}", name(&q)));
            let paused = pause(plan, paused.as_ref());
            format!("{} within {limit} of {anchor}{paused}", awaited(plan, subject))
        }
        Form::By { subject, deadline } => {
            format!("{} by {}", awaited(plan, subject), plan.listed(deadline))
        }
        Form::Ban { pattern, limit, anchor } => {
            format!("no {}{}", name(pattern), window(plan, limit.as_ref(), *anchor))
        }
        Form::Count { bound, count, pattern, limit, anchor } => {
            let bound = match bound {
                Bound::AtMost => "at most",
                Bound::AtLeast => "at least",
                Bound::Exactly => "exactly",
            };
            format!("{bound} {count} {}{}", name(pattern), window(plan, limit.as_ref(), *anchor))
        }
        Form::Every { pattern, limit, until, paused } => {
            let until =
                until.map_or("the end".to_owned(), |q| format!("the first later {}", name(&q)));
            let paused = pause(plan, paused.as_ref());
            format!("{} at least every {limit} until {until}{paused}", name(pattern))
        }
        Form::Quantified { any, pattern, condition } => {
            let which = if *any { "some" } else { "every" };
            format!("{which} {} has {}", name(pattern), plan.listed(condition))
        }
        Form::Follows { ordered, steps } => {
            let steps: Vec<String> = steps
                .iter()
                .map(|(step, limit)| {
                    format!("{}{}", name(step), window(plan, limit.as_ref(), None))
                })
                .collect();
            steps.join(if *ordered { ", then " } else { ", and " })
        }
        Form::Order { order: which, pattern, other, limit } => {
            let limit = window(plan, limit.as_ref(), None);
            match which {
                Order::First | Order::Last => format!("{} {}", name(pattern), side(*which)),
                _ => format!("{}{limit}", order(plan, *pattern, side(*which), *other)),
            }
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

fn pause(plan: &Plan, paused: Option<&Expr>) -> String {
    paused.map_or(String::new(), |paused| format!(", paused while {}", plan.listed(paused)))
}

fn window(plan: &Plan, limit: Option<&Allowance>, anchor: Option<Anchor>) -> String {
    let limit = limit.map_or(String::new(), |limit| format!(" within {limit}"));
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

fn side(order: Order) -> &'static str {
    match order {
        Order::Before => "before",
        Order::After => "after",
        Order::RightAfter => "right after",
        Order::RightBefore => "right before",
        Order::Alternates => "once or more after",
        Order::AlternatesBefore => "once or more before",
        Order::Together => "wherever there is",
        Order::First => "as the first record",
        Order::Last => "as the last record",
        Order::NeverRightAfter => "never right after",
        Order::NeverRightBefore => "never right before",
        Order::NeverTogether => "never together with",
    }
}
