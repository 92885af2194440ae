//! What an expectation requires, and how an exception changes it.

use super::{Builder, Node, word};
use crate::diagnostic::codes::text as codes;
use crate::source::Span;
use crate::syntax::ast::{
    Anchor, Bound, Change, Deadline, Expr, ExprKind, Limit, Order, Requirement, RequirementKind,
    Steps,
};
use crate::syntax::grammar::Rule;
use crate::syntax::words::Word;

impl<'t> Builder<'t> {
    /// A requirement.
    pub(super) fn requirement(&mut self, node: &Node<'t>) -> Requirement {
        let pause = node.find(Rule::pause);
        let mut span = self.span(node);
        if pause.is_some() {
            for part in node.children().filter(|part| part.rule() != Rule::pause) {
                span.end = self.span(&part).end;
            }
        }
        Requirement {
            span,
            kind: self.requirement_kind(node),
            paused: pause.map(|pause| self.child_expr(&pause)),
        }
    }

    fn requirement_kind(&mut self, node: &Node<'t>) -> RequirementKind {
        let first = node.first();
        match first.rule() {
            Rule::count => self.count_requirement(&first),
            Rule::no if first.has(Rule::never_order) => self.never(&first),
            Rule::no => RequirementKind::No {
                pattern: self.child_expr(&first),
                limit: self.window(&first),
                anchor: self.anchor(&first),
            },
            Rule::quantified => {
                let mut exprs = first.all(Rule::expr).map(|expr| self.expr(&expr));
                let pattern = exprs.next();
                let condition = exprs.next();
                drop(exprs);
                RequirementKind::Quantified {
                    any: word(&first.need(Rule::quantifier)) == Some(Word::Any),
                    pattern: pattern.unwrap_or_else(|| self.missing(&first)),
                    condition: condition.unwrap_or_else(|| self.missing(&first)),
                }
            }
            Rule::follows => {
                let mut names = self.names(&first).into_iter();
                let protocol = names.next();
                let protocol = protocol.unwrap_or_else(|| self.child_name(&first));
                RequirementKind::Follows { protocol, steps: self.steps(&first, names.next()) }
            }
            _ => {
                let pattern = self.expr(&first);
                match node.children().nth(1) {
                    Some(tail) => self.tail(pattern, &tail),
                    None => RequirementKind::Holds(pattern),
                }
            }
        }
    }

    /// `no P right after Q` and its like.
    fn never(&mut self, node: &Node<'t>) -> RequirementKind {
        let mut exprs = node.all(Rule::expr).map(|expr| self.expr(&expr));
        let (pattern, other) = (exprs.next(), exprs.next());
        drop(exprs);
        RequirementKind::Order {
            pattern: pattern.unwrap_or_else(|| self.missing(node)),
            order: match word(&node.need(Rule::never_order)) {
                Some(Word::RightBefore) => Order::NeverRightBefore,
                Some(Word::If) => Order::NeverTogether,
                _ => Order::NeverRightAfter,
            },
            other,
            limit: None,
        }
    }

    fn tail(&mut self, pattern: Expr, tail: &Node<'t>) -> RequirementKind {
        match tail.rule() {
            Rule::within => RequirementKind::Within {
                pattern,
                limit: self.child_limit(tail),
                after: self.maybe_expr(tail),
            },
            Rule::by => {
                RequirementKind::By { pattern, deadline: self.deadline(&tail.need(Rule::deadline)) }
            }
            Rule::every => RequirementKind::Every {
                pattern,
                limit: self.child_limit(tail),
                until: self.maybe_expr(tail),
            },
            Rule::place => {
                let first = tail.has(Rule::w_comes_first);
                let order = if first { Order::First } else { Order::Last };
                RequirementKind::Order { pattern, order, other: None, limit: None }
            }
            Rule::order => RequirementKind::Order {
                pattern,
                order: match word(&tail.need(Rule::order_word)) {
                    Some(Word::Before) => Order::Before,
                    Some(Word::RightAfter) => Order::RightAfter,
                    Some(Word::RightBefore) => Order::RightBefore,
                    Some(Word::AlternatesWith) => Order::Alternates,
                    Some(Word::AlternatesBefore) => Order::AlternatesBefore,
                    Some(Word::If) => Order::Together,
                    _ => Order::After,
                },
                other: self.maybe_expr(tail),
                limit: self.window(tail),
            },
            _ => RequirementKind::Holds(pattern),
        }
    }

