//! JSON Lines: one object a line. Values of keys that no rule asks for are passed over.

use super::Stop;
use super::cell::Raw;
use super::json::{Broken, Members, unquote};
use super::keys::Keys;
use super::lines::Lines;
use super::missing::missing_column;
use super::rows::{Record, Rows};
use crate::diagnostic::{Diagnostic, Finding, Place, codes::data};
use crate::plan::PlannedColumn;
use std::borrow::Cow;

/// Reads any number of such logs; a key may be in any of them.
pub(super) struct JsonLines {
    keys: Keys,
    /// The slot of each planned column: columns of one key share it.
    slots: Vec<usize>,
    /// What the line being read has in each slot.
    found: Vec<Option<Found>>,
    /// Whether any line had it.
    seen: Vec<bool>,
    survey: Survey,
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
    pub(super) fn new(planned: &[PlannedColumn]) -> Self {
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
        Self {
            keys,
            slots,
            found: vec![None; count],
            seen: vec![false; count],
            survey: Survey::default(),
            first_file: None,
        }
    }

    /// Reads a whole log into `rows`.
    pub(super) fn read(
        &mut self,
        file: u16,
        lines: &mut Lines<'_>,
        rows: &mut Rows,
    ) -> Result<(), Stop> {
        let mut begun = false;
        while let Some(end) = lines.line_end(0)? {
            let place = Place { file, line: lines.number };
            let line = &lines.bytes()[..end.content];
            let blank = line.iter().all(u8::is_ascii_whitespace);
            if !begun && !blank && line.trim_ascii_start().starts_with(b"[") {
                return Err(Stop::Unfit(vec![array(rows.file_name(file))]));
            }
            if !blank {
                begun = true;
                self.line(line, place, rows);
            }
            lines.advance(end.next, 1, !blank);
        }
        Ok(())
    }

    fn line(&mut self, line: &[u8], place: Place, rows: &mut Rows) {
        let text = match std::str::from_utf8(line) {
            Ok(text) => text,
            Err(error) => return rows.set_aside(broken(line, error.valid_up_to(), place)),
        };
        self.found.fill(None);
        let mut search =
            Search { found: &mut self.found, survey: &mut self.survey, repeated: None };
        if let Err(Broken(at)) = search.object(text, 0, &self.keys, &mut String::new(), 0) {
            return rows.set_aside(broken(line, at, place));
        }
        let repeated = search.repeated;
        self.survey.lines += 1;
        self.first_file.get_or_insert(place.file);
        for (seen, found) in self.seen.iter_mut().zip(&self.found) {
            *seen |= found.is_some();
        }
        let repeated = repeated.and_then(|slot| self.slots.iter().position(|s| *s == slot));
        let warning = repeated
            .map(|column| Finding::new(&data::REPEATED_KEY, place).column(rows.header(column)));
        rows.record(place, &Line { text, found: &self.found, slots: &self.slots }, warning);
    }

    /// Columns that no record has, if there was any record.
    pub(super) fn missing(&self, planned: &[PlannedColumn], rows: &Rows) -> Vec<Diagnostic> {
        let Some(file) = self.first_file else { return Vec::new() };
        planned
            .iter()
            .zip(&self.slots)
            .filter(|(column, slot)| !column.optional && !self.seen[**slot])
            .map(|(column, _)| missing_column(column, rows.file_name(file), &self.survey.names))
            .collect()
    }
}

/// The names of keys there are, from the first lines: only to be listed where one is missing.
#[derive(Default)]
struct Survey {
    names: Vec<String>,
    lines: u32,
}

impl Survey {
    const LINES: u32 = 200;
    const NAMES: usize = 400;

    fn add(&mut self, path: &str, key: &str) {
        if self.lines >= Self::LINES || self.names.len() >= Self::NAMES {
            return;
        }
        let name = format!("{path}{key}");
        if !self.names.contains(&name) {
            self.names.push(name);
        }
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
            self.survey.add(path, &member.key);
            let Some(key) = keys.get(&member.key) else { continue };
            let start = base + member.start;
            if let Some(slot) = key.slot {
                let found = Found { start, end: start + member.value.len(), depth };
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
    found: &'a [Option<Found>],
    slots: &'a [usize],
}

impl Record for Line<'_> {
    fn cell(&self, column: usize) -> Raw<'_> {
        let Some(found) = self.found[self.slots[column]] else { return Raw::Missing };
        let value = &self.text[found.start..found.end];
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

    fn offset(&self, column: usize) -> Option<u32> {
        let found = self.found[self.slots[column]]?;
        Some(self.text[..found.start].chars().count() as u32 + 1)
    }
}

/// The finding for a line that breaks at a byte.
fn broken(line: &[u8], at: usize, place: Place) -> Finding {
    let rest = String::from_utf8_lossy(&line[at.min(line.len())..]);
    let mut finding = if rest.trim().is_empty() {
        Finding::new(&data::CUT_LINE, place)
    } else {
        let found: String = rest.chars().take(12).collect();
        Finding::new(&data::BROKEN_LINE, place).arg("found", found)
    };
    let before = String::from_utf8_lossy(&line[..at.min(line.len())]);
    finding.offset = Some(before.chars().count() as u32 + 1);
    finding
}

fn array(file: &str) -> Diagnostic {
    Diagnostic::nowhere(&data::NOT_A_LOG).arg("file", file).arg("kind", "JSON array").help("array")
}
