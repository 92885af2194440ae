//! Event logs in XML (XES, IEEE 1849): an event a record. Its attributes are columns under their keys, those of its trace
//! under `case:` and their keys.

use super::Sink;
use crate::diagnostic::{Diagnostic, codes::data};
use crate::ingest::cell::Raw;
use crate::ingest::json::lines::JsonLines;
use crate::ingest::json::sight::Sight;
use crate::ingest::reading::Stop;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, ErrorKind, Read};

/// One attribute: its key, and what it says; `None` if it holds others.
type Attribute = (String, Option<String>);

/// Reads the events of a log, and notes what was seen of their keys.
pub(in crate::ingest) fn read(
    source: Box<dyn Read + Send>,
    keys: &JsonLines,
    sight: &mut Sight,
    sink: &mut Sink<'_, '_, '_>,
) -> Result<(), Stop> {
    let mut xml = Reader::from_reader(Counted { source: BufReader::new(source), lines: 0 });
    let mut log = Log { depth: 0, at: At::Outside, trace: Vec::new(), events: Vec::new() };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = xml.read_event_into(&mut buffer);
        let line = xml.get_ref().lines.saturating_add(1);
        let fault = |error| Stop::from(broken(error, line));
        match event.map_err(fault)? {
            Event::Start(tag) => log.open(&tag, line, sink.name).map_err(|it| it.stop(line))?,
            Event::Empty(tag) => {
                log.open(&tag, line, sink.name).map_err(|it| it.stop(line))?;
                log.close(keys, sight, sink);
            }
            Event::End(_) => log.close(keys, sight, sink),
            Event::Text(text) if log.at == At::Outside && !text.as_ref().trim().is_empty() => {
                return Err(no_xes(sink.name).into());
            }
            Event::Eof if log.depth > 0 => {
                return Err(io::Error::from(ErrorKind::UnexpectedEof).into());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    sink.flush();
    Ok(())
}

/// In what the tag being read lies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Outside,
    Log,
    Trace,
    /// In an event, of a trace or not.
    Event {
        of_trace: bool,
    },
}

/// What was read of a log.
struct Log {
    /// In how many tags that of [`At`] or what is passed over lies.
    depth: u32,
    at: At,
    /// The attributes of the trace.
    trace: Vec<Attribute>,
    /// Its events, each with its line.
    events: Vec<(u32, Vec<Attribute>)>,
}

/// Why a tag cannot be read.
enum Broken {
    Xml(quick_xml::Error),
    Stop(Diagnostic),
}

impl Broken {
    fn stop(self, line: u32) -> Stop {
        match self {
            Self::Xml(error) => broken(error, line).into(),
            Self::Stop(fault) => fault.into(),
        }
    }
}

impl At {
    /// How deep the tags are that lie in it.
    fn inside(self) -> u32 {
        match self {
            Self::Outside => 0,
            Self::Log => 1,
            Self::Trace | Self::Event { of_trace: false } => 2,
            Self::Event { of_trace: true } => 3,
        }
    }
}

impl Log {
    fn open(&mut self, tag: &BytesStart<'_>, line: u32, file: &str) -> Result<(), Broken> {
        let here = self.depth == self.at.inside();
        self.depth += 1;
        if !here {
            return Ok(());
        }
        match (self.at, tag.local_name().as_ref()) {
            (At::Outside, "log") => self.at = At::Log,
            (At::Outside, _) => return Err(Broken::Stop(no_xes(file))),
            (At::Log, "trace") => self.at = At::Trace,
            (At::Log | At::Trace, "event") => {
                self.at = At::Event { of_trace: self.at == At::Trace };
                self.events.push((line, Vec::new()));
            }
            (At::Log, _) => {}
            (At::Trace, kind) => {
                self.trace.extend(attribute(tag, kind).map_err(Broken::Xml)?);
            }
            (At::Event { .. }, kind) => {
                if let Some((_, attributes)) = self.events.last_mut() {
                    attributes.extend(attribute(tag, kind).map_err(Broken::Xml)?);
                }
            }
        }
        Ok(())
    }

    fn close(&mut self, keys: &JsonLines, sight: &mut Sight, sink: &mut Sink<'_, '_, '_>) {
        // The parser lets no tag be closed that was not opened.
        self.depth = self.depth.saturating_sub(1);
        if self.depth + 1 != self.at.inside() {
            return;
        }
        self.at = match self.at {
            At::Event { of_trace: true } => At::Trace,
            At::Trace | At::Event { of_trace: false } => At::Log,
            At::Outside | At::Log => At::Outside,
        };
        if self.at == At::Log {
            for (line, attributes) in std::mem::take(&mut self.events) {
                record(line, &self.trace, &attributes, keys, sight, sink);
            }
            self.trace.clear();
        }
    }
}

/// An event with what its trace says.
fn record(
    line: u32,
    trace: &[Attribute],
    event: &[Attribute],
    keys: &JsonLines,
    sight: &mut Sight,
    sink: &mut Sink<'_, '_, '_>,
) {
    let mut cells = Vec::with_capacity(keys.count);
    cells.resize(keys.count, Raw::Missing);
    let mut there = vec![false; keys.count];
    let mut repeated = None;
    let all = trace.iter().map(|it| ("case:", it)).chain(event.iter().map(|it| ("", it)));
    let mut name = String::new();
    for (prefix, (key, value)) in all {
        name.clear();
        name.push_str(prefix);
        name.push_str(key);
        sight.survey.add(&name);
        let Some(slot) = keys.keys.get(&name).and_then(|key| key.slot) else { continue };
        if std::mem::replace(&mut there[slot], true) {
            repeated = Some(slot);
        }
        cells[slot] = match value.as_deref() {
            None => Raw::Nested("<list>"),
            Some("") => Raw::Missing,
            Some(text) => Raw::Text(Cow::Borrowed(text)),
        };
    }
    sight.line(|slot| there[slot]);
    let column = repeated.and_then(|slot| sink.positions.iter().position(|it| *it == slot));
    let warning = column.map(|column| sink.finding(&data::REPEATED_KEY, line, column));
    sink.record(line, &cells, false, warning);
}

/// The attribute that a tag is, if it is one.
fn attribute(tag: &BytesStart<'_>, kind: &str) -> quick_xml::Result<Option<Attribute>> {
    let (mut key, mut value) = (None, None);
    for attribute in tag.attributes() {
        let attribute = attribute?;
        let text = || attribute.normalized_value(XmlVersion::Implicit1_0).map(Cow::into_owned);
        match attribute.key.as_ref() {
            "key" => key = Some(text()?),
            "value" => value = Some(text()?),
            _ => {}
        }
    }
    let nested = matches!(kind, "list" | "container");
    let value = if nested { None } else { Some(value.unwrap_or_default()) };
    Ok(key.map(|key| (key, value)))
}

/// What the parser finds, with its line.
fn broken(error: quick_xml::Error, line: u32) -> io::Error {
    match error {
        quick_xml::Error::Io(error) => io::Error::new(error.kind(), error.to_string()),
        // All of these say that the file ends too early.
        quick_xml::Error::Syntax(_) => ErrorKind::UnexpectedEof.into(),
        error => io::Error::new(ErrorKind::InvalidData, format!("{error} (line {line})")),
    }
}

fn no_xes(file: &str) -> Diagnostic {
    let fault = Diagnostic::nowhere(&data::NOT_A_LOG).arg("file", file);
    fault.arg("kind", "XML that is no XES")
}

/// A stream that counts the lines which were read of it.
struct Counted<R> {
    source: R,
    lines: u32,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(out)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.source.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        // What is taken was filled: this reads nothing.
        if let Ok(buffer) = self.source.fill_buf() {
            let taken = &buffer[..count.min(buffer.len())];
            let lines = memchr::memchr_iter(b'\n', taken).count();
            self.lines = self.lines.saturating_add(lines as u32);
        }
        self.source.consume(count);
    }
}
