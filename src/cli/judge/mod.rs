//! `mot judge RULES LOG…`

mod bounded;

use super::check;
use super::exit::{self, Exit};
use super::logs::{self, threads};
use super::max_bad::MaxBad;
use super::memory::Memory;
use super::output::{self, Output};
use super::progress::{Progress, Stage};
use super::report_as::{self, Format, Verdicts};
use super::rules::{self, Rules};
use super::stop::{Outcome, Stop};
use super::terminal::Terminal;
use super::{as_of, paths};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::usage;
use crate::diagnostic::render;
use crate::parallel;
use crate::plan::{OPERATIONS_IN_ALL, Plan};
use crate::report::model::{self, Model};
use crate::report::{Builder, Limits, LogSummary, Look, Scene};
use crate::run::Run;
use crate::unit::Instant;
use clap::Args;
use std::io;
use std::path::PathBuf;

/// Say which moments failed, on what evidence, and what is owed
#[derive(Args, Debug)]
#[command(after_help = exit::HELP)]
pub(super) struct Judge {
    /// The rule file, or `-`
    rules: PathBuf,
    /// Logs: CSV, JSON Lines, JSON, Parquet, XLSX, XES or SQLite, plain or compressed; folders, patterns, or `-`
    #[arg(required = true)]
    logs: Vec<PathBuf>,
    /// A report for people, the same as data, or one verdict a line or row
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Not the report, but what is still to be done: what can be saved, and what is owed; first things first
    #[arg(long)]
    worklist: bool,
    /// How many tasks of the work list, first things first; for people, if left out, 10 of each urgency
    #[arg(long, value_name = "N", requires = "worklist")]
    top: Option<usize>,
    /// Begin CSV with the mark by which Excel knows UTF-8
    #[arg(long)]
    bom: bool,
    /// Up to when records count; the latest time in the logs if left out
    #[arg(long, value_name = "TIME")]
    as_of: Option<String>,
    /// How many records may be bad, as a number or a percentage
    #[arg(long, value_name = "N|N%", default_value = "1%")]
    max_bad: MaxBad,
    /// How many operations all script calls may take over the whole log
    #[arg(long, value_name = "N", default_value_t = OPERATIONS_IN_ALL)]
    max_script_operations: u64,
    /// How much memory to keep to, as in `512MB`: what has no room is laid into temporary files
    #[arg(long, value_name = "SIZE")]
    memory: Option<Memory>,
    /// The records of each journey stand together: judge it when it ends, in memory that does not grow with the logs
    #[arg(long, conflicts_with = "memory")]
    sorted_by_journey: bool,
    #[command(flatten)]
    reading: logs::Reading,
    /// Write the report to a file
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// No report, warnings or progress: only errors, and the exit code
    #[arg(long, short)]
    quiet: bool,
    /// Show progress even where nobody seems to watch
    #[arg(long, conflicts_with = "quiet")]
    progress: bool,
}

/// By what is judged, as of when, and who looks on.
#[derive(Clone, Copy)]
struct Setting<'a> {
    rules: &'a Rules,
    plan: &'a Plan,
    as_of: Option<Instant>,
    progress: &'a Progress,
    terminal: Terminal,
}

/// What came of judging: `None`, scripts took too much. `Err`: the logs could not be read.
type Judged = Result<Result<Option<Model>, Stop>, Vec<Diagnostic>>;

