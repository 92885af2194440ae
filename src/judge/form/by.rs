//! `P by T`: not later than the instant that a field promises.

use super::Clock;
use super::within::until;
use crate::judge::case::Case;
use crate::judge::eval::eval;
use crate::judge::trail::{Doubt, Ruling, Trail};
use crate::judge::verdict::Verdict;
use crate::plan::{Datum, Expr};
use crate::unit::Instant;
use std::ops::ControlFlow;

pub(super) fn judge<'p>(
    deadline: &'p Expr,
    case: &Case,
    clock: Clock,
    trail: &mut Trail<'p>,
) -> ControlFlow<()> {
    let Datum::Time(at) = eval(deadline, &case.placed(clock.place)) else {
        trail.doubt(Doubt::Asked(deadline, clock.place));
        let unknown = Ruling::new(Verdict::Unknown, None);
        return trail.add(Ruling { place: Some(clock.place), ..unknown });
    };
    trail.add(until(Instant(at), case, clock))
}
