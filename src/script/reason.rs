//! Why a script gave nothing, as one of few codes.

use crate::diagnostic::Entry;
use crate::diagnostic::codes::script as codes;
use rhai::{EvalAltResult, Position};

/// The longest reason that is repeated.
const LONGEST: usize = 200;

/// The code, the reason in a few words, and where it happened: the innermost place that is known.
pub(super) fn reason(error: EvalAltResult) -> (&'static Entry, String, Position) {
    let mut error = error;
    let mut place = error.position();
    while let EvalAltResult::ErrorInFunctionCall(_, _, inner, _) = error {
        error = *inner;
        if !error.position().is_none() {
            place = error.position();
        }
    }
    let too_much = match &error {
        EvalAltResult::ErrorTooManyOperations(_) | EvalAltResult::ErrorTerminated(..) => {
            // Where in a loop the count ran out is chance: the function is at fault.
            place = Position::NONE;
            Some("too many operations")
        }
        EvalAltResult::ErrorStackOverflow(_) => Some("too many calls within calls"),
        EvalAltResult::ErrorTooManyVariables(_) => Some("too many variables"),
        EvalAltResult::ErrorDataTooLarge(..) => Some("too large a text, array or map"),
        _ => None,
    };
    match too_much {
        Some(what) => (&codes::OVERRUN, what.to_owned(), place),
        None => (&codes::FAILED, said(&mut error), place),
    }
}

/// In rhai's words or, for `throw`, the script's own; without the place, which is said beside it.
fn said(error: &mut EvalAltResult) -> String {
    let text = if let EvalAltResult::ErrorRuntime(thrown, _) = error {
        thrown.to_string()
    } else {
        error.clear_position();
        error.to_string()
    };
    short(&text)
}

/// One line without signs that steer a terminal, cut where it gets long.
pub(super) fn short(text: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let mut said: String = text.chars().take(LONGEST).map(plain).collect();
    if text.chars().nth(LONGEST).is_some() {
        said.push('…');
    }
    said
}
