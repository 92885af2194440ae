//! `follows PROTOCOL`: its steps, one by one.

use super::courses::Between;
use super::forms::{Class, Outcome, Situation};
use super::worlds::Role;
use mot::check::program::{Limit, PatternId, ProtocolId};
use mot::judge::verdict::Failure;
use mot::unit::Instant;

/// What became of a step.
#[derive(Clone, Copy)]
enum Step {
    Came(usize),
    Open,
    Failed(Outcome),
}

/// A step, from the record its deadline counts from to the one that shows it.
struct Taken<'a> {
    number: u16,
    since: usize,
    found: Option<usize>,
    limit: Option<&'a Limit>,
    deadline: Option<Instant>,
    step: Step,
}

impl Situation<'_> {
    /// Every step in the extent, each in time.
    pub(super) fn follows(&self, protocol: ProtocolId, patterns: &[PatternId]) -> Outcome {
        let steps = self.taken(protocol, patterns);
        let Some(taken) = lacking(&steps) else {
            let came = steps.iter().filter_map(|taken| taken.found);
            return Outcome::met(self.time(came.max().expect("a protocol has steps")));
        };
        let outcome = match taken.step {
            Step::Failed(outcome) => outcome,
            Step::Came(_) | Step::Open => Outcome::of(Class::Open),
        };
        Outcome { step: Some(taken.number), ..outcome }
    }

    /// The clock that is shown of it: of the step that is lacking, if that has a deadline.
    pub(super) fn step_shown<'a>(
        &'a self,
        protocol: ProtocolId,
        patterns: &[PatternId],
    ) -> Option<Between<'a>> {
        let steps = self.taken(protocol, patterns);
        let taken = lacking(&steps)?;
        // After the end of the episode it can come no more.
        let came = taken.found.or(self.occurrence.end);
        Some(Between {
            since: taken.since,
            came: came.map(|at| (Some(at), self.time(at))),
            limit: Some(taken.limit?),
            deadline: taken.deadline,
        })
    }

    /// The steps as they were taken, up to the first that is lacking where there is an order.
    fn taken(&self, protocol: ProtocolId, patterns: &[PatternId]) -> Vec<Taken<'_>> {
        let protocol = &self.story.program.protocols[protocol.index()];
        let (mut from, mut since) = (self.occurrence.first, self.occurrence.first);
        let mut steps = Vec::new();
        for (number, pattern) in patterns.iter().enumerate() {
            let limit = protocol.steps[number].1.as_ref();
            let deadline = limit.and_then(|limit| self.runs_out(self.time(since), limit));
            let number = number as u16;
            let role = Role::Step(number);
            let found = self
                .occurrence
                .extent(self.story)
                .find(|&at| at >= from && self.world.matches(self.story, role, *pattern, at));
            let step = self.step(found, deadline);
            steps.push(Taken { number, since, found, limit, deadline, step });
            if protocol.ordered {
                // The steps after one that has not come wait for it.
                let Step::Came(at) = step else { break };
                (from, since) = (at + 1, at);
            }
        }
        steps
    }

    fn step(&self, found: Option<usize>, deadline: Option<Instant>) -> Step {
        let failed =
            |failure, at| Step::Failed(Outcome { deadline, ..Outcome::failed(failure, at) });
        if let Some(at) = found {
            return match deadline {
                Some(deadline) if self.time(at) > deadline => failed(Failure::Late, deadline),
                _ => Step::Came(at),
            };
        }
        let ended = self.occurrence.end.map(|end| self.time(end));
        match (deadline, ended) {
            (Some(deadline), Some(ended)) if ended <= deadline => failed(Failure::Broken, ended),
            (Some(deadline), _) if self.passed(deadline) => failed(Failure::Missing, deadline),
            (None, _) if self.occurrence.complete() => failed(Failure::Broken, self.completed()),
            _ => Step::Open,
        }
    }
}

/// The step that decides: of several that failed the one that was settled first, else the first that may still come.
fn lacking<'t, 'a>(steps: &'t [Taken<'a>]) -> Option<&'t Taken<'a>> {
    let failed = steps.iter().filter_map(|taken| match taken.step {
        Step::Failed(outcome) => Some((outcome.settled, taken)),
        Step::Came(_) | Step::Open => None,
    });
    let first = failed.min_by_key(|(settled, _)| *settled).map(|(_, taken)| taken);
    first.or_else(|| steps.iter().find(|taken| matches!(taken.step, Step::Open)))
}
