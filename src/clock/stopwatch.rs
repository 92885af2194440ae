//! A clock over a journey: stretches between records, each with its pace.

use super::OpenTime;
use crate::unit::{Elapsed, Instant};

/// How a stretch of time counts.
#[derive(Clone, Copy, Debug)]
pub enum Pace<'a> {
    /// All of it.
    Elapsed,
    /// Where the calendar is open.
    Open(&'a OpenTime),
    /// Not at all.
    Paused,
}

/// True time between two instants, and how it counts.
#[derive(Clone, Copy, Debug)]
pub struct Stretch<'a> {
    /// From.
    pub from: Instant,
    /// To; a clock that still runs takes its last stretch beyond it.
    pub to: Instant,
    /// Its pace.
    pub pace: Pace<'a>,
}

/// What a clock shows, in true time: `counted + paused + closed` is the time that passed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Reading {
    /// Time that counts.
    pub counted: Elapsed,
    /// Time under a pause.
    pub paused: Elapsed,
    /// Time out of hours.
    pub closed: Elapsed,
}

impl Pace<'_> {
    /// How much of `from..to` counts.
    pub fn count(self, from: Instant, to: Instant) -> Elapsed {
        match self {
            Self::Elapsed => to.since(from),
            Self::Open(calendar) => calendar.between(from, to),
            Self::Paused => Elapsed(0),
        }
    }

    /// The last instant by which no more than `left` has counted since `from`; `None`: never.
    fn deadline(self, from: Instant, left: Elapsed) -> Option<Instant> {
        match self {
            Self::Elapsed => Some(from.plus(left)),
            Self::Open(calendar) => calendar.deadline(from, left),
            Self::Paused => None,
        }
    }
}

/// What the clock shows after these stretches.
pub fn read(stretches: &[Stretch<'_>]) -> Reading {
    let mut reading = Reading::default();
    for stretch in stretches {
        let whole = stretch.to.since(stretch.from).0;
        let counted = stretch.pace.count(stretch.from, stretch.to).0;
        reading.counted.0 += counted;
        match stretch.pace {
            Pace::Paused => reading.paused.0 += whole,
            Pace::Elapsed | Pace::Open(_) => reading.closed.0 += whole - counted,
        }
    }
    reading
}

/// The last instant by which no more than `limit` has counted, the last stretch going on for ever. `None`: the
/// clock stands and the limit is never passed, unless a record lets it run again.
pub fn deadline(stretches: &[Stretch<'_>], limit: Elapsed) -> Option<Instant> {
    let mut left = limit.0;
    for (index, stretch) in stretches.iter().enumerate() {
        let pace = stretch.pace;
        let counted = pace.count(stretch.from, stretch.to).0;
        if counted > left || index + 1 == stretches.len() {
            return pace.deadline(stretch.from, Elapsed(left));
        }
        left -= counted;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Instant {
        Instant(second * 1_000_000)
    }

    fn seconds(n: i64) -> Elapsed {
        Elapsed(n * 1_000_000)
    }

    fn stretch(from: i64, to: i64, pace: Pace<'static>) -> Stretch<'static> {
        Stretch { from: at(from), to: at(to), pace }
    }

    fn clock() -> Vec<Stretch<'static>> {
        vec![
            stretch(0, 10, Pace::Elapsed),
            stretch(10, 40, Pace::Paused),
            stretch(40, 45, Pace::Elapsed),
        ]
    }

    #[test]
    fn a_pause_moves_the_deadline() {
        assert_eq!(read(&clock()).counted, seconds(15));
        assert_eq!(read(&clock()).paused, seconds(30));
        assert_eq!(deadline(&clock(), seconds(5)), Some(at(5)));
        assert_eq!(deadline(&clock(), seconds(12)), Some(at(42)));
        assert_eq!(deadline(&clock(), seconds(20)), Some(at(50)));
    }

    #[test]
    fn a_limit_that_runs_out_as_the_pause_begins_is_kept_until_it_ends() {
        assert_eq!(deadline(&clock(), seconds(10)), Some(at(40)));
    }

    #[test]
    fn a_standing_clock_has_no_deadline() {
        let clock = &clock()[..2];
        assert_eq!(deadline(clock, seconds(20)), None);
        assert_eq!(deadline(clock, seconds(9)), Some(at(9)));
    }
}
