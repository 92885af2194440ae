//! Whose records facts and recoveries speak of: all verdicts that one asks for are of journeys, or of the values of
//! one field.

use super::context::Check;
use super::program::{Expr, ExprKind, Key, Owner, Program, Recovery, Target};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::meaning;
use crate::source::Span;
use crate::syntax::ast;

/// A key that is asked for, and where.
type Asked = (Key, Span);

impl Check<'_> {
    /// Finds out whose verdicts each fact asks for: its own, and those of the facts it rests on, which come before it.
    pub(super) fn fact_keys(&mut self) {
        for at in 0..self.program.facts.len() {
            let mut asked = Vec::new();
            keys_asked(&self.program, &self.program.facts[at].when, &mut asked);
            self.program.facts[at].key = asked.first().map(|(key, _)| *key);
            let name = self.program.facts[at].label.name.clone();
            self.one_key(name, &asked);
        }
    }

    /// Holds all that a recovery asks for against what it is for.
    pub(super) fn recovery_key(
        &mut self,
        recovery: &Recovery,
        written: &ast::Recovery,
        owners: &[Owner],
    ) {
        let places = written.moments.iter().map(|name| name.span);
        let mut asked: Vec<Asked> =
            owners.iter().map(|owner| self.program.key(*owner)).zip(places).collect();
        if owners.len() < written.moments.len() {
            // One of the names has a fault: which place is whose cannot be told.
            return;
        }
        let clauses = recovery.instead_of.iter().filter_map(|(_, when)| when.as_ref());
        let amounts = recovery.actions.iter().filter_map(|action| action.amount.as_ref());
        for expr in recovery.when.iter().chain(clauses).chain(amounts) {
            keys_asked(&self.program, expr, &mut asked);
        }
        self.one_key(recovery.label.name.clone(), &asked);
    }

    fn one_key(&mut self, name: String, asked: &[Asked]) {
        let Some(&(first, place)) = asked.first() else { return };
        let Some(&(second, other)) = asked.iter().find(|(key, _)| *key != first) else { return };
        let fault = Diagnostic::new(&meaning::KEYS_MIXED, other)
            .arg("name", name)
            .arg("first", self.key_name(first))
            .arg("second", self.key_name(second))
            .label(place, "first");
        self.report(fault);
    }

    fn key_name(&self, key: Key) -> String {
        let field = match key {
            Key::Journey => self.program.roles.journey,
            Key::Field(field) => Some(field),
        };
        field.map_or_else(String::new, |field| self.program.fields[field.index()].name.clone())
    }
}

/// Every key that an expression asks for, each at its place.
fn keys_asked(program: &Program, expr: &Expr, asked: &mut Vec<Asked>) {
    let mut open = vec![expr];
    while let Some(expr) = open.pop() {
        let key = match expr.kind {
            ExprKind::Verdict(_, target) => Some(program.key(program.owner(target))),
            ExprKind::Overrun(id) => Some(program.key(program.owner(Target::Expectation(id)))),
            ExprKind::Fact(id) => program.facts[id.index()].key,
            _ => None,
        };
        asked.extend(key.map(|key| (key, expr.span)));
        open.extend(expr.children().into_iter().rev());
    }
}
