//! Models of service quality: what was measured of their facets.

use super::subject::Counts;
use crate::unit::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A model that expectations count toward, or of which a standard asks a gap.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct QualityModel {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// From verdicts; absent if nothing counts toward it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<ModelScore>,
    /// From a survey; absent if no standard asks for a gap of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<ModelGap>,
}

/// A model from verdicts.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ModelScore {
    /// Of the whole, a share; absent without weights, or while a facet has only open or unknown
    /// cases.
    #[serde(with = "super::decimal_text", default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub value: Option<Decimal>,
    /// The part of all weights that belongs to facets with a score; absent without weights.
    #[serde(with = "super::decimal_text", default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub weight: Option<Decimal>,
    /// Every facet, as declared.
    pub facets: Vec<FacetScore>,
}

/// A facet from verdicts.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct FacetScore {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// Its weight in percent, negative for a cost; absent in a model without weights.
    #[serde(with = "super::decimal_text", default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub weight: Option<Decimal>,
    /// Its score, a share; absent without a decided `must` or `should`.
    #[serde(with = "super::decimal_text", default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub value: Option<Decimal>,
    /// The verdicts of every expectation that counts, once.
    pub counts: Counts,
}

/// A model from a survey.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ModelGap {
    /// Of the whole, on the survey's scale; absent without weights, or while a facet has no pair.
    #[serde(with = "super::decimal_text", default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub value: Option<Decimal>,
    /// Records that are a case of some pair of items.
    pub records: u64,
    /// Every facet, as declared.
    pub facets: Vec<FacetGap>,
}

/// A facet from a survey.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct FacetGap {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// Its weight in percent; absent in a model without weights.
    #[serde(with = "super::decimal_text", default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub weight: Option<Decimal>,
    /// Perceived less expected, on the survey's scale; absent without any pair.
    #[serde(with = "super::decimal_text", default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub value: Option<Decimal>,
    /// Cases of its pairs of items.
    pub pairs: u64,
    /// Perceived where nothing is known to have been expected: left out.
    pub unpaired: u64,
}
