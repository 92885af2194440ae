//! `--memory` and `--sorted-by-journey` as an auditor meets them: the same bytes, by way of temporary files or journey by journey;
//! what cannot be judged so is refused.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const RULES: &str = r#"
service "Desk" {
  timezone "UTC"
}
record {
  journey <- ticket
  time    <- at
  event
  agent
  wait  : duration in s
  due   : time
  score : 1..5
}
moment ticket "A ticket" {
  from "opened"
  expect must solved "Solved": "solved" within 1h
  expect must few "Few hands": at most 2 "passed on"
  expect should calm "Quick": wait <= 30s
}
moment agent "An agent's day" {
  each journey
  per agent
  expect should busy "Busy": at least 3 "solved"
}
standard promise "The promise" {
  require rate(ticket.solved) >= 50%
  require mean(score) >= 2 per agent
}
"#;

/// 282,000 records of 47,000 tickets, those of a hundred mixed.
fn log() -> String {
    let mut log = "ticket,at,event,agent,wait,due,score\n".to_owned();
    for n in 0_u32..282_000 {
        let (round, step) = (n / 600, n % 600);
        let (ticket, event) = (round * 100 + step % 100, step / 100);
        let minutes = round * 6 + event * (1 + ticket % 31);
        let (day, hour, minute) = (1 + minutes / 1440, minutes / 60 % 24, minutes % 60);
        let event =
            ["opened", "passed on", "asked", "passed on", "passed on", "solved"][event as usize];
        let event = if ticket.is_multiple_of(7) && event == "passed on" { "noted" } else { event };
        let (agent, wait, score) = (ticket % 50, n * 7 % 61, 1 + n % 5);
        writeln!(
            log,
            "T{ticket:05},2026-03-{day:02}T{hour:02}:{minute:02}:00Z,{event},a{agent},{wait},2026-03-09T00:00:00Z,{score}"
        )
        .unwrap();
    }
    log
}

fn judge(folder: &Path, more: &[&str], temporary: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mot"))
        .current_dir(folder)
        .args(["judge", "rules.mot", "log.csv"])
        .args(more)
        .env_clear()
        .env("LANG", "C.UTF-8")
        .env("TMPDIR", temporary)
        .output()
        .unwrap()
}

#[test]
fn a_log_beyond_the_memory_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("rules.mot"), RULES).unwrap();
    fs::write(folder.join("log.csv"), log()).unwrap();
    for format in ["text", "json"] {
        let whole = judge(folder, &["--format", format], folder);
        let portions = judge(folder, &["--format", format, "--memory", "64MB"], folder);
        let told = String::from_utf8_lossy(&portions.stderr).into_owned();
        assert_eq!(whole.status.code(), Some(1), "{told}");
        assert_eq!(portions.status.code(), Some(1), "{told}");
        assert!(!whole.stdout.is_empty());
        assert!(whole.stdout == portions.stdout, "{format}");
    }
    // Nothing is left behind, and it did go by way of files.
    assert_eq!(fs::read_dir(folder).unwrap().count(), 2);
    if cfg!(unix) {
        let nowhere = judge(folder, &["--memory", "64MB"], &folder.join("nowhere"));
        let told = String::from_utf8_lossy(&nowhere.stderr).into_owned();
        assert!(!matches!(nowhere.status.code(), Some(0 | 1)), "{told}");
        let roomy = judge(folder, &["--memory", "2GB"], &folder.join("nowhere"));
        assert_eq!(roomy.status.code(), Some(1));
    }
}

/// The log sorted by ticket.
fn sorted(log: &str) -> String {
    let (header, rows) = log.split_once('\n').unwrap();
    let mut rows: Vec<&str> = rows.lines().collect();
    rows.sort_by_key(|row| &row[..6]);
    format!("{header}\n{}\n", rows.join("\n"))
}

/// The rules, without what needs records of many journeys.
fn of_journeys() -> String {
    let (from, to) = (RULES.find("moment agent").unwrap(), RULES.find("standard promise").unwrap());
    format!("{}{}", &RULES[..from], &RULES[to..])
}

#[test]
fn a_log_sorted_by_journey_gives_the_same_bytes_while_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("rules.mot"), of_journeys()).unwrap();
    let log = sorted(&log());
    // So long that it is given on in several parts.
    let more = log.replace("\nT", "\nU");
    fs::write(folder.join("log.csv"), &log).unwrap();
    fs::write(folder.join("more.csv"), &more).unwrap();
    for (format, as_of) in [("text", &[][..]), ("jsonl", &["--as-of", "2026-03-02"])] {
        let asked = [&["more.csv", "--format", format], as_of].concat();
        let whole = judge(folder, &asked, folder);
        let by_journey = judge(folder, &[&asked[..], &["--sorted-by-journey"]].concat(), folder);
        let told = String::from_utf8_lossy(&by_journey.stderr).into_owned();
        assert_eq!(whole.status.code(), Some(1), "{told}");
        assert_eq!(by_journey.status.code(), Some(1), "{told}");
        assert!(whole.stdout == by_journey.stdout, "{asked:?}");
    }
    // Records of the last ticket, again in the next file: they go on where the first file ends, or come back.
    let (header, rows) = log.split_once('\n').unwrap();
    let last = rows.lines().last().unwrap();
    let ways = [
        (format!("{header}\n{last}\n{}", more.split_once('\n').unwrap().1), Some(1)),
        (more + last, Some(2)),
    ];
    for (more, code) in ways {
        fs::write(folder.join("more.csv"), more).unwrap();
        let output = judge(folder, &["more.csv", "--sorted-by-journey"], folder);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), code, "{told}");
        if code == Some(2) {
            assert!(output.stdout.is_empty());
            assert!(
                told.contains("MOT0523")
                    && told.contains("`T46999` comes back at line 282002 of `more.csv`"),
                "{told}"
            );
        }
    }
}

#[test]
fn what_needs_the_whole_log_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let limited = r#"
recovery voucher "A voucher" for ticket {
  do call "Call back" within 1h
  once per agent
}
"#;
    fs::write(folder.join("rules.mot"), format!("{RULES}{limited}")).unwrap();
    fs::write(folder.join("log.csv"), "ticket,at,event,agent,wait,due,score\n").unwrap();
    let refused = |more: &[&str], what: &str| {
        let output = judge(folder, more, folder);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(what), "{told}");
    };
    refused(&["--memory", "512MB"], "MOT0624");
    refused(&["--memory", "63MB"], "64MB");
    refused(&["--memory", "much"], "512MB");
    fs::write(folder.join("rules.mot"), RULES).unwrap();
    refused(&["--memory", "512MB", "--format", "jsonl"], "MOT0624");
    // Moments per agent have records of many tickets.
    refused(&["--sorted-by-journey"], "MOT0624");
    refused(&["--sorted-by-journey", "--memory", "512MB"], "MOT0615");
    fs::write(folder.join("rules.mot"), of_journeys()).unwrap();
    refused(&["-", "--sorted-by-journey"], "MOT0625");
    // Of two columns that are not there both are told, though the latest time is looked for first.
    fs::write(folder.join("log.csv"), "ticket,event,agent,wait,due\n").unwrap();
    refused(&["--sorted-by-journey"], "`at`");
    refused(&["--sorted-by-journey"], "`score`");
}
