//! Walks one of the paths that are held against a budget of instructions: `benches/budget` runs this under
//! valgrind and counts what happens inside [`counted`]. Prints how many units of what were worked on.
//!
//! Inputs are fixed or made from a seed, and all is done on one thread, so that the same compiler gives the
//! same count anywhere.

#![allow(missing_docs, reason = "a program, not a library")]

#[cfg(feature = "parquet")]
mod columns;
#[path = "../../examples/generate/main.rs"]
#[allow(dead_code, unreachable_pub)]
mod generate;

use mot::check::program::Program;
use mot::check::{self, NoFiles};
use mot::diagnostic::Lang;
use mot::ingest::{self, Input, Log, Wanted};
use mot::plan::{self, Plan};
use mot::report::{Builder, Limits, Scene};
use mot::run::Run;
use mot::source::Sources;
use mot::syntax;
use std::hint::black_box;
use std::num::NonZero;
use std::sync::Arc;

/// How often the rules are repeated.
const COPIES: usize = 10;
/// How many tickets the log is about.
const TICKETS: &str = "300";

fn main() {
    let path = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    match path.as_deref() {
        Some("parse") => {
            let (sources, text) = sources(&rules());
            counted::parse(&sources);
            told(text.lines().count(), "line");
        }
        Some("check") => {
            let (mut sources, text) = sources(&rules());
            counted::check(&mut sources);
            told(text.lines().count(), "line");
        }
        Some("plan") => {
            let text = rules();
            let (program, _) = program(&text);
            counted::plan(&program);
            told(text.lines().count(), "line");
        }
        Some("judge") => {
            let (plan, _) = contact_centre();
            let log = counted::ingest(&plan, "log.csv", made("csv"));
            counted::judge(&plan, &log);
            told(log.batch.len(), "record");
        }
        Some("report") => {
            let (plan, sources) = contact_centre();
            let log = counted::ingest(&plan, "log.csv", made("csv"));
            counted::report(&plan, &sources, &log);
            told(log.batch.len(), "record");
        }
        Some(form @ ("csv" | "jsonl")) => {
            let (plan, _) = contact_centre();
            let bytes = made(form);
            let kilobytes = bytes.len() / 1000;
            counted::ingest(&plan, &format!("log.{form}"), bytes);
            told(kilobytes, "kilobyte");
        }
        #[cfg(feature = "parquet")]
        Some("parquet") => {
            let (plan, _) = contact_centre();
            let log = counted::ingest(&plan, "log.parquet", columns::file(&made("jsonl")));
            told(log.batch.len(), "record");
        }
        _ => println!("usage: paths parse|check|plan|judge|report|csv|jsonl|parquet"),
    }
}

fn told(units: usize, unit: &str) {
    println!("{units} {unit}");
}

/// The paths themselves. Names are those that `benches/budget` asks valgrind for.
mod counted {
    use super::{
        Arc, Builder, Input, Lang, Limits, Log, NoFiles, NonZero, Plan, Program, Run, Scene,
        Sources, Wanted, black_box, check, ingest, plan, syntax,
    };

    #[inline(never)]
    pub(super) fn parse(sources: &Sources) {
        for (id, file) in sources.iter() {
            black_box(syntax::parse(id, &file.text));
        }
    }

    #[inline(never)]
    pub(super) fn check(sources: &mut Sources) {
        let file = sources.iter().map(|(id, _)| id).next().expect("one was added");
        black_box(check::check(sources, file, &mut NoFiles));
    }

    #[inline(never)]
    pub(super) fn plan(program: &Arc<Program>) {
        assert!(black_box(plan::plan(program)).is_ok());
    }

    #[inline(never)]
    pub(super) fn ingest(plan: &Plan, name: &str, bytes: Vec<u8>) -> Log {
        let input = Input::new(name, std::io::Cursor::new(bytes));
        let (wanted, words) = (Wanted::of(plan, None), plan.words.clone());
        ingest::read(vec![input], &wanted, words, &mut |_| {})
            .expect("the log has the columns that the rules name")
    }

    #[inline(never)]
    pub(super) fn judge(plan: &Plan, log: &Log) {
        let run = Run::new(plan, log, None);
        run.journeys(NonZero::<usize>::MIN, |journey| {
            black_box(journey);
        });
    }

    #[inline(never)]
    pub(super) fn report(plan: &Plan, sources: &Sources, log: &Log) {
        let run = Run::new(plan, log, None);
        let scene = Scene::new(&plan.program, sources, &log.files, run.as_of, Lang::En);
        let mut report = Builder::new(&scene, Limits::default());
        run.add_up(NonZero::<usize>::MIN, &report.clone(), &mut report);
        black_box(&report);
    }
}

/// Some thousand lines: the fixed rules, their second part repeated.
fn rules() -> String {
    let (head, part) =
        include_str!("rules.mot").split_once("# ----\n").expect("there is a line of dashes");
    let parts = (1..=COPIES)
        .map(|copy| part.replace("_N", &format!("_{copy}")).replace("(N)", &format!("({copy})")));
    std::iter::once(head.to_owned()).chain(parts).collect()
}

fn sources(text: &str) -> (Sources, String) {
    let mut sources = Sources::default();
    sources.add("rules.mot", text);
    (sources, text.to_owned())
}

fn program(text: &str) -> (Arc<Program>, Sources) {
    let mut sources = Sources::default();
    let file = sources.add("rules.mot", text);
    let checked = check::check(&mut sources, file, &mut NoFiles);
    assert!(!checked.has_errors(), "{:#?}", checked.diagnostics);
    (Arc::new(checked.value), sources)
}

fn contact_centre() -> (Plan, Sources) {
    let (program, sources) = program(include_str!("../contact_centre.mot"));
    (plan::plan(&program).expect("every form in it is judged"), sources)
}

/// The log of the contact centre, as `benches/yardstick` has it, only smaller.
fn made(form: &str) -> Vec<u8> {
    let arguments = ["contact-centre", "--seed", "7", "--journeys", TICKETS, "--format", form];
    let asked = generate::Asked::of(arguments.map(str::to_owned).into_iter())
        .expect("a log that can be made");
    let mut bytes = Vec::new();
    asked.write(&mut bytes).expect("memory takes what is written to it");
    bytes
}
