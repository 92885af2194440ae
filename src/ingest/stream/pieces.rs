//! A byte stream cut into pieces of whole lines, which can be decoded side by side.

use crate::ingest::json::elements::Element;
use memchr::{memchr, memchr_iter, memrchr, memrchr_iter};
use std::io::{self, ErrorKind, Read};

/// How long a piece is, if its last line ends there.
pub(in crate::ingest) const PIECE: usize = 1024 * 1024;
/// No line is longer: it would be a file without line ends.
const LONGEST: usize = 256 * 1024 * 1024;

/// Where the pieces of a log come from.
pub(in crate::ingest) trait Source: Send {
    /// The next piece, in a buffer that may have been used before.
    fn next(&mut self, text: Vec<u8>) -> io::Result<Option<Piece>>;
}

/// The pieces of one log of lines.
pub(in crate::ingest) struct Pieces {
    source: Box<dyn Read + Send>,
    /// What was read behind the last line end of the piece before.
    rest: Vec<u8>,
    newline: u8,
    /// Whether a line may end inside of quotes: then pieces are best cut outside of them.
    quoting: bool,
    length: usize,
    ended: bool,
}

/// Lines that follow one another in a log.
pub(in crate::ingest) struct Piece {
    /// Their text.
    pub text: Vec<u8>,
    /// Whether the log ends here.
    pub last: bool,
    /// Where records are, if they are no lines.
    pub elements: Vec<Element>,
}

impl Pieces {
    /// Of a text whose lines end so.
    pub(in crate::ingest) fn new(
        source: Box<dyn Read + Send>,
        newline: u8,
        quoting: bool,
        length: usize,
    ) -> Self {
        Self { source, rest: Vec::new(), newline, quoting, length, ended: false }
    }

    /// Behind the last line that ends outside of quotes, as far as their number tells; behind the last line, if it tells
    /// otherwise of all.
    fn cut(&self, text: &[u8]) -> Option<usize> {
        let last = memrchr(self.newline, text)?;
        if self.quoting {
            let mut quotes = memchr_iter(b'"', text).count();
            let mut end = text.len();
            for newline in memrchr_iter(self.newline, text) {
                quotes -= memchr_iter(b'"', &text[newline..end]).count();
                end = newline;
                if quotes.is_multiple_of(2) {
                    return Some(newline + 1);
                }
            }
        }
        Some(last + 1)
    }
}

/// Reads until the buffer is as long as wanted; whether the log ended before.
pub(in crate::ingest) fn fill(
    source: &mut (dyn Read + Send),
    text: &mut Vec<u8>,
    wanted: usize,
) -> io::Result<bool> {
    let missing = wanted.saturating_sub(text.len());
    let read = source.take(missing as u64).read_to_end(text)?;
    Ok(read < missing)
}

/// Reads on, twice as far each time, until `cut` knows where a piece may end. `what` must not be longer than a piece can be.
pub(in crate::ingest) fn read_on(
    text: &mut Vec<u8>,
    length: usize,
    what: &str,
    mut cut: impl FnMut(&mut Vec<u8>, usize) -> io::Result<Option<usize>>,
) -> io::Result<usize> {
    let mut wanted = length;
    loop {
        if let Some(cut) = cut(text, wanted)? {
            return Ok(cut);
        }
        if text.len() >= LONGEST {
            let reason = format!("{what} is longer than {} MiB", LONGEST / (1024 * 1024));
            return Err(io::Error::new(ErrorKind::FileTooLarge, reason));
        }
        wanted = 2 * text.len().max(length);
    }
}

/// What ends a line: LF, or CR in a text that has no other, as far as its first bytes tell.
pub(in crate::ingest) fn newline(sample: &[u8]) -> u8 {
    let only_cr = memchr(b'\n', sample).is_none() && memchr(b'\r', sample).is_some();
    if only_cr { b'\r' } else { b'\n' }
}

impl Source for Pieces {
    fn next(&mut self, mut text: Vec<u8>) -> io::Result<Option<Piece>> {
        if self.ended {
            return Ok(None);
        }
        text.clear();
        text.append(&mut self.rest);
        let cut = read_on(&mut text, self.length, "a line", |text, wanted| {
            self.ended = fill(&mut self.source, text, wanted)?;
            Ok(if self.ended { Some(text.len()) } else { self.cut(text) })
        })?;
        self.rest.extend_from_slice(&text[cut..]);
        text.truncate(cut);
        Ok(Some(Piece { text, last: self.ended, elements: Vec::new() }))
    }
}
