//! What all parts of the model are made of: values, places, verdict words.

use crate::unit::{self, Decimal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A value with its kind.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Value {
    /// True or false.
    Flag(bool),
    /// A text.
    Text(String),
    /// A plain number or a place on a scale, exact.
    Number(#[schemars(with = "String")] Decimal),
    /// A share: `0.95` is 95%.
    Share(#[schemars(with = "String")] Decimal),
    /// So many of something.
    Count(u64),
    /// A length of true time in microseconds.
    Duration(i64),
    /// So many local days.
    CalendarDays(i64),
    /// A length of open time in microseconds.
    BusinessTime(i64),
    /// So many days on which a calendar is open.
    BusinessDays(i64),
    /// An instant.
    Time(LocalTime),
    /// An amount.
    Money(Money),
}

/// An exact amount.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Money {
    /// How much.
    #[schemars(with = "String")]
    pub amount: Decimal,
    /// ISO 4217 code.
    pub currency: String,
}

impl From<unit::Money> for Money {
    fn from(money: unit::Money) -> Self {
        Self { amount: money.amount.normalize(), currency: money.currency.to_string() }
    }
}

/// An instant as RFC 3339 with the offset of the service's zone: `2026-11-02T09:15:00+08:00`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
pub struct LocalTime(#[schemars(extend("format" = "date-time"))] pub String);

impl LocalTime {
    /// The day: `2026-11-02`.
    pub fn date(&self) -> &str {
        self.0.split_once('T').map_or(&self.0, |(date, _)| date)
    }

    /// Day and time of day as people read them: `2026-11-02 09:15`, with seconds and their parts
    /// only if there are any.
    pub fn readable(&self) -> String {
        let Some((date, rest)) = self.0.split_once('T') else { return self.0.clone() };
        let time = rest.split(['+', '-', 'Z']).next().unwrap_or(rest);
        format!("{date} {}", time.strip_suffix(":00").unwrap_or(time))
    }
}

impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A record of a log.
#[derive(
    Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema,
)]
pub struct Place {
    /// The log's name.
    pub file: String,
    /// Its line, from 1; the row, in formats without lines.
    pub line: u32,
}

/// A place in a rule file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RulePlace {
    /// The rule file's name.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// What is written there, on one line.
    pub text: String,
}

/// A verdict.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It was kept.
    Met,
    /// It was not.
    Failed,
    /// Not decided yet: the deadline is ahead, or the episode has not ended.
    Open,
    /// The data needed is not there.
    Unknown,
    /// A waiver.
    Exempt,
    /// Its situation never arose.
    NotApplicable,
}

/// How an expectation failed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// It came after the deadline.
    Late,
    /// The deadline passed and it never came.
    Missing,
    /// A threshold, order, count or ban was violated.
    Broken,
}

/// The state of an open clock.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Waiting {
    /// It runs.
    Running,
    /// It is paused.
    Paused,
}

/// How an actual figure compares with a limit or target when it is met.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, JsonSchema)]
pub enum Comparison {
    /// `==`
    #[serde(rename = "==")]
    Equal,
    /// `!=`
    #[serde(rename = "!=")]
    NotEqual,
    /// `<`
    #[serde(rename = "<")]
    Less,
    /// `<=`
    #[serde(rename = "<=")]
    LessEqual,
    /// `>`
    #[serde(rename = ">")]
    Greater,
    /// `>=`
    #[serde(rename = ">=")]
    GreaterEqual,
}
