//! Reports: one model, read by every output, in two languages.
#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "report/fixture.rs"]
mod fixture;

use fixture::Told;
use mot::diagnostic::Lang;
use mot::report::model::{Attained, Line, Outcome};
use mot::report::{Builder, Limits, LogSummary, Look, Model, Stream, outcome, schema, terminal};
use unicode_width::UnicodeWidthStr;

fn drawn(model: &Model, width: usize) -> String {
    let mut out = Vec::new();
    terminal(model, Look { width, color: false }, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn document(model: &Model) -> String {
    let mut out = Vec::new();
    mot::report::json(model, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn stream(told: &Told) -> String {
    let scene = told.scene();
    let mut stream = Stream::start(&scene, Vec::new()).unwrap();
    (0..told.journeys.len()).for_each(|at| stream.journey(&told.journey(at)).unwrap());
    String::from_utf8(stream.finish().unwrap()).unwrap()
}

#[test]
fn terminal_in_english() {
    insta::assert_snapshot!(drawn(&Told::new(Lang::En).model(), 80));
}

#[test]
fn terminal_in_chinese() {
    insta::assert_snapshot!(drawn(&Told::new(Lang::Zh).model(), 80));
}

#[test]
fn terminal_in_few_columns() {
    insta::assert_snapshot!(drawn(&Told::new(Lang::En).model(), 48));
}

#[test]
fn json_document() {
    insta::assert_snapshot!(document(&Told::new(Lang::En).model()));
}

#[test]
fn json_lines() {
    insta::assert_snapshot!(stream(&Told::new(Lang::En)));
}

#[test]
fn no_line_ends_in_a_blank_or_steers_or_is_too_wide() {
    for lang in [Lang::En, Lang::Zh] {
        for width in [40, 57, 80, 120] {
            for line in drawn(&Told::new(lang).model(), width).lines() {
                assert_eq!(line, line.trim_end());
                assert!(!line.contains('\u{1b}'), "{line}");
                assert!(line.width() <= width, "{width}: {line}");
            }
        }
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    for lang in [Lang::En, Lang::Zh] {
        let model = Told::new(lang).model();
        let mut coloured = Vec::new();
        terminal(&model, Look { width: 80, color: true }, &mut coloured).unwrap();
        let mut plain = String::from_utf8(coloured).unwrap();
        assert!(plain.contains("\u{1b}[31m"));
        for code in ["0", "1", "2", "31", "32", "33"] {
            plain = plain.replace(&format!("\u{1b}[{code}m"), "");
        }
        assert_eq!(plain, drawn(&model, 80));
    }
}

#[test]
fn what_is_written_is_what_the_schemas_say_and_reads_back() {
    let validator = |schema: schemars::Schema| {
        jsonschema::validator_for(&serde_json::to_value(schema).unwrap()).unwrap()
    };
    let (of_model, of_line) = (validator(schema::model()), validator(schema::line()));
    for lang in [Lang::En, Lang::Zh] {
        let told = Told::new(lang);
        let model = told.model();
        let text = document(&model);
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let errors: Vec<_> = of_model.iter_errors(&value).map(|e| e.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new());
        assert_eq!(serde_json::from_str::<Model>(&text).unwrap(), model);
        for line in stream(&told).lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            let errors: Vec<_> = of_line.iter_errors(&value).map(|e| e.to_string()).collect();
            assert_eq!(errors, Vec::<String>::new(), "{line}");
            let read: Line = serde_json::from_str(line).unwrap();
            assert_eq!(serde_json::to_string(&read).unwrap(), line);
        }
    }
}

#[test]
fn real_logs_are_written_as_the_schemas_say() {
    let validator = |schema: schemars::Schema| {
        jsonschema::validator_for(&serde_json::to_value(schema).unwrap()).unwrap()
    };
    let (of_model, of_line) = (validator(schema::model()), validator(schema::line()));
    let judge = |rules: &str, log: &str, format: &str| {
        let mut mot = std::process::Command::new(env!("CARGO_BIN_EXE_mot"));
        let output = mot.args(["judge", rules, log, "--format", format]).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    for (rules, log) in [
        ("rules/airline/service.mot", "examples/airline/trips.csv"),
        ("rules/telecom/service.mot", "examples/telecom/工单.jsonl"),
        ("rules/bank/card_desk.mot", "examples/card_desk/calls.csv"),
        ("rules/hotel/service.mot", "examples/hotel/stays.jsonl"),
    ] {
        let document = judge(rules, log, "json");
        let value: serde_json::Value = serde_json::from_str(&document).unwrap();
        assert!(of_model.is_valid(&value), "{rules}");
        let model: Model = serde_json::from_str(&document).unwrap();
        assert_eq!(model.outcome, outcome(&model));
        let lines = judge(rules, log, "jsonl");
        let mut verdicts = 0;
        for line in lines.lines() {
            assert!(of_line.is_valid(&serde_json::from_str(line).unwrap()), "{line}");
            verdicts += u64::from(line.starts_with(r#"{"type":"verdict""#));
        }
        let expectations = model.moments.iter().chain(&model.touchpoints);
        let expectations = expectations.flat_map(|subject| &subject.expectations);
        let counted: u64 = expectations.map(|expectation| expectation.counts.occurrences).sum();
        assert_eq!(verdicts, counted, "each verdict is a line, and is counted once");
    }
}

#[test]
fn schemas_in_the_docs_are_the_ones_printed() {
    for (schema, path) in [
        (schema::model(), "docs/schema/report.schema.json"),
        (schema::line(), "docs/schema/lines.schema.json"),
        (schema::story(), "docs/schema/story.schema.json"),
    ] {
        let printed = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if std::env::var_os("INSTA_UPDATE").is_some_and(|mode| mode == "always") {
            std::fs::write(path, &printed).unwrap();
        }
        assert!(std::fs::read_to_string(path).unwrap() == printed, "{path} is out of date");
    }
}

#[test]
fn a_stream_says_at_its_end_what_it_held() {
    let text = stream(&Told::new(Lang::En));
    let lines: Vec<Line> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let count = |wanted: fn(&Line) -> bool| lines.iter().filter(|line| wanted(line)).count() as u64;
    assert!(matches!(lines.first(), Some(Line::Run(_))));
    let Some(Line::End(end)) = lines.last() else { panic!("{text}") };
    assert_eq!(end.verdicts, count(|line| matches!(line, Line::Verdict(_))));
    assert_eq!(end.undecided, count(|line| matches!(line, Line::Undecided(_))));
    assert_eq!(end.facts, count(|line| matches!(line, Line::Fact(_))));
    assert_eq!(end.recoveries, count(|line| matches!(line, Line::Recovery(_))));
    assert_eq!((end.verdicts, end.undecided, end.facts, end.recoveries), (20, 2, 1, 3));
}

#[test]
fn order_and_division_of_the_journeys_do_not_matter() {
    let told = Told::new(Lang::En);
    let whole = document(&told.model());
    let scene = told.scene();
    for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
        let mut merged = Builder::new(&scene, Limits::default());
        for at in order {
            let mut part = Builder::new(&scene, Limits::default());
            part.add(&told.journey(at));
            merged.merge(part);
        }
        assert_eq!(document(&merged.finish(LogSummary::from(&told.log))), whole);
    }
}

#[test]
fn the_worst_cases_are_few_and_the_worst() {
    let told = Told::new(Lang::En);
    let scene = told.scene();
    let limits = Limits { worst: 1, recoveries: 1, findings: 1, exempted: 1, tasks: 1, actions: 1 };
    for order in [[0, 1, 2], [2, 1, 0]] {
        let mut builder = Builder::new(&scene, limits);
        for at in order {
            builder.add(&told.journey(at));
        }
        let model = builder.finish(LogSummary::from(&told.log));
        let complaint = &model.moments[0];
        assert_eq!((complaint.counts.failed, complaint.worst.len()), (3, 1));
        assert_eq!(complaint.worst[0].journey, "T-1", "the only one with a stake");
        assert_eq!(model.recoveries.owed.len(), 1);
        assert_eq!(model.recoveries.owed[0].journey, "T-1", "the only one missed");
        assert_eq!(model.logs.findings[0].examples.len(), 1);
        assert_eq!(
            (model.logs.findings[0].count, model.logs.findings[0].examples[0].place.line),
            (8, 11)
        );
    }
}

#[test]
fn several_logs_are_named_beside_their_lines() {
    let mut told = Told::new(Lang::En);
    told.log.files.push("mails.csv".to_owned());
    let text = drawn(&told.model(), 100);
    assert!(text.contains("calls.csv line 26: apology after 20m"), "{text}");
    told = Told::new(Lang::Zh);
    told.log.files.push("mails.csv".to_owned());
    let text = drawn(&told.model(), 100);
    assert!(text.contains("calls.csv 第26行：道歉"), "{text}");
}

#[test]
fn nothing_empty_or_undecided_looks_like_success() {
    let told = Told::new(Lang::En);
    let mut model = told.model();
    assert_eq!(outcome(&model), Outcome::Failed);
    let set = |model: &mut Model, attained| {
        model.standards[0].attained = attained;
        outcome(model)
    };
    assert_eq!(set(&mut model, Attained::Inconclusive), Outcome::Inconclusive);
    assert_eq!(
        set(&mut model, Attained::Met),
        Outcome::Met,
        "standards decide, where there are any"
    );
    model.standards.clear();
    assert_eq!(outcome(&model), Outcome::Failed);
    for subject in model.moments.iter_mut().chain(&mut model.touchpoints) {
        subject.counts.failed = 0;
    }
    assert_eq!(outcome(&model), Outcome::Failed, "a recovery that was missed is a failure, too");
    model.recoveries.counts.missed = 0;
    assert_eq!(outcome(&model), Outcome::Met);
    for subject in model.moments.iter_mut().chain(&mut model.touchpoints) {
        subject.counts.met = 0;
    }
    assert_eq!(outcome(&model), Outcome::Met, "a `should` was kept, and no `must` failed");
    for subject in model.moments.iter_mut().chain(&mut model.touchpoints) {
        for expectation in &mut subject.expectations {
            (expectation.counts.met, expectation.counts.failed) = (0, 0);
        }
    }
    assert_eq!(outcome(&model), Outcome::NothingDecided);
    for subject in model.moments.iter_mut().chain(&mut model.touchpoints) {
        subject.counts.occurrences = 0;
    }
    assert_eq!(outcome(&model), Outcome::NothingEvaluated);
}

#[test]
fn empty_cases_are_worded() {
    let said = |lang, change: fn(&mut Told)| {
        let mut told = Told::new(lang);
        told.journeys.clear();
        told.log.findings = mot::ingest::Findings::default();
        told.rules.program.standards.clear();
        told.rules.program.facts.clear();
        change(&mut told);
        drawn(&told.model(), 80)
    };
    insta::assert_snapshot!(
        "empty_log",
        said(Lang::En, |told| (told.log.read, told.log.later) = (0, 0))
    );
    insta::assert_snapshot!("nothing_occurred", said(Lang::Zh, |_| {}));
    insta::assert_snapshot!(
        "nothing_declared",
        said(Lang::En, |told| {
            told.rules.program.moments.clear();
            told.rules.program.waivers.clear();
            told.rules.program.touchpoints.clear();
        })
    );
}
