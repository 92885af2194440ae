//! What is read: a named stream of bytes, and the format its name or its first bytes show.

use crate::diagnostic::{Diagnostic, codes::data};
use std::io::Read;
use std::path::PathBuf;

/// One log: a name for messages, and its bytes (already decompressed).
pub struct Input {
    /// A path, or `<stdin>`.
    pub name: String,
    /// The format, where it is known; else the first bytes show it.
    pub format: Option<Format>,
    /// Which of its tables is meant, where the format has several in a file.
    pub table: Option<String>,
    /// What is asked of a database, in place of a table.
    pub query: Option<String>,
    /// Where it lies as it is, if it does: databases and column files are read there, not from the stream.
    pub path: Option<PathBuf>,
    /// The bytes; of texts in UTF-8, UTF-16 or GB18030.
    pub source: Box<dyn Read + Send>,
}

/// How the records of a text are written. What is no text is known by its first bytes, whatever it is called.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Format {
    /// A header, then a row a record; commas, semicolons or tabs.
    Csv,
    /// One JSON object a line, or one array of them.
    Jsonl,
    /// Events in XML.
    Xes,
}

impl Input {
    /// A log whose format its name shows, if the name shows one.
    pub fn new(name: impl Into<String>, source: impl Read + Send + 'static) -> Self {
        let name = name.into();
        let format = Format::of_name(&name);
        Self { name, format, table: None, query: None, path: None, source: Box::new(source) }
    }
}

impl Format {
    /// The endings of names of logs, those that are no texts among them.
    pub const ENDINGS: &[&str] = &[
        ".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".parquet", ".xes", ".xlsx", ".xlsm",
        ".sqlite", ".sqlite3",
    ];

    /// Whether a name ends like that of a log, `.gz` and `.zst` aside.
    pub fn is_of_log(name: &str) -> bool {
        let name = unpacked(name);
        Self::ENDINGS.iter().any(|ending| name.ends_with(ending))
    }

    /// By extension, `.gz` and `.zst` aside.
    pub fn of_name(name: &str) -> Option<Self> {
        let name = unpacked(name);
        let (_, extension) = name.rsplit_once('.')?;
        match extension {
            "csv" | "tsv" => Some(Self::Csv),
            "jsonl" | "ndjson" | "json" => Some(Self::Jsonl),
            "xes" => Some(Self::Xes),
            _ => None,
        }
    }

    /// By the first bytes of the text.
    pub(super) fn of_text(sample: &[u8]) -> Self {
        match sample.iter().find(|byte| !byte.is_ascii_whitespace()) {
            Some(b'{' | b'[') => Self::Jsonl,
            Some(b'<') if memchr::memmem::find(sample, b"<log").is_some() => Self::Xes,
            Some(_) | None => Self::Csv,
        }
    }
}

/// A name in small letters, without what compression adds to it.
fn unpacked(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    let packed = [".gz", ".zst"].iter().find_map(|end| name.strip_suffix(end));
    packed.map_or_else(|| name.clone(), str::to_owned)
}

/// Refuses files that are known to be something else, before their bytes fill a report with findings.
pub(super) fn refuse_other_formats(file: &str, sample: &[u8]) -> Result<(), Diagnostic> {
    let kind = match sample {
        [0xD0, 0xCF, 0x11, 0xE0, ..] if file.to_ascii_lowercase().ends_with(".xlsx") => {
            return Err(locked(file));
        }
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "XLS",
        [b'%', b'P', b'D', b'F', ..] => "PDF",
        [b'O', b'b', b'j', 1, ..] => "Avro",
        [b'B', b'Z', b'h', ..] => "bzip2",
        [0xFD, b'7', b'z', b'X', b'Z', ..] => "xz",
        _ => return Ok(()),
    };
    Err(Diagnostic::nowhere(&data::NOT_A_LOG).arg("file", file).arg("kind", kind))
}

/// What is no text, by its first bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Columns (Parquet).
    Columns,
    /// A database (SQLite).
    Database,
    /// A workbook, if it is one.
    Zip,
}

impl Kind {
    /// So many bytes tell.
    pub(super) const MAGIC: u64 = 16;

    pub(super) fn of(head: &[u8]) -> Option<Self> {
        match head {
            [b'P', b'A', b'R', b'1', ..] => Some(Self::Columns),
            b"SQLite format 3\0" => Some(Self::Database),
            [b'P', b'K', 3, 4, ..] => Some(Self::Zip),
            _ => None,
        }
    }
}

/// Refuses a workbook that a password is needed for: it is packed as an older format.
pub(super) fn locked(file: &str) -> Diagnostic {
    let fault = Diagnostic::nowhere(&data::NOT_A_LOG).arg("file", file);
    fault.arg("kind", "XLSX with a password").help("password")
}

/// Refuses to ask a query of what is no database: without it, more would be judged than was meant.
pub(super) fn no_database(file: &str) -> Diagnostic {
    let fault = Diagnostic::nowhere(&data::REFUSED_QUERY).arg("file", file);
    fault.arg("reason", "it is no SQLite database").help("file")
}

/// Refuses a database that comes as a stream.
#[cfg(feature = "sqlite")]
pub(super) fn packed(file: &str) -> Diagnostic {
    let fault = Diagnostic::nowhere(&data::NOT_A_LOG).arg("file", file);
    fault.arg("kind", "SQLite, compressed or from a pipe").help("packed")
}

/// Refuses a format that this program was built without.
#[cfg(not(all(feature = "parquet", feature = "sqlite", feature = "xes", feature = "xlsx")))]
pub(super) fn left_out(file: &str, kind: &str) -> Diagnostic {
    let fault = Diagnostic::nowhere(&data::NOT_A_LOG).arg("file", file);
    fault.arg("kind", kind).arg("feature", kind.to_ascii_lowercase()).help("left_out")
}

/// How far reading has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Progress {
    /// Position of the log being read among the inputs.
    pub file: usize,
    /// Bytes of text read so far, of all logs.
    pub bytes: u64,
    /// Records read so far, of all logs.
    pub records: u64,
}
