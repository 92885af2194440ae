//! The engine and the second evaluator agree on generated rule files and logs.
//!
//! `MOT_AGREEMENT=100000` judges so many cases, `MOT_SEED=7` begins with that one, `MOT_DISAGREEMENTS=9` shows
//! so many before it gives up, `MOT_SECONDS=600` stops after so long.
#![allow(clippy::unwrap_used, unreachable_pub)]

#[allow(dead_code, reason = "each suite uses its part of what they share")]
#[path = "generate/mod.rs"]
mod generate;
#[allow(dead_code, reason = "each suite uses its part of what they share")]
mod line;
mod naive;

use generate::shrink::shrink;
use generate::{Case, LOGS, json};
use line::Planned;
use naive::worlds::TooManyWorlds;
use naive::{compare, read, share::Share};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// What came of a case.
enum Came {
    /// Both say the same.
    Agreed,
    /// They differ, so.
    Differed(Vec<String>),
    /// There are too many worlds to enumerate.
    TooMany,
    /// The rules or the log are refused.
    Refused(String),
}

#[test]
fn engine_and_second_evaluator_agree() {
    let number = |name: &str, default: u64| {
        std::env::var(name).map_or(default, |text| text.parse().expect("a number"))
    };
    let (first, cases) = (number("MOT_SEED", 0), number("MOT_AGREEMENT", 10_000));
    let at_most = number("MOT_DISAGREEMENTS", 1);
    let begun = Instant::now();
    let for_long = Duration::from_secs(number("MOT_SECONDS", 3_600));
    let seeds = AtomicU64::new(first);
    let tally = Mutex::new(Tally::default());
    let work = || {
        let mut rules: Option<(u64, Result<Planned, String>)> = None;
        loop {
            // Those that share a rule file are judged together.
            let seeds = {
                let from = seeds.fetch_add(LOGS, Ordering::Relaxed);
                from..(from + LOGS).min(first + cases)
            };
            if seeds.is_empty() {
                break;
            }
            for seed in seeds {
                if begun.elapsed() > for_long || tally.lock().unwrap().differing >= at_most {
                    return;
                }
                let case = generate::case(seed);
                let known = rules.take().filter(|(of, _)| *of == seed / LOGS);
                let (_, planned) = rules.insert(
                    known.unwrap_or_else(|| (seed / LOGS, line::planned(&case.rules.text()))),
                );
                let mut share = Share::default();
                let came = match planned {
                    Ok(planned) => both(&case, planned, &mut share),
                    Err(why) => Came::Refused(format!("{why}\n{}", case.shown())),
                };
                let differing = matches!(came, Came::Differed(_)).then(|| disagreement(seed, case));
                tally.lock().unwrap().add(seed, &came, &share, differing);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from).max(2) {
            scope.spawn(work);
        }
    });
    let Tally { judged, too_many, refused, differing, share } = tally.into_inner().unwrap();
    println!("{judged} cases, {too_many} with too many worlds, {refused} refused\n{share}");
    assert_eq!(differing, 0, "cases differ, see above");
    assert!(too_many * 20 <= judged, "too many cases are passed over");
    assert!(refused * 30 <= judged, "too many cases are refused");
    if judged >= 10_000 {
        share.assert_all_are_seen();
    }
}

/// What came of all cases.
#[derive(Default)]
struct Tally {
    judged: u64,
    too_many: u64,
    refused: u64,
    differing: u64,
    share: Share,
}

impl Tally {
    fn add(&mut self, seed: u64, came: &Came, share: &Share, differing: Option<String>) {
        self.judged += 1;
        self.share.merge(share);
        match came {
            Came::Agreed => {}
            Came::TooMany => self.too_many += 1,
            Came::Differed(_) => {
                self.differing += 1;
                println!("{}", differing.unwrap_or_default());
            }
            Came::Refused(why) => {
                self.refused += 1;
                if self.refused <= 3 {
                    println!("seed {seed} is refused: {why}");
                }
            }
        }
    }
}

fn both(case: &Case, planned: &Planned, share: &mut Share) -> Came {
    let log = json::lines(&case.rows, case.rules.columns);
    let line = match planned.run(vec![log], case.as_of) {
        Ok(line) => line,
        Err(why) => return Came::Refused(format!("{why}\n{}", case.shown())),
    };
    let program = &line.plan.program;
    let records = read::records(program, &case.rows, case.rules.columns.time);
    let told = match naive::judge(program, &records, case.as_of) {
        Ok(told) => told,
        Err(TooManyWorlds) => return Came::TooMany,
    };
    share.add(program, &told);
    share.add_times(case);
    let differences = compare::differences(program, &told, &line);
    if differences.is_empty() { Came::Agreed } else { Came::Differed(differences) }
}

fn disagreement(seed: u64, case: Case) -> String {
    let again = |case: &Case| match line::planned(&case.rules.text()) {
        Ok(planned) => both(case, &planned, &mut Share::default()),
        Err(why) => Came::Refused(why),
    };
    let smallest = shrink(case, &|case| matches!(again(case), Came::Differed(_)));
    let Came::Differed(differences) = again(&smallest) else {
        unreachable!("what was shrunk still differs")
    };
    format!("seed {seed} differs:\n{}\n{}\n", smallest.shown(), differences.join("\n"))
}
