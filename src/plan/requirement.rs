//! Requirements of the program to forms that run.

use super::compiler::{Asked, Compiler};
use super::planned::{Awaited, Form};
use super::refusal;
use crate::check::program::{Anchor, Deadline, Limit, Requirement, RequirementKind, Subject};
use crate::syntax::ast::Order;
use crate::unit::{Elapsed, Length};

impl Compiler<'_> {
    /// Compiles a requirement whose conditions are asked where `asked` says; `None` if this version does not judge it.
    pub(super) fn form(&mut self, requirement: &Requirement, asked: Asked) -> Option<Form> {
        if let Some(paused) = &requirement.paused {
            self.refused.push(refusal::pause(paused.span));
        }
        let form = match &requirement.kind {
            RequirementKind::Holds(condition) => Form::Threshold(self.expr(condition, asked)),
            RequirementKind::Within { subject, limit, after } => Form::Within {
                subject: self.subject(subject, asked),
                limit: self.limit(limit)?,
                after: after.map(|pattern| self.pattern(pattern)),
            },
            RequirementKind::By { subject, deadline: Deadline::Time(deadline) } => Form::By {
                subject: self.subject(subject, asked),
                deadline: self.expr(deadline, asked),
            },
            RequirementKind::By { deadline: Deadline::EndOfDay { .. }, .. } => {
                self.refused.push(refusal::end_of_day(requirement.span));
                return None;
            }
            RequirementKind::No { pattern, limit, anchor } => Form::Ban {
                pattern: self.pattern(*pattern),
                limit: self.optional_limit(limit.as_ref())?,
                anchor: self.anchor(*anchor),
            },
            RequirementKind::Count { bound, count, pattern, limit, anchor } => Form::Count {
                bound: *bound,
                count: *count,
                pattern: self.pattern(*pattern),
                limit: self.optional_limit(limit.as_ref())?,
                anchor: self.anchor(*anchor),
            },
            RequirementKind::Order { pattern, order, other, limit: None } => {
                let pattern = self.pattern(*pattern);
                let other = other.map(|other| self.pattern(other));
                match order {
                    Order::Before => Form::Precedence { pattern, other },
                    Order::After => Form::Response { pattern, other },
                    Order::RightAfter
                    | Order::RightBefore
                    | Order::Alternates
                    | Order::AlternatesBefore
                    | Order::Together
                    | Order::First
                    | Order::Last
                    | Order::NeverRightAfter
                    | Order::NeverRightBefore
                    | Order::NeverTogether => {
                        return self
                            .refuse_form(requirement, "an order other than `before` and `after`");
                    }
                }
            }
            RequirementKind::Order { limit: Some(_), .. } => {
                return self.refuse_form(requirement, "an order with a limit");
            }
            RequirementKind::Every { .. } => {
                return self.refuse_form(requirement, "a cadence (`every`)");
            }
            RequirementKind::Quantified { .. } => {
                return self.refuse_form(requirement, "a condition on each or any record");
            }
            RequirementKind::Follows { .. } => {
                return self.refuse_form(requirement, "a protocol (`follows`)");
            }
        };
        Some(form)
    }

    /// An elapsed limit; `None` if it is of a kind that this version does not measure.
    pub(super) fn limit(&mut self, limit: &Limit) -> Option<Elapsed> {
        match limit.length {
            Length::Elapsed(length) => Some(length),
            Length::CalendarDays(_) | Length::Business(_) | Length::BusinessDays(_) => {
                let kind = refusal::kind(limit.length.kind());
                self.refused.push(refusal::length(limit.span, kind));
                None
            }
        }
    }

    #[allow(clippy::option_option)]
    fn optional_limit(&mut self, limit: Option<&Limit>) -> Option<Option<Elapsed>> {
        limit.map_or(Some(None), |limit| self.limit(limit).map(Some))
    }

    fn subject(&mut self, subject: &Subject, asked: Asked) -> Awaited {
        match subject {
            Subject::Pattern(pattern) => Awaited::Pattern(self.pattern(*pattern)),
            Subject::Time(instant) => Awaited::Instant(self.expr(instant, asked)),
        }
    }

    fn anchor(&mut self, anchor: Option<Anchor>) -> Option<Anchor> {
        anchor.map(|anchor| Anchor { pattern: self.pattern(anchor.pattern), ..anchor })
    }

    fn refuse_form(&mut self, requirement: &Requirement, form: &'static str) -> Option<Form> {
        self.refused.push(refusal::form(requirement.span, form));
        None
    }
}
