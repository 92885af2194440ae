//! Expressions: from what is written to what it computes, with a type.

mod arithmetic;
mod call;
mod compare;
mod fold;
mod literal;
mod membership;
mod name;
mod threshold;

pub(super) use call::Builtin;
pub(super) use compare::flipped;
pub(super) use fold::order;
pub(super) use literal::in_unit;

use super::context::Check;
use super::program::{Expr, ExprKind, Owner, Type};
use super::ty::{is_text, wrong_type};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::types;
use crate::syntax::ast::{self, ExprKind as Written};

/// Of what an expression is asked, and so what it may speak of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'t> {
    /// A record together with the one that started the occurrence: `start.agent`.
    pub(super) start: bool,
    /// The journey: `count(P)`.
    pub(super) journey: bool,
    /// What was judged: `failed(x)`, facts.
    pub(super) verdicts: bool,
    /// Whose expectations need no owner in front.
    pub(super) near: &'t [Owner],
}

impl Asked<'static> {
    /// One record, or the state at one.
    pub(super) const RECORD: Self =
        Asked { start: false, journey: false, verdicts: false, near: &[] };
    /// A record and the one that started the occurrence.
    pub(super) const TOGETHER: Self = Asked { start: true, ..Self::RECORD };
    /// A journey that was judged.
    pub(super) const JOURNEY: Self = Asked { journey: true, verdicts: true, ..Self::RECORD };
}

impl Check<'_> {
    /// An expression of any type; `None` if it has a fault, which was reported.
    pub(super) fn expr(&mut self, written: &ast::Expr, asked: &Asked<'_>) -> Option<Expr> {
        let span = written.span;
        match &written.kind {
            Written::Paren(inner) => self.expr(inner, asked),
            Written::Number(number) => Some(literal::number(*number, span)),
            Written::Percent(percent) => Some(literal::percent(*percent, span)),
            Written::Text(text) => Some(literal::text(text, span)),
            Written::Bool(value) => Some(literal::flag(*value, span)),
            Written::Length(amount, unit) => self.length_literal(*amount, *unit, span),
            Written::Money(amount, currency) => self.money_literal(*amount, currency, span),
            Written::Date(date) => self.start_of(*date, span).map(|at| literal::time(at, span)),
            Written::Time(time) => self.instant(time).map(|at| literal::time(at, span)),
            Written::Name(path) => self.name(path, asked),
            Written::Call(call) => self.call(call, span, asked),
            Written::Not(inner) => {
                let inner = self.condition(inner, asked)?;
                Some(Expr::condition(ExprKind::Not(Box::new(inner)), span))
            }
            Written::And(all) => {
                Some(Expr::condition(ExprKind::And(self.conditions(all, asked)?), span))
            }
            Written::Or(all) => {
                Some(Expr::condition(ExprKind::Or(self.conditions(all, asked)?), span))
            }
            Written::Compare(op, left, right) => {
                let compared = self.compare(*op, left, right, span, asked)?;
                self.threshold(&compared);
                Some(compared)
            }
            Written::In(left, right) => {
                let member = self.membership(left, right, span, asked)?;
                self.threshold(&member);
                Some(member)
            }
            Written::TextTest(test, left, right) => {
                let left = self.text(left, asked);
                let right = self.text(right, asked);
                let kind = ExprKind::TextTest(*test, Box::new(left?), Box::new(right?));
                Some(Expr::condition(kind, span))
            }
            Written::Presence { known, of } => {
                let of = self.expr(of, asked)?;
                let kind = ExprKind::Presence { known: *known, of: Box::new(of) };
                Some(Expr::condition(kind, span))
            }
            Written::Arithmetic(op, left, right) => {
                let left = self.expr(left, asked);
                let right = self.expr(right, asked);
                self.arithmetic(*op, left?, right?, span)
            }
            Written::Negate(inner) => {
                let inner = self.expr(inner, asked)?;
                self.negate(inner, span)
            }
            Written::List(_) | Written::Range(..) => {
                self.refuse(Diagnostic::new(&types::LIST_OUTSIDE_IN, span))
            }
            Written::Where(..) => self.refuse(Diagnostic::new(&types::WHERE_OUTSIDE_PATTERN, span)),
        }
    }

    /// An expression that is true, false or unknown.
    pub(super) fn condition(&mut self, written: &ast::Expr, asked: &Asked<'_>) -> Option<Expr> {
        let expr = self.expr(written, asked)?;
        if expr.ty == Type::Bool {
            return Some(expr);
        }
        let fault = wrong_type(written.span, "a condition", &expr.ty);
        if matches!(written.kind, Written::Text(_)) && self.program.roles.event.is_some() {
            let words = self.words(written.span);
            return self.refuse(fault.arg("text", words).help("event"));
        }
        self.refuse(fault)
    }

    /// All of them, so that every fault is reported.
    fn conditions(&mut self, written: &[ast::Expr], asked: &Asked<'_>) -> Option<Vec<Expr>> {
        let all: Vec<_> = written.iter().map(|each| self.condition(each, asked)).collect();
        all.into_iter().collect()
    }

    fn text(&mut self, written: &ast::Expr, asked: &Asked<'_>) -> Option<Expr> {
        let expr = self.expr(written, asked)?;
        if is_text(&expr.ty) {
            return Some(expr);
        }
        self.refuse(wrong_type(written.span, "a text", &expr.ty))
    }
}
