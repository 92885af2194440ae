//! The only place of this stage that touches files: paths, standard input, and what is compressed, by its first bytes.

use super::Input;
use super::json::elements::BrokenArray;
use super::stream::zstd::Frames;
use crate::diagnostic::{Diagnostic, codes::data};
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{self, Cursor, Read};
#[cfg(any(feature = "parquet", feature = "sqlite"))]
use std::path::Path;
use std::path::PathBuf;
#[cfg(feature = "sqlite")]
use std::time::SystemTime;
#[cfg(feature = "parquet")]
use std::{
    io::{Seek, SeekFrom},
    sync::{Mutex, PoisonError},
};

/// The name of standard input in messages.
const STDIN: &str = "<stdin>";

/// Opens a log: a path, or `-` for standard input.
///
/// # Errors
///
/// [`data::UNREADABLE_LOG`] if it cannot be opened.
pub fn open(path: &str) -> Result<Input, Diagnostic> {
    let (name, source) = if path == "-" {
        (STDIN, Ok((Box::new(io::stdin()) as Box<dyn Read + Send>, None)))
    } else {
        (path, file(path))
    };
    let source = source.and_then(|(source, path)| Ok((plain(source)?, path)));
    let ((source, packed), path) = source.map_err(|error| unreadable(name, &error))?;
    Ok(Input { path: path.filter(|_| !packed), ..Input::new(name, source) })
}

/// A file, and where it lies if it can be read more than once.
#[expect(clippy::disallowed_methods, reason = "this is where logs are opened")]
fn file(path: &str) -> io::Result<(Box<dyn Read + Send>, Option<PathBuf>)> {
    let file = File::open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok((Box::new(file), about.is_file().then(|| path.into())))
}

/// Decompresses what begins like gzip or Zstandard, whatever it is called; whether it does.
fn plain(mut source: Box<dyn Read + Send>) -> io::Result<(Box<dyn Read + Send>, bool)> {
    let mut magic = Vec::with_capacity(4);
    source.by_ref().take(4).read_to_end(&mut magic)?;
    let kind = magic.clone();
    let whole = Cursor::new(magic).chain(source);
    Ok(match *kind {
        [0x1F, 0x8B, ..] => (Box::new(MultiGzDecoder::new(whole)), true),
        [0x28, 0xB5, 0x2F, 0xFD] => (Box::new(Frames::new(Box::new(whole))), true),
        _ => (Box::new(whole), false),
    })
}

/// A file that is read here and there, by several threads.
#[cfg(feature = "parquet")]
pub(super) struct Parts {
    file: Mutex<File>,
    length: u64,
}

#[cfg(feature = "parquet")]
impl Parts {
    /// Of a file that lies there.
    #[expect(clippy::disallowed_methods, reason = "this is where logs are opened")]
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        Ok(Self { file: Mutex::new(file), length })
    }

    /// How many bytes it had when it was opened.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// Reads some bytes from a position on; how many.
    pub(super) fn read(&self, position: u64, into: &mut [u8]) -> io::Result<usize> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(position))?;
        file.read(into)
    }
}

/// Length and time of change of a database, if all that programs wrote is in it: beside it SQLite keeps what is not in
/// yet, or what is to be taken back.
#[cfg(feature = "sqlite")]
#[expect(clippy::disallowed_methods, reason = "this is where logs are opened")]
pub(super) fn at_rest(path: &Path, name: &str) -> Result<(u64, Option<SystemTime>), Diagnostic> {
    let failed = |error: io::Error| unreadable(name, &error);
    let path = std::fs::canonicalize(path).map_err(failed)?;
    let about = std::fs::metadata(&path).map_err(failed)?;
    for (end, unused) in [("-wal", None), ("-journal", Some(0))] {
        let mut beside = path.clone().into_os_string();
        beside.push(end);
        let mut first = Vec::new();
        // Begun anew with zeros, a journal says that it is done.
        if let Ok(file) = File::open(beside)
            && file.take(1).read_to_end(&mut first).map_err(failed)? == 1
            && first.first().copied() != unused
        {
            return Err(busy(name, end));
        }
    }
    Ok((about.len(), about.modified().ok()))
}

/// The diagnostic for a database that is being written.
#[cfg(feature = "sqlite")]
pub(super) fn busy(name: &str, help: &'static str) -> Diagnostic {
    Diagnostic::nowhere(&data::UNSETTLED_DATABASE).arg("file", name).help(help)
}

/// The diagnostic for a log that fails to open or to read.
pub(super) fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    let array = error.get_ref().and_then(|inner| inner.downcast_ref::<BrokenArray>());
    if let Some(BrokenArray { line, help }) = array {
        let fault = Diagnostic::nowhere(&data::BROKEN_ARRAY).arg("file", name);
        return fault.arg("line", line.to_string()).help(help);
    }
    let diagnostic =
        Diagnostic::nowhere(&data::UNREADABLE_LOG).arg("file", name).arg("reason", reason(error));
    match error.kind() {
        io::ErrorKind::UnexpectedEof => diagnostic.help("cut"),
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => diagnostic.help("broken"),
        _ => diagnostic,
    }
}

/// The diagnostic for a file with several tables, of which none is named.
#[cfg(feature = "sqlite")]
pub(super) fn several_tables(file: &str, there: &[String]) -> Diagnostic {
    let names: Vec<String> = there.iter().map(|name| format!("`{name}`")).collect();
    let fault = Diagnostic::nowhere(&data::SEVERAL_TABLES).arg("file", file);
    fault.arg("count", names.len().to_string()).arg("tables", names.join(", "))
}

/// The diagnostic for a file that has no such table, or none at all.
#[cfg(any(feature = "sqlite", feature = "xlsx"))]
pub(super) fn no_table<'a>(
    file: &str,
    table: &str,
    there: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let names: Vec<String> = there.map(|name| format!("`{name}`")).collect();
    let fault = Diagnostic::nowhere(&data::NO_SUCH_TABLE).arg("file", file).arg("table", table);
    if names.is_empty() { fault.help("none") } else { fault.arg("tables", names.join(", ")) }
}

/// In words of the table of terms where they are common, else as the system says it.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "access is denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a directory".to_owned(),
        _ => error.to_string(),
    }
}
