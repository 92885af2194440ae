//! Named expressions: `let`, `segment`, `step`, a touchpoint's `when`, `conclude`. Each is typed after
//! those it rests on, so that none can rest on itself.

use super::calendar::label;
use super::context::Check;
use super::expr::Asked;
use super::graph;
use super::names::Meaning;
use super::pattern::Parts;
use super::program::{Expr, ExprKind, Fact, FactId, Segment};
use crate::diagnostic::codes::{meaning, names};
use crate::diagnostic::{Diagnostic, Entry};
use crate::syntax::ast::{self, Block, ClauseKind, Definition, Name};
use std::ops::Range;

/// An expression may be this deep, counting what the names in it stand for: whoever judges it may
/// then go down by recursion.
const DEEPEST: usize = 200;
/// And this large: whoever judges it may look at all of it.
const LARGEST: usize = 5_000;
/// A `let` is copied to where it is used.
const LARGEST_LET: usize = 2_000;

/// How much there is to an expression, through the names in it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Measure {
    depth: usize,
    size: usize,
}

/// Every definition in the order of its declaration, and what was made of it.
#[derive(Debug, Default)]
pub(super) struct Definitions<'a> {
    pub(super) lets: Vec<&'a Definition>,
    pub(super) segments: Vec<&'a Definition>,
    pub(super) steps: Vec<&'a Definition>,
    pub(super) touchpoints: Vec<&'a Block>,
    pub(super) facts: Vec<&'a Definition>,
    /// What each `let` stands for, with its size; nothing where it has a fault.
    pub(super) let_values: Vec<Option<(Expr, usize)>>,
    /// The pattern of each step.
    pub(super) step_parts: Vec<Option<Parts>>,
    /// The pattern of each touchpoint.
    pub(super) touchpoint_parts: Vec<Option<Parts>>,
    /// How much there is to each, by [`Nodes`].
    measures: Vec<Measure>,
    nodes: Nodes,
}

/// All definitions as the nodes of one graph: where each sort begins.
#[derive(Clone, Debug, Default)]
struct Nodes {
    segments: usize,
    steps: usize,
    touchpoints: usize,
    facts: usize,
    end: usize,
}

/// One of them.
#[derive(Clone, Copy)]
enum Node {
    Let(usize),
    Segment(usize),
    Step(usize),
    Touchpoint(usize),
    Fact(usize),
}

impl Nodes {
    fn node(&self, at: usize) -> Node {
        if at < self.segments {
            Node::Let(at)
        } else if at < self.steps {
            Node::Segment(at - self.segments)
        } else if at < self.touchpoints {
            Node::Step(at - self.steps)
        } else if at < self.facts {
            Node::Touchpoint(at - self.touchpoints)
        } else {
            Node::Fact(at - self.facts)
        }
    }

    /// The node that a name in an expression leads to; fields lead to none.
    fn of(&self, meaning: Meaning) -> Option<usize> {
        match meaning {
            Meaning::Field(_) => None,
            Meaning::Let(at) => Some(at),
            Meaning::Segment(id) => Some(self.segments + id.index()),
            Meaning::Step(at) => Some(self.steps + at),
            Meaning::Touchpoint(id) => Some(self.touchpoints + id.index()),
            Meaning::Fact(id) => Some(self.facts + id.index()),
        }
    }

    fn facts(&self) -> Range<usize> {
        self.facts..self.end
    }
}

impl<'a> Definitions<'a> {
    /// Fixes the numbering, once all are declared.
    fn settle(&mut self) {
        let segments = self.lets.len();
        let steps = segments + self.segments.len();
        let touchpoints = steps + self.steps.len();
        let facts = touchpoints + self.touchpoints.len();
        let end = facts + self.facts.len();
        self.nodes = Nodes { segments, steps, touchpoints, facts, end };
        self.let_values = vec![None; self.lets.len()];
        self.step_parts = vec![None; self.steps.len()];
        self.touchpoint_parts = vec![None; self.touchpoints.len()];
        self.measures = vec![Measure::default(); end];
    }

