//! Bytes to text. Rule files are UTF-8; what Windows editors make of them (a byte order mark,
//! UTF-16, GB18030) is recognised rather than misread.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::text as codes;
use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

/// The text of a file, and a warning if it was not written as UTF-8.
///
/// # Errors
/// The bytes are no text: neither UTF-8, nor UTF-16 with its mark, nor certainly GB18030.
pub fn decode(bytes: &[u8]) -> Result<(String, Option<Diagnostic>), Diagnostic> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return utf8(rest);
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        let encoding = if bytes[0] == 0xFF { UTF_16LE } else { UTF_16BE };
        let (text, malformed) = encoding.decode_without_bom_handling(&bytes[2..]);
        if malformed || bytes.len() % 2 == 1 {
            return Err(Diagnostic::nowhere(&codes::NOT_TEXT).arg("line", "1").help("utf16"));
        }
        let warning = Diagnostic::nowhere(&codes::NOT_UTF8).arg("encoding", "UTF-16");
        return Ok((text.into_owned(), Some(warning)));
    }
    utf8(bytes)
}

fn utf8(bytes: &[u8]) -> Result<(String, Option<Diagnostic>), Diagnostic> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok((text.to_owned(), None)),
        Err(error) => error,
    };
    if let Some(text) = gb18030(bytes) {
        let warning = Diagnostic::nowhere(&codes::NOT_UTF8).arg("encoding", "GB18030");
        return Ok((text, Some(warning)));
    }
    let line = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
    Err(Diagnostic::nowhere(&codes::NOT_TEXT).arg("line", line.to_string()))
}

/// The text, if the bytes are valid GB18030 *and* read as Chinese: almost any bytes are valid, but
/// then they give rare characters and control codes.
fn gb18030(bytes: &[u8]) -> Option<String> {
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    let (mut common, mut rare) = (0_usize, 0_usize);
    for c in text.chars() {
        match c {
            '\t' | '\n' | '\r' | ' '..='~' => {}
            '\u{4E00}'..='\u{9FFF}'
            | '\u{3000}'..='\u{303F}'
            | '\u{FF00}'..='\u{FFEF}'
            | '\u{2010}'..='\u{2030}'
            | '≤'
            | '≥'
            | '≠'
            | '×'
            | '÷'
            | '→'
            | '←'
            | '·' => common += 1,
            '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{E000}'..='\u{F8FF}' => return None,
            _ => rare += 1,
        }
    }
    (common > 0 && rare * 20 <= common).then(|| text.into_owned())
}
