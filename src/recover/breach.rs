//! The breach that a recovery's deadlines count from.

use crate::judge::Journey;
use crate::judge::verdict::{Failure, Occurrence, Outcome, Part, Row, Verdict};
use crate::syntax::ast::Level;
use crate::unit::Instant;

/// When an occurrence was failed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Breach {
    /// The instant.
    pub(super) at: Instant,
    /// The record that broke the rule or ended the occurrence at that instant; none for a deadline that passed.
    pub(super) row: Option<Row>,
}

impl Breach {
    /// A deadline passes after the records at its instant.
    pub(super) fn order(self, journey: Journey) -> (Instant, u32) {
        let position = self.row.and_then(|row| journey.position(row));
        (self.at, position.unwrap_or(u32::MAX))
    }
}

/// The earliest breach among the failed `must`s, else among all failed expectations, else the end, else now.
pub(super) fn of(occurrence: &Occurrence, journey: Journey) -> Breach {
    let judge = journey.judge;
    let failed = |must: bool| {
        let outcomes = occurrence.outcomes.iter().filter(move |outcome| {
            let level = judge.plan.expectations[outcome.expectation.index()].level;
            matches!(outcome.verdict, Verdict::Failed(_)) && (!must || level == Level::Must)
        });
        let breaches = outcomes.filter_map(|outcome| breach(outcome, occurrence.end, journey));
        breaches.min_by_key(|breach| breach.order(journey))
    };
    failed(true).or_else(|| failed(false)).unwrap_or_else(|| match occurrence.end {
        Some(row) => Breach { at: judge.time(row), row: Some(row) },
        None => Breach { at: judge.as_of, row: None },
    })
}

fn breach(outcome: &Outcome, end: Option<Row>, journey: Journey) -> Option<Breach> {
    let at = outcome.evidence.at?;
    if outcome.verdict != Verdict::Failed(Failure::Broken) {
        return Some(Breach { at, row: None });
    }
    // What broke the rule; else what it took to be complete.
    let violations = outcome.evidence.records.iter().filter(|(_, part)| *part == Part::Violation);
    let mut records = violations.map(|(row, _)| *row).chain(end);
    Some(Breach { at, row: records.find(|row| journey.judge.time(*row) == at) })
}
