//! What must not move a verdict: when all of it happened, in which order lines stand, who else is in the log, how it is
//! divided into files, what things and columns are called, in which language and layout the rules are written, and on
//! how many threads it is judged.
#![allow(clippy::unwrap_used, unreachable_pub)]

#[allow(dead_code, reason = "each suite uses its part of what they share")]
#[path = "generate/mod.rs"]
mod generate;
#[allow(dead_code, reason = "each suite uses its part of what they share")]
mod line;

use generate::log::{Cell, Row};
use generate::rng::Rng;
use generate::rules::{TimeStyle, record};
use generate::zones::ZONES;
use generate::{Case, LOGS, csv, json};
use line::shown::View;
use line::{Line, Planned, planned, run, run_bytes};
use mot::diagnostic::{Lang, Place};
use mot::ingest::{self, Dividing, Input, Log, Shelf, Wanted};
use mot::judge::View as Sight;
use mot::judge::verdict::Occurrence;
use mot::report::{Builder, Journey, Limits, LogSummary, Scene};
use mot::run::{Run, Sum};
use mot::unit::{DAY, Instant, MINUTE};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io;
use std::num::NonZero;

const CASES: u64 = 120;

/// What is found, journey by journey, with records named by their position in `order`.
fn found(line: &Line, name: &dyn Fn(Place) -> String, shift: i64) -> BTreeMap<String, Vec<String>> {
    let view = View { line, name, shift };
    line.journeys
        .iter()
        .map(|journey| (format!("{:?} {}", journey.per, journey.key), view.journey(journey)))
        .collect()
}

fn by_line(place: Place) -> String {
    (place.line - 1).to_string()
}

fn judged(case: &Case) -> Line {
    let log = json::lines(&case.rows, case.rules.columns);
    run(&case.rules.text(), vec![log], case.as_of).unwrap()
}

/// Cases that the line takes, each of a rule file of its own, with a generator of their own for the change.
fn all_cases() -> impl Iterator<Item = (Case, Rng)> {
    (0..CASES)
        .map(|seed| (generate::case(seed * (LOGS + 1)), Rng::new(!seed)))
        .filter(|(case, _)| !case.rows.is_empty() && planned(&case.rules.text()).is_ok())
}

/// Those whose records say at which instants they were.
fn cases() -> impl Iterator<Item = (Case, Rng)> {
    all_cases().filter(|(case, _)| !says_local_times(case))
}

/// What clocks show twice is not the same when it is shifted.
fn says_local_times(case: &Case) -> bool {
    matches!(case.rules.columns.time, TimeStyle::Local(..))
}

/// A zone whose clocks have not changed since 1991, nor will in the years of the logs.
const STEADY: &str = "Asia/Shanghai";

