//! Where two recoveries could both pay, `mot check` shows a journey: judged with either recovery alone, that one is owed.
#![allow(clippy::unwrap_used)]

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

/// Rules, each recovery on a line of its own.
const RULES: [(&str, &str); 8] = [
    (
        "a moment fails",
        r#"record { journey <- id  time <- at  event <- what }
moment complaint { at "complaint"  expect must solved: "solved" within 1d }
recovery a for complaint { do compensate 20 CNY }
recovery b for complaint { do compensate 50 CNY }
"#,
    ),
    (
        "conclusions, segments, a condition of the moment, a count",
        r#"service "Care" { timezone "Asia/Shanghai" currency CNY calendar office }
calendar office { mon..fri 09:00-18:00 }
record {
  journey <- id  time <- at  event <- what
  tier : one of [standard, gold]  order_value : money  nps : 0..10
}
segment vip = tier == gold
moment complaint "Complaint" {
  from "complaint" to "resolved"
  when order_value > 100 CNY
  expect must apologised: "apology" within 15m
  expect must resolved: "resolved" within 8 business hours
    for vip: within 2 business hours
  expect should no_transfer: at most 2 "transfer"
}
conclude at_risk when failed(complaint) and (vip or nps <= 6)
recovery a for complaint { when failed(apologised)  do compensate 10% of order_value, at most 200 CNY }
recovery b for complaint { when failed(no_transfer) and at_risk  do compensate 300 CNY }
"#,
    ),
    (
        "a touchpoint's own values",
        r#"record { journey <- id  time <- at  event <- what  wait : duration in s <- wait_s  tier : text }
touchpoint answer { when event == "answered"  expect must quick: wait <= 20s }
recovery a for answer { when failed(quick) and tier starts with "g"  do pay 5 CNY }
recovery b for answer { do pay 10 CNY }
"#,
    ),
    (
        "orders, a ban, what ends the episode",
        r#"record { journey <- id  time <- at  event <- what }
moment order {
  from "order" to "received"
  expect must checked: "check" before "ship"
  expect must told: "note" after "ship"
  expect must quiet: no "call" before "ship"
}
recovery a for order { when failed(checked) and failed(quiet)  do compensate 5 CNY }
recovery b for order { when failed(told)  do compensate 10 CNY }
"#,
    ),
    (
        "a promise, per customer, in Chinese",
        r#"服务 "客服" { 时区 "Asia/Shanghai" 货币 CNY }
记录 { 旅程 <- 工单  时间 <- 时刻  事件 <- 动作  客户 <- 客户号  承诺 : 时间  等级 : 取自 [普通, 金卡] }
关键时刻 投诉 {
  从 "投诉" 到 "解决" 每 客户
  期望 必须 守诺: "解决" 不晚于 承诺
  期望 必须 不重复: 无 "催办" 早于 "解决"
}
补救 a 针对 投诉 { 当 未达标(守诺) 且 等级 == 金卡  执行 赔偿 20 CNY }
补救 b 针对 投诉 { 当 未达标(不重复)  执行 赔偿 50 CNY }
"#,
    ),
    (
        "signs of life, a protocol, so many records",
        r#"record { journey <- id  time <- at  event <- what }
protocol care in order { listen apologise }
moment complaint {
  at "complaint"
  expect must informed: "update" every 1d
  expect must cared: follows care
}
recovery a for complaint { when failed(informed) and count("call") >= 2  do compensate 5 CNY }
recovery b for complaint { when failed(cared)  do compensate 10 CNY }
"#,
    ),
    (
        "each record",
        r#"record { journey <- id  time <- at  event <- what  channel  urgent : flag }
moment stay {
  each journey
  expect must by_phone: each "question" has channel == "phone"
}
recovery a for stay { when failed(by_phone) and urgent  do compensate 5 CNY }
recovery b for stay { when failed(by_phone) and not urgent is missing  do compensate 10 CNY }
"#,
    ),
    (
        "one failure of two, whichever",
        r#"record { journey <- id  time <- at  event <- what  csat : 1..5 }
moment visit {
  from "arrival" to "departure"
  expect must greeted: "greeting" right after "arrival"
  expect must pleased: csat >= 4
}
recovery a for visit { when failed(greeted) or failed(pleased)  do compensate 5 CNY }
recovery b for visit { when failed(visit)  do compensate 10 CNY }
"#,
    ),
];

#[test]
fn both_recoveries_are_owed_in_the_journey_that_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    for (what, rules) in RULES {
        std::fs::write(folder.path().join("care.mot"), rules).unwrap();
        let told = mot(folder.path(), &["check", "care.mot", "--format", "json"]);
        let told: Value = serde_json::from_slice(&told.stdout).unwrap();
        let help = told["diagnostics"][0]["help"].as_str().unwrap().to_owned();
        let records: Vec<&str> = help.lines().filter(|line| line.starts_with("2026-")).collect();
        assert!(!records.is_empty(), "{what}: no journey is shown: {told:#}");
        for (other, name) in [("b", "a"), ("a", "b")] {
            let alone: Vec<&str> = rules
                .lines()
                .filter(|line| !line.starts_with(&format!("recovery {other} ")))
                .filter(|line| !line.starts_with(&format!("补救 {other} ")))
                .collect();
            let given = records.join("\n");
            let case =
                format!("case \"both\" {{\ngiven {{\n{given}\n}}\nthen recovery {name}\n}}\n");
            std::fs::write(folder.path().join("one.mot"), alone.join("\n") + "\n" + &case).unwrap();
            let ran = mot(folder.path(), &["test", "one.mot"]);
            let said = String::from_utf8_lossy(&ran.stdout).into_owned();
            let faults = String::from_utf8_lossy(&ran.stderr).into_owned();
            assert!(ran.status.success(), "{what}: `{name}` is not owed\n{case}\n{said}{faults}");
        }
    }
}

#[test]
fn the_fault_shows_the_records() {
    let shown = |at: usize, lang: &str| {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("care.mot"), RULES[at].1).unwrap();
        let told = mot(folder.path(), &["check", "care.mot", "--lang", lang]);
        String::from_utf8(told.stdout).unwrap()
    };
    insta::assert_snapshot!(shown(1, "en"));
    insta::assert_snapshot!(shown(4, "zh"));
}

/// What cannot be made up is told in words, as far as they go.
#[test]
fn without_a_journey_the_traits_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let rules = r#"record { journey <- id  time <- at  event <- what  n : number }
moment complaint { at "complaint"  expect must solved: "solved" within 1d }
recovery a for complaint { when n * n == 7 and failed(solved)  do compensate 20 CNY }
recovery b for complaint { do compensate 50 CNY }
"#;
    std::fs::write(folder.path().join("care.mot"), rules).unwrap();
    let told = mot(folder.path(), &["check", "care.mot"]);
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(told.contains("both are owed in a journey with"), "{told}");
    assert!(!told.contains("2026-"), "{told}");
}

fn mot(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mot"));
    command.current_dir(folder).args(args).env("LC_ALL", "C").env_remove("NO_COLOR");
    command.output().unwrap()
}
