//! What tells apart the records that are judged together.

use super::{ColumnId, Expr};
use crate::check::program::Key;

/// The journey, or a field that moments are `per`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PlannedKey {
    /// As meant.
    pub key: Key,
    /// The column that holds it.
    pub column: ColumnId,
}

/// Of [`Plan::keys`](super::Plan::keys).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct KeyId(pub u16);

impl KeyId {
    /// Journeys.
    pub const JOURNEY: Self = Self(0);

    /// As an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A fact.
#[derive(Clone, Debug)]
pub struct PlannedFact {
    /// When it holds.
    pub when: Expr,
    /// Whose verdicts it asks for; `None`: nobody's, and it is of whatever asks for it.
    pub key: Option<KeyId>,
}

impl PlannedFact {
    /// Whose it is by itself.
    pub fn own_key(&self) -> KeyId {
        self.key.unwrap_or(KeyId::JOURNEY)
    }
}
