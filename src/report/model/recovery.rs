//! What is owed for failures.

use super::afterwards::{Afterwards, Followed};
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
    /// What was done without being owed, by recovery, as declared.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unowed: Vec<UnowedTotal>,
    /// Why recoveries declared for what failed are not owed, by recovery, as declared.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept_back: Vec<KeptBack>,
    /// What became of customers afterwards, by recovery and clause, as declared.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub afterwards: Vec<Afterwards>,
    /// The most pressing: missed, then unauthorised, due, unknown, late, done; earliest due first within each.
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
    /// Done by someone, or for an amount, beyond what `authority` allows.
    #[serde(default)]
    pub unauthorised: u64,
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

/// What was done without being owed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct UnowedTotal {
    /// The recovery that the records would show done.
    pub recovery: String,
    /// What people call it.
    pub title: String,
    /// How many records.
    pub count: u64,
    /// How many of them by someone, or for an amount, beyond what `authority` allows.
    pub unauthorised: u64,
    /// What was paid, by currency, where records say so.
    pub paid: Vec<Money>,
    /// The first of them, in the order of the journeys. Bounded.
    pub examples: Vec<UnowedExample>,
}

/// One record that shows something done without being owed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct UnowedExample {
    /// The journey.
    pub journey: String,
    /// The record.
    #[serde(flatten)]
    pub place: Place,
    /// Who did it, and what was paid, where the record says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doing: Option<Doing>,
}

/// How often a recovery is declared for something that was not met, and is not owed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct KeptBack {
    /// The recovery.
    pub recovery: String,
    /// What people call it.
    pub title: String,
    /// Another came in its place.
    pub replaced: u64,
    /// `once per`: it was owed before.
    pub once: u64,
    /// `budget`: there was not enough left.
    pub budget: u64,
}

/// Who did something, and what was paid, as a record says.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Doing {
    /// The record.
    #[serde(flatten)]
    pub place: Place,
    /// Who; absent: the record does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid: Option<Money>,
    /// Why it was not theirs to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<Refused>,
    /// What is missing to tell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<MissingField>,
}

/// Why something was not for someone to do.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Refused {
    /// They are no level of authority.
    NoLevel,
    /// The rules name a higher level.
    Below {
        /// That level.
        needs: String,
    },
    /// The amount is beyond what they may spend on one action.
    UpTo {
        /// That limit.
        limit: Money,
    },
    /// The amount is beyond what they may spend per value of a field.
    Limit {
        /// That limit.
        limit: Money,
        /// The field.
        per: String,
        /// What they had spent of it in the window before.
        spent: Money,
    },
}

/// A level that may not spend an amount.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PassedOver {
    /// The level.
    pub level: String,
    /// The limit that the amount is beyond.
    pub limit: Refused,
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
    /// The field that `journey` is a value of, for what is judged `per` that field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
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
    /// The recovery whose failure it follows, if it is a further attempt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// What is to be done, as declared.
    pub actions: Vec<OwedAction>,
    /// To whom it goes when, as declared.
    pub escalations: Vec<Escalation>,
    /// What became of the customer afterwards, by clause, as declared.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub afterwards: Vec<Followed>,
}

/// What became of a recovery.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum RecoveryStatus {
    /// Not done, and the due time has passed.
    Missed,
    /// Done by someone, or for an amount, beyond what `authority` allows.
    Unauthorised,
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
    /// The levels, from the one named on, that may not spend it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed_over: Vec<PassedOver>,
    /// What became of it.
    pub status: RecoveryStatus,
    /// Who did it, and what was paid, where the record that shows it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doing: Option<Doing>,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<LocalTime>,
    /// What it costs, to the smallest unit of the currency.
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
