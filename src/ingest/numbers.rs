//! A column of exact decimals that is short where they are: scores take a byte a cell, counts four.

use super::batch::retain;
use super::cell::{run, taken};
use super::rows::block::Span;
use crate::unit::Decimal;

/// Decimals, some of them missing.
#[derive(Clone, Debug)]
pub struct Numbers(Form);

#[derive(Clone, Debug)]
enum Form {
    /// Small whole numbers; [`NONE`] where missing.
    Small(Vec<i8>),
    /// In units of ten to the power of minus `places`; [`MISSING`] where missing.
    Short {
        places: u32,
        cells: Vec<i32>,
    },
    Long(Vec<Option<Decimal>>),
}

/// Marks a missing cell among small ones.
const NONE: i8 = i8::MIN;

/// Marks a missing cell among short ones.
const MISSING: i32 = i32::MIN;

/// More decimal places than these are no longer short.
const MOST_PLACES: u32 = 6;

impl Default for Numbers {
    fn default() -> Self {
        Self(Form::Small(Vec::new()))
    }
}

impl Numbers {
    /// The number in a row, if known.
    #[inline]
    pub fn get(&self, row: usize) -> Option<Decimal> {
        match &self.0 {
            Form::Small(cells) => (cells[row] != NONE).then(|| Decimal::from(cells[row])),
            Form::Short { places, cells } => (cells[row] != MISSING).then(|| {
                let value = Decimal::new(i64::from(cells[row]), *places);
                if *places == 0 { value } else { value.normalize() }
            }),
            Form::Long(cells) => cells[row],
        }
    }

    /// The number in a row, if it is known and of a column that has only short whole numbers.
    #[inline]
    pub(crate) fn whole(&self, row: usize) -> Option<i64> {
        match &self.0 {
            Form::Small(cells) => (cells[row] != NONE).then(|| i64::from(cells[row])),
            Form::Short { places: 0, cells } => {
                (cells[row] != MISSING).then(|| i64::from(cells[row]))
            }
            Form::Short { .. } | Form::Long(_) => None,
        }
    }

    /// Whether a row has a number.
    #[inline]
    pub fn is_known(&self, row: usize) -> bool {
        match &self.0 {
            Form::Small(cells) => cells[row] != NONE,
            Form::Short { cells, .. } => cells[row] != MISSING,
            Form::Long(cells) => cells[row].is_some(),
        }
    }

