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
    let targets = names.targets_together();
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
        let word = rng.weighted(&[
            (8, "failed"),
            (6, "met"),
            (4, "open"),
            (4, "unknown"),
            (1, "late"),
            (1, "missing"),
            (1, "broken"),
        ]);
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
pub fn recoveries(rng: &mut Rng, names: &mut Names) -> Vec<Block> {
    let owners = names.together();
    if !rng.chance(55) {
        return Vec::new();
    }
    let levels = vec![
        format!("web up to 50 CNY{}", spending_limit(rng)),
        format!("phone up to 100 CNY{}", spending_limit(rng)),
        format!(
            "{}{}",
            rng.pick(&["top up to 1000 CNY", "top without limit"]),
            spending_limit(rng)
        ),
    ];
    let mut blocks = vec![Block::braced("authority".to_owned(), levels)];
    let (owner, parts) = rng.of(&owners);
    let count = 1 + rng.below(3);
    let mut waiting = false;
    for number in 0..count {
        let mut lines = Vec::new();
        let mut targets: Vec<String> = parts.iter().map(|part| part.name.clone()).collect();
        targets.extend(names.targets_together());
        let wanted = if number == 0 { 40 } else { 50 };
        if rng.chance(wanted) {
            lines.push(format!("when {}", verdict_condition(rng, names, &targets)));
        }
        // Two that pay for one failure must say which comes first, so later ones replace all before.
        // What comes after one that waits for another neither replaces nor pays: it could wait for itself, or compete.
        let follows = number > 0 && rng.chance(25);
        waiting |= follows;
        if follows {
            let word = rng.pick(&["failed", "failed", "missing", "late", "broken", "open", "met"]);
            lines = vec![format!("when {word}(r{})", rng.below(number))];
        }
        for other in (0..number).filter(|_| !waiting) {
            let when = match rng.below(3) {
                0 => format!(" when {}", verdict_condition(rng, names, &targets)),
                _ => String::new(),
            };
            lines.push(format!("instead of r{other}{when}"));
        }
        lines.push(format!("do talk \"Talk\" by web{}{}", within(rng), own_done(rng, names)));
        if !waiting && (number == 0 || rng.chance(50)) {
            let overrun = parts.iter().find(|part| part.clock).map(|part| {
                let (unit, name) = (rng.pick(&["minutes", "hours"]), &part.name);
                match rng.below(4) {
                    0 => format!("10 CNY * floor({unit}(overrun({name})))"),
                    1 => format!("10 CNY * ceil({unit}(overrun({name})))"),
                    _ => format!("10 CNY * {unit}(overrun({name}))"),
                }
            });
            let amount = match overrun {
                Some(overrun) if rng.chance(50) => overrun,
                _ => rng
                    .pick(&["10% of cost", "cost", "cost - 50 CNY", "40 CNY", "120 CNY"])
                    .to_owned(),
            };
            let bounds = rng.pick(&[
                "",
                "",
                ", at most 60 CNY",
                ", at least 45 CNY",
                ", at least 20 CNY, at most 90 CNY",
            ]);
            let by = rng.pick(&["", " by web", " by phone"]);
            let shown = own_done(rng, names);
            lines.push(format!("do pay {amount}{bounds}{by}{}{shown}", within(rng)));
        }
        if rng.chance(25) {
            lines.push(format!("escalate to top after {}", rng.of(&LENGTHS).1));
        }
        if rng.chance(60) {
            lines.push(done(rng, names));
        }
        if rng.chance(15) {
            let window = rng.pick(&["", " per 2m", " per 3m", " per 1 calendar days"]);
            lines.push(format!("once per {}{window}", rng.pick(&["customer", "tier", "journey"])));
        }
        if rng.chance(15) {
            let period = rng.pick(&["day", "week", "month", "quarter", "year"]);
            lines.push(format!("budget {} CNY per {period}", rng.pick(&["50", "100", "160"])));
        }
        if rng.chance(40) {
            let watched = pattern(rng, names);
            lines.push(format!("afterwards {watched} within {}", window(rng)));
        }
        if rng.chance(45) {
            let within = rng.pick(&["", "", " within 2m", " within 1m"]);
            lines.push(format!("afterwards nps{within}"));
        }
        names.recoveries.push(format!("r{number}"));
        blocks.push(Block::braced(
            format!("recovery r{number} \"Recovery {number}\" for {owner}"),
            lines,
        ));
    }
    blocks
}

/// A further limit of a level.
fn spending_limit(rng: &mut Rng) -> String {
    if !rng.chance(20) {
        return String::new();
    }
    let amount = rng.pick(&["50", "60", "100", "200"]);
    let window = rng.pick(&["", " per 2m", " per 3m"]);
    format!(", {amount} CNY per {}{window}", rng.pick(&["customer", "tier", "journey"]))
}

/// `done when P`, and who did it for how much. Events name no start, so that every record can be asked alone.
fn done(rng: &mut Rng, names: &Names) -> String {
    let who = rng.pick(&["", " by channel", " by channel paying cost", " by note paying cost"]);
    format!("done when {}{who}", pattern(rng, names))
}

fn own_done(rng: &mut Rng, names: &Names) -> String {
    if rng.chance(25) { format!(", {}", done(rng, names)) } else { String::new() }
}

/// A window over all records of a customer.
fn window(rng: &mut Rng) -> &'static str {
    rng.pick(&["2m", "3m", "180s", "30s", "1h", "1 calendar days"])
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
