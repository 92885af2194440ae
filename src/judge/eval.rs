//! The one evaluator: every expression of every rule is computed here, wherever it is asked.

use super::arithmetic::{arithmetic, compare, elapsed, in_units, is_so, negate, whole};
use super::cell;
use crate::check::program::{
    ExpectationId, FactId, FunctionId, PatternId, RecoveryId, SegmentId, Target,
};
use crate::ingest::Column;
use crate::plan::{ColumnId, Datum, Expr, Hours, TestId, holds};
use crate::syntax::ast::{CompareOp, VerdictWord};
use crate::unit::{Decimal, Instant};
use crate::value::{Truth, Words};

/// Where an expression is asked: what its columns, patterns and verdicts mean there. What `plan` never lets an
/// expression ask at a place is answered with "not known".
pub(crate) trait Env {
    /// The words of the run.
    fn words(&self) -> &Words;
    /// The condition of a segment.
    fn segment(&self, segment: SegmentId) -> &Expr;
    /// The value of a column here.
    fn column(&self, column: ColumnId) -> Datum;
    /// Where the value of a column here is found, if it is one that a log says.
    fn cell(&self, _column: ColumnId) -> Option<(&Column, usize)> {
        None
    }
    /// The value of a column on the record that started the occurrence.
    fn start(&self, column: ColumnId) -> Datum;
    /// A text test of a column's value here.
    fn word_test(&self, test: TestId) -> Truth;
    /// Whether the record here matches.
    fn matches(&self, pattern: PatternId) -> Truth;
    /// How many records match up to here; `None`: some may or may not.
    fn count(&self, pattern: PatternId) -> Option<u32>;
    /// What a script function gives.
    fn call(&self, function: FunctionId, arguments: &[Datum]) -> Datum;
    /// Whether the verdict word is true of the target.
    fn verdict(&self, _word: VerdictWord, _target: Target) -> Truth {
        Truth::Unknown
    }
    /// Whether a fact holds.
    fn fact(&self, _fact: FactId) -> Truth {
        Truth::Unknown
    }
    /// Whether a recovery of the occurrence came out as asked.
    fn recovered(&self, _word: VerdictWord, _recovery: RecoveryId) -> Truth {
        Truth::Unknown
    }
    /// By how much a failed deadline was overrun, in microseconds.
    fn overrun(&self, _expectation: ExpectationId) -> Option<i64> {
        None
    }
}

/// Computes a condition.
pub(crate) fn truth(expr: &Expr, env: &impl Env) -> Truth {
    match expr {
        // The commonest question after that for words, without values in between.
        Expr::Compare(op, left, right) => match (&**left, &**right) {
            (Expr::Column(column), Expr::Constant(constant)) => {
                let ordering = match env.cell(*column) {
                    Some((cells, row)) => cell::order(cells, row, *constant),
                    None => None,
                };
                match ordering {
                    Some(ordering) => Truth::from(is_so(*op, ordering)),
                    None => eval(expr, env).truth(),
                }
            }
            _ => eval(expr, env).truth(),
        },
        Expr::Segment(segment) => truth(env.segment(*segment), env),
        Expr::Not(of) => truth(of, env).negate(),
        Expr::And(parts) => all(parts, env),
        Expr::Or(parts) => any(parts, env),
        _ => eval(expr, env).truth(),
    }
}

