//! Where records stand in their logs, kept short: most stand on the line behind the one before.

use crate::diagnostic::Place;

/// The place of each record, in their order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Places {
    runs: Vec<Run>,
    length: usize,
}

/// Records on lines that follow one another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Run {
    /// The first of them.
    record: u32,
    first: Place,
}

impl Run {
    fn at(self, record: usize) -> Place {
        let line = self.first.line.saturating_add(record as u32 - self.record);
        Place { line, ..self.first }
    }
}

impl Places {
    /// Of how many records.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The place of a record; `None`: there is no such record.
    pub fn get(&self, record: usize) -> Option<Place> {
        let run = match &self.runs[..] {
            [run] => run,
            runs => {
                let behind = runs.partition_point(|run| run.record as usize <= record);
                &runs[behind.checked_sub(1)?]
            }
        };
        (record < self.length).then(|| run.at(record))
    }

    /// The place of a record that is there.
    pub fn at(&self, record: usize) -> Place {
        self.get(record).unwrap_or_default()
    }

    /// Adds that of the next record.
    #[inline]
    pub fn push(&mut self, place: Place) {
        if self.runs.last().is_none_or(|run| run.at(self.length) != place) {
            self.runs.push(Run { record: self.length as u32, first: place });
        }
        self.length += 1;
    }

    /// Adds those of further records, moved.
    pub(super) fn append(&mut self, others: &Self, moved: impl Fn(Place) -> Place) {
        for (at, run) in others.runs.iter().enumerate() {
            let end = others.runs.get(at + 1).map_or(others.length, |next| next.record as usize);
            // A run that was moved may go on where the last one ended.
            self.push(moved(run.first));
            self.length += end - run.record as usize - 1;
        }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = Place> {
        let ends = self.runs.iter().skip(1).map(|next| next.record as usize);
        let each = self.runs.iter().zip(ends.chain([self.length]));
        each.flat_map(|(run, end)| (run.record as usize..end).map(|record| run.at(record)))
    }

    /// Forgets all but the first, so many.
    pub(super) fn truncate(&mut self, length: usize) {
        self.runs.retain(|run| (run.record as usize) < length);
        self.length = self.length.min(length);
    }

    /// How much memory they take.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&self.runs[..])
    }
}

impl Extend<Place> for Places {
    fn extend<I: IntoIterator<Item = Place>>(&mut self, places: I) {
        places.into_iter().for_each(|place| self.push(place));
    }
}

impl FromIterator<Place> for Places {
    fn from_iter<I: IntoIterator<Item = Place>>(places: I) -> Self {
        let mut all = Self::default();
        all.extend(places);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::Places;
    use crate::diagnostic::Place;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn places_are_given_back(
            parts in prop::collection::vec((0_u16..2, 0_u32..9, prop::collection::vec(0_u32..4, 0..12)), 0..6)
        ) {
            let (mut all, mut want) = (Places::default(), Vec::new());
            for (file, moved, steps) in parts {
                let lines = steps.iter().scan(0, |line, step| { *line += step; Some(*line) });
                let part: Vec<Place> = lines.map(|line| Place { file, line }).collect();
                let there: Places = part.iter().copied().collect();
                prop_assert!(there.iter().eq(part.iter().copied()));
                let moved = |place: Place| Place { line: place.line + moved, ..place };
                all.append(&there, moved);
                want.extend(part.into_iter().map(moved));
            }
            prop_assert_eq!(all.len(), want.len());
            prop_assert_eq!(all.iter().collect::<Vec<_>>(), want.clone());
            for (record, place) in want.iter().enumerate() {
                prop_assert_eq!(all.at(record), *place);
            }
            prop_assert_eq!(all.get(want.len()), None);
            let half = want.len() / 2;
            all.truncate(half);
            prop_assert_eq!(all.iter().collect::<Vec<_>>(), &want[..half]);
            all.push(Place { file: 9, line: 9 });
            prop_assert_eq!(all.at(half), Place { file: 9, line: 9 });
        }
    }
}
