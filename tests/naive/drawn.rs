//! How a clock went, instant by instant: cut wherever anything may change, looked at between two cuts, and joined
//! where nothing did.

use super::forms::Situation;
use super::lengths::Pace;
use mot::judge::{Going, Segment};
use mot::unit::Instant;
use std::collections::BTreeSet;

/// How it goes on from a record: the exception in force, and the pace.
pub(super) type GoesOn = (Option<u16>, Pace);

/// What a clock showed.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Totals {
    pub counted: i64,
    pub paused: i64,
    pub closed: i64,
}

impl Totals {
    /// Those of what was drawn.
    pub fn of(drawn: &[Segment]) -> Self {
        let total = |going| {
            let lengths = drawn.iter().filter(|segment| segment.going == going);
            lengths.map(|segment| segment.to.0 - segment.from.0).sum()
        };
        Self {
            counted: total(Going::Running),
            paused: total(Going::Paused),
            closed: total(Going::Closed),
        }
    }
}

impl Situation<'_> {
    /// The course of a clock from one instant to another; `goes`: how it goes on from each of its records.
    pub(super) fn drawn(
        &self,
        (from, to): (Instant, Instant),
        goes: &[(usize, GoesOn)],
    ) -> Vec<Segment> {
        if to <= from {
            return Vec::new();
        }
        let mut cuts = BTreeSet::from([from, to]);
        for (at, (_, pace)) in goes {
            cuts.insert(self.time(*at));
            if let Pace::Open(calendar) = pace {
                cuts.extend(self.story.minutes.turns(*calendar, from, to));
            }
        }
        let cuts: Vec<Instant> = cuts.into_iter().filter(|cut| (from..=to).contains(cut)).collect();
        let mut drawn: Vec<Segment> = Vec::new();
        for pair in cuts.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            // Of records at one instant the last one rules.
            let last = goes.iter().rev().find(|(at, _)| self.time(*at) <= from);
            let (exception, pace) = last.expect("a clock begins with a record").1;
            let going = match pace {
                Pace::Stands => Going::Paused,
                Pace::Elapsed => Going::Running,
                Pace::Open(calendar) if self.story.minutes.open(calendar, from, to) > 0 => {
                    Going::Running
                }
                Pace::Open(_) => Going::Closed,
            };
            match drawn.last_mut() {
                Some(last) if (last.going, last.exception) == (going, exception) => last.to = to,
                _ => drawn.push(Segment { from, to, going, exception }),
            }
        }
        drawn
    }
}
