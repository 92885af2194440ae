//! Waivers: what they exempted is listed, and those that are over or unused are told of.
#![allow(clippy::unwrap_used, reason = "tests")]

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const RULES: &str = r#"service "Care" { timezone "Asia/Shanghai" }
record { journey <- id  time <- at  event <- event  channel : text }
touchpoint call { when event == "call" expect must taken: channel == "phone" }
waive call.taken when channel == "letter" because "Letters are no calls" approved by "Head" until 2026-11-02
waive call.taken when channel == "fax" because "One fax is left" approved by "Head" until 2026-12-31
"#;

const LOG: &str = "id,at,event,channel
a,2026-11-02T23:59:59.999999+08:00,call,letter
b,2026-11-03T00:00:00+08:00,call,letter
c,2026-11-03T10:00:00+08:00,call,phone
";

fn mot(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mot"));
    command.current_dir(folder).env_clear().env("LANG", "C.UTF-8").args(arguments);
    command.output().unwrap()
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("care.mot"), RULES).unwrap();
    fs::write(folder.path().join("log.csv"), LOG).unwrap();
    folder
}

#[test]
fn the_last_day_counts_to_its_end_in_the_services_zone() {
    let folder = folder();
    let output = mot(folder.path(), &["judge", "care.mot", "log.csv", "--format", "json"]);
    let model: Value = serde_json::from_slice(&output.stdout).unwrap();
    let (letter, fax) = (&model["waivers"][0], &model["waivers"][1]);
    assert_eq!((&letter["exempted"], &letter["expired"]), (&1.into(), &true.into()));
    assert_eq!(letter["first"][0]["journey"], "a");
    assert_eq!(letter["approved_by"], "Head");
    assert_eq!((&fax["exempted"], &fax["expired"]), (&0.into(), &false.into()));
    let counts = &model["touchpoints"][0]["counts"];
    assert_eq!((&counts["exempt"], &counts["failed"]), (&1.into(), &1.into()));
}

#[test]
fn the_report_names_what_was_exempted_and_warns() {
    let folder = folder();
    let output = mot(folder.path(), &["judge", "care.mot", "log.csv", "--width", "80"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let section = text.split("Waivers").nth(1).unwrap();
    assert!(section.contains("! its last day is over\n  a (line 2)"), "{section}");
    assert!(section.contains("! it exempted nothing in these logs"), "{section}");
    let on_the_day =
        ["judge", "care.mot", "log.csv", "--as-of", "2026-11-02T23:59:59.999999+08:00"];
    let text = String::from_utf8(mot(folder.path(), &on_the_day).stdout).unwrap();
    assert!(!text.contains("its last day is over"), "{text}");
}

#[test]
fn check_warns_of_waivers_that_are_over_by_a_day() {
    let folder = folder();
    let warned = |arguments: &[&str]| {
        let output = mot(folder.path(), &[&["check", "care.mot"], arguments].concat());
        assert_eq!(output.status.code(), Some(0), "a warning changes no exit code");
        String::from_utf8(output.stdout).unwrap().matches("MOT0620").count()
    };
    // The last line names the code once more, where all are of one kind.
    assert_eq!(warned(&[]), 0);
    assert_eq!(warned(&["--as-of", "2026-11-02"]), 0);
    assert!(warned(&["--as-of", "2026-11-03"]) >= 1);
    assert!(warned(&["--as-of", "2027-01-01"]) >= 2);
    assert_eq!(
        mot(folder.path(), &["check", "care.mot", "--as-of", "soon"]).status.code(),
        Some(2)
    );
}

#[test]
fn a_waiver_that_asks_for_verdicts_is_refused() {
    let folder = folder();
    let rules = RULES.replace("when channel == \"fax\"", "when failed(call.taken)");
    fs::write(folder.path().join("care.mot"), rules).unwrap();
    let output = mot(folder.path(), &["check", "care.mot"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stdout).unwrap().contains("MOT0215"));
}
