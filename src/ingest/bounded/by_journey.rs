//! A log in which the records of each journey follow one another: what has ended is given on, and forgotten.

use super::order::{Ended, Known};
use super::{Relief, stored};
use crate::diagnostic::codes::data;
use crate::diagnostic::{Diagnostic, Place};
use crate::ingest::whole::append;
use crate::ingest::{Batch, Log};
use crate::plan::{ColumnId, PlannedColumn};
use crate::value::Words;

/// Such a log while it is read.
pub(in crate::ingest) struct ByJourney<'c> {
    /// The column of the journeys.
    journey: ColumnId,
    columns: &'c [PlannedColumn],
    /// The words that every part begins with.
    base: Words,
    /// How many bytes of records are held before those that ended are given on.
    most: usize,
    /// The same, or more where a journey is that large.
    wanted: usize,
    ended: Ended,
    returned: Option<Returned>,
    each: &'c mut dyn FnMut(&Log),
}

/// A journey of which it cannot be said that it had not ended before.
struct Returned {
    key: String,
    place: Place,
    known: Known,
}

impl<'c> ByJourney<'c> {
    /// How many bytes of records are held: so many that they are worth judging on several threads.
    const MOST: usize = 16 << 20;

    /// So many journeys may come in any order; beyond, their order must tell that none comes back.
    const IN_ANY_ORDER: usize = 1 << 18;

    /// Nothing read yet. `each` is given logs of whole journeys, one after the other.
    pub(in crate::ingest) fn new(
        columns: &'c [PlannedColumn],
        journey: ColumnId,
        base: Words,
        each: &'c mut dyn FnMut(&Log),
    ) -> Self {
        Self::holding((Self::MOST, Self::IN_ANY_ORDER), columns, journey, base, each)
    }

    fn holding(
        (most, in_any_order): (usize, usize),
        columns: &'c [PlannedColumn],
        journey: ColumnId,
        base: Words,
        each: &'c mut dyn FnMut(&Log),
    ) -> Self {
        let ended = Ended::new(in_any_order);
        Self { journey, columns, base, most, wanted: most, ended, returned: None, each }
    }

    /// Gives on what is left of a log.
    ///
    /// # Errors
    ///
    /// If the records of some journey did not follow one another, or that cannot be told: then what was given on must not be used.
    pub(in crate::ingest) fn finish(mut self, log: &mut Log) -> Result<(), Diagnostic> {
        self.give(log, log.batch.len());
        log.batch = Batch::default();
        let Some(Returned { key, place, known }) = self.returned else { return Ok(()) };
        let entry =
            if known == Known::Again { &data::JOURNEY_RETURNS } else { &data::JOURNEYS_UNORDERED };
        let file = log.files.get(usize::from(place.file)).map_or("", String::as_str);
        let fault = Diagnostic::nowhere(entry).arg("journey", key).arg("file", file);
        Err(fault.arg("line", place.line.to_string()))
    }

    /// Gives on the first records of a log, which are those of whole journeys.
    fn give(&mut self, log: &mut Log, count: usize) {
        if count == 0 {
            return;
        }
        let mut rest = Vec::new();
        let open: Vec<u32> = (count as u32..log.batch.len() as u32).collect();
        stored::write(&log.batch, &log.words, &open, &mut rest);
        log.batch.truncate(count);
        self.check(log);
        if self.returned.is_none() {
            (self.each)(log);
        }
        log.batch.clear();
        log.words = self.base.clone();
        if let Ok(Some(mut part)) = stored::read(&mut &rest[..], self.columns) {
            append(log, &part.places, &part.words, &mut part.columns, |place| place);
        }
    }

    /// Whether none of the journeys ended before.
    fn check(&mut self, log: &Log) {
        let keys = log.batch.columns[self.journey.index()].texts();
        let mut from = 0;
        while self.returned.is_none() && from < keys.len() {
            let key = keys[from].map_or("", |key| log.words.text(key));
            let known = self.ended.see(key);
            if known != Known::New {
                let place = log.batch.places.at(from);
                self.returned = Some(Returned { key: key.to_owned(), place, known });
            }
            from += keys[from..].iter().take_while(|other| **other == keys[from]).count();
        }
    }
}

