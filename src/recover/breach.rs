//! The breach that a recovery's deadlines count from, and what came of it after.

use super::asked::Asked;
use super::owed::Status;
use crate::check::program::PatternId;
use crate::judge::Journey;
use crate::judge::verdict::{Failure, Occurrence, Outcome, Part, Row, Verdict};
use crate::syntax::ast::Level;
use crate::unit::Instant;
use crate::value::Truth;
use std::mem::discriminant;

/// When an occurrence was failed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Breach {
    /// The instant.
    pub(super) at: Instant,
    /// The record that broke the rule or ended the occurrence at that instant; none for a deadline that passed.
    row: Option<Row>,
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
        // A deadline passes after the records at its instant.
        breaches.min_by_key(|breach| {
            let position = breach.row.and_then(|row| journey.position(row));
            (breach.at, position.unwrap_or(u32::MAX))
        })
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

/// What a journey shows of the recovery being done.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    /// Positions that may show it, in order, up to the first that certainly does; with whether it is certain.
    found: Vec<(u32, bool)>,
}

/// Looks for the first record that shows it, later than the breach.
pub(super) fn shown(pattern: PatternId, breach: Breach, asked: &Asked) -> Shown {
    let journey = asked.journey();
    let after = match breach.row.and_then(|row| journey.position(row)) {
        Some(position) => position + 1,
        None => journey.after(breach.at),
    };
    let mut shown = Shown::default();
    for at in journey.hits(pattern).within(after, u32::MAX).possible {
        match journey.fits(pattern, *at, asked.start_at()) {
            Truth::False => {}
            Truth::Unknown => shown.found.push((*at, false)),
            Truth::True => {
                shown.found.push((*at, true));
                break;
            }
        }
    }
    shown
}

impl Shown {
    /// What became of the recovery, followed through every possibility.
    pub(super) fn status(&self, due: Option<Instant>, journey: Journey) -> Status {
        let late = |at: Instant| due.is_some_and(|due| at > due);
        let done = |at: u32| {
            let row = journey.row(at);
            if late(journey.time(at)) { Status::Late(row) } else { Status::Done(row) }
        };
        let not_done = if late(journey.judge.as_of) { Status::Missed } else { Status::Due };
        let certain = self.found.last().is_some_and(|(_, certain)| *certain);
        let last = match self.found.last() {
            Some((at, true)) => done(*at),
            Some(_) | None => not_done,
        };
        let doubtful = self.found.len() - usize::from(certain);
        let agree = self.found[..doubtful]
            .iter()
            .all(|(at, _)| discriminant(&done(*at)) == discriminant(&last));
        if agree { last } else { Status::Unknown }
    }

    /// Whether it may have been done by an instant.
    pub(super) fn perhaps_by(&self, instant: Instant, journey: Journey) -> bool {
        self.found.first().is_some_and(|(at, _)| journey.time(*at) <= instant)
    }
}
