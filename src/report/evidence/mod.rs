//! Evidence in words, as a manager reads it: `line 18: "answered" after 31s, limit 20s, 11s over`.

mod change;
mod clocks;
mod phrase;
mod records;
mod threshold;

use super::scene::{Journey, Scene};
use crate::check::program::RequirementKind;
use crate::judge::verdict::{Occurrence, Outcome, Verdict};
use crate::measure::Sight;
use phrase::Phrase;

/// What a verdict rests on, in the language of the scene: one line without a full stop.
pub fn words<S: Sight>(
    scene: &Scene<'_>,
    journey: &Journey<'_, S>,
    occurrence: &Occurrence,
    outcome: &Outcome,
) -> String {
    let phrase = Phrase::new(scene, journey, occurrence, outcome);
    match outcome.verdict {
        Verdict::Exempt(waiver) => phrase.exempt(waiver),
        Verdict::NotApplicable => phrase.not_applicable(),
        Verdict::Unknown => phrase.unknown(),
        Verdict::Met | Verdict::Failed(_) | Verdict::Open(_) => by_form(&phrase),
    }
}

fn by_form<S: Sight>(phrase: &Phrase<'_, S>) -> String {
    match &phrase.requirement.kind {
        RequirementKind::Holds(_) => phrase.threshold(),
        RequirementKind::Within { subject, .. } => phrase.within(subject),
        RequirementKind::By { subject, .. } => phrase.by(subject),
        RequirementKind::No { pattern, limit, anchor } => {
            phrase.ban(*pattern, limit.as_ref(), anchor.as_ref())
        }
        RequirementKind::Count { bound, count, pattern, limit, anchor } => {
            phrase.count(*bound, *count, *pattern, limit.as_ref(), anchor.as_ref())
        }
        RequirementKind::Order { pattern, order, other, .. } => {
            phrase.order(*pattern, *order, *other)
        }
        RequirementKind::Every { pattern, .. } => phrase.every(*pattern),
        RequirementKind::Quantified { .. } | RequirementKind::Follows { .. } => phrase.as_written(),
    }
}
