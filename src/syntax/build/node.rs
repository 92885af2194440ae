//! A node of what the grammar read, with its place in the whole file.

use crate::syntax::grammar::Rule;
use pest::iterators::Pair;

/// A rule's match.
#[derive(Clone)]
pub(in crate::syntax) struct Node<'t> {
    pair: Pair<'t, Rule>,
    base: usize,
}

impl<'t> Node<'t> {
    /// A match in a piece that begins `base` bytes into the file.
    pub(in crate::syntax) fn new(pair: Pair<'t, Rule>, base: usize) -> Self {
        Self { pair, base }
    }

    /// Which rule matched.
    pub(in crate::syntax) fn rule(&self) -> Rule {
        self.pair.as_rule()
    }

    /// What it matched.
    pub(in crate::syntax) fn text(&self) -> &'t str {
        self.pair.as_str()
    }

    /// First byte, in the file.
    pub(in crate::syntax) fn start(&self) -> usize {
        self.base + self.pair.as_span().start()
    }

    /// One past the last byte, in the file; blanks that the grammar skipped at the end included.
    pub(in crate::syntax) fn end(&self) -> usize {
        self.base + self.pair.as_span().end()
    }

    /// The matches inside.
    pub(in crate::syntax) fn children(&self) -> impl Iterator<Item = Node<'t>> + use<'t> {
        let base = self.base;
        self.pair.clone().into_inner().map(move |pair| Node { pair, base })
    }

    /// The first match of a rule inside.
    pub(in crate::syntax) fn find(&self, rule: Rule) -> Option<Node<'t>> {
        self.children().find(|child| child.rule() == rule)
    }

    /// A match that the grammar makes sure of.
    pub(in crate::syntax) fn need(&self, rule: Rule) -> Node<'t> {
        self.find(rule).expect("the grammar's rule has this part in every match")
    }

    /// The first match inside, whatever its rule.
    pub(in crate::syntax) fn first(&self) -> Node<'t> {
        self.children().next().expect("the grammar's rule has a part in every match")
    }

    /// All matches of a rule inside.
    pub(in crate::syntax) fn all(&self, rule: Rule) -> impl Iterator<Item = Node<'t>> + use<'t> {
        self.children().filter(move |child| child.rule() == rule)
    }

    /// Whether a rule matched inside.
    pub(in crate::syntax) fn has(&self, rule: Rule) -> bool {
        self.find(rule).is_some()
    }
}
