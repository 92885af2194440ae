//! A value as the engine holds it: small, `Copy`, texts as words.

use crate::unit::{Currency, Decimal, Elapsed, Instant, Money};
use crate::value::{Truth, Value, Word, Words};

/// What an expression gives for one record or journey.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Datum {
    /// Not known.
    Missing,
    /// A condition; unknown is `Missing` for values and `Truth::Unknown` here.
    Truth(Truth),
    /// A number, share or score.
    Number(Decimal),
    /// An amount.
    Money(Decimal, Currency),
    /// A text.
    Word(Word),
    /// A length of elapsed time in microseconds.
    Duration(i64),
    /// An instant in microseconds since 1970.
    Time(i64),
}

impl Datum {
    /// As a condition: what is missing is unknown.
    pub fn truth(self) -> Truth {
        match self {
            Self::Truth(truth) => truth,
            Self::Missing
            | Self::Number(_)
            | Self::Money(..)
            | Self::Word(_)
            | Self::Duration(_)
            | Self::Time(_) => Truth::Unknown,
        }
    }

    /// Whether it is known.
    pub fn is_known(self) -> bool {
        !matches!(self, Self::Missing | Self::Truth(Truth::Unknown))
    }

    /// As a value for people; `None` if not known.
    pub fn value(self, words: &Words) -> Option<Value> {
        match self {
            Self::Missing | Self::Truth(Truth::Unknown) => None,
            Self::Truth(truth) => Some(Value::Bool(truth == Truth::True)),
            Self::Number(number) => Some(Value::Number(number)),
            Self::Money(amount, currency) => Some(Value::Money(Money { amount, currency })),
            Self::Word(word) => Some(Value::Text(words.text(word).into())),
            Self::Duration(micros) => Some(Value::Duration(Elapsed(micros))),
            Self::Time(micros) => Some(Value::Time(Instant(micros))),
        }
    }
}
