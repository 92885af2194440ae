//! What values a field has left under several tests.

use super::normal::Test;
use crate::check::expr::order;
use crate::check::program::{FieldId, Program, Type};
use crate::syntax::ast::{CompareOp, TextTest};
use crate::unit::{Elapsed, Money, SECOND};
use crate::value::Value;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Whether one record can pass all tests.
pub(super) fn possible(program: &Program, tests: &[Test]) -> bool {
    domains(program, tests).is_some_and(|fields| fields.values().all(Domain::possible))
}

/// A value for each field that tests speak of, none where it is to be missing; fields for which none was found are
/// left out.
pub(super) fn values(program: &Program, tests: &[Test]) -> Vec<(FieldId, Option<Value>)> {
    let fields = domains(program, tests).unwrap_or_default().into_iter();
    let valued = fields.filter_map(|(id, domain)| {
        if domain.known { Some((id, Some(domain.some()?))) } else { Some((id, None)) }
    });
    valued.collect()
}

/// What is left for each field; `None` if the tests contradict each other at once.
fn domains(program: &Program, tests: &[Test]) -> Option<BTreeMap<FieldId, Domain>> {
    let mut fields: BTreeMap<FieldId, Domain> = BTreeMap::new();
    let mut opaque: BTreeMap<&str, bool> = BTreeMap::new();
    for test in tests {
        let id = match test {
            Test::Impossible => return None,
            Test::Opaque(text, holds, _) => {
                if *opaque.entry(text).or_insert(*holds) != *holds {
                    return None;
                }
                continue;
            }
            Test::Compare(id, ..) | Test::In(id, ..) | Test::Text(id, ..) | Test::Known(id, _) => {
                *id
            }
        };
        let ty = program.fields.get(id.index()).map(|field| &field.ty);
        fields.entry(id).or_insert_with(|| Domain::of(ty)).narrow(test);
    }
    Some(fields)
}

/// The values that are left.
#[derive(Debug, Default)]
struct Domain {
    /// Some test asks for a value.
    known: bool,
    /// Some test asks for none.
    missing: bool,
    /// Only these, if the field has a list or a test names them.
    only: Option<Vec<Value>>,
    /// None of these.
    never: Vec<Value>,
    low: Option<(Value, bool)>,
    high: Option<(Value, bool)>,
    texts: Vec<(TextTest, String, bool)>,
}

impl Domain {
    fn of(ty: Option<&Type>) -> Self {
        let mut domain = Self::default();
        match ty {
            Some(Type::OneOf(values)) => {
                domain.only =
                    Some(values.iter().map(|value| Value::Text(value.as_str().into())).collect());
            }
            Some(Type::Bool) => domain.only = Some(vec![Value::Bool(false), Value::Bool(true)]),
            Some(Type::Scale { low, high }) => {
                domain.low = Some((Value::Number(*low), true));
                domain.high = Some((Value::Number(*high), true));
            }
            _ => {}
        }
        domain
    }

    fn narrow(&mut self, test: &Test) {
        match test {
            Test::Known(_, true) => self.known = true,
            Test::Known(_, false) => self.missing = true,
            Test::In(_, values, true) => self.keep(values),
            Test::In(_, values, false) => self.drop(values),
            Test::Text(_, test, part, holds) => {
                self.known = true;
                self.texts.push((*test, part.clone(), *holds));
            }
            Test::Compare(_, op, value) => self.compare(*op, value),
            Test::Opaque(..) | Test::Impossible => {}
        }
    }

    fn keep(&mut self, values: &[Value]) {
        self.known = true;
        self.only = Some(match self.only.take() {
            Some(only) => only.into_iter().filter(|value| values.contains(value)).collect(),
            None => values.to_vec(),
        });
    }

    fn drop(&mut self, values: &[Value]) {
        self.known = true;
        self.never.extend_from_slice(values);
    }

    fn compare(&mut self, op: CompareOp, value: &Value) {
        self.known = true;
        match op {
            CompareOp::Equal => self.keep(std::slice::from_ref(value)),
            CompareOp::NotEqual => self.drop(std::slice::from_ref(value)),
            CompareOp::Less => self.below(value, false),
            CompareOp::LessEqual => self.below(value, true),
            CompareOp::Greater => self.above(value, false),
            CompareOp::GreaterEqual => self.above(value, true),
        }
    }

