//! How types go together, and what people call them.

use super::program::{Expr, ExprKind, Type};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::types;
use crate::source::Span;
use crate::unit::{Length, TimeKind};
use crate::value::Value;

/// What a type is called in messages; translated by [`terms`](crate::diagnostic::codes::terms).
pub(super) fn called(ty: &Type) -> &'static str {
    match ty {
        Type::Bool => "a condition",
        Type::Number => "a number",
        Type::Percent => "a percentage",
        Type::Scale { .. } => "a scale",
        Type::Text => "a text",
        Type::OneOf(_) => "one of a list of texts",
        Type::Duration(TimeKind::Elapsed) => "a duration",
        Type::Duration(TimeKind::Calendar) => "a number of calendar days",
        Type::Duration(TimeKind::Business) => "a length of business time",
        Type::Money(_) => "an amount of money",
        Type::Time => "a time",
    }
}

/// What a kind of time is called in messages.
pub(super) fn called_time(kind: TimeKind) -> &'static str {
    match kind {
        TimeKind::Elapsed => "elapsed time",
        TimeKind::Calendar => "calendar days",
        TimeKind::Business => "business time",
    }
}

/// Numbers and scores, which count alike.
pub(super) fn is_number(ty: &Type) -> bool {
    matches!(ty, Type::Number | Type::Scale { .. })
}

/// Texts, free or of a list.
pub(super) fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::Text | Type::OneOf(_))
}

/// Why two types do not go together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mismatch {
    /// Amounts of different currencies.
    Currencies,
    /// Lengths of different kinds.
    Times,
    /// A number where the other is a percentage.
    NumberAndPercent,
    /// A number where the other has a unit.
    NumberAndUnit,
    /// Simply different.
    Types,
}

/// Whether values of two types can be compared.
pub(super) fn alike(left: &Type, right: &Type) -> Result<(), Mismatch> {
    match (left, right) {
        (Type::Money(a), Type::Money(b)) if a != b => Err(Mismatch::Currencies),
        (Type::Duration(a), Type::Duration(b)) if a != b => Err(Mismatch::Times),
        (Type::Money(_), Type::Money(_))
        | (Type::Duration(_), Type::Duration(_))
        | (Type::Bool, Type::Bool)
        | (Type::Percent, Type::Percent)
        | (Type::Time, Type::Time) => Ok(()),
        (a, b) if is_number(a) && is_number(b) || is_text(a) && is_text(b) => Ok(()),
        (a, Type::Percent) if is_number(a) => Err(Mismatch::NumberAndPercent),
        (Type::Percent, b) if is_number(b) => Err(Mismatch::NumberAndPercent),
        (Type::Duration(_) | Type::Money(_), b) if is_number(b) => Err(Mismatch::NumberAndUnit),
        (a, Type::Duration(_) | Type::Money(_)) if is_number(a) => Err(Mismatch::NumberAndUnit),
        _ => Err(Mismatch::Types),
    }
}

/// Whether an expression is a number of business days, which no number of hours can be held against.
pub(super) fn is_business_days(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Constant(Value::Length(Length::BusinessDays(_))))
}

/// A fault: this type was asked for, that one was found.
pub(super) fn wrong_type(span: Span, expected: &'static str, found: &Type) -> Diagnostic {
    Diagnostic::new(&types::WRONG_TYPE, span).arg("expected", expected).arg("found", called(found))
}

impl Expr {
    /// A constant.
    pub(super) fn constant(value: Value, ty: Type, span: Span) -> Self {
        Self { kind: ExprKind::Constant(value), ty, span }
    }

    /// A condition.
    pub(super) fn condition(kind: ExprKind, span: Span) -> Self {
        Self { kind, ty: Type::Bool, span }
    }

    /// What stands where a condition had a fault.
    pub(super) fn never(span: Span) -> Self {
        Self::constant(Value::Bool(false), Type::Bool, span)
    }

    /// Its value, if it is constant.
    pub(super) fn as_constant(&self) -> Option<&Value> {
        if let ExprKind::Constant(value) = &self.kind { Some(value) } else { None }
    }

    /// The expressions it is made of.
    pub(crate) fn children(&self) -> Vec<&Self> {
        match &self.kind {
            ExprKind::Constant(_)
            | ExprKind::Field(_)
            | ExprKind::StartField(_)
            | ExprKind::Segment(_)
            | ExprKind::Matches(_)
            | ExprKind::Verdict(..)
            | ExprKind::Recovered(..)
            | ExprKind::Fact(_)
            | ExprKind::Overrun(_)
            | ExprKind::Count(_) => Vec::new(),
            ExprKind::Not(a)
            | ExprKind::Negate(a)
            | ExprKind::In(a, _)
            | ExprKind::InUnits(_, a)
            | ExprKind::Whole { of: a, .. }
            | ExprKind::Presence { of: a, .. } => vec![&**a],
            ExprKind::And(all) | ExprKind::Or(all) | ExprKind::Call(_, all) => all.iter().collect(),
            ExprKind::Compare(_, a, b)
            | ExprKind::TextTest(_, a, b)
            | ExprKind::Arithmetic(_, a, b)
            | ExprKind::Elapsed(a, b, _) => vec![&**a, &**b],
            ExprKind::Between(a, b, c) => vec![&**a, &**b, &**c],
        }
    }

    /// It and all it is made of, it first.
    pub(super) fn walk(&self) -> Vec<&Self> {
        let mut all = vec![self];
        let mut at = 0;
        while let Some(&expr) = all.get(at) {
            all.extend(expr.children());
            at += 1;
        }
        all
    }
}
