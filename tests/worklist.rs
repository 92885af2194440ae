//! The work list: what is on it, in which order, in every format.
#![allow(clippy::unwrap_used, reason = "tests")]

use serde_json::Value;
use std::fs;
use std::process::Command;

const RULES: &str = r#"service "Care" { timezone "Asia/Shanghai" currency CNY calendar office }
calendar office { mon..fri 09:00-18:00 }
record {
  journey <- id
  time <- at
  event <- event
  agent <- agent
  customer <- customer
  status : text
  worth : money
  dollars : money in USD
}
moment complaint "The customer complains" {
  from "complaint" to "closed"
  stake worth
  expect must apologised "An apology": "apology" within 2h
  expect must resolved "Resolved": "resolved" within 8 business hours, paused while status == "waiting"
  expect should informed "Informed": at least 2 "update" within 7d
  expect must calm "Not passed around": at most 2 "transfer"
  expect delight gift "A gift": "gift" within 1d
}
moment deal "A deal" {
  from "deal" to "signed"
  stake dollars
  expect must answered "Answered": "answered" within 2h
}
recovery make_good "Make it good" for complaint {
  when failed(apologised)
  do call "Call back" within 1d
  do pay "Pay" 50 CNY within 30 calendar days
  done when "recovered"
}
"#;

fn judge(log: &str, options: &[&str]) -> (String, i32) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("care.mot"), RULES).unwrap();
    fs::write(folder.path().join("log.csv"), log).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_mot"))
        .current_dir(folder.path())
        .env_clear()
        .env("LANG", "C.UTF-8")
        .args(["judge", "care.mot", "log.csv", "--worklist"])
        .args(options)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let code = output.status.code().unwrap();
    assert!(code != 2, "{}", String::from_utf8_lossy(&output.stderr));
    (said, code)
}

fn list(log: &str, options: &[&str]) -> Value {
    let (text, code) = judge(log, &[&["--format", "json"], options].concat());
    assert_eq!(code, 0);
    serde_json::from_str(&text).unwrap()
}

/// `urgency journey name` of each task.
fn order(list: &Value) -> Vec<String> {
    let word = |task: &Value, key: &str| task[key].as_str().unwrap().to_owned();
    let tasks = list["tasks"].as_array().unwrap().iter();
    tasks
        .map(|task| {
            format!("{} {} {}", word(task, "urgency"), word(task, "journey"), word(task, "name"))
        })
        .collect()
}

const HEADER: &str = "id,at,event,agent,customer,status,worth,dollars\n";

fn log(rows: &[&str]) -> String {
    rows.iter().fold(HEADER.to_owned(), |log, row| {
        let rest = ",".repeat(7_usize.saturating_sub(row.matches(',').count()));
        log + row + &rest + "\n"
    })
}

/// A Monday, 09:00 in Shanghai.
const NINE: &str = "2026-11-02T09:00:00+08:00";

#[test]
fn what_is_urgent_comes_first_then_what_is_worth_more() {
    let log = log(&[
        "small,2026-11-02T07:55:00+08:00,complaint,,,,5 CNY",
        "large,2026-11-02T08:00:00+08:00,complaint,,,,500 CNY",
        "other,2026-11-02T08:00:00+08:00,deal,,,,,900",
        "none,2026-11-02T07:50:00+08:00,complaint,,,,",
        "calm,2026-11-02T08:30:00+08:00,complaint,,,,9 CNY",
    ]);
    let list = list(&log, &["--as-of", NINE]);
    // An hour left is within the hour; 90 minutes are not. Dollars do not compare: the service's currency is first.
    let expected = [
        "within_hour large complaint.apologised",
        "within_hour small complaint.apologised",
        "within_hour other deal.answered",
        "within_hour none complaint.apologised",
        "today large complaint.resolved",
        "today calm complaint.apologised",
        "today calm complaint.resolved",
        "today small complaint.resolved",
        "today none complaint.resolved",
        "later large complaint.informed",
        "later calm complaint.informed",
        "later small complaint.informed",
        "later none complaint.informed",
    ];
    assert_eq!(order(&list), expected);
    assert_eq!(list["stakes"], serde_json::json!(["CNY", "USD"]));
    let counts = &list["counts"];
    assert_eq!(counts["savable"], 5);
    assert_eq!(counts["without_stake"], 3);
    assert_eq!(counts["watched"], 8, "a ban and a delight of each are no tasks");
    assert_eq!(list["tasks"][0]["ask"], "\"apology\"");
    assert_eq!(list["tasks"][10]["ask"], "2 × \"update\"");
}

#[test]
fn a_clock_that_stands_says_what_is_left_when_it_runs_again() {
    let log = log(&[
        "a,2026-11-02T09:00:00+08:00,complaint,,,,9 CNY",
        "a,2026-11-02T10:00:00+08:00,apology,A1,C1,,",
        "a,2026-11-02T12:00:00+08:00,note,A2,,waiting,",
    ]);
    let list = list(&log, &["--as-of", "2026-11-03T17:00:00+08:00"]);
    assert_eq!(order(&list), ["later a complaint.informed", "standing a complaint.resolved"]);
    let task = &list["tasks"][1];
    assert_eq!(task["waiting"], "paused");
    assert_eq!(task["due"], Value::Null);
    let five_hours = 5 * 3600 * 1_000_000_i64;
    assert_eq!(task["left"], serde_json::json!({"kind": "business_time", "value": five_hours}));
    assert_eq!((&task["agent"], &task["customer"]), (&"A2".into(), &"C1".into()));
}

