//! A byte stream cut into pieces of whole lines, which can be decoded side by side.

use super::elements::Element;
use memchr::{memchr, memchr_iter, memrchr, memrchr_iter};
use std::io::{self, ErrorKind, Read};

/// How long a piece is, if its last line ends there.
pub(super) const PIECE: usize = 1024 * 1024;
/// No line is longer: it would be a file without line ends.
pub(super) const LONGEST: usize = 256 * 1024 * 1024;

/// Where the pieces of a log come from.
pub(super) trait Source: Send {
    /// The next piece, in a buffer that may have been used before.
    fn next(&mut self, text: Vec<u8>) -> io::Result<Option<Piece>>;
}

/// The pieces of one log of lines.
pub(super) struct Pieces {
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
pub(super) struct Piece {
    /// Their text.
    pub text: Vec<u8>,
    /// Whether the log ends here.
    pub last: bool,
    /// Where records are, if they are no lines.
    pub elements: Vec<Element>,
}

impl Pieces {
    /// Of a text whose lines end so.
    pub(super) fn new(
        source: Box<dyn Read + Send>,
        newline: u8,
        quoting: bool,
        length: usize,
    ) -> Self {
        Self { source, rest: Vec::new(), newline, quoting, length, ended: false }
    }

    /// Reads until the buffer is as long as wanted, or the log ends.
    fn fill(&mut self, text: &mut Vec<u8>, wanted: usize) -> io::Result<()> {
        let missing = wanted.saturating_sub(text.len());
        let read = self.source.by_ref().take(missing as u64).read_to_end(text)?;
        self.ended = read < missing;
        Ok(())
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

/// What ends a line: LF, or CR in a text that has no other, as far as its first bytes tell.
pub(super) fn newline(sample: &[u8]) -> u8 {
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
        let mut wanted = self.length;
        loop {
            self.fill(&mut text, wanted)?;
            let cut = if self.ended { Some(text.len()) } else { self.cut(&text) };
            if let Some(cut) = cut {
                self.rest.extend_from_slice(&text[cut..]);
                text.truncate(cut);
                return Ok(Some(Piece { text, last: self.ended, elements: Vec::new() }));
            }
            if text.len() >= LONGEST {
                let reason = format!("a line is longer than {} MiB", LONGEST / (1024 * 1024));
                return Err(io::Error::new(ErrorKind::InvalidData, reason));
            }
            wanted = 2 * text.len();
        }
    }
}
