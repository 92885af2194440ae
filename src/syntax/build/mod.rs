//! From what the grammar read to the tree, one file per family of declarations. The shape is the
//! grammar's; what it cannot see (a day that does not exist, a number too large) is reported here.

mod block;
mod calendar;
mod case;
mod definition;
mod expression;
mod literal;
mod model;
mod node;
mod record;
mod recovery;
mod requirement;
mod standard;

pub(super) use self::node::Node;

use super::fault;
use super::grammar::{Grammar, Rule};
use super::lex::{Kind, Tokens};
use super::words::Word;
use crate::diagnostic::codes::text as codes;
use crate::diagnostic::{Diagnostic, Entry};
use crate::source::Span;
use pest::Parser;
use std::ops::Range;

/// A piece longer than this is refused: it cannot have been written by hand.
const LONGEST: usize = 1 << 19;

/// Reads pieces of one file and collects what is wrong with them.
pub(super) struct Builder<'t> {
    /// The file, cut into tokens.
    pub(super) tokens: &'t Tokens<'t>,
    /// What was found wrong.
    pub(super) faults: Vec<Diagnostic>,
    /// Starts of the places that were found wrong before any piece was read, in order.
    hurt: Vec<u32>,
    /// How deep the expression being built is by now.
    nesting: usize,
    /// The tokens of the piece being read.
    piece: Range<usize>,
}

impl<'t> Builder<'t> {
    /// For a file whose quotes and brackets were looked at before.
    pub(super) fn new(tokens: &'t Tokens<'t>, faults: Vec<Diagnostic>) -> Self {
        let mut hurt: Vec<u32> =
            faults.iter().filter_map(|fault| fault.span).map(|span| span.start).collect();
        hurt.sort_unstable();
        Self { tokens, faults, hurt, nesting: 0, piece: 0..0 }
    }

    /// Reads a range of tokens by a rule and builds it; `None` if anything is wrong with it.
    pub(super) fn read<T>(
        &mut self,
        rule: Rule,
        range: Range<usize>,
        build: impl FnOnce(&mut Self, &Node<'t>) -> T,
    ) -> Option<T> {
        let bytes = self.bytes(&range)?;
        if self.is_hurt(&bytes) {
            return None;
        }
        if bytes.len() > LONGEST {
            let span = Span::new(self.tokens.id, bytes.start, bytes.start + 1);
            self.faults.push(Diagnostic::new(&codes::TOO_LONG, span));
            return None;
        }
        let text = &self.tokens.text[bytes.clone()];
        self.piece = range.clone();
        match Grammar::parse(rule, text) {
            Ok(mut pairs) => {
                let node = Node::new(pairs.next()?, bytes.start);
                let before = self.faults.len();
                let value = build(self, &node);
                (self.faults.len() == before).then_some(value)
            }
            Err(error) => {
                let fault = fault::explain(self.tokens, range, bytes.start, rule, &error);
                self.faults.push(fault);
                None
            }
        }
    }

    /// The place of a range of tokens, without what surrounds it.
    pub(super) fn place(&self, range: &Range<usize>) -> Option<Span> {
        let bytes = self.bytes(range)?;
        Some(Span::new(self.tokens.id, bytes.start, bytes.end))
    }

    fn bytes(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let mut real = range.clone().filter(|&index| {
            !matches!(self.tokens.kind(index), Kind::Comment | Kind::LineEnd | Kind::Semicolon)
        });
        let first = real.next()?;
        let last = real.next_back().unwrap_or(first);
        Some(self.tokens.list[first].start as usize..self.tokens.list[last].end as usize)
    }

    fn is_hurt(&self, bytes: &Range<usize>) -> bool {
        let at = self.hurt.partition_point(|&start| (start as usize) < bytes.start);
        self.hurt.get(at).is_some_and(|&start| (start as usize) < bytes.end)
    }

    /// Where a node stands, without the blanks and comments that the grammar skipped at its end.
    pub(super) fn span(&self, node: &Node<'t>) -> Span {
        let list = &self.tokens.list[self.piece.clone()];
        let end = node.end() as u32;
        let mut past = list.partition_point(|token| token.start < end);
        while past > 0 {
            let token = list[past - 1];
            if !matches!(token.kind, Kind::Comment | Kind::LineEnd) {
                let end = token.end.min(end).max(node.start() as u32);
                return Span::new(self.tokens.id, node.start(), end as usize);
            }
            past -= 1;
        }
        Span::new(self.tokens.id, node.start(), node.end())
    }

    /// Reports a fault at a node.
    pub(super) fn fault(&mut self, entry: &'static Entry, node: &Node<'t>) -> &mut Diagnostic {
        let fault =
            Diagnostic::new(entry, self.span(node)).arg("found", node.text().trim().to_owned());
        let at = self.faults.len();
        self.faults.push(fault);
        &mut self.faults[at]
    }

    /// Reports a part that was said before.
    pub(super) fn once<T>(&mut self, slot: &mut Option<T>, value: T, node: &Node<'t>) {
        if slot.is_some() {
            self.fault(&codes::SAID_TWICE, node);
        }
        *slot = Some(value);
    }
}

/// The word that a node stands for: its own or its first one.
fn word(node: &Node<'_>) -> Option<Word> {
    Word::of(node.rule()).or_else(|| node.children().find_map(|child| Word::of(child.rule())))
}
