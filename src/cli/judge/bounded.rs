//! Judging logs of which no more is held than has room: in portions, or journey by journey.

use super::{Judge, Judged, Setting};
use crate::cli::logs::{self, threads};
use crate::cli::memory::{self, Memory};
use crate::cli::progress::Stage;
use crate::cli::report_as::Verdicts;
use crate::cli::stop::Stop;
use crate::diagnostic::Diagnostic;
use crate::ingest::{Dividing, Log};
use crate::report::{Builder, LogSummary, Scene};
use crate::run::Run;
use std::io;

impl Judge {
    /// Judges a log portion by portion, with no more in memory than that.
    pub(super) fn divided(&self, memory: Memory, setting: Setting<'_>) -> Judged {
        const OPTION: &str = "--memory";
        let Setting { rules, plan, as_of, progress, terminal } = setting;
        let streams = || self.by_verdict().then(|| memory::needs_whole_log(OPTION, "streams"));
        if let Some(fault) = memory::refusal(plan, OPTION).or_else(streams) {
            return Ok(Err(fault.into()));
        }
        let dividing = Dividing {
            keys: plan.keys.iter().map(|key| key.column).collect(),
            most: memory.of_records(),
            shelf: Box::<memory::Files>::default(),
        };
        let (files, divided) =
            logs::read_divided(&self.logs, &self.reading, (plan, as_of), dividing, progress)?;
        let unwritable = |error: io::Error| Stop::unwritable(&std::env::temp_dir(), &error);
        Ok((|| {
            let mut divided = divided.map_err(unwritable)?;
            let output = self.open(&files)?;
            progress.stage(Stage::Judging);
            let as_of = as_of.or(divided.latest);
            let files = divided.log.files.clone();
            let lang = terminal.out().lang;
            let scene = Scene::new(&rules.program, &rules.sources, &files, as_of, lang);
            let mut builder = Builder::new(&scene, self.limits());
            Run::portions(threads(), plan, as_of, &mut divided, &mut builder)
                .map_err(unwritable)?;
            let model = builder.finish(LogSummary::from(&divided.log));
            self.report(&model, progress, output, terminal)?;
            Ok(Some(model))
        })())
    }

    /// Judges each journey as soon as the next one begins.
    pub(super) fn by_journey(&self, setting: Setting<'_>) -> Judged {
        const OPTION: &str = "--sorted-by-journey";
        let Setting { rules, plan, as_of, progress, terminal } = setting;
        let per = || (plan.keys.len() > 1).then(|| memory::needs_whole_log(OPTION, "per"));
        if let Some(fault) = memory::refusal(plan, OPTION).or_else(per) {
            return Ok(Err(fault.into()));
        }
        let as_of = match as_of {
            Some(as_of) => Some(as_of),
            None => logs::latest(&self.logs, &self.reading, plan, progress)?,
        };
        let sorted = logs::Sorted::open(&self.logs, &self.reading)?;
        let mut output = match self.open(sorted.files()) {
            Ok(output) => output,
            Err(stop) => return Ok(Err(stop)),
        };
        let names = sorted.names();
        let lang = terminal.out().lang;
        let scene = Scene::new(&rules.program, &rules.sources, &names, as_of, lang);
        let mut builder = Builder::new(&scene, self.limits());
        let empty = builder.clone();
        let mut faults: Vec<Diagnostic> = Vec::new();
        let mut summary = None;
        let format = self.by_verdict().then_some(self.format);
        let written = output.with(|to| {
            let started = format.map(|format| Verdicts::start(format, self.bom, &scene, to));
            let mut verdicts = started.transpose()?.flatten();
            let mut written: io::Result<()> = Ok(());
            let mut each = |log: &Log| {
                let run = Run::on(threads(), plan, log, as_of);
                let Some(verdicts) = &mut verdicts else {
                    run.add_up(threads(), &empty, &mut builder);
                    return;
                };
                run.journeys(threads(), |journey| {
                    builder.add(journey);
                    if written.is_ok() {
                        written = verdicts.journey(journey);
                    }
                });
            };
            match sorted.read((plan, as_of), &mut each, progress) {
                Ok(log) => summary = Some(log),
                Err(found) => faults = found,
            }
            written?;
            verdicts.filter(|_| faults.is_empty()).map_or(Ok(()), |verdicts| verdicts.finish(&[]))
        });
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(written.and_then(|()| {
            let model = builder.finish(LogSummary::from(&summary.unwrap_or_default()));
            self.report(&model, progress, output, terminal)?;
            Ok(Some(model))
        }))
    }

    /// Whether verdicts are written one by one.
    fn by_verdict(&self) -> bool {
        !self.quiet && !self.worklist && self.format.is_by_verdict()
    }
}
