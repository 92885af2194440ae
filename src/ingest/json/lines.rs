//! JSON Lines: one object a line. Values of keys that no rule asks for are passed over.

use super::guess::Guesses;
use super::keys::Keys;
use super::object::{Broken, Members, unquote};
use super::sight::{Sight, Survey};
use crate::diagnostic::{Diagnostic, Finding, Place, codes::data};
use crate::ingest::cell::Raw;
use crate::ingest::rows::block::{Block, Kind, Span, Written, shared};
use crate::ingest::rows::missing::missing_column;
use crate::ingest::rows::{Part, Record, Rows};
use crate::ingest::stream::decode::{Decoded, Decoder};
use crate::ingest::stream::lines::line_end;
use crate::ingest::stream::pieces::Piece;
use crate::ingest::whole::Whole;
use crate::plan::PlannedColumn;
use std::borrow::Cow;

/// Which keys are read; a key may be in any of several logs.
pub(in crate::ingest) struct JsonLines {
    pub keys: Keys,
    /// The slot of each planned column: columns of one key share it.
    pub slots: Vec<usize>,
    /// How many slots there are.
    pub count: usize,
    /// What was seen of all logs.
    sight: Sight,
    first_file: Option<u16>,
}

/// The value of a key, by its place in the line.
#[derive(Clone, Copy)]
struct Found {
    start: usize,
    end: usize,
    /// In how many objects it lies: `a.b` as one key comes before `b` inside `a`.
    depth: u32,
}

impl JsonLines {
    /// For these columns.
    pub(in crate::ingest) fn new(planned: &[PlannedColumn]) -> Self {
        let mut keys = Keys::default();
        let mut headers: Vec<&str> = Vec::new();
        let mut slots = Vec::with_capacity(planned.len());
        for column in planned {
            let known = headers.iter().position(|header| *header == column.header);
            slots.push(known.unwrap_or_else(|| {
                headers.push(&column.header);
                keys.add(&column.header, headers.len() - 1);
                headers.len() - 1
            }));
        }
        let count = headers.len();
        let sight = Sight::new(count);
        Self { keys, slots, count, sight, first_file: None }
    }

    /// Adds what was seen in further lines.
    pub(in crate::ingest) fn see(&mut self, file: u16, more: Sight) {
        if more.survey.lines > 0 {
            self.first_file.get_or_insert(file);
        }
        for (seen, more) in self.sight.seen.iter_mut().zip(more.seen) {
            *seen |= more;
        }
        let survey = &mut self.sight.survey;
        more.survey.names.iter().for_each(|name| survey.add(name));
        survey.lines = survey.lines.saturating_add(more.survey.lines);
    }

    /// Columns that no record has, if there was any record.
    pub(in crate::ingest) fn missing(
        &self,
        planned: &[PlannedColumn],
        whole: &Whole<'_>,
    ) -> Vec<Diagnostic> {
        let Some(file) = self.first_file else { return Vec::new() };
        planned
            .iter()
            .zip(&self.slots)
            .filter(|(column, slot)| !column.optional && !self.sight.seen[**slot])
            .map(|(column, _)| {
                missing_column(column, whole.file_name(file), &self.sight.survey.names)
            })
            .collect()
    }
}

/// One log in this format.
pub(in crate::ingest) struct JsonLog<'p> {
    pub file: u16,
    pub newline: u8,
    pub lines: &'p JsonLines,
    pub rows: &'p Rows<'p>,
}

/// What a thread needs to read lines.
pub(in crate::ingest) struct Room<'p> {
    rows: Rows<'p>,
    /// What the line being read has in each slot.
    found: Vec<Option<Found>>,
    sight: Sight,
    path: String,
    guesses: Guesses<'p>,
    block: Block,
}

