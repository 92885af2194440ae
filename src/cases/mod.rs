//! The cases of a rule file: a few records, and what must come out of judging them.

mod coverage;
mod expected;
mod owed;
mod records;
mod say;

pub use coverage::{Coverage, Seen};

use crate::check::program::Case;
use crate::diagnostic::codes::{script, usage};
use crate::diagnostic::{Diagnostic, Lang};
use crate::plan::Plan;
use crate::report::{Scene, evidence};
use crate::run::Run;
use crate::source::Sources;
use expected::CameOut;
use std::num::NonZero;

/// What came of the cases of a rule file.
#[derive(Clone, Debug)]
pub struct Tested {
    /// One per case, in order.
    pub cases: Vec<CaseResult>,
    /// What all of them have shown.
    pub coverage: Coverage,
}

/// What came of a case.
#[derive(Clone, Debug)]
pub struct CaseResult {
    /// What it shows.
    pub title: String,
    /// For each `then` that was not borne out, at its place, what came out instead; before them, the scripts that failed.
    pub failures: Vec<Diagnostic>,
}

impl Tested {
    /// How many cases came out as they say.
    pub fn passed(&self) -> usize {
        self.cases.iter().filter(|case| case.failures.is_empty()).count()
    }
}

/// Runs every case. Words of evidence are in `lang`.
pub fn test(plan: &Plan, sources: &Sources, lang: Lang) -> Tested {
    let mut coverage = Coverage::new(&plan.program);
    let cases = plan.program.cases.iter();
    let cases = cases.map(|case| run(case, plan, sources, lang, &mut coverage)).collect();
    Tested { cases, coverage }
}

fn run(
    case: &Case,
    plan: &Plan,
    sources: &Sources,
    lang: Lang,
    coverage: &mut Coverage,
) -> CaseResult {
    let log = records::log(case, plan, sources);
    let run = Run::new(plan, &log, case.as_of);
    let scene = Scene::new(&plan.program, sources, &log.files, run.as_of, lang);
    let mut came_out: Vec<CameOut> = case.then.iter().map(|_| CameOut::default()).collect();
    run.journeys(NonZero::<usize>::MIN, |journey| {
        coverage.add(journey.verdicts);
        for (then, out) in case.then.iter().zip(&mut came_out) {
            out.add(&then.kind, journey.verdicts, journey.recoveries, |occurrence, outcome| {
                let words = |outcome| evidence::words(&scene, journey, occurrence, outcome);
                outcome.map_or_else(String::new, words)
            });
        }
    });
    let mut failures = scripts(case, &run, plan, lang);
    for (then, out) in case.then.iter().zip(came_out) {
        for instead in out.shortfalls(&then.kind) {
            failures.push(
                Diagnostic::new(&usage::CASE_FAILED, then.span)
                    .arg("case", case.title.clone())
                    .arg("seen", say::instead(&then.kind, &instead, &plan.program, lang)),
            );
        }
    }
    CaseResult { title: case.title.clone(), failures }
}

/// A case that rests on a script that failed has shown nothing, even if what it says came out.
fn scripts(case: &Case, run: &Run<'_>, plan: &Plan, lang: Lang) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    for failure in run.script_failures() {
        let function = &plan.program.functions[failure.function.index()].label;
        let arguments = failure.example.join(if lang == Lang::Zh { "、" } else { ", " });
        told.push(
            Diagnostic::new(&usage::CASE_SCRIPT_FAILED, case.span)
                .arg("case", case.title.clone())
                .arg("function", function.name.clone())
                .arg("arguments", arguments),
        );
        told.push(failure.diagnostic);
    }
    if run.scripts_exhausted() {
        told.push(
            Diagnostic::new(&script::EXHAUSTED, case.span)
                .arg("most", plan.script_operations.to_string()),
        );
    }
    told
}
