//! Waivers: what each of them exempted.

use super::common::{Place, RulePlace};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A waiver of the rules, and what became of it in this run.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct WaiverUse {
    /// What it exempts: a touchpoint, moment or expectation.
    pub of: String,
    /// Where it is written.
    pub rule: RulePlace,
    /// Why.
    pub because: String,
    /// By whom.
    pub approved_by: String,
    /// The last day it holds, in the service's zone: `2026-12-31`.
    pub until: String,
    /// Whether that day was over as of now: what starts from then on is not exempt.
    pub expired: bool,
    /// How many verdicts it exempted. None: it was not used.
    pub exempted: u64,
    /// The first of them, in the order of the logs. Bounded; `exempted` says how many there are.
    pub first: Vec<Exempted>,
}

/// One verdict that a waiver exempted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Exempted {
    /// The journey (see `journey` of a case).
    pub journey: String,
    /// Which occurrence, counting from 1.
    pub number: u32,
    /// The expectation.
    pub expectation: String,
    /// The record the occurrence starts with.
    #[serde(flatten)]
    pub place: Place,
}
