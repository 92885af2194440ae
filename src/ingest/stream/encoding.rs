//! Text of any encoding that logs come in, as UTF-8.

use encoding_rs::{Decoder, DecoderResult, Encoding, GB18030, UTF_16BE, UTF_16LE};
use std::io::{self, Cursor, Read};

/// How many bytes are looked at to tell the encoding and the format.
const SAMPLE: usize = 64 * 1024;
/// A byte that is nowhere part of UTF-8: stands for what could not be decoded, so that the cell it
/// lies in becomes a finding as any other cell that is no text.
const UNDECODABLE: u8 = 0xFF;

/// A log as UTF-8, without a byte order mark, and a first piece of it to look at.
pub(in crate::ingest) struct Text {
    /// All of it.
    pub source: Box<dyn Read + Send>,
    /// Its first bytes.
    pub sample: Vec<u8>,
    /// Whether it was in another encoding.
    #[cfg_attr(not(feature = "xes"), expect(dead_code))]
    decoded: bool,
}

/// Recognises the encoding by byte order mark, zero bytes, or (GB18030) by what it would decode to.
pub(in crate::ingest) fn utf8(mut source: Box<dyn Read + Send>) -> io::Result<Text> {
    let mut sample = Vec::new();
    source.by_ref().take(SAMPLE as u64).read_to_end(&mut sample)?;
    let (encoding, mark) = recognise(&sample);
    sample.drain(..mark);
    let Some(encoding) = encoding else {
        let source = Box::new(Cursor::new(sample.clone()).chain(source));
        return Ok(Text { source, sample, decoded: false });
    };
    let mut decoding = Decoding::new(encoding, Box::new(Cursor::new(sample).chain(source)));
    let mut sample = Vec::new();
    (&mut decoding).take(SAMPLE as u64).read_to_end(&mut sample)?;
    let source = Box::new(Cursor::new(sample.clone()).chain(decoding));
    Ok(Text { source, sample, decoded: true })
}

/// The same for XML, which may say what it is written in: that is heeded, and taken out, so that nobody heeds it again.
#[cfg(feature = "xes")]
pub(in crate::ingest) fn declared(text: Text) -> io::Result<Text> {
    use memchr::memmem::find;
    let end = find(&text.sample, b"?>").filter(|_| text.sample.starts_with(b"<?xml"));
    let Some(end) = end.map(|end| end + 2) else { return Ok(text) };
    let Text { mut source, sample, decoded } = text;
    let mut declaration = vec![0; end];
    source.read_exact(&mut declaration)?;
    let label = find(&declaration, b"encoding=").and_then(|at| {
        let (quote, rest) = declaration[at + 9..].split_first()?;
        rest.split(|byte| byte == quote).next()
    });
    let encoding = label.and_then(Encoding::for_label).filter(|it| it.is_ascii_compatible());
    let blanks: Vec<u8> =
        declaration.iter().map(|byte| if *byte == b'\n' { b'\n' } else { b' ' }).collect();
    let rest: Box<dyn Read + Send> = match encoding.filter(|it| *it != encoding_rs::UTF_8) {
        Some(encoding) if !decoded => Box::new(Decoding::new(encoding, source)),
        _ => source,
    };
    Ok(Text { source: Box::new(Cursor::new(blanks).chain(rest)), sample, decoded })
}

/// The encoding (`None`: UTF-8) and the length of the byte order mark.
fn recognise(sample: &[u8]) -> (Option<&'static Encoding>, usize) {
    match sample {
        [0xEF, 0xBB, 0xBF, ..] => (None, 3),
        [0xFF, 0xFE, ..] => (Some(UTF_16LE), 2),
        [0xFE, 0xFF, ..] => (Some(UTF_16BE), 2),
        [first, 0, ..] if *first != 0 => (Some(UTF_16LE), 0),
        [0, second, ..] if *second != 0 => (Some(UTF_16BE), 0),
        _ if is_utf8(sample) || !is_chinese(sample) => (None, 0),
        _ => (Some(GB18030), 0),
    }
}

/// Whether the sample is UTF-8, perhaps cut inside its last character.
fn is_utf8(sample: &[u8]) -> bool {
    std::str::from_utf8(sample).err().is_none_or(|error| error.error_len().is_none())
}

/// Whether the sample decodes as GB18030 and most of its characters beyond ASCII are common ones
/// (GB 2312: both bytes high). Western text in an 8-bit encoding has single high bytes instead.
fn is_chinese(sample: &[u8]) -> bool {
    let (mut common, mut other) = (0_usize, 0_usize);
    let mut rest = sample;
    while let [first, tail @ ..] = rest {
        rest = match (first, tail) {
            (0..=0x7F, _) => tail,
            (0xA1..=0xF7, [0xA1..=0xFE, tail @ ..]) => {
                common += 1;
                tail
            }
            (
                0x81..=0xFE,
                [0x40..=0x7E | 0x80..=0xFE, tail @ ..]
                | [0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, tail @ ..],
            ) => {
                other += 1;
                tail
            }
            (_, [] | [_] | [_, _]) => break,
            _ => return false,
        };
    }
    common > 4 * other
}

/// A stream being decoded, a piece at a time.
struct Decoding {
    decoder: Decoder,
    source: Box<dyn Read + Send>,
    raw: Vec<u8>,
    ready: Vec<u8>,
    taken: usize,
    ended: bool,
}

impl Decoding {
    fn new(encoding: &'static Encoding, source: Box<dyn Read + Send>) -> Self {
        let decoder = encoding.new_decoder_without_bom_handling();
        Self { decoder, source, raw: vec![0; SAMPLE], ready: Vec::new(), taken: 0, ended: false }
    }

    /// Decodes the next piece of the source into `ready`.
    fn refill(&mut self) -> io::Result<()> {
        let count = self.source.read(&mut self.raw)?;
        self.ended = count == 0;
        self.ready.clear();
        self.taken = 0;
        let mut raw = &self.raw[..count];
        loop {
            let most = self.decoder.max_utf8_buffer_length_without_replacement(raw.len());
            let start = self.ready.len();
            self.ready.resize(start + most.unwrap_or(4 * raw.len() + 16), 0);
            let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(
                raw,
                &mut self.ready[start..],
                self.ended,
            );
            self.ready.truncate(start + written);
            raw = &raw[read..];
            match result {
                DecoderResult::Malformed(..) => self.ready.push(UNDECODABLE),
                DecoderResult::OutputFull => {}
                DecoderResult::InputEmpty => return Ok(()),
            }
        }
    }
}

impl Read for Decoding {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.taken == self.ready.len() && !self.ended {
            self.refill()?;
        }
        let count = out.len().min(self.ready.len() - self.taken);
        out[..count].copy_from_slice(&self.ready[self.taken..self.taken + count]);
        self.taken += count;
        Ok(count)
    }
}
