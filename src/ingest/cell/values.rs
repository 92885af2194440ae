//! What a cell says, for columns of any type.

use super::nearest::nearest;
use super::recent::Interned;
use super::{Fault, Raw};
use crate::diagnostic::codes::data;
use crate::value::Word;

/// Reads a value that is not text: blanks around it do not count, and nothing else is missing.
pub(super) fn parse<T>(
    raw: Raw<'_>,
    read: impl FnOnce(&str) -> Result<T, Fault>,
) -> Result<Option<T>, Fault> {
    let text = match &raw {
        Raw::Missing => return Ok(None),
        Raw::Text(text) | Raw::Date(text) => text.trim(),
        Raw::Number(text) => text,
        Raw::Bool(flag) => {
            if *flag {
                "true"
            } else {
                "false"
            }
        }
        Raw::Nested(text) => return Err(Fault::new(&data::NESTED_VALUE, text)),
        Raw::Garbled(shown) => return Err(Fault::new(&data::NOT_UNICODE, shown)),
        Raw::Error(shown) => return Err(Fault::new(&data::ERROR_CELL, shown)),
    };
    if text.is_empty() { Ok(None) } else { read(text).map(Some) }
}

/// Text is taken as it is, and numbers and flags as they are written: ticket 42 is "42".
pub(super) fn word(raw: Raw<'_>, words: &mut Interned) -> Result<Option<Word>, Fault> {
    Ok(match &raw {
        Raw::Missing => None,
        Raw::Text(text) | Raw::Date(text) => (!text.is_empty()).then(|| words.intern(text)),
        Raw::Number(text @ ("NaN" | "Infinity" | "-Infinity")) => {
            return Err(Fault::new(&data::NOT_FINITE, text));
        }
        Raw::Number(text) => Some(words.intern(text)),
        Raw::Bool(flag) => Some(words.intern(if *flag { "true" } else { "false" })),
        Raw::Nested(text) => return Err(Fault::new(&data::NESTED_VALUE, text)),
        Raw::Garbled(shown) => return Err(Fault::new(&data::NOT_UNICODE, shown)),
        Raw::Error(shown) => return Err(Fault::new(&data::ERROR_CELL, shown)),
    })
}

pub(super) fn one_of(
    raw: Raw<'_>,
    values: &[String],
    words: &mut Interned,
) -> Result<Option<Word>, Fault> {
    parse(raw, |text| {
        if values.iter().any(|value| value == text) {
            return Ok(words.intern(text));
        }
        let listed: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
        Err(match nearest(text, values) {
            Some(name) => Fault::new(&data::MISSPELT_VALUE, text).arg("suggestion", name),
            None => Fault::new(&data::NOT_ONE_OF, text),
        }
        .arg("values", listed.join(", ")))
    })
}
