//! `replace`, which would otherwise build a text of a thousand times the allowed size before anyone looks at it.

use super::fence::LONGEST_TEXT;
use rhai::{Engine, EvalAltResult, ImmutableString, Position};

/// In place of rhai's own, with the same meaning.
pub(super) fn register(engine: &mut Engine) {
    engine
        .register_fn("replace", |text: &mut ImmutableString, part: &str, by: &str| {
            replace(text, part, by)
        })
        .register_fn("replace", |text: &mut ImmutableString, part: &str, by: char| {
            replace(text, part, by.encode_utf8(&mut [0; 4]))
        })
        .register_fn("replace", |text: &mut ImmutableString, part: char, by: &str| {
            replace(text, part.encode_utf8(&mut [0; 4]), by)
        });
}

fn replace(text: &mut ImmutableString, part: &str, by: &str) -> Result<(), Box<EvalAltResult>> {
    let found = text.matches(part).count();
    let grown = found.saturating_mul(by.len());
    if grown.saturating_add(text.len() - found * part.len()) > LONGEST_TEXT {
        let what = "Length of string".to_owned();
        return Err(EvalAltResult::ErrorDataTooLarge(what, Position::NONE).into());
    }
    *text = text.replace(part, by).into();
    Ok(())
}