impl Relief for ByJourney<'_> {
    fn relieve(&mut self, log: &mut Log) {
        if log.batch.bytes() + log.words.bytes() <= self.wanted {
            return;
        }
        let keys = log.batch.columns[self.journey.index()].texts();
        let last = keys.last();
        let ended = keys.iter().rposition(|key| Some(key) != last).map_or(0, |at| at + 1);
        self.give(log, ended);
        // A journey that does not end is not looked through again and again.
        let held = log.batch.bytes() + log.words.bytes();
        self.wanted = self.most.max(2 * held);
    }
}

#[cfg(test)]
mod tests {
    use super::ByJourney;
    use crate::check::program::Type;
    use crate::diagnostic::Place;
    use crate::ingest::tests::{planned, wanted};
    use crate::ingest::whole::Whole;
    use crate::ingest::{Input, Log, fill};
    use crate::plan::ColumnId;
    use crate::value::{Value, Words};
    use proptest::prelude::*;
    use std::collections::BTreeSet;
    use std::num::NonZero;

    type Cells = Vec<(Place, Vec<Option<Value>>)>;

    fn cells(log: &Log) -> Cells {
        let value = |row: usize| {
            log.batch.columns.iter().map(|column| column.value(row, &log.words)).collect()
        };
        (0..log.batch.len()).map(|row| (log.batch.places.at(row), value(row))).collect()
    }

    proptest! {
        #[test]
        fn journeys_are_given_whole_or_not_at_all(
            journeys in prop::collection::vec(("[ab1]{1,2}", 0_u32..6), 0..30),
            sorted in any::<bool>(),
            files in 1_usize..4,
            (most, any_order) in (1_usize..2000, 0_usize..9),
            (length, threads) in (1_usize..300, 1_usize..3),
        ) {
            let mut journeys = journeys;
            if sorted {
                journeys.sort();
                journeys.dedup_by(|one, other| one.0 == other.0);
            }
            let lines: Vec<String> = journeys.iter().flat_map(|(id, count)| {
                (0..*count).map(move |n| format!("{id},2026-11-02T09:00:0{n}Z,{n}.5\n"))
            }).collect();
            let share = lines.len().div_ceil(files).max(1);
            let inputs = || -> Vec<Input> {
                lines.chunks(share).map(|lines| {
                    let text = format!("id,at,n\n{}", lines.concat());
                    Input::new("a.csv", std::io::Cursor::new(text.into_bytes()))
                }).collect()
            };
            let (columns, words) = (planned(&[("n", Type::Number)]), Words::default());
            let how = (length, NonZero::new(threads).unwrap());
            let mut whole = Whole::new(&columns, words.clone());
            fill(&mut whole, how, inputs(), &wanted(&columns), &mut |_| {}).unwrap();
            let whole = whole.finish();

            let mut given: Vec<Cells> = Vec::new();
            let mut each = |log: &Log| given.push(cells(log));
            let mut by_journey =
                ByJourney::holding((most, any_order), &columns, ColumnId(0), words.clone(), &mut each);
            let mut log = Whole::relieved(&columns, words, &mut by_journey);
            fill(&mut log, how, inputs(), &wanted(&columns), &mut |_| {}).unwrap();
            let mut log = log.finish();
            let done = by_journey.finish(&mut log);
            prop_assert_eq!((log.read, log.batch.len()), (whole.read, 0));

            let all = cells(&whole);
            let keys: Vec<&Option<Value>> = all.iter().map(|(_, cells)| &cells[0]).collect();
            let runs = keys.chunk_by(|a, b| a == b).count();
            let together = runs == keys.iter().map(|key| format!("{key:?}")).collect::<BTreeSet<_>>().len();
            prop_assert!(together || done.is_err());
            prop_assert!(done.is_ok() || !together || runs > any_order && !sorted);
            if done.is_ok() {
                let ids = |cells: &Cells| -> BTreeSet<String> {
                    cells.iter().map(|(_, cells)| format!("{:?}", cells[0])).collect()
                };
                let ids: usize = given.iter().map(|cells| ids(cells).len()).sum();
                prop_assert_eq!(ids, runs);
                prop_assert_eq!(given.concat(), all);
            }
        }
    }
}
