//! The columns a plan needs: the only ones that are decoded.

use crate::check::program::{FieldId, Reading, Type};

/// Of [`Plan::columns`](super::Plan), and of [`Batch::columns`](crate::ingest::Batch), in the same order.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct ColumnId(pub u16);

impl ColumnId {
    /// As an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One column to decode.
#[derive(Clone, Debug)]
pub struct PlannedColumn {
    /// The field it gives.
    pub field: FieldId,
    /// The header (CSV) or key (JSON) it is read from.
    pub header: String,
    /// What its cells become.
    pub ty: Type,
    /// How its cells are read.
    pub reading: Reading,
    /// The declaration, for messages about a missing column.
    pub span: crate::source::Span,
}
