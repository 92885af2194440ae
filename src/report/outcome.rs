//! What a run comes to.

use super::model::{Attained, Model, Outcome, Subject};

/// Whether the service kept its promises, as far as the model can say.
///
/// Where standards are declared they decide, else the moments, touchpoints and recoveries do. Nothing that is
/// empty or undecided looks like a success.
pub fn outcome(model: &Model) -> Outcome {
    let subjects = || model.moments.iter().chain(&model.touchpoints);
    let any = |count: fn(&Subject) -> u64| subjects().any(|subject| count(subject) > 0);
    let measured = model
        .standards
        .iter()
        .flat_map(|standard| &standard.requires)
        .any(|require| require.results.iter().any(|result| result.deciding > 0));
    let occurred = any(|subject| subject.counts.occurrences);
    let decided = any(|subject| {
        let parts = subject.expectations.iter().map(|part| &part.counts);
        parts.chain([&subject.counts]).map(|counts| counts.met + counts.failed).sum()
    });
    if model.standards.is_empty() {
        return if any(|subject| subject.counts.failed) || recovery_failed(model) {
            Outcome::Failed
        } else if !occurred {
            Outcome::NothingEvaluated
        } else if !decided {
            Outcome::NothingDecided
        } else {
            Outcome::Met
        };
    }
    let has = |attained| model.standards.iter().any(|standard| standard.attained == attained);
    if has(Attained::Failed) {
        Outcome::Failed
    } else if !occurred && !measured {
        Outcome::NothingEvaluated
    } else if has(Attained::Inconclusive) {
        Outcome::Inconclusive
    } else {
        Outcome::Met
    }
}

/// A recovery that failed is a failure of its own, and so is what nobody may do.
fn recovery_failed(model: &Model) -> bool {
    let recoveries = &model.recoveries;
    let counts = &recoveries.counts;
    let unauthorised = recoveries.unowed.iter().any(|unowed| unowed.unauthorised > 0);
    counts.missed + counts.late + counts.unauthorised > 0 || unauthorised
}
