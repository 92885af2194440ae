//! Verdicts that are counted without their journeys.

use super::cell::Cell;
use super::fold::{Measure, cell};
use super::tally::Tallies;
use crate::check::program::{Counted, Metric, Target};
use crate::judge::verdict::Verdict;

impl Measure<'_> {
    /// Counts the verdict on so many occurrences of a touchpoint or moment, or on an expectation of them. No standard groups them, or
    /// counts them toward a model.
    pub fn count(&self, tallies: &mut Tallies, target: Target, verdict: Verdict, occurrences: u64) {
        tallies.count_all(target, verdict, occurrences);
        for (asking, cells) in self.asking.iter().zip(&mut tallies.cells) {
            let (Metric::Rate(of) | Metric::Failed(of) | Metric::Count(of)) = asking.metric else {
                continue;
            };
            if of == Counted::Verdicts(target)
                && let Cell::Verdicts(counts) = cell(cells, Vec::new(), &asking.metric)
            {
                counts.add_all(verdict, occurrences);
            }
        }
    }
}
