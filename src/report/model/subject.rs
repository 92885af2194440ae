//! Moments and touchpoints with their counts.

use super::case::{Case, Level};
use super::common::RulePlace;
use crate::measure;
use crate::unit::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A moment of truth or a touchpoint: what became of its occurrences.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Subject {
    /// Which of the two.
    pub kind: SubjectKind,
    /// Its name.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// Its class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<Phase>,
    /// Its lane.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lane: Option<Lane>,
    /// The field that stands for journeys, if it is judged `per` that field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// Records without a value of that field, which it misses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub without_key: Option<u64>,
    /// Its occurrences. One failed if a `must` of it failed.
    pub counts: Counts,
    /// Records of which it could not be decided whether they make an occurrence.
    pub undecided: u64,
    /// Its expectations, as declared.
    pub expectations: Vec<Expectation>,
    /// The worst failed occurrences: highest stake, then longest overrun, then most failures, then
    /// as they stand in the logs. Bounded; `counts.failed` says how many there are.
    pub worst: Vec<Case>,
}

/// Which of the two.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    /// A moment of truth.
    Moment,
    /// A touchpoint.
    Touchpoint,
}

/// The four classes of moments.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Phase {
    Awareness,
    Decision,
    Service,
    Aftercare,
}

/// The lanes of a service blueprint.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Lane {
    Customer,
    Front,
    Back,
    Support,
}

/// What is expected, and how often it was kept.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Expectation {
    /// Its name in full: `complaint.apologised`.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// How much it matters.
    pub level: Level,
    /// Where it is written.
    pub rule: RulePlace,
    /// Its verdicts, one for each occurrence.
    pub counts: Counts,
}

/// How many cases had which verdict.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Counts {
    /// All.
    pub occurrences: u64,
    /// Kept.
    pub met: u64,
    /// Not kept: late, missing or broken.
    pub failed: u64,
    /// Came after the deadline.
    pub late: u64,
    /// Never came.
    pub missing: u64,
    /// A threshold, order, count or ban was violated.
    pub broken: u64,
    /// Not decided yet: running or paused.
    pub open: u64,
    /// Waiting, with the clock running.
    pub running: u64,
    /// Waiting, with the clock paused.
    pub paused: u64,
    /// Cannot be decided from the data.
    pub unknown: u64,
    /// Waived.
    pub exempt: u64,
    /// The situation never arose.
    pub not_applicable: u64,
    /// met / (met + failed), unrounded; absent if neither occurred.
    #[serde(with = "super::decimal_text", default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub rate: Option<Decimal>,
}

impl From<measure::Counts> for Counts {
    fn from(counts: measure::Counts) -> Self {
        let decided = counts.decided();
        let share = || (Decimal::from(counts.met) / Decimal::from(decided)).normalize();
        Self {
            occurrences: counts.occurrences(),
            met: counts.met,
            failed: counts.failed(),
            late: counts.late,
            missing: counts.missing,
            broken: counts.broken,
            open: counts.open(),
            running: counts.running,
            paused: counts.paused,
            unknown: counts.unknown,
            exempt: counts.exempt,
            not_applicable: counts.not_applicable,
            rate: (decided > 0).then(share),
        }
    }
}
