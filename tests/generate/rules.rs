//! Rule files as text, covering every form that is judged.

use super::clocks;
use super::expressions::{condition, segment_condition};
use super::models;
use super::owed;
use super::patterns::{pattern, state_condition};
use super::protocols::{self, Protocol};
use super::requirements::{Place, expectations};
use super::rng::Rng;
use super::zones::{ZONES, Zone};
use mot::syntax::ast::Ambiguous;

/// A declaration: its first line, the lines between the braces, and the last.
#[derive(Clone, Debug)]
pub struct Block {
    pub head: String,
    pub lines: Vec<String>,
    pub tail: &'static str,
}

impl Block {
    pub fn line(text: String) -> Self {
        Self { head: text, lines: Vec::new(), tail: "" }
    }

    pub fn braced(head: String, lines: Vec<String>) -> Self {
        Self { head: head + " {", lines, tail: "}" }
    }
}

/// A rule file in parts, so that a failing one can be made smaller.
#[derive(Clone, Debug)]
pub struct Rules {
    pub blocks: Vec<Block>,
    pub columns: Columns,
}

impl Rules {
    /// The rule file.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for block in &self.blocks {
            text.push_str(&block.head);
            text.push('\n');
            for line in &block.lines {
                text.push_str("  ");
                text.push_str(line);
                text.push('\n');
            }
            if !block.tail.is_empty() {
                text.push_str(block.tail);
                text.push('\n');
            }
        }
        text
    }
}

/// How columns are called and written.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    pub time: TimeStyle,
    /// Whether columns have other names than fields.
    pub renamed: bool,
}

/// How times of records are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TimeStyle {
    Rfc3339,
    EpochMicros,
    /// Local time of the zone, without an offset; where the clock shows a time twice or never it is the earlier or
    /// the later instant, or a finding.
    Local(&'static str, Option<Ambiguous>),
}

impl Columns {
    /// The column of a field.
    pub fn header(self, field: &str) -> &str {
        match (self.renamed, field) {
            (true, "journey") => "ticket",
            (true, "wait") => "等待",
            (true, "closed") => "closed at",
            _ => field,
        }
    }
}

/// What has been declared so far.
#[derive(Clone, Debug, Default)]
pub struct Names {
    pub segments: Vec<String>,
    pub steps: Vec<String>,
    pub protocols: Vec<Protocol>,
    /// Touchpoints and what they expect.
    pub touchpoints: Vec<(String, Vec<Part>)>,
    /// Moments and what they expect.
    pub moments: Vec<(String, Vec<Part>)>,
    pub facts: Vec<String>,
    pub recoveries: Vec<String>,
    /// The field that moments are `per`, if not of journeys.
    pub per: Option<&'static str>,
}

/// An expectation.
#[derive(Clone, Debug)]
pub struct Part {
    pub name: String,
    /// Whether it has a deadline that can be overrun.
    pub clock: bool,
}

impl Names {
    /// Everything that facts may speak of: owners, and their expectations in full.
    pub fn targets(&self) -> Vec<String> {
        Self::in_full(self.touchpoints.iter().chain(&self.moments))
    }

    /// The owners that one fact or recovery may speak of together: touchpoints are of the journey.
    pub fn together(&self) -> Vec<(String, Vec<Part>)> {
        let touchpoints = self.touchpoints.iter().filter(|_| self.per.is_none());
        touchpoints.chain(&self.moments).cloned().collect()
    }

    /// The same with their expectations.
    pub fn targets_together(&self) -> Vec<String> {
        Self::in_full(self.together().iter())
    }

    fn in_full<'a>(owners: impl Iterator<Item = &'a (String, Vec<Part>)>) -> Vec<String> {
        let in_full = |(owner, parts): &(String, Vec<Part>)| {
            let whole = std::iter::once(owner.clone());
            whole
                .chain(parts.iter().map(|part| format!("{owner}.{}", part.name)))
                .collect::<Vec<_>>()
        };
        owners.flat_map(in_full).collect()
    }
}

