//! When a touchpoint or moment happens in a journey.
//!
//! At one record the order is stop, then start: the record that ends an episode may open the next, and the record that
//! opens one does not end it.

use super::eval::truth;
use super::journey::Journey;
use super::place::{Place, Placed};
use crate::check::program::PatternId;
use crate::plan::{Expr, PlannedScope};
use crate::syntax::ast::Reopens;
use crate::value::Truth;

/// One time that it happens, by positions in the journey.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Happening {
    pub(super) start: u32,
    pub(super) end: End,
    /// Ends that a new start undid, in order.
    pub(super) undone: Vec<Undone>,
}

/// An end after which the episode was continued.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Undone {
    /// What ends episodes.
    pub(super) pattern: PatternId,
    /// Records that may or may not have been it, in order.
    pub(super) perhaps: Vec<u32>,
    /// The record that was it if none of them was; `None`: then it had not ended.
    pub(super) then: Option<u32>,
    /// The record that continued it.
    pub(super) resumed: u32,
}

/// How it ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum End {
    /// No end is declared: it is complete as of now.
    Undeclared,
    /// It has not ended.
    Ahead,
    /// With this record.
    At(u32),
    /// Perhaps with one of these records; surely with `then`, if there is one.
    Doubtful {
        /// Those that may or may not end it, in order.
        perhaps: Vec<u32>,
        /// The first that does.
        then: Option<u32>,
    },
}

impl Happening {
    /// Without a declared end.
    pub(super) fn endless(start: u32) -> Self {
        Self { start, end: End::Undeclared, undone: Vec::new() }
    }
}

/// A record of which it is unknown whether it starts one: it starts none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Doubtful {
    /// The record.
    pub(super) at: u32,
    /// The earlier record that may or may not have ended the episode before, if that is the reason.
    pub(super) unless_ended: Option<u32>,
}

/// The records it starts with, where no end is declared and nothing about them is in doubt.
pub(super) fn plain_starts<'a>(
    journey: Journey<'a>,
    scope: PlannedScope,
    when: Option<&Expr>,
) -> Option<&'a [u32]> {
    let (pattern, most) = match scope {
        PlannedScope::At(pattern) => (pattern, usize::MAX),
        PlannedScope::Episode { start, end: None, .. } => (start, 1),
        PlannedScope::Episode { .. } | PlannedScope::Journey => return None,
    };
    let hits = journey.hits(pattern);
    let plain = when.is_none() && !journey.judge.together && !hits.is_doubtful();
    plain.then(|| &hits.certain[..hits.certain.len().min(most)])
}

/// Finds every time that it happens, in order, and the records of which that is unknown. The patterns of the scope were
/// searched for before.
pub(super) fn happenings(
    journey: Journey,
    scope: PlannedScope,
    when: Option<&Expr>,
    found: &mut Vec<Happening>,
    doubtful: &mut Vec<Doubtful>,
) {
    match scope {
        PlannedScope::Journey => found.extend(whole(journey, when, doubtful)),
        PlannedScope::At(pattern) => at(journey, pattern, when, found, doubtful),
        PlannedScope::Episode { start, end: None, .. } => {
            found.extend(endless(journey, start, when, doubtful));
        }
        PlannedScope::Episode { start, end: Some(end), reopens } => {
            Scan { journey, start, end, reopens, when, open: None, found }.run(doubtful);
        }
    }
}

fn whole(journey: Journey, when: Option<&Expr>, doubtful: &mut Vec<Doubtful>) -> Option<Happening> {
    match holds(journey, when, 0) {
        Truth::True => Some(Happening::endless(0)),
        Truth::Unknown => {
            doubtful.push(Doubtful { at: 0, unless_ended: None });
            None
        }
        Truth::False => None,
    }
}

fn at(
    journey: Journey,
    pattern: PatternId,
    when: Option<&Expr>,
    found: &mut Vec<Happening>,
    doubtful: &mut Vec<Doubtful>,
) {
    for at in journey.hits(pattern).possible {
        match opens(journey, pattern, when, *at) {
            Truth::True => found.push(Happening::endless(*at)),
            Truth::Unknown => doubtful.push(Doubtful { at: *at, unless_ended: None }),
            Truth::False => {}
        }
    }
}

/// Without an end, the first episode lasts, and no other opens.
fn endless(
    journey: Journey,
    pattern: PatternId,
    when: Option<&Expr>,
    doubtful: &mut Vec<Doubtful>,
) -> Option<Happening> {
    for at in journey.hits(pattern).possible {
        match opens(journey, pattern, when, *at) {
            Truth::True => return Some(Happening::endless(*at)),
            Truth::Unknown => doubtful.push(Doubtful { at: *at, unless_ended: None }),
            Truth::False => {}
        }
    }
    None
}