impl Judge {
    pub(super) fn run(&self, terminal: Terminal) -> Outcome {
        let named = std::iter::once(&self.rules).chain(&self.logs);
        if named.filter(|path| paths::is_stdin(path)).count() > 1 {
            return Err(Stop::new(&usage::STDIN_TWICE));
        }
        if self.worklist && self.format == Format::Jsonl {
            let what = "a work list is written as `text`, `json` or `csv`";
            return Err(Diagnostic::nowhere(&usage::BAD_USAGE).arg("what", what).into());
        }
        let mut rules = rules::check(&self.rules)?;
        let Some(mut plan) = rules.plan() else { return self.refuse(&rules, terminal) };
        plan.script_operations = self.max_script_operations;
        if !self.quiet {
            output::tell(&render::report(&rules.sources, &rules.diagnostics, &terminal.err()));
        }
        if self.worklist {
            let roles = &rules.program.roles;
            plan.show([roles.agent, roles.customer, roles.channel].into_iter().flatten());
        }
        let zone = &plan.program.service.zone;
        let as_of = self.as_of.as_ref().map(|text| as_of::parse(text, zone)).transpose()?;
        let progress = Progress::new(self.progress, self.quiet, terminal);
        let setting = Setting { rules: &rules, plan: &plan, as_of, progress: &progress, terminal };
        let judged = parallel::on(threads(), || match self.memory {
            None if self.sorted_by_journey => self.by_journey(setting),
            None => self.whole(setting),
            Some(memory) => self.divided(memory, setting),
        });
        drop(progress);
        let model = match judged {
            Ok(model) => model?,
            Err(mut faults) => {
                faults.sort_by_key(|fault| fault.span);
                rules.diagnostics = faults;
                return self.refuse(&rules, terminal);
            }
        };
        let Some(model) = model else {
            super::complain(&crate::run::exhausted(&plan), terminal);
            return Ok(Exit::Undecided);
        };
        Ok(self.conclude(&model, terminal))
    }

    /// Judges a log that is in memory as a whole.
    fn whole(&self, setting: Setting<'_>) -> Judged {
        let Setting { plan, as_of, progress, .. } = setting;
        let (files, log) = logs::read(&self.logs, &self.reading, (plan, as_of), progress)?;
        let output = match self.open(&files) {
            Ok(output) => output,
            Err(stop) => return Ok(Err(stop)),
        };
        progress.stage(Stage::Judging);
        let run = Run::on(threads(), plan, &log, as_of);
        let judged = self.judged(setting, &run, output);
        drop(run);
        // Giving back the memory of a large log takes as long as writing the report.
        let report = || {
            let Some((model, output)) = judged? else { return Ok(None) };
            self.report(&model, progress, output, setting.terminal)?;
            Ok(Some(model))
        };
        let (reported, ()) = parallel::both(report, || log.forget());
        Ok(reported)
    }

    /// Where the report goes, which must be none of the files that are read.
    fn open(&self, logs: &[PathBuf]) -> Result<Output, Stop> {
        let inputs = std::iter::once(&self.rules).chain(logs).map(PathBuf::as_path);
        Output::open(self.output.as_deref(), &inputs.collect::<Vec<_>>())
    }

    /// Judges, and writes the verdicts, if these are asked for; no report where scripts took too much.
    fn judged(
        &self,
        setting: Setting<'_>,
        run: &Run<'_>,
        mut output: Output,
    ) -> Result<Option<(Model, Output)>, Stop> {
        let Setting { rules, terminal, .. } = setting;
        let lang = terminal.out().lang;
        let scene = Scene::new(&rules.program, &rules.sources, &run.log.files, run.as_of, lang);
        let mut builder = Builder::new(&scene, self.limits());
        let each = (!self.quiet && !self.worklist).then_some(self.format);
        output.with(|to| {
            let started = each.map(|format| Verdicts::start(format, self.bom, &scene, to));
            let mut verdicts = started.transpose()?.flatten();
            let mut written: io::Result<()> = Ok(());
            if let Some(verdicts) = &mut verdicts {
                run.journeys(threads(), |journey| {
                    builder.add(journey);
                    if written.is_ok() && !run.scripts_exhausted() {
                        written = verdicts.journey(journey);
                    }
                });
                written?;
            } else {
                run.add_up(threads(), &builder.clone(), &mut builder);
            }
            if run.scripts_exhausted() {
                return Ok(());
            }
            let scripts = run.script_failures();
            verdicts.map_or(Ok(()), |verdicts| verdicts.finish(&scripts))
        })?;
        if run.scripts_exhausted() {
            return Ok(None);
        }
        builder.add_scripts(&run.script_failures());
        for (field, records) in run.without_key() {
            builder.without_key(field, records);
        }
        Ok(Some((builder.finish(LogSummary::from(run.log)), output)))
    }