#[test]
fn shifting_all_times_moves_no_verdict() {
    for (mut case, mut rng) in all_cases() {
        let days_and_hours = says_local_times(&case)
            || ["business ", "calendar days", "end of "].iter().any(|word| says(&case, word));
        // Days and opening hours come again each week, where no clock changes and no date is named.
        let shift = if days_and_hours {
            make_steady(&mut case);
            rng.of(&[7 * DAY, -3 * 7 * DAY, 57 * 7 * DAY])
        } else {
            rng.of(&[1, 7 * MINUTE, -3 * DAY, 400 * DAY])
        };
        case.rules.blocks.retain(|block| !block.head.starts_with("waive"));
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

fn says(case: &Case, word: &str) -> bool {
    let lines = case.rules.blocks.iter().flat_map(|block| &block.lines);
    lines.chain(case.rules.blocks.iter().map(|block| &block.head)).any(|line| line.contains(word))
}

/// Moves all clocks to a zone without changes, and takes all dates out of the calendars.
fn make_steady(case: &mut Case) {
    let steady = |line: &mut String| {
        for zone in ZONES {
            *line = line.replace(zone.name, STEADY);
        }
    };
    for block in &mut case.rules.blocks {
        block.lines.iter_mut().for_each(steady);
        if block.head.starts_with("calendar ") {
            let dated = ["closed ", "open ", "holidays "];
            block.lines.retain(|line| !dated.iter().any(|word| line.starts_with(word)));
        }
    }
    case.rules.blocks.retain(|block| !block.head.starts_with("calendar red"));
    if let TimeStyle::Local(_, meant) = case.rules.columns.time {
        case.rules.columns.time = TimeStyle::Local(STEADY, meant);
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
        // Of one customer, a stranger may be.
        if times.is_empty() || is_per_field(&case) {
            continue;
        }
        let mut joined = case.clone();
        let mut strangers = case.rows.clone();
        rng.shuffle(&mut strangers);
        for mut row in strangers {
            for (field, cell) in &mut row.cells {
                match *field {
                    // Of one customer it would be no stranger: what comes after a recovery is looked for there.
                    "journey" | "customer" => *cell = Cell::Text("stranger".to_owned()),
                    "time" => *cell = Cell::Time(rng.of(&times)),
                    _ => {}
                }
            }
            joined.rows.push(row);
        }
        let (one, other) = (judged(&case), judged(&joined));
        let mut with = found(&other, &by_line, 0);
        with.retain(|key, _| !key.ends_with(" stranger"));
        assert_eq!(found(&one, &by_line, 0), with, "{}", case.shown());
    }
}

fn is_per_field(case: &Case) -> bool {
    let moments = case.rules.blocks.iter().filter(|block| block.head.starts_with("moment "));
    moments.flat_map(|block| &block.lines).any(|line| line.starts_with("per "))
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

#[test]
fn names_of_columns_move_no_verdict() {
    for (case, _) in cases() {
        let mut renamed = case.clone();
        renamed.rules.columns.renamed = !case.rules.columns.renamed;
        for block in &mut renamed.rules.blocks {
            if block.head.starts_with("record") {
                *block = record(renamed.rules.columns);
            }
        }
        let (one, other) = (judged(&case), judged(&renamed));
        assert_eq!(found(&one, &by_line, 0), found(&other, &by_line, 0), "{}", case.shown());
        assert_eq!(one.standards, other.standards, "{}", case.shown());
    }
}

#[test]
fn names_of_things_move_no_verdict() {
    for (case, _) in cases() {
        let text = case.rules.text();
        let renamed = rename(&text);
        assert_ne!(text, renamed);
        let log = json::lines(&case.rows, case.rules.columns);
        let one = run(&text, vec![log.clone()], case.as_of).unwrap();
        let other = run(&renamed, vec![log], case.as_of).unwrap();
        assert_eq!(found(&one, &by_line, 0), found(&other, &by_line, 0), "{renamed}");
    }
}

/// Every name that is a letter and a digit gets another, in another script; so do the calendars.
fn rename(text: &str) -> String {
    let mut renamed = String::new();
    for (quoted, part) in text.split('"').enumerate() {
        if quoted > 0 {
            renamed.push('"');
        }
        if quoted % 2 == 1 {
            renamed.push_str(part);
            continue;
        }
        let letter = |c: char| c.is_alphanumeric() || c == '_';
        let mut rest = part;
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|c| letter(c) != letter(first)).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            let named = word.len() == 2
                && word.starts_with(|c: char| "spwtmefr".contains(c))
                && word.ends_with(|c: char| c.is_ascii_digit());
            let calendar = ["office", "night", "own", "red"].contains(&word);
            if named || calendar {
                renamed.extend(["名_", word]);
            } else {
                renamed.push_str(word);
            }
            rest = after;
        }
    }
    renamed
}

#[test]
fn the_number_of_threads_moves_no_verdict() {
    // So many journeys that each thread gets several chunks of them.
    let copies = 1_500;
    for (case, _) in cases().filter(|(case, _)| !is_per_field(case)).take(4) {
        let mut rows = Vec::new();
        for copy in 0..copies {
            rows.extend(case.rows.iter().cloned().map(|mut row| {
                for (field, cell) in &mut row.cells {
                    if let ("journey", Cell::Text(name)) = (*field, cell) {
                        name.extend(["-", &copy.to_string()]);
                    }
                }
                row
            }));
        }
        let planned = planned(&case.rules.text()).unwrap();
        let log = planned
            .read(
                vec![("log.jsonl".to_owned(), json::lines(&rows, case.rules.columns).into_bytes())],
                None,
            )
            .unwrap();
        let on = |threads: usize| {
            let mut found = Vec::new();
            let threads = NonZero::new(threads).unwrap();
            Run::new(&planned.plan, &log, case.as_of).journeys(threads, |journey| {
                found.push(format!("{:?} {:?}", journey.verdicts, journey.recoveries));
            });
            found
        };
        let one = on(1);
        assert!(one.len() >= copies);
        assert!(one == on(2) && one == on(5), "{}", case.shown());
        assert_eq!(reported(&planned, &log, &case, true), reported(&planned, &log, &case, false));
    }
}

/// A report may be added up in any order, and without the evidence that it does not show.
#[test]
fn a_report_is_the_same_however_it_is_added_up() {
    for (case, _) in all_cases() {
        let planned = planned(&case.rules.text()).unwrap();
        let lines = json::lines(&case.rows, case.rules.columns).into_bytes();
        let log = planned.read(vec![("log.jsonl".to_owned(), lines)], None).unwrap();
        let (one, other) =
            (reported(&planned, &log, &case, true), reported(&planned, &log, &case, false));
        assert_eq!(one, other, "{}", case.shown());
        let (one, other) =
            (verdicts(&planned, &log, &case, true), verdicts(&planned, &log, &case, false));
        assert_eq!(one, other, "{}", case.shown());
    }
}

/// A log that has no room in memory is judged in portions, and the report is the same.
#[test]
fn a_report_is_the_same_in_portions() {
    let mut judged = 0;
    for (case, _) in all_cases() {
        let planned = planned(&case.rules.text()).unwrap();
        if planned.plan.settling > 0 || planned.plan.customers.is_some() {
            continue;
        }
        judged += 1;
        let lines = json::lines(&case.rows, case.rules.columns).into_bytes();
        let log = planned.read(vec![("log.jsonl".to_owned(), lines.clone())], case.as_of).unwrap();
        // What scripts failed of is counted over the whole log; their values are the same.
        let mut one: Value = serde_json::from_str(&reported(&planned, &log, &case, true)).unwrap();
        one.as_object_mut().unwrap().remove("scripts");
        for most in [0, 2_000] {
            assert_eq!(one, in_portions(&planned, &lines, &case, most), "{}", case.shown());
        }
    }
    assert!(judged > 50);
}

/// Portions in memory.
#[derive(Default)]
struct Kept(BTreeMap<usize, Vec<u8>>);

impl Shelf for Kept {
    fn lay(&mut self, number: usize, bytes: &[u8]) -> io::Result<()> {
        self.0.entry(number).or_default().extend(bytes);
        Ok(())
    }

    fn take(&mut self, number: usize) -> io::Result<Box<dyn io::Read>> {
        Ok(Box::new(io::Cursor::new(self.0.remove(&number).unwrap_or_default())))
    }
}

/// The report of a log of which only so many bytes are held.
fn in_portions(planned: &Planned, lines: &[u8], case: &Case, most: usize) -> Value {
    let plan = &*planned.plan;
    let threads = NonZero::new(2).unwrap();
    let keys = plan.keys.iter().map(|key| key.column).collect();
    let shelf = Box::<Kept>::default();
    let dividing = Dividing { keys, most, shelf };
    let input = Input::new("log.jsonl", io::Cursor::new(lines.to_vec()));
    let (wanted, words) = (Wanted::of(plan, case.as_of), plan.words.clone());
    let mut divided =
        ingest::read_divided(threads, vec![input], &wanted, words, dividing, &mut |_| {})
            .unwrap()
            .unwrap();
    let as_of = case.as_of.or(divided.latest);
    let files = divided.log.files.clone();
    let scene = Scene::new(&plan.program, &planned.sources, &files, as_of, Lang::En);
    let mut report = Builder::new(&scene, LIMITS);
    Run::portions(threads, plan, as_of, &mut divided, &mut report).unwrap();
    serde_json::to_value(report.finish(LogSummary::from(&divided.log))).unwrap()
}

/// Every verdict with the exception that applied: of journeys in their order, or the short way of those who only count.
fn verdicts(planned: &Planned, log: &Log, case: &Case, in_order: bool) -> Vec<String> {
    let one = NonZero::<usize>::MIN;
    let run = Run::on(one, &planned.plan, log, case.as_of);
    let told = |journey: &Journey<'_, Sight<'_>>| {
        let verdicts = journey.verdicts;
        let occurrences = verdicts.occurrences.iter().map(|occurrence| {
            let outcomes = occurrence.outcomes.iter();
            let outcomes: Vec<_> =
                outcomes.map(|it| (it.expectation, it.exception, it.verdict)).collect();
            let Occurrence { owner, number, start, end, verdict, stake, reopened, .. } = occurrence;
            format!(
                "{owner:?} {number} {start} {end:?} {verdict:?} {stake:?} {reopened:?} {outcomes:?}"
            )
        });
        let findings = format!("{:?} {:?}", verdicts.undecided, verdicts.findings);
        let occurrences: Vec<_> = occurrences.collect();
        format!("{:?} {findings} {}", verdicts.whose, occurrences.join("; "))
    };
    let mut all = Vec::new();
    if in_order {
        run.journeys(one, |journey| all.push(told(journey)));
        return all;
    }
    let told = &told;
    run.gathered(one, || Told { told, all: Vec::new() })
        .into_iter()
        .flat_map(|sum| sum.all)
        .collect()
}

/// What is told of each journey.
struct Told<'t, F> {
    told: &'t F,
    all: Vec<String>,
}

impl<F: Fn(&Journey<'_, Sight<'_>>) -> String + Sync> Sum for Told<'_, F> {
    fn add(&mut self, journey: &Journey<'_, Sight<'_>>) {
        self.all.push((self.told)(journey));
    }
}

/// Every task is shown.
const LIMITS: Limits =
    Limits { worst: 5, recoveries: 50, findings: 5, exempted: 50, tasks: 1_000, actions: 1_000 };

/// The report as data: of journeys in their order, or added up on three threads.
fn reported(planned: &Planned, log: &Log, case: &Case, in_order: bool) -> String {
    let threads = NonZero::new(3).unwrap();
    let run = Run::on(threads, &planned.plan, log, case.as_of);
    let scene =
        Scene::new(&planned.plan.program, &planned.sources, &log.files, run.as_of, Lang::En);
    let mut report = Builder::new(&scene, LIMITS);
    if in_order {
        run.journeys(threads, |journey| report.add(journey));
    } else {
        run.add_up(threads, &Builder::new(&scene, LIMITS), &mut report);
    }
    report.add_scripts(&run.script_failures());
    for (field, records) in run.without_key() {
        report.without_key(field, records);
    }
    serde_json::to_string_pretty(&report.finish(LogSummary::from(log))).unwrap()
}
