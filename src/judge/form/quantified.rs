//! `each P has C`, `any P has C`: a condition on the records of the extent.

use crate::check::program::PatternId;
use crate::judge::case::Case;
use crate::judge::eval::truth;
use crate::judge::record::Record;
use crate::judge::trail::{Ruling, Trail};
use crate::judge::verdict::{Failure, Verdict};
use crate::plan::Expr;
use crate::value::Truth;
use std::ops::ControlFlow;

pub(super) fn judge<'p>(
    any: bool,
    pattern: PatternId,
    condition: &'p Expr,
    case: &Case,
    trail: &mut Trail<'p>,
) -> ControlFlow<()> {
    let journey = case.journey;
    let hits = case.hits(pattern).within(case.from(), case.to());
    let start = Some(journey.row(case.start));
    let holds =
        |at: u32| truth(condition, &Record { judge: journey.judge, row: journey.row(at), start });
    // A record decides at once if the condition comes out so on it.
    let decides = if any { Truth::True } else { Truth::False };
    let verdict = if any { Verdict::Met } else { Verdict::Failed(Failure::Broken) };
    let decided = |at: u32| {
        let time = journey.time(at);
        Ruling { anchor: Some((at, time)), key: Some(at), ..Ruling::new(verdict, Some(time)) }
    };
    if let Some(at) = hits.certain.iter().copied().find(|at| holds(*at) == decides) {
        return trail.add(decided(at));
    }
    for at in hits.possible.iter().copied() {
        let answer = holds(at);
        if answer == decides || answer == Truth::Unknown {
            if hits.certain.binary_search(&at).is_err() {
                trail.doubt_match(pattern, at);
            }
            if answer == Truth::Unknown {
                trail.doubt_of_record(condition, at);
            }
            trail.add(decided(at))?;
        }
    }
    if !case.complete {
        return trail.add(Ruling::open());
    }
    let settled = Some(case.settled());
    let rest = if any { Verdict::Failed(Failure::Broken) } else { Verdict::Met };
    let rest =
        |at: u32| Ruling { anchor: Some((at, journey.time(at))), ..Ruling::new(rest, settled) };
    if let Some(&first) = hits.certain.first() {
        return trail.add(rest(first));
    }
    // Whether there is such a record at all is a question of its own.
    for at in hits.doubtful() {
        trail.doubt_match(pattern, at);
        trail.add(rest(at))?;
    }
    trail.add(Ruling::new(Verdict::NotApplicable, settled))
}
