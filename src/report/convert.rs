//! Results of the engine as the model says them.

use super::evidence;
use super::model::{
    Evidence, Failure, Judged, Level, Measured, MissingField, Money, SeenValue, Value, Verdict,
    Waiting, Waiver,
};
use super::scene::{Journey, Scene};
use crate::check::program::{FieldId, Requirement};
use crate::judge::verdict::{self, Occurrence, Outcome, Part, Quantity, Row};
use crate::measure::Sight;
use crate::syntax::ast::{self, CompareOp};
use crate::unit::{Date, Instant, Length};
use crate::value;

impl Scene<'_> {
    /// The verdict on one expectation, with its evidence also in words.
    pub fn judged<S: Sight>(
        &self,
        journey: &Journey<'_, S>,
        occurrence: &Occurrence,
        outcome: &Outcome,
    ) -> Judged {
        let expectation = &self.program.expectations[outcome.expectation.index()];
        let requirement = self.requirement(outcome);
        let (verdict, failure, waiting) = words(outcome.verdict);
        let waiver = match outcome.verdict {
            verdict::Verdict::Exempt(id) => {
                let waiver = &self.program.waivers[id.index()];
                Some(Waiver {
                    because: waiver.because.clone(),
                    approved_by: waiver.approved_by.clone(),
                    until: day(waiver.until),
                })
            }
            _ => None,
        };
        Judged {
            expectation: self.expectation_name(outcome),
            title: expectation.label.title.clone(),
            level: expectation.level.into(),
            verdict,
            failure,
            waiting,
            waiver,
            exception: self.exception(outcome),
            rule: self.rule(requirement.span),
            text: evidence::words(self, journey, occurrence, outcome),
            evidence: self.evidence(journey, outcome),
        }
    }

    /// The requirement that applied.
    pub(super) fn requirement(&self, outcome: &Outcome) -> &Requirement {
        let expectation = &self.program.expectations[outcome.expectation.index()];
        let exception = outcome.exception.and_then(|at| expectation.exceptions.get(at as usize));
        exception.map_or(&expectation.requirement, |exception| &exception.requirement)
    }

    /// The name of the segment whose exception applied.
    pub(super) fn exception(&self, outcome: &Outcome) -> Option<String> {
        let expectation = &self.program.expectations[outcome.expectation.index()];
        let exception = expectation.exceptions.get(outcome.exception? as usize)?;
        Some(self.program.segments[exception.segment.index()].label.name.clone())
    }

    /// By how many microseconds a failed deadline or length was overrun; `None` where nothing of
    /// that kind was, or it cannot be said.
    pub fn overrun<S: Sight>(&self, journey: &Journey<'_, S>, outcome: &Outcome) -> Option<i64> {
        let verdict::Verdict::Failed(failure) = outcome.verdict else { return None };
        let evidence = &outcome.evidence;
        let measured = evidence.measured.as_ref().and_then(|measured| {
            let upper = matches!(measured.op, CompareOp::LessEqual | CompareOp::Less);
            upper.then_some(())?;
            span_of(&measured.actual)?.checked_sub(span_of(&measured.limit)?)
        });
        let after_deadline = || {
            let stopped = match failure {
                verdict::Failure::Late => {
                    let stop = evidence.records.iter().find(|(_, part)| *part == Part::Stop)?;
                    journey.sight.time(stop.0)
                }
                verdict::Failure::Missing => self.as_of?,
                verdict::Failure::Broken => return None,
            };
            Some(stopped.since(evidence.deadline?).0)
        };
        measured.or_else(after_deadline).filter(|overrun| *overrun > 0)
    }

    fn expectation_name(&self, outcome: &Outcome) -> String {
        let expectation = &self.program.expectations[outcome.expectation.index()];
        format!("{}.{}", self.owner(expectation.owner).0, expectation.label.name)
    }

    fn evidence<S: Sight>(&self, journey: &Journey<'_, S>, outcome: &Outcome) -> Evidence {
        let evidence = &outcome.evidence;
        let seen = |(row, part): &(Row, Part)| self.seen(journey, *row, (*part).into());
        let value = |(field, value, row): &(FieldId, value::Value, Row)| SeenValue {
            field: self.field(*field).to_owned(),
            value: self.value(value),
            place: self.place(journey.place(*row)),
        };
        Evidence {
            records: evidence.records.iter().map(seen).collect(),
            values: evidence.values.iter().map(value).collect(),
            missing: self.missing(journey, &evidence.unknown),
            measured: evidence.measured.as_ref().map(|measured| Measured {
                actual: self.quantity(&measured.actual),
                op: measured.op.into(),
                limit: self.quantity(&measured.limit),
                margin: margin(&measured.actual, &measured.limit),
            }),
            clock: self.clock(journey, outcome),
            deadline: evidence.deadline.map(|at| self.local(at)),
            settled: evidence.at.map(|at| self.local(at)),
        }
    }

    pub(super) fn missing<S: Sight>(
        &self,
        journey: &Journey<'_, S>,
        fields: &[(FieldId, Row)],
    ) -> Vec<MissingField> {
        let one = |(field, row): &(FieldId, Row)| MissingField {
            field: self.field(*field).to_owned(),
            place: self.place(journey.place(*row)),
        };
        fields.iter().map(one).collect()
    }
}