/// Computes an expression.
pub(crate) fn eval(expr: &Expr, env: &impl Env) -> Datum {
    match expr {
        Expr::Constant(datum) => *datum,
        Expr::Column(column) => env.column(*column),
        Expr::Start(column) => env.start(*column),
        Expr::WordIs(column, word) => {
            known(env.column(*column), |datum| Truth::from(datum == Datum::Word(*word)))
        }
        Expr::WordIn(column, words) => known(env.column(*column), |datum| {
            let Datum::Word(word) = datum else { return Truth::Unknown };
            Truth::from(words.binary_search(&word).is_ok())
        }),
        Expr::WordTest(test) => Datum::Truth(env.word_test(*test)),
        Expr::Segment(segment) => Datum::Truth(truth(env.segment(*segment), env)),
        Expr::Matches(pattern) => Datum::Truth(env.matches(*pattern)),
        Expr::Not(of) => Datum::Truth(truth(of, env).negate()),
        Expr::And(parts) => Datum::Truth(all(parts, env)),
        Expr::Or(parts) => Datum::Truth(any(parts, env)),
        Expr::Compare(op, left, right) => {
            Datum::Truth(compare(*op, eval(left, env), eval(right, env), env.words()))
        }
        Expr::In(of, data) => known(eval(of, env), |of| {
            let equal = |datum: &Datum| compare(CompareOp::Equal, of, *datum, env.words());
            data.iter().fold(Truth::False, |found, datum| found.or(equal(datum)))
        }),
        Expr::Between(parts) => {
            let [of, low, high] = &**parts;
            let of = eval(of, env);
            let above = compare(CompareOp::GreaterEqual, of, eval(low, env), env.words());
            let below = compare(CompareOp::LessEqual, of, eval(high, env), env.words());
            Datum::Truth(above.and(below))
        }
        Expr::TextTest(test, of, part) => match (eval(of, env), eval(part, env)) {
            (Datum::Word(of), Datum::Word(part)) => {
                let words = env.words();
                Datum::Truth(Truth::from(holds(*test, words.text(of), words.text(part))))
            }
            _ => Datum::Truth(Truth::Unknown),
        },
        Expr::Presence { known, of } => {
            Datum::Truth(Truth::from(eval(of, env).is_known() == *known))
        }
        Expr::Arithmetic(op, left, right) => arithmetic(*op, eval(left, env), eval(right, env)),
        Expr::Negate(of) => negate(eval(of, env)),
        Expr::Elapsed(from, to) => elapsed(eval(from, env), eval(to, env)),
        Expr::OpenTime(Hours(calendar), from, to) => match (eval(from, env), eval(to, env)) {
            (Datum::Time(from), Datum::Time(to)) if to >= from => {
                Datum::Duration(calendar.between(Instant(from), Instant(to)).0)
            }
            _ => Datum::Missing,
        },
        Expr::InUnits(micros, of) => in_units(*micros, eval(of, env)),
        Expr::Whole { up, of } => whole(*up, eval(of, env)),
        Expr::Count(pattern) => {
            env.count(*pattern).map_or(Datum::Missing, |count| Datum::Number(Decimal::from(count)))
        }
        Expr::Verdict(word, target) => Datum::Truth(env.verdict(*word, *target)),
        Expr::Recovered(word, recovery) => Datum::Truth(env.recovered(*word, *recovery)),
        Expr::Fact(fact) => Datum::Truth(env.fact(*fact)),
        Expr::Overrun(expectation) => {
            env.overrun(*expectation).map_or(Datum::Missing, Datum::Duration)
        }
        Expr::Call(function, arguments) => {
            let arguments: Vec<Datum> =
                arguments.iter().map(|argument| eval(argument, env)).collect();
            env.call(*function, &arguments)
        }
    }
}

fn known(datum: Datum, ask: impl FnOnce(Datum) -> Truth) -> Datum {
    Datum::Truth(if datum == Datum::Missing { Truth::Unknown } else { ask(datum) })
}

fn all(parts: &[Expr], env: &impl Env) -> Truth {
    let mut so_far = Truth::True;
    for part in parts {
        so_far = so_far.and(truth(part, env));
        if so_far == Truth::False {
            break;
        }
    }
    so_far
}

fn any(parts: &[Expr], env: &impl Env) -> Truth {
    let mut so_far = Truth::False;
    for part in parts {
        so_far = so_far.or(truth(part, env));
        if so_far == Truth::True {
            break;
        }
    }
    so_far
}