    fn count_requirement(&mut self, node: &Node<'t>) -> RequirementKind {
        let (bound, count) = self.bound(node);
        let pattern = if let Some(pattern) = node.find(Rule::expr) {
            self.expr(&pattern)
        } else {
            self.fault(&codes::INCOMPLETE, node).help = "pattern";
            self.missing(node)
        };
        RequirementKind::Count {
            bound,
            count,
            pattern,
            limit: self.window(node),
            anchor: self.anchor(node),
        }
    }

    fn bound(&mut self, node: &Node<'t>) -> (Bound, u32) {
        let bound = match word(&node.need(Rule::bound)) {
            Some(Word::AtLeast) => Bound::AtLeast,
            Some(Word::Exactly) => Bound::Exactly,
            _ => Bound::AtMost,
        };
        (bound, self.count(node))
    }

    fn anchor(&mut self, node: &Node<'t>) -> Option<Anchor> {
        let anchor = node.find(Rule::anchor)?;
        Some(Anchor { before: anchor.has(Rule::w_before), pattern: self.child_expr(&anchor) })
    }

    fn steps(&mut self, node: &Node<'t>, field: Option<crate::syntax::ast::Name>) -> Steps {
        if let Some(field) = field {
            return Steps::Field(field);
        }
        let mut bound = Vec::new();
        for binding in node.all(Rule::binding) {
            bound.push((self.child_name(&binding), self.child_expr(&binding)));
        }
        if bound.is_empty() { Steps::ByName } else { Steps::Bound(bound) }
    }

    /// What an exception says.
    pub(super) fn change(&mut self, node: &Node<'t>) -> Change {
        if let Some(change) = node.find(Rule::limit_change) {
            let every = change.has(Rule::w_every);
            return Change::Limit { every, limit: self.child_limit(&change) };
        }
        if let Some(change) = node.find(Rule::by_change) {
            return Change::By(self.deadline(&change.need(Rule::deadline)));
        }
        let requirement = node.need(Rule::requirement);
        let only = requirement.children().count() == 1;
        match requirement.find(Rule::count) {
            Some(count) if only && !count.has(Rule::expr) => {
                let (bound, count) = self.bound(&count);
                Change::Count { bound, count }
            }
            _ => Change::Requirement(self.requirement(&requirement)),
        }
    }

    /// `by …`
    fn deadline(&mut self, node: &Node<'t>) -> Deadline {
        match node.find(Rule::expr) {
            Some(expr) => Deadline::Time(self.expr(&expr)),
            None => Deadline::EndOfDay {
                span: self.span(node),
                business: node.has(Rule::w_end_of_business_day),
                calendar: node.find(Rule::name).map(|name| self.name(&name)),
            },
        }
    }

    /// A part that is a length with its calendar.
    pub(super) fn child_limit(&mut self, node: &Node<'t>) -> Limit {
        let limit = node.need(Rule::limit);
        Limit {
            span: self.span(&limit),
            length: self.lone_operand(&limit.first()),
            calendar: limit.find(Rule::name).map(|name| self.name(&name)),
        }
    }

    /// `within D`, if it is there.
    pub(super) fn window(&mut self, node: &Node<'t>) -> Option<Limit> {
        node.find(Rule::window).map(|window| self.child_limit(&window))
    }

    /// Stands where a fault was reported.
    fn missing(&self, node: &Node<'t>) -> Expr {
        let span: Span = self.span(node);
        Expr { span, kind: ExprKind::Bool(false) }
    }
}
