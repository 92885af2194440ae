//! A log that grows: at every record, what was fed so far is judged as it would be whole, and as it was then.
//!
//! Let the records stand in order of time, and a prefix end with a record after which nothing happened at that instant.
//! Then three ways give the same verdicts with the same evidence, the same recoveries and the same standards:
//! the prefix by itself; the whole log as of that record; and the prefix fed record by record, each a log of its own.
#![allow(clippy::unwrap_used, unreachable_pub)]

#[allow(dead_code, reason = "each suite uses its part of what they share")]
#[path = "generate/mod.rs"]
mod generate;
#[allow(dead_code, reason = "each suite uses its part of what they share")]
mod line;

use generate::log::Row;
use generate::rules::TimeStyle;
use generate::{Case, LOGS, json};
use line::shown::View;
use line::{Line, Planned, planned};
use mot::diagnostic::Place;
use mot::unit::Instant;
use std::collections::BTreeMap;

const CASES: u64 = 400;

#[test]
fn every_prefix_is_judged_as_it_would_be_whole() {
    let (mut prefixes, mut open) = (0, 0);
    for of in 0..CASES / LOGS {
        let cases = (of * LOGS..(of + 1) * LOGS).map(generate::case);
        // Where clocks show a time twice, local times do not say in which order things happened.
        let cases: Vec<Case> = cases.filter(|case| !says_local_times(case)).map(in_order).collect();
        let Some(Ok(rules)) = cases.first().map(|case| planned(&case.rules.text())) else {
            continue;
        };
        for case in cases {
            let (more, more_open) = prefixes_of(&case, &rules);
            prefixes += more;
            open += more_open;
        }
    }
    println!("{prefixes} prefixes, {open} of them with something open");
    assert!(prefixes > 1_000 && open > 300, "{prefixes} prefixes, {open} with something open");
}

fn says_local_times(case: &Case) -> bool {
    matches!(case.rules.columns.time, TimeStyle::Local(..))
}

/// Holds every prefix to the whole; how many there were, and how many with something open.
fn prefixes_of(case: &Case, rules: &Planned) -> (usize, usize) {
    let (mut prefixes, mut open) = (0, 0);
    let times: Vec<Instant> = case.rows.iter().filter_map(Row::time).collect();
    for last in 0..times.len() {
        if times.get(last + 1) == Some(&times[last]) {
            continue;
        }
        let prefix = &case.rows[..=last];
        let then = Some(times[last]);
        let log = |rows: &[Row]| json::lines(rows, case.rules.columns);
        let by_itself = rules.run(vec![log(prefix)], None).unwrap();
        let looking_back = rules.run(vec![log(&case.rows)], then).unwrap();
        let one_by_one = prefix.iter().map(|row| log(std::slice::from_ref(row))).collect();
        let fed = rules.run(one_by_one, None).unwrap();
        let in_one = |place: Place| (place.line - 1).to_string();
        let in_many = |place: Place| place.file.to_string();
        let whole = found(&by_itself, &in_one);
        let shown = || format!("after record {last}:\n{}", case.shown());
        assert_eq!(whole, found(&looking_back, &in_one), "as of then, {}", shown());
        assert_eq!(whole, found(&fed, &in_many), "fed one by one, {}", shown());
        assert_eq!(by_itself.standards, looking_back.standards, "as of then, {}", shown());
        assert_eq!(by_itself.standards, fed.standards, "fed one by one, {}", shown());
        prefixes += 1;
        open += usize::from(whole.values().flatten().any(|line| line.contains("Open")));
    }
    (prefixes, open)
}

/// Rows with a journey and a time, in order of time; those at one instant as they stood.
fn in_order(mut case: Case) -> Case {
    case.rows.retain(|row| row.cell("journey").is_some() && row.time().is_some());
    case.rows.sort_by_key(Row::time);
    case
}

/// What is found, journey by journey.
fn found(line: &Line, name: &dyn Fn(Place) -> String) -> BTreeMap<String, Vec<String>> {
    let view = View { line, name, shift: 0 };
    line.journeys.iter().map(|journey| (journey.key.clone(), view.journey(journey))).collect()
}
