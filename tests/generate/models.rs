//! Models and standards as text.

use super::rng::Rng;
use super::rules::{Block, Names};

/// A model from verdicts, one with a cost, and one from a survey.
pub fn models() -> Vec<Block> {
    let model = |head: &str, lines: &[&str]| {
        Block::braced(head.to_owned(), lines.iter().map(|&line| line.to_owned()).collect())
    };
    vec![
        model("model q", &["f0 60%", "f1 40%"]),
        model("model c", &["f0 50%", "f1 -50%"]),
        model(
            "model g",
            &["f0 70% expected [x1, x2] perceived [y1, y2]", "f1 30% expected [x2] perceived [y1]"],
        ),
    ]
}

/// What an expectation counts toward, if anything.
pub fn toward(rng: &mut Rng) -> Option<String> {
    let weight = rng.pick(&["", "", " weight 3", " weight 0.5"]);
    rng.chance(40)
        .then(|| format!("  toward {}{weight}", rng.pick(&["q.f0", "q.f1", "c.f0", "c.f1"])))
}

/// A standard over what there is.
pub fn standards(rng: &mut Rng, names: &Names) -> Vec<Block> {
    if !rng.chance(60) {
        return Vec::new();
    }
    let targets = names.targets();
    let lines = (0..=rng.below(3)).map(|_| require(rng, names, &targets)).collect();
    vec![Block::braced("standard q \"Quarter\"".to_owned(), lines)]
}

fn require(rng: &mut Rng, names: &Names, targets: &[String]) -> String {
    // What became of a recovery is measured like a verdict.
    let target = match names.recoveries.as_slice() {
        [] => rng.of(targets),
        recoveries if rng.chance(20) => rng.of(recoveries),
        _ => rng.of(targets),
    };
    let metric = match rng.below(14) {
        0..=2 => format!("rate({target}) >= {}", rng.pick(&["50%", "75%", "100%"])),
        3 => format!("{}({target}) <= {}", rng.pick(&["failed", "count"]), rng.below(3)),
        4 => format!("nps(nps) >= {}", rng.pick(&["0", "40"])),
        5 => format!("csat(csat) >= {}", rng.pick(&["50%", "80%"])),
        6 => format!("mean({}", rng.pick(&["n) >= 1", "wait) <= 20s", "cost) < 100 CNY"])),
        7 => format!("median({}", rng.pick(&["n) >= 1", "wait) <= 20s"])),
        8 => format!("{}(wait) <= 30s", rng.pick(&["p90", "p95"])),
        9 => {
            format!("score({}", rng.pick(&["q) >= 50%", "q.f0) >= 75%", "q.f1) > 0%", "c) >= 0%"]))
        }
        10 => format!("card({}", rng.pick(&["q) >= 50%", "q.f0) >= 100%", "c) > -50%"])),
        11 => format!("gap({}", rng.pick(&["g) >= 0", "g.f0) >= -1", "g.f1) < 0.5"])),
        12 => rng.pick(&["peak_end(mood) >= 0", "peak_end(csat) >= 3"]).to_owned(),
        _ => return spread(rng, &target),
    };
    let per = match rng.below(6) {
        0 => ", per channel".to_owned(),
        1 => ", per tier".to_owned(),
        2 if !names.segments.is_empty() => format!(", per {}", rng.of(&names.segments)),
        3 => format!(", per {}", rng.pick(&["day", "month", "quarter", "year"])),
        _ => String::new(),
    };
    let cases = if rng.chance(30) {
        format!(", at least {} cases", 1 + rng.below(4))
    } else {
        String::new()
    };
    format!("require {metric}{per}{cases}{}", confidence(rng))
}

fn confidence(rng: &mut Rng) -> &'static str {
    rng.pick(&["", "", "", ", with 80% confidence", ", with 50% confidence"])
}

/// A spread, now and then with a confidence.
fn spread(rng: &mut Rng, target: &str) -> String {
    let (measured, target) = match rng.below(6) {
        0..=2 => (format!("rate({target})"), rng.pick(&["50%", "100%", "0%"])),
        3 => ("csat(csat)".to_owned(), rng.pick(&["50%", "25%"])),
        4 => ("score(q)".to_owned(), rng.pick(&["50%", "25%"])),
        _ => ("mean(n)".to_owned(), rng.pick(&["0.5", "1"])),
    };
    let among = rng.pick(&["channel", "tier", "note"]);
    let op = rng.pick(&["<=", "<=", "<", ">"]);
    let op = if target == "0%" {
        "<="
    } else if target == "100%" && op == ">" {
        "<"
    } else {
        op
    };
    let per = rng.pick(&["", "", ", per month", ", per customer"]);
    let cases = rng.pick(&["", "", ", at least 2 cases", ", at least 3 cases"]);
    format!("require spread({measured}, {among}) {op} {target}{per}{cases}{}", confidence(rng))
}
