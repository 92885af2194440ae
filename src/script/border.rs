//! What goes into a script and what may come out: every value has a kind, checked both ways.

use crate::unit::{Currency, Decimal, Elapsed, Instant, Money};
use crate::value::Value;
use rhai::{Dynamic, INT, ImmutableString};

/// The kind of a parameter or of what a function gives.
#[derive(Clone, PartialEq, Debug)]
pub enum Kind {
    /// `true` or `false`.
    Flag,
    /// A number; a whole one may be given as rhai's integer.
    Number,
    /// A number from the first to the second.
    Scale(Decimal, Decimal),
    /// Any text.
    Text,
    /// One of these texts.
    OneOf(Vec<String>),
    /// A length of elapsed time.
    Duration,
    /// An instant.
    Time,
    /// An amount of this currency.
    Money(Currency),
}

/// Why a value is not what was declared.
#[derive(Debug)]
pub(super) enum Strange {
    /// It is of another type, called so.
    Type(String),
    /// It is of the type, but not one of the values.
    Value(String),
}

impl Kind {
    /// What it is called in messages.
    pub(super) fn called(&self) -> &'static str {
        match self {
            Self::Flag => "a condition",
            Self::Number => "a number",
            Self::Scale(..) => "a scale",
            Self::Text => "a text",
            Self::OneOf(_) => "one of a list of texts",
            Self::Duration => "a duration",
            Self::Time => "a time",
            Self::Money(_) => "an amount of money",
        }
    }

    /// The value that a script gave.
    pub(super) fn read(&self, given: &Dynamic) -> Result<Value, Strange> {
        let value = match self {
            Self::Flag => given.as_bool().ok().map(Value::Bool),
            Self::Number | Self::Scale(..) => number(given).map(Value::Number),
            Self::Text | Self::OneOf(_) => {
                given.read_lock::<ImmutableString>().map(|text| Value::Text(text.as_str().into()))
            }
            Self::Duration => given.read_lock::<Elapsed>().map(|length| Value::Duration(*length)),
            Self::Time => given.read_lock::<Instant>().map(|instant| Value::Time(*instant)),
            Self::Money(_) => given.read_lock::<Money>().map(|money| Value::Money(*money)),
        };
        let Some(value) = value else { return Err(Strange::Type(type_of(given))) };
        if self.admits(&value) { Ok(value) } else { Err(Strange::Value(given.to_string())) }
    }

    fn admits(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Scale(low, high), Value::Number(number)) => (low..=high).contains(&number),
            (Self::OneOf(texts), Value::Text(text)) => texts.iter().any(|one| **one == **text),
            (Self::Money(currency), Value::Money(money)) => money.currency == *currency,
            _ => true,
        }
    }
}

/// As a script sees it. Numbers are always decimals, so that `x / 2` means the same for every `x`, and without zeros
/// at their end, so that equal arguments cannot be told apart.
pub(super) fn dynamic(value: &Value) -> Dynamic {
    match value {
        Value::Bool(flag) => Dynamic::from_bool(*flag),
        Value::Number(number) => Dynamic::from_decimal(number.normalize()),
        Value::Text(text) => text.as_ref().into(),
        Value::Duration(length) => Dynamic::from(*length),
        Value::Time(instant) => Dynamic::from(*instant),
        Value::Money(money) => Dynamic::from(Money { amount: money.amount.normalize(), ..*money }),
        // No function can be declared to take a length of calendar or business time.
        Value::Length(_) => Dynamic::UNIT,
    }
}

fn number(given: &Dynamic) -> Option<Decimal> {
    if let Ok(whole) = given.as_int() {
        let whole: INT = whole;
        return Some(Decimal::from(whole));
    }
    given.as_decimal().ok()
}

/// What rhai calls the type, for the people who write scripts.
fn type_of(given: &Dynamic) -> String {
    match given.type_name() {
        "()" => "nothing".to_owned(),
        name if name.ends_with("Elapsed") => "duration".to_owned(),
        name if name.ends_with("Instant") => "time".to_owned(),
        name if name.ends_with("Money") => "money".to_owned(),
        name if name.ends_with("ImmutableString") => "string".to_owned(),
        name if name.ends_with("Decimal") => "decimal".to_owned(),
        name => name.rsplit("::").next().unwrap_or(name).to_owned(),
    }
}
