//! "Did you mean": the nearest of some words, in the writing of the one that was typed.

use strsim::damerau_levenshtein;

/// The nearest candidate, if it is near enough to be what was meant: one slip in three letters, or
/// one character of a Chinese word of two.
pub(super) fn nearest<'c>(
    typed: &str,
    candidates: impl Iterator<Item = &'c str>,
) -> Option<&'c str> {
    let length = typed.chars().count();
    if length > 40 {
        return None;
    }
    let allowed = if typed.is_ascii() { length.div_ceil(3) } else { length / 2 };
    candidates
        .filter(|candidate| candidate.is_ascii() == typed.is_ascii())
        .map(|candidate| (distance(typed, candidate), candidate))
        .filter(|(distance, candidate)| {
            *distance <= allowed && *distance <= candidate.chars().count() && *distance < length
        })
        .min_by_key(|(distance, candidate)| {
            // Of two as near, the one of the same length: `不达标` is `未达标` and not `达标`.
            (*distance, candidate.chars().count().abs_diff(length))
        })
        .map(|(_, candidate)| candidate)
}

/// A Chinese word that holds another is one slip away from it: `并且` and `且`.
fn distance(typed: &str, candidate: &str) -> usize {
    if !typed.is_ascii() && typed.contains(candidate) {
        return 1;
    }
    let distance = damerau_levenshtein(typed, candidate);
    // Nothing in common is no slip.
    if distance >= candidate.chars().count() { usize::MAX } else { distance }
}
