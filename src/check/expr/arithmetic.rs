//! Plain arithmetic, and which types it joins.

use super::fold;
use crate::check::context::Check;
use crate::check::program::{Expr, ExprKind, Type};
use crate::check::ty::{Mismatch, called, is_business_days, is_number, wrong_type};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{meaning, types};
use crate::source::Span;
use crate::syntax::ast::ArithmeticOp;
use crate::unit::TimeKind;

impl Check<'_> {
    /// `a + b`, `10% of a`
    pub(super) fn arithmetic(
        &mut self,
        op: ArithmeticOp,
        a: Expr,
        b: Expr,
        span: Span,
    ) -> Option<Expr> {
        if op == ArithmeticOp::Of && a.ty != Type::Percent {
            return self.refuse(wrong_type(a.span, "a percentage", &a.ty));
        }
        let ty = match result(op, &a.ty, &b.ty) {
            Ok(ty) => ty,
            Err(Mismatch::Types) => {
                return self.refuse(
                    Diagnostic::new(&types::NO_ARITHMETIC, span)
                        .arg("left", called(&a.ty))
                        .arg("right", called(&b.ty)),
                );
            }
            Err(mismatch) => return self.not_alike(mismatch, &a, &b, span),
        };
        let business = Type::Duration(TimeKind::Business);
        if a.ty == business && b.ty == business && is_business_days(&a) != is_business_days(&b) {
            self.must_be_alike(&a, &b, span)?;
        }
        if let (Some(x), Some(y)) = (a.as_constant(), b.as_constant()) {
            return match fold::fold(op, x, y) {
                Some(value) => Some(Expr::constant(value, ty, span)),
                None => self.refuse(Diagnostic::new(&meaning::NO_RESULT, span)),
            };
        }
        if [&a, &b].into_iter().any(only_written) {
            let days = if only_written(&a) { &a } else { &b };
            return self.refuse(Diagnostic::new(&types::NOT_FIXED, days.span).help("days"));
        }
        let op = if op == ArithmeticOp::Of { ArithmeticOp::Multiply } else { op };
        Some(Expr { kind: ExprKind::Arithmetic(op, Box::new(a), Box::new(b)), ty, span })
    }

    /// `-a`
    pub(super) fn negate(&mut self, inner: Expr, span: Span) -> Option<Expr> {
        let ty = match &inner.ty {
            Type::Number | Type::Scale { .. } => Type::Number,
            Type::Percent | Type::Money(_) | Type::Duration(_) => inner.ty.clone(),
            Type::Bool | Type::Text | Type::OneOf(_) | Type::Time => {
                return self.refuse(wrong_type(inner.span, "a number", &inner.ty));
            }
        };
        if let Some(value) = inner.as_constant() {
            return match fold::negated(value) {
                Some(value) => Some(Expr::constant(value, ty, span)),
                None => self.refuse(Diagnostic::new(&meaning::NO_RESULT, span)),
            };
        }
        Some(Expr { kind: ExprKind::Negate(Box::new(inner)), ty, span })
    }
}

/// Whole days of a calendar: they can be counted, but nothing in data is measured in them.
fn only_written(expr: &Expr) -> bool {
    expr.ty == Type::Duration(TimeKind::Calendar) || is_business_days(expr)
}

/// The type of the result.
fn result(op: ArithmeticOp, a: &Type, b: &Type) -> Result<Type, Mismatch> {
    match op {
        ArithmeticOp::Add | ArithmeticOp::Subtract => sum(op, a, b),
        ArithmeticOp::Multiply | ArithmeticOp::Of => product(a, b),
        ArithmeticOp::Divide => quotient(a, b),
    }
}

fn sum(op: ArithmeticOp, a: &Type, b: &Type) -> Result<Type, Mismatch> {
    match (a, b) {
        (Type::Percent, Type::Percent) => Ok(Type::Percent),
        (a, b) if is_number(a) && is_number(b) => Ok(Type::Number),
        (a, Type::Percent) | (Type::Percent, a) if is_number(a) => Err(Mismatch::NumberAndPercent),
        (Type::Money(x), Type::Money(y)) if x == y => Ok(a.clone()),
        (Type::Money(_), Type::Money(_)) => Err(Mismatch::Currencies),
        (Type::Duration(x), Type::Duration(y)) if x == y => Ok(a.clone()),
        (Type::Duration(_), Type::Duration(_)) => Err(Mismatch::Times),
        (Type::Time, Type::Time) if op == ArithmeticOp::Subtract => {
            Ok(Type::Duration(TimeKind::Elapsed))
        }
        (Type::Time, Type::Duration(TimeKind::Elapsed)) => Ok(Type::Time),
        (Type::Duration(TimeKind::Elapsed), Type::Time) if op == ArithmeticOp::Add => {
            Ok(Type::Time)
        }
        (Type::Money(_) | Type::Duration(_), other)
        | (other, Type::Money(_) | Type::Duration(_))
            if is_number(other) =>
        {
            Err(Mismatch::NumberAndUnit)
        }
        _ => Err(Mismatch::Types),
    }
}

fn product(a: &Type, b: &Type) -> Result<Type, Mismatch> {
    match (a, b) {
        (Type::Percent, Type::Percent) => Ok(Type::Percent),
        (a, b) if is_share(a) && is_share(b) => Ok(Type::Number),
        (Type::Money(_) | Type::Duration(_), share) if is_share(share) => Ok(a.clone()),
        (share, Type::Money(_) | Type::Duration(_)) if is_share(share) => Ok(b.clone()),
        _ => Err(Mismatch::Types),
    }
}

fn quotient(a: &Type, b: &Type) -> Result<Type, Mismatch> {
    match (a, b) {
        (Type::Percent, b) if is_number(b) => Ok(Type::Percent),
        (a, b) if is_share(a) && is_share(b) => Ok(Type::Number),
        (Type::Money(_) | Type::Duration(_), share) if is_share(share) => Ok(a.clone()),
        (Type::Money(x), Type::Money(y)) if x == y => Ok(Type::Number),
        (Type::Money(_), Type::Money(_)) => Err(Mismatch::Currencies),
        (Type::Duration(x), Type::Duration(y)) if x == y => Ok(Type::Number),
        (Type::Duration(_), Type::Duration(_)) => Err(Mismatch::Times),
        _ => Err(Mismatch::Types),
    }
}

/// A number, a score or a percentage: what anything can be multiplied by.
fn is_share(ty: &Type) -> bool {
    is_number(ty) || *ty == Type::Percent
}
