//! Expressions over one set of known values, three-valued.

use super::records::{Known, Seen, Story};
use super::scripts;
use mot::check::program::{
    ExpectationId, Expr, ExprKind, FactId, PatternId, Program, RecoveryId, Target,
};
use mot::syntax::ast::{ArithmeticOp, CompareOp, TextTest, VerdictWord};
use mot::unit::{Decimal, Elapsed, Instant, Length, LengthUnit, Money};
use mot::value::{Truth, Value};
use std::cmp::Ordering;

/// What facts and recoveries may ask beyond fields.
pub trait Concluded {
    fn verdict(&self, word: VerdictWord, target: Target) -> Truth;
    fn recovered(&self, word: VerdictWord, recovery: RecoveryId) -> Truth;
    fn fact(&self, fact: FactId) -> Truth;
    fn overrun(&self, expectation: ExpectationId) -> Option<Elapsed>;
    fn count(&self, pattern: PatternId) -> Option<u32>;
}

/// What an expression is asked of.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub story: &'a Story<'a>,
    pub program: &'a Program,
    /// What fields say.
    pub known: &'a Known,
    /// The record of which patterns are asked.
    pub own: &'a Known,
    /// The record that started the occurrence.
    pub start: Option<&'a Known>,
    pub concluded: Option<&'a dyn Concluded>,
}

impl<'a> Scene<'a> {
    /// What is seen from a place.
    pub fn of(story: &'a Story<'a>, seen: &'a Seen) -> Self {
        let Seen { known, own } = seen;
        Self { story, program: story.program, known, own, start: None, concluded: None }
    }
}

