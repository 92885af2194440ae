//! Expressions: the grammar gives a flat row of operands and operators, precedence is decided here.
//!
//! From loose to tight: `where`; `or`; `and`; `not`; comparisons, `in`, `contains`, `is missing`
//! (which do not chain); `..`; `+ -`; `* / of`; the sign.

use super::literal::{negative, unit};
use super::{Builder, Node};
use crate::diagnostic::codes::text as codes;
use crate::source::Span;
use crate::syntax::ast::{ArithmeticOp, Call, CompareOp, Expr, ExprKind, Name, Path, TextTest};
use crate::syntax::grammar::Rule;
use crate::syntax::words::{FUNCTIONS, to_english};
use std::iter::Peekable;

/// Operators may stand in each other this deep, brackets included.
const DEEPEST: usize = 160;

/// How tightly an operator binds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Where,
    Or,
    And,
    Not,
    Compare,
    Range,
    Sum,
    Product,
    Sign,
}

fn binding(rule: Rule) -> Binding {
    match rule {
        Rule::w_where => Binding::Where,
        Rule::w_or => Binding::Or,
        Rule::w_and => Binding::And,
        Rule::dots => Binding::Range,
        Rule::plus | Rule::minus => Binding::Sum,
        Rule::multiply | Rule::divide | Rule::w_of => Binding::Product,
        _ => Binding::Compare,
    }
}

fn is_operator(rule: Rule) -> bool {
    use Rule::{
        compare, divide, dots, minus, multiply, plus, w_and, w_contains, w_ends_with, w_in,
        w_is_known, w_is_missing, w_of, w_or, w_starts_with, w_where,
    };
    matches!(
        rule,
        compare
            | divide
            | dots
            | minus
            | multiply
            | plus
            | w_and
            | w_contains
            | w_ends_with
            | w_in
            | w_is_known
            | w_is_missing
            | w_of
            | w_or
            | w_starts_with
            | w_where
    )
}

impl<'t> Builder<'t> {
    /// A part that is an expression.
    pub(super) fn child_expr(&mut self, node: &Node<'t>) -> Expr {
        let expr = node.need(Rule::expr);
        self.expr(&expr)
    }

    /// A part that is an expression, if it is there.
    pub(super) fn maybe_expr(&mut self, node: &Node<'t>) -> Option<Expr> {
        node.find(Rule::expr).map(|expr| self.expr(&expr))
    }

    /// A node of the rules `expr` or `value`.
    pub(super) fn expr(&mut self, node: &Node<'t>) -> Expr {
        let parts: Vec<Node<'t>> = node.children().collect();
        let depth = longest_chain(&parts) + 1;
        self.nesting += depth;
        let value = if self.nesting > DEEPEST {
            let fault = self.fault(&codes::TOO_DEEP, node);
            fault.args.push(("limit", DEEPEST.to_string()));
            nothing(fault.span.unwrap_or_default())
        } else {
            let mut parts = parts.into_iter().peekable();
            self.climb(&mut parts, Binding::Where).unwrap_or_else(|| nothing(self.span(node)))
        };
        self.nesting -= depth;
        value
    }

    /// An element of a list, or a value of a given record: a bare name there is most often a text,
    /// so it stays as it is written.
    pub(super) fn plain_value(&mut self, node: &Node<'t>) -> Expr {
        let mut parts = node.children();
        match (parts.next(), parts.next()) {
            (Some(only), None) if only.rule() == Rule::reference => self.reference(&only, true),
            _ => self.expr(node),
        }
    }

    fn climb<I>(&mut self, parts: &mut Peekable<I>, least: Binding) -> Option<Expr>
    where
        I: Iterator<Item = Node<'t>>,
    {
        let first = parts.next()?;
        let mut left = match first.rule() {
            Rule::w_not => {
                let start = self.span(&first);
                let of = self.climb(parts, Binding::Not)?;
                Expr { span: start.to(of.span), kind: ExprKind::Not(Box::new(of)) }
            }
            Rule::minus => {
                let start = self.span(&first);
                let of = self.climb(parts, Binding::Sign)?;
                minus(start, of)
            }
            _ => self.operand(&first),
        };
        while let Some(operator) =
            parts.next_if(|part| is_operator(part.rule()) && binding(part.rule()) >= least)
        {
            left = self.apply(left, &operator, parts)?;
        }
        Some(left)
    }

