//! What an expectation requires: every form with its patterns, limits and deadlines.

use super::context::{Check, Faulty};
use super::expr::Asked;
use super::program::{
    Anchor, Deadline, Expr, Limit, Owner, PatternId, Requirement, RequirementKind, Subject, Type,
};
use super::ty::wrong_type;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::meaning;
use crate::source::Span;
use crate::syntax::ast::{self, RequirementKind as Written};
use crate::unit::Instant;
use crate::value::Value;

/// What stands for a requirement with a fault: it is never judged.
pub(super) fn nothing(span: Span) -> Requirement {
    Requirement { span, kind: RequirementKind::Holds(Expr::never(span)), paused: None }
}

impl Check<'_> {
    pub(super) fn requirement(
        &mut self,
        written: &ast::Requirement,
        owner: Owner,
    ) -> Option<Requirement> {
        let kind = self.requirement_kind(written, owner);
        let paused = match &written.paused {
            Some(condition) => Some(self.condition(condition, &Asked::RECORD)?),
            None => None,
        };
        let requirement = Requirement { span: written.span, kind: kind?, paused };
        self.pause_needs_clock(&requirement);
        Some(requirement)
    }

    fn requirement_kind(
        &mut self,
        written: &ast::Requirement,
        owner: Owner,
    ) -> Option<RequirementKind> {
        Some(match &written.kind {
            Written::Holds(condition) => {
                RequirementKind::Holds(self.condition(condition, &Asked::RECORD)?)
            }
            Written::Within { pattern, limit, after } => {
                let subject = self.subject(pattern);
                let limit = self.limit(limit);
                let after = self.optional_pattern(after.as_ref());
                RequirementKind::Within { subject: subject?, limit: limit?, after: after.ok()? }
            }
            Written::By { pattern, deadline } => {
                let subject = self.subject(pattern);
                let deadline = self.deadline(deadline);
                RequirementKind::By { subject: subject?, deadline: deadline? }
            }
            Written::No { pattern, limit, anchor } => {
                let pattern = self.pattern(pattern, true);
                let limit = self.optional_limit(limit.as_ref());
                let anchor = self.anchor(anchor.as_ref());
                RequirementKind::No { pattern: pattern?, limit: limit.ok()?, anchor: anchor.ok()? }
            }
            Written::Count { bound, count, pattern, limit, anchor } => {
                let pattern = self.pattern(pattern, true);
                let limit = self.optional_limit(limit.as_ref());
                let anchor = self.anchor(anchor.as_ref());
                let count = self.positive(*count, written.span);
                RequirementKind::Count {
                    bound: *bound,
                    count: count?,
                    pattern: pattern?,
                    limit: limit.ok()?,
                    anchor: anchor.ok()?,
                }
            }
            Written::Every { pattern, limit, until } => {
                let pattern = self.pattern(pattern, true);
                let limit = self.limit(limit);
                let until = self.optional_pattern(until.as_ref());
                RequirementKind::Every { pattern: pattern?, limit: limit?, until: until.ok()? }
            }
            Written::Order { pattern, order, other, limit } => {
                let pattern = self.pattern(pattern, true);
                let alone = matches!(order, ast::Order::First | ast::Order::Last);
                if other.is_none() && !alone && matches!(owner, Owner::Moment(_)) {
                    return self.refuse(Diagnostic::new(&meaning::ORDER_OF_WHAT, written.span));
                }
                let other = self.optional_pattern(other.as_ref());
                let limit = self.optional_limit(limit.as_ref());
                RequirementKind::Order {
                    pattern: pattern?,
                    order: *order,
                    other: other.ok()?,
                    limit: limit.ok()?,
                }
            }
            Written::Quantified { any, pattern, condition } => {
                let pattern = self.pattern(pattern, true);
                let condition = self.condition(condition, &Asked::RECORD);
                RequirementKind::Quantified { any: *any, pattern: pattern?, condition: condition? }
            }
            Written::Follows { protocol, steps } => {
                let (protocol, steps) = self.follows(protocol, steps, written.span)?;
                RequirementKind::Follows { protocol, steps }
            }
        })
    }

    /// What is waited for: a time field, else a pattern.
    fn subject(&mut self, written: &ast::Expr) -> Option<Subject> {
        if self.may_be_time(written) {
            let expr = self.expr(written, &Asked::RECORD)?;
            if expr.ty == Type::Time {
                return Some(Subject::Time(expr));
            }
        }
        self.pattern(written, true).map(Subject::Pattern)
    }

    /// Names of time fields and of times, and arithmetic, which is never a pattern.
    fn may_be_time(&self, written: &ast::Expr) -> bool {
        match &written.kind {
            ast::ExprKind::Paren(inner) => self.may_be_time(inner),
            ast::ExprKind::Arithmetic(..) => true,
            ast::ExprKind::Name(path) => match path.names.as_slice() {
                [name] => self.names_time(&name.text),
                _ => false,
            },
            _ => false,
        }
    }

    fn names_time(&self, name: &str) -> bool {
        use super::names::Meaning;
        match self.meaning(name).map(|named| named.meaning) {
            Some(Meaning::Field(id)) => self.program.fields[id.index()].ty == Type::Time,
            Some(Meaning::Let(at)) => {
                let value = self.definitions.let_values[at].as_ref();
                value.is_some_and(|(value, _)| value.ty == Type::Time)
            }
            Some(
                Meaning::Segment(_) | Meaning::Step(_) | Meaning::Touchpoint(_) | Meaning::Fact(_),
            )
            | None => false,
        }
    }

    /// A day as a deadline is there until it is over.
    pub(super) fn deadline(&mut self, written: &ast::Deadline) -> Option<Deadline> {
        match written {
            ast::Deadline::Time(time) => {
                let expr = self.expr(time, &Asked::RECORD)?;
                if expr.ty != Type::Time {
                    return self.refuse(wrong_type(time.span, "a time", &expr.ty));
                }
                let Some(date) = self.as_date(time) else { return Some(Deadline::Time(expr)) };
                let next = super::date::tomorrow(date).unwrap_or(date);
                let Instant(over) = self.start_of(next, time.span)?;
                let last = Value::Time(Instant(over - 1));
                Some(Deadline::Time(Expr::constant(last, Type::Time, time.span)))
            }
            ast::Deadline::EndOfDay { span, business, calendar } => {
                let calendar = match (business, calendar) {
                    (true, Some(name)) => {
                        let id = self.calendar(name)?;
                        Some(self.keeps_time(id, name.span)?)
                    }
                    (true, None) => Some(self.service_hours(*span)?),
                    (false, None) => None,
                    (false, Some(name)) => {
                        let fault = Diagnostic::new(
                            &crate::diagnostic::codes::types::CALENDAR_NOT_NEEDED,
                            name.span,
                        );
                        return self.refuse(fault.label(*span, "length"));
                    }
                };
                Some(Deadline::EndOfDay { calendar })
            }
        }
    }

    fn optional_pattern(
        &mut self,
        written: Option<&ast::Expr>,
    ) -> Result<Option<PatternId>, Faulty> {
        self.clause(written, |check, it| check.pattern(it, true))
    }

    fn optional_limit(&mut self, written: Option<&ast::Limit>) -> Result<Option<Limit>, Faulty> {
        self.clause(written, Self::limit)
    }

    fn anchor(&mut self, written: Option<&ast::Anchor>) -> Result<Option<Anchor>, Faulty> {
        self.clause(written, |check, it| {
            let pattern = check.pattern(&it.pattern, true)?;
            Some(Anchor { before: it.before, pattern })
        })
    }

    /// A count of none is better said with `no`, or says nothing at all.
    pub(super) fn positive(&mut self, count: u32, span: Span) -> Option<u32> {
        if count > 0 {
            return Some(count);
        }
        self.refuse(Diagnostic::new(&meaning::COUNT_OF_NONE, span))
    }

    /// Only a clock can be paused.
    fn pause_needs_clock(&mut self, requirement: &Requirement) {
        let Some(paused) = &requirement.paused else { return };
        let clock = match &requirement.kind {
            RequirementKind::Within { .. } | RequirementKind::Every { .. } => true,
            RequirementKind::No { limit, .. }
            | RequirementKind::Count { limit, .. }
            | RequirementKind::Order { limit, .. } => limit.is_some(),
            RequirementKind::Holds(_)
            | RequirementKind::By { .. }
            | RequirementKind::Quantified { .. }
            | RequirementKind::Follows { .. } => false,
        };
        if !clock {
            let help =
                if matches!(requirement.kind, RequirementKind::By { .. }) { "by" } else { "" };
            let fault = Diagnostic::new(&meaning::PAUSE_WITHOUT_CLOCK, paused.span).help(help);
            self.report(fault);
        }
    }
}
