//! Constants as they are written.

use crate::check::context::Check;
use crate::check::program::{Expr, Type};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::meaning;
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::unit::{Decimal, Elapsed, Instant, Length, LengthUnit, Money, TimeKind};
use crate::value::Value;

pub(super) fn number(number: Decimal, span: Span) -> Expr {
    Expr::constant(Value::Number(number), Type::Number, span)
}

/// `95%` is the share 0.95.
pub(super) fn percent(percent: Decimal, span: Span) -> Expr {
    let share = percent.checked_div(Decimal::ONE_HUNDRED).unwrap_or(percent);
    Expr::constant(Value::Number(share), Type::Percent, span)
}

pub(super) fn text(text: &str, span: Span) -> Expr {
    Expr::constant(Value::Text(text.into()), Type::Text, span)
}

pub(super) fn flag(value: bool, span: Span) -> Expr {
    Expr::constant(Value::Bool(value), Type::Bool, span)
}

pub(super) fn time(at: Instant, span: Span) -> Expr {
    Expr::constant(Value::Time(at), Type::Time, span)
}

/// A length of elapsed time is a duration, as data holds it; the others are only ever written.
pub(super) fn length(length: Length, span: Span) -> Expr {
    let value = match length {
        Length::Elapsed(elapsed) => Value::Duration(elapsed),
        Length::CalendarDays(_) | Length::Business(_) | Length::BusinessDays(_) => {
            Value::Length(length)
        }
    };
    Expr::constant(value, Type::Duration(length.kind()), span)
}

/// So many of a unit; `None` if that is no whole number of microseconds, or of days.
pub(in crate::check) fn in_unit(amount: Decimal, unit: LengthUnit) -> Option<Length> {
    let one = Decimal::from(unit.micros().unwrap_or(1));
    let total = amount.checked_mul(one)?;
    let whole = i64::try_from(total.trunc()).ok().filter(|_| total.fract().is_zero())?;
    Some(match (unit.kind(), unit.micros()) {
        (TimeKind::Elapsed, _) => Length::Elapsed(Elapsed(whole)),
        (TimeKind::Calendar, _) => Length::CalendarDays(whole),
        (TimeKind::Business, Some(_)) => Length::Business(Elapsed(whole)),
        (TimeKind::Business, None) => Length::BusinessDays(whole),
    })
}

impl Check<'_> {
    /// `8 business hours`
    pub(super) fn length_literal(
        &mut self,
        amount: Decimal,
        unit: LengthUnit,
        span: Span,
    ) -> Option<Expr> {
        if let Some(whole) = in_unit(amount, unit) {
            Some(length(whole, span))
        } else {
            let help = if unit.micros().is_none() { "days" } else { "" };
            self.refuse(Diagnostic::new(&meaning::UNEVEN_LENGTH, span).help(help))
        }
    }

    /// `50 CNY`
    pub(super) fn money_literal(
        &mut self,
        amount: Decimal,
        currency: &Name,
        span: Span,
    ) -> Option<Expr> {
        let currency = self.currency(currency)?;
        let value = Value::Money(Money { amount, currency });
        Some(Expr::constant(value, Type::Money(currency), span))
    }
}
