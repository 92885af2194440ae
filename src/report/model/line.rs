//! The lines of the stream: one thing found a line, as it is found.

use super::case::{Judged, Seen};
use super::common::{LocalTime, Value, Verdict};
use super::recovery::OwedRecovery;
use super::script::ScriptFailure;
use super::subject::SubjectKind;
use super::{Language, UndecidedKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One line. A stream begins with `run` and ends with `end`; without `end` it was cut off.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Line {
    /// What was judged.
    Run(Run),
    /// One verdict.
    Verdict(Box<VerdictLine>),
    /// A record or condition that could not be decided.
    Undecided(UndecidedLine),
    /// A fact that holds.
    Fact(FactLine),
    /// A recovery owed.
    Recovery(Box<OwedRecovery>),
    /// A place in a script at which calls stopped; these come before the last line.
    Script(Box<ScriptFailure>),
    /// The last line.
    End(End),
}

/// What was judged.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Run {
    /// The version of this format: 1.
    pub version: u32,
    /// The program that wrote it, with its version.
    pub tool: String,
    /// The language of the texts.
    pub language: Language,
    /// The rule files, the one named on the command line first.
    pub rules: Vec<String>,
    /// The logs.
    pub logs: Vec<String>,
    /// IANA name of the service's time zone.
    pub zone: String,
    /// The instant as of which everything was judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<LocalTime>,
}

/// The verdict on one expectation of one occurrence.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct VerdictLine {
    /// The journey; for a moment `per customer` (or another field) that field's value.
    pub journey: String,
    /// The field that `journey` is a value of, for a moment `per` that field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// Whether it is a moment or a touchpoint.
    pub kind: SubjectKind,
    /// The moment's or touchpoint's name.
    pub subject: String,
    /// Which occurrence of it, counting from 1 within the journey.
    pub number: u32,
    /// The record it starts with.
    pub start: Seen,
    /// The record that ended it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Seen>,
    /// The verdict on the occurrence as a whole.
    pub whole: Verdict,
    /// What is at stake.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stake: Option<Value>,
    /// By how much a deadline or length was overrun, in microseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overrun: Option<i64>,
    /// The verdict and its evidence.
    #[serde(flatten)]
    pub judged: Judged,
}

/// Something that could not be decided for lack of a field.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct UndecidedLine {
    /// The journey, or the value of the field `per`.
    pub journey: String,
    /// The field that `journey` is a value of, for what is judged `per` that field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// What could not be decided.
    pub what: UndecidedKind,
    /// The touchpoint, moment, fact or recovery.
    pub name: String,
    /// The field that was missing; absent where it rests on unknown verdicts only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The log of the record that should say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Its line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
}

/// A fact that holds of a journey.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct FactLine {
    /// The journey, or the value of the field `per`.
    pub journey: String,
    /// The field that `journey` is a value of, for what is judged `per` that field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// Its name.
    pub fact: String,
    /// What people call it.
    pub title: String,
    /// The records whose values it saw.
    pub records: Vec<super::Place>,
}

/// What the stream held.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct End {
    /// Lines of type `verdict`.
    pub verdicts: u64,
    /// Lines of type `undecided`.
    pub undecided: u64,
    /// Lines of type `fact`.
    pub facts: u64,
    /// Lines of type `recovery`.
    pub recoveries: u64,
    /// Lines of type `script`.
    #[serde(default)]
    pub scripts: u64,
}
