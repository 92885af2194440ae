//! How long a clock ran between two instants of a journey: it stands while its pause holds, and outside the hours of its
//! calendar; where the target changes with the state, it goes on at another pace.

use super::first;
use super::targets::{Target, Targets};
use crate::clock::stopwatch::{Pace, Reading, Stretch, deadline, read};
use crate::judge::case::Case;
use crate::judge::eval::truth;
use crate::judge::place::Place;
use crate::judge::trail::{Doubt, Trail};
use crate::judge::verdict::Leg;
use crate::unit::{Elapsed, Instant};
use crate::value::Truth;

/// Which of the possible courses of a clock is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Bound {
    /// Everything in doubt counts as little as it may.
    Least,
    /// Everything in doubt counts as much as it may.
    Most,
    /// No pause and no exception holds of which that is unknown.
    Certain,
}

/// A clock that was set at a record.
#[derive(Clone, Debug)]
pub(super) struct Run<'p> {
    stretches: Vec<Stretch<'p>>,
    legs: Vec<Leg>,
    least: Elapsed,
    most: Elapsed,
    /// Whether it is unknown of some stretch how it ran.
    pub(super) doubtful: bool,
}

/// From the record that set a clock to what it is read at.
#[derive(Clone, Copy)]
pub(super) struct Between<'c> {
    /// The record that set it, and its instant.
    pub(super) since: (u32, Instant),
    /// When it is read.
    pub(super) until: Instant,
    /// The record at which it is read, if it is one.
    pub(super) stop: Option<u32>,
    /// Records that were ends which a new start undid.
    pub(super) passed: &'c [u32],
}

impl<'p> Run<'p> {
    pub(super) fn new(
        targets: &Targets<'p>,
        between: Between<'_>,
        case: &Case<'p>,
        trail: &mut Trail<'p>,
    ) -> Self {
        let (from, since) = between.since;
        let until = between.until.max(since);
        let last =
            between.stop.map_or(case.journey.last(), |stop| stop.saturating_sub(1).max(from));
        let mut run = Self {
            stretches: Vec::new(),
            legs: Vec::new(),
            least: Elapsed(0),
            most: Elapsed(0),
            doubtful: false,
        };
        let mut begins = since;
        for at in from..=last {
            let next = if at < last { case.journey.time(at + 1) } else { Instant(i64::MAX) };
            let ends = next.min(until);
            // Of records at one instant the last one rules: its stretch is the one that has a length. A promised
            // time before the anchor is later than none of them.
            if ends <= begins && next <= between.until {
                continue;
            }
            let doubts = &mut Vec::new();
            let ended = first::stands(case.undone, at, between.passed, doubts);
            run.stretch((at, ended), (begins, ends), (targets, doubts), case, trail);
            begins = ends;
            if next > between.until {
                break;
            }
        }
        run
    }

    fn stretch(
        &mut self,
        (at, ended): (u32, Truth),
        (from, to): (Instant, Instant),
        (targets, doubts): (&Targets<'p>, &mut Vec<Doubt<'p>>),
        case: &Case<'p>,
        trail: &mut Trail<'p>,
    ) {
        let (mut least, mut most) = (Elapsed(i64::MAX), Elapsed(0));
        let mut certain = None;
        targets.each_at(at, case, doubts, |exception, target, doubts| {
            let adds_up = target.limit.pace().is_some();
            let ended = if adds_up { ended } else { Truth::False };
            let stands = ended.or(standing(target, at, case, doubts));
            let pace = target.limit.shown_pace();
            let counted = pace.count(from, to);
            least = least.min(if stands == Truth::False { counted } else { Elapsed(0) });
            most = most.max(if stands == Truth::True { Elapsed(0) } else { counted });
            let stands = stands == Truth::True;
            certain = Some((exception, if stands { Pace::Paused } else { pace }));
        });
        let Some((exception, pace)) = certain else { return };
        self.least.0 = self.least.0.saturating_add(least.0);
        self.most.0 = self.most.0.saturating_add(most.0);
        if least != most {
            self.doubtful = true;
            for doubt in doubts.iter() {
                trail.doubt(*doubt);
            }
        }
        self.stretches.push(Stretch { from, to, pace });
        let stands = matches!(pace, Pace::Paused);
        let same = |leg: &Leg| leg.exception == exception && leg.stands == stands;
        if !self.legs.last().is_some_and(same) {
            self.legs.push(Leg { from, row: at, exception, stands });
        }
    }

    /// What it showed.
    pub(super) fn reading(&self) -> Reading {
        read(&self.stretches)
    }

    /// How it ran; rows are positions in the journey.
    pub(super) fn legs(self) -> Vec<Leg> {
        self.legs
    }

    /// Whether it stands now.
    pub(super) fn stands(&self) -> bool {
        self.legs.last().is_some_and(|leg| leg.stands)
    }

    /// Whether more has run than may.
    pub(super) fn is_over(&self, limit: Elapsed, bound: Bound) -> bool {
        let ran = match bound {
            Bound::Least => self.least,
            Bound::Most => self.most,
            Bound::Certain => self.reading().counted,
        };
        ran > limit
    }

    /// The last instant in time; `None` while the clock stands.
    pub(super) fn deadline(&self, limit: Elapsed) -> Option<Instant> {
        deadline(&self.stretches, limit)
    }
}

/// Whether a clock stands from a record on.
fn standing<'p>(
    target: Target<'p>,
    at: u32,
    case: &Case<'p>,
    doubts: &mut Vec<Doubt<'p>>,
) -> Truth {
    let Some(paused) = target.paused else { return Truth::False };
    let place = Place { at, state: true };
    let stands = truth(paused, &case.placed(place));
    if stands == Truth::Unknown {
        doubts.push(Doubt::Asked(paused, place));
    }
    stands
}
