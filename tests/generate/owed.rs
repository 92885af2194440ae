//! Waivers, facts and recoveries as text.

use super::clocks;
use super::expressions::segment_condition;
use super::log::LENGTHS;
use super::patterns::{pattern, state_condition};
use super::rng::Rng;
use super::rules::{Block, Names};
use super::zones::Zone;

/// At most two waivers.
pub fn waivers(rng: &mut Rng, names: &Names, zone: Zone) -> Vec<Block> {
    let all: Vec<_> = names.touchpoints.iter().chain(&names.moments).cloned().collect();
    let count = rng.weighted(&[(6, 0), (3, 1), (1, 2)]);
    (0..count)
        .map(|_| {
            let (owner, parts) = rng.of(&all);
            let target = format!("{owner}.{}", rng.of(&parts).name);
            let when = match rng.below(3) {
                0 => String::new(),
                _ => format!(" when {}", state_condition(rng, names)),
            };
            let day = rng.pick(&zone.days);
            Block::line(format!(
                "waive {target}{when} because \"so agreed\" approved by \"head\" until {day}"
            ))
        })
        .collect()
}

/// At most three facts, each of which may rest on those before.
pub fn facts(rng: &mut Rng, names: &mut Names) -> Vec<Block> {
    let targets = names.targets();
    (0..rng.below(3))
        .map(|number| {
            let name = format!("f{number}");
            let condition = verdict_condition(rng, names, &targets);
            names.facts.push(name.clone());
            Block::line(format!("conclude {name} \"Fact {name}\" when {condition}"))
        })
        .collect()
}

fn verdict_condition(rng: &mut Rng, names: &Names, targets: &[String]) -> String {
    let asked = |rng: &mut Rng| {
        let word = rng.weighted(&[(4, "failed"), (3, "met"), (2, "open"), (2, "unknown")]);
        format!("{word}({})", rng.of(targets))
    };
    let first = asked(rng);
    match rng.below(7) {
        6 => format!("{first} or count({}) >= {}", pattern(rng, names), 1 + rng.below(3)),
        0 => format!("{first} and {}", asked(rng)),
        1 => format!("{first} or {}", asked(rng)),
        2 => format!("{first} and ({})", segment_condition(rng)),
        3 => format!("not {first}"),
        4 if !names.facts.is_empty() => format!("{first} or {}", rng.of(&names.facts)),
        _ => first,
    }
}

/// Recoveries of one moment or touchpoint, and who may pay for them.
pub fn recoveries(rng: &mut Rng, names: &Names) -> Vec<Block> {
    let owners: Vec<_> = names.touchpoints.iter().chain(&names.moments).cloned().collect();
    if !rng.chance(55) {
        return Vec::new();
    }
    let levels = vec![
        "front up to 50 CNY".to_owned(),
        "middle up to 100 CNY".to_owned(),
        rng.pick(&["top up to 1000 CNY", "top without limit"]).to_owned(),
    ];
    let mut blocks = vec![Block::braced("authority".to_owned(), levels)];
    let (owner, parts) = rng.of(&owners);
    let count = 1 + rng.below(3);
    for number in 0..count {
        let mut lines = Vec::new();
        let mut targets: Vec<String> = parts.iter().map(|part| part.name.clone()).collect();
        targets.extend(names.targets());
        let wanted = if number == 0 { 40 } else { 50 };
        if rng.chance(wanted) {
            lines.push(format!("when {}", verdict_condition(rng, names, &targets)));
        }
        // Two that pay for one failure must say which comes first, so later ones replace all before.
        for other in 0..number {
            let when = match rng.below(3) {
                0 => format!(" when {}", verdict_condition(rng, names, &targets)),
                _ => String::new(),
            };
            lines.push(format!("instead of r{other}{when}"));
        }
        lines.push(format!("do talk \"Talk\" by front{}", within(rng)));
        if number == 0 || rng.chance(50) {
            let overrun = parts.iter().find(|part| part.clock).map(|part| {
                format!("10 CNY * {}(overrun({}))", rng.pick(&["minutes", "hours"]), part.name)
            });
            let amount = match overrun {
                Some(overrun) if rng.chance(50) => overrun,
                _ => rng.pick(&["10% of cost", "cost", "40 CNY", "120 CNY"]).to_owned(),
            };
            let bounds = rng.pick(&[
                "",
                "",
                ", at most 60 CNY",
                ", at least 45 CNY",
                ", at least 20 CNY, at most 90 CNY",
            ]);
            let by = rng.pick(&["", " by front", " by middle"]);
            lines.push(format!("do pay {amount}{bounds}{by}{}", within(rng)));
        }
        if rng.chance(25) {
            lines.push(format!("escalate to top after {}", rng.of(&LENGTHS).1));
        }
        if rng.chance(60) {
            lines.push(format!("done when {}", pattern(rng, names)));
        }
        blocks.push(Block::braced(
            format!("recovery r{number} \"Recovery {number}\" for {owner}"),
            lines,
        ));
    }
    blocks
}

fn within(rng: &mut Rng) -> String {
    match rng.below(10) {
        0..=5 => format!(" within {}", rng.of(&LENGTHS).1),
        6 | 7 => {
            let pace = clocks::pace(rng);
            format!(" within {}", clocks::limit(rng, pace))
        }
        _ => String::new(),
    }
}
