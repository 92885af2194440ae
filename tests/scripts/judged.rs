//! Rules that call scripts, over logs: what fails is unknown and counted, and nothing else shows.

use mot::check::{LoadError, Loader, check};
use mot::diagnostic::Lang;
use mot::diagnostic::render::{Look, report};
use mot::ingest::{self, Input, Wanted};
use mot::judge::View;
use mot::plan::{Plan, plan};
use mot::report::{Builder, Journey, Limits, LogSummary, Model, Scene, Stream, terminal};
use mot::run::{Run, Sum};
use mot::source::Sources;
use std::fmt::Write as _;
use std::fs;
use std::num::NonZero;
use std::process::Command;
use std::sync::Arc;

const RULES: &str = r#"
record { journey <- id  time <- at  event <- what  remark : text  fee : money in CNY  wait : duration in s }
fn urgency(remark: text) -> 0..1 from "test.rhai"
fn topic(remark: text) -> one of [room, bill, other] from "test.rhai"
fn gift(fee: money in CNY, wait: duration) -> money in CNY from "test.rhai"
segment urgent = urgency(remark) >= 0.8
step about_bill = topic(remark) == "bill"
touchpoint call {
  when event == "call"
  expect must calm: urgency(remark) <= 0.5
  expect should soon: "answer" within 10m
    for urgent: within 2m
  expect should billed: no about_bill within 1h
}
authority { frontline up to 50 CNY  manager without limit }
recovery sorry for call {
  do pay gift(fee, wait), at most 80 CNY by frontline
}
"#;

const SCRIPT: &str = r#"
fn urgency(remark) {
    if remark.contains("loop") { loop { remark.len(); } }
    if remark.contains("throw") { throw "no idea of " + remark; }
    if remark.contains("huge") { return 7; }
    if remark.contains("text") { return "very"; }
    if remark.contains("now") { 1 } else { 0.25 }
}
fn topic(remark) {
    if remark.contains("invoice") { "bill" } else if remark.contains("bed") { "room" } else { "other" }
}
fn gift(fee, wait) { fee * 0.1 + money(1, "CNY") * wait.minutes }
"#;

struct One<'a>(&'a str);

impl Loader for One<'_> {
    fn load(&mut self, path: &str, _from: &str) -> Result<(String, String), LoadError> {
        match path {
            "test.rhai" => Ok((path.to_owned(), self.0.to_owned())),
            _ => Err(LoadError("no such file".to_owned())),
        }
    }
}

fn planned(rules: &str, script: &str) -> (Sources, Plan) {
    let mut sources = Sources::default();
    let file = sources.add("rules.mot", rules);
    let checked = check(&mut sources, file, &mut One(script));
    let told = report(&sources, &checked.diagnostics, &Look::plain(Lang::En));
    assert!(!checked.has_errors(), "{told}");
    let plan = plan(&Arc::new(checked.value)).expect("a plan");
    (sources, plan)
}

/// The report, and the stream.
fn judged(rules: &str, script: &str, log: &str, threads: usize) -> (Model, String) {
    let (sources, plan) = planned(rules, script);
    let input = Input::new("log.csv", std::io::Cursor::new(log.to_owned()));
    let (wanted, words) = (Wanted::of(&plan, None), plan.words.clone());
    let log = ingest::read(vec![input], &wanted, words, &mut |_| ()).expect("a log");
    let run = Run::new(&plan, &log, None);
    let scene = Scene::new(&plan.program, &sources, &log.files, run.as_of, Lang::En);
    let mut builder = Builder::new(&scene, Limits::default());
    let mut stream = Stream::start(&scene, Vec::new()).unwrap();
    run.journeys(NonZero::new(threads).unwrap(), |journey| {
        builder.add(journey);
        stream.journey(journey).unwrap();
    });
    stream.scripts(&run.script_failures()).unwrap();
    builder.add_scripts(&run.script_failures());
    let lines = String::from_utf8(stream.finish().unwrap()).unwrap();
    (builder.finish(LogSummary::from(&log)), lines)
}

const HEAD: &str = "id,at,what,remark,fee,wait\n";

fn row(id: usize, remark: &str) -> String {
    format!("{id},2026-11-02T09:00:00Z,call,{remark},30.00,90\n")
}

