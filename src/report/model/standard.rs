//! Standards and what was measured.

use super::common::{Comparison, RulePlace, Value};
use super::facets::{FacetGap, FacetScore};
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
    /// `rate`, `failed`, `count`, `nps`, `csat`, `ces`, `mean`, `median`, `p90`, `p95`, `score`, `card`,
    /// `gap`, `peak_end`, `spread`.
    pub metric: String,
    /// Of what: a field, touchpoint, moment, expectation (`answer.quick`), model or facet; of a spread,
    /// the measure compared (`rate(answer.quick)`).
    pub of: String,
    /// What a spread compares: a field, a segment, or `touchpoint`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub among: Option<String>,
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
    /// How many cases decide the figure: met and failed ones for rates, failures and scores,
    /// occurrences for counts, else known values, cards, records of a survey, or journeys.
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
    /// Verdicts that count toward a model or facet.
    Score {
        /// Those of every expectation that counts, once.
        counts: Counts,
        /// Each facet asked for.
        facets: Vec<FacetScore>,
        /// The part of all weights that belongs to facets with a score; absent without weights.
        #[serde(with = "super::decimal_text", default, skip_serializing_if = "Option::is_none")]
        #[schemars(with = "Option<String>")]
        weight: Option<Decimal>,
    },
    /// Scorecards, one an occurrence.
    Cards {
        /// Those with a score, the void ones among them.
        decided: u64,
        /// Those that a failed `must` made void.
        void: u64,
        /// Those that cannot be told yet.
        undecided: u64,
    },
    /// Answers of a survey.
    Pairs {
        /// Records that are a case of some pair of items.
        records: u64,
        /// Each facet asked for.
        facets: Vec<FacetGap>,
    },
    /// Journeys with ratings.
    Journeys {
        /// How many.
        journeys: u64,
        /// How many ratings they have.
        ratings: u64,
        /// The plain mean of these; absent without any.
        #[serde(skip_serializing_if = "Option::is_none")]
        mean: Option<Value>,
    },
    /// Groups that are compared.
    Groups {
        /// Each of them.
        groups: Vec<SpreadGroup>,
        /// Deciding cases that belong to no group.
        ungrouped: u64,
    },
}

/// A group among those compared.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SpreadGroup {
    /// Which.
    pub group: Group,
    /// Its figure; absent without a case that decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// How many cases decide it.
    pub deciding: u64,
    /// Whether it has the cases that it needs; only such groups are compared.
    pub enough: bool,
}

/// Where the true figure lies with the confidence asked for. `docs/models.md` says by which method.
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
    /// It is of a model, and one of its facets has no figure yet.
    FacetUndecided,
    /// There are fewer than two groups to compare.
    OneGroup,
}
