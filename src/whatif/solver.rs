//! Values that make a condition come out as wanted. Only what is plain is solved; what is proposed is judged anyway.

use super::values::possible;
use super::witness::stepped;
use super::{inverse, literals};
use crate::check::program::{PatternId, Type};
use crate::plan::{ColumnId, Datum, Expr, Plan};
use crate::syntax::ast::CompareOp;
use crate::unit::{Decimal, Elapsed, Instant, Money, SECOND};
use crate::value::{Truth, Value, Word};
use std::sync::Arc;

/// Values by column, `None`: nothing may be said. What is left out does not matter.
pub(super) type Values = Vec<(ColumnId, Option<Value>)>;

/// So many ways are followed at most: the first are the plainest.
const WAYS: usize = 8;

pub(super) struct Solver<'a> {
    pub(super) plan: &'a Plan,
    /// Where times are proposed.
    pub(super) base: Instant,
    /// What the record says that starts the occurrence.
    pub(super) start: &'a dyn Fn(ColumnId) -> Option<Value>,
    /// Whether values just beside a bound are round ones first: made up, where the least change does not matter.
    pub(super) round: bool,
}

impl Solver<'_> {
    /// The ways in which a condition comes out so.
    pub(super) fn solve(&self, condition: &Expr, wanted: bool) -> Vec<Values> {
        let mut ways = match condition {
            Expr::And(parts) if wanted => self.all(parts, true),
            Expr::Or(parts) if !wanted => self.all(parts, false),
            Expr::And(parts) | Expr::Or(parts) => {
                parts.iter().flat_map(|part| self.solve(part, wanted)).collect()
            }
            Expr::Not(of) => self.solve(of, !wanted),
            Expr::Segment(segment) => {
                let condition = self.plan.segments[segment.index()].as_ref();
                condition.map_or_else(Vec::new, |condition| self.solve(condition, wanted))
            }
            Expr::Matches(pattern) => {
                let planned = self.plan.patterns[pattern.index()].as_ref();
                planned.map_or_else(Vec::new, |planned| self.solve(&planned.condition, wanted))
            }
            Expr::Constant(Datum::Truth(truth)) if *truth == Truth::from(wanted) => {
                vec![Vec::new()]
            }
            Expr::Column(column) => self.says(*column, Value::Bool(wanted)),
            Expr::WordIs(column, word) => self.word(*column, &[*word], wanted),
            Expr::WordIn(column, words) => self.word(*column, words, wanted),
            Expr::WordTest(test) => {
                let test = &self.plan.tests[test.index()];
                let value = if wanted {
                    Some(test.text.clone())
                } else {
                    literals::other_text(self.plan, test.column, &[])
                };
                value.map_or_else(Vec::new, |text| self.says(test.column, Value::Text(text)))
            }
            Expr::Compare(op, left, right) => self.compared(*op, left, right, wanted),
            Expr::Between(parts) => {
                let [of, low, high] = &**parts;
                let (least, most) = if wanted {
                    (CompareOp::Equal, CompareOp::Equal)
                } else {
                    (CompareOp::Less, CompareOp::Greater)
                };
                let below = self.compared(least, of, low, true);
                below.into_iter().chain(self.compared(most, of, high, true)).collect()
            }
            Expr::In(of, data) => self.among(of, data, wanted),
            Expr::Presence { known, of } => self.presence(*known == wanted, of),
            Expr::Constant(_)
            | Expr::Start(_)
            | Expr::TextTest(..)
            | Expr::Arithmetic(..)
            | Expr::Negate(_)
            | Expr::Elapsed(..)
            | Expr::OpenTime(..)
            | Expr::InUnits(..)
            | Expr::Whole { .. }
            | Expr::Recovered(..)
            | Expr::Count(_)
            | Expr::Verdict(..)
            | Expr::Fact(_)
            | Expr::Overrun(_)
            | Expr::Call(..) => Vec::new(),
        };
        ways.truncate(WAYS);
        ways
    }

    /// The ways in which a record matches a pattern, together with the one that starts the occurrence.
    pub(super) fn matching(&self, pattern: PatternId) -> Vec<Values> {
        let Some(planned) = &self.plan.patterns[pattern.index()] else { return Vec::new() };
        let ways = self.solve(&planned.condition, true);
        match &planned.together {
            Some(together) => both(ways, self.solve(together, true)),
            None => ways,
        }
    }

    fn all(&self, parts: &[Expr], wanted: bool) -> Vec<Values> {
        let none = vec![Vec::new()];
        parts.iter().fold(none, |so_far, part| both(so_far, self.solve(part, wanted)))
    }

    /// One way, if data of the column's type can hold the value and it is not the record's own time.
    fn says(&self, column: ColumnId, value: Value) -> Vec<Values> {
        let holds = possible(&value, &self.plan.columns[column.index()].ty);
        if holds && column != self.plan.time {
            vec![vec![(column, Some(value))]]
        } else {
            Vec::new()
        }
    }

    fn word(&self, column: ColumnId, words: &[Word], wanted: bool) -> Vec<Values> {
        let texts: Vec<Arc<str>> = if wanted {
            words.iter().map(|word| self.plan.words.text(*word).into()).collect()
        } else {
            literals::other_text(self.plan, column, words).into_iter().collect()
        };
        texts.into_iter().flat_map(|text| self.says(column, Value::Text(text))).collect()
    }

    fn among(&self, of: &Expr, data: &[Datum], wanted: bool) -> Vec<Values> {
        let Expr::Column(column) = of else { return Vec::new() };
        let values: Vec<Value> =
            data.iter().filter_map(|datum| datum.value(&self.plan.words)).collect();
        if wanted {
            return values.into_iter().flat_map(|value| self.says(*column, value)).collect();
        }
        let beside = values.iter().flat_map(|value| [(value, 1), (value, -1)]);
        let beside = beside.flat_map(|(value, by)| self.beside(value, by));
        let others = beside.filter(|other| !values.contains(other));
        others.flat_map(|other| self.says(*column, other)).collect()
    }

    /// A little more or less.
    fn beside(&self, value: &Value, by: i64) -> Vec<Value> {
        let whole = Decimal::from(by);
        let round = match value {
            Value::Number(number) => number.checked_add(whole).map(Value::Number),
            Value::Money(money) => {
                let amount = money.amount.checked_add(whole);
                amount.map(|amount| Value::Money(Money { amount, ..*money }))
            }
            Value::Duration(_) | Value::Time(_) => stepped(value, by.saturating_mul(SECOND)),
            Value::Bool(_) | Value::Text(_) | Value::Length(_) => None,
        };
        round.filter(|_| self.round).into_iter().chain(stepped(value, by)).collect()
    }

    fn presence(&self, there: bool, of: &Expr) -> Vec<Values> {
        let Expr::Column(column) = of else { return Vec::new() };
        if !there {
            return vec![vec![(*column, None)]];
        }
        some(self.plan, *column, self.base).map_or_else(Vec::new, |it| self.says(*column, it))
    }

    fn compared(&self, op: CompareOp, left: &Expr, right: &Expr, wanted: bool) -> Vec<Values> {
        let op = if wanted { op } else { contrary(op) };
        let value = |expr: &Expr| match expr {
            Expr::Constant(datum) => datum.value(&self.plan.words),
            // Where it says nothing, it would have to be said too.
            Expr::Start(column) => {
                (self.start)(*column).or_else(|| some(self.plan, *column, self.base))
            }
            _ => None,
        };
        let (of, op, to) = match (value(left), value(right)) {
            (_, Some(to)) => (left, op, to),
            (Some(to), None) => (right, mirrored(op), to),
            (None, None) => return Vec::new(),
        };
        if let Some(times) = inverse::times(of, op, &to, self.base) {
            return both(
                times[0].clone().map_or_else(Vec::new, |(column, at)| self.says(column, at)),
                times[1].clone().map_or_else(Vec::new, |(column, at)| self.says(column, at)),
            );
        }
        let Some((column, op, to)) = inverse::column(of, op, to) else { return Vec::new() };
        let values = match op {
            CompareOp::Equal | CompareOp::LessEqual | CompareOp::GreaterEqual => vec![to],
            CompareOp::Less => self.beside(&to, -1),
            CompareOp::Greater => self.beside(&to, 1),
            CompareOp::NotEqual => match to {
                Value::Text(text) => {
                    let word = self.plan.words.get(&text);
                    return self.word(column, &word.into_iter().collect::<Vec<_>>(), false);
                }
                Value::Bool(flag) => vec![Value::Bool(!flag)],
                other => [1, -1].into_iter().flat_map(|by| self.beside(&other, by)).collect(),
            },
        };
        values.into_iter().flat_map(|value| self.says(column, value)).collect()
    }
}

