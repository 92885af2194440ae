//! A byte stream cut into lines, without copying them: the buffer holds the record being read, and
//! more of the stream behind it.

use super::Progress;
use memchr::memchr;
use std::io::{self, ErrorKind, Read};

/// How much is read at once.
const PIECE: usize = 256 * 1024;
/// No record is longer: it would be a file without line ends.
const LONGEST: usize = 256 * 1024 * 1024;

/// The lines of one log. A line ends with LF or CR LF; a text with CR alone (old spreadsheets) is
/// told by its sample.
pub(super) struct Lines<'p> {
    source: Box<dyn Read>,
    buffer: Vec<u8>,
    start: usize,
    filled: usize,
    ended: bool,
    newline: u8,
    /// 1-based number of the line that begins at the current position.
    pub number: u32,
    progress: &'p mut dyn FnMut(Progress),
    so_far: Progress,
}

/// Where a line ends, counted from the current position.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct LineEnd {
    /// Behind its last byte.
    pub content: usize,
    /// Where the next one begins.
    pub next: usize,
}

impl<'p> Lines<'p> {
    /// The lines of a text; `so_far` is what was read before it.
    pub(super) fn new(
        source: Box<dyn Read>,
        sample: &[u8],
        so_far: Progress,
        progress: &'p mut dyn FnMut(Progress),
    ) -> Self {
        let only_cr = memchr(b'\n', sample).is_none() && memchr(b'\r', sample).is_some();
        Self {
            source,
            buffer: vec![0; PIECE],
            start: 0,
            filled: 0,
            ended: false,
            newline: if only_cr { b'\r' } else { b'\n' },
            number: 1,
            progress,
            so_far,
        }
    }

    /// Finds the end of the line that goes on `from` bytes behind the current position; `None` if
    /// the text ends there.
    pub(super) fn line_end(&mut self, from: usize) -> io::Result<Option<LineEnd>> {
        let mut searched = from;
        loop {
            let unread = &self.buffer[self.start..self.filled];
            if let Some(found) = memchr(self.newline, &unread[searched..]) {
                let end = searched + found;
                let carriage = end > from && unread[end - 1] == b'\r';
                return Ok(Some(LineEnd { content: end - usize::from(carriage), next: end + 1 }));
            }
            searched = unread.len();
            if self.ended {
                let carriage = searched > from && unread[searched - 1] == b'\r';
                let content = searched - usize::from(carriage);
                return Ok((searched > from).then_some(LineEnd { content, next: searched }));
            }
            self.fill()?;
        }
    }

    /// What was read from the current position on.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.buffer[self.start..self.filled]
    }

    /// Goes on by `length` bytes, which hold `lines` line ends and, if `record`, a record.
    pub(super) fn advance(&mut self, length: usize, lines: u32, record: bool) {
        self.start += length;
        self.number = self.number.saturating_add(lines);
        self.so_far.records += u64::from(record);
    }

    /// How far reading has come.
    pub(super) fn progress(&self) -> Progress {
        self.so_far
    }

    fn fill(&mut self) -> io::Result<()> {
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.filled, 0);
            self.filled -= self.start;
            self.start = 0;
        }
        if self.filled == self.buffer.len() {
            if self.filled >= LONGEST {
                let line = self.number;
                return Err(io::Error::new(
                    ErrorKind::InvalidData,
                    format!("line {line} is longer than {} MiB", LONGEST / (1024 * 1024)),
                ));
            }
            self.buffer.resize(self.filled * 2, 0);
        }
        match self.source.read(&mut self.buffer[self.filled..]) {
            Ok(count) => {
                self.filled += count;
                self.ended = count == 0;
                self.so_far.bytes += count as u64;
                (self.progress)(self.so_far);
                Ok(())
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => Ok(()),
            Err(error) => Err(error),
        }
    }
}
