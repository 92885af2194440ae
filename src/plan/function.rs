//! Functions of scripts, as rules call them.

use crate::script::{Kind, Script};
use std::sync::Arc;

/// A function of a script.
#[derive(Clone, Debug)]
pub struct PlannedFunction {
    /// Its name there.
    pub name: String,
    /// Where it is.
    pub script: Arc<Script>,
    /// What it gives.
    pub returns: Kind,
}
