//! One journey explained: its records in order, what happened in it, and why each verdict is what it is.
//!
//! Pure data, in the order in which it is shown. As JSON it is versioned ([`VERSION`]) and follows the conventions of
//! [`crate::report::model`].

use super::change::{Answer, Change};
use super::reason::{Conclusion, Reasoned};
use crate::report::model::{
    Failure, Judged, Language, LocalTime, MissingField, OwedRecovery, Place, RulePlace,
    SubjectKind, Value, Verdict, Waiting,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The version of the format. It rises when a reader of the old one could misread the new one;
/// further fields do not raise it.
pub const VERSION: u32 = 1;

/// A journey, or the records of one customer for a moment `per customer`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Story {
    /// The version of this format: 1.
    pub version: u32,
    /// The program that wrote it, with its version.
    pub tool: String,
    /// The language of the texts in it.
    pub language: Language,
    /// What the service is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// The rule files, the one named on the command line first.
    pub rules: Vec<String>,
    /// The logs.
    pub logs: Vec<String>,
    /// IANA name of the service's time zone: every local time below is of this zone.
    pub zone: String,
    /// The instant as of which it was judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<LocalTime>,
    /// The journey; for the records of a customer (or another field) that field's value.
    pub journey: String,
    /// The field that `journey` is a value of, where it is no journey.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// Its records, in order.
    pub records: Vec<Record>,
    /// Deadlines that passed without what they waited for, and those that are ahead, in order.
    pub deadlines: Vec<Due>,
    /// What happened in it: in order of the records they start with, moments before touchpoints.
    pub occurrences: Vec<Occurrence>,
    /// What happened to its customer (or another field that moments are `per`), over records of other journeys too, and rests on a
    /// record of this one: by field as declared, then by value, then as judged.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beyond: Vec<Beyond>,
    /// Records that may or may not have made an occurrence: they made none.
    pub undecided: Vec<UndecidedStart>,
    /// What the journey concludes to: every fact that is declared.
    pub facts: Vec<Conclusion>,
    /// The recoveries owed.
    pub owed: Vec<OwedRecovery>,
    /// Why each recovery that is declared for what happened is owed or not, where something is owed, failed or is not
    /// decided.
    pub recoveries: Vec<Reasoned>,
    /// Whether the search for changes was given up because there are too many records.
    pub gave_up: bool,
}

/// A moment `per` a field that rests on a record of the journey.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Beyond {
    /// The field.
    pub per: String,
    /// Its value: what to ask for to have it explained.
    pub value: String,
    /// The moment's name.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// Counting from 1 within its value.
    pub number: u32,
    /// The verdict on the whole.
    pub verdict: Verdict,
    /// How it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure: Option<Failure>,
    /// The state of the clock of an open one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting: Option<Waiting>,
    /// The record it starts with.
    pub start: Place,
    /// Its expectations, as declared.
    pub expectations: Vec<Judged>,
}

/// A record of the journey.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
    /// When it happened.
    pub time: LocalTime,
    /// What happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// What it says, of the fields that rules ask: those that changed, and those that a verdict looked at.
    pub fields: Vec<Field>,
}

/// A value in a record.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Field {
    /// Of which field.
    pub field: String,
    /// The value.
    pub value: Value,
    /// Whether it differs from the last one known.
    pub changed: bool,
    /// Whether a verdict looked at it here.
    pub seen: bool,
}

/// A deadline that passed, or that is ahead.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Due {
    /// When.
    pub time: LocalTime,
    /// How many records come before it, or at it.
    pub after: usize,
    /// Position in `occurrences` of the one it is of.
    pub occurrence: usize,
    /// Position in its `expectations`.
    pub expectation: usize,
    /// Whether it passed; else it is ahead.
    pub passed: bool,
}

