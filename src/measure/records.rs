//! What records say of themselves, folded into tallies: values each by itself, ratings and answers with their journey.

use super::asking::Asking;
use super::cell::Cell;
use super::figure::number;
use super::fold::{Cells, Measure, cell};
use super::sight::{Asked, Sight};
use super::tally::Tallies;
use crate::check::program::{FieldId, Metric};

impl Measure<'_> {
    /// Counts the ratings and answers of a journey, which belong together. They are counted once: not again for a moment
    /// `per customer`.
    pub fn add_answers(&self, tallies: &mut Tallies, sight: &impl Sight) {
        for (asking, cells) in self.asking.iter().zip(&mut tallies.cells) {
            match asking.metric {
                Metric::Gap(..) => self.add_pairs(asking, cells, sight),
                Metric::PeakEnd(field) => self.add_ratings(asking, cells, field, sight),
                _ => {}
            }
        }
    }

    /// Counts the values that records hold, each by itself: whether they are of one journey or of several makes no difference.
    pub fn add_values(&self, tallies: &mut Tallies, sight: &impl Sight) {
        for (asking, cells) in self.asking.iter().zip(&mut tallies.cells) {
            if let Some(field) = asking.value() {
                self.add_values_of(asking, cells, field, sight);
            }
        }
    }

    /// Whether any values of records are asked for.
    pub fn asks_values(&self) -> bool {
        self.asking.iter().any(|asking| asking.value().is_some())
    }

    fn add_values_of(
        &self,
        asking: &Asking,
        cells: &mut Cells,
        field: FieldId,
        sight: &impl Sight,
    ) {
        let high = asking.scale.map(|(_, high)| high);
        sight.known(field, |row| {
            let asked = Asked::Record(row);
            let value = sight.field(field, asked);
            let Some(value) = value.as_ref().and_then(number) else { return };
            if asking.per.is_empty() {
                return cell(cells, Vec::new(), &asking.metric).add_value(value, high);
            }
            for group in self.groups(&asking.per, asked, row, None, sight) {
                cell(cells, group, &asking.metric).add_value(value, high);
            }
        });
    }

    /// Pairs what each record says was perceived with what was expected up to it.
    fn add_pairs(&self, asking: &Asking, cells: &mut Cells, sight: &impl Sight) {
        let mut expected = vec![None; asking.pairs.len()];
        for &row in sight.rows() {
            let asked = Asked::Record(row);
            for (pair, expected) in asking.pairs.iter().zip(&mut expected) {
                if let Some(answer) = sight.field(pair.expected, asked) {
                    *expected = Some(answer);
                }
            }
            let perceived: Vec<_> =
                asking.pairs.iter().map(|pair| sight.field(pair.perceived, asked)).collect();
            if perceived.iter().all(Option::is_none) {
                continue;
            }
            for group in self.groups(&asking.per, asked, row, None, sight) {
                if let Cell::Gaps(gaps) = cell(cells, group, &asking.metric) {
                    gaps.add(perceived.iter().cloned().zip(expected.iter().cloned()));
                }
            }
        }
    }

    /// Takes the ratings of the whole journey, which is grouped as an occurrence of `each journey`.
    fn add_ratings(&self, asking: &Asking, cells: &mut Cells, field: FieldId, sight: &impl Sight) {
        let (Some(&first), Some(&now)) = (sight.rows().first(), sight.rows().last()) else {
            return;
        };
        let Some(scale) = asking.scale else { return };
        let ratings = sight.rows().iter().filter_map(|row| sight.field(field, Asked::Record(*row)));
        let ratings: Vec<_> = ratings.filter_map(|value| number(&value)).collect();
        if ratings.is_empty() {
            return;
        }
        for group in self.groups(&asking.per, Asked::State(now), first, None, sight) {
            if let Cell::PeakEnds(ends) = cell(cells, group, &asking.metric) {
                ends.add(&ratings, scale);
            }
        }
    }
}
