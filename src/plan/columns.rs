//! The columns a plan needs: the only ones that are decoded.

use super::Plan;
use crate::check::program::{FieldId, Program, Reading, Type};

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
    /// Whether a log may be without it: no rule asks for it, it is only shown.
    pub optional: bool,
}

impl Plan {
    /// Reads these fields too, where a log has them: they change no verdict.
    pub fn show(&mut self, fields: impl IntoIterator<Item = FieldId>) {
        for field in fields {
            if self.column(field).is_none() {
                self.column_of[field.index()] = Some(ColumnId(self.columns.len() as u16));
                let column = PlannedColumn::of(field, &self.program, true);
                self.columns.push(column);
            }
        }
    }
}

impl PlannedColumn {
    pub(super) fn of(field: FieldId, program: &Program, optional: bool) -> Self {
        let declared = &program.fields[field.index()];
        Self {
            field,
            header: declared.column.clone(),
            ty: declared.ty.clone(),
            reading: declared.reading.clone(),
            span: declared.span,
            optional,
        }
    }
}
