//! A record that matches a pattern: the fewest values that make its condition true.

use super::replica::Replica;
use crate::check::program::{FieldId, PatternId};
use crate::judge::verdict::Row;
use crate::plan::{ColumnId, Datum, Expr, Plan};
use crate::syntax::ast::CompareOp;
use crate::unit::Decimal;
use crate::value::{Truth, Value};

/// Values by column; what is left out does not matter.
type Values = Vec<(ColumnId, Value)>;

/// What a record must say to match a pattern, together with the record that started the occurrence; `None` where no
/// simple one was found. It is only proposed here: whoever uses it judges again.
pub(super) fn of(
    replica: &Replica,
    pattern: PatternId,
    start: Row,
) -> Option<Vec<(FieldId, Value)>> {
    let plan = replica.plan();
    let planned = plan.patterns[pattern.index()].as_ref()?;
    let finder = Finder { plan, replica, start };
    let mut values = finder.solve(&planned.condition, true)?;
    if let Some(together) = &planned.together {
        values = merged(values, finder.solve(together, true)?)?;
    }
    Some(values.into_iter().map(|(column, value)| (plan.field(column), value)).collect())
}

/// What would make a condition true, or false.
pub(super) fn solve(
    replica: &Replica,
    condition: &Expr,
    wanted: bool,
    start: Row,
) -> Option<Vec<(FieldId, Value)>> {
    let finder = Finder { plan: replica.plan(), replica, start };
    let values = finder.solve(condition, wanted)?;
    Some(values.into_iter().map(|(column, value)| (finder.plan.field(column), value)).collect())
}

struct Finder<'a> {
    plan: &'a Plan,
    replica: &'a Replica<'a>,
    start: Row,
}

impl Finder<'_> {
    fn solve(&self, condition: &Expr, wanted: bool) -> Option<Values> {
        match condition {
            Expr::And(parts) if wanted => self.all(parts, true),
            Expr::Or(parts) if !wanted => self.all(parts, false),
            Expr::And(parts) | Expr::Or(parts) => {
                parts.iter().find_map(|part| self.solve(part, wanted))
            }
            Expr::Not(of) => self.solve(of, !wanted),
            Expr::Segment(segment) => {
                self.solve(self.plan.segments[segment.index()].as_ref()?, wanted)
            }
            Expr::Matches(pattern) => {
                self.solve(&self.plan.patterns[pattern.index()].as_ref()?.condition, wanted)
            }
            Expr::Constant(Datum::Truth(truth)) => (*truth == Truth::from(wanted)).then(Vec::new),
            Expr::Column(column) => Some(vec![(*column, Value::Bool(wanted))]),
            Expr::WordIs(column, word) if wanted => {
                Some(vec![(*column, Value::Text(self.plan.words.text(*word).into()))])
            }
            Expr::WordIn(column, words) if wanted => {
                let word = words.first()?;
                Some(vec![(*column, Value::Text(self.plan.words.text(*word).into()))])
            }
            Expr::WordIs(column, word) => self.another(*column, &[*word]),
            Expr::WordIn(column, words) => self.another(*column, words),
            Expr::WordTest(test) if wanted => {
                let test = &self.plan.tests[test.index()];
                Some(vec![(test.column, Value::Text(test.text.clone()))])
            }
            Expr::WordTest(test) => self.another(self.plan.tests[test.index()].column, &[]),
            Expr::Compare(op, left, right) => self.compared(*op, left, right, wanted),
            Expr::Between(parts) => {
                let [of, low, _] = &**parts;
                if !wanted {
                    return self.compared(CompareOp::Less, of, low, true);
                }
                self.compared(CompareOp::Equal, of, low, true)
            }
            Expr::In(of, data) if wanted => {
                let Expr::Column(column) = &**of else { return None };
                let value = data.first()?.value(&self.plan.words)?;
                Some(vec![(*column, value)])
            }
            Expr::Presence { known, of } if *known != wanted => {
                // A value that is not there need not be said; one that is cannot be taken back here.
                matches!(**of, Expr::Column(_)).then(Vec::new)
            }
            Expr::Constant(_)
            | Expr::Start(_)
            | Expr::In(..)
            | Expr::TextTest(..)
            | Expr::Presence { .. }
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
            | Expr::Call(..) => None,
        }
    }

    fn all(&self, parts: &[Expr], wanted: bool) -> Option<Values> {
        parts.iter().try_fold(Vec::new(), |so_far, part| merged(so_far, self.solve(part, wanted)?))
    }

    fn compared(&self, op: CompareOp, left: &Expr, right: &Expr, wanted: bool) -> Option<Values> {
        let (column, op, to) = match (left, right) {
            (Expr::Column(column), to) => (*column, op, to),
            (to, Expr::Column(column)) => (*column, mirrored(op), to),
            _ => return None,
        };
        let value = match to {
            Expr::Constant(datum) => datum.value(&self.plan.words)?,
            Expr::Start(other) => self.replica.value(self.plan.field(*other), self.start)?,
            _ => return None,
        };
        let op = if wanted { op } else { contrary(op) };
        let value = match op {
            CompareOp::Equal | CompareOp::LessEqual | CompareOp::GreaterEqual => value,
            CompareOp::Less => stepped(&value, -1)?,
            CompareOp::Greater => stepped(&value, 1)?,
            CompareOp::NotEqual => match value {
                Value::Text(text) => {
                    let word = self.plan.words.get(&text);
                    return self.another(column, &word.into_iter().collect::<Vec<_>>());
                }
                Value::Bool(flag) => Value::Bool(!flag),
                other => stepped(&other, 1)?,
            },
        };
        Some(vec![(column, value)])
    }

    /// A text that is none of these: one that its type declares, else a new one.
    fn another(&self, column: ColumnId, not: &[crate::value::Word]) -> Option<Values> {
        let text = super::literals::other_text(self.plan, column, not)?;
        Some(vec![(column, Value::Text(text))])
    }
}

/// Both; `None` if they contradict each other.
fn merged(mut these: Values, those: Values) -> Option<Values> {
    for (column, value) in those {
        match these.iter().find(|(known, _)| *known == column) {
            Some((_, known)) if *known == value => {}
            Some(_) => return None,
            None => these.push((column, value)),
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

/// The value a little less or more: by a microsecond, or for numbers by a millionth of their last place.
pub(super) fn stepped(value: &Value, by: i64) -> Option<Value> {
    let step = |number: Decimal| {
        let scale = (number.normalize().scale() + 6).min(20);
        number.checked_add(Decimal::new(by, scale))
    };
    Some(match value {
        Value::Number(number) => Value::Number(step(*number)?),
        Value::Money(money) => {
            Value::Money(crate::unit::Money { amount: step(money.amount)?, ..*money })
        }
        Value::Duration(length) => Value::Duration(crate::unit::Elapsed(length.0.checked_add(by)?)),
        Value::Time(instant) => Value::Time(crate::unit::Instant(instant.0.checked_add(by)?)),
        Value::Bool(_) | Value::Text(_) | Value::Length(_) => return None,
    })
}
