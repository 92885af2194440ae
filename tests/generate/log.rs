//! Logs: few journeys, few words, times that often fall on limits.

use super::rng::Rng;
use super::zones::Zone;
use mot::unit::{DAY, HOUR, Instant, MINUTE, SECOND};

/// A cell, as it is meant; how it is written depends on the column.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    Text(String),
    /// A number, written as it stands.
    Number(String),
    /// Whole seconds.
    Seconds(i64),
    Time(Instant),
    Flag(bool),
    /// What no column of its type can hold: a finding, and missing.
    Bad(String),
    /// `null`: missing.
    Null,
}

/// A row: cells by field. Without a journey or a time it is set aside.
#[derive(Clone, Debug)]
pub struct Row {
    pub cells: Vec<(&'static str, Cell)>,
    /// How its times are written: minutes east of UTC, or `Z`.
    pub offset: Option<i32>,
    /// Whether its local time, where clocks have just skipped some, is one of those that they skipped.
    pub skipped: bool,
}

impl Row {
    pub fn cell(&self, field: &str) -> Option<&Cell> {
        self.cells.iter().find(|(name, _)| *name == field).map(|(_, cell)| cell)
    }

    pub fn time(&self) -> Option<Instant> {
        match self.cell("time") {
            Some(Cell::Time(time)) => Some(*time),
            _ => None,
        }
    }
}

/// The events there are.
pub const EVENTS: [&str; 4] = ["a", "b", "c", "d"];

/// The fields of every record, those that all rows should have first.
pub const FIELDS: [&str; 20] = [
    "journey", "time", "event", "customer", "channel", "wait", "n", "csat", "nps", "tier", "note",
    "cost", "promised", "closed", "urgent", "x1", "x2", "y1", "y2", "mood",
];

/// Limits and gaps are drawn from one small set, so that times often fall exactly on a limit.
pub const LENGTHS: [(i64, &str); 6] = [
    (MINUTE, "1m"),
    (MINUTE, "60s"),
    (2 * MINUTE, "2m"),
    (3 * MINUTE, "180s"),
    (5 * MINUTE, "5m"),
    (30 * SECOND, "30s"),
];

/// A log for a rule file in this zone.
pub fn rows(rng: &mut Rng, zone: Zone) -> Vec<Row> {
    let journeys = 1 + rng.below(3);
    let mut clock = Instant(zone.base.0 - rng.of(&[0, 0, 0, MINUTE, 10 * MINUTE, HOUR, DAY]));
    // Some logs are of minutes, others of days.
    let long = rng.of(&[0, 0, 15]);
    let count = rng.weighted(&[(1, 1), (2, 2), (3, 4), (4, 6), (4, 8), (3, 10), (2, 13)]);
    // Some logs are tidy, in others much is missing.
    let gaps = rng.of(&[0, 0, 2, 10]);
    let mut rows: Vec<Row> = (0..count)
        .map(|_| {
            clock.0 += gap(rng, long);
            row(rng, clock, journeys, gaps)
        })
        .collect();
    if rng.chance(30) {
        // A stranger that only moves as-of on.
        clock.0 += rng.of(&LENGTHS).0;
        rows.push(Row {
            cells: vec![("journey", Cell::Text("z".into())), ("time", Cell::Time(clock))],
            offset: None,
            skipped: false,
        });
    }
    match rng.below(10) {
        0 | 1 => rng.shuffle(&mut rows),
        2 if rows.len() > 1 => {
            let at = rng.below(rows.len() - 1);
            rows.swap(at, at + 1);
        }
        _ => {}
    }
    rows
}

fn gap(rng: &mut Rng, long: usize) -> i64 {
    if rng.chance(long) {
        return rng.of(&[30 * MINUTE, HOUR, 8 * HOUR, DAY, 3 * DAY]);
    }
    match rng.below(10) {
        0 | 1 => 0,
        2 => rng.of(&[1, SECOND, 59 * SECOND, 61 * SECOND]),
        _ => rng.of(&LENGTHS).0,
    }
}

fn row(rng: &mut Rng, clock: Instant, journeys: usize, gaps: usize) -> Row {
    let mut cells = vec![
        ("journey", Cell::Text(format!("j{}", 1 + rng.below(journeys)))),
        ("time", Cell::Time(clock)),
    ];
    if !rng.chance(gaps) {
        cells.push(("event", Cell::Text(rng.pick(&EVENTS).to_owned())));
    }
    if rng.chance(3) {
        cells.remove(rng.below(2));
    }
    let density = rng.of(&[25, 60]);
    for field in &FIELDS[3..] {
        let often = if *field == "customer" { 90 } else { density };
        if rng.chance(often) {
            cells.push((*field, cell(rng, field, clock)));
        }
    }
    let offset = rng.of(&[None, None, Some(480), Some(-210), Some(60)]);
    Row { cells, offset, skipped: rng.chance(20) }
}

fn cell(rng: &mut Rng, field: &str, clock: Instant) -> Cell {
    if rng.chance(2) {
        return Cell::Null;
    }
    if rng.chance(2) && !["customer", "channel", "note"].contains(&field) {
        let bad = match field {
            "csat" | "nps" => "11",
            "tier" => "iron",
            _ => "?!",
        };
        return Cell::Bad(bad.to_owned());
    }
    let number = |rng: &mut Rng, from: &[&str]| Cell::Number(rng.pick(from).to_owned());
    let text = |rng: &mut Rng, from: &[&str]| Cell::Text(rng.pick(from).to_owned());
    match field {
        "customer" => text(rng, &["k1", "k2"]),
        "channel" => text(rng, &["web", "phone"]),
        "wait" => Cell::Seconds(rng.of(&[0, 10, 20, 30, 60])),
        "n" => number(rng, &["0", "1", "2", "3", "1.5", "-1"]),
        "csat" => number(rng, &["1", "2", "3", "4", "5"]),
        "nps" => number(rng, &["0", "3", "6", "6", "6.5", "7", "8", "9", "10"]),
        "tier" => text(rng, &["basic", "gold", "black"]),
        "note" => text(rng, &["x", "xy", "yx", "X", "sorry"]),
        "cost" => number(rng, &["0", "50", "100.00", "99.99", "250"]),
        "promised" | "closed" => {
            let away = rng.of(&LENGTHS).0 * rng.of(&[-1, 0, 1, 1, 1, 2]);
            Cell::Time(Instant(clock.0 + away))
        }
        "urgent" => Cell::Flag(rng.chance(50)),
        "x1" | "x2" | "y1" | "y2" => number(rng, &["1", "3", "4", "5", "6.5", "7"]),
        "mood" => number(rng, &["-1", "-0.5", "0", "0.5", "1"]),
        other => unreachable!("no field {other}"),
    }
}
