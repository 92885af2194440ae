//! `touchpoint` and `moment`: their clauses.

use super::{Builder, Node, word};
use crate::syntax::ast::{
    Clause, ClauseKind, Exception, Expect, Lane, Level, Phase, Reopens, Toward,
};
use crate::syntax::grammar::Rule;
use crate::syntax::words::Word;

impl<'t> Builder<'t> {
    /// The clauses of a piece of `touchpoint` or `moment`.
    pub(in crate::syntax) fn clauses(&mut self, node: &Node<'t>) -> Vec<Clause> {
        let mut clauses = Vec::new();
        for part in node.children() {
            if let Some(kind) = self.clause(&part) {
                clauses.push(Clause { span: self.span(&part), kind });
            }
        }
        clauses
    }

    fn clause(&mut self, part: &Node<'t>) -> Option<ClauseKind> {
        Some(match part.rule() {
            Rule::phase => ClauseKind::Phase(phase(&part.need(Rule::phase_name))),
            Rule::lane => ClauseKind::Lane(lane(&part.need(Rule::lane_name))),
            Rule::when => ClauseKind::When(self.child_expr(part)),
            Rule::from => {
                let mut ends = part.all(Rule::expr);
                let start = ends.next()?;
                let start = self.expr(&start);
                ClauseKind::From { start, end: ends.next().map(|end| self.expr(&end)) }
            }
            Rule::at => ClauseKind::At(self.child_expr(part)),
            Rule::each_journey => ClauseKind::EachJourney,
            Rule::per => ClauseKind::Per(self.child_name(part)),
            Rule::stake => ClauseKind::Stake(self.child_expr(part)),
            Rule::reopens => ClauseKind::Reopens(match word(&part.need(Rule::reopens_how)) {
                Some(Word::Resume) => Reopens::Resume,
                Some(Word::Ignore) => Reopens::Ignore,
                _ => Reopens::New,
            }),
            Rule::expect => ClauseKind::Expect(Box::new(self.expect(part))),
            _ => return None,
        })
    }

    fn expect(&mut self, node: &Node<'t>) -> Expect {
        Expect {
            level: match word(&node.need(Rule::level)) {
                Some(Word::Should) => Level::Should,
                Some(Word::Delight) => Level::Delight,
                _ => Level::Must,
            },
            name: self.child_name(node),
            title: self.title(node),
            requirement: self.requirement(&node.need(Rule::requirement)),
            exceptions: node.all(Rule::exception).map(|part| self.exception(&part)).collect(),
            toward: node.all(Rule::toward).map(|part| self.toward(&part)).collect(),
        }
    }

    fn exception(&mut self, node: &Node<'t>) -> Exception {
        let outranked = node.find(Rule::outranked);
        Exception {
            span: self.span(node),
            segment: self.child_name(node),
            instead_of: outranked.map(|list| self.names(&list)).unwrap_or_default(),
            change: self.change(node),
        }
    }

    fn toward(&mut self, node: &Node<'t>) -> Toward {
        Toward {
            span: self.span(node),
            facet: self.child_path(node),
            weight: node.find(Rule::number).map(|weight| self.number(&weight)),
        }
    }
}

fn phase(node: &Node<'_>) -> Phase {
    match word(node) {
        Some(Word::Awareness) => Phase::Awareness,
        Some(Word::Decision) => Phase::Decision,
        Some(Word::Aftercare) => Phase::Aftercare,
        _ => Phase::Service,
    }
}

fn lane(node: &Node<'_>) -> Lane {
    match word(node) {
        Some(Word::CustomerLane) => Lane::Customer,
        Some(Word::Back) => Lane::Back,
        Some(Word::Support) => Lane::Support,
        _ => Lane::Front,
    }
}
