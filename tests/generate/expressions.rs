//! Conditions as text.

use super::log::EVENTS;
use super::rng::Rng;
use super::rules::Names;

/// A condition of one record: an event, often with more.
pub fn condition(rng: &mut Rng, names: &Names, depth: usize) -> String {
    let event = match rng.below(4) {
        0 => format!("event in [\"{}\", \"{}\"]", EVENTS[rng.below(2)], EVENTS[2 + rng.below(2)]),
        1 if !names.steps.is_empty() => rng.of(&names.steps),
        _ => format!("event == \"{}\"", rng.pick(&EVENTS)),
    };
    match rng.below(6) {
        0 | 1 if depth > 0 => format!("{event} and {}", closed(rng)),
        2 if depth > 1 => format!("{event} or {}", closed(rng)),
        3 if depth > 1 => closed(rng),
        _ => event,
    }
}

/// A condition of values, as segments and thresholds ask it.
pub fn segment_condition(rng: &mut Rng) -> String {
    match rng.below(6) {
        0 => format!("{} and {}", closed(rng), closed(rng)),
        1 => format!("{} or {}", closed(rng), closed(rng)),
        2 => format!("not ({})", atom(rng)),
        _ => atom(rng),
    }
}

/// A condition on what a script gives.
fn called(rng: &mut Rng, compare: &str) -> String {
    match rng.below(5) {
        0 => "loud(note)".to_owned(),
        1 => format!("weight(n) {compare} {}", rng.pick(&["0.5", "1"])),
        2 => format!("kind(note, n) {} \"gold\"", rng.pick(&["==", "!="])),
        3 => format!("share(n) is {}", rng.pick(&["missing", "known"])),
        _ => format!("share(weight(n)) {compare} 0.5"),
    }
}

/// A condition that can stand between `and` and `or`.
fn closed(rng: &mut Rng) -> String {
    if rng.chance(15) {
        let (left, right) = (atom(rng), atom(rng));
        return format!("({left} {} {right})", rng.pick(&["and", "or"]));
    }
    atom(rng)
}

fn atom(rng: &mut Rng) -> String {
    let compare = rng.pick(&["<=", "<", ">", ">=", "==", "!="]);
    match rng.below(18) {
        0 | 1 => format!("wait {compare} {}", rng.pick(&["10s", "20s", "30s"])),
        2 | 3 => format!("n {compare} {}", rng.pick(&["1", "2", "1.5"])),
        4 => format!("csat {} {}", rng.pick(&["<=", ">"]), rng.pick(&["2", "3", "4"])),
        5 => format!("nps {} {}", rng.pick(&["<=", ">="]), rng.pick(&["6", "9"])),
        6 => format!("tier == {}", rng.pick(&["basic", "gold"])),
        7 => format!("tier in [{}, black]", rng.pick(&["basic", "gold"])),
        8 => format!(
            "note {} \"{}\"",
            rng.pick(&["contains", "starts with", "ends with"]),
            rng.pick(&["x", "y"])
        ),
        9 => format!("cost {compare} {}", rng.pick(&["50 CNY", "100 CNY"])),
        10 => rng.pick(&["urgent", "not urgent"]).to_owned(),
        11 => format!(
            "{} is {}",
            rng.pick(&["wait", "n", "tier", "note", "promised", "urgent"]),
            rng.pick(&["missing", "known"])
        ),
        12 if rng.chance(50) => {
            let calendar = rng.pick(&["office", "own"]);
            format!("elapsed(promised, closed, {calendar}) {compare} 1 business minute")
        }
        12 => format!("elapsed(promised, closed) {compare} {}", rng.pick(&["1m", "2m"])),
        16 => called(rng, compare),
        13 => format!("wait in 10s..{}", rng.pick(&["20s", "30s"])),
        14 => format!("n {} 1 {compare} 2", rng.pick(&["+", "-", "*"])),
        _ => format!("channel == \"{}\"", rng.pick(&["web", "phone"])),
    }
}
