//! Rule files from bytes to checked programs, with all that was wrong on the way.
#![allow(clippy::disallowed_methods, reason = "the edge: rule files are read here")]

use super::paths;
use super::stop::Stop;
use crate::check::program::Program;
use crate::check::{self, LoadError, Loader};
use crate::diagnostic::codes::usage;
use crate::diagnostic::{Checked, Diagnostic};
use crate::plan::{self, Plan};
use crate::source::{FileId, Sources, Span};
use crate::syntax;
use crate::whatif;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

/// A rule file and all that it uses.
pub(super) struct Rules {
    /// Every text, the named file first.
    pub(super) sources: Sources,
    /// What they mean; of use only if no diagnostic is an error.
    pub(super) program: Arc<Program>,
    /// In order of their places.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// A text and what was wrong with its bytes.
pub(super) struct Text {
    /// What the file is called in messages.
    pub(super) name: String,
    /// Its text; `None` if its bytes are none.
    pub(super) content: Option<String>,
    /// At most one: an error without a text, else a warning.
    pub(super) fault: Option<Diagnostic>,
}

/// The largest rule file that is read, in bytes.
const LARGEST: u64 = 64 << 20;

/// Reads and checks a file, or standard input for `-`.
pub(super) fn check(path: &Path) -> Result<Rules, Stop> {
    let Text { name, content: text, fault } = read(path)?;
    let mut sources = Sources::default();
    let file = sources.add(name, text.clone().unwrap_or_default());
    let mut faults: Vec<Diagnostic> = fault.into_iter().map(|fault| placed(fault, file)).collect();
    if text.is_none() {
        return Ok(Rules { sources, program: Arc::default(), diagnostics: faults });
    }
    let mut files = Files { faults: Vec::new() };
    let Checked { value, diagnostics } = check::check(&mut sources, file, &mut files);
    for (name, fault) in files.faults {
        if let Some((id, _)) = sources.iter().find(|(_, file)| file.name == name) {
            faults.push(placed(fault, id));
        }
    }
    faults.extend(diagnostics);
    let program = Arc::new(value);
    whatif::show_ties(&program, &mut faults);
    Ok(Rules { sources, program, diagnostics: faults })
}

impl Rules {
    /// Whether they cannot be used.
    pub(super) fn refused(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// What runs; nothing, with one diagnostic more for each reason, if it cannot.
    pub(super) fn plan(&mut self) -> Option<Plan> {
        if self.refused() {
            return None;
        }
        match plan::plan(&self.program) {
            Ok(plan) => Some(plan),
            Err(refusals) => {
                // What an exception takes over from the general requirement is refused in both.
                for refusal in refusals {
                    let told = |other: &Diagnostic| {
                        (other.entry.code, other.span, &other.args)
                            == (refusal.entry.code, refusal.span, &refusal.args)
                    };
                    if !self.diagnostics.iter().any(told) {
                        self.diagnostics.push(refusal);
                    }
                }
                None
            }
        }
    }
}

/// Checks and plans a text that stands alone; it may use itself.
pub(super) fn check_text(name: &str, text: &str) -> (Sources, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    let file = sources.add(name, text);
    let Checked { value, diagnostics } =
        check::check(&mut sources, file, &mut Alone { name, text });
    let mut rules = Rules { sources, program: Arc::new(value), diagnostics };
    whatif::show_ties(&rules.program, &mut rules.diagnostics);
    rules.plan();
    (rules.sources, rules.diagnostics)
}

/// Reads a rule file, or standard input for `-`.
pub(super) fn read(path: &Path) -> Result<Text, Stop> {
    let (name, bytes) = if paths::is_stdin(path) {
        ("<stdin>".to_owned(), bytes(io::stdin().lock()))
    } else {
        (paths::plain(path).to_string_lossy().into_owned(), File::open(path).and_then(bytes))
    };
    let bytes = bytes.map_err(|error| Stop::unreadable(Path::new(&name), &error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(Diagnostic::nowhere(&usage::TOO_LARGE).arg("path", name).into());
    }
    Ok(match syntax::decode(&bytes) {
        Ok((text, fault)) => Text { name, content: Some(text), fault },
        Err(fault) => Text { name, content: None, fault: Some(fault) },
    })
}

fn bytes(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A fault of a file as a whole lies at its beginning.
pub(super) fn placed(fault: Diagnostic, file: FileId) -> Diagnostic {
    Diagnostic { span: fault.span.or(Some(Span::new(file, 0, 0))), ..fault }
}

/// The only file there is.
struct Alone<'a> {
    name: &'a str,
    text: &'a str,
}

impl Loader for Alone<'_> {
    fn load(&mut self, path: &str, _from: &str) -> Result<(String, String), LoadError> {
        if path == self.name {
            return Ok((self.name.to_owned(), self.text.to_owned()));
        }
        Err(LoadError("no such file".to_owned()))
    }
}

/// Used files, relative to the file that uses them.
struct Files {
    /// What was wrong with the bytes of files that could be read all the same.
    faults: Vec<(String, Diagnostic)>,
}

impl Loader for Files {
    fn load(&mut self, path: &str, from: &str) -> Result<(String, String), LoadError> {
        let folder = Path::new(from).parent().unwrap_or(Path::new(""));
        let mut found = folder.join(path);
        if found.extension().is_none() {
            found.set_extension("mot");
        }
        let found = paths::plain(&found);
        let Text { name, content: text, fault } = read(&found).map_err(|stop| match stop {
            Stop::Fault(fault) if fault.entry.code == usage::UNREADABLE.code => {
                let reason = fault.args.into_iter().find(|(key, _)| *key == "reason");
                LoadError(reason.map(|(_, reason)| reason).unwrap_or_default())
            }
            Stop::Fault(_) => LoadError("it is too large".to_owned()),
            Stop::Quiet => LoadError(String::new()),
        })?;
        let text = text.ok_or_else(|| LoadError("it is not a text".to_owned()))?;
        self.faults.extend(fault.map(|fault| (name.clone(), fault)));
        Ok((name, text))
    }
}
