//! Patterns of records, and conditions on moments, as text.

use super::expressions::{condition, segment_condition};
use super::log::EVENTS;
use super::rng::Rng;
use super::rules::Names;

/// A condition asked of what is known on a moment; segments may stand in it.
pub fn state_condition(rng: &mut Rng, names: &Names) -> String {
    match rng.below(8) {
        7 if !names.steps.is_empty() => {
            format!("{} or {}", rng.of(&names.steps), segment_condition(rng))
        }
        0 | 1 if !names.segments.is_empty() => {
            let segment = rng.of(&names.segments);
            match rng.below(3) {
                0 => segment,
                1 => format!("not {segment}"),
                _ => format!("{segment} or {}", segment_condition(rng)),
            }
        }
        _ => segment_condition(rng),
    }
}

/// A pattern of records, now and then one of two records.
pub fn related(rng: &mut Rng, names: &Names) -> String {
    let pattern = pattern(rng, names);
    if !rng.chance(8) {
        return pattern;
    }
    let together = rng.pick(&[
        "channel == start.channel",
        "customer != start.customer",
        "n > start.n",
        "tier == start.tier or urgent",
    ]);
    format!("({pattern} where {together})")
}

/// A pattern of records: mostly a plain event, so that the rest stands out.
pub fn pattern(rng: &mut Rng, names: &Names) -> String {
    match rng.below(10) {
        0 | 1 if !names.steps.is_empty() => rng.of(&names.steps),
        2 if !names.touchpoints.is_empty() => rng.of(&names.touchpoints).0,
        3 => format!("({})", condition(rng, names, 1)),
        _ => format!("\"{}\"", rng.pick(&EVENTS)),
    }
}
