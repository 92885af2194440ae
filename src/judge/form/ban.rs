//! `no P [within D] [after Q | before Q]`: broken at once by a P, kept when no P can come any more.

use super::window::{self, Window};
use crate::check::program::{Anchor, PatternId};
use crate::judge::case::Case;
use crate::judge::trail::{Ruling, Trail};
use crate::judge::verdict::{Failure, Verdict};
use crate::plan::Allowance;
use std::ops::ControlFlow;

pub(super) fn judge(
    pattern: PatternId,
    limit: Option<&Allowance>,
    anchor: Option<Anchor>,
    case: &Case,
    trail: &mut Trail,
) -> ControlFlow<()> {
    window::follow(limit, anchor, false, case, trail, |window, trail| {
        let hits = case.hits(pattern).within(window.from, window.to);
        if let Some(at) = hits.first() {
            return trail.add(broken(case, window, at));
        }
        for at in hits.doubtful() {
            trail.doubt_match(pattern, at);
            trail.add(broken(case, window, at))?;
        }
        trail.add(show(
            window,
            match window.closed {
                Some(closed) => Ruling::new(Verdict::Met, Some(closed)),
                None => Ruling::open(),
            },
        ))
    })
}

fn broken(case: &Case, window: Window, at: u32) -> Ruling {
    let time = case.journey.time(at);
    let settled = window.breach.unwrap_or(time);
    let ruling = Ruling::new(Verdict::Failed(Failure::Broken), Some(settled));
    show(window, Ruling { key: Some(at), came: Some(time), count: 1, ..ruling })
}

fn show(window: Window, ruling: Ruling) -> Ruling {
    Ruling {
        anchor: Some(window.anchor),
        deadline: window.deadline,
        window: (window.from, window.to),
        ..ruling
    }
}