/// A rule file and the zone it is made for.
pub fn rules(rng: &mut Rng) -> (Rules, Zone) {
    let zone = rng.of(&ZONES);
    let meant = rng.of(&[None, Some(Ambiguous::Earlier), Some(Ambiguous::Later)]);
    let columns = Columns {
        time: rng.of(&[
            TimeStyle::Rfc3339,
            TimeStyle::Rfc3339,
            TimeStyle::EpochMicros,
            TimeStyle::Local(zone.name, meant),
        ]),
        renamed: rng.chance(30),
    };
    let mut names = Names::default();
    let mut blocks = vec![service(zone), record(columns)];
    blocks.extend(clocks::calendars(rng, zone));
    blocks.extend(models::models());
    // Written in tests/support/scripts.rs.
    for declared in [
        "weight(n: number) -> number",
        "loud(note: text) -> flag",
        "kind(tier: text, n: number) -> one of [basic, gold]",
        "share(n: number) -> 0..1",
    ] {
        blocks.push(Block::line(format!("fn {declared} from \"scripts.rhai\"")));
    }
    for _ in 0..rng.below(3) {
        let name = format!("s{}", names.segments.len());
        let condition = segment_condition(rng);
        blocks.push(Block::line(format!("segment {name} = {condition}")));
        names.segments.push(name);
    }
    for _ in 0..rng.below(3) {
        let name = format!("p{}", names.steps.len());
        let condition = condition(rng, &names, 2);
        blocks.push(Block::line(format!("step {name} = {condition}")));
        names.steps.push(name);
    }
    blocks.extend(protocols::protocols(rng, &mut names));
    for _ in 0..rng.below(3) {
        let name = format!("t{}", names.touchpoints.len());
        blocks.push(touchpoint(rng, &mut names, name));
    }
    let per = ["customer", "channel", "tier"];
    names.per = rng.chance(12).then(|| rng.pick(&per));
    for _ in 0..=rng.below(3) {
        let name = format!("m{}", names.moments.len());
        blocks.push(moment(rng, &mut names, name));
    }
    blocks.extend(owed::waivers(rng, &names, zone));
    blocks.extend(owed::facts(rng, &mut names));
    blocks.extend(owed::recoveries(rng, &mut names));
    blocks.extend(models::standards(rng, &names));
    (Rules { blocks, columns }, zone)
}

fn service(zone: Zone) -> Block {
    let lines = vec![
        format!("timezone \"{}\"", zone.name),
        "currency CNY".to_owned(),
        "calendar office".to_owned(),
    ];
    Block::braced("service \"Generated\"".to_owned(), lines)
}

/// How rows are read.
pub fn record(columns: Columns) -> Block {
    let bound = |field: &str| {
        let header = columns.header(field);
        if header == field { String::new() } else { format!(" <- \"{header}\"") }
    };
    let time = match columns.time {
        TimeStyle::Rfc3339 => "time <- time".to_owned(),
        TimeStyle::EpochMicros => "time <- time epoch us".to_owned(),
        TimeStyle::Local(zone, meant) => {
            let meant = match meant {
                None => "",
                Some(Ambiguous::Earlier) => " earlier",
                Some(Ambiguous::Later) => " later",
            };
            format!("time <- time format \"%d/%m/%Y %H:%M:%S%.f\" zone \"{zone}\"{meant}")
        }
    };
    let lines = vec![
        format!("journey{}", if columns.renamed { " <- ticket" } else { " <- journey" }),
        time,
        "event <- event".to_owned(),
        "customer <- customer".to_owned(),
        "channel <- channel".to_owned(),
        format!("wait : duration in s{}", bound("wait")),
        "n : number".to_owned(),
        "csat : 1..5".to_owned(),
        "nps : 0..10".to_owned(),
        "tier : one of [basic, gold, black]".to_owned(),
        "note : text".to_owned(),
        "cost : money".to_owned(),
        "promised : time".to_owned(),
        format!("closed : time{}", bound("closed")),
        "urgent : flag".to_owned(),
        "x1 : 1..7  x2 : 1..7  y1 : 1..7  y2 : 1..7".to_owned(),
        "mood : -1..1".to_owned(),
    ];
    Block::braced("record".to_owned(), lines)
}

fn touchpoint(rng: &mut Rng, names: &mut Names, name: String) -> Block {
    let mut lines = vec![format!("when {}", condition(rng, names, 1))];
    if rng.chance(20) {
        lines.insert(0, "phase service  lane front".to_owned());
    }
    let expectations = expectations(rng, names, &mut lines, Place::Touchpoint);
    names.touchpoints.push((name.clone(), expectations));
    Block::braced(format!("touchpoint {name} \"Touchpoint {name}\""), lines)
}

fn moment(rng: &mut Rng, names: &mut Names, name: String) -> Block {
    let mut lines = Vec::new();
    match rng.weighted(&[(2, 0), (5, 1), (2, 2), (2, 3)]) {
        0 => lines.push(format!("at {}", pattern(rng, names))),
        1 => {
            lines.push(format!("from {} to {}", pattern(rng, names), pattern(rng, names)));
            if rng.chance(30) {
                lines.push(format!("reopens {}", rng.pick(&["new", "resume", "ignore"])));
            }
        }
        2 => lines.push(format!("from {}", pattern(rng, names))),
        _ => lines.push("each journey".to_owned()),
    }
    if rng.chance(25) {
        lines.push(format!("when {}", state_condition(rng, names)));
    }
    lines.extend(names.per.map(|field| format!("per {field}")));
    if rng.chance(15) {
        lines.push("stake cost".to_owned());
    }
    let expectations = expectations(rng, names, &mut lines, Place::Moment);
    names.moments.push((name.clone(), expectations));
    Block::braced(format!("moment {name} \"Moment {name}\""), lines)
}
