//! Scripts that gave nothing.

use super::common::RulePlace;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One place in a script at which calls of a function stopped. What rests on them is unknown.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ScriptFailure {
    /// The stable code: `MOT0711`.
    pub code: String,
    /// Its stable short name.
    pub slug: String,
    /// The function, as the rules call it.
    pub function: String,
    /// What went wrong, in words: of the example.
    pub message: String,
    /// Where in the script.
    pub script: RulePlace,
    /// For how many different arguments.
    pub arguments: u64,
    /// Whether there may be more: so many are told apart at one place.
    #[serde(default, skip_serializing_if = "is_false")]
    pub or_more: bool,
    /// One of them: the first in alphabetical order, long texts cut.
    pub example: Vec<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}
