//! The compiled expression: columns instead of fields, words instead of texts.
//!
//! One evaluator serves all places where an expression is asked (records, states, facts, recoveries); see
//! [`crate::judge::eval`].

use super::{ColumnId, Datum};
use crate::check::program::{
    ExpectationId, FactId, FunctionId, PatternId, RecoveryId, SegmentId, Target,
};
use crate::clock::OpenTime;
use crate::syntax::ast::{ArithmeticOp, CompareOp, TextTest, VerdictWord};
use crate::value::Word;
use std::sync::Arc;

/// An expression that runs.
#[derive(Clone, PartialEq, Debug)]
pub enum Expr {
    /// A constant.
    Constant(Datum),
    /// The column's value where the expression is asked.
    Column(ColumnId),
    /// The column's value on the record that started the occurrence.
    Start(ColumnId),
    /// `text == "word"`, the commonest question.
    WordIs(ColumnId, Word),
    /// `text in [..]`, sorted.
    WordIn(ColumnId, Box<[Word]>),
    /// A text test of a column with a constant, decided once per distinct word.
    WordTest(TestId),
    /// The segment's condition.
    Segment(SegmentId),
    /// Whether the record in question matches the pattern.
    Matches(PatternId),
    /// Kleene's `not`.
    Not(Box<Expr>),
    /// Kleene's `and`.
    And(Box<[Expr]>),
    /// Kleene's `or`.
    Or(Box<[Expr]>),
    /// A comparison.
    Compare(CompareOp, Box<Expr>, Box<Expr>),
    /// `in [..]` of values that are no words.
    In(Box<Expr>, Box<[Datum]>),
    /// `in low..high`, both inclusive.
    Between(Box<[Expr; 3]>),
    /// A text test that is not of a column with a constant.
    TextTest(TextTest, Box<Expr>, Box<Expr>),
    /// `is known` and `is missing`.
    Presence {
        /// Which of the two.
        known: bool,
        /// Of what.
        of: Box<Expr>,
    },
    /// Arithmetic.
    Arithmetic(ArithmeticOp, Box<Expr>, Box<Expr>),
    /// `-x`
    Negate(Box<Expr>),
    /// `elapsed(from, to)`
    Elapsed(Box<Expr>, Box<Expr>),
    /// `elapsed(from, to, calendar)`: the open time in between.
    OpenTime(Hours, Box<Expr>, Box<Expr>),
    /// A length as a number of units of so many microseconds.
    InUnits(i64, Box<Expr>),
    /// `floor(x)` and `ceil(x)`.
    Whole {
        /// Up, else down.
        up: bool,
        /// Of what.
        of: Box<Expr>,
    },
    /// `count(P)`
    Count(PatternId),
    /// `failed(x)` and its like.
    Verdict(VerdictWord, Target),
    /// `failed(make_good)` and its like, of a recovery.
    Recovered(VerdictWord, RecoveryId),
    /// A concluded fact.
    Fact(FactId),
    /// `overrun(x)`, a length.
    Overrun(ExpectationId),
    /// A function of a script, with its arguments.
    Call(FunctionId, Box<[Expr]>),
}

/// The hours of a calendar; the same if they are of the same calendar.
#[derive(Clone, Debug)]
pub struct Hours(pub Arc<OpenTime>);

impl PartialEq for Hours {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Expr {
    /// Whether a script is called in it; segments and patterns are not entered.
    pub fn calls(&self) -> bool {
        let mut calls = false;
        self.walk(&mut |part| calls |= matches!(part, Self::Call(..)));
        calls
    }

    /// Whether it gives a length of open time, which is shown as such.
    pub fn is_open_time(&self) -> bool {
        match self {
            Self::OpenTime(..) => true,
            Self::Arithmetic(op, left, right) => match op {
                ArithmeticOp::Divide => left.is_open_time() && !right.is_open_time(),
                ArithmeticOp::Add
                | ArithmeticOp::Subtract
                | ArithmeticOp::Multiply
                | ArithmeticOp::Of => left.is_open_time() || right.is_open_time(),
            },
            Self::Negate(of) => of.is_open_time(),
            _ => false,
        }
    }

    /// Calls `visit` on this expression and all within it, outermost first. Segments and patterns are not entered.
    pub fn walk(&self, visit: &mut impl FnMut(&Expr)) {
        visit(self);
        match self {
            Self::Not(of)
            | Self::Presence { of, .. }
            | Self::Negate(of)
            | Self::InUnits(_, of)
            | Self::Whole { of, .. }
            | Self::In(of, _) => of.walk(visit),
            Self::And(parts) | Self::Or(parts) | Self::Call(_, parts) => {
                parts.iter().for_each(|part| part.walk(visit));
            }
            Self::Between(parts) => parts.iter().for_each(|part| part.walk(visit)),
            Self::Compare(_, left, right)
            | Self::TextTest(_, left, right)
            | Self::Arithmetic(_, left, right)
            | Self::Elapsed(left, right)
            | Self::OpenTime(_, left, right) => {
                left.walk(visit);
                right.walk(visit);
            }
            Self::Constant(_)
            | Self::Column(_)
            | Self::Start(_)
            | Self::WordIs(..)
            | Self::WordIn(..)
            | Self::WordTest(_)
            | Self::Segment(_)
            | Self::Matches(_)
            | Self::Count(_)
            | Self::Verdict(..)
            | Self::Recovered(..)
            | Self::Fact(_)
            | Self::Overrun(_) => {}
        }
    }
}

/// Of [`Plan::tests`](super::Plan::tests).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct TestId(pub u16);

impl TestId {
    /// As an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A test of a text column with a constant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WordTest {
    /// The column.
    pub column: ColumnId,
    /// Which test.
    pub test: TextTest,
    /// The constant.
    pub text: Arc<str>,
}

impl WordTest {
    /// Whether a text passes.
    pub fn passes(&self, text: &str) -> bool {
        holds(self.test, text, &self.text)
    }
}

/// Whether `text` contains, starts or ends with `part`, character for character.
pub fn holds(test: TextTest, text: &str, part: &str) -> bool {
    match test {
        TextTest::Contains => text.contains(part),
        TextTest::StartsWith => text.starts_with(part),
        TextTest::EndsWith => text.ends_with(part),
    }
}
