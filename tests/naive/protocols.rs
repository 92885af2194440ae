//! `follows PROTOCOL`: its steps, one by one.

use super::forms::{Class, Outcome, Situation};
use super::worlds::Role;
use mot::check::program::{PatternId, ProtocolId};
use mot::judge::verdict::Failure;
use mot::unit::Instant;

/// What became of a step.
enum Step {
    Came(usize),
    Open,
    Failed(Outcome),
}

impl Situation<'_> {
    /// Every step in the extent, each in time.
    pub(super) fn follows(&self, protocol: ProtocolId, patterns: &[PatternId]) -> Outcome {
        let protocol = &self.story.program.protocols[protocol.index()];
        let (mut from, mut since) = (self.occurrence.first, self.time(self.occurrence.first));
        let mut steps = Vec::new();
        for (number, pattern) in patterns.iter().enumerate() {
            let limit = protocol.steps[number].1.as_ref();
            let deadline = limit.and_then(|limit| self.runs_out(since, limit));
            let step = self.step(number, *pattern, from, deadline);
            let came = match step {
                Step::Came(at) => Some(at),
                Step::Open | Step::Failed(_) => None,
            };
            steps.push(step);
            if protocol.ordered {
                // The steps after one that has not come wait for it.
                let Some(at) = came else { break };
                (from, since) = (at + 1, self.time(at));
            }
        }
        let failed = steps.iter().filter_map(|step| match step {
            Step::Failed(outcome) => Some(*outcome),
            Step::Came(_) | Step::Open => None,
        });
        // Of several the one that was settled first.
        if let Some(outcome) = failed.min_by_key(|outcome| outcome.settled) {
            return outcome;
        }
        if steps.iter().any(|step| matches!(step, Step::Open)) {
            return Outcome::of(Class::Open);
        }
        let came = steps.iter().filter_map(|step| match step {
            Step::Came(at) => Some(self.time(*at)),
            Step::Open | Step::Failed(_) => None,
        });
        Outcome::met(came.max().expect("a protocol has steps"))
    }

    fn step(
        &self,
        number: usize,
        pattern: PatternId,
        from: usize,
        deadline: Option<Instant>,
    ) -> Step {
        let role = Role::Step(number as u16);
        let found = self
            .occurrence
            .extent(self.story)
            .find(|&at| at >= from && self.world.matches(self.story, role, pattern, at));
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
