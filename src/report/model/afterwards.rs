//! What became of customers after a recovery.

use super::common::{Place, RulePlace};
use super::recovery::RecoveryStatus;
use crate::unit::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One `afterwards` of a recovery, over all customers it was owed to.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Afterwards {
    /// The recovery's name.
    pub recovery: String,
    /// What people call it.
    pub title: String,
    /// The clause.
    pub rule: RulePlace,
    /// What is watched.
    pub watched: Watched,
    /// By how the recovery ended, each if there is any of it: missed, unauthorised, late, done.
    pub ended: Vec<AfterwardsCounts>,
}

/// What is watched after a recovery.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Watched {
    /// Whether such a record comes again.
    Again,
    /// Whether a detractor's next answer is no detractor's.
    Turned,
}

/// How often it came to what.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AfterwardsCounts {
    /// How the recoveries ended.
    pub ended: RecoveryStatus,
    /// It came again; the detractor turned.
    pub happened: u64,
    /// The window has passed without it; the detractor answered as one again.
    pub did_not: u64,
    /// The window has not passed; the detractor has not answered since.
    pub open: u64,
    /// The last answer before was no detractor's, or there was none.
    #[serde(default)]
    pub no_detractor: u64,
    /// Who the customer is, or whether it came, cannot be known.
    pub unknown: u64,
    /// `happened / (happened + did_not)`; absent without any.
    #[serde(with = "super::decimal_text", default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub rate: Option<Decimal>,
    /// The lower end of its interval of 95% confidence (exact for up to 40 cases, else Wilson's).
    #[serde(with = "super::decimal_text", default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub low: Option<Decimal>,
    /// The upper end.
    #[serde(with = "super::decimal_text", default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub high: Option<Decimal>,
}

/// What one `afterwards` came to after one recovery.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Followed {
    /// The clause.
    pub rule: RulePlace,
    /// What it came to.
    pub became: Became,
    /// The record that shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// What it came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Became {
    /// The recovery is not over.
    NotOver,
    /// It cannot be known.
    Unknown,
    /// It came again.
    Again,
    /// The window has passed without it.
    NotAgain,
    /// The window has not passed.
    Open,
    /// The last answer before was no detractor's, or there was none.
    NoDetractor,
    /// The detractor's next answer was no detractor's.
    Turned,
    /// The detractor's next answer was a detractor's.
    Stayed,
    /// The detractor has not answered since.
    Unanswered,
}
