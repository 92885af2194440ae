//! `in [gold, platinum]`, `in 0..6`

use super::Asked;
use crate::check::context::Check;
use crate::check::names::Meaning;
use crate::check::program::{Expr, ExprKind, Type};
use crate::check::ty::is_text;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{meaning, types};
use crate::source::Span;
use crate::syntax::ast::{self, CompareOp, ExprKind as Written};
use crate::value::Value;

impl Check<'_> {
    /// `a in b`
    pub(super) fn membership(
        &mut self,
        left: &ast::Expr,
        right: &ast::Expr,
        span: Span,
        asked: &Asked<'_>,
    ) -> Option<Expr> {
        let value = self.expr(left, asked);
        match &right.kind {
            Written::Paren(inner) => self.membership(left, inner, span, asked),
            Written::List(items) => self.in_items(value?, items, right.span, span, asked),
            Written::Range(low, high) => self.between(value?, low, high, span, asked),
            _ => self.refuse(Diagnostic::new(&types::LIST_NEEDED, right.span)),
        }
    }

    fn in_items(
        &mut self,
        value: Expr,
        items: &[ast::Expr],
        list: Span,
        span: Span,
        asked: &Asked<'_>,
    ) -> Option<Expr> {
        if items.is_empty() {
            return self.refuse(Diagnostic::new(&meaning::EMPTY_RANGE, list));
        }
        if value.ty == Type::Time {
            return self.in_times(&value, items, span, asked);
        }
        let values: Vec<_> = items.iter().map(|item| self.item(&value, item, asked)).collect();
        let values = values.into_iter().collect::<Option<Vec<Value>>>()?;
        Some(Expr::condition(ExprKind::In(Box::new(value), values), span))
    }

    /// Days in a list are whole days.
    fn in_times(
        &mut self,
        value: &Expr,
        items: &[ast::Expr],
        span: Span,
        asked: &Asked<'_>,
    ) -> Option<Expr> {
        let mut each = Vec::new();
        for item in items {
            let time = self.expr(item, asked)?;
            self.must_be_alike(value, &time, item.span)?;
            each.push(if let Some(date) = self.as_date(item) {
                self.with_day(CompareOp::Equal, value.clone(), date, item.span)?
            } else {
                let kind =
                    ExprKind::Compare(CompareOp::Equal, Box::new(value.clone()), Box::new(time));
                Expr::condition(kind, item.span)
            });
        }
        Some(Expr::condition(ExprKind::Or(each), span))
    }

    /// One value of a list. A bare word is that text; a `let` of that name wins where the word is
    /// not one of the field's own.
    fn item(&mut self, value: &Expr, item: &ast::Expr, asked: &Asked<'_>) -> Option<Value> {
        let expr = match &item.kind {
            Written::Name(path) if is_text(&value.ty) && path.names.len() == 1 => {
                let word = &path.names[0].text;
                let own = value.listed().is_some_and(|values| values.contains(word));
                if own || !self.is_word_or_let(word) {
                    super::literal::text(word, item.span)
                } else {
                    self.expr(item, asked)?
                }
            }
            _ => self.expr(item, asked)?,
        };
        self.must_be_alike(value, &expr, item.span)?;
        let Some(constant) = expr.as_constant().cloned() else {
            return self.refuse(Diagnostic::new(&types::NOT_FIXED, item.span));
        };
        if let Value::Text(text) = &constant {
            self.listed_value(text, &value.ty, item.span)?;
        }
        Some(constant)
    }

    fn is_word_or_let(&self, word: &str) -> bool {
        matches!(self.symbols.values.get(word), Some(Meaning::Let(_)))
    }

    /// Whether a list item leads to no definition: a bare word that is no `let`.
    pub(in crate::check) fn is_word_in_list(&self, item: &ast::Expr) -> bool {
        match &item.kind {
            Written::Name(path) => match path.names.as_slice() {
                [name] => !self.is_word_or_let(&name.text),
                _ => false,
            },
            _ => false,
        }
    }

    /// Both ends belong to the range; a day as its end is there until it is over.
    fn between(
        &mut self,
        value: Expr,
        low: &ast::Expr,
        high: &ast::Expr,
        span: Span,
        asked: &Asked<'_>,
    ) -> Option<Expr> {
        let from = self.expr(low, asked);
        let to = self.expr(high, asked);
        let (from, to) = (from?, to?);
        if is_text(&value.ty) || value.ty == Type::Bool {
            let found = crate::check::ty::called(&value.ty);
            return self.refuse(Diagnostic::new(&types::NO_ORDER, span).arg("found", found));
        }
        self.must_be_alike(&value, &from, low.span)?;
        self.must_be_alike(&value, &to, high.span)?;
        if let (Some(a), Some(b)) = (from.as_constant(), to.as_constant())
            && super::fold::order(a, b) == Some(std::cmp::Ordering::Greater)
        {
            return self.refuse(Diagnostic::new(&meaning::EMPTY_RANGE, low.span.to(high.span)));
        }
        if let Some(last) = self.as_date(high) {
            let kind =
                ExprKind::Compare(CompareOp::GreaterEqual, Box::new(value.clone()), Box::new(from));
            let from = Expr::condition(kind, span);
            let until = self.with_day(CompareOp::LessEqual, value, last, high.span)?;
            return Some(Expr::condition(ExprKind::And(vec![from, until]), span));
        }
        let kind = ExprKind::Between(Box::new(value), Box::new(from), Box::new(to));
        Some(Expr::condition(kind, span))
    }
}