    fn apply<I>(&mut self, left: Expr, op: &Node<'t>, parts: &mut Peekable<I>) -> Option<Expr>
    where
        I: Iterator<Item = Node<'t>>,
    {
        let rule = op.rule();
        if binding(rule) == Binding::Compare && is_comparison(&left.kind) {
            self.fault(&codes::CHAINED, op);
        }
        if matches!(rule, Rule::w_is_missing | Rule::w_is_known) {
            let span = left.span.to(self.span(op));
            let known = rule == Rule::w_is_known;
            return Some(Expr { span, kind: ExprKind::Presence { known, of: Box::new(left) } });
        }
        let right = self.climb(parts, tighter(binding(rule)))?;
        let span = left.span.to(right.span);
        let kind = match (rule, left) {
            (Rule::w_or, Expr { kind: ExprKind::Or(mut terms), .. }) => {
                terms.push(right);
                ExprKind::Or(terms)
            }
            (Rule::w_and, Expr { kind: ExprKind::And(mut terms), .. }) => {
                terms.push(right);
                ExprKind::And(terms)
            }
            (Rule::w_or, left) => ExprKind::Or(vec![left, right]),
            (Rule::w_and, left) => ExprKind::And(vec![left, right]),
            (_, left) => binary(op, Box::new(left), Box::new(right)),
        };
        Some(Expr { span, kind })
    }

    fn operand(&mut self, node: &Node<'t>) -> Expr {
        let span = self.span(node);
        let kind = match node.rule() {
            Rule::text => ExprKind::Text(self.text_value(node)),
            Rule::quantity => self.quantity(node),
            Rule::date_or_time if node.has(Rule::clock) => ExprKind::Time(self.timestamp(node)),
            Rule::date_or_time => ExprKind::Date(self.date(&node.need(Rule::date))),
            Rule::list => {
                ExprKind::List(node.all(Rule::expr).map(|item| self.plain_value(&item)).collect())
            }
            Rule::paren => ExprKind::Paren(Box::new(self.child_expr(node))),
            Rule::w_true => ExprKind::Bool(true),
            Rule::w_false => ExprKind::Bool(false),
            _ => return self.reference(node, false),
        };
        Expr { span, kind }
    }

    /// A quantity, a bracketed expression or a reference that stands by itself.
    pub(super) fn lone_operand(&mut self, node: &Node<'t>) -> Expr {
        self.operand(node)
    }

    fn quantity(&mut self, node: &Node<'t>) -> ExprKind {
        let number = self.number(&node.need(Rule::number));
        if node.has(Rule::percent) {
            ExprKind::Percent(number)
        } else if let Some(found) = node.find(Rule::unit) {
            ExprKind::Length(number, unit(&found))
        } else if let Some(currency) = node.find(Rule::currency) {
            ExprKind::Money(number, self.currency(&currency))
        } else {
            ExprKind::Number(number)
        }
    }

    fn reference(&mut self, node: &Node<'t>, plain: bool) -> Expr {
        if node.has(Rule::arguments) {
            let call = self.call(node);
            return Expr { span: call.span, kind: ExprKind::Call(call) };
        }
        let path = if plain && !node.has(Rule::dot_name) {
            let name = self.own_name(&node.need(Rule::name));
            Path { span: name.span, names: vec![name] }
        } else {
            self.path(node)
        };
        Expr { span: path.span, kind: ExprKind::Name(path) }
    }

    /// `failed(complaint)`
    pub(super) fn call(&mut self, node: &Node<'t>) -> Call {
        let name = self.function_name(&node.need(Rule::name));
        let arguments = node.need(Rule::arguments);
        let arguments = arguments.all(Rule::expr).map(|argument| self.expr(&argument)).collect();
        Call { span: self.span(node), name, arguments }
    }

    /// The name of a function; one of the language's own is the English one in the tree.
    pub(super) fn function_name(&mut self, node: &Node<'t>) -> Name {
        let mut name = self.own_name(node);
        if !node.text().starts_with('`') {
            name.text = String::from(to_english(FUNCTIONS, &name.text));
        }
        name
    }
}

/// The longest run of operators that would nest: `and` and `or` lie side by side.
fn longest_chain(parts: &[Node<'_>]) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for part in parts {
        match part.rule() {
            Rule::w_and | Rule::w_or => run = 0,
            rule if is_operator(rule) || rule == Rule::w_not => run += 1,
            _ => {}
        }
        longest = longest.max(run);
    }
    longest
}

fn tighter(binding: Binding) -> Binding {
    match binding {
        Binding::Where => Binding::Or,
        Binding::Or => Binding::And,
        Binding::And => Binding::Not,
        Binding::Not => Binding::Compare,
        Binding::Compare => Binding::Range,
        Binding::Range => Binding::Sum,
        Binding::Sum => Binding::Product,
        Binding::Product | Binding::Sign => Binding::Sign,
    }
}

fn is_comparison(kind: &ExprKind) -> bool {
    matches!(
        kind,
        ExprKind::Compare(..)
            | ExprKind::In(..)
            | ExprKind::TextTest(..)
            | ExprKind::Presence { .. }
    )
}

fn binary(op: &Node<'_>, left: Box<Expr>, right: Box<Expr>) -> ExprKind {
    match op.rule() {
        Rule::w_where => ExprKind::Where(left, right),
        Rule::w_in => ExprKind::In(left, right),
        Rule::w_contains => ExprKind::TextTest(TextTest::Contains, left, right),
        Rule::w_starts_with => ExprKind::TextTest(TextTest::StartsWith, left, right),
        Rule::w_ends_with => ExprKind::TextTest(TextTest::EndsWith, left, right),
        Rule::dots => ExprKind::Range(left, right),
        Rule::plus => ExprKind::Arithmetic(ArithmeticOp::Add, left, right),
        Rule::minus => ExprKind::Arithmetic(ArithmeticOp::Subtract, left, right),
        Rule::multiply => ExprKind::Arithmetic(ArithmeticOp::Multiply, left, right),
        Rule::divide => ExprKind::Arithmetic(ArithmeticOp::Divide, left, right),
        Rule::w_of => ExprKind::Arithmetic(ArithmeticOp::Of, left, right),
        _ => ExprKind::Compare(compare_op(op), left, right),
    }
}

/// Which comparison a node of the rule `compare` is.
pub(super) fn compare_op(node: &Node<'_>) -> CompareOp {
    match node.text() {
        "<" | "＜" => CompareOp::Less,
        ">" | "＞" => CompareOp::Greater,
        "<=" | "≤" => CompareOp::LessEqual,
        ">=" | "≥" => CompareOp::GreaterEqual,
        "!=" | "！=" | "≠" => CompareOp::NotEqual,
        _ => CompareOp::Equal,
    }
}

/// `-0.3` is a number of its own; `-a` is computed.
fn minus(sign: Span, of: Expr) -> Expr {
    let span = sign.to(of.span);
    let kind = match of.kind {
        ExprKind::Number(n) if !n.is_sign_negative() => ExprKind::Number(negative(n)),
        ExprKind::Percent(n) if !n.is_sign_negative() => ExprKind::Percent(negative(n)),
        ExprKind::Length(n, unit) if !n.is_sign_negative() => ExprKind::Length(negative(n), unit),
        ExprKind::Money(n, code) if !n.is_sign_negative() => ExprKind::Money(negative(n), code),
        kind => ExprKind::Negate(Box::new(Expr { span: of.span, kind })),
    };
    Expr { span, kind }
}

fn nothing(span: Span) -> Expr {
    Expr { span, kind: ExprKind::Bool(false) }
}