impl Scene<'_> {
    /// A condition.
    pub fn truth(&self, expr: &Expr) -> Truth {
        match &expr.kind {
            ExprKind::Not(inner) => self.truth(inner).negate(),
            ExprKind::And(parts) => {
                parts.iter().fold(Truth::True, |truth, part| truth.and(self.truth(part)))
            }
            ExprKind::Or(parts) => {
                parts.iter().fold(Truth::False, |truth, part| truth.or(self.truth(part)))
            }
            ExprKind::Segment(id) => self.truth(&self.program.segments[id.index()].condition),
            ExprKind::Matches(id) => {
                let record = Scene { known: self.own, ..*self };
                record.truth(&self.program.patterns[id.index()].condition)
            }
            ExprKind::Compare(op, left, right) => self.compare(*op, left, right),
            ExprKind::In(of, list) => match self.value(of) {
                None => Truth::Unknown,
                Some(value) => list.iter().any(|one| same(&value, one)).into(),
            },
            ExprKind::Between(of, low, high) => self
                .compare(CompareOp::GreaterEqual, of, low)
                .and(self.compare(CompareOp::LessEqual, of, high)),
            ExprKind::TextTest(test, of, part) => match (self.value(of), self.value(part)) {
                (Some(Value::Text(of)), Some(Value::Text(part))) => match test {
                    TextTest::Contains => of.contains(&*part),
                    TextTest::StartsWith => of.starts_with(&*part),
                    TextTest::EndsWith => of.ends_with(&*part),
                }
                .into(),
                (None, _) | (_, None) => Truth::Unknown,
                other => panic!("a text test of {other:?}"),
            },
            ExprKind::Presence { known, of } => (self.value(of).is_some() == *known).into(),
            ExprKind::Verdict(word, target) => self.concluded().verdict(*word, *target),
            ExprKind::Recovered(word, id) => self.concluded().recovered(*word, *id),
            ExprKind::Fact(fact) => self.concluded().fact(*fact),
            _ => match self.value(expr) {
                None => Truth::Unknown,
                Some(Value::Bool(yes)) => yes.into(),
                Some(other) => panic!("{other:?} is no condition"),
            },
        }
    }

    /// A value, if everything it needs is known.
    pub fn value(&self, expr: &Expr) -> Option<Value> {
        match &expr.kind {
            ExprKind::Constant(value) => Some(value.clone()),
            ExprKind::Field(field) => self.known.get(field).cloned(),
            ExprKind::StartField(field) => {
                self.start.expect("there is a start where it is spoken of").get(field).cloned()
            }
            ExprKind::Negate(inner) => Some(match self.value(inner)? {
                Value::Number(number) => Value::Number(-number),
                Value::Duration(Elapsed(micros)) => Value::Duration(Elapsed(-micros)),
                Value::Money(money) => Value::Money(Money { amount: -money.amount, ..money }),
                other => panic!("minus {other:?}"),
            }),
            ExprKind::Arithmetic(op, left, right) => {
                arithmetic(*op, self.value(left)?, self.value(right)?)
            }
            ExprKind::Elapsed(from, to, None) => match (self.value(from)?, self.value(to)?) {
                (Value::Time(from), Value::Time(to)) => {
                    (to >= from).then(|| Value::Duration(to.since(from)))
                }
                other => panic!("elapsed over {other:?}"),
            },
            ExprKind::Elapsed(from, to, Some(calendar)) => {
                match (self.value(from)?, self.value(to)?) {
                    (Value::Time(from), Value::Time(to)) => (to >= from).then(|| {
                        let open = self.story.minutes.open(*calendar, from, to);
                        Value::Length(Length::Business(Elapsed(open)))
                    }),
                    other => panic!("elapsed over {other:?}"),
                }
            }
            ExprKind::InUnits(unit, length) => match self.value(length)? {
                Value::Duration(Elapsed(micros))
                | Value::Length(Length::Business(Elapsed(micros))) => {
                    Some(Value::Number(Decimal::from(micros) / Decimal::from(unit_micros(*unit))))
                }
                other => panic!("units of {other:?}"),
            },
            ExprKind::Whole { up, of } => match self.value(of)? {
                Value::Number(number) => {
                    Some(Value::Number(if *up { number.ceil() } else { number.floor() }))
                }
                other => panic!("{other:?} made whole"),
            },
            ExprKind::Overrun(id) => self.concluded().overrun(*id).map(Value::Duration),
            ExprKind::Count(id) => {
                self.concluded().count(*id).map(|count| Value::Number(Decimal::from(count)))
            }
            ExprKind::Call(id, arguments) => {
                let arguments: Option<Vec<Value>> =
                    arguments.iter().map(|argument| self.value(argument)).collect();
                scripts::call(&self.program.functions[id.index()], &arguments?)
            }
            _ => match self.truth(expr) {
                Truth::True => Some(Value::Bool(true)),
                Truth::False => Some(Value::Bool(false)),
                Truth::Unknown => None,
            },
        }
    }

    fn concluded(&self) -> &dyn Concluded {
        self.concluded.expect("verdicts are asked only in facts and recoveries")
    }

    fn compare(&self, op: CompareOp, left: &Expr, right: &Expr) -> Truth {
        match (self.value(left), self.value(right)) {
            (Some(left), Some(right)) => holds(op, &left, &right).into(),
            (None, _) | (_, None) => Truth::Unknown,
        }
    }
}

/// Whether two known values compare so.
pub fn holds(op: CompareOp, left: &Value, right: &Value) -> bool {
    let order = order(left, right);
    match op {
        CompareOp::Equal => order == Ordering::Equal,
        CompareOp::NotEqual => order != Ordering::Equal,
        CompareOp::Less => order == Ordering::Less,
        CompareOp::LessEqual => order != Ordering::Greater,
        CompareOp::Greater => order == Ordering::Greater,
        CompareOp::GreaterEqual => order != Ordering::Less,
    }
}

fn order(left: &Value, right: &Value) -> Ordering {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.cmp(right),
        (Value::Text(left), Value::Text(right)) => left.cmp(right),
        (Value::Duration(left), Value::Duration(right)) => left.cmp(right),
        (Value::Time(left), Value::Time(right)) => left.cmp(right),
        (Value::Bool(left), Value::Bool(right)) => left.cmp(right),
        (Value::Length(Length::Business(left)), Value::Length(Length::Business(right))) => {
            left.cmp(right)
        }
        (Value::Money(left), Value::Money(right)) if left.currency == right.currency => {
            left.amount.cmp(&right.amount)
        }
        other => panic!("{other:?} do not compare"),
    }
}

