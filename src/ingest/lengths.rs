//! A column of lengths of time that is short where they are whole seconds, as most systems write them: then a cell takes four bytes.

use super::MISSING;
use super::batch::retain;
use super::cell::{run, taken};
use super::rows::block::Span;

/// Lengths in microseconds, some of them missing.
#[derive(Clone, Debug)]
pub struct Lengths(Form);

#[derive(Clone, Debug)]
enum Form {
    Seconds(Vec<i32>),
    /// [`MISSING`] where not known.
    Micros(Vec<i64>),
}

/// Marks a missing cell.
const UNKNOWN: i32 = i32::MIN;

const SECOND: i64 = 1_000_000;

impl Default for Lengths {
    fn default() -> Self {
        Self(Form::Seconds(Vec::new()))
    }
}

impl Lengths {
    /// The length in a row in microseconds, if known.
    #[inline]
    pub fn get(&self, row: usize) -> Option<i64> {
        match &self.0 {
            Form::Seconds(cells) => Some(cells[row])
                .filter(|cell| *cell != UNKNOWN)
                .map(|cell| i64::from(cell) * SECOND),
            Form::Micros(cells) => Some(cells[row]).filter(|cell| *cell != MISSING),
        }
    }

    /// Whether a row has a length.
    #[inline]
    pub fn is_known(&self, row: usize) -> bool {
        match &self.0 {
            Form::Seconds(cells) => cells[row] != UNKNOWN,
            Form::Micros(cells) => cells[row] != MISSING,
        }
    }

    /// How many cells.
    pub fn len(&self) -> usize {
        match &self.0 {
            Form::Seconds(cells) => cells.len(),
            Form::Micros(cells) => cells.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How much memory the cells take.
    pub(super) fn bytes(&self) -> usize {
        match &self.0 {
            Form::Seconds(cells) => size_of_val(&cells[..]),
            Form::Micros(cells) => size_of_val(&cells[..]),
        }
    }

    /// Adds a cell.
    pub fn push(&mut self, micros: Option<i64>) {
        if let Form::Seconds(cells) = &mut self.0 {
            match micros.map(seconds) {
                None => return cells.push(UNKNOWN),
                Some(Some(cell)) => return cells.push(cell),
                Some(None) => {}
            }
        }
        self.in_micros().push(micros.unwrap_or(MISSING));
    }

    /// Adds cells up to one that is there but that `read` leaves to others, or that has no room; how many.
    pub(super) fn run(
        &mut self,
        spans: &[Span],
        mut read: impl FnMut(Span) -> Option<i64>,
    ) -> usize {
        match &mut self.0 {
            Form::Seconds(cells) => run(spans, cells, UNKNOWN, |span| read(span).and_then(seconds)),
            Form::Micros(cells) => run(spans, cells, MISSING, read),
        }
    }

    /// Adds lengths up to one that `read` leaves to others, or that has no room; whether there was none such.
    #[cfg(feature = "parquet")]
    pub(super) fn all<V>(
        &mut self,
        values: impl ExactSizeIterator<Item = Option<V>>,
        mut read: impl FnMut(V) -> Option<i64>,
    ) -> bool {
        use super::cell::typed::all;
        match &mut self.0 {
            Form::Seconds(cells) => {
                all(values, cells, UNKNOWN, |value| read(value).and_then(seconds))
            }
            Form::Micros(cells) => all(values, cells, MISSING, read),
        }
    }

    /// Takes the cells, and makes room for as many.
    pub(super) fn taken(&mut self) -> Self {
        Self(match &mut self.0 {
            Form::Seconds(cells) => Form::Seconds(taken(cells)),
            Form::Micros(cells) => Form::Micros(taken(cells)),
        })
    }

    /// Keeps the first `length` cells.
    pub fn truncate(&mut self, length: usize) {
        match &mut self.0 {
            Form::Seconds(cells) => cells.truncate(length),
            Form::Micros(cells) => cells.truncate(length),
        }
    }

    /// Keeps the cells that are marked.
    pub(super) fn retain(&mut self, marked: &[bool]) {
        match &mut self.0 {
            Form::Seconds(cells) => retain(cells, marked),
            Form::Micros(cells) => retain(cells, marked),
        }
    }

    /// Takes the cells of another column.
    pub fn append(&mut self, other: &mut Self) {
        match (&mut self.0, &mut other.0) {
            (Form::Seconds(cells), Form::Seconds(more)) => cells.append(more),
            (_, other) => self.in_micros().append(micros(other)),
        }
    }

    /// Changes cells as one would in a plain list of microseconds, [`MISSING`] where not known.
    pub fn edit(&mut self, change: impl FnOnce(&mut Vec<i64>)) {
        change(self.in_micros());
    }

    fn in_micros(&mut self) -> &mut Vec<i64> {
        micros(&mut self.0)
    }
}

impl FromIterator<Option<i64>> for Lengths {
    fn from_iter<I: IntoIterator<Item = Option<i64>>>(cells: I) -> Self {
        let mut lengths = Self::default();
        cells.into_iter().for_each(|cell| lengths.push(cell));
        lengths
    }
}

/// The cells in microseconds, from now on.
fn micros(form: &mut Form) -> &mut Vec<i64> {
    if let Form::Seconds(cells) = form {
        let wide = |cell: &i32| if *cell == UNKNOWN { MISSING } else { i64::from(*cell) * SECOND };
        *form = Form::Micros(cells.iter().map(wide).collect());
    }
    match form {
        Form::Micros(cells) => cells,
        Form::Seconds(_) => unreachable!("it was widened"),
    }
}

/// A length in whole seconds, if it is that, and not too long.
fn seconds(micros: i64) -> Option<i32> {
    let cell = i32::try_from(micros / SECOND).ok()?;
    (micros % SECOND == 0 && cell != UNKNOWN).then_some(cell)
}

#[cfg(test)]
mod tests {
    use super::{Lengths, SECOND};
    use proptest::prelude::*;

    fn any_length() -> impl Strategy<Value = Option<i64>> {
        prop_oneof![
            4 => prop::option::of((-100_i64..100).prop_map(|seconds| seconds * SECOND)),
            1 => (i64::MIN + 1..).prop_map(Some),
            1 => (-3_i64..3).prop_map(|far| Some((i64::from(i32::MIN) + far) * SECOND)),
        ]
    }

    proptest! {
        #[test]
        fn gives_back_what_was_put_in(
            first in prop::collection::vec(any_length(), 0..12),
            second in prop::collection::vec(any_length(), 0..12),
            marked in prop::collection::vec(any::<bool>(), 24),
        ) {
            let column = |cells: &[Option<i64>]| cells.iter().copied().collect::<Lengths>();
            let mut joined = column(&first);
            joined.append(&mut column(&second));
            let all: Vec<_> = first.iter().chain(&second).copied().collect();
            for mut column in [joined, column(&all)] {
                prop_assert_eq!(column.len(), all.len());
                for (row, cell) in all.iter().enumerate() {
                    prop_assert_eq!(column.get(row), *cell);
                    prop_assert_eq!(column.is_known(row), cell.is_some());
                }
                column.retain(&marked[..all.len()]);
                let kept: Vec<_> = (0..column.len()).map(|row| column.get(row)).collect();
                let marks = all.iter().zip(&marked);
                let wanted: Vec<_> = marks.filter(|(_, marked)| **marked).map(|(cell, _)| *cell).collect();
                prop_assert_eq!(kept, wanted);
            }
        }
    }
}
