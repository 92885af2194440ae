//! `mot explain JOURNEY`: text in, text out.

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

const RULES: &str = r#"
service "Care line" { timezone "Asia/Shanghai" calendar office }
calendar office { mon..fri 09:00-18:00 }
record {
  journey <- ticket
  time    <- at
  event   <- what
  wait    : duration in s <- wait_s
  tier    : one of [standard, gold]
  status  : text
  channel
}
segment vip "Gold customers" = tier == "gold"
touchpoint answer "The call is answered" {
  when event == "answered"
  expect must quick "Answered quickly": wait <= 20s
    for vip: wait <= 10s
}
moment complaint "The customer complains" {
  from "complaint" to "resolved"
  reopens resume
  expect must apologised "Apology without delay": "apology" within 15m
  expect must resolved "Resolved in time": "resolved" within 8 business hours,
                       paused while status == "waiting"
    for vip: within 2 business hours
  expect must not_passed_around "Not passed around": at most 2 "transfer"
  expect should informed "Kept informed": at least 1 "update" within 24h
  expect should no_chasing "No need to ask": no "question" before "resolved"
}
waive complaint.informed when channel == "letter"
  because "Letters are answered once, by letter" approved by "Head of care" until 2026-12-31
conclude at_risk "Likely to leave" when failed(complaint) and vip
recovery make_good "Make it good" for complaint {
  when failed(apologised)
  do call "Call back" within 4h
  done when "recovered"
}
recovery keep "Keep the customer" for complaint {
  instead of make_good when at_risk
  do visit "Visit in person" within 1d
  done when "recovered"
}
"#;

const LOG: &str = "\
ticket,at,what,wait_s,tier,status,channel
C-1,2026-11-02T16:00:00+08:00,complaint,,standard,,phone
C-1,2026-11-02T16:19:10+08:00,apology,,,,
C-1,2026-11-02T16:30:00+08:00,transfer,,,,
C-1,2026-11-02T16:40:00+08:00,transfer,,,,
C-1,2026-11-02T16:50:00+08:00,transfer,,,,
C-1,2026-11-02T17:00:00+08:00,question,,,waiting,
C-2,2026-11-02T17:30:00+08:00,answered,15,,,
C-1,2026-11-03T10:00:00+08:00,reply,,,open,
C-1,2026-11-03T12:30:00+08:00,resolved,,,,
C-1,2026-11-03T15:00:00+08:00,complaint,,,,
C-1,2026-11-03T16:00:00+08:00,resolved,,,,
C-3,2026-11-04T09:00:00+08:00,complaint,,gold,,letter
C-4,2026-11-04T09:00:00+08:00,note,,,,
101,2026-11-04T09:20:00+08:00,answered,31,standard,,
";

#[test]
fn a_journey_is_told_with_what_would_turn_each_verdict() {
    insta::assert_snapshot!(shown(&["C-1", "--width", "80"]));
}

#[test]
fn the_same_in_chinese_and_few_columns() {
    insta::assert_snapshot!(shown(&["C-1", "--lang", "zh", "--width", "60"]));
}

#[test]
fn without_drawn_lines_it_is_drawn_in_ascii() {
    let output = explained(&["C-3", "--width", "60"]);
    insta::assert_snapshot!(String::from_utf8(output.stdout).unwrap());
}

#[test]
fn an_unknown_verdict_says_what_the_missing_field_would_decide() {
    let told = story(&["C-2"]);
    let quick = &told["occurrences"][0]["expectations"][0];
    assert_eq!(quick["verdict"], "unknown");
    assert_eq!(quick["evidence"]["missing"][0]["field"], "tier");
    assert_eq!(quick["answers"][0]["text"], "tier on line 8: met if standard, failed if gold");
}

