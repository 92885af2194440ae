//! JSON Schemas (2020-12) of what is written, made from the types that are written.

use super::model::{Line, Model, Worklist};
use super::story::Story;
use schemars::{Schema, schema_for};

/// Of the one JSON document.
pub fn model() -> Schema {
    schema_for!(Model)
}

/// Of each line of the stream.
pub fn line() -> Schema {
    schema_for!(Line)
}

/// Of one journey explained.
pub fn story() -> Schema {
    schema_for!(Story)
}

/// Of the work list.
pub fn worklist() -> Schema {
    schema_for!(Worklist)
}
