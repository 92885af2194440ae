//! Declare's templates as `docs/language.md` spells them, held to their formulas over finite traces (Pesic & van der
//! Aalst 2006; De Giacomo & Vardi 2013; Di Ciccio & Mecella 2015) on every trace of up to five records of three events.
#![allow(clippy::unwrap_used, unreachable_pub)]

#[allow(dead_code, reason = "each suite uses its part of what they share")]
mod line;

use mot::judge::verdict::Verdict;
use std::fmt::Write;
use std::ops::Not;

const EVENTS: [char; 3] = ['a', 'b', 'c'];
const LONGEST: usize = 5;

/// A formula of linear temporal logic over finite traces.
#[derive(Clone)]
enum Formula {
    Is(char),
    Not(Box<Formula>),
    Or(Box<Formula>, Box<Formula>),
    Next(Box<Formula>),
    Until(Box<Formula>, Box<Formula>),
}
use Formula::Is;

impl Formula {
    fn holds(&self, trace: &[char], at: usize) -> bool {
        match self {
            Is(event) => trace.get(at) == Some(event),
            Formula::Not(f) => !f.holds(trace, at),
            Formula::Or(f, g) => f.holds(trace, at) || g.holds(trace, at),
            Formula::Next(f) => at + 1 < trace.len() && f.holds(trace, at + 1),
            Formula::Until(f, g) => (at..trace.len())
                .any(|end| g.holds(trace, end) && (at..end).all(|now| f.holds(trace, now))),
        }
    }

    fn or(self, other: Formula) -> Formula {
        Formula::Or(self.into(), other.into())
    }

    fn and(self, other: Formula) -> Formula {
        !(!self).or(!other)
    }

    fn implies(self, other: Formula) -> Formula {
        (!self).or(other)
    }

    fn until(self, other: Formula) -> Formula {
        Formula::Until(self.into(), other.into())
    }

    /// Until, or for ever.
    fn unless(self, other: Formula) -> Formula {
        self.clone().until(other).or(always(self))
    }
}

impl Not for Formula {
    type Output = Formula;

    fn not(self) -> Formula {
        Formula::Not(self.into())
    }
}

fn next(f: Formula) -> Formula {
    Formula::Next(f.into())
}

fn sometime(f: Formula) -> Formula {
    f.clone().or(!f.clone()).until(f)
}

fn always(f: Formula) -> Formula {
    !sometime(!f)
}

/// At least `n` times.
fn existence(n: u32, f: &Formula) -> Formula {
    let once =
        |rest: Option<Formula>| sometime(rest.map_or(f.clone(), |rest| f.clone().and(next(rest))));
    (1..n).fold(once(None), |rest, _| once(Some(rest)))
}

/// What a template asks for, by its name in the table.
fn formula(template: &str) -> Formula {
    let (a, b) = (Is('a'), Is('b'));
    let any = || Is('a').or(!Is('a'));
    let both = |first: &str, second: &str| formula(first).and(formula(second));
    match template {
        "existence(2, a)" => existence(2, &a),
        "absence(1, a)" => !existence(1, &a),
        "absence(3, a)" => !existence(3, &a),
        "exactly(2, a)" => existence(2, &a).and(!existence(3, &a)),
        "init(a)" => a,
        "end(a), last(a)" => sometime(a.and(!next(any()))),
        "choice(a, b)" => sometime(a).or(sometime(b)),
        "exclusive choice(a, b)" => both("choice(a, b)", "not co-existence(a, b)"),
        "responded existence(a, b)" => sometime(a).implies(sometime(b)),
        "co-existence(a, b)" => {
            formula("responded existence(a, b)").and(sometime(b).implies(sometime(a)))
        }
        "response(a, b)" => always(a.implies(sometime(b))),
        "precedence(a, b)" => (!b).unless(a),
        "succession(a, b)" => both("response(a, b)", "precedence(a, b)"),
        "alternate response(a, b)" => always(a.clone().implies(next((!a).until(b)))),
        "alternate precedence(a, b)" => {
            let since = (!b.clone()).unless(a);
            since.clone().and(always(b.implies(!next(!since))))
        }
        "alternate succession(a, b)" => {
            both("alternate response(a, b)", "alternate precedence(a, b)")
        }
        "chain response(a, b)" => always(a.implies(next(b))),
        "chain precedence(a, b)" => (!b.clone()).and(always(next(b).implies(a))),
        "chain succession(a, b)" => both("chain response(a, b)", "chain precedence(a, b)"),
        "not responded existence(a, b)" => sometime(a).implies(!sometime(b)),
        "not co-existence(a, b)" => !sometime(a).and(sometime(b)),
        "not response(a, b)" => always(a.implies(!sometime(b))),
        "not precedence(a, b)" => always(sometime(b).implies(!a)),
        "not succession(a, b)" => both("not response(a, b)", "not precedence(a, b)"),
        "not chain response(a, b)" => always(a.implies(!next(b))),
        "not chain precedence(a, b)" => always(next(b).implies(!a)),
        "not chain succession(a, b)" => {
            both("not chain response(a, b)", "not chain precedence(a, b)")
        }
        other => panic!("no formula for {other}"),
    }
}

