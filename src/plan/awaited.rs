//! What a clock waits for.

use super::Expr;
use crate::check::program::PatternId;

/// What a clock waits for.
#[derive(Clone, PartialEq, Debug)]
pub enum Awaited {
    /// A record that matches.
    Pattern(PatternId),
    /// The instant that a field or expression gives.
    Instant(Expr),
}

impl Awaited {
    /// The pattern, if records are waited for.
    pub fn pattern(&self) -> Option<PatternId> {
        match self {
            Self::Pattern(pattern) => Some(*pattern),
            Self::Instant(_) => None,
        }
    }
}
