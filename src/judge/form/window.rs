//! The positions that bans and counts look at, and whether they are all there.

use super::never_came;
use crate::check::program::Anchor;
use crate::judge::case::Case;
use crate::judge::trail::Trail;
use crate::plan::Allowance;
use crate::unit::Instant;
use std::ops::ControlFlow;

/// Where to look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Window {
    /// The first position.
    pub(super) from: u32,
    /// One past the last.
    pub(super) to: u32,
    /// When it was complete; `None`: more may come.
    pub(super) closed: Option<Instant>,
    /// A breach in it is settled at this instant, not at the record's: for a window that looks back from Q, when Q came.
    pub(super) breach: Option<Instant>,
    /// The anchor to show, with its instant.
    pub(super) anchor: (u32, Instant),
    /// Where the limit ends the window.
    pub(super) deadline: Option<Instant>,
}

/// Follows every possible window of `[within D] [after Q | before Q]`. `with_start`: whether the start record itself is
/// looked at (it is counted, but not banned).
pub(super) fn follow<'p>(
    limit: Option<&Allowance>,
    anchor: Option<Anchor>,
    with_start: bool,
    case: &Case,
    trail: &mut Trail<'p>,
    mut go: impl FnMut(Window, &mut Trail<'p>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let (after, before) = match anchor {
        Some(Anchor { before: true, pattern }) => (None, Some(pattern)),
        Some(Anchor { before: false, pattern }) => (Some(pattern), None),
        None => (None, None),
    };
    let first = if with_start { case.from() } else { case.anchor().later };
    let complete = case.complete.then(|| case.settled());
    let Some(before) = before else {
        return case.each_anchor(after, trail, |anchor, trail| {
            let Some(anchor) = anchor else { return trail.add(never_came(case)) };
            let deadline = limit.map(|limit| limit.deadline(anchor.time));
            go(
                Window {
                    from: if after.is_some() { anchor.later } else { first },
                    to: deadline.map_or(case.to(), |deadline| case.journey.after(deadline)),
                    closed: match deadline {
                        Some(deadline) => (case.as_of() > deadline).then_some(deadline),
                        None => complete,
                    },
                    breach: None,
                    anchor: (anchor.at, anchor.time),
                    deadline,
                },
                trail,
            )
        });
    };
    // Looking back from Q, the start itself may be the Q.
    let first_q = if limit.is_some() { case.from() } else { case.anchor().later };
    case.hits(before).within(first_q, case.to()).each_first(|found, doubtful| {
        if let (Some(at), true) = (found, doubtful) {
            trail.doubt_match(before, at);
        }
        let came = found.map(|at| (at, case.journey.time(at)));
        let start = case.anchor();
        match (came, limit) {
            (Some((at, time)), None) => go(
                Window {
                    from: first,
                    to: at.max(first),
                    closed: Some(time),
                    breach: None,
                    anchor: (at, time),
                    deadline: None,
                },
                trail,
            ),
            (None, None) => go(
                Window {
                    from: first,
                    to: case.to(),
                    closed: complete,
                    breach: None,
                    anchor: (start.at, start.time),
                    deadline: None,
                },
                trail,
            ),
            (Some((at, time)), Some(limit)) => go(
                Window {
                    from: case.journey.reaching(at, |earlier| limit.deadline(earlier) >= time),
                    to: at,
                    closed: Some(time),
                    breach: Some(time),
                    anchor: (at, time),
                    deadline: None,
                },
                trail,
            ),
            (None, Some(_)) => trail.add(never_came(case)),
        }
    })
}
