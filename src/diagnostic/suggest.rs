//! "did you mean": the nearest of the names that would have been possible.

use strsim::damerau_levenshtein;

/// Long lists are searched this far: a hint is never worth a wait.
const SEARCHED: usize = 2_000;

/// The candidate that the name was most likely meant to be; the earlier one of two equally near.
///
/// Distance counts characters, a swap of neighbours as one change. A third of the name may differ.
/// Chinese names are short and each character weighs a word, so there it is also enough that half
/// of the characters are shared (`解决时间` for `解决时长`, `投诉件` for `投诉`).
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = name.to_lowercase();
    let length = folded.chars().count();
    let allowed = (length / 3).max(1);
    let mut best: Option<(usize, &'a str)> = None;
    for candidate in candidates.into_iter().take(SEARCHED) {
        let other = candidate.to_lowercase();
        let Some(distance) = distance(&folded, length, &other, allowed) else { continue };
        if best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// How far apart they are, if near enough to be meant for each other; ranks are doubled, so that a
/// shared half stands behind any spelling mistake of the same distance.
fn distance(name: &str, length: usize, other: &str, allowed: usize) -> Option<usize> {
    let other_length = other.chars().count();
    if length == 0 || other_length == 0 || length > 64 || other_length > 64 {
        return None;
    }
    if length.abs_diff(other_length) <= allowed {
        let distance = damerau_levenshtein(name, other);
        // One change turns any single letter into any other: that is no likeness.
        if distance <= allowed && distance < length.max(other_length).min(3) {
            return Some(2 * distance);
        }
    }
    let short = length.max(other_length) <= 8;
    if short && name.chars().all(is_cjk) && other.chars().all(is_cjk) {
        let shared = shared(name, other);
        if 2 * shared >= length.max(other_length) {
            return Some(2 * (length.max(other_length) - shared) + 1);
        }
    }
    None
}

/// How many characters of `name` also stand in `other`, each counted once.
fn shared(name: &str, other: &str) -> usize {
    let mut left: Vec<char> = other.chars().collect();
    name.chars()
        .filter(|c| {
            left.iter().position(|other| other == c).map(|at| left.swap_remove(at)).is_some()
        })
        .count()
}

/// The CJK ideographs that names are written in.
fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_hand_is_understood() {
        assert_eq!(nearest("teir", ["wait", "tier", "tire"]), Some("tier"));
        assert_eq!(nearest("aplogy", ["apology", "answer"]), Some("apology"));
        assert_eq!(nearest("Tier", ["tier"]), Some("tier"));
    }

    #[test]
    fn what_is_far_is_not_suggested() {
        assert_eq!(nearest("x", ["y", "z"]), None);
        assert_eq!(nearest("wait", ["mood", "event"]), None);
        assert_eq!(nearest("", ["a"]), None);
    }

    #[test]
    fn chinese_names_are_near_by_shared_characters() {
        assert_eq!(nearest("等侍", ["渠道", "等待"]), Some("等待"));
        assert_eq!(nearest("投诉件", ["投诉", "解决"]), Some("投诉"));
        assert_eq!(nearest("时间解决", ["解决时间", "时刻"]), Some("解决时间"));
        assert_eq!(nearest("客户", ["员工", "渠道"]), None);
    }

    #[test]
    fn the_first_of_equals_wins() {
        assert_eq!(nearest("cat", ["car", "can"]), Some("car"));
    }
}
