//! Requirements of the program to forms that run.

use super::Allowance;
use super::Awaited;
use super::compiler::{Asked, Compiler};
use super::form::Form;
use super::refusal;
use crate::check::program::{
    Anchor, CalendarId, Deadline, Limit, Requirement, RequirementKind, Subject,
};
use crate::clock::OpenTime;
use crate::syntax::ast::Order;
use crate::unit::Length;
use std::sync::Arc;

impl Compiler<'_> {
    /// Compiles a requirement whose conditions are asked where `asked` says; `None` if this version does not judge it.
    pub(super) fn form(&mut self, requirement: &Requirement, asked: Asked) -> Option<Form> {
        let paused = requirement.paused.as_ref().map(|paused| self.expr(paused, Asked::State));
        let form = match &requirement.kind {
            RequirementKind::Holds(condition) => Form::Threshold(self.expr(condition, asked)),
            RequirementKind::Within { subject, limit, after } => Form::Within {
                subject: self.subject(subject, asked),
                limit: self.limit(limit)?,
                after: after.map(|pattern| self.pattern(pattern)),
                paused,
            },
            RequirementKind::By { subject, deadline: Deadline::Time(deadline) } => Form::By {
                subject: self.subject(subject, asked),
                deadline: self.expr(deadline, asked),
            },
            RequirementKind::By { subject, deadline: Deadline::EndOfDay { calendar } } => {
                Form::Within {
                    subject: self.subject(subject, asked),
                    limit: match calendar {
                        Some(calendar) => Allowance::EndOfBusinessDay(self.open_time(*calendar)?),
                        None => Allowance::EndOfDay(self.zone.clone()),
                    },
                    after: None,
                    paused: None,
                }
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
            RequirementKind::Order { pattern, order, other, limit } => {
                let pattern = self.pattern(*pattern);
                let other = other.map(|other| self.pattern(other));
                let limit = self.optional_limit(limit.as_ref())?;
                match (order, limit) {
                    (Order::Before, None) => Form::Precedence { pattern, other },
                    (Order::After, None) => Form::Response { pattern, other },
                    (order, limit) => Form::Order { order: *order, pattern, other, limit },
                }
            }
            RequirementKind::Every { pattern, limit, until } => Form::Every {
                pattern: self.pattern(*pattern),
                limit: self.limit(limit)?,
                until: until.map(|until| self.pattern(until)),
                paused,
            },
            RequirementKind::Quantified { any, pattern, condition } => Form::Quantified {
                any: *any,
                pattern: self.pattern(*pattern),
                condition: self.expr(condition, Asked::Together),
            },
            RequirementKind::Follows { protocol, steps } => {
                let declared = &self.program.protocols[protocol.index()];
                let mut planned = Vec::new();
                for (pattern, (_, within)) in steps.iter().zip(&declared.steps) {
                    planned.push((self.pattern(*pattern), self.optional_limit(within.as_ref())?));
                }
                Form::Follows { ordered: declared.ordered, steps: planned }
            }
        };
        if let Some(paused) = requirement.paused.as_ref().filter(|_| !form.can_pause()) {
            self.refused.push(refusal::pause(paused.span));
        }
        Some(form)
    }

    /// A limit, ready to be added; `None` if `check` found its calendar wanting.
    pub(super) fn limit(&mut self, limit: &Limit) -> Option<Allowance> {
        Some(match limit.length {
            Length::Elapsed(length) => Allowance::Elapsed(length),
            Length::CalendarDays(days) => Allowance::CalendarDays(days, self.zone.clone()),
            Length::Business(open) => Allowance::Business(open, self.open_time(limit.calendar?)?),
            Length::BusinessDays(days) => {
                Allowance::BusinessDays(days, self.open_time(limit.calendar?)?)
            }
        })
    }

    pub(super) fn open_time(&mut self, calendar: CalendarId) -> Option<Arc<OpenTime>> {
        let slot = &mut self.calendars[calendar.index()];
        if slot.is_none() {
            let open = OpenTime::new(&self.program.calendars[calendar.index()]);
            *slot = open.map(Arc::new);
        }
        slot.clone()
    }

    #[allow(clippy::option_option)]
    fn optional_limit(&mut self, limit: Option<&Limit>) -> Option<Option<Allowance>> {
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
}
