//! Rules and records in, verdicts with evidence out: one plain file a rule of meaning. The format, which a second
//! implementation could run, is in `tests/conformance/README.md`.
//!
//! `MOT_CONFORMANCE=write cargo test --test conformance` writes what came out into the files: read it before you keep it.

#[path = "conformance/measured.rs"]
mod measured;
#[path = "support/scripts.rs"]
mod scripts;
#[path = "conformance/shown.rs"]
mod shown;

use mot::check::check;
use mot::ingest::{self, Input, Wanted};
use mot::plan::{Plan, plan};
use mot::run::Run;
use mot::source::Sources;
use mot::unit::Instant;
use scripts::Scripts;
use std::fs;
use std::io::Cursor;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file cut into its parts.
struct Case {
    rules: String,
    records: String,
    as_of: Option<String>,
    expected: String,
}

#[test]
fn every_case_comes_out_as_written() {
    let write = std::env::var("MOT_CONFORMANCE").is_ok_and(|value| value == "write");
    let mut wrong = Vec::new();
    let files = files();
    assert!(files.len() >= 40, "only {} cases were found", files.len());
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let case = cut(&text);
        let actual = outcome(&case).unwrap_or_else(|error| format!("cannot be judged: {error}\n"));
        if write {
            let kept = text.split("== expected\n").next().unwrap();
            fs::write(&file, format!("{kept}== expected\n{actual}")).unwrap();
        } else if actual != case.expected {
            let (name, expected) = (file.display(), &case.expected);
            wrong.push(format!("{name}\n-- expected\n{expected}-- came out\n{actual}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance");
    let entries =
        fs::read_dir(folder).expect("the cases").map(|entry| entry.expect("a case").path());
    let mut files: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "case")).collect();
    files.sort();
    files
}

fn cut(text: &str) -> Case {
    let mut case =
        Case { rules: String::new(), records: String::new(), as_of: None, expected: String::new() };
    let mut part = "";
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("== ") {
            part = name;
            continue;
        }
        match part {
            "rules" => case.rules.extend([line, "\n"]),
            "records" if !line.is_empty() => case.records.extend([line, "\n"]),
            "as of" if !line.is_empty() => case.as_of = Some(line.to_owned()),
            "expected" => case.expected.extend([line, "\n"]),
            _ => {}
        }
    }
    case
}

fn outcome(case: &Case) -> Result<String, String> {
    let plan = planned(&case.rules)?;
    let input = Input::new("records.jsonl", Cursor::new(case.records.clone()));
    let (wanted, words) = (Wanted::of(&plan, None), plan.words.clone());
    let log = ingest::read(vec![input], &wanted, words, &mut |_| ())
        .map_err(|faults| format!("{faults:?}"))?;
    let as_of = match &case.as_of {
        Some(text) => {
            let instant: jiff::Timestamp = text.parse().map_err(|error| format!("{error}"))?;
            Some(Instant(instant.as_microsecond()))
        }
        None => None,
    };
    let run = Run::new(&plan, &log, as_of);
    if !plan.program.standards.is_empty() {
        return Ok(measured::standards(&plan.program, &run));
    }
    let mut text = String::new();
    run.journeys(NonZero::<usize>::MIN, |journey| {
        text.push_str(&shown::journey(&run.judge, journey));
    });
    for (field, records) in run.without_key().filter(|(_, records)| *records > 0) {
        text.push_str(&shown::without(&plan.program, field, records));
    }
    Ok(text)
}

fn planned(rules: &str) -> Result<Plan, String> {
    let mut sources = Sources::default();
    let entry = sources.add("rules.mot", rules);
    let checked = check(&mut sources, entry, &mut Scripts);
    if checked.has_errors() {
        return Err(format!("{:#?}", checked.diagnostics));
    }
    plan(&Arc::new(checked.value)).map_err(|faults| format!("{faults:#?}"))
}
