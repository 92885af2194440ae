//! What is asked of every journey: the touchpoints and moments of a plan, made ready.

use super::case::Kind;
use super::counting::Counting;
use crate::check::program::{ExpectationId, MomentId, Owner, PatternId, TouchpointId};
use crate::plan::{Expr, KeyId, Plan, PlannedMoment, PlannedScope, PlannedTouchpoint};

/// A touchpoint or moment, as far as it makes occurrences.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    pub(super) owner: Owner,
    pub(super) kind: Kind,
    pub(super) scope: PlannedScope,
    pub(super) when: Option<&'a Expr>,
    pub(super) stake: Option<&'a Expr>,
    pub(super) expectations: &'a [ExpectationId],
    pub(super) searched: &'a [PatternId],
    /// Whether it is worth while to look up last known values beforehand.
    pub(super) states: bool,
    /// Which occurrences need only be counted.
    pub(super) counting: Option<Counting>,
}

/// Everything that is asked, by key, as declared: touchpoints first.
pub(super) fn by_key(plan: &Plan) -> Vec<Vec<Asked<'_>>> {
    let keys = (0..plan.keys.len()).map(|key| KeyId(key as u16));
    keys.map(|key| {
        // A touchpoint is judged once, with its journey.
        let touchpoints = if key == KeyId::JOURNEY { &plan.touchpoints[..] } else { &[] };
        let touchpoints = (0..).map(TouchpointId).zip(touchpoints);
        let moments = (0..).map(MomentId).zip(&plan.moments);
        let moments = moments.filter(|(_, moment)| moment.key == key);
        touchpoints
            .map(|(id, touchpoint)| of_touchpoint(plan, id, touchpoint))
            .chain(moments.map(|(id, moment)| of_moment(plan, id, moment)))
            .collect()
    })
    .collect()
}

fn of_touchpoint<'a>(plan: &Plan, id: TouchpointId, it: &'a PlannedTouchpoint) -> Asked<'a> {
    let pauses = |id: &ExpectationId| {
        let expectation = &plan.expectations[id.index()];
        let exceptions = expectation.exceptions.iter().map(|exception| &exception.form);
        exceptions.chain([&expectation.general]).any(|form| form.paused().is_some())
    };
    Asked {
        owner: Owner::Touchpoint(id),
        kind: Kind::Touchpoint,
        scope: PlannedScope::At(it.pattern),
        when: None,
        stake: None,
        expectations: &it.expectations,
        searched: &it.searched,
        states: it.expectations.iter().any(pauses),
        counting: Counting::of(plan, Owner::Touchpoint(id)),
    }
}

fn of_moment<'a>(plan: &Plan, id: MomentId, it: &'a PlannedMoment) -> Asked<'a> {
    let conditions = |id: &ExpectationId| {
        let expectation = &plan.expectations[id.index()];
        let general = &expectation.general;
        // Exceptions and waivers are conditions, whatever their forms.
        let more = !expectation.exceptions.is_empty() || !expectation.waivers.is_empty();
        more || general.paused().is_some() || general.asks_condition()
    };
    Asked {
        owner: Owner::Moment(id),
        kind: match it.scope {
            PlannedScope::At(_) => Kind::At,
            PlannedScope::Episode { .. } => Kind::Episode,
            PlannedScope::Journey => Kind::Whole,
        },
        scope: it.scope,
        when: it.when.as_ref(),
        stake: it.stake.as_ref(),
        expectations: &it.expectations,
        searched: &it.searched,
        states: it.when.is_some() || it.stake.is_some() || it.expectations.iter().any(conditions),
        counting: Counting::of(plan, Owner::Moment(id)),
    }
}
