//! Patterns of records: steps, touchpoints, quoted events, conditions; each kept once.

use super::context::{Check, Faulty};
use super::expr::Asked;
use super::names::Meaning;
use super::program::{Expr, ExprKind, Label, Pattern, PatternId, Type};
use super::roles::Role;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::types;
use crate::source::Span;
use crate::syntax::ast::{self, CompareOp, ExprKind as Written};
use crate::value::Value;

/// What makes two patterns the same: label and condition, without places.
pub(super) type PatternKey = String;

/// A pattern before it has an id.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) span: Span,
    pub(super) condition: Expr,
    pub(super) together: Option<Expr>,
}

impl Check<'_> {
    /// The pattern that an expression means. With `start`, it may be asked of a record together
    /// with the one that started the occurrence.
    pub(super) fn pattern(&mut self, written: &ast::Expr, start: bool) -> Option<PatternId> {
        let parts = self.parts(written, start)?;
        Some(self.intern(parts))
    }

    /// The pattern's id, new or known.
    pub(super) fn intern(&mut self, parts: Parts) -> PatternId {
        let Parts { name, title, span, condition, together } = parts;
        let key = format!("{name}\0{title}\0{condition:?}\0{together:?}");
        if let Some(&id) = self.interned.get(&key) {
            return id;
        }
        let id = PatternId(self.program.patterns.len() as u16);
        let label = Label { name, title, span };
        let measure = self.measured_expr(&condition);
        self.pattern_measures.push(measure);
        self.program.patterns.push(Pattern { label, condition, together });
        self.interned.insert(key, id);
        id
    }

    /// What an expression means as a pattern.
    pub(super) fn parts(&mut self, written: &ast::Expr, start: bool) -> Option<Parts> {
        let parts = match &written.kind {
            Written::Paren(inner) => return self.parts(inner, start),
            Written::Text(event) => self.event(event, written.span)?,
            Written::Where(pattern, condition) => {
                let parts = self.parts(pattern, start)?;
                self.narrowed(parts, condition, written, start)?
            }
            Written::Name(path) => match self.named_parts(path).ok()? {
                Some(parts) => parts,
                None => self.condition_parts(written)?,
            },
            _ => self.condition_parts(written)?,
        };
        if parts.together.is_some() && !start {
            let fault = Diagnostic::new(&types::START_OUTSIDE_WHERE, written.span);
            return self.refuse(fault.help("step"));
        }
        Some(parts)
    }

    /// The pattern of a step or touchpoint, if the name is one.
    fn named_parts(&mut self, path: &ast::Path) -> Result<Option<Parts>, Faulty> {
        let [name] = path.names.as_slice() else { return Ok(None) };
        let parts = match self.use_meaning(&name.text) {
            Some(Meaning::Step(at)) => &self.definitions.step_parts[at],
            Some(Meaning::Touchpoint(id)) => &self.definitions.touchpoint_parts[id.index()],
            Some(_) | None => return Ok(None),
        };
        parts.clone().map(Some).ok_or(Faulty)
    }

    /// The records whose event is this text.
    fn event(&mut self, event: &str, span: Span) -> Option<Parts> {
        let Some(field) = self.program.roles.get(Role::Event) else {
            self.missing_role(Role::Event, span);
            return None;
        };
        let ty = self.program.fields[field.index()].ty.clone();
        self.listed_value(event, &ty, span)?;
        let left = Expr { kind: ExprKind::Field(field), ty, span };
        let right = Expr::constant(Value::Text(event.into()), Type::Text, span);
        let kind = ExprKind::Compare(CompareOp::Equal, Box::new(left), Box::new(right));
        Some(Parts {
            name: event.to_owned(),
            title: format!("\"{event}\""),
            span,
            condition: Expr::condition(kind, span),
            together: None,
        })
    }

    fn condition_parts(&mut self, written: &ast::Expr) -> Option<Parts> {
        let condition = self.condition(written, &Asked::RECORD)?;
        let words = self.words(written.span);
        let span = written.span;
        Some(Parts { name: words.clone(), title: words, span, condition, together: None })
    }

    /// `P where C`: what C asks of the record alone joins its condition.
    fn narrowed(
        &mut self,
        parts: Parts,
        condition: &ast::Expr,
        written: &ast::Expr,
        start: bool,
    ) -> Option<Parts> {
        let asked = if start { Asked::TOGETHER } else { Asked::RECORD };
        let also = self.condition(condition, &asked)?;
        let span = written.span;
        let joins_start =
            also.walk().iter().any(|expr| matches!(expr.kind, ExprKind::StartField(_)));
        let (condition, together) = if joins_start {
            (parts.condition, Some(both(parts.together, also, span)))
        } else {
            (both(Some(parts.condition), also, span), parts.together)
        };
        let words = self.words(span);
        Some(Parts { name: words.clone(), title: words, span, condition, together })
    }
}

/// `a and b`, or only `b`.
fn both(a: Option<Expr>, b: Expr, span: Span) -> Expr {
    match a {
        Some(a) => Expr::condition(ExprKind::And(vec![a, b]), span),
        None => b,
    }
}
