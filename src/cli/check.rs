//! `mot check RULES…`

use super::exit::Exit;
use super::output;
use super::stop::{Outcome, Stop};
use super::terminal::Terminal;
use super::{expired, paths, rules};
use crate::diagnostic::render::{self, Reports};
use crate::diagnostic::{Diagnostic, Lang};
use crate::source::Sources;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Say whether rule files are right, and if not, what to type instead
#[derive(Args, Debug)]
pub(super) struct Check {
    /// Rule files, folders with rule files, or `-`
    #[arg(required = true)]
    rules: Vec<PathBuf>,
    /// Reports for people, or the same as data
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Warn of waivers whose last day is before this one
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// Say nothing if all is right
    #[arg(long, short)]
    quiet: bool,
}

/// How diagnostics are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum Format {
    /// With the source beside the message
    Text,
    /// One JSON object
    Json,
}

impl Check {
    pub(super) fn run(&self, terminal: Terminal) -> Outcome {
        let files = paths::rule_files(&self.rules)?;
        let look = terminal.out();
        let mut all = Reports::default();
        let mut text = String::new();
        let mut exit = Exit::Met;
        let day = self.as_of.as_ref().map(|text| expired::day(text)).transpose()?;
        for path in &files {
            let (sources, diagnostics) = match rules::check(path) {
                Ok(mut checked) => {
                    if let Some(day) = day.filter(|_| !checked.refused()) {
                        checked.diagnostics.extend(expired::waivers(&checked.program, day));
                    }
                    (checked.sources, checked.diagnostics)
                }
                Err(Stop::Fault(fault)) => (Sources::default(), vec![*fault]),
                Err(Stop::Quiet) => return Err(Stop::Quiet),
            };
            if diagnostics.iter().any(Diagnostic::is_error) {
                exit = Exit::Refused;
            }
            match self.format {
                Format::Json => all.add(render::data(&sources, &diagnostics, look.lang)),
                Format::Text => text.push_str(&render::report(&sources, &diagnostics, &look)),
            }
        }
        match self.format {
            Format::Json => text = json(&all),
            Format::Text if !self.quiet && text.is_empty() => text = right(files.len(), look.lang),
            Format::Text => {}
        }
        output::print(&text)?;
        Ok(exit)
    }
}

/// Diagnostics as one JSON object.
pub(super) fn json(reports: &Reports) -> String {
    let text = serde_json::to_string_pretty(reports);
    text.expect("texts and numbers always have a JSON form") + "\n"
}

fn right(files: usize, lang: Lang) -> String {
    match (lang, files) {
        (Lang::En, 1) => "1 rule file checked, nothing wrong\n".to_owned(),
        (Lang::En, _) => format!("{files} rule files checked, nothing wrong\n"),
        (Lang::Zh, _) => format!("已检查 {files} 个规则文件，没有问题\n"),
    }
}
