//! The breach that a recovery's deadlines count from.

use crate::check::program::{Owner, PatternId};
use crate::judge::Journey;
use crate::judge::verdict::{Failure, Occurrence, Outcome, Part, Row, Verdict};
use crate::plan::{Form, PlannedScope};
use crate::syntax::ast::Level;
use crate::unit::Instant;
use crate::value::Truth;

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
        let breaches = outcomes.filter_map(|outcome| breach(outcome, occurrence, journey));
        breaches.min_by_key(|breach| breach.order(journey))
    };
    failed(true).or_else(|| failed(false)).unwrap_or_else(|| match occurrence.end {
        Some(row) => Breach { at: judge.time(row), row: Some(row) },
        None => Breach { at: judge.as_of, row: None },
    })
}

fn breach(outcome: &Outcome, occurrence: &Occurrence, journey: Journey) -> Option<Breach> {
    let at = outcome.evidence.at?;
    if outcome.verdict != Verdict::Failed(Failure::Broken) {
        return Some(Breach { at, row: None });
    }
    let end = occurrence.end.filter(|row| journey.judge.time(*row) == at);
    Some(Breach { at, row: broken_by(outcome, at, occurrence, journey).or(end) })
}

/// The record with whose coming the rule was broken at an instant.
fn broken_by(
    outcome: &Outcome,
    at: Instant,
    occurrence: &Occurrence,
    journey: Journey,
) -> Option<Row> {
    let then = |part| {
        let records = outcome.evidence.records.iter();
        let mut of = records.filter(|(row, of)| *of == part && journey.judge.time(*row) == at);
        of.next().map(|(row, _)| *row)
    };
    let (violation, asked_of) = (then(Part::Violation), then(Part::Anchor));
    let later =
        || [violation, asked_of].into_iter().flatten().max_by_key(|row| journey.position(*row));
    match form(outcome, journey) {
        Form::Order { .. } => later(),
        // That none was so, no one record shows.
        Form::Quantified { any: true, .. } => None,
        Form::Ban { limit, anchor: Some(anchor), .. }
        | Form::Count { limit, anchor: Some(anchor), .. }
            if anchor.before =>
        {
            // Looking back from Q, only Q decides; else it does where there was too little when it came. Where none came
            // the start is shown.
            let came = asked_of.filter(|row| {
                *row != occurrence.start || starts_with(anchor.pattern, occurrence, journey)
            });
            if limit.is_some() { later() } else { violation.or(came) }
        }
        _ => violation,
    }
}

/// Whether the first record may be a Q and is one: a whole journey starts before it.
fn starts_with(pattern: PatternId, occurrence: &Occurrence, journey: Journey) -> bool {
    let moments = &journey.judge.plan.moments;
    let whole = match occurrence.owner {
        Owner::Moment(id) => matches!(moments[id.index()].scope, PlannedScope::Journey),
        Owner::Touchpoint(_) => false,
    };
    let start = journey.position(occurrence.start);
    whole && start.is_some_and(|at| journey.fits(pattern, at, Some(at)) == Truth::True)
}

fn form<'a>(outcome: &Outcome, journey: Journey<'a>) -> &'a Form {
    let expectation = &journey.judge.plan.expectations[outcome.expectation.index()];
    let exception = outcome.exception.and_then(|at| expectation.exceptions.get(at as usize));
    exception.map_or(&expectation.general, |exception| &exception.form)
}
