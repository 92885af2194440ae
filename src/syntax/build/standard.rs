//! `standard`.

use super::expression::compare_op;
use super::recovery::period;
use super::{Builder, Node};
use crate::syntax::ast::{Per, Require};
use crate::syntax::grammar::Rule;

impl<'t> Builder<'t> {
    /// The promises of a piece of `standard`.
    pub(in crate::syntax) fn requires(&mut self, node: &Node<'t>) -> Vec<Require> {
        node.all(Rule::require).map(|require| self.require(&require)).collect()
    }

    fn require(&mut self, node: &Node<'t>) -> Require {
        let mut require = Require {
            span: self.span(node),
            metric: self.call(&node.need(Rule::call)),
            op: compare_op(&node.need(Rule::compare)),
            target: self.child_expr(node),
            per: Vec::new(),
            at_least: None,
            confidence: None,
        };
        for part in node.children() {
            match part.rule() {
                Rule::grouped => {
                    let per = match part.find(Rule::period) {
                        Some(found) => Per::Period(period(&found), self.span(&found)),
                        None => Per::Name(self.child_name(&part)),
                    };
                    require.per.push(per);
                }
                Rule::enough => {
                    let count = self.count(&part);
                    self.once(&mut require.at_least, count, &part);
                }
                Rule::confidence => {
                    let share = self.signed(&part.need(Rule::share));
                    self.once(&mut require.confidence, share, &part);
                }
                _ => {}
            }
        }
        require
    }
}
