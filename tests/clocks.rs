//! Clocks as an auditor asks about them: their segments, local times, what a pause cannot stop, and what would have been
//! said at an earlier instant.

#[path = "support/judged.rs"]
mod judged;

use judged::{judged, planned};
use mot::clock::stopwatch::Reading;
use mot::judge::{Going, segments};
use mot::unit::Elapsed;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

const RULES: &str = r#"
service "Shop" { timezone "Europe/Rome"  calendar office }
record { journey <- id  time <- at  event <- what  tier : text  status : text }
calendar office { mon..fri 09:00-18:00 }
calendar always { mon..sun all day }
segment vip = tier == "gold"
moment complaint {
  from "complaint" to "resolved"
  reopens resume
  expect must resolved: "resolved" within 8 business hours, paused while status == "waiting"
    for vip: within 4 business hours in always
  expect should informed: "update" every 3h until "resolved"
  expect should promptly: "call" within 2 business days
}
"#;

const RECORDS: &str = r#"
{"id": "a", "at": "2026-11-02T16:00:00+01:00", "what": "complaint", "tier": "basic", "status": "open"}
{"id": "a", "at": "2026-11-02T17:00:00+01:00", "what": "note", "status": "waiting"}
{"id": "a", "at": "2026-11-03T08:00:00+01:00", "what": "update", "status": "open"}
{"id": "b", "at": "2026-11-03T09:00:00+01:00", "what": "complaint", "tier": "gold", "status": "open"}
{"id": "a", "at": "2026-11-03T10:00:00+01:00", "what": "resolved"}
{"id": "a", "at": "2026-11-03T12:00:00+01:00", "what": "complaint"}
{"id": "a", "at": "2026-11-03T13:00:00+01:00", "what": "note", "tier": "gold"}
{"id": "a", "at": "2026-11-03T16:00:00+01:00", "what": "resolved"}
{"id": "b", "at": "2026-11-03T19:00:00+01:00", "what": "call"}
"#;

#[test]
fn segments_tile_a_clock_and_add_up_to_what_it_shows() {
    let case = judged(RULES, RECORDS, None);
    let mut seen = 0;
    for journey in case.verdicts() {
        for outcome in journey.occurrences.iter().flat_map(|occurrence| &occurrence.outcomes) {
            let Some(clock) = &outcome.evidence.clock else { continue };
            let segments = segments(&case.plan, outcome);
            let mut at = clock.start;
            let mut shown = Reading::default();
            for segment in &segments {
                assert_eq!(segment.from, at, "{segments:?}");
                let length = segment.to.since(segment.from).0;
                match segment.going {
                    Going::Running => shown.counted.0 += length,
                    Going::Paused => shown.paused.0 += length,
                    Going::Closed => shown.closed.0 += length,
                }
                at = segment.to;
            }
            assert_eq!((at, shown), (clock.read, clock.reading), "{outcome:?}");
            if let Some(limit) = clock.limit {
                assert_eq!(clock.remaining, Some(Elapsed(limit.0 - shown.counted.0)));
            }
            seen += 1;
        }
    }
    assert_eq!(seen, 6);
}

#[test]
fn days_ends_of_days_and_promises_cannot_be_paused() {
    let refused = |requirement: &str| {
        let rules = format!(
            "service \"Shop\" {{ calendar office }}\ncalendar office {{ mon..fri 09:00-18:00 }}\n\
             record {{ journey <- id  time <- at  event <- what  status : text  due : time }}\n\
             moment m {{ from \"a\" to \"b\"\n expect must e: {requirement}, paused while status == \"w\" }}"
        );
        let faults = planned(&rules).err().unwrap_or_default();
        faults.iter().map(|fault| fault.entry.slug).collect::<Vec<_>>()
    };
    for requirement in [
        "\"b\" within 2 business days",
        "\"b\" within 2 calendar days",
        "\"b\" by due",
        "\"b\" by end of day",
        "\"b\" by end of business day",
        "at most 2 \"x\" within 2h",
    ] {
        assert_eq!(refused(requirement), ["pause-not-judged"], "{requirement}");
    }
    for requirement in ["\"b\" within 2h", "\"b\" within 2 business hours", "\"x\" every 2h"] {
        assert_eq!(refused(requirement), Vec::<&str>::new(), "{requirement}");
    }
}

