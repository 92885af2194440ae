//! `at most | at least | exactly N P [within D] [after Q | before Q]`.

use super::window::{self, Window};
use crate::check::program::{Anchor, PatternId};
use crate::judge::case::Case;
use crate::judge::hits::Hits;
use crate::judge::trail::{Ruling, Trail};
use crate::judge::verdict::{Failure, Verdict};
use crate::plan::Allowance;
use crate::syntax::ast::Bound;
use crate::unit::Instant;
use std::ops::ControlFlow;

/// How many of what.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub(super) bound: Bound,
    pub(super) count: u32,
    pub(super) pattern: PatternId,
}

pub(super) fn judge(
    wanted: Wanted,
    limit: Option<&Allowance>,
    anchor: Option<Anchor>,
    case: &Case,
    trail: &mut Trail,
) -> ControlFlow<()> {
    window::follow(limit, anchor, true, case, trail, |window, trail| {
        let hits = case.hits(wanted.pattern).within(window.from, window.to);
        let (least, most) = (hits.certain.len() as u32, hits.possible.len() as u32);
        if most > least {
            for at in hits.doubtful() {
                trail.doubt_match(wanted.pattern, at);
            }
            trail.add(ruling(wanted, most, hits, window, case))?;
            if (least + 1..most).contains(&wanted.count) {
                trail.add(ruling(wanted, wanted.count, hits, window, case))?;
            }
        }
        trail.add(ruling(wanted, least, hits, window, case))
    })
}

/// What it comes to if `count` records match.
fn ruling(wanted: Wanted, count: u32, hits: Hits, window: Window, case: &Case) -> Ruling {
    let broken = Verdict::Failed(Failure::Broken);
    let (too_many, enough) = match wanted.bound {
        Bound::AtMost => (count > wanted.count, true),
        Bound::AtLeast => (false, count >= wanted.count),
        Bound::Exactly => (count > wanted.count, count == wanted.count),
    };
    let (key, ruling) = if too_many {
        let key = hits.certain.get(wanted.count as usize).copied();
        (key, Ruling::new(broken, Some(reached(key, window, case))))
    } else if wanted.bound == Bound::AtLeast && enough {
        let last = wanted.count.checked_sub(1);
        let key = last.and_then(|last| hits.certain.get(last as usize)).copied();
        (key, Ruling::new(Verdict::Met, Some(reached(key, window, case))))
    } else {
        (
            None,
            match window.closed {
                Some(closed) => {
                    Ruling::new(if enough { Verdict::Met } else { broken }, Some(closed))
                }
                None => Ruling::open(),
            },
        )
    };
    Ruling {
        key,
        count,
        anchor: Some(window.anchor),
        deadline: window.deadline,
        window: (window.from, window.to),
        ..ruling
    }
}

/// When the record came that decided; none is needed for `at least 0`.
fn reached(key: Option<u32>, window: Window, case: &Case) -> Instant {
    window.breach.unwrap_or_else(|| key.map_or(window.anchor.1, |at| case.journey.time(at)))
}