impl Room<'_> {
    /// Before a piece.
    pub(in crate::ingest) fn begin(&mut self, log: &JsonLog<'_>) {
        self.sight = Sight::new(log.lines.count);
    }

    /// Counts a record that cannot be used.
    pub(in crate::ingest) fn set_aside(&mut self, finding: Finding) {
        self.rows.set_aside(finding);
    }

    /// What the piece gave.
    pub(in crate::ingest) fn take(&mut self) -> (Part, Sight) {
        (self.rows.take(), std::mem::take(&mut self.sight))
    }
}

impl<'p> Decoder for JsonLog<'p> {
    type Room = Room<'p>;
    type Besides = Sight;

    fn room(&self) -> Room<'p> {
        let found = vec![None; self.lines.count];
        let slots = &self.lines.slots;
        let guesses = Guesses::new(&self.lines.keys, slots);
        let block = Block::new(slots.len(), shared(slots));
        let (rows, sight) = (self.rows.clone(), Sight::default());
        Room { rows, found, sight, path: String::new(), guesses, block }
    }

    fn piece(&self, room: &mut Room<'p>, piece: &Piece) -> Decoded<Sight> {
        let text = &piece.text[..];
        let whole = std::str::from_utf8(text).ok();
        room.begin(self);
        let (mut at, mut lines) = (0, 0);
        while at < text.len() {
            if let Some(whole) = whole {
                let Room { rows, guesses, block, sight, .. } = &mut *room;
                let next = guesses.line((whole, at), self.newline, block, sight);
                if let Some(next) = next {
                    lines += 1;
                    block.add(Place { file: self.file, line: lines }, at);
                    if block.is_full() {
                        rows.block(whole, block, self);
                    }
                    at = next;
                    continue;
                }
            }
            self.flush(whole, room);
            let Some(end) = line_end(text, at, self.newline) else { break };
            lines += 1;
            let line = &text[at..end.content];
            if !line.iter().all(u8::is_ascii_whitespace) {
                let place = Place { file: self.file, line: lines };
                self.line(line, place, room);
            }
            at = end.next;
        }
        self.flush(whole, room);
        let (part, besides) = room.take();
        Decoded { part, lines, goes_on: None, besides }
    }
}

impl JsonLog<'_> {
    /// Reads what was cut so far.
    fn flush(&self, text: Option<&str>, room: &mut Room<'_>) {
        if let (Some(text), true) = (text, room.block.len() > 0) {
            room.rows.block(text, &mut room.block, self);
        }
    }

    fn line(&self, line: &[u8], place: Place, room: &mut Room<'_>) {
        if let Err(broken) = self.object(line, (place, 1), room) {
            let rest = broken.rest(line);
            let mut finding = if rest.trim().is_empty() {
                Finding::new(&data::CUT_LINE, place)
            } else {
                let found: String = rest.chars().take(12).collect();
                Finding::new(&data::BROKEN_LINE, place).arg("found", found)
            };
            finding.offset = broken.column(line, 1);
            room.set_aside(finding);
        }
    }

    /// Reads a record that begins at a character of its line, if it is an object.
    pub(super) fn object(
        &self,
        text: &[u8],
        (place, column): (Place, u32),
        room: &mut Room<'_>,
    ) -> Result<(), Broken> {
        let text = std::str::from_utf8(text).map_err(|error| Broken(error.valid_up_to()))?;
        room.found.fill(None);
        let survey = &mut room.sight.survey;
        let mut search = Search { found: &mut room.found, survey, repeated: None };
        room.path.clear();
        search.object(text, 0, &self.lines.keys, &mut room.path, 0)?;
        let repeated = search.repeated;
        room.sight.line(|slot| room.found[slot].is_some());
        let slots = &self.lines.slots;
        let repeated = repeated.and_then(|slot| slots.iter().position(|s| *s == slot));
        let warning = repeated.map(|column| {
            Finding::new(&data::REPEATED_KEY, place).column(room.rows.header(column))
        });
        room.rows.record(place, &Line { text, column, found: &room.found, slots }, warning);
        Ok(())
    }
}

/// Finds the values of one line.
struct Search<'s> {
    found: &'s mut [Option<Found>],
    survey: &'s mut Survey,
    /// A slot whose key stood twice.
    repeated: Option<usize>,
}

