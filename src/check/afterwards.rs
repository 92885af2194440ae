//! What is watched after a recovery: whether something comes again, or a detractor turns.

use super::context::Check;
use super::names::Meaning;
use super::program::{Afterwards, FieldId, Type, Watched};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::meaning;
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind, Limit, Name};

impl Check<'_> {
    /// `afterwards "contact" within 30d`, `afterwards nps`
    pub(super) fn afterwards(
        &mut self,
        written: &Expr,
        within: Option<&Limit>,
        span: Span,
    ) -> Option<Afterwards> {
        let watched = match self.answer(written) {
            Some((name, id)) => {
                self.used.insert(self.program.fields[id.index()].span);
                self.recommendation(name, id, "afterwards").map(Watched::Answer)
            }
            None => self.pattern(written, false).map(Watched::Again),
        };
        let length = self.clause(within, Self::window).ok();
        if let (Some(Watched::Again(_)), None) = (watched, within) {
            let words = self.words(written.span);
            return self.refuse(
                Diagnostic::new(&meaning::AFTERWARDS_WITHOUT_END, written.span)
                    .arg("pattern", words),
            );
        }
        Some(Afterwards { span, watched: watched?, within: length? })
    }

    /// The field on a scale that a bare name is; anything else is a condition, or a fault of one.
    fn answer<'w>(&self, written: &'w Expr) -> Option<(&'w Name, FieldId)> {
        match &written.kind {
            ExprKind::Paren(inner) => self.answer(inner),
            ExprKind::Name(path) => {
                let [name] = path.names.as_slice() else { return None };
                let Meaning::Field(id) = self.meaning(&name.text)?.meaning else { return None };
                let is_answer = matches!(self.program.fields[id.index()].ty, Type::Scale { .. });
                is_answer.then_some((name, id))
            }
            _ => None,
        }
    }
}
