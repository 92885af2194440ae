//! What must not move a verdict: when all of it happened, in which order lines stand, who else is in the log, how it is
//! divided into files, and in which language and layout the rules are written.
#![allow(clippy::unwrap_used, unreachable_pub)]

#[allow(dead_code, reason = "each suite uses its part of what they share")]
#[path = "generate/mod.rs"]
mod generate;
#[allow(dead_code, reason = "each suite uses its part of what they share")]
mod line;

use generate::log::{Cell, Row};
use generate::rng::Rng;
use generate::rules::TimeStyle;
use generate::{Case, csv, json};
use line::shown::View;
use line::{Line, run, run_bytes};
use mot::diagnostic::{Lang, Place};
use mot::unit::{DAY, Instant, MINUTE};
use std::collections::BTreeMap;

const CASES: u64 = 100;

/// What is found, journey by journey, with records named by their position in `order`.
fn found(line: &Line, name: &dyn Fn(Place) -> String, shift: i64) -> BTreeMap<String, Vec<String>> {
    let view = View { line, name, shift };
    line.journeys.iter().map(|journey| (journey.key.clone(), view.journey(journey))).collect()
}

fn by_line(place: Place) -> String {
    (place.line - 1).to_string()
}

fn judged(case: &Case) -> Line {
    let log = json::lines(&case.rows, case.rules.columns);
    run(&case.rules.text(), vec![log], case.as_of).unwrap()
}

/// Cases that the line takes, with a generator of their own for the change.
fn cases() -> impl Iterator<Item = (Case, Rng)> {
    (0..CASES)
        .map(|seed| (generate::case(seed), Rng::new(!seed)))
        .filter(|(case, _)| !case.rows.is_empty() && !says_local_times(case))
}

/// What clocks show twice is not the same when it is shifted.
fn says_local_times(case: &Case) -> bool {
    matches!(case.rules.columns.time, TimeStyle::Local(..))
}

#[test]
fn shifting_all_times_moves_no_verdict() {
    for (mut case, mut rng) in cases() {
        case.rules.blocks.retain(|block| !block.head.starts_with("waive"));
        // Days and opening hours do not shift with the log.
        if case.rules.text().contains("end of ") {
            continue;
        }
        let shift = rng.of(&[1, 7 * MINUTE, -3 * DAY, 400 * DAY]);
        let mut shifted = case.clone();
        shifted.as_of = case.as_of.map(|time| Instant(time.0 + shift));
        for (_, cell) in shifted.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if let Cell::Time(time) = cell {
                time.0 += shift;
            }
        }
        let (one, other) = (judged(&case), judged(&shifted));
        assert_eq!(found(&one, &by_line, 0), found(&other, &by_line, shift), "{}", case.shown());
    }
}

#[test]
fn the_order_of_lines_moves_no_verdict() {
    for (case, mut rng) in cases() {
        let mut order: Vec<usize> = (0..case.rows.len()).collect();
        rng.shuffle(&mut order);
        // Records at one instant keep their order.
        let time = |at: &usize| case.rows[*at].time();
        let mut places: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (position, at) in order.iter().enumerate() {
            places.entry(time(at)).or_default().push(position);
        }
        for positions in places.values() {
            let mut tied: Vec<usize> = positions.iter().map(|position| order[*position]).collect();
            tied.sort_unstable();
            for (position, at) in positions.iter().zip(tied) {
                order[*position] = at;
            }
        }
        let shuffled =
            Case { rows: order.iter().map(|at| case.rows[*at].clone()).collect(), ..case.clone() };
        let (one, other) = (judged(&case), judged(&shuffled));
        let name = |place: Place| order[place.line as usize - 1].to_string();
        assert_eq!(found(&one, &by_line, 0), found(&other, &name, 0), "{}", case.shown());
        assert_eq!(one.standards, other.standards, "{}", case.shown());
    }
}

#[test]
fn an_unrelated_journey_moves_no_verdict() {
    for (case, mut rng) in cases() {
        let placed = case.rows.iter().filter(|row| row.cell("journey").is_some());
        let times: Vec<Instant> = placed.filter_map(Row::time).collect();
        if times.is_empty() {
            continue;
        }
        let mut joined = case.clone();
        let mut strangers = case.rows.clone();
        rng.shuffle(&mut strangers);
        for mut row in strangers {
            for (field, cell) in &mut row.cells {
                match *field {
                    "journey" => *cell = Cell::Text("stranger".to_owned()),
                    "time" => *cell = Cell::Time(rng.of(&times)),
                    _ => {}
                }
            }
            joined.rows.push(row);
        }
        let (one, other) = (judged(&case), judged(&joined));
        let mut with = found(&other, &by_line, 0);
        with.remove("stranger");
        assert_eq!(found(&one, &by_line, 0), with, "{}", case.shown());
    }
}

#[test]
fn dividing_the_log_into_files_moves_no_verdict() {
    for (case, mut rng) in cases() {
        let mut logs = Vec::new();
        let mut firsts = Vec::new();
        let mut rest = &case.rows[..];
        while !rest.is_empty() {
            let (part, after) = rest.split_at(1 + rng.below(rest.len()));
            firsts.push(case.rows.len() - rest.len());
            logs.push(json::lines(part, case.rules.columns));
            rest = after;
        }
        let one = judged(&case);
        let other = run(&case.rules.text(), logs, case.as_of).unwrap();
        let name =
            |place: Place| (firsts[usize::from(place.file)] + place.line as usize - 1).to_string();
        assert_eq!(found(&one, &by_line, 0), found(&other, &name, 0), "{}", case.shown());
        assert_eq!(one.standards, other.standards, "{}", case.shown());
    }
}

#[test]
fn the_format_of_the_log_moves_no_verdict() {
    for (case, _) in cases() {
        let log = csv::lines(&case.rows, case.rules.columns);
        let logs = vec![("log.csv".to_owned(), log.into_bytes())];
        let one = judged(&case);
        let other = run_bytes(&case.rules.text(), logs, case.as_of).unwrap();
        let below_header = |place: Place| (place.line - 2).to_string();
        assert_eq!(found(&one, &by_line, 0), found(&other, &below_header, 0), "{}", case.shown());
        assert_eq!(one.standards, other.standards, "{}", case.shown());
    }
}

#[test]
fn language_and_layout_move_no_verdict() {
    for (case, _) in cases() {
        let log = json::lines(&case.rows, case.rules.columns);
        let text = case.rules.text();
        let one = run(&text, vec![log.clone()], case.as_of).unwrap();
        let english = line::format(&text, Lang::En);
        let chinese = line::format(&text, Lang::Zh);
        assert_eq!(line::format(&chinese, Lang::En), english, "{}", case.shown());
        for text in [english, chinese] {
            let other = run(&text, vec![log.clone()], case.as_of).unwrap();
            assert_eq!(found(&one, &by_line, 0), found(&other, &by_line, 0), "{text}");
            assert_eq!(one.standards, other.standards, "{text}");
        }
    }
}
