//! What must hold of the engine whatever the rules: refusals with their places, columns, threads, and logs that say the
//! same in another way. What each form means is in `tests/conformance/`.

#[path = "support/judged.rs"]
mod support;

use mot::judge::Scratch;
use mot::judge::verdict::{Evidence, JourneyVerdicts, Whose};
use mot::parallel::in_chunks;
use mot::unit::{DAY, Instant};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::num::NonZero;
use support::{Judged, judged, planned};

const RECORD: &str = "record {\n  journey <- id\n  time <- at\n  event <- what\n  customer <- who\n  \
                      channel <- channel\n  wait : duration in s <- wait\n  mood : -1..1 <- mood\n  \
                      tier : one of [basic, gold] <- tier\n  amount : money in CNY <- amount\n}\n";

/// Forms of every kind at once.
const RULES: &str = r#"
segment vip = tier == "gold"
touchpoint answer {
  when event == "answer"
  expect must quick: wait <= 20s
    for vip: wait <= 10s
  expect should called: "call" before
}
moment complaint {
  from "complaint" to "close"
  when mood < 0 or vip
  stake amount
  expect must apologised: "apology" within 15m
    for vip: within 5m
  expect must calm: no "transfer"
  expect should told: at least 2 "update" within 1h
  expect should ordered: "apology" before "offer"
  expect should answered: "update" after "question"
  expect must solid: no "complaint" within 2h after "close"
}
moment call { at "call" expect must answered: "answer" within 2m }
moment whole { each journey expect must few: at most 3 "transfer" }
conclude lost when failed(complaint) and vip
recovery sorry for complaint { do call within 1h done when "sorry" }
"#;

fn rules() -> String {
    format!("{RECORD}{RULES}")
}

/// Numbers that look random and are the same on every machine (Lehmer, as in Park and Miller 1988).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        self.0 % sides
    }
}

/// A record: journey, minute, and the rest of its JSON.
#[derive(Clone)]
struct Record(u64, u64, String);

fn log(seed: u64, journeys: u64, length: u64) -> Vec<Record> {
    const EVENTS: [&str; 11] = [
        "complaint",
        "close",
        "apology",
        "transfer",
        "update",
        "offer",
        "question",
        "call",
        "answer",
        "sorry",
        "note",
    ];
    let mut dice = Dice(seed + 1);
    let mut records = Vec::new();
    for journey in 0..journeys {
        let mut minute = dice.roll(600);
        for _ in 0..length {
            minute += 1 + dice.roll(40);
            let event = EVENTS[dice.roll(EVENTS.len() as u64) as usize];
            let mut rest = format!("\"what\": \"{event}\"");
            for (key, values) in [
                ("wait", ["5", "10", "15", "25"]),
                ("mood", ["-0.5", "-0.1", "0", "0.7"]),
                ("tier", ["\"basic\"", "\"gold\"", "\"basic\"", "null"]),
                ("amount", ["10", "99.5", "0", "null"]),
            ] {
                if dice.roll(3) == 0 {
                    let _ = write!(rest, ", \"{key}\": {}", values[dice.roll(4) as usize]);
                }
            }
            records.push(Record(journey, minute, rest));
        }
    }
    records
}

fn jsonl(records: &[Record], shift: i64) -> String {
    let line = |Record(journey, minute, rest): &Record| {
        let at =
            jiff::Timestamp::from_second(1_762_000_000 + *minute as i64 * 60 + shift / 1_000_000);
        format!("{{\"id\": \"j{journey}\", \"at\": \"{}\", {rest}}}\n", at.expect("a time"))
    };
    records.iter().map(line).collect()
}

/// Every verdict with its evidence by journey; rows are given as the record's place within its journey, and instants less
/// `shift`, so that logs that say the same give the same.
fn told(judged: &Judged, shift: i64) -> BTreeMap<String, String> {
    let verdicts = judged.verdicts();
    let told = judged.journeys.iter().zip(&verdicts).map(|((key, rows), verdicts)| {
        let place =
            |row: u32| rows.iter().position(|known| *known == row).expect("a row of the journey");
        (judged.log.words.text(key).to_string(), one(verdicts, &place, shift))
    });
    told.collect()
}

fn one(verdicts: &JourneyVerdicts, place: &dyn Fn(u32) -> usize, shift: i64) -> String {
    let mut text = String::new();
    for occurrence in &verdicts.occurrences {
        let (start, end) = (place(occurrence.start), occurrence.end.map(place));
        let _ = writeln!(text, "{:?} {start} {end:?} {:?}", occurrence.owner, occurrence.verdict);
        for outcome in &occurrence.outcomes {
            let Evidence { records, unknown, deadline, at, .. } = &*outcome.evidence;
            let records: Vec<_> = records.iter().map(|(row, part)| (place(*row), part)).collect();
            let unknown: Vec<_> = unknown.iter().map(|(f, row)| (f, place(*row))).collect();
            let (deadline, at) = (deadline.map(|t| t.0 - shift), at.map(|t| t.0 - shift));
            let measured = &outcome.evidence.measured;
            let verdict = outcome.verdict;
            let _ = writeln!(
                text,
                "  {verdict:?} {records:?} {unknown:?} {deadline:?} {at:?} {measured:?}"
            );
        }
    }
    let undecided: Vec<_> = verdicts.undecided.iter().map(|u| (u.owner, place(u.row))).collect();
    let _ = writeln!(text, "{undecided:?}");
    text
}

