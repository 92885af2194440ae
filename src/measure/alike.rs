//! Occurrences that came out alike, counted all at once.

use super::cell::Cell;
use super::fold::{Measure, cell, target};
use super::tally::Tallies;
use crate::check::program::{Counted, Metric, Owner, Target};
use crate::judge::verdict::Verdict;

impl Measure<'_> {
    /// Counts so many occurrences, with the verdict on each expectation as declared, and on the whole. No standard groups them, or counts
    /// them toward a model.
    pub fn count(
        &self,
        tallies: &mut Tallies,
        owner: Owner,
        (verdicts, whole): (&[Verdict], Verdict),
        occurrences: u64,
    ) {
        let expectations = match owner {
            Owner::Touchpoint(id) => &self.program.touchpoints[id.index()].expectations,
            Owner::Moment(id) => &self.program.moments[id.index()].expectations,
        };
        let parts = expectations.iter().map(|id| Target::Expectation(*id)).zip(verdicts);
        for (part, verdict) in parts.chain([(target(owner), &whole)]) {
            tallies.count_all(part, *verdict, occurrences);
            for (asking, cells) in self.asking.iter().zip(&mut tallies.cells) {
                let (Metric::Rate(of) | Metric::Failed(of) | Metric::Count(of)) = asking.metric
                else {
                    continue;
                };
                if of == Counted::Verdicts(part)
                    && let Cell::Verdicts(counts) = cell(cells, Vec::new(), &asking.metric)
                {
                    counts.add_all(*verdict, occurrences);
                }
            }
        }
    }
}