    /// The node that a name leads to, if it is a definition.
    pub(super) fn node_of(&self, meaning: Meaning) -> Option<usize> {
        self.nodes.of(meaning)
    }

    fn name(&self, at: usize) -> &'a Name {
        match self.nodes.node(at) {
            Node::Let(at) => &self.lets[at].name,
            Node::Segment(at) => &self.segments[at].name,
            Node::Step(at) => &self.steps[at].name,
            Node::Touchpoint(at) => &self.touchpoints[at].name,
            Node::Fact(at) => &self.facts[at].name,
        }
    }

    /// What is written; a touchpoint may lack its `when`.
    pub(super) fn written(&self, at: usize) -> Option<&'a ast::Expr> {
        match self.nodes.node(at) {
            Node::Let(at) => Some(&self.lets[at].value),
            Node::Segment(at) => Some(&self.segments[at].value),
            Node::Step(at) => Some(&self.steps[at].value),
            Node::Touchpoint(at) => when(self.touchpoints[at]),
            Node::Fact(at) => Some(&self.facts[at].value),
        }
    }
}

/// A touchpoint's condition.
fn when(block: &Block) -> Option<&ast::Expr> {
    block.clauses.iter().find_map(|clause| match &clause.kind {
        ClauseKind::When(condition) => Some(condition),
        _ => None,
    })
}

