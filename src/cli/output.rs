//! Where results go. Nothing that could not be written in full counts as written.
#![allow(clippy::disallowed_methods, reason = "the edge: results are written here")]

use super::stop::Stop;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::usage;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Standard output, or the file of `-o`.
pub(super) struct Output {
    to: Box<dyn Write + Send>,
    path: PathBuf,
}

impl Output {
    /// Standard output.
    pub(super) fn stdout() -> Self {
        Self { to: Box::new(BufWriter::new(io::stdout())), path: PathBuf::from("<stdout>") }
    }

    /// The file of `-o`, which must be none of the inputs; standard output without one, or for `-`.
    pub(super) fn open(path: Option<&Path>, inputs: &[&Path]) -> Result<Self, Stop> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Self::stdout());
        };
        let same = |input: &&Path| match (fs::canonicalize(input), fs::canonicalize(path)) {
            (Ok(input), Ok(output)) => input == output,
            (Ok(_) | Err(_), Err(_)) | (Err(_), Ok(_)) => false,
        };
        if inputs.iter().any(same) {
            let fault = Diagnostic::nowhere(&usage::OVERWRITES_INPUT);
            return Err(fault.arg("path", path.to_string_lossy()).into());
        }
        let file = File::create(path).map_err(|error| Stop::unwritable(path, &error))?;
        Ok(Self { to: Box::new(BufWriter::new(file)), path: path.to_owned() })
    }

    /// Writes a text.
    pub(super) fn text(&mut self, text: &str) -> Result<(), Stop> {
        self.with(|to| to.write_all(text.as_bytes()))
    }

    /// Lets something write.
    pub(super) fn with(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Stop> {
        write(&mut *self.to).map_err(|error| Stop::unwritable(&self.path, &error))
    }

    /// Everything is out.
    pub(super) fn finish(mut self) -> Result<(), Stop> {
        self.with(|to| to.flush())
    }
}

/// Writes a text to standard output.
pub(super) fn print(text: &str) -> Result<(), Stop> {
    let mut output = Output::stdout();
    output.text(text)?;
    output.finish()
}

/// Writes a text to standard error. If nobody reads that either, there is no one to tell.
pub(super) fn tell(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}
