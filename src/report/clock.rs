//! A clock of the engine as the model says it.

use super::model::{Clock, Course, Value, Waiting};
use super::scene::{Journey, Scene};
use crate::check::program::RequirementKind;
use crate::judge::verdict::{Leg, Outcome};
use crate::measure::Sight;
use crate::value;

impl Scene<'_> {
    /// The clock behind a verdict.
    pub(super) fn clock<S: Sight>(
        &self,
        journey: &Journey<'_, S>,
        outcome: &Outcome,
    ) -> Option<Clock> {
        let clock = outcome.evidence.clock.as_ref()?;
        let changed = clock.legs.len() > 1
            || clock.legs.iter().any(|leg| leg.exception != outcome.exception || leg.stands);
        let course = clock.legs.iter().filter(|_| changed);
        Some(Clock {
            start: self.local(clock.start),
            read: self.local(clock.read),
            stopped: clock.stopped,
            elapsed: clock.reading.counted.0,
            paused: clock.reading.paused.0,
            out_of_hours: clock.reading.closed.0,
            remaining: clock.remaining.map(|remaining| remaining.0),
            course: course.map(|leg| self.leg(journey, outcome, leg)).collect(),
        })
    }

    fn leg<S: Sight>(&self, journey: &Journey<'_, S>, outcome: &Outcome, leg: &Leg) -> Course {
        let expectation = &self.program.expectations[outcome.expectation.index()];
        let exception = leg.exception.and_then(|at| expectation.exceptions.get(at as usize));
        let requirement = exception.map_or(&expectation.requirement, |it| &it.requirement);
        let segment = |id: crate::check::program::SegmentId| {
            self.program.segments[id.index()].label.name.clone()
        };
        Course {
            from: self.local(leg.from),
            place: self.place(journey.place(leg.row)),
            state: if leg.stands { Waiting::Paused } else { Waiting::Running },
            exception: exception.map(|exception| segment(exception.segment)),
            limit: match &requirement.kind {
                RequirementKind::Within { limit, .. } | RequirementKind::Every { limit, .. } => {
                    Some(self.value(&value::Value::Length(limit.length)))
                }
                RequirementKind::Holds(_)
                | RequirementKind::By { .. }
                | RequirementKind::No { .. }
                | RequirementKind::Count { .. }
                | RequirementKind::Order { .. }
                | RequirementKind::Quantified { .. }
                | RequirementKind::Follows { .. } => None::<Value>,
            },
        }
    }
}
