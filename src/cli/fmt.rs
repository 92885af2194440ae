//! `mot fmt [FILES|-]`

use super::exit::Exit;
use super::output;
use super::rules::{self, Text};
use super::stop::{Outcome, Stop};
use super::terminal::{LangArg, Terminal};
use super::{paths, replace};
use crate::diagnostic::codes::usage;
use crate::diagnostic::render;
use crate::diagnostic::{Checked, Diagnostic, Lang};
use crate::source::Sources;
use crate::syntax;
use clap::Args;
use std::path::{Path, PathBuf};

/// Write rule files in one style; `--lang zh|en` translates their keywords
#[derive(Args, Debug)]
pub(super) struct Fmt {
    /// Rule files, folders with rule files, or `-` to format standard input to standard output
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Change nothing; end in 1 if a file is not formatted
    #[arg(long)]
    check: bool,
}

impl Fmt {
    /// `lang` is what `--lang` says: the language of the keywords, if anything.
    pub(super) fn run(&self, lang: Option<LangArg>, terminal: Terminal) -> Outcome {
        let mut exit = Exit::Met;
        for path in paths::rule_files(&self.files)? {
            exit = exit.and(self.file(&path, lang.map(Lang::from), terminal)?);
        }
        Ok(exit)
    }

    fn file(&self, path: &Path, lang: Option<Lang>, terminal: Terminal) -> Outcome {
        let Text { name, content: text, fault } = rules::read(path)?;
        let mut sources = Sources::default();
        let file = sources.add(name.clone(), text.clone().unwrap_or_default());
        let mut faults: Vec<_> =
            fault.map(|fault| rules::placed(fault, file)).into_iter().collect();
        let Some(text) = text else {
            return Ok(refuse(&sources, faults, &name, terminal));
        };
        let Checked { value, diagnostics } = syntax::parse(file, &text);
        faults.extend(diagnostics);
        if faults.iter().any(Diagnostic::is_error) {
            return Ok(refuse(&sources, faults, &name, terminal));
        }
        let formatted = syntax::format(&value, &text, lang);
        if self.check {
            if formatted == text {
                return Ok(Exit::Met);
            }
            let fault = Diagnostic::nowhere(&usage::UNFORMATTED).arg("file", name);
            tell(&Sources::default(), &[fault], terminal);
            return Ok(Exit::Failed);
        }
        if paths::is_stdin(path) {
            output::print(&formatted)?;
        } else if formatted != text {
            replace::file(path, &formatted).map_err(|error| Stop::unwritable(path, &error))?;
        }
        Ok(Exit::Met)
    }
}

fn refuse(sources: &Sources, mut faults: Vec<Diagnostic>, name: &str, terminal: Terminal) -> Exit {
    faults.retain(Diagnostic::is_error);
    tell(sources, &faults, terminal);
    let fault = Diagnostic::nowhere(&usage::UNFORMATTABLE).arg("file", name);
    tell(&Sources::default(), &[fault], terminal);
    Exit::Refused
}

fn tell(sources: &Sources, faults: &[Diagnostic], terminal: Terminal) {
    output::tell(&render::report(sources, faults, &terminal.err()));
}
