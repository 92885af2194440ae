//! One occurrence under one possible end: what its forms look at.

use super::hits::{HitList, Hits};
use super::journey::Journey;
use super::occurrence::Undone;
use super::place::{Place, Placed};
use super::trail::Trail;
use crate::check::program::PatternId;
use crate::plan::Expr;
use crate::unit::Instant;
use std::ops::ControlFlow;

/// What an occurrence is one of, which decides where its conditions are asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// A touchpoint: the record's own values.
    Touchpoint,
    /// A moment at a record: the state there.
    At,
    /// An episode.
    Episode,
    /// A whole journey.
    Whole,
}

/// An occurrence, its end supposed.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) journey: Journey<'a>,
    pub(super) kind: Kind,
    /// Position of the record it starts with.
    pub(super) start: u32,
    /// Position of the record that ends it.
    pub(super) end: Option<u32>,
    /// Whether no record of it is still to come.
    pub(super) complete: bool,
    /// Ends that a new start undid.
    pub(super) undone: &'a [Undone],
    /// Matches of patterns with `where`, which depend on the start.
    pub(super) own: &'a [(PatternId, HitList)],
}

/// What a clock or window counts from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Anchored {
    /// The record shown for it.
    pub(super) at: u32,
    /// Its instant.
    pub(super) time: Instant,
    /// The first position later than it.
    pub(super) later: u32,
}

impl<'a> Case<'a> {
    /// The first position of the extent.
    pub(super) fn from(&self) -> u32 {
        if self.kind == Kind::Whole { 0 } else { self.start }
    }

    /// One past the last position of the extent.
    pub(super) fn to(&self) -> u32 {
        self.end.unwrap_or_else(|| self.journey.last()) + 1
    }

    /// One past the last position of the journey.
    pub(super) fn all(&self) -> u32 {
        self.journey.last() + 1
    }

    /// The start as an anchor; that of a whole journey lies before its first record, at its time.
    pub(super) fn anchor(&self) -> Anchored {
        let later = if self.kind == Kind::Whole { 0 } else { self.start + 1 };
        Anchored { at: self.start, time: self.journey.time(self.start), later }
    }

    /// Follows every possible anchor: the start, or the first Q later than it in the extent; `None`: it never came.
    pub(super) fn each_anchor<'p>(
        &self,
        after: Option<PatternId>,
        trail: &mut Trail<'p>,
        mut follow: impl FnMut(Option<Anchored>, &mut Trail<'p>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let start = self.anchor();
        let Some(pattern) = after else { return follow(Some(start), trail) };
        self.hits(pattern).within(start.later, self.to()).each_first(|found, doubtful| {
            if let (Some(at), true) = (found, doubtful) {
                trail.doubt_match(pattern, at);
            }
            let time = |at| self.journey.time(at);
            let anchor = found.map(|at| Anchored { at, time: time(at), later: at + 1 });
            follow(anchor, trail)
        })
    }

    /// Where a pattern matches in the journey.
    pub(super) fn hits(&self, pattern: PatternId) -> Hits<'a> {
        let own = self.own.iter().find(|(known, _)| *known == pattern);
        own.map_or_else(|| self.journey.hits(pattern), |(_, list)| list.all())
    }

    /// Where conditions of forms without a clock are asked.
    pub(super) fn place(&self) -> Place {
        self.place_stopped(None)
    }

    /// Where conditions of a clock are asked that a record stopped, or that none did.
    pub(super) fn place_stopped(&self, stop: Option<u32>) -> Place {
        match self.kind {
            Kind::Touchpoint => Place { at: self.start, state: false },
            Kind::At => Place { at: self.start, state: true },
            Kind::Episode | Kind::Whole => {
                let at = [stop, self.end].into_iter().flatten().min();
                Place { at: at.unwrap_or_else(|| self.journey.last()), state: true }
            }
        }
    }

    /// The place, to ask there.
    pub(super) fn placed(&self, place: Place) -> Placed<'a> {
        Placed { journey: self.journey, place, start: Some(self.start) }
    }

    /// When a verdict was settled that needs the occurrence to be complete.
    pub(super) fn settled(&self) -> Instant {
        self.end.map_or(self.as_of(), |end| self.journey.time(end))
    }

    /// When a threshold was settled: at the record of whose values it is asked, or when the episode was complete.
    pub(super) fn asked_at(&self) -> Instant {
        match self.kind {
            Kind::Touchpoint | Kind::At => self.journey.time(self.start),
            Kind::Episode | Kind::Whole => self.settled(),
        }
    }

    pub(super) fn as_of(&self) -> Instant {
        self.journey.judge.as_of
    }

    /// The segment's condition.
    pub(super) fn segment(&self, segment: crate::check::program::SegmentId) -> &'a Expr {
        super::record::segment_of(self.journey.judge, segment)
    }
}
