//! Yes or no.

use super::Fault;
use crate::diagnostic::codes::data;

/// Reads `true`, `yes`, `1`, `是` and their opposites, in capital or small letters.
pub(super) fn flag(text: &str) -> Result<bool, Fault> {
    const YES: [&str; 4] = ["true", "yes", "1", "是"];
    const NO: [&str; 4] = ["false", "no", "0", "否"];
    let is = |word: &&str| word.eq_ignore_ascii_case(text);
    if YES.iter().any(is) {
        Ok(true)
    } else if NO.iter().any(is) {
        Ok(false)
    } else {
        Err(Fault::new(&data::BAD_FLAG, text))
    }
}
