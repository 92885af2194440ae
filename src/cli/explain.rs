//! `mot explain MOT0101` and `mot explain JOURNEY --rules RULES --log LOG`

use super::logs::{self, threads};
use super::output::{self, Output};
use super::progress::{Progress, Stage};
use super::rules::{self, Rules};
use super::stop::{Outcome, Stop};
use super::terminal::Terminal;
use super::{as_of, codes, exit, paths};
use crate::check::program::{ExpectationId, Program};
use crate::diagnostic::codes::usage;
use crate::diagnostic::{Diagnostic, render, suggest};
use crate::parallel;
use crate::plan::OPERATIONS_IN_ALL;
use crate::report::{self, Scene, story};
use crate::run::Run;
use clap::{Args, ValueEnum};
use exit::Exit;
use std::path::{Path, PathBuf};

/// Say what a code means; or, with rules and logs, tell one journey with all its verdicts
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub(super) struct Explain {
    /// A code (`MOT0101`, or just 101) or its short name, all of them if left out; with --rules and
    /// --log, a journey
    what: Option<String>,
    /// The rule file that the journey is judged by
    #[arg(long, value_name = "RULES", requires_all = ["logs", "what"])]
    rules: Option<PathBuf>,
    /// A log; may be given several times
    #[arg(long = "log", value_name = "LOG", requires = "rules")]
    logs: Vec<PathBuf>,
    /// Only this expectation (`complaint.resolved`), or those of this moment or touchpoint
    #[arg(long, value_name = "NAME", requires = "rules")]
    expectation: Option<String>,
    /// Up to when records count; the latest time in the logs if left out
    #[arg(long, value_name = "TIME", requires = "rules")]
    as_of: Option<String>,
    /// A timeline for people, or the same as data
    #[arg(long, value_enum, default_value_t = Format::Terminal, requires = "rules")]
    format: Format,
    /// How many operations all script calls may take over the whole log
    #[arg(long, value_name = "N", default_value_t = OPERATIONS_IN_ALL, requires = "rules")]
    max_script_operations: u64,
    #[command(flatten)]
    reading: logs::Reading,
    /// Write it to a file
    #[arg(long, short, value_name = "FILE", requires = "rules")]
    output: Option<PathBuf>,
}

const HELP: &str = "\
Exit codes:
  0  it was explained, whatever the verdicts are
  2  no such code, journey or expectation; rules, arguments or files wrong";

/// How a journey is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    /// For people
    Terminal,
    /// One JSON object; `mot schema --format story` describes it
    Json,
}

impl Explain {
    pub(super) fn run(&self, terminal: Terminal) -> Outcome {
        let (Some(rules), Some(journey)) = (&self.rules, &self.what) else {
            output::print(&codes::explained(self.what.as_deref(), &terminal.out())?)?;
            return Ok(Exit::Met);
        };
        let named = std::iter::once(rules).chain(&self.logs);
        if named.filter(|path| paths::is_stdin(path)).count() > 1 {
            return Err(Stop::new(&usage::STDIN_TWICE));
        }
        parallel::on(threads(), || self.story((rules, journey), terminal))
    }

    /// Tells a journey.
    fn story(&self, (path, journey): (&PathBuf, &str), terminal: Terminal) -> Outcome {
        let mut rules = rules::check(path)?;
        let Some(mut plan) = rules.plan() else { return Ok(refuse(&rules, terminal)) };
        plan.script_operations = self.max_script_operations;
        let only = self.only(&rules.program)?;
        let zone = &plan.program.service.zone;
        let as_of = self.as_of.as_ref().map(|text| as_of::parse(text, zone)).transpose()?;
        let progress = Progress::new(false, false, terminal);
        let (files, log) = match logs::read(&self.logs, &self.reading, (&plan, as_of), &progress) {
            Ok(read) => read,
            Err(mut faults) => {
                drop(progress);
                faults.sort_by_key(|fault| fault.span);
                rules.diagnostics = faults;
                return Ok(refuse(&rules, terminal));
            }
        };
        progress.stage(Stage::Judging);
        let run = Run::on(threads(), &plan, &log, as_of);
        let found = run.find(journey).ok_or_else(|| no_journey(&run, journey))?;
        let look = terminal.out();
        let scene = Scene::new(&rules.program, &rules.sources, &log.files, run.as_of, look.lang);
        let told = run.story(found, &scene, &only, threads());
        drop(progress);
        if run.scripts_exhausted() {
            return Err(crate::run::exhausted(&plan).into());
        }
        let inputs: Vec<&Path> =
            std::iter::once(path).chain(&files).map(PathBuf::as_path).collect();
        let mut output = Output::open(self.output.as_deref(), &inputs)?;
        output.with(|to| match self.format {
            Format::Json => story::json(&told, to),
            Format::Terminal => {
                let colour = look.colour && self.output.is_none();
                let page = report::Look { width: look.width, color: colour };
                report::tale(&told, page, look.unicode, to)
            }
        })?;
        output.finish()?;
        Ok(Exit::Met)
    }

    /// The expectations that were asked for; all, if none was.
    fn only(&self, program: &Program) -> Result<Vec<ExpectationId>, Stop> {
        let Some(name) = &self.expectation else { return Ok(Vec::new()) };
        let full = full_names(program);
        let asked =
            |(owner, own): &(String, String)| owner == name || format!("{owner}.{own}") == *name;
        let found: Vec<ExpectationId> = (0..)
            .zip(&full)
            .filter(|(_, names)| asked(names))
            .map(|(at, _)| ExpectationId(at))
            .collect();
        if !found.is_empty() {
            return Ok(found);
        }
        let all: Vec<String> = full
            .iter()
            .flat_map(|(owner, own)| [format!("{owner}.{own}"), owner.clone()])
            .collect();
        let fault = Diagnostic::nowhere(&usage::NO_SUCH_EXPECTATION).arg("name", name.clone());
        Err(suggested(fault, suggest::nearest(name, all.iter().map(String::as_str))).into())
    }
}

/// Owner and name of every expectation.
fn full_names(program: &Program) -> Vec<(String, String)> {
    let owner = |owner| match owner {
        crate::check::program::Owner::Touchpoint(id) => {
            program.touchpoints[crate::check::program::TouchpointId::index(id)].label.name.clone()
        }
        crate::check::program::Owner::Moment(id) => {
            program.moments[crate::check::program::MomentId::index(id)].label.name.clone()
        }
    };
    let expectations = program.expectations.iter();
    expectations.map(|one| (owner(one.owner), one.label.name.clone())).collect()
}

/// With the nearest name there is: those that begin alike are searched first.
fn no_journey(run: &Run<'_>, name: &str) -> Diagnostic {
    let alike = |other: &&str| {
        let common = other.chars().zip(name.chars()).take_while(|(a, b)| a == b).count();
        (std::cmp::Reverse(common), other.len().abs_diff(name.len()))
    };
    let mut names: Vec<&str> = run.names().collect();
    names.sort_by_key(alike);
    let count = names.len();
    let fault = Diagnostic::nowhere(&usage::NO_SUCH_JOURNEY)
        .arg("name", name)
        .arg("count", count.to_string());
    suggested(fault, suggest::nearest(name, names))
}

fn suggested(fault: Diagnostic, nearest: Option<&str>) -> Diagnostic {
    match nearest {
        Some(nearest) => fault.arg("suggestion", nearest).help("did_you_mean"),
        None => fault,
    }
}

fn refuse(rules: &Rules, terminal: Terminal) -> Exit {
    output::tell(&render::report(&rules.sources, &rules.diagnostics, &terminal.err()));
    Exit::Refused
}