#[test]
fn a_script_decides_thresholds_segments_steps_and_amounts() {
    let log = HEAD.to_owned()
        + &*row(1, "now please")
        + "1,2026-11-02T09:05:00Z,answer,the invoice,,\n"
        + &*row(2, "a quiet bed")
        + "2,2026-11-02T09:05:00Z,answer,,,\n";
    let (model, lines) = judged(RULES, SCRIPT, &log, 1);
    assert!(model.scripts.is_empty(), "{:?}", model.scripts);
    let verdicts: Vec<(String, String, String)> = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .filter(|line| line["type"] == "verdict")
        .map(|line| {
            let said = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
            (said("journey"), said("expectation"), said("verdict"))
        })
        .collect();
    // The answer to 2 says nothing: it may or may not be about the bill.
    let expected = [
        ("1", "call.calm", "failed"),
        ("1", "call.soon", "failed"),
        ("1", "call.billed", "failed"),
        ("2", "call.calm", "met"),
        ("2", "call.soon", "met"),
        ("2", "call.billed", "unknown"),
    ];
    let expected = expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned()));
    assert_eq!(verdicts, expected, "{lines}");
    // 10% of 30 CNY, and 1 CNY for each of 1.5 minutes.
    assert!(lines.contains("\"4.5\"") || lines.contains("\"4.500\""), "{lines}");
}

#[test]
fn failures_are_unknown_counted_by_argument_and_told_once_a_place() {
    let remarks =
        ["loop a", "loop b", "loop a", "throw c", "throw b", "huge", "text", "fine", "", "loop a"];
    let mut log = HEAD.to_owned();
    for (id, remark) in remarks.iter().enumerate() {
        log.push_str(&row(id, remark));
    }
    let (model, lines) = judged(RULES, SCRIPT, &log, 1);
    let told: Vec<(String, u32, u32, u64, String)> = (model.scripts.iter())
        .map(|it| {
            (it.code.clone(), it.script.line, it.script.column, it.arguments, it.example.join(", "))
        })
        .collect();
    let expected = [
        ("MOT0712", 2, 4, 2, "\"loop a\""),
        ("MOT0713", 2, 4, 1, "\"text\""),
        ("MOT0714", 2, 4, 1, "\"huge\""),
        ("MOT0711", 4, 35, 2, "\"throw b\""),
    ];
    let expected: Vec<_> =
        expected.map(|(a, b, c, d, e)| (a.to_owned(), b, c, d, e.to_owned())).to_vec();
    assert_eq!(told, expected);
    let call = &model.touchpoints[0];
    // Seven of ten failed to answer; the empty remark is missing and unknown too; "fine" is met.
    assert_eq!((call.expectations[0].counts.unknown, call.expectations[0].counts.met), (9, 1));
    assert_eq!(lines.lines().filter(|line| line.contains("\"type\":\"script\"")).count(), 4);
    let mut page = Vec::new();
    terminal(&model, mot::report::Look::default(), &mut page).unwrap();
    let page = String::from_utf8(page).unwrap();
    assert_eq!(page.matches("test.rhai:").count(), 4, "{page}");
    assert!(page.contains("MOT0712  test.rhai:2:4"), "{page}");
    assert!(page.contains("for 2 different arguments, such as urgency(\"loop a\")"), "{page}");
}

#[test]
fn neither_counts_nor_verdicts_depend_on_the_number_of_threads() {
    let mut log = HEAD.to_owned();
    for id in 0..3_000 {
        log.push_str(&row(
            id,
            ["throw", "now", "bed", "huge", "invoice"][id % 5].repeat(1 + id % 7).as_str(),
        ));
        writeln!(log, "{id},2026-11-02T09:0{}:00Z,answer,throw {},,", id % 9, id % 11).unwrap();
    }
    let one = judged(RULES, SCRIPT, &log, 1);
    for threads in [2, 5] {
        let several = judged(RULES, SCRIPT, &log, threads);
        assert_eq!(several.0, one.0);
        assert!(several.1 == one.1, "the stream depends on the number of threads");
    }
    assert!(one.0.scripts.iter().any(|failure| failure.arguments > 5));
}

struct Nothing;

impl Sum for Nothing {
    fn add(&mut self, _: &Journey<'_, View<'_>>) {}
}

/// Whether scripts take more than so many operations over the log.
fn exhausted(log: &str, most: u64, threads: usize) -> bool {
    let (_, mut plan) = planned(RULES, SCRIPT);
    plan.script_operations = most;
    let input = Input::new("log.csv", std::io::Cursor::new(log.to_owned()));
    let (wanted, words) = (Wanted::of(&plan, None), plan.words.clone());
    let log = ingest::read(vec![input], &wanted, words, &mut |_| ()).expect("a log");
    let threads = NonZero::new(threads).unwrap();
    let run = Run::on(threads, &plan, &log, None);
    run.gathered(threads, || Nothing);
    run.scripts_exhausted()
}

