//! Protocols, and how `follows` finds their steps in the records.

use super::calendar::label;
use super::context::Check;
use super::names::Meaning;
use super::pattern::Parts;
use super::program::{Expr, ExprKind, Label, PatternId, Protocol, ProtocolId, Type};
use super::ty::{is_text, wrong_type};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::meaning;
use crate::source::Span;
use crate::syntax::ast::{self, CompareOp, ItemKind, Name, Steps};
use crate::value::Value;

impl Check<'_> {
    /// Fills the program's protocols.
    pub(super) fn protocols(&mut self) {
        for item in self.items() {
            let ItemKind::Protocol(protocol) = &item.kind else { continue };
            if protocol.steps.is_empty() {
                self.report(
                    Diagnostic::new(&meaning::MISSING_CLAUSE, protocol.name.span)
                        .arg("name", protocol.name.text.clone())
                        .arg("clause", "a step"),
                );
            }
            let mut seen = rustc_hash::FxHashMap::default();
            let mut steps = Vec::new();
            for step in &protocol.steps {
                let earlier = seen.insert(step.name.text.as_str(), step.name.span);
                self.duplicate(&step.name, earlier);
                let within = step.within.as_ref().and_then(|limit| self.limit(limit));
                steps.push((label(&step.name, step.title.as_ref()), within));
            }
            let label = label(&protocol.name, protocol.title.as_ref());
            self.program.protocols.push(Protocol { label, ordered: protocol.ordered, steps });
        }
    }

    /// The pattern that shows each step.
    pub(super) fn follows(
        &mut self,
        protocol: &Name,
        steps: &Steps,
        span: Span,
    ) -> Option<(ProtocolId, Vec<PatternId>)> {
        let id = self.protocol(protocol)?;
        let names: Vec<Label> =
            self.program.protocols[id.index()].steps.iter().map(|(step, _)| step.clone()).collect();
        let patterns = match steps {
            Steps::ByName => {
                let found: Vec<_> =
                    names.iter().map(|step| self.step_by_name(step, protocol.span)).collect();
                found.into_iter().collect::<Option<Vec<_>>>()?
            }
            Steps::Field(field) => self.steps_in_field(&names, field)?,
            Steps::Bound(bound) => self.steps_bound(protocol, &names, bound, span)?,
        };
        Some((id, patterns))
    }

    /// A step, a touchpoint, or else the event of that name.
    fn step_by_name(&mut self, step: &Label, span: Span) -> Option<PatternId> {
        let meaning = self.symbols.values.get(&step.name);
        if let Some(Meaning::Step(_) | Meaning::Touchpoint(_)) = meaning {
            let name = Name { text: step.name.clone(), span };
            let path = ast::Path { names: vec![name], span };
            return self.pattern(&ast::Expr { span, kind: ast::ExprKind::Name(path) }, true);
        }
        let kind = ast::ExprKind::Text(step.name.clone());
        self.pattern(&ast::Expr { span, kind }, true)
    }

    fn steps_in_field(&mut self, steps: &[Label], name: &Name) -> Option<Vec<PatternId>> {
        let field = self.field(name)?;
        let ty = self.program.fields[field.index()].ty.clone();
        if !is_text(&ty) {
            return self.refuse(wrong_type(name.span, "a text", &ty));
        }
        let mut patterns = Vec::new();
        for step in steps {
            self.listed_value(&step.name, &ty, name.span)?;
            let left = Expr { kind: ExprKind::Field(field), ty: ty.clone(), span: name.span };
            let value = Value::Text(step.name.as_str().into());
            let right = Expr::constant(value, Type::Text, name.span);
            let kind = ExprKind::Compare(CompareOp::Equal, Box::new(left), Box::new(right));
            patterns.push(self.intern(Parts {
                name: step.name.clone(),
                title: step.title.clone(),
                span: name.span,
                condition: Expr::condition(kind, name.span),
                together: None,
            }));
        }
        Some(patterns)
    }

    fn steps_bound(
        &mut self,
        protocol: &Name,
        steps: &[Label],
        bound: &[(Name, ast::Expr)],
        span: Span,
    ) -> Option<Vec<PatternId>> {
        let mut found: Vec<Option<(Option<PatternId>, Span)>> = vec![None; steps.len()];
        let mut sound = true;
        for (name, pattern) in bound {
            let pattern = self.pattern(pattern, true);
            let Some(at) = steps.iter().position(|step| step.name == name.text) else {
                let known = steps.iter().map(|step| step.name.clone()).collect();
                self.unknown::<()>("step", name, known);
                sound = false;
                continue;
            };
            let earlier = found[at].replace((pattern, name.span));
            self.duplicate(name, earlier.map(|(_, span)| span));
        }
        let unbound: Vec<&str> = steps
            .iter()
            .zip(&found)
            .filter(|(_, found)| found.is_none())
            .map(|(step, _)| step.name.as_str())
            .collect();
        if !unbound.is_empty() && sound {
            return self.refuse(
                Diagnostic::new(&meaning::UNBOUND_STEPS, span)
                    .arg("protocol", protocol.text.clone())
                    .arg("steps", unbound.join(", "))
                    .arg("first", unbound[0]),
            );
        }
        found.into_iter().map(|found| found.and_then(|(pattern, _)| pattern)).collect()
    }
}
