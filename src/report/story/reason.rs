//! Why a fact holds or a recovery is owed, as data: the chain from records to verdicts to facts to what is to be done.

use super::change::What;
use crate::report::model::RulePlace;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A fact, decided.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Conclusion {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// Whether it holds.
    pub holds: Holds,
    /// Its condition.
    pub rule: RulePlace,
    /// What it rests on.
    pub because: Vec<Reason>,
}

/// A recovery declared for what happened, with why it is owed or not.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Reasoned {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// The moment or touchpoint it would be owed for.
    pub subject: String,
    /// Which occurrence of it, counting from 1.
    pub number: u32,
    /// What was decided about it.
    pub decision: Decision,
    /// Its condition, or without one its declaration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<RulePlace>,
    /// Why it is not owed, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The recoveries that it is owed in place of, or the one that is owed in its place.
    pub others: Vec<String>,
    /// What it rests on.
    pub because: Vec<Reason>,
    /// What would change whether it is owed: each was made in a copy of the records and judged again. Limits that reach beyond the
    /// journey were not asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Swayed>,
}

/// A change, and what becomes of a recovery.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Swayed {
    /// In words: `not owed if "resolved" (line 18) had come 4m 10s earlier, at 10:15`.
    pub text: String,
    /// Whether it is then owed; else it is then not.
    pub owed: bool,
    /// What would be different.
    pub change: What,
}

/// What was decided about a recovery.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It is owed.
    Owed,
    /// Its condition does not hold, or nothing failed.
    NotCalledFor,
    /// Another is owed in its place.
    GaveWay,
    /// A limit keeps it back: once per so long, or a budget.
    HeldBack,
    /// It cannot be known whether it is owed.
    Undecided,
}

/// One link of the chain: what was asked, and what came of it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Reason {
    /// How far down the chain: what links of depth 1 say, the link of depth 0 before them rests on.
    pub depth: u32,
    /// What it is: a verdict, a fact, a segment or a value.
    pub kind: ReasonKind,
    /// Its name in the rules.
    pub name: String,
    /// Whether it holds, of a fact or segment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holds: Option<Holds>,
    /// In words.
    pub text: String,
}

/// What a link of the chain is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum ReasonKind {
    Verdict,
    Fact,
    Segment,
    Value,
}

/// Whether something holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Holds {
    Yes,
    No,
    Unknown,
}