#[test]
fn the_limit_over_the_whole_log_is_the_same_on_any_number_of_threads() {
    let mut log = HEAD.to_owned();
    for id in 0..400 {
        let remark = ["now", "bed", "throw", "invoice", "fine"][id % 5].repeat(1 + id % 40);
        log.push_str(&row(id, &remark));
    }
    let (mut enough, mut too_little) = (10_000_000, 0);
    while enough - too_little > 1 {
        let between = u64::midpoint(enough, too_little);
        if exhausted(&log, between, 1) { too_little = between } else { enough = between }
    }
    assert!((60_000..300_000).contains(&enough), "{enough}");
    for threads in [2, 3, 7] {
        assert!(!exhausted(&log, enough, threads), "{threads}");
        assert!(exhausted(&log, too_little, threads), "{threads}");
    }
    // The same remarks once more cost nothing.
    let again = log.clone() + &*row(1_000, "now") + &*row(1_001, "bedbed");
    assert!(!exhausted(&again, enough, 2));
}

#[test]
fn where_scripts_take_too_much_nothing_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("rules.mot", RULES);
    write("test.rhai", SCRIPT);
    write("log.csv", &(HEAD.to_owned() + &*row(1, "fine") + &*row(2, "well") + &*row(3, "bed")));
    for format in ["text", "json", "jsonl", "csv"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mot"));
        command.args(["judge", "rules.mot", "log.csv", "-o", "out", "--format", format]);
        command.args(["--max-script-operations", "5000"]).current_dir(folder.path());
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(4), "{said}");
        assert!(said.contains("MOT0715") && said.contains("5000 operations"), "{said}");
        let written = fs::read_to_string(folder.path().join("out")).unwrap();
        match format {
            "text" | "json" => assert_eq!(written, ""),
            _ => assert!(!written.contains("\"type\":\"end\""), "{written}"),
        }
    }
}

#[test]
fn a_case_that_rests_on_a_script_that_fails_does_not_pass() {
    let case = |title: &str, remark: &str, then: &str| {
        format!(
            "case \"{title}\" {{\n  given {{\n    2026-11-02 09:00:00 \"call\" remark=\"{remark}\"\n  \
             }}\n  then call.calm {then}\n}}\n"
        )
    };
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let cases = [("Calm", "fine", "met"), ("Thrown", "throw", "unknown"), ("Loops", "loop", "met")];
    let cases = cases.map(|(title, remark, then)| case(title, remark, then)).concat();
    write("rules.mot", &(RULES.to_owned() + &*cases));
    write("test.rhai", SCRIPT);
    let test = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mot"));
        command.args(["test", "rules.mot", "--lang", "en"]).args(more);
        let output = command.current_dir(folder.path()).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, said) = test(&[]);
    assert_eq!(code, Some(1), "{said}");
    for part in [
        "MOT0623",
        "`urgency` has no value for \"throw\"",
        "MOT0711",
        "test.rhai:",
        "MOT0712",
        "1 cases passed, 2 failed",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let (_, data) = test(&["--format", "json"]);
    let data: serde_json::Value = serde_json::from_str(&data).unwrap();
    let failures = |case: usize| data["files"][0]["cases"][case]["failures"].as_array().unwrap();
    assert!(failures(0).is_empty());
    let codes: Vec<&str> = failures(1).iter().map(|it| it["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["MOT0623", "MOT0711"]);
}

#[test]
fn a_script_is_asked_only_where_it_matters() {
    let rules =
        RULES.replace("when event == \"call\"", "when urgency(remark) < 2 and event == \"call\"");
    let log = HEAD.to_owned() + &*row(1, "fine") + "1,2026-11-02T09:05:00Z,note,throw,,\n";
    let (model, _) = judged(&rules, SCRIPT, &log, 1);
    let failed: Vec<&str> = model.scripts.iter().map(|it| it.function.as_str()).collect();
    assert!(failed.is_empty(), "{failed:?}");
}

#[test]
fn the_command_ends_as_without_a_script_and_says_what_failed() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("rules.mot", RULES);
    write("test.rhai", SCRIPT);
    write("log.csv", &(HEAD.to_owned() + &*row(1, "loop")));
    let mot = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mot"));
        let output = command.args(arguments).current_dir(folder.path()).output().unwrap();
        let said =
            String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        (output.status.code(), said.into_owned())
    };
    let (code, said) = mot(&["judge", "rules.mot", "log.csv"]);
    assert_eq!(code, Some(4), "{said}");
    assert!(said.contains("MOT0712  test.rhai:2:4"), "{said}");
    write("log.csv", &(HEAD.to_owned() + &*row(1, "loop") + &*row(2, "fine")));
    let (code, said) = mot(&["judge", "rules.mot", "log.csv", "--format", "json"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("\"slug\": \"script-overran\""), "{said}");
    write("test.rhai", "fn urgency(remark) {\n    let = 1;\n}\n");
    let (code, said) = mot(&["check", "rules.mot"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("MOT0703") && said.contains("test.rhai:2:9"), "{said}");
    fs::remove_file(folder.path().join("test.rhai")).unwrap();
    let (code, said) = mot(&["judge", "rules.mot", "log.csv"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("MOT0701"), "{said}");
}
