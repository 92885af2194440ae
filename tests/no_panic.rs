//! No text that once was a rule file and no bytes that once were a log make the whole line panic.
#![allow(clippy::unwrap_used, unreachable_pub)]

#[allow(dead_code, reason = "each suite uses its part of what they share")]
#[path = "generate/mod.rs"]
mod generate;
#[allow(dead_code, reason = "each suite uses its part of what they share")]
mod line;

use generate::rng::Rng;
use generate::{Case, csv, json};
use std::panic::{AssertUnwindSafe, catch_unwind};

const CASES: u64 = 400;

/// What a slip of the hand, a broken editor or a hostile sender puts into a text.
const PIECES: [&str; 34] = [
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "\"",
    "\\",
    ",",
    ":",
    "..",
    "-",
    "%",
    "\0",
    "\u{feff}",
    "\r\n",
    "，",
    "“",
    "😀",
    "é",
    "within",
    "限时",
    "not",
    "999999999999999999999999999999",
    "1e99999",
    "0",
    "-1",
    "9999-12-31",
    "0001-01-01T00:00:00Z",
    "null",
    "true",
    "{}",
    "[[[[",
    " where start.agent == ",
];

fn mutated(rng: &mut Rng, bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=rng.below(4) {
        let at = rng.below(bytes.len() + 1);
        let to = (at + rng.below(12)).min(bytes.len());
        match rng.below(6) {
            0 => drop(bytes.drain(at..to)),
            1 => drop(bytes.splice(at..at, rng.pick(&PIECES).bytes())),
            2 => drop(bytes.splice(at..to, rng.pick(&PIECES).bytes())),
            3 => bytes.truncate(at),
            4 => {
                let again = bytes[at..to].to_vec();
                drop(bytes.splice(at..at, again));
            }
            _ if at < bytes.len() => bytes[at] = rng.below(256) as u8,
            _ => {}
        }
    }
    bytes
}

/// A token of a text in place of another: more often than random bytes it still reads as a rule file.
fn transplanted(rng: &mut Rng, text: &str) -> String {
    let mut words: Vec<&str> = text.split_inclusive([' ', '\n']).collect();
    for _ in 0..=rng.below(3) {
        let (from, to) = (rng.below(words.len()), rng.below(words.len()));
        match rng.below(3) {
            0 => words[to] = words[from],
            1 => words.swap(from, to),
            _ => drop(words.remove(to)),
        }
    }
    words.concat()
}

/// The log of a case, as JSON Lines or CSV.
fn log_of(rng: &mut Rng, case: &Case) -> Vec<u8> {
    let columns = case.rules.columns;
    let text = if rng.chance(50) {
        json::lines(&case.rows, columns)
    } else {
        csv::lines(&case.rows, columns)
    };
    text.into_bytes()
}

fn must_not_panic(seed: u64, rules: &str, log: Vec<u8>) {
    let shown = String::from_utf8_lossy(&log).into_owned();
    let run = || drop(line::run_bytes(rules, vec![("log".to_owned(), log)], None));
    assert!(catch_unwind(AssertUnwindSafe(run)).is_ok(), "seed {seed} panics:\n{rules}\n{shown}");
}

#[test]
fn no_mutation_of_a_rule_file_panics() {
    for seed in 0..CASES {
        let mut rng = Rng::new(!seed);
        let case = generate::case(seed);
        let log = log_of(&mut rng, &case);
        let text = case.rules.text();
        let rules = if rng.chance(60) {
            transplanted(&mut rng, &text)
        } else {
            String::from_utf8_lossy(&mutated(&mut rng, text.as_bytes())).into_owned()
        };
        must_not_panic(seed, &rules, log);
    }
}

#[test]
fn no_mutation_of_a_log_panics() {
    for seed in 0..CASES {
        let mut rng = Rng::new(!seed);
        let case = generate::case(seed);
        let log = log_of(&mut rng, &case);
        must_not_panic(seed, &case.rules.text(), mutated(&mut rng, &log));
    }
}

#[test]
fn no_bytes_at_all_panic() {
    for seed in 0..CASES {
        let mut rng = Rng::new(!seed);
        let bytes = (0..rng.below(300)).map(|_| rng.below(256) as u8).collect();
        must_not_panic(seed, &generate::case(seed).rules.text(), bytes);
    }
}
