//! What is still to be done: the work list.

use super::case::{Level, MissingField, Seen};
use super::common::{LocalTime, Money, RulePlace, Value, Waiting};
use super::recovery::RecoveryStatus;
use super::subject::SubjectKind;
use super::{Language, Model, VERSION};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The work list by itself: `mot judge --worklist --format json`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Worklist {
    /// The version of this format: 1.
    pub version: u32,
    /// The program that wrote it, with its version.
    pub tool: String,
    /// The language of the texts.
    pub language: Language,
    /// What the service is called; absent if the rules do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// The rule files, the one named on the command line first.
    pub rules: Vec<String>,
    /// The logs.
    pub logs: Vec<String>,
    /// IANA name of the service's time zone.
    pub zone: String,
    /// Now, as far as the list is concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<LocalTime>,
    /// What is to be done.
    #[serde(flatten)]
    pub work: Work,
}

impl From<Model> for Worklist {
    fn from(model: Model) -> Self {
        Self {
            version: VERSION,
            tool: model.tool,
            language: model.language,
            service: model.service,
            rules: model.rules,
            logs: model.logs.files,
            zone: model.zone,
            as_of: model.as_of,
            work: model.work,
        }
    }
}

/// What can still be kept, and what is still owed.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Work {
    /// How much there is.
    pub counts: WorkCounts,
    /// What stakes are counted in, in the order in which they are ranked. With more than one, the ranks of different
    /// ones do not say which is worth more: amounts in different currencies do not compare.
    pub stakes: Vec<String>,
    /// First things first. May be cut short; `counts.tasks` says how many there are.
    pub tasks: Vec<Task>,
}

/// How much is to be done.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct WorkCounts {
    /// All tasks.
    pub tasks: u64,
    /// Tasks that are actions of recoveries.
    pub owed: u64,
    /// Occurrences of moments and touchpoints that a task here can still save.
    pub savable: u64,
    /// Tasks with at most an hour left on their clock.
    pub within_hour: u64,
    /// Other tasks due by the end of the local day.
    pub today: u64,
    /// Actions of recoveries whose due time has passed.
    pub overdue: u64,
    /// Tasks due on a later day.
    pub later: u64,
    /// Tasks whose clock stands.
    pub standing: u64,
    /// Tasks that nothing sets a time.
    pub undated: u64,
    /// Tasks whose stake is not known.
    pub without_stake: u64,
    /// Open expectations that no single act keeps: bans, conditions at the end, clocks not yet set. No tasks.
    pub watched: u64,
}

/// How soon. First things first.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// At most an hour is left on its clock.
    WithinHour,
    /// Due by the end of the local day.
    Today,
    /// A recovery whose due time has passed: it is late, but still owed.
    Overdue,
    /// Due on a later day.
    Later,
    /// Its clock stands.
    Standing,
    /// Nothing sets it a time.
    Undated,
}

/// What doing it is good for. Most first.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Gain {
    /// It keeps a `must`, without which the moment fails.
    SavesMoment,
    /// It makes good what failed.
    Recovers,
    /// It keeps a `must` of a moment that failed by another.
    KeepsMust,
    /// It keeps a `should`.
    KeepsShould,
}

/// One thing to do.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Task {
    /// From 1.
    pub rank: u64,
    /// How soon.
    pub urgency: Urgency,
    /// What it is good for.
    pub gain: Gain,
    /// The expectation (`complaint.resolved`), or the recovery's action (`make_good.apologise`).
    pub name: String,
    /// What people call it.
    pub title: String,
    /// What is to be done: the records asked for, as the rule names them, or the action.
    pub ask: String,
    /// How much the expectation matters; absent for an action.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Until when, as of now; absent while the clock stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<LocalTime>,
    /// How much is left on its clock, now or when it runs again: open time where it counts open time. Negative: overdue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<Value>,
    /// The state of the clock; absent for an action.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting: Option<Waiting>,
    /// What is at stake in the occurrence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stake: Option<Value>,
    /// Whether it is a moment or a touchpoint.
    pub kind: SubjectKind,
    /// The moment's or touchpoint's name.
    pub subject: String,
    /// What people call that.
    pub subject_title: String,
    /// The journey (see `journey` of a case).
    pub journey: String,
    /// The field that `journey` is a value of, for a moment `per` that field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// Which occurrence, counting from 1.
    pub number: u32,
    /// The record the occurrence starts with.
    pub start: Seen,
    /// Whose it is: the last known value of the role `agent`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent: Option<String>,
    /// The last known value of the role `customer`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    /// The last known value of the role `channel`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// Of an action: who owes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Of an action: what it costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// Of an action: the fields whose absence keeps the amount from being known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amount_unknown: Vec<MissingField>,
    /// Of an action: what became of it so far: `due`, `missed`, or `unknown`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<RecoveryStatus>,
    /// Where it is asked for.
    pub rule: RulePlace,
    /// How it stands, in words; empty for an action.
    pub text: String,
}
