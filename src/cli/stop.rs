//! Why a command ends early.

use super::exit::Exit;
use crate::diagnostic::codes::usage;
use crate::diagnostic::{Diagnostic, Entry};
use std::io;
use std::path::Path;

/// A command's result.
pub(super) type Outcome = Result<Exit, Stop>;

/// A fault of the surroundings. Ends in [`Exit::Refused`].
#[derive(Debug)]
pub(super) enum Stop {
    /// To be told on standard error.
    Fault(Box<Diagnostic>),
    /// Already told, or nobody reads on: `mot … | head`.
    Quiet,
}

impl Stop {
    /// A fault without placeholders.
    pub(super) fn new(entry: &'static Entry) -> Self {
        Diagnostic::nowhere(entry).into()
    }

    /// A file that cannot be read.
    pub(super) fn unreadable(path: &Path, error: &io::Error) -> Self {
        unreadable(path, error).into()
    }

    /// Output that cannot be written; quiet if its reader went away.
    pub(super) fn unwritable(path: &Path, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::Quiet;
        }
        about(&usage::UNWRITABLE, path, error).into()
    }
}

impl From<Diagnostic> for Stop {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Fault(Box::new(diagnostic))
    }
}

/// The diagnostic for a file that cannot be read.
pub(super) fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    about(&usage::UNREADABLE, path, error)
}

fn about(entry: &'static Entry, path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::nowhere(entry).arg("path", path.to_string_lossy()).arg("reason", reason(error))
}

/// In words of the table of terms where they are common, else as the system says it.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "access is denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a directory".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        _ => error.to_string(),
    }
}
