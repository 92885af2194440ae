//! Cases: one occurrence with its verdicts and their evidence.

use super::clock::Clock;
use super::common::{Comparison, Failure, LocalTime, Place, RulePlace, Value, Verdict, Waiting};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One time that a moment or touchpoint happened.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Case {
    /// The journey; for a moment `per customer` (or another field) that field's value.
    pub journey: String,
    /// The field that `journey` is a value of, for a moment `per` that field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// Counting from 1 within the journey.
    pub number: u32,
    /// The record it starts with.
    pub start: Seen,
    /// The record that ended it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Seen>,
    /// What is at stake.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stake: Option<Value>,
    /// By how much the worst overrun deadline or length was overrun, in microseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overrun: Option<i64>,
    /// The expectations that failed, as declared.
    pub failed: Vec<Judged>,
}

/// The verdict on one expectation.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Judged {
    /// Its name in full: `complaint.apologised`.
    pub expectation: String,
    /// What people call it.
    pub title: String,
    /// How much it matters.
    pub level: Level,
    /// The verdict.
    pub verdict: Verdict,
    /// How it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure: Option<Failure>,
    /// The state of the clock of an open one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting: Option<Waiting>,
    /// Why it is exempt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiver: Option<Waiver>,
    /// The segment whose exception applied.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exception: Option<String>,
    /// The requirement that applied.
    pub rule: RulePlace,
    /// The evidence in words.
    pub text: String,
    /// The evidence.
    pub evidence: Evidence,
}

/// How much a failure matters.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Its failure fails the moment.
    Must,
    /// Costs score only.
    Should,
    /// Can only add.
    Delight,
}

/// An exemption with its reason.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Waiver {
    /// Why.
    pub because: String,
    /// By whom.
    pub approved_by: String,
    /// The last day it holds, in the service's zone: `2026-12-31`.
    pub until: String,
}

/// What a verdict rests on.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// The records that matter, in order.
    pub records: Vec<Seen>,
    /// Values seen.
    pub values: Vec<SeenValue>,
    /// What was missing.
    pub missing: Vec<MissingField>,
    /// What was measured against what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measured: Option<Measured>,
    /// The clock, where something was waited for or a gap was measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<Clock>,
    /// Until when it was due; in time is at or before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<LocalTime>,
    /// When the verdict was settled; of a failure, the breach.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settled: Option<LocalTime>,
}

/// A record that matters.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Seen {
    /// The part it plays.
    pub part: Part,
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
    /// When it happened.
    pub time: LocalTime,
}

/// The part a record plays.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// It starts the occurrence.
    Start,
    /// It ends the occurrence.
    End,
    /// It started the clock or window.
    Anchor,
    /// It stopped the clock: the thing waited for.
    Stop,
    /// It broke the rule.
    Violation,
    /// It is what the rule asked for, or was counted.
    Witness,
}

/// A value seen.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SeenValue {
    /// Of which field.
    pub field: String,
    /// The value.
    pub value: Value,
    /// The record that says so.
    #[serde(flatten)]
    pub place: Place,
}

/// A field that was missing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MissingField {
    /// Which.
    pub field: String,
    /// The record that should say it.
    #[serde(flatten)]
    pub place: Place,
}

/// A measurement.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Measured {
    /// What was seen; elapsed time up to the as-of instant where it never came.
    pub actual: Value,
    /// How the two compare when the expectation is met.
    pub op: Comparison,
    /// What was allowed.
    pub limit: Value,
    /// `actual` less `limit`; absent where that means nothing. Of two times, a duration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin: Option<Value>,
}
