//! `C`: a condition on what is known where it is asked.

use crate::judge::case::Case;
use crate::judge::eval::truth;
use crate::judge::trail::{Doubt, Ruling, Trail};
use crate::judge::verdict::{Failure, Verdict};
use crate::plan::Expr;
use crate::value::Truth;
use std::ops::ControlFlow;

pub(super) fn judge<'p>(
    condition: &'p Expr,
    case: &Case,
    trail: &mut Trail<'p>,
) -> ControlFlow<()> {
    if !case.complete {
        return trail.add(Ruling::open());
    }
    let place = case.place();
    let (verdict, settled) = match truth(condition, &case.placed(place)) {
        Truth::True => (Verdict::Met, Some(case.asked_at())),
        Truth::False => (Verdict::Failed(Failure::Broken), Some(case.asked_at())),
        Truth::Unknown => {
            trail.doubt(Doubt::Asked(condition, place));
            (Verdict::Unknown, None)
        }
    };
    trail.add(Ruling { place: Some(place), ..Ruling::new(verdict, settled) })
}
