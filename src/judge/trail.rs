//! The principle for what is unknown: every possibility is followed; if all lead to the same verdict, that is the
//! verdict, otherwise it is unknown.

use super::place::Place;
use crate::check::program::PatternId;
use crate::clock::stopwatch::Reading;
use crate::judge::verdict::{Leg, Verdict, Waiting};
use crate::plan::Expr;
use crate::unit::Instant;
use std::mem::discriminant;
use std::ops::ControlFlow;

/// What one possibility leads to: the verdict, and what its evidence is made from. Positions are of the journey.
#[derive(Clone, Debug)]
pub(super) struct Ruling {
    pub(super) verdict: Verdict,
    /// Which exception applied.
    pub(super) exception: Option<u16>,
    /// Where waivers and segments were asked.
    pub(super) chosen: Option<Place>,
    /// Where the conditions of the form were asked.
    pub(super) place: Option<Place>,
    /// The record that anchors a clock, window or order, and its instant.
    pub(super) anchor: Option<(u32, Instant)>,
    /// The record that stopped, broke or satisfied.
    pub(super) key: Option<u32>,
    /// When the thing waited for came, or could come no more.
    pub(super) came: Option<Instant>,
    pub(super) deadline: Option<Instant>,
    /// What was counted, and in which positions.
    pub(super) count: u32,
    pub(super) window: (u32, u32),
    /// Which step of a protocol did not come as it should.
    pub(super) step: Option<u16>,
    /// How the clock ran, where it was followed from record to record.
    pub(super) ran: Option<Ran>,
    /// When it was settled.
    pub(super) settled: Option<Instant>,
}

impl Ruling {
    /// A verdict, and when it was settled.
    pub(super) fn new(verdict: Verdict, settled: Option<Instant>) -> Self {
        Self {
            verdict,
            exception: None,
            chosen: None,
            place: None,
            anchor: None,
            key: None,
            came: None,
            deadline: None,
            count: 0,
            window: (0, 0),
            step: None,
            ran: None,
            settled,
        }
    }

    pub(super) fn open() -> Self {
        Self::new(Verdict::Open(Waiting::Running), None)
    }
}

/// What a clock showed, and how it ran; rows are positions in the journey.
#[derive(Clone, Debug)]
pub(super) struct Ran {
    pub(super) reading: Reading,
    pub(super) legs: Vec<Leg>,
}

/// Something that is not known.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Doubt<'p> {
    /// Whether the record at a position matches.
    Match(PatternId, u32),
    /// What an expression gives where it is asked.
    Asked(&'p Expr, Place),
    /// What an expression gives on the record at a position.
    AskedOf(&'p Expr, u32),
}

/// The possibilities followed so far for one expectation on one occurrence.
#[derive(Debug, Default)]
pub(super) struct Trail<'p> {
    /// The last possibility; in the end, that in which no record matches of which it is unknown.
    pub(super) last: Option<Ruling>,
    /// Whether two of them differ.
    pub(super) differs: bool,
    pub(super) doubts: Vec<Doubt<'p>>,
    /// Which choice is being followed: set on each ruling that is added.
    pub(super) exception: Option<u16>,
    pub(super) chosen: Option<Place>,
}

impl<'p> Trail<'p> {
    /// How many things that are not known are named.
    const MOST_DOUBTS: usize = 16;

    /// Adds where a possibility leads; breaks off as soon as two differ.
    pub(super) fn add(&mut self, ruling: Ruling) -> ControlFlow<()> {
        self.differs |= self
            .last
            .as_ref()
            .is_some_and(|last| discriminant(&last.verdict) != discriminant(&ruling.verdict));
        self.last = Some(Ruling { exception: self.exception, chosen: self.chosen, ..ruling });
        if self.differs { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    pub(super) fn doubt_match(&mut self, pattern: PatternId, at: u32) {
        self.doubt(Doubt::Match(pattern, at));
    }

    pub(super) fn doubt_of_record(&mut self, expr: &'p Expr, at: u32) {
        self.doubt(Doubt::AskedOf(expr, at));
    }

    pub(super) fn doubt(&mut self, doubt: Doubt<'p>) {
        if self.doubts.len() < Self::MOST_DOUBTS && !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
    }
}
