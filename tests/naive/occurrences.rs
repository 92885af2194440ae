//! Where touchpoints and moments occur in a story.

use super::expressions::Scene;
use super::records::{Seen, Story};
use super::worlds::{Role, World, asked};
use mot::check::program::{Owner, PatternId, Program, Scope};
use mot::syntax::ast::Reopens;
use mot::value::Truth;

/// What sort of thing occurs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Touchpoint,
    At,
    Episode { ends: bool },
    Journey,
}

/// One time it occurred.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Occurrence {
    pub kind: Kind,
    /// The record it starts with.
    pub first: usize,
    /// The record that ended it.
    pub end: Option<usize>,
    /// Ends that are none any more, each with the start that continued it.
    pub undone: Vec<(usize, usize)>,
}

impl Occurrence {
    /// Whether nothing that is still to come belongs to it.
    pub fn complete(&self) -> bool {
        self.kind != (Kind::Episode { ends: true }) || self.end.is_some()
    }

    /// Whether a record is later than the start.
    pub fn later_than_start(&self, at: usize) -> bool {
        at > self.first || self.kind == Kind::Journey
    }

    /// Whether a record was an end until a new start continued it.
    pub fn was_end(&self, at: usize) -> bool {
        self.undone.iter().any(|(end, _)| *end == at)
    }

    /// Whether it had ended, from a record on, before it was continued.
    pub fn had_ended(&self, at: usize) -> bool {
        self.undone.iter().any(|(end, start)| (*end..*start).contains(&at))
    }

    /// Its records, both ends included.
    pub fn extent(&self, story: &Story) -> std::ops::RangeInclusive<usize> {
        self.first..=self.end.unwrap_or(story.len() - 1)
    }

    /// What forms without a clock see.
    pub fn seen<'a>(&self, story: &'a Story) -> &'a Seen {
        match self.kind {
            Kind::Touchpoint => story.record(self.first),
            Kind::At => story.state(self.first),
            Kind::Episode { .. } | Kind::Journey => match self.end {
                Some(end) => story.state(end),
                None => story.now(),
            },
        }
    }

    /// The record at whose state the conditions of a clock are asked that this record stopped.
    pub fn clock_asked_at(&self, story: &Story, stop: Option<usize>) -> usize {
        [stop, self.end].into_iter().flatten().min().unwrap_or(story.len() - 1)
    }

    /// What a clock sees that this record stopped.
    pub fn seen_by_clock<'a>(&self, story: &'a Story, stop: Option<usize>) -> &'a Seen {
        match self.kind {
            Kind::Touchpoint | Kind::At => self.seen(story),
            Kind::Episode { .. } | Kind::Journey => story.state(self.clock_asked_at(story, stop)),
        }
    }
}

/// What occurred in a world, and the records of which it is unknown whether something occurs with them.
pub struct Occurred {
    pub occurrences: Vec<Occurrence>,
    pub undecided: Vec<usize>,
}

/// The pattern that ends a moment's episodes.
pub fn end_pattern(program: &Program, owner: Owner) -> Option<PatternId> {
    match owner {
        Owner::Touchpoint(_) => None,
        Owner::Moment(id) => match program.moments[id.index()].scope {
            Scope::Episode { end, .. } => end,
            Scope::At(_) | Scope::Journey => None,
        },
    }
}

/// All that occurred.
pub fn occurred(story: &Story, owner: Owner, world: &World) -> Occurred {
    let program = story.program;
    let mut result = Occurred { occurrences: Vec::new(), undecided: Vec::new() };
    let mut consider = |truth: Truth, occurrence: Occurrence| match truth {
        Truth::True => result.occurrences.push(occurrence),
        Truth::Unknown => result.undecided.push(occurrence.first),
        Truth::False => {}
    };
    let once = |kind, first| Occurrence { kind, first, end: None, undone: Vec::new() };
    let moment = match owner {
        Owner::Touchpoint(id) => {
            let pattern = program.touchpoints[id.index()].pattern;
            for at in 0..story.len() {
                consider(asked(story, pattern, at, at), once(Kind::Touchpoint, at));
            }
            return result;
        }
        Owner::Moment(id) => &program.moments[id.index()],
    };
    let when = |at: usize| match &moment.when {
        None => Truth::True,
        Some(when) => Scene::of(story, story.state(at)).truth(when),
    };
    match moment.scope {
        Scope::Journey => consider(when(0), once(Kind::Journey, 0)),
        Scope::At(pattern) => {
            for at in 0..story.len() {
                consider(asked(story, pattern, at, at).and(when(at)), once(Kind::At, at));
            }
        }
        Scope::Episode { start, end, reopens } => {
            let mut episodes: Vec<Occurrence> = Vec::new();
            let mut open = false;
            for at in 0..story.len() {
                if open && end.is_some_and(|end| world.matches(story, Role::End, end, at)) {
                    episodes.last_mut().unwrap().end = Some(at);
                    open = false;
                }
                if open || (reopens == Reopens::Ignore && !episodes.is_empty()) {
                    continue;
                }
                match asked(story, start, at, at).and(when(at)) {
                    Truth::False => {}
                    Truth::Unknown => result.undecided.push(at),
                    Truth::True => {
                        open = true;
                        match episodes.last_mut() {
                            Some(last) if reopens == Reopens::Resume => {
                                last.undone.extend(last.end.map(|end| (end, at)));
                                last.end = None;
                            }
                            _ => episodes.push(once(Kind::Episode { ends: end.is_some() }, at)),
                        }
                    }
                }
            }
            result.occurrences = episodes;
        }
    }
    result
}
