//! Results as lines of text that do not depend on where records stood or when they happened.

use super::{Line, LineJourney};
use mot::diagnostic::Place;
use mot::judge::verdict::{Outcome, Row};
use mot::recover::{Owed, Status};
use mot::unit::Instant;

/// How to name a record, and by how much all times were shifted.
pub struct View<'a> {
    pub line: &'a Line,
    pub name: &'a dyn Fn(Place) -> String,
    pub shift: i64,
}

impl View<'_> {
    /// Everything that was found about one journey.
    pub fn journey(&self, journey: &LineJourney) -> Vec<String> {
        let mut lines = Vec::new();
        for occurrence in &journey.verdicts.occurrences {
            lines.push(format!(
                "{:?} {} from {} to {:?}: {:?}",
                occurrence.owner,
                occurrence.number,
                self.row(occurrence.start),
                occurrence.end.map(|row| self.row(row)),
                occurrence.verdict
            ));
            lines.extend(occurrence.outcomes.iter().map(|outcome| self.outcome(outcome)));
        }
        for one in &journey.verdicts.undecided {
            lines.push(format!("undecided {:?} {:?} {}", one.owner, one.field, self.row(one.row)));
        }
        for fact in &journey.recoveries.facts {
            lines.push(format!("fact {:?} by {:?}", fact.fact, fact.occurrences));
        }
        for one in &journey.recoveries.undecided {
            lines.push(format!("undecided {:?}", one.subject));
        }
        for one in &journey.recoveries.unowed {
            lines.push(format!("{:?} unowed at {}", one.recovery, self.row(one.record)));
        }
        lines.extend(journey.recoveries.owed.iter().map(|owed| self.owed(owed)));
        lines
    }

    fn outcome(&self, outcome: &Outcome) -> String {
        let evidence = &outcome.evidence;
        let records: Vec<_> =
            evidence.records.iter().map(|(row, part)| (self.row(*row), *part)).collect();
        let unknown: Vec<_> =
            evidence.unknown.iter().map(|(field, row)| (*field, self.row(*row))).collect();
        format!(
            "  {:?} {:?} {:?} due {:?} settled {:?} on {records:?} unknown {unknown:?}",
            outcome.expectation,
            outcome.exception,
            outcome.verdict,
            self.time(evidence.deadline),
            self.time(evidence.at),
        )
    }

    fn owed(&self, owed: &Owed) -> String {
        let status = match owed.status {
            Status::Done(row) => format!("done by {}", self.row(row)),
            Status::Late(row) => format!("late by {}", self.row(row)),
            Status::Unauthorised(row) => format!("unauthorised by {}", self.row(row)),
            other @ (Status::Due | Status::Missed | Status::Unknown) => format!("{other:?}"),
        };
        let actions: Vec<_> = owed
            .actions
            .iter()
            .map(|action| {
                (action.owner, action.authority, self.time(action.due), action.status.has_failed())
            })
            .collect();
        format!(
            "{:?} for {} in place of {:?}: {status} {actions:?}",
            owed.recovery, owed.occurrence, owed.instead_of
        )
    }

    fn row(&self, row: Row) -> String {
        (self.name)(self.line.log.batch.places.at(row as usize))
    }

    fn time(&self, time: Option<Instant>) -> Option<i64> {
        time.map(|time| time.0 - self.shift)
    }
}