#[test]
fn open_time_is_what_is_left_of_business_hours() {
    // Half an hour is left on Friday evening; it is due on Monday morning, and no less urgent for the weekend between.
    let log = log(&["a,2026-11-06T10:30:00+08:00,complaint,,,,9 CNY"]);
    let list = list(&log, &["--as-of", "2026-11-06T18:00:00+08:00"]);
    let names = order(&list);
    assert_eq!(names[0], "within_hour a complaint.resolved");
    assert_eq!(list["tasks"][0]["due"], "2026-11-09T09:30:00+08:00");
    assert_eq!(list["tasks"][0]["gain"], "keeps_must", "the apology is missing already");
}

#[test]
fn what_is_owed_is_work_and_overdue_comes_after_today() {
    let log = log(&[
        "a,2026-11-01T08:00:00+08:00,complaint,,,,9 CNY",
        "b,2026-11-02T08:30:00+08:00,complaint,,,,7 CNY",
    ]);
    let list = list(&log, &["--as-of", "2026-11-02T10:15:00+08:00"]);
    let expected = [
        "within_hour b complaint.apologised",
        "today b complaint.resolved",
        "today a complaint.resolved",
        "overdue a make_good.call",
        "later a make_good.pay",
        "later a complaint.informed",
        "later b complaint.informed",
    ];
    assert_eq!(order(&list), expected);
    let pay = &list["tasks"][4];
    assert_eq!(pay["amount"], serde_json::json!({"amount": "50", "currency": "CNY"}));
    assert_eq!(list["counts"]["owed"], 2);
}

#[test]
fn the_first_few_are_the_first_of_all() {
    let rows: Vec<String> = (0..40).map(|n| format!("j{n},{NINE},complaint,,,,{n} CNY")).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let log = log(&rows);
    let all = list(&log, &["--as-of", "2026-11-02T10:30:00+08:00"]);
    let some = list(&log, &["--top", "7", "--as-of", "2026-11-02T10:30:00+08:00"]);
    assert_eq!(some["tasks"].as_array().unwrap()[..], all["tasks"].as_array().unwrap()[..7]);
    assert_eq!(some["counts"], all["counts"]);
    let ranks = all["tasks"].as_array().unwrap().iter().map(|task| task["rank"].as_u64().unwrap());
    assert_eq!(ranks.collect::<Vec<_>>(), (1..=120).collect::<Vec<u64>>());
}

#[test]
fn it_fits_its_schema() {
    let schema = Command::new(env!("CARGO_BIN_EXE_mot"))
        .args(["schema", "--format", "worklist"])
        .output()
        .unwrap();
    let schema: Value = serde_json::from_slice(&schema.stdout).unwrap();
    let log = log(&[
        "a,2026-11-01T08:00:00+08:00,complaint,A1,C1,,9 CNY",
        "b,2026-11-02T08:30:00+08:00,complaint,,,waiting,7 CNY",
    ]);
    let list = list(&log, &["--as-of", "2026-11-02T10:15:00+08:00"]);
    jsonschema::validate(&schema, &list).unwrap();
}

#[test]
fn as_csv_it_is_a_row_a_task_and_no_formula_runs() {
    let log = log(&[
        "\"=cmd|'/c calc'!A1\",2026-11-02T08:30:00+08:00,complaint,\"@SUM(1;2)\",\"-1\r\nx\",,7 CNY",
    ]);
    let (text, code) = judge(&log, &["--format", "csv", "--bom", "--as-of", NINE]);
    assert_eq!(code, 0);
    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let header = rows.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    let at = |name: &str| header.iter().position(|it| it == name).unwrap();
    assert_eq!(rows.len(), 3);
    assert_eq!(&rows[0][at("journey")], "'=cmd|'/c calc'!A1");
    assert_eq!(&rows[0][at("agent")], "'@SUM(1;2)");
    assert_eq!(&rows[0][at("customer")], "'-1\r\nx");
    assert_eq!(&rows[0][at("stake")], "7");
    assert_eq!(&rows[0][at("stake_unit")], "CNY");
}

#[test]
fn columns_that_are_only_shown_may_be_missing_in_the_log() {
    let log = "id,at,event,status,worth,dollars\na,2026-11-02T08:30:00+08:00,complaint,,7 CNY,\n";
    let list = list(log, &["--as-of", NINE]);
    assert_eq!(list["tasks"][0]["agent"], Value::Null);
}

#[test]
fn a_log_of_which_the_rules_say_nothing_is_no_quiet_day() {
    assert_eq!(judge(&log(&["a,2026-11-02T08:30:00+08:00,chat,,,,"]), &[]).1, 4);
    let done = log(&[
        "a,2026-11-02T08:30:00+08:00,complaint,,,,",
        "a,2026-11-20T08:30:00+08:00,closed,,,,",
    ]);
    assert_eq!(judge(&done, &[]).1, 0, "failures of the past are no work");
}

#[test]
fn people_read_it_at_any_width_in_both_languages() {
    let log = log(&[
        "a,2026-11-01T08:00:00+08:00,complaint,A1,C1,,9 CNY",
        "b,2026-11-02T08:30:00+08:00,complaint,张三,,waiting,",
    ]);
    for width in ["60", "80", "120"] {
        for lang in ["en", "zh"] {
            let options =
                ["--as-of", "2026-11-02T10:15:00+08:00", "--width", width, "--lang", lang];
            let (text, _) = judge(&log, &options);
            let most: usize = width.parse().unwrap();
            for line in text.lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= most, "{line}");
                assert_eq!(line, line.trim_end());
            }
        }
    }
    let (text, _) = judge(&log, &["--as-of", "2026-11-02T10:15:00+08:00", "--width", "80"]);
    insta::assert_snapshot!(text);
}
