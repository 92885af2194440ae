//! Expressions. Brackets are in the tree, so that writing the parts in order gives back what was
//! read.

use super::WIDTH;
use super::scribe::{Scribe, date, own_name, quoted, timestamp};
use crate::syntax::ast::{ArithmeticOp, Call, CompareOp, Expr, ExprKind, TextTest};
use crate::syntax::words::Word;
use unicode_width::UnicodeWidthStr;

impl Scribe {
    /// An expression in one line.
    pub(super) fn expr(self, expr: &Expr) -> String {
        match &expr.kind {
            ExprKind::Number(number) => number.to_string(),
            ExprKind::Percent(number) => format!("{number}%"),
            ExprKind::Length(number, unit) => self.length(*number, *unit),
            ExprKind::Money(number, currency) => self.money(*number, currency),
            ExprKind::Text(text) => quoted(text),
            ExprKind::Bool(true) => self.word(Word::True).to_owned(),
            ExprKind::Bool(false) => self.word(Word::False).to_owned(),
            ExprKind::Date(day) => date(*day),
            ExprKind::Time(time) => timestamp(time),
            ExprKind::Name(path) => self.path(path),
            ExprKind::List(items) => {
                let items: Vec<String> = items.iter().map(|item| self.plain_value(item)).collect();
                format!("[{}]", items.join(", "))
            }
            ExprKind::Range(low, high) => format!("{}..{}", self.expr(low), self.expr(high)),
            ExprKind::Call(call) => self.call(call),
            ExprKind::Not(of) => format!("{} {}", self.word(Word::Not), self.expr(of)),
            ExprKind::Negate(of) => format!("-{}", self.expr(of)),
            ExprKind::Or(terms) => self.terms(terms, Word::Or),
            ExprKind::And(terms) => self.terms(terms, Word::And),
            ExprKind::Compare(op, left, right) => self.infix(left, compare(*op), right),
            ExprKind::In(left, right) => self.infix(left, self.word(Word::In), right),
            ExprKind::TextTest(test, left, right) => {
                let word = match test {
                    TextTest::Contains => Word::Contains,
                    TextTest::StartsWith => Word::StartsWith,
                    TextTest::EndsWith => Word::EndsWith,
                };
                self.infix(left, self.word(word), right)
            }
            ExprKind::Presence { known, of } => {
                let word = if *known { Word::IsKnown } else { Word::IsMissing };
                format!("{} {}", self.expr(of), self.word(word))
            }
            ExprKind::Arithmetic(op, left, right) => {
                let sign = match op {
                    ArithmeticOp::Add => "+",
                    ArithmeticOp::Subtract => "-",
                    ArithmeticOp::Multiply => "*",
                    ArithmeticOp::Divide => "/",
                    ArithmeticOp::Of => self.word(Word::Of),
                };
                self.infix(left, sign, right)
            }
            ExprKind::Where(of, condition) => self.infix(of, self.word(Word::Where), condition),
            ExprKind::Paren(inner) => format!("({})", self.expr(inner)),
        }
    }

    /// An element of a list or a value of a given record, where a bare name stays as it is.
    pub(super) fn plain_value(self, expr: &Expr) -> String {
        match &expr.kind {
            ExprKind::Name(path) => match path.names.as_slice() {
                [name] => own_name(name),
                _ => self.path(path),
            },
            _ => self.expr(expr),
        }
    }

    /// `failed(complaint)`
    pub(super) fn call(self, call: &Call) -> String {
        let arguments: Vec<String> = call.arguments.iter().map(|it| self.expr(it)).collect();
        format!("{}({})", self.function(&call.name), arguments.join(", "))
    }

    /// An expression after `before`, broken before its `and` or `or` where the line grows too wide.
    pub(super) fn fill(self, before: &str, expr: &Expr, margin: usize) -> String {
        let line = format!("{before} {}", self.expr(expr));
        let (terms, word) = match &expr.kind {
            ExprKind::Or(terms) => (terms, Word::Or),
            ExprKind::And(terms) => (terms, Word::And),
            _ => return line,
        };
        if margin + last_line(&line).width() <= WIDTH {
            return line;
        }
        let indent = " ".repeat(margin + 6);
        let mut lines = before.to_owned();
        let mut width = margin + last_line(before).width();
        for (position, term) in terms.iter().enumerate() {
            let mut part = self.expr(term);
            if position > 0 {
                part = format!("{} {part}", self.word(word));
            }
            if position > 0 && width + 1 + part.width() > WIDTH {
                lines.push('\n');
                lines.push_str(&indent);
                width = indent.len() + part.width();
            } else {
                lines.push(' ');
                width += 1 + part.width();
            }
            lines.push_str(&part);
        }
        lines
    }

    fn terms(self, terms: &[Expr], word: Word) -> String {
        let terms: Vec<String> = terms.iter().map(|term| self.expr(term)).collect();
        terms.join(&format!(" {} ", self.word(word)))
    }

    fn infix(self, left: &Expr, sign: &str, right: &Expr) -> String {
        format!("{} {sign} {}", self.expr(left), self.expr(right))
    }
}

fn last_line(text: &str) -> &str {
    text.rsplit('\n').next().unwrap_or(text)
}

/// `<=`
pub(super) fn compare(op: CompareOp) -> &'static str {
    match op {
        CompareOp::Equal => "==",
        CompareOp::NotEqual => "!=",
        CompareOp::Less => "<",
        CompareOp::LessEqual => "<=",
        CompareOp::Greater => ">",
        CompareOp::GreaterEqual => ">=",
    }
}