impl Search<'_> {
    /// Looks through an object that begins `base` bytes into the line, below `path`.
    fn object(
        &mut self,
        text: &str,
        base: usize,
        keys: &Keys,
        path: &mut String,
        depth: u32,
    ) -> Result<(), Broken> {
        let mut members = Members::new(text)?;
        while let Some(member) = members.next()? {
            if !self.survey.is_full() {
                self.survey.add(&format!("{path}{}", member.key));
            }
            let Some(key) = keys.get(&member.key) else { continue };
            let start = base + member.start;
            if let Some(slot) = key.slot {
                let end = start + member.value.len();
                let found = Found { start, end, depth };
                self.put(slot, found);
            }
            if !key.below.is_empty() && member.value.starts_with('{') {
                let length = path.len();
                path.push_str(&member.key);
                path.push('.');
                self.object(member.value, start, &key.below, path, depth + 1)?;
                path.truncate(length);
            }
        }
        Ok(())
    }

    fn put(&mut self, slot: usize, found: Found) {
        match self.found[slot] {
            Some(before) if before.depth < found.depth => return,
            Some(before) if before.depth == found.depth => self.repeated = Some(slot),
            Some(_) | None => {}
        }
        self.found[slot] = Some(found);
    }
}

/// A line that was read.
struct Line<'a> {
    text: &'a str,
    /// The character of its line where it begins.
    column: u32,
    found: &'a [Option<Found>],
    slots: &'a [usize],
}

impl Record for Line<'_> {
    fn cell(&self, column: usize) -> Raw<'_> {
        let Some(found) = self.found[self.slots[column]] else { return Raw::Missing };
        raw(&self.text[found.start..found.end])
    }

    fn offset(&self, column: usize) -> Option<u32> {
        let found = self.found[self.slots[column]]?;
        character(&self.text[..found.start], self.column)
    }
}

impl Written for JsonLog<'_> {
    fn raw<'t>(&self, text: &'t str, span: Span) -> Raw<'t> {
        match span.kind() {
            Kind::Nothing => Raw::Missing,
            Kind::Plain => Raw::Text(Cow::Borrowed(span.of(text))),
            Kind::Escaped | Kind::Literal => raw(span.of(text)),
        }
    }

    fn offset(&self, text: &str, begin: usize, span: Span) -> Option<u32> {
        // A plain one begins behind its quote.
        let start = span.start() - usize::from(span.kind() == Kind::Plain);
        let there = span.kind() != Kind::Nothing;
        there.then(|| text[begin..start].chars().count() as u32 + 1)
    }
}

/// What a value says, as it is written.
fn raw(value: &str) -> Raw<'_> {
    match value.as_bytes().first() {
        Some(b'"') => match unquote(value) {
            Some(text) => Raw::Text(text),
            None => Raw::Garbled(Cow::Borrowed(value)),
        },
        Some(b'{' | b'[') => Raw::Nested(value),
        Some(b't') => Raw::Bool(true),
        Some(b'f') => Raw::Bool(false),
        Some(b'n') | None => Raw::Missing,
        Some(_) => Raw::Number(value),
    }
}

/// Behind a text that begins at a character of a line: at which one, if the text is on that line alone.
fn character(before: &str, from: u32) -> Option<u32> {
    let on_it = memchr::memchr2(b'\n', b'\r', before.as_bytes()).is_none();
    on_it.then(|| before.chars().count() as u32 + from)
}

impl Broken {
    /// What stands where it breaks.
    pub(in crate::ingest) fn rest(self, text: &[u8]) -> Cow<'_, str> {
        String::from_utf8_lossy(&text[self.0.min(text.len())..])
    }

    /// The same place as a character of the line, where the text begins at one.
    pub(in crate::ingest) fn column(self, text: &[u8], from: u32) -> Option<u32> {
        character(&String::from_utf8_lossy(&text[..self.0.min(text.len())]), from)
    }
}
