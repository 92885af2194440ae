//! How a clock ran, from its evidence.

use super::model::{Clock, ClockState, Segment};
use crate::check::program::Expectation;
use crate::judge::verdict::Outcome;
use crate::judge::{self, Going};
use crate::report::scene::Scene;

/// So many segments are given of one clock.
const MOST: usize = 400;

/// The clock of an outcome, drawn by its segments.
pub(super) fn of(scene: &Scene<'_>, outcome: &Outcome, course: &[judge::Segment]) -> Option<Clock> {
    let clock = outcome.evidence.clock.as_ref()?;
    let expectation = &scene.program.expectations[outcome.expectation.index()];
    let changes = course.windows(2).any(|pair| pair[0].exception != pair[1].exception);
    let length = |segment: &judge::Segment| segment.to.since(segment.from).0;
    let state = |segment: &judge::Segment| match segment.going {
        Going::Running => ClockState::Running,
        Going::Paused => ClockState::Paused,
        Going::Closed => ClockState::Closed,
    };
    let segment = |segment: &judge::Segment| Segment {
        from: scene.local(segment.from),
        to: scene.local(segment.to),
        length: length(segment),
        state: state(segment),
        exception: segment.exception.filter(|_| changes).map(|at| named(scene, expectation, at)),
    };
    Some(Clock {
        from: scene.local(clock.start),
        to: scene.local(clock.read),
        length: clock.read.since(clock.start).0,
        stopped: clock.stopped,
        segments: course.iter().take(MOST).map(segment).collect(),
        cut: course.len() > MOST,
        further: course.iter().skip(MOST).map(|one| (length(one), state(one))).collect(),
        counted: clock.reading.counted.0,
        paused: clock.reading.paused.0,
        closed: clock.reading.closed.0,
        limit: clock.limit.map(|limit| limit.0),
        remaining: clock.remaining.map(|remaining| remaining.0),
        deadline: outcome.evidence.deadline.map(|deadline| deadline.since(clock.start).0),
        changes,
    })
}

fn named(scene: &Scene<'_>, expectation: &Expectation, at: u16) -> String {
    let exception = expectation.exceptions.get(at as usize);
    exception.map_or_else(String::new, |exception| {
        scene.program.segments[exception.segment.index()].label.name.clone()
    })
}
