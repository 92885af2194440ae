//! Parts whose records are in the log, kept for their memory: while some threads read, getting memory and giving it back keeps all of them
//! waiting for the system.

use super::Part;
use crate::ingest::Column;
use crate::ingest::cell::ColumnReader;
use std::mem::replace;
use std::sync::{Arc, Mutex, PoisonError};

/// Those that wait to be used again.
#[derive(Clone, Default)]
pub(in crate::ingest) struct Spare(Arc<Mutex<Vec<Part>>>);

impl Spare {
    /// One that is empty.
    pub(super) fn take(&self) -> Option<Part> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn keep(&self, part: Part) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(part);
    }
}

impl Part {
    /// Its memory can be used again.
    pub(in crate::ingest) fn done(mut self) {
        if let Some(spare) = self.spare.take() {
            self.columns.iter_mut().for_each(Column::clear);
            self.words.clear();
            spare.keep(Self { columns: self.columns, words: self.words, ..Self::default() });
        }
    }
}

impl ColumnReader {
    /// What was read since it was asked last, in exchange for an empty column of the same type.
    pub(in crate::ingest) fn exchange(&mut self, room: Column) -> Column {
        match (self, room) {
            (Self::Text(cells) | Self::OneOf(_, cells), Column::Text(room)) => {
                Column::Text(replace(cells, room.into_list()).into())
            }
            (
                Self::Number(cells) | Self::Percent(cells) | Self::Scale { cells, .. },
                Column::Number(room),
            ) => Column::Number(replace(cells, room)),
            (Self::Money(currency, cells), Column::Money(_, room)) => {
                Column::Money(*currency, replace(cells, room))
            }
            (Self::Duration(_, cells), Column::Duration(room)) => {
                Column::Duration(replace(cells, room))
            }
            (Self::Time(_, cells), Column::Time(room)) => Column::Time(replace(cells, room)),
            (Self::Flag(cells), Column::Bool(room)) => Column::Bool(replace(cells, room)),
            (reader, _) => reader.take(),
        }
    }
}