/// As of the last day of all, so that it is the same for all ways to write a log.
const AS_OF: Instant = Instant(1_762_000_000_000_000 + 2 * DAY);

#[test]
fn shifting_all_times_shifts_all_instants_and_no_verdict() {
    let records = log(7, 60, 14);
    let plain = judged(&rules(), &jsonl(&records, 0), Some(AS_OF));
    let shift = 3 * DAY + 7_000_000;
    let later = Instant(AS_OF.0 + shift);
    let shifted = judged(&rules(), &jsonl(&records, shift), Some(later));
    assert_eq!(told(&plain, 0), told(&shifted, shift));
}

#[test]
fn the_order_of_input_lines_does_not_matter_where_times_differ() {
    let mut records = log(11, 60, 14);
    let plain = told(&judged(&rules(), &jsonl(&records, 0), Some(AS_OF)), 0);
    let mut dice = Dice(3);
    for last in (1..records.len()).rev() {
        records.swap(last, dice.roll(last as u64 + 1) as usize);
    }
    assert_eq!(plain, told(&judged(&rules(), &jsonl(&records, 0), Some(AS_OF)), 0));
}

#[test]
fn other_journeys_do_not_matter() {
    let records = log(13, 40, 14);
    let all = told(&judged(&rules(), &jsonl(&records, 0), Some(AS_OF)), 0);
    for kept in 0..40 {
        // The last record of another journey keeps every column in the log.
        let own: Vec<Record> = records.iter().filter(|record| record.0 == kept).cloned().collect();
        let every = "\"what\": \"x\", \"wait\": 1, \"mood\": 0, \"tier\": \"gold\", \"amount\": 1";
        let log = [own, vec![Record(99, 1, every.to_owned())]].concat();
        let alone = told(&judged(&rules(), &jsonl(&log, 0), Some(AS_OF)), 0);
        let key = format!("j{kept}");
        assert_eq!(alone[&key], all[&key]);
    }
}

#[test]
fn what_is_decided_stays_decided_as_more_records_come() {
    let records = log(17, 80, 14);
    let text = jsonl(&records, 0);
    let decided = |judged: &Judged| {
        let mut decided = BTreeMap::new();
        for verdicts in judged.verdicts() {
            for occurrence in &verdicts.occurrences {
                for outcome in &occurrence.outcomes {
                    let key = (occurrence.start, outcome.expectation);
                    // A late stop was missing before it came: both are failed.
                    let failed = matches!(outcome.verdict, mot::judge::verdict::Verdict::Failed(_));
                    decided.insert(key, (failed, outcome.evidence.deadline));
                }
            }
        }
        decided
    };
    // A clock without conditions that failed stays failed, however much is added.
    let rules = format!(
        "{RECORD}moment call {{ at \"call\" expect must answered: \"answer\" within 2m  \
         expect should calm: no \"transfer\" within 1h }}\nsegment vip = tier == \"gold\"\n\
         segment sad = mood < 0\nsegment dear = amount > 5 CNY and wait > 1s\n"
    );
    let whole = decided(&judged(&rules, &text, Some(AS_OF)));
    for hours in [2, 8, 20] {
        let before = Instant(1_762_000_000_000_000 + hours * 3_600_000_000);
        for (key, (failed, deadline)) in decided(&judged(&rules, &text, Some(before))) {
            if failed {
                assert_eq!(whole[&key], (true, deadline));
            }
        }
    }
}

#[test]
fn the_number_of_threads_does_not_matter() {
    let judged = judged(&rules(), &jsonl(&log(19, 1500, 8), 0), Some(AS_OF));
    let judge = judged.judge();
    let run = |threads: usize| {
        let mut text = String::new();
        in_chunks(
            judged.journeys.len(),
            NonZero::new(threads).unwrap(),
            Scratch::default,
            |scratch, index| {
                let (key, rows) = judged.journeys.get(index);
                judge.journey_with(scratch, Whose::journey(key), rows)
            },
            |verdicts| {
                let _ = writeln!(text, "{verdicts:?}");
            },
        );
        text
    };
    let one = run(1);
    assert_eq!(one, run(2));
    assert_eq!(one, run(3));
}

#[test]
fn long_journeys_take_time_in_proportion() {
    // One journey of 60,000 records, in which every form has thousands of occurrences.
    let records = log(23, 1, 60_000);
    let judged = judged(&rules(), &jsonl(&records, 0), None);
    let began = std::time::Instant::now();
    let occurrences: usize =
        judged.verdicts().iter().map(|verdicts| verdicts.occurrences.len()).sum();
    assert!(occurrences > 8_000, "{occurrences}");
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}

#[test]
fn only_columns_that_a_rule_needs_are_planned() {
    let rules = format!(
        "{RECORD}segment unused = tier == \"gold\"\ntouchpoint answer {{ when event == \"a\" \
         expect must quick: wait <= 20s }}\n"
    );
    let plan = planned(&rules).unwrap();
    let headers: Vec<&str> = plan.columns.iter().map(|column| column.header.as_str()).collect();
    assert_eq!(headers, ["id", "at", "wait", "what"]);
}

#[test]
fn a_plan_can_be_read() {
    insta::assert_snapshot!(planned(&rules()).unwrap().to_string());
}

#[test]
fn a_file_without_records_cannot_be_judged() {
    let refused = planned("model m { a 100% }\n").expect_err("no record");
    assert_eq!(refused.iter().map(|r| r.entry.code).collect::<Vec<_>>(), [410]);
}
