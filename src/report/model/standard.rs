//! Standards and what was measured.

use super::common::{Comparison, RulePlace, Value};
use super::subject::Counts;
use crate::unit::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Promises about many cases.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Standard {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// Failed if a requirement failed; else inconclusive if one is; else met.
    pub attained: Attained,
    /// Its requirements, as declared.
    pub requires: Vec<Require>,
}

/// One requirement of a standard.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Require {
    /// Where it is written.
    pub rule: RulePlace,
    /// `rate`, `failed`, `count`, `nps`, `csat`, `ces`, `mean`, `median`, `p90`, `p95`…
    pub metric: String,
    /// Of what: a field, touchpoint, moment or expectation (`answer.quick`).
    pub of: String,
    /// How the figure compares with the target when it is met.
    pub op: Comparison,
    /// The target, in the figure's unit.
    pub target: Value,
    /// With fewer deciding cases it is inconclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u32>,
    /// The confidence asked for, as a share: `0.95`.
    #[serde(with = "super::decimal_text", default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub confidence: Option<Decimal>,
    /// For the whole, or for each group.
    pub results: Vec<RequireResult>,
}

/// A requirement held against the whole or against one group.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RequireResult {
    /// Which group; empty for the whole.
    pub group: Vec<Group>,
    /// What was measured, unrounded; absent without a case that decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// `value` is `numerator` / `denominator`, and is compared so, before any rounding. Durations
    /// are in microseconds.
    #[serde(with = "super::decimal_text", default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub numerator: Option<Decimal>,
    /// See `numerator`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub denominator: Option<u64>,
    /// How many cases decide the figure: met and failed ones for rates and failures, occurrences
    /// for counts, else known values.
    pub deciding: u64,
    /// The cases.
    pub cases: Cases,
    /// With a confidence: where the true figure lies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    /// Whether the target was reached.
    pub attained: Attained,
    /// Why so.
    pub why: Why,
}

/// One value of what is grouped by.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Group {
    /// What it is grouped by.
    pub by: GroupKind,
    /// The field, segment or period (`month`); `touchpoint`.
    pub name: String,
    /// The value: of a segment whether it belongs, of a period `2026-11`; absent where it is
    /// missing or cannot be decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// What people call it, where that differs from the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// What is grouped by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GroupKind {
    /// The values of a field.
    Field,
    /// Belonging to a segment or not.
    Segment,
    /// The touchpoint.
    Touchpoint,
    /// A calendar period of the service's zone.
    Period,
}

/// The cases a figure rests on.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Cases {
    /// Occurrences.
    Verdicts(Counts),
    /// Answers from 0 to 10 (NPS).
    Recommendations {
        /// 9 and 10.
        promoters: u64,
        /// Above 6 and below 9.
        passives: u64,
        /// 0 to 6.
        detractors: u64,
    },
    /// Answers on a scale (CSAT).
    Answers {
        /// The two best ones.
        best: u64,
        /// All.
        answers: u64,
    },
    /// Records on which the field is known.
    Values {
        /// How many.
        values: u64,
    },
}

/// Where the true figure lies with the confidence asked for: Wilson's score interval for shares;
/// for percentiles the values at which that interval of the share below them holds the percentile.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Range {
    /// Lower end.
    pub low: Value,
    /// Upper end; absent where there are too few cases to say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Value>,
}

/// Whether a target was reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Attained {
    /// It was.
    Met,
    /// It was not.
    Failed,
    /// It cannot be said.
    Inconclusive,
}

/// What the answer rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The figure, or all of its range, was compared with the target.
    Compared,
    /// There is no case that decides.
    NoCase,
    /// There are fewer cases than `at_least`.
    TooFew,
    /// The target lies within the range.
    WithinRange,
    /// No confidence is defined for this metric.
    NoRange,
    /// This metric is not measured by this version.
    NotMeasured,
}
