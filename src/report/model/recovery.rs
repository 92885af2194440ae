//! What is owed for failures.

use super::case::MissingField;
use super::common::{LocalTime, Money, Place};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is owed for failures.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Recoveries {
    /// How many are owed, by what became of them.
    pub counts: StatusCounts,
    /// By recovery, as declared, then by owner, lowest first.
    pub totals: Vec<RecoveryTotal>,
    /// The most pressing: missed, then due, unknown, late, done; earliest due first within each.
    /// Bounded; `counts` says how many there are.
    pub owed: Vec<OwedRecovery>,
}

/// How many recoveries (or actions) became what.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct StatusCounts {
    /// Not done yet, in time so far.
    pub due: u64,
    /// Done in time.
    pub done: u64,
    /// Done after the due time.
    pub late: u64,
    /// Not done, and the due time has passed.
    pub missed: u64,
    /// It cannot be known whether it was done.
    pub unknown: u64,
}

/// The actions of one recovery owed by one owner.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RecoveryTotal {
    /// The recovery's name.
    pub recovery: String,
    /// What people call it.
    pub title: String,
    /// Who owes them; absent: nobody is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// How many actions, by what became of their recovery.
    pub actions: StatusCounts,
    /// What they cost in all, by currency.
    pub amounts: Vec<Money>,
    /// What of it is not shown to be done, by currency.
    pub outstanding: Vec<Money>,
    /// Actions whose amount cannot be known.
    pub unknown_amounts: u64,
    /// Actions whose amount is beyond the limit of every level.
    pub beyond_all: u64,
}

/// One recovery owed for one failure.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct OwedRecovery {
    /// The recovery's name.
    pub recovery: String,
    /// What people call it.
    pub title: String,
    /// The moment or touchpoint it is owed for.
    pub subject: String,
    /// The journey (see `journey` of a case).
    pub journey: String,
    /// Which occurrence, counting from 1.
    pub number: u32,
    /// The record the occurrence starts with.
    #[serde(flatten)]
    pub place: Place,
    /// The breach that its deadlines count from.
    pub since: LocalTime,
    /// When all of it is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<LocalTime>,
    /// What became of it.
    pub status: RecoveryStatus,
    /// The record that shows it done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<Place>,
    /// The recoveries it is owed in place of.
    pub instead_of: Vec<String>,
    /// What is to be done, as declared.
    pub actions: Vec<OwedAction>,
    /// To whom it goes when, as declared.
    pub escalations: Vec<Escalation>,
}

/// What became of a recovery.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum RecoveryStatus {
    /// Not done, and the due time has passed.
    Missed,
    /// Not done yet, in time so far.
    Due,
    /// It cannot be known whether it was done.
    Unknown,
    /// Done after the due time.
    Late,
    /// Done in time.
    Done,
}

/// One action.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct OwedAction {
    /// Its name.
    pub action: String,
    /// What is to be done.
    pub title: String,
    /// Who owes it; absent: nobody is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// By what right the owner may spend the amount.
    pub authority: AuthorityUsed,
    /// The owner named in the rules, if the amount is beyond that one's limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub raised_from: Option<String>,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<LocalTime>,
    /// What it costs, exactly.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// The fields whose absence keeps the amount from being known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amount_unknown: Vec<MissingField>,
}

/// Whether the owner may spend the amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AuthorityUsed {
    /// There is nothing to spend, nobody named, or no amount known.
    NotAsked,
    /// Within the limit of the owner named.
    Within,
    /// Raised to the lowest level that may.
    Raised,
    /// Beyond the limit of every level.
    BeyondAll,
}

/// A step up.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Escalation {
    /// To whom.
    pub to: String,
    /// When.
    pub at: LocalTime,
    /// Whether that instant has come with the recovery not done by then.
    pub reached: bool,
}
