//! The name that was probably meant.

/// Longer texts are no slip of the pen.
const LONGEST: usize = 60;

/// The nearest of `names` to `wanted`, if one is near: the same but for capitals, or at most a third
/// of its characters apart (one, for names as short as Chinese ones).
pub(in crate::ingest) fn nearest<'n>(wanted: &str, names: &'n [String]) -> Option<&'n str> {
    let length = wanted.chars().take(LONGEST + 1).count();
    if length > LONGEST {
        return None;
    }
    let folded = wanted.to_lowercase();
    let distance = |name: &str| strsim::osa_distance(&folded, &name.trim().to_lowercase());
    let allowed = (length / 3).max(1);
    names
        .iter()
        .map(|name| (distance(name), name.as_str()))
        .filter(|(distance, name)| *distance <= allowed && *distance < name.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}
