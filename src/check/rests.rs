//! Which definitions an expression rests on: the names in it, before anything is typed.

use super::context::Check;
use super::expr::Builtin;
use crate::syntax::ast::{self, ExprKind as Written};

impl Check<'_> {
    /// The definitions that one rests on.
    pub(super) fn rests_on(&self, at: usize) -> Vec<usize> {
        let mut found = Vec::new();
        if let Some(written) = self.definitions.written(at) {
            self.names_in(written, &mut found);
        }
        found
    }

    /// Adds the definitions that the names in an expression lead to. A bare word that stands for a
    /// text leads nowhere.
    fn names_in(&self, expr: &ast::Expr, found: &mut Vec<usize>) {
        match &expr.kind {
            Written::Name(path) => {
                if let [name] = path.names.as_slice() {
                    let meaning = self.meaning(&name.text).map(|named| named.meaning);
                    found.extend(meaning.and_then(|meaning| self.definitions.node_of(meaning)));
                }
            }
            Written::Compare(_, left, right) => {
                if !self.is_word_of(left, right) {
                    self.names_in(left, found);
                }
                if !self.is_word_of(right, left) {
                    self.names_in(right, found);
                }
            }
            Written::In(left, right) => {
                self.names_in(left, found);
                match &right.kind {
                    Written::List(items) => {
                        for item in items.iter().filter(|item| !self.is_word_in_list(item)) {
                            self.names_in(item, found);
                        }
                    }
                    _ => self.names_in(right, found),
                }
            }
            Written::Call(call) => match Builtin::named(&call.name.text) {
                Some(builtin) if builtin.asks_verdicts() => {}
                Some(Builtin::Elapsed) => {
                    for argument in call.arguments.iter().take(2) {
                        self.names_in(argument, found);
                    }
                }
                Some(_) | None => {
                    for argument in &call.arguments {
                        self.names_in(argument, found);
                    }
                }
            },
            Written::Not(a) | Written::Negate(a) | Written::Paren(a) => self.names_in(a, found),
            Written::Presence { of, .. } => self.names_in(of, found),
            Written::Or(all) | Written::And(all) | Written::List(all) => {
                for each in all {
                    self.names_in(each, found);
                }
            }
            Written::Range(a, b)
            | Written::TextTest(_, a, b)
            | Written::Arithmetic(_, a, b)
            | Written::Where(a, b) => {
                self.names_in(a, found);
                self.names_in(b, found);
            }
            Written::Number(_)
            | Written::Percent(_)
            | Written::Length(..)
            | Written::Money(..)
            | Written::Text(_)
            | Written::Bool(_)
            | Written::Date(_)
            | Written::Time(_) => {}
        }
    }
}
