//! Lengths of time: positive, fixed when the file is read, and business time with its calendar.

use super::context::Check;
use super::expr::Asked;
use super::program::{CalendarId, Limit, Type};
use super::ty::{is_number, wrong_type};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{meaning, types};
use crate::source::Span;
use crate::syntax::ast;
use crate::unit::{Length, TimeKind};
use crate::value::Value;

impl Check<'_> {
    /// A limit with the calendar it is measured in.
    pub(super) fn limit(&mut self, written: &ast::Limit) -> Option<Limit> {
        let length = self.length(&written.length);
        let named = match &written.calendar {
            Some(name) => Some((self.calendar(name)?, name.span)),
            None => None,
        };
        let length = length?;
        let calendar = match (length.kind(), named) {
            (TimeKind::Business, Some((id, span))) => Some(self.keeps_time(id, span)?),
            (TimeKind::Business, None) => Some(self.service_hours(written.length.span)?),
            (TimeKind::Elapsed | TimeKind::Calendar, None) => None,
            (TimeKind::Elapsed | TimeKind::Calendar, Some((_, span))) => {
                let fault = Diagnostic::new(&types::CALENDAR_NOT_NEEDED, span);
                return self.refuse(fault.label(written.length.span, "length"));
            }
        };
        Some(Limit { length, calendar, span: written.span })
    }

    /// A rolling window over many journeys: elapsed or calendar days.
    pub(super) fn window(&mut self, written: &ast::Limit) -> Option<Length> {
        let length = self.length(&written.length)?;
        let kind = length.kind();
        if kind == TimeKind::Business || written.calendar.is_some() {
            return self.refuse(Diagnostic::new(&types::BUSINESS_WINDOW, written.span));
        }
        Some(length)
    }

    /// A positive length that is known when the file is read.
    fn length(&mut self, written: &ast::Expr) -> Option<Length> {
        let expr = self.expr(written, &Asked::RECORD)?;
        if is_number(&expr.ty) {
            let words = self.words(written.span);
            return self.refuse(
                Diagnostic::new(&types::MISSING_UNIT, written.span)
                    .arg("number", words)
                    .arg("found", "a duration"),
            );
        }
        if !matches!(expr.ty, Type::Duration(_)) {
            return self.refuse(wrong_type(written.span, "a duration", &expr.ty));
        }
        let length = match expr.as_constant() {
            Some(Value::Duration(elapsed)) => Length::Elapsed(*elapsed),
            Some(Value::Length(length)) => *length,
            _ => return self.refuse(Diagnostic::new(&types::NOT_FIXED, written.span)),
        };
        let amount = match length {
            Length::Elapsed(elapsed) | Length::Business(elapsed) => elapsed.0,
            Length::CalendarDays(days) | Length::BusinessDays(days) => days,
        };
        if amount <= 0 {
            return self.refuse(Diagnostic::new(&meaning::NO_LENGTH, written.span));
        }
        Some(length)
    }

    /// What business time means where nothing is said.
    pub(super) fn service_hours(&mut self, span: Span) -> Option<CalendarId> {
        match self.program.service.calendar {
            Some(id) => self.keeps_time(id, span),
            None => self.refuse(Diagnostic::new(&meaning::NO_CALENDAR, span)),
        }
    }

    /// A calendar on which time can pass.
    pub(super) fn keeps_time(&mut self, id: CalendarId, span: Span) -> Option<CalendarId> {
        let calendar = &self.program.calendars[id.index()];
        if calendar.opens() {
            return Some(id);
        }
        let (name, declared) = (calendar.label.name.clone(), calendar.label.span);
        self.refuse(
            Diagnostic::new(&meaning::NEVER_OPEN, span)
                .arg("calendar", name)
                .label(declared, "calendar"),
        )
    }
}