#[test]
fn the_smallest_change_is_said_exactly() {
    let told = story(&["C-1"]);
    let complaint = &told["occurrences"][0];
    let texts = |at: usize| -> Vec<String> {
        let changes = complaint["expectations"][at]["changes"].as_array().unwrap();
        changes.iter().map(|change| change["text"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(
        texts(0)[0],
        "met if \"apology\" (line 3) had come 4m 10s earlier, at 2026-11-02 16:15"
    );
    assert_eq!(texts(2)[0], "met without \"transfer\" (line 6)");
    let told = story(&["101"]);
    let quick = &told["occurrences"][0]["expectations"][0]["changes"];
    assert_eq!(quick[0]["text"], "met if wait on line 15 were at most 20s (11s less)");
    assert_eq!(quick[0]["smallest"], true);
}

/// Each shipment lacks its check: no single change mends both.
#[test]
fn where_no_single_change_turns_it_those_are_said_that_do_together() {
    let folder = tempfile::tempdir().unwrap();
    let rules = "record { journey <- id  time <- at  event <- what }\n\
        moment order \"Order\" {\n  each journey\n\
        expect must checked \"Checked\": \"check\" right before \"ship\"\n}\n";
    let log = "id,at,what\n1,2026-11-02T09:00:00Z,open\n1,2026-11-02T09:10:00Z,ship\n\
        1,2026-11-02T09:20:00Z,open\n1,2026-11-02T09:30:00Z,ship\n";
    std::fs::write(folder.path().join("care.mot"), rules).unwrap();
    std::fs::write(folder.path().join("log.csv"), log).unwrap();
    let told = |lang: &str| -> Value {
        let format = ["--format", "json", "--lang", lang];
        let all = [&["explain", "1", "--rules", "care.mot", "--log", "log.csv"], &format[..]];
        let output = mot(folder.path(), &all.concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let story: Value = serde_json::from_slice(&output.stdout).unwrap();
        story["occurrences"][0]["expectations"][0]["changes"].clone()
    };
    let en = told("en");
    assert_eq!(en.as_array().unwrap().len(), 1);
    assert_eq!(
        en[0]["text"],
        "met if \"check\" had come just before \"ship\" (line 3), \
         and \"check\" had come just before \"ship\" (line 5)"
    );
    assert_eq!(en[0]["change"]["kind"], "together");
    assert_eq!(en[0]["change"]["changes"].as_array().unwrap().len(), 2);
    assert_eq!(en[0]["smallest"], true);
    let zh = told("zh")[0]["text"].as_str().unwrap().to_owned();
    assert!(zh.contains("第3行") && zh.contains("，且") && zh.contains("第5行"), "{zh}");
}

const ORDERS: &str = r#"
record { journey <- id  time <- at  event <- what  channel  tier : one of [standard, gold] }
segment gold = tier == "gold"
moment order "Order" {
  from "order" to "received"
  expect must checked   "Checked before it is sent": "check" before "ship"
  expect must paid      "Paid right before": "pay" right before "ship"
  expect must told      "Told after it was sent": "note" after "ship"
  expect must in_turns  "A reply to every question": "reply" alternates with "question"
  expect must informed  "Kept informed": "update" every 1h
  expect must greeted   "Greeted first": "hello" comes first
  expect must by_phone  "Each question by phone": each "question" has channel == "phone"
  expect must not_both  "Not both": no "refund" if "coupon"
  expect must thanked   "Thanked": "thanks" within 30m
    for gold: within 10m
}
"#;

const ORDER: &str = "\
id,at,what,channel,tier
1,2026-11-02T09:00:00Z,order,,
1,2026-11-02T09:10:00Z,question,mail,
1,2026-11-02T09:20:00Z,question,phone,
1,2026-11-02T09:40:00Z,reply,phone,
1,2026-11-02T10:00:00Z,ship,,
1,2026-11-02T10:05:00Z,check,,
1,2026-11-02T10:30:00Z,refund,,
1,2026-11-02T10:40:00Z,coupon,,
1,2026-11-02T12:30:00Z,received,,
";

#[test]
fn what_would_have_kept_each_form_of_order() {
    let told = |lang: &str| -> String {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("care.mot"), ORDERS).unwrap();
        std::fs::write(folder.path().join("log.csv"), ORDER).unwrap();
        let given = ["explain", "1", "--rules", "care.mot", "--log", "log.csv"];
        let output =
            mot(folder.path(), &[&given[..], &["--format", "json", "--lang", lang]].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let story: Value = serde_json::from_slice(&output.stdout).unwrap();
        let schema = std::fs::read_to_string("docs/schema/story.schema.json").unwrap();
        let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
        assert!(schema.is_valid(&story));
        let mut lines: Vec<String> = Vec::new();
        for one in story["occurrences"][0]["expectations"].as_array().unwrap() {
            lines.push([&one["title"], &one["verdict"]].map(|it| it.as_str().unwrap()).join(": "));
            for change in one["changes"].as_array().unwrap() {
                lines.push(format!("  {}", change["text"].as_str().unwrap()));
            }
        }
        lines.join("\n")
    };
    insta::assert_snapshot!(told("en"));
    insta::assert_snapshot!(told("zh"));
}

#[test]
fn why_a_recovery_is_owed_or_gave_way() {
    let told = story(&["C-3", "--as-of", "2026-11-04 12:00"]);
    let decisions: Vec<(&str, &str)> = told["recoveries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["name"].as_str().unwrap(), one["decision"].as_str().unwrap()))
        .collect();
    assert_eq!(decisions, [("make_good", "gave_way"), ("keep", "owed")]);
    assert_eq!(told["facts"][0]["holds"], "yes");
}

#[test]
fn only_one_expectation() {
    let told = story(&["C-1", "--expectation", "complaint.apologised"]);
    let occurrences = told["occurrences"].as_array().unwrap();
    assert_eq!(occurrences.len(), 1);
    assert_eq!(occurrences[0]["expectations"].as_array().unwrap().len(), 1);
    let output = explained(&["C-1", "--expectation", "complaint.apologized"]);
    fails(&output, "did you mean `complaint.apologised`");
}

#[test]
fn a_journey_that_is_not_there_is_told_with_the_nearest() {
    fails(&explained(&["C-11"]), "did you mean `C-1`");
    fails(&explained(&["C-3", "--as-of", "2026-11-03"]), "there is no journey `C-3`");
}

/// Of a clock that stood through hundreds of nights the data give the first stretches; the picture shows all.
#[test]
fn a_long_clock_is_drawn_to_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let rules = "service \"Care\" { timezone \"UTC\" calendar office }\n\
        calendar office { mon..sun 00:00-23:00 }\n\
        record { journey <- id  time <- at  event <- what  status : text }\n\
        moment fault {\n  from \"fault\" to \"fixed\"\n\
        expect must mended: \"mended\" within 90000 business hours, paused while status == \"waiting\"\n\
        expect should told: \"word\" every 7d\n}\n";
    let log = "id,at,what,status\n1,2024-01-01T00:00:00Z,fault,open\n\
        1,2025-01-01T00:00:00Z,asked,waiting\n1,2026-01-01T00:00:00Z,fixed,\n";
    std::fs::write(folder.path().join("care.mot"), rules).unwrap();
    std::fs::write(folder.path().join("log.csv"), log).unwrap();
    let given = ["explain", "1", "--rules", "care.mot", "--log", "log.csv"];
    let told = |more: &[&str]| {
        let output = mot(folder.path(), &[&given, more].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let text = told(&["--width", "80"]);
    let drawn = text.lines().find(|line| line.contains("===")).expect("a drawing");
    assert!(drawn.contains("=---") && !drawn.contains("-="), "{text}");
    assert!(text.contains("o it came, or could come no more"), "{text}");
    let told: Value = serde_json::from_str(&told(&["--format", "json"])).unwrap();
    let clock = &told["occurrences"][0]["expectations"][0]["clock"];
    assert_eq!((clock["segments"].as_array().unwrap().len(), &clock["cut"]), (400, &true.into()));
}

#[test]
fn nothing_happened_in_it() {
    let text = shown(&["C-4"]);
    assert!(text.contains("nothing that the rules speak of happened in it"), "{text}");
}

#[test]
fn what_rests_on_a_journey_but_is_judged_per_customer_is_told_on_its_page() {
    let rules = r#"
service "Care line" { timezone "UTC" }
record { journey <- ticket  time <- at  event <- what  customer <- who }
moment repeat "The same fault again" {
  at "contact" per customer
  expect must solved "Solved at first contact": no "contact" within 7d
}
"#;
    let log = "\
ticket,at,what,who
1,2026-11-02T09:00:00Z,contact,ann
2,2026-11-04T09:00:00Z,contact,ann
3,2026-11-05T09:00:00Z,contact,bob
3,2026-11-25T09:00:00Z,note,bob
";
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("care.mot"), rules).unwrap();
    std::fs::write(folder.path().join("log.csv"), log).unwrap();
    let run = |args: &[&str]| {
        let given = ["--rules", "care.mot", "--log", "log.csv", "--width", "80"];
        let output = mot(folder.path(), &[&["explain"], args, &given].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    insta::assert_snapshot!(run(&["1"]));
    insta::assert_snapshot!(run(&["2", "--lang", "zh"]));
    let told: Value = serde_json::from_str(&run(&["1", "--format", "json"])).unwrap();
    let one = &told["beyond"][0];
    assert_eq!((&one["value"], &one["verdict"]), (&"ann".into(), &"failed".into()));
    let schema = std::fs::read_to_string("docs/schema/story.schema.json").unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    assert!(schema.is_valid(&told));
    // The first contact of bob has nothing to do with ann.
    let told: Value = serde_json::from_str(&run(&["3", "--format", "json"])).unwrap();
    assert!(told["beyond"].as_array().unwrap().iter().all(|one| one["value"] == "bob"));
}

#[test]
fn codes_keep_working_and_half_a_command_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| mot(folder.path(), args);
    assert!(run(&["explain", "101"]).status.success());
    assert_eq!(run(&["explain", "C-1", "--log", "log.csv"]).status.code(), Some(2));
    assert_eq!(run(&["explain", "C-1", "--rules", "care.mot"]).status.code(), Some(2));
}

#[test]
fn the_data_follow_their_schema() {
    let schema = std::fs::read_to_string("docs/schema/story.schema.json").unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    for journey in ["C-1", "C-2", "C-3", "C-4", "101"] {
        let told = story(&[journey]);
        let faults: Vec<String> =
            schema.iter_errors(&told).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{journey}: {faults:#?}");
    }
}

fn story(args: &[&str]) -> Value {
    let output = explained(&[args, &["--format", "json"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// With drawn lines, without colours.
fn shown(args: &[&str]) -> String {
    let output = explained(&[args, &["--color", "always"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let mut plain = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    plain + rest
}

fn explained(args: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("care.mot"), RULES).unwrap();
    std::fs::write(folder.path().join("log.csv"), LOG).unwrap();
    let all = [&["explain"], args, &["--rules", "care.mot", "--log", "log.csv"]].concat();
    mot(folder.path(), &all)
}

fn mot(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mot"));
    command.current_dir(folder).args(args).env("LC_ALL", "C").env_remove("NO_COLOR");
    command.output().unwrap()
}

fn fails(output: &Output, says: &str) {
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains(says), "{told}");
}