/// One time that a moment or touchpoint happened.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Occurrence {
    /// Moment or touchpoint.
    pub kind: SubjectKind,
    /// Its name.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// The field whose value it is of, for a moment `per` that field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// Counting from 1 within the journey.
    pub number: u32,
    /// How long it lasts.
    pub span: Span,
    /// Position in `records` of the one it starts with.
    pub start: usize,
    /// Position of the one that ended it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
    /// Where it had ended and was opened again, in order.
    pub reopened: Vec<Reopened>,
    /// The verdict on the whole.
    pub verdict: Verdict,
    /// How it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure: Option<Failure>,
    /// The state of the clock of an open one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting: Option<Waiting>,
    /// What is at stake.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stake: Option<Value>,
    /// Its expectations, as declared.
    pub expectations: Vec<Told>,
}

/// An end after which an episode was continued.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Reopened {
    /// Position in `records` of the one that ended it; absent: one may have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
    /// Position of the one that opened it again.
    pub start: usize,
}

/// How long an occurrence lasts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// It happens at one record.
    Record,
    /// From a record to the one that ends it.
    Episode,
    /// From a record on, without an end.
    Onwards,
    /// All records.
    Journey,
}

/// An expectation with its verdict, and what would turn it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Told {
    /// The verdict with its evidence.
    #[serde(flatten)]
    pub judged: Judged,
    /// The condition of the segment whose exception applied.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub segment: Option<RulePlace>,
    /// How its clock ran.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<Clock>,
    /// What would turn the verdict, the most telling first; each was made in a copy of the records and judged again.
    pub changes: Vec<Change>,
    /// Of an unknown verdict: what the missing fields would decide, each by itself.
    pub answers: Vec<Answer>,
}

/// How a clock ran.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Clock {
    /// When it was set.
    pub from: LocalTime,
    /// When it was read: when what it waits for came or could come no more, else as-of.
    pub to: LocalTime,
    /// How long it was from set to read, in microseconds.
    pub length: i64,
    /// Whether it was stopped: what it waits for came, or could come no more.
    pub stopped: bool,
    /// Its course in stretches, in order; of many the first.
    pub segments: Vec<Segment>,
    /// Whether there are more segments than are given.
    pub cut: bool,
    /// Lengths and states of those that are not given: the picture shows them too.
    #[serde(skip)]
    pub further: Vec<(i64, ClockState)>,
    /// Time that counted, in microseconds.
    pub counted: i64,
    /// Time under a pause, in microseconds.
    pub paused: i64,
    /// Time out of hours, in microseconds.
    pub closed: i64,
    /// How much may run, in microseconds; absent for days and promised instants.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// What may still run, in microseconds: negative where more ran than may. Without a limit, the true time to the
    /// deadline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remaining: Option<i64>,
    /// How long after it was set the deadline is, in microseconds of true time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<i64>,
    /// Whether the requirement in force changed while it ran; then each segment names its exception.
    pub changes: bool,
}

/// A stretch of a clock's course.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Segment {
    /// From when.
    pub from: LocalTime,
    /// Until when.
    pub to: LocalTime,
    /// Its true length in microseconds.
    pub length: i64,
    /// What the clock did.
    pub state: ClockState,
    /// The segment of customers whose exception was in force, where that changed while the clock ran.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exception: Option<String>,
}

/// What a clock does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClockState {
    /// It runs.
    Running,
    /// It stands under a pause.
    Paused,
    /// It stands out of hours.
    Closed,
}

/// A record of which it could not be decided whether it makes an occurrence.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct UndecidedStart {
    /// The moment or touchpoint.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// The field that was missing, and where.
    #[serde(flatten)]
    pub missing: MissingField,
}

impl Story {
    /// Leaves out what has nothing to do with the expectations that were asked for: the others were taken away before.
    pub fn keep_asked(&mut self) {
        let mut place = vec![None; self.occurrences.len()];
        let mut kept = 0;
        for (at, occurrence) in self.occurrences.iter().enumerate() {
            if !occurrence.expectations.is_empty() {
                place[at] = Some(kept);
                kept += 1;
            }
        }
        self.occurrences.retain(|occurrence| !occurrence.expectations.is_empty());
        self.deadlines.retain_mut(|due| match place[due.occurrence] {
            Some(at) => {
                due.occurrence = at;
                true
            }
            None => false,
        });
        self.facts.clear();
        self.owed.clear();
        self.recoveries.clear();
    }
}
