//! Codes of this family; see the table in [`super`].

use crate::diagnostic::Entry;

/// All of them, in order.
pub static ALL: &[&Entry] = &[];
