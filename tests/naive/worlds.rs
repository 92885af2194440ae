//! Every way the log could be: a record of which a pattern is unknown is tried as match and as no match.

use super::expressions::Scene;
use super::records::Story;
use mot::check::program::PatternId;
use mot::value::Truth;
use std::collections::{BTreeMap, BTreeSet};

/// More doubts than this are not enumerated: the generated case is passed over.
const MOST_DOUBTS: usize = 10;

/// There are more worlds than are worth enumerating.
#[derive(Debug)]
pub struct TooManyWorlds;

/// What a pattern is asked for. Each is followed by itself, also where two are the same pattern.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Role {
    /// What ends an episode.
    End,
    /// What is asked for.
    P,
    /// What it is asked in relation to.
    Q,
    /// A step of a protocol.
    Step(u16),
}

/// One world: which of the doubtful records match.
#[derive(Debug)]
pub struct World {
    /// The record that started the occurrence.
    start: usize,
    settled: BTreeMap<(Role, PatternId, usize), bool>,
}

impl World {
    /// Every world in which the doubts about these patterns are settled; first the one without any match.
    pub fn all(
        story: &Story,
        patterns: &BTreeSet<(Role, PatternId)>,
        start: usize,
    ) -> Result<Vec<Self>, TooManyWorlds> {
        let mut doubts = Vec::new();
        for &(role, pattern) in patterns {
            for at in 0..story.len() {
                if asked(story, pattern, at, start) == Truth::Unknown {
                    doubts.push((role, pattern, at));
                }
            }
        }
        if doubts.len() > MOST_DOUBTS {
            return Err(TooManyWorlds);
        }
        let world = |choice: u32| {
            let settled = |(bit, &doubt): (usize, &_)| (doubt, choice & (1 << bit) != 0);
            Self { start, settled: doubts.iter().enumerate().map(settled).collect() }
        };
        Ok((0..1_u32 << doubts.len()).map(world).collect())
    }

    /// Whether a record matches a pattern in this world.
    pub fn matches(&self, story: &Story, role: Role, pattern: PatternId, at: usize) -> bool {
        match asked(story, pattern, at, self.start) {
            Truth::True => true,
            Truth::False => false,
            Truth::Unknown => self.settled[&(role, pattern, at)],
        }
    }
}

/// Whether a record matches a pattern, as far as it and the record that started the occurrence say.
pub fn asked(story: &Story, pattern: PatternId, at: usize, start: usize) -> Truth {
    let known = story.matched.borrow().get(&(pattern, at, start)).copied();
    known.unwrap_or_else(|| {
        let truth = ask(story, pattern, at, start);
        story.matched.borrow_mut().insert((pattern, at, start), truth);
        truth
    })
}

fn ask(story: &Story, pattern: PatternId, at: usize, start: usize) -> Truth {
    let pattern = &story.program.patterns[pattern.index()];
    let record = Scene::of(story, story.record(at));
    let together = Scene { start: Some(&story.records[start].known), ..record };
    let condition = record.truth(&pattern.condition);
    pattern.together.as_ref().map_or(condition, |also| condition.and(together.truth(also)))
}
