//! What `within` and `by` share: the clock, its anchor and what stops it.

use super::first::each_first;
use crate::judge::case::{Anchored, Case};
use crate::judge::eval::eval;
use crate::judge::place::Place;
use crate::judge::trail::Trail;
use crate::plan::{Awaited, Datum, Form};
use crate::unit::Instant;
use std::ops::ControlFlow;

/// One possible course of a clock.
#[derive(Clone, Copy, Debug)]
pub(in crate::judge) struct Clock<'c> {
    /// What it counts from; `None`: the Q of `after` never came.
    pub(in crate::judge) anchor: Option<Anchored>,
    /// The record that stopped it.
    pub(in crate::judge) stop: Option<u32>,
    /// When the thing waited for came.
    pub(in crate::judge) came: Option<Instant>,
    /// Where its conditions are asked.
    pub(in crate::judge) place: Place,
    /// Records that match but were ends that a new start undid.
    pub(in crate::judge) passed: &'c [u32],
}

/// Follows every possible course of the clock of a form; other forms have none.
pub(in crate::judge) fn follow<'p>(
    form: &'p Form,
    case: &Case<'p>,
    trail: &mut Trail<'p>,
    mut go: impl FnMut(Clock<'_>, &mut Trail<'p>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let (subject, after) = match form {
        Form::Within { subject, after, .. } => (subject, *after),
        Form::By { subject, .. } => (subject, None),
        Form::Threshold(_)
        | Form::Ban { .. }
        | Form::Count { .. }
        | Form::Every { .. }
        | Form::Quantified { .. }
        | Form::Follows { .. }
        | Form::Order { .. }
        | Form::Precedence { .. }
        | Form::Response { .. } => return ControlFlow::Continue(()),
    };
    case.each_anchor(after, trail, |anchor, trail| {
        let Some(later) = anchor.map(|anchor| anchor.later) else {
            let place = case.place();
            return go(Clock { anchor: None, stop: None, came: None, place, passed: &[] }, trail);
        };
        match subject {
            Awaited::Pattern(pattern) => {
                let hits = case.hits(*pattern).within(later, case.all());
                each_first(*pattern, hits, case, trail, |stop, passed, trail| {
                    let came = stop.map(|at| case.journey.time(at));
                    let place = case.place_stopped(stop);
                    go(Clock { anchor, stop, came, place, passed }, trail)
                })
            }
            Awaited::Instant(expr) => {
                let place = case.place();
                let came = match eval(expr, &case.placed(place)) {
                    Datum::Time(at) if at <= case.as_of().0 => Some(Instant(at)),
                    _ => None,
                };
                go(Clock { anchor, stop: None, came, place, passed: &[] }, trail)
            }
        }
    })
}
