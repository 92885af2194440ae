//! The engine's view of a journey, as figures and reports see it.

use super::fold::{Asked, Sight};
use crate::check::program::{FieldId, SegmentId};
use crate::judge::View;
use crate::judge::verdict::Row;
use crate::unit::Instant;
use crate::value::{Truth, Value};

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

    fn segment(&self, segment: SegmentId, asked: Asked) -> Truth {
        match asked {
            Asked::Record(row) => self.own_segment(segment, row),
            Asked::State(row) => self.state_segment(segment, row),
        }
    }
}