    /// Writes the report, unless none is wanted.
    fn report(
        &self,
        model: &Model,
        progress: &Progress,
        mut output: Output,
        reader: Terminal,
    ) -> Result<(), Stop> {
        let look = reader.out();
        progress.stage(Stage::Reporting);
        if !self.quiet {
            let colour = look.colour && self.output.is_none();
            let page = Look { width: look.width, color: colour };
            if self.worklist {
                let how = (self.top, self.bom);
                report_as::worklist(self.format, how, model, page, &mut output)?;
            } else {
                report_as::whole(self.format, model, page, &mut output)?;
            }
        }
        output.finish()
    }

    /// How much the report shows in full.
    fn limits(&self) -> Limits {
        let limits = Limits::default();
        if !self.worklist {
            return limits;
        }
        let most = self.top.unwrap_or(usize::MAX);
        Limits { tasks: most, actions: most, ..limits }
    }

    /// The exit code, and on standard error why, where the report's first line does not say it.
    fn conclude(&self, model: &Model, terminal: Terminal) -> Exit {
        let logs = &model.logs;
        let count = |n: u64| n.to_string();
        let (mut exit, fault) = match model.outcome {
            // What is to be done is no failure, nor is a standard asked.
            model::Outcome::Failed
            | model::Outcome::Inconclusive
            | model::Outcome::NothingDecided
                if self.worklist =>
            {
                (Exit::Met, None)
            }
            model::Outcome::Met => (Exit::Met, None),
            model::Outcome::Failed => (Exit::Failed, None),
            model::Outcome::NothingEvaluated => {
                let fault = Diagnostic::nowhere(&usage::NOTHING_EVALUATED);
                let fault = fault.help(match logs.records - logs.set_aside {
                    0 if logs.records == 0 => "empty",
                    usable if usable > 0 && usable == logs.later => "later",
                    _ => "",
                });
                (Exit::Undecided, Some(fault.arg("records", count(logs.records))))
            }
            model::Outcome::Inconclusive => {
                let fault = Diagnostic::nowhere(&usage::UNDECIDED);
                (Exit::Undecided, Some(fault.arg("what", "a standard is inconclusive")))
            }
            model::Outcome::NothingDecided => {
                let fault = Diagnostic::nowhere(&usage::UNDECIDED);
                (
                    Exit::Undecided,
                    Some(fault.arg("what", "no moment or touchpoint could be decided")),
                )
            }
        };
        let mut faults: Vec<Diagnostic> = fault.into_iter().collect();
        let count_now = logs.records - logs.later;
        if !self.max_bad.allows(logs.bad, count_now) {
            exit = exit.and(Exit::Untrusted);
            let fault = Diagnostic::nowhere(&usage::TOO_MUCH_BAD_DATA)
                .arg("bad", count(logs.bad))
                .arg("read", count(count_now))
                .arg("allowed", self.max_bad.to_string());
            faults.push(fault);
        }
        for fault in &faults {
            super::complain(fault, terminal);
        }
        exit
    }

    /// Tells why nothing was judged: where data was asked for, as data.
    fn refuse(&self, rules: &Rules, terminal: Terminal) -> Outcome {
        let look = terminal.err();
        let format = if self.quiet { Format::Text } else { self.format };
        if format.is_json() {
            let reports = render::data(&rules.sources, &rules.diagnostics, look.lang);
            let text = if format == Format::Json {
                check::json(&reports)
            } else {
                serde_json::to_string(&reports).unwrap_or_default() + "\n"
            };
            output::print(&text)?;
        } else {
            output::tell(&render::report(&rules.sources, &rules.diagnostics, &look));
        }
        Ok(Exit::Refused)
    }
}
