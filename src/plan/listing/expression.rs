//! Compiled expressions as text.

use crate::plan::{ColumnId, Datum, Expr, Plan};
use crate::syntax::ast::{ArithmeticOp, CompareOp, TextTest, VerdictWord};
use crate::unit::{Decimal, SECOND};
use crate::value::{Truth, Word};
use std::fmt;

/// An expression with the plan that its columns and words are of.
pub(super) struct Listed<'a> {
    pub(super) plan: &'a Plan,
    pub(super) expr: &'a Expr,
}

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.expr {
            Expr::Constant(datum) => self.datum(f, *datum),
            Expr::Column(column) => f.write_str(self.column(*column)),
            Expr::Start(column) => write!(f, "start.{}", self.column(*column)),
            Expr::WordIs(column, word) => {
                write!(f, "{} is {:?}", self.column(*column), self.word(*word))
            }
            Expr::WordIn(column, words) => {
                let words: Vec<&str> = words.iter().map(|word| self.word(*word)).collect();
                write!(f, "{} is one of {words:?}", self.column(*column))
            }
            Expr::WordTest(test) => {
                let test = &self.plan.tests[test.index()];
                let column = self.column(test.column);
                write!(f, "{column} {} {:?} (once per word)", text_test(test.test), test.text)
            }
            Expr::Segment(segment) => {
                f.write_str(&self.plan.program.segments[segment.index()].label.name)
            }
            Expr::Matches(pattern) => f.write_str(&self.plan.pattern_name(*pattern)),
            Expr::Not(of) => write!(f, "not {}", self.of(of)),
            Expr::And(parts) => self.joined(f, parts, " and "),
            Expr::Or(parts) => self.joined(f, parts, " or "),
            Expr::Compare(op, left, right) => {
                write!(f, "{} {} {}", self.of(left), compare(*op), self.of(right))
            }
            Expr::In(of, data) => {
                write!(f, "{} is one of [", self.of(of))?;
                for (datum, first) in
                    data.iter().zip(std::iter::once(true).chain(std::iter::repeat(false)))
                {
                    f.write_str(if first { "" } else { ", " })?;
                    self.datum(f, *datum)?;
                }
                f.write_str("]")
            }
            Expr::Between(parts) => {
                let [of, low, high] = &**parts;
                write!(f, "{} in {}..{}", self.of(of), self.of(low), self.of(high))
            }
            Expr::TextTest(test, of, part) => {
                write!(f, "{} {} {}", self.of(of), text_test(*test), self.of(part))
            }
            Expr::Presence { known, of } => {
                write!(f, "{} is {}", self.of(of), if *known { "known" } else { "missing" })
            }
            Expr::Arithmetic(op, left, right) => {
                write!(f, "({} {} {})", self.of(left), arithmetic(*op), self.of(right))
            }
            Expr::Negate(of) => write!(f, "-{}", self.of(of)),
            Expr::Elapsed(from, to) => write!(f, "elapsed({}, {})", self.of(from), self.of(to)),
            Expr::OpenTime(_, from, to) => {
                write!(f, "open time({}, {})", self.of(from), self.of(to))
            }
            Expr::InUnits(micros, of) => write!(f, "({} / {})", self.of(of), seconds(*micros)),
            Expr::Whole { up, of } => {
                write!(f, "{}({})", if *up { "ceil" } else { "floor" }, self.of(of))
            }
            Expr::Count(pattern) => write!(f, "count({})", self.plan.pattern_name(*pattern)),
            Expr::Verdict(word, target) => {
                write!(f, "{}({})", verdict(*word), self.plan.target(*target))
            }
            Expr::Recovered(word, recovery) => {
                let name = &self.plan.program.recoveries[recovery.index()].label.name;
                write!(f, "{}({name})", verdict(*word))
            }
            Expr::Fact(fact) => f.write_str(&self.plan.program.facts[fact.index()].label.name),
            Expr::Overrun(expectation) => {
                let target = crate::check::program::Target::Expectation(*expectation);
                write!(f, "overrun({})", self.plan.target(target))
            }
            Expr::Call(function, arguments) => {
                let arguments: Vec<String> =
                    arguments.iter().map(|argument| self.of(argument).to_string()).collect();
                let name = &self.plan.functions[function.index()].name;
                write!(f, "{name}({})", arguments.join(", "))
            }
        }
    }
}

impl<'a> Listed<'a> {
    fn of(&self, expr: &'a Expr) -> Listed<'a> {
        Listed { plan: self.plan, expr }
    }

    fn column(&self, column: ColumnId) -> &'a str {
        &self.plan.program.fields[self.plan.field(column).index()].name
    }

    fn word(&self, word: Word) -> &'a str {
        self.plan.words.text(word)
    }

    fn joined(&self, f: &mut fmt::Formatter<'_>, parts: &'a [Expr], by: &str) -> fmt::Result {
        let parts: Vec<String> = parts.iter().map(|part| self.of(part).to_string()).collect();
        write!(f, "({})", parts.join(by))
    }

    fn datum(&self, f: &mut fmt::Formatter<'_>, datum: Datum) -> fmt::Result {
        match datum {
            Datum::Missing | Datum::Truth(Truth::Unknown) => f.write_str("missing"),
            Datum::Truth(truth) => write!(f, "{}", truth == Truth::True),
            Datum::Number(number) => write!(f, "{number}"),
            Datum::Money(amount, currency) => write!(f, "{amount} {currency}"),
            Datum::Word(word) => write!(f, "{:?}", self.word(word)),
            Datum::Duration(micros) => f.write_str(&seconds(micros)),
            Datum::Time(micros) => match jiff::Timestamp::from_microsecond(micros) {
                Ok(instant) => write!(f, "{instant}"),
                Err(_) => write!(f, "{micros}us since 1970"),
            },
        }
    }
}

/// A length in seconds, exactly.
pub(in crate::plan) fn seconds(micros: i64) -> String {
    let seconds = Decimal::from(micros) / Decimal::from(SECOND);
    format!("{}s", seconds.normalize())
}

fn text_test(test: TextTest) -> &'static str {
    match test {
        TextTest::Contains => "contains",
        TextTest::StartsWith => "starts with",
        TextTest::EndsWith => "ends with",
    }
}

fn compare(op: CompareOp) -> &'static str {
    match op {
        CompareOp::Equal => "==",
        CompareOp::NotEqual => "!=",
        CompareOp::Less => "<",
        CompareOp::LessEqual => "<=",
        CompareOp::Greater => ">",
        CompareOp::GreaterEqual => ">=",
    }
}

fn arithmetic(op: ArithmeticOp) -> &'static str {
    match op {
        ArithmeticOp::Add => "+",
        ArithmeticOp::Subtract => "-",
        ArithmeticOp::Multiply | ArithmeticOp::Of => "*",
        ArithmeticOp::Divide => "/",
    }
}

fn verdict(word: VerdictWord) -> &'static str {
    match word {
        VerdictWord::Met => "met",
        VerdictWord::Failed => "failed",
        VerdictWord::FailedLate => "failed late",
        VerdictWord::FailedMissing => "failed missing",
        VerdictWord::FailedBroken => "failed broken",
        VerdictWord::Open => "open",
        VerdictWord::OpenRunning => "open running",
        VerdictWord::OpenPaused => "open paused",
        VerdictWord::Unknown => "unknown",
        VerdictWord::Exempt => "exempt",
        VerdictWord::NotApplicable => "not applicable",
    }
}