/// A row of the table: the requirements, and for each the event without which it does not apply.
struct Row {
    template: String,
    spelling: Vec<(String, Option<char>)>,
}

fn table() -> Vec<Row> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/language.md");
    let text = std::fs::read_to_string(path).unwrap();
    let section = text.split("## Declare's templates\n").nth(1).unwrap();
    let rows = section.lines().skip_while(|line| !line.starts_with("|---")).skip(1);
    rows.take_while(|line| line.starts_with('|')).map(row).collect()
}

fn row(line: &str) -> Row {
    let cells: Vec<&str> = line.split('|').map(str::trim).collect();
    let requirements = cells[2].split('`').skip(1).step_by(2);
    let mut without = cells[3].split(", ");
    let spelling = requirements
        .map(|text| (text.to_owned(), without.next().filter(|e| e.len() == 1)))
        .map(|(text, event)| (text, event.and_then(|event| event.chars().next())))
        .collect();
    assert!(without.next().is_none(), "{line}");
    Row { template: cells[1].to_owned(), spelling }
}

/// Every trace but the empty one, which is no journey.
fn traces() -> Vec<Vec<char>> {
    let mut found: Vec<Vec<char>> = vec![vec![]];
    let mut begin = 0;
    for _ in 0..LONGEST {
        let end = found.len();
        for at in begin..end {
            found.extend(EVENTS.map(|event| [&found[at][..], &[event]].concat()));
        }
        begin = end;
    }
    found.split_off(1)
}

fn log(traces: &[Vec<char>]) -> String {
    let mut log = String::new();
    for (journey, trace) in traces.iter().enumerate() {
        for (minute, event) in trace.iter().enumerate() {
            let at = format!("2026-11-02T09:{minute:02}:00Z");
            writeln!(log, r#"{{"id": "{journey:04}", "at": "{at}", "what": "{event}"}}"#).unwrap();
        }
    }
    log
}

#[test]
fn every_template_of_declare_is_spelled_as_the_table_says() {
    let table = table();
    assert_eq!(table.len(), 27);
    let mut rules =
        "record { journey <- id  time <- at  event <- what }\nmoment whole {\n  each journey\n"
            .to_owned();
    let requirements = table.iter().flat_map(|row| &row.spelling);
    for (number, (requirement, _)) in requirements.enumerate() {
        writeln!(rules, "  expect must e{number}: {requirement}").unwrap();
    }
    rules += "}\n";

    let traces = traces();
    let judged = line::run(&rules, vec![log(&traces)], None).unwrap();
    assert_eq!(judged.journeys.len(), traces.len());
    let mut wrong = String::new();
    for (journey, trace) in judged.journeys.iter().zip(&traces) {
        let [occurrence] = &journey.verdicts.occurrences[..] else { panic!("one a journey") };
        let mut outcomes = occurrence.outcomes.iter().map(|outcome| outcome.verdict);
        for row in &table {
            let verdicts: Vec<Verdict> = outcomes.by_ref().take(row.spelling.len()).collect();
            let kept = !verdicts.iter().any(|verdict| matches!(verdict, Verdict::Failed(_)));
            let vacuous = row.spelling.iter().zip(&verdicts).all(|((_, without), verdict)| {
                let never = without.is_some_and(|event| !trace.contains(&event));
                (*verdict == Verdict::NotApplicable) == never
            });
            let decided = verdicts.iter().all(|verdict| {
                matches!(verdict, Verdict::Met | Verdict::Failed(_) | Verdict::NotApplicable)
            });
            if kept != formula(&row.template).holds(trace, 0) || !vacuous || !decided {
                writeln!(wrong, "{} on {trace:?}: {verdicts:?}", row.template).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
