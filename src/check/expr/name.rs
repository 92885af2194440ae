//! Names in expressions.

use super::Asked;
use crate::check::context::{Check, MOST_COPIED};
use crate::check::names::Meaning;
use crate::check::program::{Expr, ExprKind, Type};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{meaning, names, types};
use crate::source::Span;
use crate::syntax::ast::{Name, Path};

/// `start`, in both languages.
pub(super) fn is_start(name: &str) -> bool {
    matches!(name, "start" | "起始")
}

impl Check<'_> {
    /// A name, or `start.field`.
    pub(super) fn name(&mut self, path: &Path, asked: &Asked<'_>) -> Option<Expr> {
        match path.names.as_slice() {
            [name] => self.simple_name(name, asked),
            [start, field] if is_start(&start.text) => self.start_field(field, path.span, asked),
            [owner, ..] => {
                let owned = self.symbols.owners.find(&owner.text).is_some();
                let words = self.words(path.span);
                let fault = Diagnostic::new(&names::UNKNOWN_NAME, path.span)
                    .arg("kind", "name")
                    .arg("name", words)
                    .help(if owned { "verdict" } else { "none" });
                self.refuse(fault)
            }
            [] => None,
        }
    }

    fn start_field(&mut self, field: &Name, span: Span, asked: &Asked<'_>) -> Option<Expr> {
        let id = self.field(field)?;
        if !asked.start {
            return self.refuse(Diagnostic::new(&types::START_OUTSIDE_WHERE, span));
        }
        let ty = self.program.fields[id.index()].ty.clone();
        Some(Expr { kind: ExprKind::StartField(id), ty, span })
    }

    fn simple_name(&mut self, name: &Name, asked: &Asked<'_>) -> Option<Expr> {
        let span = name.span;
        match self.use_meaning(&name.text) {
            Some(Meaning::Field(id)) => {
                let ty = self.program.fields[id.index()].ty.clone();
                Some(Expr { kind: ExprKind::Field(id), ty, span })
            }
            Some(Meaning::Segment(id)) => Some(Expr::condition(ExprKind::Segment(id), span)),
            Some(Meaning::Let(at)) => self.copied(at, span),
            Some(Meaning::Step(at)) => {
                let parts = self.definitions.step_parts[at].clone()?;
                self.matches(parts, span)
            }
            Some(Meaning::Touchpoint(id)) => {
                let parts = self.definitions.touchpoint_parts[id.index()].clone()?;
                self.matches(parts, span)
            }
            Some(Meaning::Fact(id)) => {
                if !asked.verdicts {
                    return self.refuse(
                        Diagnostic::new(&types::VERDICT_IN_RECORD, span)
                            .arg("what", name.text.clone())
                            .help("fact"),
                    );
                }
                Some(Expr::condition(ExprKind::Fact(id), span))
            }
            None => self.unknown_value(name),
        }
    }

    /// A step or touchpoint as a condition of one record.
    fn matches(&mut self, parts: crate::check::pattern::Parts, span: Span) -> Option<Expr> {
        if parts.together.is_some() {
            return self.refuse(Diagnostic::new(&types::START_OUTSIDE_WHERE, span));
        }
        let id = self.intern(parts);
        Some(Expr::condition(ExprKind::Matches(id), span))
    }

    /// What a `let` stands for.
    fn copied(&mut self, at: usize, span: Span) -> Option<Expr> {
        let (value, size) = self.definitions.let_values[at].as_ref()?;
        self.copied += size;
        if self.copied > MOST_COPIED {
            let name = self.definitions.lets[at].name.text.clone();
            return self.refuse(Diagnostic::new(&meaning::TOO_COMPLEX, span).arg("name", name));
        }
        Some(Expr { span, ..value.clone() })
    }

    fn unknown_value(&mut self, name: &Name) -> Option<Expr> {
        if self.symbols.owners.find(&name.text).is_some() {
            let kind = "moment";
            return self.wrong_kind(name, kind, "value");
        }
        let known = self.value_names(|meaning| !matches!(meaning, Meaning::Fact(_)));
        self.unknown("name", name, known)
    }
}

impl Expr {
    /// The field it is, if it is one and no more.
    pub(in crate::check) fn as_field(&self) -> Option<crate::check::program::FieldId> {
        if let ExprKind::Field(id) = self.kind { Some(id) } else { None }
    }

    /// Whether it is a text of a list.
    pub(super) fn listed(&self) -> Option<&[String]> {
        if let Type::OneOf(values) = &self.ty { Some(values) } else { None }
    }
}