/// The report of `mot judge` as JSON.
fn report(folder: &Path, log: &str, text: &str, further: &[&str]) -> Value {
    fs::write(folder.join(log), text).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_mot"));
    command.current_dir(folder).env_clear().env("LANG", "C.UTF-8");
    command.args(["judge", "rules.mot", log, "--format", "json"]).args(further);
    let output = command.output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("no report: {error}"))
}

#[test]
fn as_of_any_instant_says_what_would_have_been_said_then() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("rules.mot"), RULES).unwrap();
    let mut instants: Vec<String> = Vec::new();
    for line in RECORDS.trim().lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        let at: jiff::Timestamp = record["at"].as_str().unwrap().parse().unwrap();
        for micros in [-1, 0, 1] {
            let near = at.checked_add(jiff::Span::new().microseconds(micros)).unwrap();
            instants.push(near.to_string());
        }
    }
    // Also where no record is: deadlines pass by themselves.
    instants.extend(["2026-11-02T20:00:00Z", "2026-11-04T12:00:00Z"].map(str::to_owned));
    for instant in instants {
        let now: jiff::Timestamp = instant.parse().unwrap();
        let there = |line: &&str| {
            let record: Value = serde_json::from_str(line).unwrap();
            record["at"].as_str().unwrap().parse::<jiff::Timestamp>().unwrap() <= now
        };
        let cut: Vec<&str> = RECORDS.trim().lines().filter(there).collect();
        let as_of = ["--as-of", instant.as_str()];
        if cut.is_empty() {
            continue;
        }
        let mut whole = report(folder.path(), "log.jsonl", RECORDS.trim(), &as_of);
        let mut before = report(folder.path(), "log.jsonl", &cut.join("\n"), &as_of);
        // How many records were read is said of the log as it is, and nothing else.
        let later = RECORDS.trim().lines().count() - cut.len();
        assert_eq!(whole["logs"]["later"], later, "as of {instant}");
        for report in [&mut whole, &mut before] {
            let logs = report["logs"].as_object_mut().unwrap();
            logs.retain(|key, _| !["records", "later"].contains(&key.as_str()));
        }
        assert_eq!(whole, before, "as of {instant}");
    }
}

#[test]
fn a_local_time_that_came_twice_or_never_is_a_finding_with_its_place() {
    let rules = |which: &str| {
        format!(
            "record {{\n  journey <- id\n  time <- at format \"%d/%m/%Y %H:%M\" zone \"Europe/Rome\" {which}\n  event <- what\n}}\n\
             touchpoint call {{ when event == \"call\"\n expect must known: event is known }}\n"
        )
    };
    let csv =
        "id,at,what\na,29/03/2026 02:30,call\nb,25/10/2026 02:30,call\nc,25/10/2026 03:30,call\n";
    let json = "{\"id\":\"a\",\"at\":\"29/03/2026 02:30\",\"what\":\"call\"}\n\
                {\"id\":\"b\",\"at\":\"25/10/2026 02:30\",\"what\":\"call\"}\n\
                {\"id\":\"c\",\"at\":\"25/10/2026 03:30\",\"what\":\"call\"}\n";
    let folder = tempfile::tempdir().unwrap();
    for (log, text, first) in [("log.csv", csv, 2), ("log.jsonl", json, 1)] {
        fs::write(folder.path().join("rules.mot"), rules("")).unwrap();
        let found = report(folder.path(), log, text, &["--max-bad", "100%"]);
        let mut places: Vec<(String, u64)> = Vec::new();
        for kind in found["logs"]["findings"].as_array().unwrap() {
            let slug = kind["slug"].as_str().unwrap().to_owned();
            let examples = kind["examples"].as_array().unwrap().iter();
            places.extend(examples.map(|one| (slug.clone(), one["line"].as_u64().unwrap())));
        }
        places.sort();
        let at = |slug: &str, line| (slug.to_owned(), line);
        assert!(places.contains(&at("skipped-time", first)), "{log}: {places:?}");
        assert!(places.contains(&at("ambiguous-time", first + 1)), "{log}: {places:?}");
        assert_eq!(found["logs"]["set_aside"], 2, "{log}: {}", found["logs"]);
        for which in ["earlier", "later"] {
            fs::write(folder.path().join("rules.mot"), rules(which)).unwrap();
            let found = report(folder.path(), log, text, &[]);
            assert_eq!(found["logs"]["findings"].as_array().unwrap().len(), 0, "{which} {log}");
            assert_eq!(found["logs"]["set_aside"], 0, "{which} {log}");
        }
    }
}
