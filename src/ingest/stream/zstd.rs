//! Zstandard (RFC 8878): frames one after the other, each with its checksum looked at.

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::error::Error;
use std::io::{self, BufRead, BufReader, ErrorKind, Read};

/// The text of all frames of a stream.
pub(in crate::ingest) struct Frames {
    source: BufReader<Box<dyn Read + Send>>,
    decoder: FrameDecoder,
    /// Whether a frame was begun.
    within: bool,
}

impl Frames {
    /// Of a stream that begins with a frame.
    pub(in crate::ingest) fn new(source: Box<dyn Read + Send>) -> Self {
        let (source, decoder) = (BufReader::new(source), FrameDecoder::new());
        Self { source, decoder, within: false }
    }

    /// Begins the next frame; `false`: there is none.
    fn begin(&mut self) -> io::Result<bool> {
        while !self.source.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.source) {
                Ok(()) => {
                    self.within = true;
                    return Ok(true);
                }
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => self.pass_over(u64::from(length))?,
                Err(error) => return Err(fault(&error)),
            }
        }
        Ok(false)
    }

    /// A frame that holds no text.
    fn pass_over(&mut self, length: u64) -> io::Result<()> {
        let passed = io::copy(&mut self.source.by_ref().take(length), &mut io::sink())?;
        if passed < length { Err(ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
    }

    /// The next text of the frame, nothing if it is over.
    fn more(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let decoder = &mut self.decoder;
        while decoder.can_collect() == 0 && !decoder.is_finished() {
            let one = BlockDecodingStrategy::UptoBlocks(1);
            decoder.decode_blocks(&mut self.source, one).map_err(|error| fault(&error))?;
        }
        decoder.read(out)
    }

    fn end(&mut self) -> io::Result<()> {
        self.within = false;
        let said = self.decoder.get_checksum_from_data();
        if said.is_some() && said != self.decoder.get_calculated_checksum() {
            let reason = "its checksum does not fit: it was damaged";
            return Err(io::Error::new(ErrorKind::InvalidData, reason));
        }
        Ok(())
    }
}

impl Read for Frames {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        loop {
            if !self.within && !self.begin()? {
                return Ok(0);
            }
            match self.more(out)? {
                0 => self.end()?,
                count => return Ok(count),
            }
        }
    }
}

/// A fault of the decoder: the end of the stream, wherever it was met, is one.
fn fault(error: &(dyn Error + 'static)) -> io::Error {
    let mut cause = Some(error);
    while let Some(error) = cause {
        let kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
        if kind == Some(ErrorKind::UnexpectedEof) {
            return ErrorKind::UnexpectedEof.into();
        }
        cause = error.source();
    }
    io::Error::new(ErrorKind::InvalidData, error.to_string())
}

#[cfg(test)]
mod tests {
    use super::Frames;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};
    use std::io::{Cursor, ErrorKind, Read};

    fn text(frames: Vec<u8>) -> Result<String, ErrorKind> {
        let mut text = String::new();
        let mut frames = Frames::new(Box::new(Cursor::new(frames)));
        frames.read_to_string(&mut text).map(|_| text).map_err(|error| error.kind())
    }

    fn frame(text: &str) -> Vec<u8> {
        compress_to_vec(text.as_bytes(), CompressionLevel::Fastest)
    }

    #[test]
    fn frames_follow_one_another_and_some_hold_no_text() {
        let long = "2026-11-02 09:00:00,called\n".repeat(20_000);
        let skipped = [0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3].to_vec();
        let frames = [frame("a\n"), skipped, frame(&long), frame(""), frame("z")].concat();
        assert_eq!(text(frames), Ok(format!("a\n{long}z")));
    }

    #[test]
    fn a_stream_that_is_cut_or_damaged_is_never_read_as_whole() {
        let whole = frame(&"2026-11-02 09:00:00,called\n".repeat(1_000));
        for length in 4..whole.len() {
            let cut = text(whole[..length].to_vec());
            assert_eq!(cut, Err(ErrorKind::UnexpectedEof), "{length}");
        }
        let mut damaged = whole.clone();
        let last = damaged.len() - 1;
        damaged[last] ^= 1;
        assert_eq!(text(damaged), Err(ErrorKind::InvalidData));
        let behind = [whole, b"no frame".to_vec()].concat();
        assert_eq!(text(behind), Err(ErrorKind::InvalidData));
    }
}
