//! `model` and `protocol`.

use super::{Builder, Node};
use crate::syntax::ast::{Facet, Name, ProtocolStep};
use crate::syntax::grammar::Rule;

impl<'t> Builder<'t> {
    /// The facets of a piece of `model`.
    pub(in crate::syntax) fn facets(&mut self, node: &Node<'t>) -> Vec<Facet> {
        node.all(Rule::facet).map(|facet| self.facet(&facet)).collect()
    }

    fn facet(&mut self, node: &Node<'t>) -> Facet {
        Facet {
            span: self.span(node),
            name: self.child_name(node),
            title: self.title(node),
            weight: node.find(Rule::share).map(|share| self.signed(&share)),
            expected: self.items(node.find(Rule::expected)),
            perceived: self.items(node.find(Rule::perceived)),
        }
    }

    fn items(&mut self, list: Option<Node<'t>>) -> Vec<Name> {
        list.map(|list| self.names(&list.need(Rule::names))).unwrap_or_default()
    }

    /// The steps of a piece of `protocol`.
    pub(in crate::syntax) fn protocol_steps(&mut self, node: &Node<'t>) -> Vec<ProtocolStep> {
        node.all(Rule::protocol_step).map(|step| self.protocol_step(&step)).collect()
    }

    fn protocol_step(&mut self, node: &Node<'t>) -> ProtocolStep {
        ProtocolStep {
            span: self.span(node),
            name: self.child_name(node),
            title: self.title(node),
            within: self.window(node),
        }
    }
}
