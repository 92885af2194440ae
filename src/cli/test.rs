//! `mot test RULES…`

use super::check::Format;
use super::exit::Exit;
use super::rules::{self, Rules};
use super::stop::{Outcome, Stop};
use super::terminal::Terminal;
use super::tested::{self, FileReport};
use super::{output, paths};
use crate::cases;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::usage;
use crate::diagnostic::render::{self, Look};
use crate::source::Sources;
use clap::Args;
use std::path::{Path, PathBuf};

/// Run the cases in rule files, and say what they have shown of each expectation
#[derive(Args, Debug)]
pub(super) struct Test {
    /// Rule files, folders with rule files, or `-`
    #[arg(required = true)]
    rules: Vec<PathBuf>,
    /// For people, or the same as data
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Only what failed, and the counts
    #[arg(long, short)]
    quiet: bool,
}

impl Test {
    pub(super) fn run(&self, terminal: Terminal) -> Outcome {
        let look = terminal.out();
        let mut exit = Exit::Met;
        let mut text = String::new();
        let mut files = Vec::new();
        for path in paths::rule_files(&self.rules)? {
            let (file_exit, report) = match self.file(&path, &look, &mut text) {
                Ok(done) => done,
                Err(Stop::Fault(fault)) => {
                    let sources = Sources::default();
                    text.push_str(&render::report(&sources, std::slice::from_ref(&fault), &look));
                    let name = path.to_string_lossy();
                    (Exit::Refused, FileReport::refused(&name, &sources, &[*fault], &look))
                }
                Err(Stop::Quiet) => return Err(Stop::Quiet),
            };
            exit = exit.and(file_exit);
            files.push(report);
        }
        if exit == Exit::Met && files.iter().all(|file| file.cases.is_empty()) {
            exit = Exit::Undecided;
        }
        match self.format {
            Format::Text => output::print(&(text + &*tested::total(&files, look.lang)))?,
            Format::Json => output::print(&tested::json(files))?,
        }
        Ok(exit)
    }

    fn file(
        &self,
        path: &Path,
        look: &Look,
        text: &mut String,
    ) -> Result<(Exit, FileReport), Stop> {
        let mut rules = rules::check(path)?;
        let name = paths::plain(path).to_string_lossy().into_owned();
        // A file without cases may be one that others use, which nothing could be judged by.
        let caseless = !rules.refused() && rules.program.cases.is_empty();
        let plan = if caseless { None } else { rules.plan() };
        if caseless {
            let fault = Diagnostic::nowhere(&usage::NO_CASE).arg("file", name.clone());
            rules.diagnostics.push(fault);
        }
        let Rules { sources, program, diagnostics } = &rules;
        if !self.quiet || rules.refused() {
            text.push_str(&render::report(sources, diagnostics, look));
        }
        let Some(plan) = plan else {
            let report = FileReport::refused(&name, sources, diagnostics, look);
            return Ok((if caseless { Exit::Met } else { Exit::Refused }, report));
        };
        let tested = cases::test(&plan, sources, look.lang);
        let failures = tested.cases.iter().flat_map(|case| case.failures.iter().cloned());
        text.push_str(&render::report(sources, &failures.collect::<Vec<_>>(), look));
        let report = FileReport::new(&name, sources, diagnostics, program, &tested, look);
        if !self.quiet && !tested.cases.is_empty() {
            text.push_str(&tested::table(&report, look));
        }
        let passed = tested.passed() == tested.cases.len();
        Ok((if passed { Exit::Met } else { Exit::Failed }, report))
    }
}
