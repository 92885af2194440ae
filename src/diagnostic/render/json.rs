//! The same as data: every fault with its place in lines, columns and bytes.

use super::Worded;
use crate::diagnostic::{Diagnostic, Entry, Finding, Lang, Severity};
use crate::source::{FileId, Sources, Span};
use serde::Serialize;

/// All diagnostics of a run.
#[derive(Clone, Debug, Serialize)]
pub struct Reports {
    /// The version of this format: 1.
    pub version: u32,
    /// How many of them refuse the rules.
    pub errors: usize,
    /// How many do not.
    pub warnings: usize,
    /// In order of their places.
    pub diagnostics: Vec<Report>,
}

impl Default for Reports {
    fn default() -> Self {
        Self { version: 1, errors: 0, warnings: 0, diagnostics: Vec::new() }
    }
}

impl Reports {
    /// Adds those of another file.
    pub fn add(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.diagnostics.extend(other.diagnostics);
    }
}

/// One fault.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// `MOT0101`
    pub code: String,
    /// `unknown-name`
    pub name: &'static str,
    /// The page that explains it, from the root of the documentation.
    pub page: String,
    /// `error` or `warning`
    pub severity: &'static str,
    /// What is wrong, in the language asked for.
    pub message: String,
    /// Where; nothing for a fault of the command line.
    #[serde(flatten)]
    pub location: Option<Location>,
    /// Words at that place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Further places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<Labelled>,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

/// A further place with its words.
#[derive(Clone, Debug, Serialize)]
pub struct Labelled {
    /// Where.
    #[serde(flatten)]
    pub location: Location,
    /// What is to be seen there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// A place in a rule file.
#[derive(Clone, Debug, Serialize)]
pub struct Location {
    /// The file.
    pub file: String,
    /// 1-based.
    pub line: u32,
    /// 1-based, in characters.
    pub column: u32,
    /// The line it ends in.
    pub end_line: u32,
    /// One past its last character.
    pub end_column: u32,
    /// Bytes, half open.
    pub span: [u32; 2],
}

/// One fault of a record.
#[derive(Clone, Debug, Serialize)]
pub struct FindingData {
    /// `MOT0501`
    pub code: String,
    /// `bad-number`
    pub name: &'static str,
    /// What is wrong, in the language asked for.
    pub message: String,
    /// The log.
    pub file: String,
    /// 1-based line, or row.
    pub line: u32,
    /// 1-based, in characters, where the format can tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The column's name, if one cell is at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

/// All diagnostics as data.
pub fn data(sources: &Sources, diagnostics: &[Diagnostic], lang: Lang) -> Reports {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    Reports {
        version: 1,
        errors,
        warnings: diagnostics.len() - errors,
        diagnostics: {
            let mut places = Places { sources, last: Seen::default() };
            (diagnostics.iter()).map(|each| report(&mut places, each, lang)).collect()
        },
    }
}

fn report(places: &mut Places<'_>, diagnostic: &Diagnostic, lang: Lang) -> Report {
    let worded = Worded::new(diagnostic, lang);
    let location = diagnostic.span.map(|span| places.locate(span));
    let labels = (diagnostic.labels.iter().zip(worded.labels))
        .map(|((span, _), message)| Labelled { location: places.locate(*span), message })
        .collect();
    Report {
        code: diagnostic.entry.id(),
        name: diagnostic.entry.slug,
        page: page(diagnostic.entry),
        severity: match diagnostic.entry.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: worded.message,
        location,
        label: worded.label,
        labels,
        help: worded.help,
    }
}

fn page(entry: &Entry) -> String {
    format!("diagnostics/{}.md", entry.id())
}

/// Finds lines and columns. It goes on from the last place where it can: in a file of one line of
/// megabytes, counting each column from the line's start would never end.
struct Places<'a> {
    sources: &'a Sources,
    last: Seen,
}

/// A place whose column is known.
#[derive(Clone, Copy, Default)]
struct Seen {
    file: FileId,
    line: usize,
    offset: usize,
    column: u32,
}

impl Places<'_> {
    fn locate(&mut self, span: Span) -> Location {
        let (line, column) = self.line_column(span.file, span.start);
        let (end_line, end_column) = self.line_column(span.file, span.end);
        let file = self.sources.file(span.file).name.clone();
        let span = [span.start, span.end];
        Location { file, line, column, end_line, end_column, span }
    }

    fn line_column(&mut self, id: FileId, offset: u32) -> (u32, u32) {
        let file = self.sources.file(id);
        let line = file.line(offset);
        let end = (offset as usize).min(file.text.len());
        let last = self.last;
        let from = if (last.file, last.line) == (id, line) && last.offset <= end {
            last
        } else {
            Seen { file: id, line, offset: file.line_range(line).start, column: 0 }
        };
        let column = from.column + characters(&file.text.as_bytes()[from.offset.min(end)..end]);
        self.last = Seen { offset: end, column, ..from };
        (line as u32 + 1, column + 1)
    }
}

/// How many characters begin in these bytes.
fn characters(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count() as u32
}

/// A data finding as data. `files` are the logs as [`Finding::place`] counts them.
pub fn finding_data(files: &[String], finding: &Finding, lang: Lang) -> FindingData {
    FindingData {
        code: finding.entry.id(),
        name: finding.entry.slug,
        message: Worded::message_of(finding, lang),
        file: files.get(finding.place.file as usize).cloned().unwrap_or_default(),
        line: finding.place.line,
        column: finding.offset,
        field: finding.column.clone(),
    }
}