fn same(left: &Value, right: &Value) -> bool {
    order(left, right) == Ordering::Equal
}

fn arithmetic(op: ArithmeticOp, left: Value, right: Value) -> Option<Value> {
    use ArithmeticOp::{Add, Divide, Multiply, Of, Subtract};
    let micros = |number: Decimal| i64::try_from(number.trunc()).ok().map(Elapsed);
    Some(match (op, left, right) {
        (op, Value::Number(left), Value::Number(right)) => Value::Number(match op {
            Add => left.checked_add(right)?,
            Subtract => left.checked_sub(right)?,
            Multiply | Of => left.checked_mul(right)?,
            Divide => left.checked_div(right)?,
        }),
        (Add, Value::Duration(left), Value::Duration(right)) => {
            Value::Duration(Elapsed(left.0.checked_add(right.0)?))
        }
        (Subtract, Value::Duration(left), Value::Duration(right)) => {
            Value::Duration(Elapsed(left.0.checked_sub(right.0)?))
        }
        (Divide, Value::Duration(left), Value::Duration(right)) => {
            Value::Number(Decimal::from(left.0).checked_div(Decimal::from(right.0))?)
        }
        (Multiply | Of, Value::Duration(length), Value::Number(times))
        | (Multiply | Of, Value::Number(times), Value::Duration(length)) => {
            Value::Duration(micros(Decimal::from(length.0).checked_mul(times)?)?)
        }
        (Divide, Value::Duration(length), Value::Number(times)) => {
            Value::Duration(micros(Decimal::from(length.0).checked_div(times)?)?)
        }
        (Add, Value::Time(time), Value::Duration(length))
        | (Add, Value::Duration(length), Value::Time(time)) => {
            Value::Time(Instant(time.0.checked_add(length.0)?))
        }
        (Subtract, Value::Time(time), Value::Duration(length)) => {
            Value::Time(Instant(time.0.checked_sub(length.0)?))
        }
        (Subtract, Value::Time(left), Value::Time(right)) => {
            Value::Duration(Elapsed(left.0.checked_sub(right.0)?))
        }
        (Add, Value::Money(left), Value::Money(right)) => {
            Value::Money(Money { amount: left.amount.checked_add(right.amount)?, ..left })
        }
        (Subtract, Value::Money(left), Value::Money(right)) => {
            Value::Money(Money { amount: left.amount.checked_sub(right.amount)?, ..left })
        }
        (Divide, Value::Money(left), Value::Money(right)) => {
            Value::Number(left.amount.checked_div(right.amount)?)
        }
        (Multiply | Of, Value::Money(money), Value::Number(times))
        | (Multiply | Of, Value::Number(times), Value::Money(money)) => {
            Value::Money(Money { amount: money.amount.checked_mul(times)?, ..money })
        }
        (Divide, Value::Money(money), Value::Number(times)) => {
            Value::Money(Money { amount: money.amount.checked_div(times)?, ..money })
        }
        (op, left, right) => panic!("{op:?} of {left:?} and {right:?}"),
    })
}

fn unit_micros(unit: LengthUnit) -> i64 {
    match unit {
        LengthUnit::Millisecond => 1_000,
        LengthUnit::Second => 1_000_000,
        LengthUnit::Minute => 60_000_000,
        LengthUnit::Hour => 3_600_000_000,
        LengthUnit::Day => 86_400_000_000,
        LengthUnit::Week => 604_800_000_000,
        LengthUnit::CalendarDay
        | LengthUnit::BusinessMinute
        | LengthUnit::BusinessHour
        | LengthUnit::BusinessDay => panic!("not judged yet: {unit:?}"),
    }
}
