//! Waivers: what each of them exempted.

use super::bounded::Smallest;
use crate::check::program::{ExpectationId, Target, WaiverId};
use crate::diagnostic::Place;
use crate::judge::verdict::{Occurrence, Verdict};
use crate::report::convert::day;
use crate::report::model::{Exempted, WaiverUse};
use crate::report::scene::{Journey, Scene};
use std::collections::BTreeMap;

/// By waiver: how many verdicts, and the first of them.
#[derive(Clone, Debug)]
pub(super) struct WaiverTally {
    most: usize,
    used: BTreeMap<WaiverId, (u64, Smallest<Order, Exempted>)>,
}

/// As the logs have it, then as declared.
type Order = (Place, u32, ExpectationId);

impl WaiverTally {
    pub(super) fn new(most: usize) -> Self {
        Self { most, used: BTreeMap::new() }
    }

    pub(super) fn add<S>(
        &mut self,
        scene: &Scene<'_>,
        journey: &Journey<'_, S>,
        occurrence: &Occurrence,
    ) {
        for outcome in &occurrence.outcomes {
            let Verdict::Exempt(waiver) = outcome.verdict else { continue };
            let most = self.most;
            let (count, first) =
                self.used.entry(waiver).or_insert_with(|| (0, Smallest::new(most)));
            *count += 1;
            let place = journey.place(occurrence.start);
            let order = (place, occurrence.number, outcome.expectation);
            if first.wants(&order) {
                let exempted = Exempted {
                    journey: journey.name(),
                    number: occurrence.number,
                    expectation: name(scene, Target::Expectation(outcome.expectation)),
                    place: scene.place(place),
                };
                first.insert(order, exempted);
            }
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        for (waiver, (theirs, first)) in other.used {
            let most = self.most;
            let mine = self.used.entry(waiver).or_insert_with(|| (0, Smallest::new(most)));
            mine.0 += theirs;
            mine.1.merge(first);
        }
    }

    /// As declared, those that exempted nothing among them.
    pub(super) fn finish(mut self, scene: &Scene<'_>) -> Vec<WaiverUse> {
        let today = scene.as_of.map(|now| scene.local(now).date().to_owned());
        let waivers = scene.program.waivers.iter().zip(0..);
        waivers
            .map(|(declared, id)| {
                let used = self.used.remove(&WaiverId(id));
                let (exempted, first) =
                    used.map_or((0, Vec::new()), |(count, first)| (count, first.into_values()));
                let until = day(declared.until);
                WaiverUse {
                    of: name(scene, declared.target),
                    rule: scene.rule(declared.span),
                    because: declared.because.clone(),
                    approved_by: declared.approved_by.clone(),
                    expired: today.as_ref().is_some_and(|today| *today > until),
                    until,
                    exempted,
                    first,
                }
            })
            .collect()
    }
}

fn name(scene: &Scene<'_>, target: Target) -> String {
    let program = scene.program;
    match target {
        Target::Touchpoint(id) => program.touchpoints[id.index()].label.name.clone(),
        Target::Moment(id) => program.moments[id.index()].label.name.clone(),
        Target::Expectation(id) => {
            let expectation = &program.expectations[id.index()];
            format!("{}.{}", scene.owner(expectation.owner).0, expectation.label.name)
        }
    }
}