    /// How many cells.
    pub fn len(&self) -> usize {
        match &self.0 {
            Form::Small(cells) => cells.len(),
            Form::Short { cells, .. } => cells.len(),
            Form::Long(cells) => cells.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How much memory the cells take.
    pub(super) fn bytes(&self) -> usize {
        match &self.0 {
            Form::Small(cells) => cells.len(),
            Form::Short { cells, .. } => size_of_val(&cells[..]),
            Form::Long(cells) => size_of_val(&cells[..]),
        }
    }

    /// Keeps the cells that are marked.
    pub(super) fn retain(&mut self, marked: &[bool]) {
        match &mut self.0 {
            Form::Small(cells) => retain(cells, marked),
            Form::Short { cells, .. } => retain(cells, marked),
            Form::Long(cells) => retain(cells, marked),
        }
    }

    /// Adds a cell.
    pub fn push(&mut self, value: Option<Decimal>) {
        let pushed = match &mut self.0 {
            Form::Small(cells) => {
                let cell = value.map_or(Some(NONE), |value| small(short(value, 0)?));
                cell.map(|cell| cells.push(cell))
            }
            Form::Short { places, cells } => {
                let cell = value.map_or(Some(MISSING), |value| short(value, *places));
                cell.map(|cell| cells.push(cell))
            }
            Form::Long(cells) => {
                cells.push(value);
                Some(())
            }
        };
        if pushed.is_none() {
            self.make_room(value);
            self.push(value);
        }
    }

    /// Adds cells up to one that is there but that `read` leaves to others, or that has no room; how many.
    pub(super) fn run(
        &mut self,
        spans: &[Span],
        mut read: impl FnMut(Span) -> Option<i32>,
    ) -> usize {
        match &mut self.0 {
            Form::Small(cells) => return run(spans, cells, NONE, |span| small(read(span)?)),
            Form::Short { places: 0, cells } => return run(spans, cells, MISSING, read),
            Form::Short { .. } | Form::Long(_) => {}
        }
        let mut done = 0;
        for span in spans {
            let cell = if span.is_nothing() { Some(MISSING) } else { read(*span) };
            let Some(cell) = cell else { break };
            self.push((cell != MISSING).then(|| Decimal::from(cell)));
            done += 1;
        }
        done
    }

    /// Adds whole numbers up to one that `read` leaves to others, or that has no room; whether there was none such.
    #[cfg(feature = "parquet")]
    pub(super) fn all<V>(
        &mut self,
        values: impl ExactSizeIterator<Item = Option<V>>,
        mut read: impl FnMut(V) -> Option<i32>,
    ) -> bool {
        use super::cell::typed::all;
        match &mut self.0 {
            Form::Small(cells) => return all(values, cells, NONE, |value| small(read(value)?)),
            Form::Short { places: 0, cells } => return all(values, cells, MISSING, read),
            Form::Short { .. } | Form::Long(_) => {}
        }
        for value in values {
            let Some(cell) = value.map_or(Some(MISSING), &mut read) else { return false };
            self.push((cell != MISSING).then(|| Decimal::from(cell)));
        }
        true
    }

    /// Takes the cells, and makes room for as many.
    pub(super) fn taken(&mut self) -> Self {
        Self(match &mut self.0 {
            Form::Small(cells) => Form::Small(taken(cells)),
            Form::Short { places, cells } => {
                Form::Short { places: std::mem::take(places), cells: taken(cells) }
            }
            Form::Long(_) => std::mem::take(self).0,
        })
    }

    /// Forgets all cells, but keeps the room of short ones: what came before says little of how long the next ones are.
    pub(super) fn clear(&mut self) {
        match &mut self.0 {
            Form::Small(cells) => cells.clear(),
            Form::Short { places, cells } => {
                *places = 0;
                cells.clear();
            }
            Form::Long(_) => *self = Self::default(),
        }
    }

    /// Keeps the first `length` cells.
    pub fn truncate(&mut self, length: usize) {
        match &mut self.0 {
            Form::Small(cells) => cells.truncate(length),
            Form::Short { cells, .. } => cells.truncate(length),
            Form::Long(cells) => cells.truncate(length),
        }
    }

    /// Takes the cells of another column.
    pub fn append(&mut self, other: &mut Self) {
        match (&mut self.0, &mut other.0) {
            (Form::Small(cells), Form::Small(more)) => cells.append(more),
            (Form::Short { places: 0, cells }, Form::Small(more)) => {
                let wide = |cell: i8| if cell == NONE { MISSING } else { i32::from(cell) };
                cells.extend(more.drain(..).map(wide));
            }
            (Form::Short { places, cells }, Form::Short { places: others, cells: more })
                if places == others =>
            {
                cells.append(more);
            }
            _ => {
                (0..other.len()).for_each(|row| self.push(other.get(row)));
                other.clear();
            }
        }
    }

    /// Changes cells as one would in a plain list.
    pub fn edit(&mut self, change: impl FnOnce(&mut Vec<Option<Decimal>>)) {
        let mut cells = (0..self.len()).map(|row| self.get(row)).collect();
        change(&mut cells);
        *self = cells.into_iter().collect();
    }

    /// Takes another form, in which a number has room.
    fn make_room(&mut self, value: Option<Decimal>) {
        let wanted = value.map_or(0, |value| value.normalize().scale());
        let is_short = value.is_some_and(|value| short(value, wanted).is_some());
        let wider = |places| Self(Form::Short { places, cells: Vec::new() });
        let mut wider = match self.0 {
            Form::Small(_) if wanted <= MOST_PLACES && is_short => wider(wanted),
            Form::Short { places, .. } if wanted > places && wanted <= MOST_PLACES => wider(wanted),
            _ => Self(Form::Long(Vec::new())),
        };
        for row in 0..self.len() {
            wider.push(self.get(row));
        }
        *self = wider;
    }
}

impl FromIterator<Option<Decimal>> for Numbers {
    fn from_iter<I: IntoIterator<Item = Option<Decimal>>>(cells: I) -> Self {
        let mut numbers = Self::default();
        cells.into_iter().for_each(|cell| numbers.push(cell));
        numbers
    }
}

fn small(cell: i32) -> Option<i8> {
    i8::try_from(cell).ok().filter(|cell| *cell != NONE)
}

/// A number in units of ten to the power of minus `places`, if it is one exactly.
fn short(value: Decimal, places: u32) -> Option<i32> {
    let scale = value.scale();
    let mantissa = i64::try_from(value.mantissa()).ok()?;
    let cell = if scale <= places {
        mantissa.checked_mul(10_i64.pow(places - scale))?
    } else {
        let parts = 10_i64.checked_pow(scale - places)?;
        (mantissa % parts == 0).then_some(mantissa / parts)?
    };
    i32::try_from(cell).ok().filter(|cell| *cell != MISSING)
}

#[cfg(test)]
mod tests {
    use super::Numbers;
    use crate::unit::Decimal;
    use proptest::prelude::*;

    fn any_number() -> impl Strategy<Value = Option<Decimal>> {
        let sized = |most: i64, places: std::ops::Range<u32>| {
            (-most..=most, places).prop_map(|(mantissa, places)| Decimal::new(mantissa, places))
        };
        prop_oneof![
            Just(None),
            sized(10, 0..1).prop_map(Some),
            sized(100, 0..3).prop_map(Some),
            sized(i64::from(i32::MAX) + 2, 0..2).prop_map(Some),
            sized(i64::MAX, 0..20).prop_map(Some),
        ]
    }

    proptest! {
        #[test]
        fn gives_back_what_was_put_in(
            first in prop::collection::vec(any_number(), 0..12),
            second in prop::collection::vec(any_number(), 0..12),
        ) {
            let column = |cells: &[Option<Decimal>]| cells.iter().copied().collect::<Numbers>();
            let mut joined = column(&first);
            joined.append(&mut column(&second));
            let all: Vec<_> = first.iter().chain(&second).copied().collect();
            for column in [joined, column(&all)] {
                prop_assert_eq!(column.len(), all.len());
                for (row, cell) in all.iter().enumerate() {
                    prop_assert_eq!(column.get(row), *cell);
                    prop_assert_eq!(column.is_known(row), cell.is_some());
                    let written = |value: Decimal| value.normalize().to_string();
                    prop_assert_eq!(column.get(row).map(written), cell.map(written));
                }
            }
        }
    }
}
