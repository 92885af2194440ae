//! What would turn a verdict, as data and in words.

use crate::report::model::{Failure, LocalTime, Place, RulePlace, Value, Verdict};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A change that turns a verdict: it was made in a copy of the records and judged again.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// In words: `met if "resolved" (line 18) had come 4m 10s earlier, at 10:15`.
    pub text: String,
    /// The verdict it leads to.
    pub to: Verdict,
    /// How that one fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure: Option<Failure>,
    /// Whether one step less (a microsecond, a record, the next value) was tried and does not turn it.
    pub smallest: bool,
    /// What would be different.
    pub change: What,
}

/// What would be different.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum What {
    /// A record comes earlier or later. Where that lies after as-of, it is judged as of then.
    Move {
        /// The record.
        record: Place,
        /// When it would come.
        to: LocalTime,
        /// By how many microseconds later; negative: earlier.
        by: i64,
    },
    /// Records are not there.
    Drop {
        /// Which.
        records: Vec<Place>,
    },
    /// Further records come.
    Add {
        /// The pattern they match, as people read it.
        pattern: String,
        /// How many.
        count: u32,
        /// What they say beside their journey and time, as their pattern tells.
        says: Vec<Said>,
        /// What they say that their pattern does not tell.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        besides: Vec<Said>,
        /// At which instant.
        at: LocalTime,
        /// Just before this record of that instant.
        #[serde(skip_serializing_if = "Option::is_none")]
        before: Option<Place>,
        /// Right after this record of that instant.
        #[serde(skip_serializing_if = "Option::is_none")]
        after: Option<Place>,
    },
    /// Further records come, one at each instant.
    Repeat {
        /// The pattern they match, as people read it.
        pattern: String,
        /// When, in order.
        times: Vec<LocalTime>,
    },
    /// Records say other values.
    Set {
        /// Which records.
        records: Vec<Place>,
        /// What they say.
        says: Vec<Said>,
        /// Which other values would do as well.
        also: Also,
        /// The segment this makes the difference for.
        #[serde(skip_serializing_if = "Option::is_none")]
        segment: Option<String>,
        /// Whether that segment then holds.
        #[serde(skip_serializing_if = "Option::is_none")]
        holds: Option<bool>,
        /// The requirement that then applies.
        #[serde(skip_serializing_if = "Option::is_none")]
        rule: Option<RulePlace>,
    },
    /// Nothing comes until this instant.
    Wait {
        /// As of then.
        until: LocalTime,
    },
    /// There is no waiver.
    Unwaive,
    /// Several of the above at once; none of them can be left out.
    Together {
        /// Which.
        changes: Vec<What>,
    },
}

/// What a record says.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Said {
    /// Of which field.
    pub field: String,
    /// The value; absent: nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

/// Which other values would do as well.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Also {
    /// None, or none that were tried.
    No,
    /// All that are less.
    Less,
    /// All that are more.
    More,
    /// Any that the rules do not name.
    Other,
}

/// What a missing field would decide.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Answer {
    /// In words: `met if tier on line 14 were gold or platinum, failed if standard`.
    pub text: String,
    /// The field.
    pub field: String,
    /// The record that should say it.
    #[serde(flatten)]
    pub place: Place,
    /// The verdict for each choice of values.
    pub choices: Vec<Choice>,
}

/// The verdict that some values of a field lead to.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Choice {
    /// The verdict.
    pub verdict: Verdict,
    /// These values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Value>,
    /// Any value that the rules do not name.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub other: bool,
    /// From this value on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<Limit>,
    /// Up to this value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<Limit>,
}

/// An end of a range.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Limit {
    /// The value.
    pub value: Value,
    /// Whether it is in the range.
    pub included: bool,
}
