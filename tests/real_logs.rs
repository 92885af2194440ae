//! Public logs that nobody on the project wrote, judged with `rules/public_logs`: the counts were made
//! by two other programs. They run where `MOT_REAL_DATA` names the folder of the logs.

use serde_json::Value;
use std::collections::BTreeMap;
use std::env;
use std::path::PathBuf;
use std::process::{Command, Output};

/// The folder of the logs, if it is at hand.
fn logs(test: &str) -> Option<PathBuf> {
    let folder = env::var_os("MOT_REAL_DATA").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("SKIPPED: {test} needs MOT_REAL_DATA, the folder of the public logs");
    }
    folder
}

fn judge(format: &str, rules: &str, log: PathBuf) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_mot"))
        .args(["judge", "--format", format, rules])
        .arg(log)
        .output()
        .expect("mot runs");
    let code = output.status.code();
    assert_eq!(code, Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    output
}

/// How often each verdict was given on an expectation: `failed late`, `met`.
type Verdicts = BTreeMap<String, u64>;

/// Verdicts by expectation, from the stream of them.
fn verdicts(rules: &str, log: PathBuf) -> BTreeMap<String, Verdicts> {
    let stream = String::from_utf8(judge("jsonl", rules, log).stdout).expect("UTF-8");
    let mut counts: BTreeMap<String, Verdicts> = BTreeMap::new();
    for line in stream.lines() {
        let line: Value = serde_json::from_str(line).expect("a line is JSON");
        if line["type"] != "verdict" {
            continue;
        }
        let words = ["verdict", "failure", "waiting"].map(|key| line[key].as_str());
        let verdict = words.iter().flatten().copied().collect::<Vec<_>>().join(" ");
        let name = line["expectation"].as_str().expect("a name").to_owned();
        *counts.entry(name).or_default().entry(verdict).or_default() += 1;
    }
    counts
}

fn expected(counts: &[(&str, u64)]) -> Verdicts {
    counts.iter().map(|(verdict, count)| ((*verdict).to_owned(), *count)).collect()
}

fn failed(verdicts: &Verdicts) -> u64 {
    verdicts.iter().filter(|(verdict, _)| verdict.starts_with("failed")).map(|(_, n)| n).sum()
}

#[test]
fn tickets_of_the_help_desk() {
    let Some(folder) = logs("tickets_of_the_help_desk") else { return };
    let counts = verdicts("rules/public_logs/helpdesk.mot", folder.join("helpdesk.csv"));
    for (name, violated) in [
        ("ticket.assigned_first", 196),
        ("ticket.resolved", 7),
        ("ticket.taken_first", 300),
        ("ticket.closed_at_once", 397),
        ("ticket.resolved_each_time", 547),
        ("ticket.closed_once", 36),
    ] {
        assert_eq!(failed(&counts[name]), violated, "{name}");
        assert_eq!(counts[name].values().sum::<u64>(), 4_580, "{name}: every ticket has a verdict");
        assert!(!counts[name].keys().any(|verdict| verdict == "unknown"), "{name}");
    }
}

#[test]
fn targets_of_the_incident_desk() {
    let Some(folder) = logs("targets_of_the_incident_desk") else { return };
    let log = folder.join("bpic2013_incidents.csv");
    let counts = verdicts("rules/public_logs/incidents.mot", log);
    let wanted = [
        ("met", 6_795),
        ("failed late", 751),
        ("failed missing", 3),
        ("open running", 1),
        ("open paused", 4),
    ];
    assert_eq!(counts["incident.solved"], expected(&wanted));
}

#[test]
fn promised_dates_of_the_permit_desk() {
    let Some(folder) = logs("promised_dates_of_the_permit_desk") else { return };
    let log = folder.join("receipt.csv");
    let counts = verdicts("rules/public_logs/receipt.mot", log.clone());
    assert_eq!(
        counts["application.in_time"],
        expected(&[
            ("met", 952),
            ("failed late", 377),
            ("failed missing", 39),
            ("open running", 66)
        ])
    );
    let report = judge("json", "rules/public_logs/receipt.mot", log).stdout;
    let report: Value = serde_json::from_slice(&report).expect("the report is JSON");
    assert_eq!(found(&report, "reversed-times"), 117, "ended before the first event");
}

/// How often a finding was made, wherever the report lists findings.
fn found(report: &Value, slug: &str) -> u64 {
    match report {
        Value::Object(parts) if report["slug"] == slug => parts["count"].as_u64().expect("a count"),
        Value::Object(parts) => parts.values().map(|part| found(part, slug)).sum(),
        Value::Array(parts) => parts.iter().map(|part| found(part, slug)).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}
