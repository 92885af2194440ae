//! Expressions of the program to expressions that run.

use super::compiler::{Asked, Compiler};
use super::expr::{Expr, Hours, holds};
use super::refusal;
use super::{ColumnId, Datum};
use crate::check::program::{Expr as Typed, ExprKind, PatternId};
use crate::source::Span;
use crate::syntax::ast::CompareOp;
use crate::unit::{Length, LengthUnit};
use crate::value::{Truth, Value, Word};
use std::sync::Arc;

/// Stands for what was refused; the plan is not given out then.
const REFUSED: Expr = Expr::Constant(Datum::Missing);

impl Compiler<'_> {
    /// Compiles an expression for where it is asked.
    pub(super) fn expr(&mut self, expr: &Typed, asked: Asked) -> Expr {
        match &expr.kind {
            ExprKind::Constant(value) => self.constant(value),
            ExprKind::Field(field) => Expr::Column(self.read(*field, asked)),
            ExprKind::StartField(field) if asked.has_start() => Expr::Start(self.column(*field)),
            ExprKind::StartField(_) => {
                self.refuse(expr.span, "a value of the record that started it")
            }
            ExprKind::Segment(segment) => {
                let segment = self.segment(*segment, asked);
                if !asked.has_journey() && self.segment_needs_journey(segment) {
                    return self.refuse(expr.span, "a count in the condition of a single record");
                }
                Expr::Segment(segment)
            }
            ExprKind::Matches(pattern) => self.matches(*pattern, expr.span, asked),
            ExprKind::Not(of) => Expr::Not(self.boxed(of, asked)),
            ExprKind::And(parts) => Expr::And(self.all(parts, asked)),
            ExprKind::Or(parts) => Expr::Or(self.all(parts, asked)),
            ExprKind::Compare(op, left, right) => self.compare(*op, left, right, asked),
            ExprKind::In(of, values) => self.membership(of, values, asked),
            ExprKind::Between(of, low, high) => Expr::Between(Box::new([
                self.expr(of, asked),
                self.expr(low, asked),
                self.expr(high, asked),
            ])),
            ExprKind::TextTest(test, of, part) => {
                let (of, part) = (self.expr(of, asked), self.expr(part, asked));
                match (&of, &part) {
                    (Expr::Column(column), Expr::Constant(Datum::Word(word))) => {
                        let text: Arc<str> = self.words.text(*word).into();
                        Expr::WordTest(self.test(*column, *test, &text))
                    }
                    (Expr::Constant(Datum::Word(of)), Expr::Constant(Datum::Word(part))) => {
                        let passes = holds(*test, self.words.text(*of), self.words.text(*part));
                        Expr::Constant(Datum::Truth(Truth::from(passes)))
                    }
                    _ => Expr::TextTest(*test, Box::new(of), Box::new(part)),
                }
            }
            ExprKind::Presence { known, of } => {
                Expr::Presence { known: *known, of: self.boxed(of, asked) }
            }
            ExprKind::Arithmetic(op, left, right) => {
                Expr::Arithmetic(*op, self.boxed(left, asked), self.boxed(right, asked))
            }
            ExprKind::Negate(of) => Expr::Negate(self.boxed(of, asked)),
            ExprKind::Elapsed(from, to, None) => {
                Expr::Elapsed(self.boxed(from, asked), self.boxed(to, asked))
            }
            ExprKind::Elapsed(from, to, Some(calendar)) => {
                let (from, to) = (self.boxed(from, asked), self.boxed(to, asked));
                // `check` has seen that the calendar's zone exists.
                let hours = self.open_time(*calendar).map(Hours);
                hours.map_or(REFUSED, |hours| Expr::OpenTime(hours, from, to))
            }
            ExprKind::InUnits(unit, of) => self.in_units(*unit, of, expr.span, asked),
            ExprKind::Whole { up, of } => Expr::Whole { up: *up, of: self.boxed(of, asked) },
            ExprKind::Verdict(word, target) if asked.has_verdicts() => {
                Expr::Verdict(*word, *target)
            }
            ExprKind::Recovered(word, recovery) if asked == Asked::Recovery => {
                Expr::Recovered(*word, *recovery)
            }
            ExprKind::Fact(fact) if asked.has_verdicts() => Expr::Fact(*fact),
            ExprKind::Overrun(expectation) if asked.has_verdicts() => Expr::Overrun(*expectation),
            ExprKind::Verdict(..)
            | ExprKind::Recovered(..)
            | ExprKind::Fact(_)
            | ExprKind::Overrun(_) => {
                self.refuse(expr.span, "a verdict or fact outside of facts and recoveries")
            }
            ExprKind::Count(pattern)
                if asked.has_journey() && (asked.has_start() || !self.has_where(*pattern)) =>
            {
                self.counted.insert(*pattern);
                Expr::Count(self.pattern(*pattern))
            }
            ExprKind::Count(_) => {
                self.refuse(expr.span, "a count in the condition of a single record")
            }
            ExprKind::Call(function, arguments) => {
                Expr::Call(*function, self.all(arguments, asked))
            }
        }
    }

    fn matches(&mut self, pattern: PatternId, span: Span, asked: Asked) -> Expr {
        if self.has_where(pattern) && !asked.has_start() {
            return self.refuse(span, "a pattern with `where` in a condition");
        }
        Expr::Matches(self.pattern(pattern))
    }

    fn has_where(&self, pattern: PatternId) -> bool {
        self.program.patterns[pattern.index()].together.is_some()
    }

    fn compare(&mut self, op: CompareOp, left: &Typed, right: &Typed, asked: Asked) -> Expr {
        let (left, right) = (self.expr(left, asked), self.expr(right, asked));
        match (op, column_and_word(&left, &right)) {
            (CompareOp::Equal, Some((column, word))) => Expr::WordIs(column, word),
            (CompareOp::NotEqual, Some((column, word))) => {
                Expr::Not(Box::new(Expr::WordIs(column, word)))
            }
            _ => Expr::Compare(op, Box::new(left), Box::new(right)),
        }
    }

    fn membership(&mut self, of: &Typed, values: &[Value], asked: Asked) -> Expr {
        let of = self.expr(of, asked);
        let data: Vec<Datum> = values.iter().map(|value| self.datum(value)).collect();
        if let Expr::Column(column) = of {
            let mut words: Vec<Word> = data.iter().filter_map(as_word).collect();
            if words.len() == data.len() {
                words.sort_unstable();
                words.dedup();
                return Expr::WordIn(column, words.into());
            }
        }
        Expr::In(Box::new(of), data.into())
    }

    fn in_units(&mut self, unit: LengthUnit, of: &Typed, span: Span, asked: Asked) -> Expr {
        let Some(micros) = unit.micros() else {
            return self.refuse(span, "a length in calendar or business days");
        };
        Expr::InUnits(micros, self.boxed(of, asked))
    }

    fn boxed(&mut self, expr: &Typed, asked: Asked) -> Box<Expr> {
        Box::new(self.expr(expr, asked))
    }

    fn all(&mut self, parts: &[Typed], asked: Asked) -> Box<[Expr]> {
        parts.iter().map(|part| self.expr(part, asked)).collect()
    }

    fn constant(&mut self, value: &Value) -> Expr {
        Expr::Constant(self.datum(value))
    }

    fn datum(&mut self, value: &Value) -> Datum {
        match value {
            Value::Bool(value) => Datum::Truth(Truth::from(*value)),
            Value::Number(number) => Datum::Number(*number),
            Value::Text(text) => Datum::Word(self.word(text)),
            Value::Duration(length) | Value::Length(Length::Elapsed(length)) => {
                Datum::Duration(length.0)
            }
            // `check` lets open time meet open time alone, and days the same days.
            Value::Length(Length::Business(open)) => Datum::Duration(open.0),
            Value::Length(Length::CalendarDays(days) | Length::BusinessDays(days)) => {
                Datum::Number((*days).into())
            }
            Value::Time(instant) => Datum::Time(instant.0),
            Value::Money(money) => Datum::Money(money.amount, money.currency),
        }
    }

    fn refuse(&mut self, span: Span, what: &'static str) -> Expr {
        self.refused.push(refusal::expression(span, what));
        REFUSED
    }
}

fn as_word(datum: &Datum) -> Option<Word> {
    match datum {
        Datum::Word(word) => Some(*word),
        Datum::Missing
        | Datum::Truth(_)
        | Datum::Number(_)
        | Datum::Money(..)
        | Datum::Duration(_)
        | Datum::Time(_) => None,
    }
}

fn column_and_word(left: &Expr, right: &Expr) -> Option<(ColumnId, Word)> {
    match (left, right) {
        (Expr::Column(column), Expr::Constant(Datum::Word(word)))
        | (Expr::Constant(Datum::Word(word)), Expr::Column(column)) => Some((*column, *word)),
        _ => None,
    }
}
