//! Clocks: one cycle each.

use super::common::{LocalTime, Place, Value, Waiting};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One cycle of a clock. Of the time from `start` to `read`, `elapsed` counted, `paused` stood under a pause and
/// `out_of_hours` lay outside the calendar: they add up to it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Clock {
    /// When it was set.
    pub start: LocalTime,
    /// When it was read: when what it waits for came or could come no more, else as-of.
    pub read: LocalTime,
    /// Whether it was stopped: what it waits for came, or could come no more.
    pub stopped: bool,
    /// Microseconds that counted.
    pub elapsed: i64,
    /// Microseconds under a pause.
    pub paused: i64,
    /// Microseconds out of hours.
    pub out_of_hours: i64,
    /// Microseconds that may still run, negative where too much did: the limit less `elapsed`. Of a limit in days and
    /// of a promised instant, the true time left to the deadline; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remaining: Option<i64>,
    /// How it ran, where that changed: each part lasts until the next.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub course: Vec<Course>,
}

/// A part of a clock's course.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Course {
    /// From when.
    pub from: LocalTime,
    /// The record since which it is so.
    #[serde(flatten)]
    pub place: Place,
    /// Whether it ran, or stood under a pause.
    pub state: Waiting,
    /// The segment whose exception was in force; absent: the general requirement was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exception: Option<String>,
    /// The limit that was in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<Value>,
}
