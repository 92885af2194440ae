//! How long a clock ran between two instants of a journey: it stands while its pause holds, and outside the hours of its
//! calendar.

use crate::clock::stopwatch::{Bound, Pace, Reading, Stretch, deadline, read};
use crate::judge::case::Case;
use crate::judge::eval::truth;
use crate::judge::place::Place;
use crate::judge::trail::{Doubt, Trail};
use crate::plan::{Allowance, Expr};
use crate::unit::{Elapsed, Instant};
use crate::value::Truth;

/// A clock that was set at a record.
pub(in crate::judge) struct Run<'p> {
    stretches: Vec<Stretch<'p>>,
    limit: Elapsed,
    /// Whether the pause certainly holds, may hold or does not, in the last stretch.
    pub(in crate::judge) stands: Truth,
    /// Whether it is unknown of some stretch if the clock ran.
    pub(in crate::judge) doubtful: bool,
}

impl<'p> Run<'p> {
    /// The clock of a limit that can be paused, from the record at `from` to an instant. `None`: the limit is in days.
    pub(in crate::judge) fn new(
        limit: &'p Allowance,
        paused: &'p Expr,
        (from, since): (u32, Instant),
        until: Instant,
        case: &Case,
        trail: &mut Trail<'p>,
    ) -> Option<Self> {
        let (pace, limit) = limit.pace()?;
        let journey = case.journey;
        let mut run = Self { stretches: Vec::new(), limit, stands: Truth::False, doubtful: false };
        let mut begins = since;
        for at in from..=journey.last() {
            let ends = if at < journey.last() { journey.time(at + 1).min(until) } else { until };
            // Of records at one instant the last one rules: its stretch is the one that has a length.
            if ends < begins || (ends == begins && at < journey.last() && ends < until) {
                continue;
            }
            let place = Place { at, state: true };
            run.stands = truth(paused, &case.placed(place));
            let (least, most) = match run.stands {
                Truth::True => (Pace::Paused, Pace::Paused),
                Truth::False => (pace, pace),
                Truth::Unknown => (Pace::Paused, pace),
            };
            if run.stands == Truth::Unknown && ends > begins {
                trail.doubt(Doubt::Asked(paused, place));
                run.doubtful = true;
            }
            run.stretches.push(Stretch { from: begins, to: ends, least, most });
            begins = ends;
            if at < journey.last() && journey.time(at + 1) > until {
                break;
            }
        }
        Some(run)
    }

    pub(in crate::judge) fn reading(&self, bound: Bound) -> Reading {
        read(&self.stretches, bound)
    }

    /// Whether more has run than may.
    pub(in crate::judge) fn is_over(&self, bound: Bound) -> bool {
        self.reading(bound).counted > self.limit
    }

    /// The last instant in time; `None` while the clock stands.
    pub(in crate::judge) fn deadline(&self, bound: Bound) -> Option<Instant> {
        deadline(&self.stretches, self.limit, bound)
    }
}