impl Check<'_> {
    /// Types every definition.
    pub(super) fn define(&mut self) {
        self.definitions.settle();
        let end = self.definitions.nodes.end;
        let edges: Vec<Vec<usize>> = (0..end).map(|at| self.rests_on(at)).collect();
        let ordered = graph::order(&edges);
        let mut broken = vec![false; end];
        for members in &ordered.loops {
            let facts = self.definitions.nodes.facts();
            let all_facts = members.iter().all(|at| facts.contains(at));
            let entry = if all_facts { &names::FACT_CYCLE } else { &names::DEFINITION_CYCLE };
            let names: Vec<&Name> = members.iter().map(|&at| self.definitions.name(at)).collect();
            self.cycle(entry, &names);
            for &at in members {
                broken[at] = true;
            }
        }
        let order = self.number_facts(&ordered.order, &mut broken);
        for definition in &self.definitions.segments {
            let label = label(&definition.name, definition.title.as_ref());
            let condition = Expr::never(definition.value.span);
            self.program.segments.push(Segment { label, condition });
        }
        for at in order {
            if !broken[at] {
                self.define_one(at);
            }
        }
    }

    /// Facts get their ids, and their nodes' numbers, in an order in which each comes after those it
    /// rests on. Gives the order in these numbers.
    fn number_facts(&mut self, order: &[usize], broken: &mut [bool]) -> Vec<usize> {
        let first = self.definitions.nodes.facts;
        let sorted: Vec<usize> = order.iter().filter(|at| **at >= first).copied().collect();
        let mut ids = vec![FactId(0); sorted.len()];
        for (new, &old) in sorted.iter().enumerate() {
            ids[old - first] = FactId(new as u16);
        }
        self.symbols.values.update(|meaning| match meaning {
            Meaning::Fact(old) => Meaning::Fact(ids[old.index()]),
            other => other,
        });
        let written = std::mem::take(&mut self.definitions.facts);
        self.definitions.facts = sorted.iter().map(|old| written[old - first]).collect();
        for definition in &self.definitions.facts {
            let label = label(&definition.name, definition.title.as_ref());
            let when = Expr::never(definition.value.span);
            self.program.facts.push(Fact { label, when, key: None });
        }
        let was_broken: Vec<bool> = sorted.iter().map(|&old| broken[old]).collect();
        broken[first..].copy_from_slice(&was_broken);
        let mut next = first..;
        let renumber = |&at: &usize| if at < first { Some(at) } else { next.next() };
        order.iter().filter_map(renumber).collect()
    }

    fn define_one(&mut self, at: usize) {
        let Some(written) = self.definitions.written(at) else { return };
        match self.definitions.nodes.node(at) {
            Node::Let(index) => {
                let value = self.expr(written, &Asked::RECORD);
                let value = value.filter(|value| self.measure(at, &[value]));
                self.definitions.let_values[index] = value.map(|value| {
                    let size = self.definitions.measures[at].size;
                    (value, size)
                });
            }
            Node::Segment(index) => {
                let condition = self.condition(written, &Asked::RECORD);
                if let Some(condition) = condition.filter(|it| self.measure(at, &[it])) {
                    self.program.segments[index].condition = condition;
                }
            }
            Node::Step(index) => {
                let definition = self.definitions.steps[index];
                let parts = self.parts(written, true).map(|parts| Parts {
                    name: definition.name.text.clone(),
                    title: label(&definition.name, definition.title.as_ref()).title,
                    span: definition.name.span,
                    ..parts
                });
                self.definitions.step_parts[index] = self.measured(at, parts);
            }
            Node::Touchpoint(index) => {
                let block = self.definitions.touchpoints[index];
                let parts = self.parts(written, false).map(|parts| Parts {
                    name: block.name.text.clone(),
                    title: label(&block.name, block.title.as_ref()).title,
                    span: block.name.span,
                    ..parts
                });
                self.definitions.touchpoint_parts[index] = self.measured(at, parts);
            }
            Node::Fact(index) => {
                let when = self.condition(written, &Asked::JOURNEY);
                if let Some(when) = when.filter(|it| self.measure(at, &[it])) {
                    self.program.facts[index].when = when;
                }
            }
        }
    }

    fn measured(&mut self, at: usize, parts: Option<Parts>) -> Option<Parts> {
        parts.filter(|parts| {
            let exprs: Vec<&Expr> =
                std::iter::once(&parts.condition).chain(&parts.together).collect();
            self.measure(at, &exprs)
        })
    }

    /// Notes how much there is to a definition; whether it can be kept.
    fn measure(&mut self, at: usize, exprs: &[&Expr]) -> bool {
        let mut measure = Measure::default();
        for expr in exprs {
            let each = self.measured_expr(expr);
            measure.depth = measure.depth.max(each.depth);
            measure.size = measure.size.saturating_add(each.size);
        }
        let copied = matches!(self.definitions.nodes.node(at), Node::Let(_));
        let largest = if copied { LARGEST_LET } else { LARGEST };
        if measure.depth <= DEEPEST && measure.size <= largest {
            self.definitions.measures[at] = measure;
            return true;
        }
        let name = self.definitions.name(at);
        self.report(
            Diagnostic::new(&meaning::TOO_COMPLEX, name.span).arg("name", name.text.clone()),
        );
        false
    }

    /// How much there is to an expression, through the names in it.
    pub(super) fn measured_expr(&self, root: &Expr) -> Measure {
        let mut total = Measure::default();
        let mut open = vec![(root, 1)];
        while let Some((expr, level)) = open.pop() {
            let nodes = &self.definitions.nodes;
            let below = match &expr.kind {
                ExprKind::Segment(id) => self.definitions.measures[nodes.segments + id.index()],
                ExprKind::Fact(id) => self.definitions.measures[nodes.facts + id.index()],
                ExprKind::Matches(id) | ExprKind::Count(id) => self.pattern_measures[id.index()],
                _ => Measure::default(),
            };
            total.depth = total.depth.max(level + below.depth);
            total.size = total.size.saturating_add(1 + below.size);
            open.extend(expr.children().into_iter().map(|child| (child, level + 1)));
        }
        total
    }

    /// Reports a loop of names, shown at the first of them in the text.
    pub(super) fn cycle(&mut self, entry: &'static Entry, members: &[&Name]) {
        let first = (0..members.len()).min_by_key(|&at| members[at].span).unwrap_or(0);
        let turned: Vec<&Name> =
            members[first..].iter().chain(&members[..first]).copied().collect();
        let Some(name) = turned.first() else { return };
        let path: Vec<&str> = turned.iter().chain([name]).map(|name| name.text.as_str()).collect();
        let mut fault = Diagnostic::new(entry, name.span)
            .arg("name", name.text.clone())
            .arg("loop", path.join(" → "));
        for other in &turned[1..] {
            fault = fault.label(other.span, "member");
        }
        self.report(fault);
    }
}