/// The ways in which both come out; none where they contradict each other.
pub(super) fn both(these: Vec<Values>, those: Vec<Values>) -> Vec<Values> {
    let pairs = these.iter().flat_map(|one| those.iter().map(move |other| (one, other)));
    pairs.filter_map(|(one, other)| merged(one.clone(), other)).take(WAYS).collect()
}

/// Any value that a column can hold.
pub(super) fn some(plan: &Plan, column: ColumnId, base: Instant) -> Option<Value> {
    Some(match &plan.columns[column.index()].ty {
        Type::Text | Type::OneOf(_) => Value::Text(literals::other_text(plan, column, &[])?),
        Type::Bool => Value::Bool(true),
        Type::Number | Type::Percent => Value::Number(Decimal::ONE),
        Type::Scale { high, .. } => Value::Number(*high),
        Type::Money(currency) => Value::Money(Money { amount: Decimal::ONE, currency: *currency }),
        Type::Duration(_) => Value::Duration(Elapsed(0)),
        Type::Time => Value::Time(base),
    })
}

/// Both; `None` if they contradict each other.
fn merged(mut these: Values, those: &Values) -> Option<Values> {
    for (column, value) in those {
        match these.iter().find(|(known, _)| known == column) {
            Some((_, known)) if known == value => {}
            Some(_) => return None,
            None => these.push((*column, value.clone())),
        }
    }
    Some(these)
}

fn mirrored(op: CompareOp) -> CompareOp {
    match op {
        CompareOp::Less => CompareOp::Greater,
        CompareOp::LessEqual => CompareOp::GreaterEqual,
        CompareOp::Greater => CompareOp::Less,
        CompareOp::GreaterEqual => CompareOp::LessEqual,
        CompareOp::Equal | CompareOp::NotEqual => op,
    }
}

fn contrary(op: CompareOp) -> CompareOp {
    match op {
        CompareOp::Equal => CompareOp::NotEqual,
        CompareOp::NotEqual => CompareOp::Equal,
        CompareOp::Less => CompareOp::GreaterEqual,
        CompareOp::LessEqual => CompareOp::Greater,
        CompareOp::Greater => CompareOp::LessEqual,
        CompareOp::GreaterEqual => CompareOp::Less,
    }
}
