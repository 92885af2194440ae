//! The cases of a rule file: a few records, and what must come out of judging them.

mod coverage;
mod expected;
mod records;
mod say;

pub use coverage::{Coverage, Seen};

use crate::check::program::Case;
use crate::diagnostic::codes::usage;
use crate::diagnostic::{Diagnostic, Lang};
use crate::judge::View;
use crate::judge::verdict::Verdict;
use crate::plan::Plan;
use crate::report::{Journey, Scene, evidence};
use crate::run::Run;
use crate::source::Sources;
use expected::Instead;
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
    /// For each `then` that was not borne out, at its place, what came out instead.
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
    let mut failures = Vec::new();
    run.journeys(NonZero::<usize>::MIN, |journey| {
        coverage.add(journey.verdicts);
        for then in &case.then {
            for instead in expected::shortfalls(&then.kind, journey.verdicts, journey.recoveries) {
                failures.push(
                    Diagnostic::new(&usage::CASE_FAILED, then.span)
                        .arg("case", case.title.clone())
                        .arg("seen", seen(&scene, journey, &instead)),
                );
            }
        }
    });
    CaseResult { title: case.title.clone(), failures }
}

/// What came out instead, with the evidence.
fn seen(scene: &Scene<'_>, journey: &Journey<'_, View<'_>>, instead: &Instead) -> String {
    let Instead::Verdict { occurrence, outcome, .. } = *instead else {
        return say::instead(instead, 0, scene.lang);
    };
    let occurrence = &journey.verdicts.occurrences[occurrence];
    let said = say::instead(instead, occurrence.number, scene.lang);
    match outcome {
        None => said,
        Some(outcome) => {
            let outcome = &occurrence.outcomes[outcome];
            let evidence = evidence::words(scene, journey, occurrence, outcome);
            match (outcome.verdict, scene.lang) {
                // The evidence of these begins with the verdict.
                (Verdict::Unknown | Verdict::Exempt(_) | Verdict::NotApplicable, Lang::En) => {
                    format!("no. {}: {evidence}", occurrence.number)
                }
                (Verdict::Unknown | Verdict::Exempt(_) | Verdict::NotApplicable, Lang::Zh) => {
                    format!("第 {} 次：{evidence}", occurrence.number)
                }
                (Verdict::Met | Verdict::Failed(_) | Verdict::Open(_), Lang::En) => {
                    format!("{said}: {evidence}")
                }
                (Verdict::Met | Verdict::Failed(_) | Verdict::Open(_), Lang::Zh) => {
                    format!("{said}：{evidence}")
                }
            }
        }
    }
}
