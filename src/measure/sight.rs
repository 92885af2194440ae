//! What those who measure and report ask of a journey's records.

use crate::check::program::{FieldId, SegmentId, TouchpointId};
use crate::judge::View;
use crate::judge::verdict::Row;
use crate::unit::Instant;
use crate::value::{Truth, Value};

/// What a record or journey shows of itself.
pub trait Sight {
    /// The journey's records, in order; those after the as-of instant do not exist.
    fn rows(&self) -> &[Row];
    /// When a record happened.
    fn time(&self, row: Row) -> Instant;
    /// A field, as seen from there; `None`: missing.
    fn field(&self, field: FieldId, asked: Asked) -> Option<Value>;
    /// Calls `each` with every record that has a value of its own, in order.
    fn known(&self, field: FieldId, mut each: impl FnMut(Row)) {
        let rows = self.rows().iter().copied();
        rows.filter(|row| self.field(field, Asked::Record(*row)).is_some()).for_each(&mut each);
    }
    /// The touchpoints that a record is.
    fn touchpoints(&self, row: Row) -> Vec<TouchpointId>;
    /// Whether it belongs to a segment, as seen from there.
    fn segment(&self, segment: SegmentId, asked: Asked) -> Truth;
}

/// Where a field or segment is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    /// Of the record's own values.
    Record(Row),
    /// Of the last known values up to the record.
    State(Row),
}

impl Sight for View<'_> {
    fn rows(&self) -> &[Row] {
        View::rows(self)
    }

    fn time(&self, row: Row) -> Instant {
        View::time(self, row)
    }

    fn field(&self, field: FieldId, asked: Asked) -> Option<Value> {
        match asked {
            Asked::Record(row) => self.own(field, row),
            Asked::State(row) => self.state(field, row),
        }
    }

    fn known(&self, field: FieldId, each: impl FnMut(Row)) {
        View::known(self, field, each);
    }

    fn touchpoints(&self, row: Row) -> Vec<TouchpointId> {
        View::touchpoints(self, row)
    }

    fn segment(&self, segment: SegmentId, asked: Asked) -> Truth {
        match asked {
            Asked::Record(row) => self.own_segment(segment, row),
            Asked::State(row) => self.state_segment(segment, row),
        }
    }
}