fn opens(journey: Journey, pattern: PatternId, when: Option<&Expr>, at: u32) -> Truth {
    match journey.fits(pattern, at, None) {
        Truth::False => Truth::False,
        fits => fits.and(holds(journey, when, at)),
    }
}

fn holds(journey: Journey, when: Option<&Expr>, at: u32) -> Truth {
    let place = Place { at, state: true };
    when.map_or(Truth::True, |when| truth(when, &Placed { journey, place, start: Some(at) }))
}

struct Scan<'a> {
    journey: Journey<'a>,
    start: PatternId,
    end: PatternId,
    reopens: Reopens,
    when: Option<&'a Expr>,
    open: Option<Open>,
    found: &'a mut Vec<Happening>,
}

/// An episode that is open, or may be.
struct Open {
    start: u32,
    perhaps: Vec<u32>,
    undone: Vec<Undone>,
}

impl Scan<'_> {
    fn run(&mut self, doubtful: &mut Vec<Doubtful>) {
        let (starts, ends) =
            (self.journey.hits(self.start).possible, self.journey.hits(self.end).possible);
        let (mut s, mut e) = (0, 0);
        while let Some(at) = [starts.get(s), ends.get(e)].into_iter().flatten().min().copied() {
            if ends.get(e) == Some(&at) {
                e += 1;
                self.stop(at);
            }
            if starts.get(s) == Some(&at) {
                s += 1;
                self.begin(at, doubtful);
            }
        }
        if let Some(Open { start, perhaps, undone }) = self.open.take() {
            let end =
                if perhaps.is_empty() { End::Ahead } else { End::Doubtful { perhaps, then: None } };
            self.found.push(Happening { start, end, undone });
        }
    }

    fn stop(&mut self, at: u32) {
        let Some(open) = &mut self.open else { return };
        match self.journey.fits(self.end, at, Some(open.start)) {
            Truth::False => {}
            Truth::Unknown => open.perhaps.push(at),
            Truth::True => {
                let (start, perhaps) = (open.start, std::mem::take(&mut open.perhaps));
                let undone = std::mem::take(&mut open.undone);
                let end = if perhaps.is_empty() {
                    End::At(at)
                } else {
                    End::Doubtful { perhaps, then: Some(at) }
                };
                self.found.push(Happening { start, end, undone });
                self.open = None;
            }
        }
    }

    fn begin(&mut self, at: u32, doubtful: &mut Vec<Doubtful>) {
        let unless_ended = match &self.open {
            Some(open) if open.perhaps.is_empty() => return,
            Some(open) => open.perhaps.first().copied(),
            None => None,
        };
        let ended = !self.found.is_empty();
        if self.reopens == Reopens::Ignore && (ended || unless_ended.is_some()) {
            return;
        }
        match (opens(self.journey, self.start, self.when, at), self.reopens) {
            (Truth::False, _) => {}
            (Truth::Unknown, _) => doubtful.push(Doubtful { at, unless_ended: None }),
            (Truth::True, Reopens::Resume) => self.resume(at),
            (Truth::True, Reopens::New | Reopens::Ignore) if unless_ended.is_some() => {
                doubtful.push(Doubtful { at, unless_ended });
            }
            (Truth::True, Reopens::New | Reopens::Ignore) => {
                self.open = Some(Open { start: at, perhaps: Vec::new(), undone: Vec::new() });
            }
        }
    }

    /// Whether or not the episode had ended, it is open from here on.
    fn resume(&mut self, at: u32) {
        let (pattern, resumed) = (self.end, at);
        if let Some(open) = &mut self.open {
            let perhaps = std::mem::take(&mut open.perhaps);
            open.undone.push(Undone { pattern, perhaps, then: None, resumed });
            return;
        }
        let (mut start, mut undone) = (at, Vec::new());
        if let Some(earlier) = self.found.pop() {
            (start, undone) = (earlier.start, earlier.undone);
            let (perhaps, then) = match earlier.end {
                End::At(end) => (Vec::new(), Some(end)),
                End::Doubtful { perhaps, then } => (perhaps, then),
                End::Undeclared | End::Ahead => (Vec::new(), None),
            };
            undone.push(Undone { pattern, perhaps, then, resumed });
        }
        self.open = Some(Open { start, perhaps: Vec::new(), undone });
    }
}