/// The difference of two quantities of one kind.
pub(super) fn margin(actual: &Quantity, limit: &Quantity) -> Option<Value> {
    if let (Some(actual), Some(limit)) = (span_of(actual), span_of(limit)) {
        return actual.checked_sub(limit).map(Value::Duration);
    }
    match (actual, limit) {
        (Quantity::Count(actual), Quantity::Count(limit)) => {
            Some(Value::Number((i64::from(*actual) - i64::from(*limit)).into()))
        }
        (
            Quantity::Value(value::Value::Number(actual)),
            Quantity::Value(value::Value::Number(limit)),
        ) => actual.checked_sub(*limit).map(|margin| Value::Number(margin.normalize())),
        (
            Quantity::Value(value::Value::Money(actual)),
            Quantity::Value(value::Value::Money(limit)),
        ) if actual.currency == limit.currency => {
            let amount = actual.amount.checked_sub(limit.amount)?.normalize();
            Some(Value::Money(Money { amount, currency: actual.currency.to_string() }))
        }
        _ => None,
    }
}

/// Microseconds of a true length, or of an instant, so that two of one kind can be subtracted.
fn span_of(quantity: &Quantity) -> Option<i64> {
    match quantity {
        Quantity::Elapsed(length)
        | Quantity::Value(
            value::Value::Duration(length)
            | value::Value::Length(Length::Elapsed(length) | Length::Business(length)),
        ) => Some(length.0),
        Quantity::Value(value::Value::Time(Instant(at))) => Some(*at),
        Quantity::Value(_) | Quantity::Count(_) => None,
    }
}

/// A verdict in the model's words.
pub(super) fn words(verdict: verdict::Verdict) -> (Verdict, Option<Failure>, Option<Waiting>) {
    match verdict {
        verdict::Verdict::Met => (Verdict::Met, None, None),
        verdict::Verdict::Failed(failure) => {
            let failure = match failure {
                verdict::Failure::Late => Failure::Late,
                verdict::Failure::Missing => Failure::Missing,
                verdict::Failure::Broken => Failure::Broken,
            };
            (Verdict::Failed, Some(failure), None)
        }
        verdict::Verdict::Open(waiting) => {
            let waiting = match waiting {
                verdict::Waiting::Running => Waiting::Running,
                verdict::Waiting::Paused => Waiting::Paused,
            };
            (Verdict::Open, None, Some(waiting))
        }
        verdict::Verdict::Unknown => (Verdict::Unknown, None, None),
        verdict::Verdict::Exempt(_) => (Verdict::Exempt, None, None),
        verdict::Verdict::NotApplicable => (Verdict::NotApplicable, None, None),
    }
}

/// `2026-12-31`
pub(super) fn day(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

impl From<ast::Level> for Level {
    fn from(level: ast::Level) -> Self {
        match level {
            ast::Level::Must => Self::Must,
            ast::Level::Should => Self::Should,
            ast::Level::Delight => Self::Delight,
        }
    }
}