    fn below(&mut self, value: &Value, included: bool) {
        let tighter = self.high.as_ref().is_none_or(|(high, _)| match order(value, high) {
            Some(Ordering::Less) => true,
            Some(Ordering::Equal) => !included,
            Some(Ordering::Greater) | None => false,
        });
        if tighter {
            self.high = Some((value.clone(), included));
        }
    }

    fn above(&mut self, value: &Value, included: bool) {
        let tighter = self.low.as_ref().is_none_or(|(low, _)| match order(value, low) {
            Some(Ordering::Greater) => true,
            Some(Ordering::Equal) => !included,
            Some(Ordering::Less) | None => false,
        });
        if tighter {
            self.low = Some((value.clone(), included));
        }
    }

    fn possible(&self) -> bool {
        if self.known && self.missing {
            return false;
        }
        if !self.known {
            return true;
        }
        match &self.only {
            Some(only) => only.iter().any(|value| self.admits(value)),
            None => self.has_room(),
        }
    }

    /// Some value that is left, of those that come to mind.
    fn some(&self) -> Option<Value> {
        let listed = self.only.iter().flatten().cloned();
        let near = |(value, included): &(Value, bool), step: i64| {
            if *included { value.clone() } else { beside(value, step) }
        };
        let low = self.low.iter().map(|low| near(low, 1));
        let high = self.high.iter().map(|high| near(high, -1));
        let beside_never =
            self.never.iter().flat_map(|value| [beside(value, 1), other_text(value)]);
        let parts = self.texts.iter().filter(|(_, _, holds)| *holds);
        let text: String = parts.map(|(_, part, _)| part.as_str()).collect();
        let text = std::iter::once(Value::Text(text.into())).filter(|_| !self.texts.is_empty());
        let mut all = listed.chain(low).chain(high).chain(beside_never).chain(text);
        all.find(|value| self.admits(value))
    }

    fn admits(&self, value: &Value) -> bool {
        let above = self.low.as_ref().is_none_or(|(low, included)| match order(value, low) {
            Some(Ordering::Less) => false,
            Some(Ordering::Equal) => *included,
            Some(Ordering::Greater) | None => true,
        });
        let below = self.high.as_ref().is_none_or(|(high, included)| match order(value, high) {
            Some(Ordering::Greater) => false,
            Some(Ordering::Equal) => *included,
            Some(Ordering::Less) | None => true,
        });
        above
            && below
            && !self.never.contains(value)
            && self.texts.iter().all(|test| passes(value, test))
    }

    /// Whether anything lies between the ends; a single value may be excluded.
    fn has_room(&self) -> bool {
        let (Some((low, low_in)), Some((high, high_in))) = (&self.low, &self.high) else {
            return true;
        };
        match order(low, high) {
            Some(Ordering::Greater) => false,
            Some(Ordering::Equal) => *low_in && *high_in && !self.never.contains(low),
            Some(Ordering::Less) | None => true,
        }
    }
}

/// A little more or less, where that can be said.
fn beside(value: &Value, step: i64) -> Value {
    match value {
        Value::Number(number) => Value::Number(number.saturating_add(step.into())),
        Value::Money(money) => {
            Value::Money(Money { amount: money.amount.saturating_add(step.into()), ..*money })
        }
        Value::Duration(length) => {
            Value::Duration(Elapsed(length.0.saturating_add(step.saturating_mul(SECOND))))
        }
        Value::Time(at) => Value::Time(at.plus(Elapsed(step.saturating_mul(SECOND)))),
        Value::Bool(flag) => Value::Bool(!flag),
        Value::Text(_) | Value::Length(_) => value.clone(),
    }
}

/// Another text.
fn other_text(value: &Value) -> Value {
    match value {
        Value::Text(text) => Value::Text(format!("{text}2").into()),
        other => other.clone(),
    }
}

fn passes(value: &Value, (test, part, holds): &(TextTest, String, bool)) -> bool {
    let Value::Text(text) = value else { return true };
    let found = match test {
        TextTest::Contains => text.contains(part.as_str()),
        TextTest::StartsWith => text.starts_with(part.as_str()),
        TextTest::EndsWith => text.ends_with(part.as_str()),
    };
    found == *holds
}
