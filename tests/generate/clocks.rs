//! Calendars, and requirements over open time, days, cadence and orders.

use super::expressions::segment_condition;
use super::patterns::{related, state_condition};
use super::rng::Rng;
use super::rules::{Block, Names};
use super::zones::{ZONES, Zone};

/// How time runs in a requirement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pace {
    Elapsed,
    /// Open time of the service's calendar.
    Office,
    /// Open time of a calendar whose hours run past midnight, or of one in a zone of its own.
    Other(&'static str),
    CalendarDays,
    BusinessDays,
}

impl Pace {
    /// Whether a pause can stop it.
    fn adds_up(self) -> bool {
        !matches!(self, Self::CalendarDays | Self::BusinessDays)
    }
}

/// Hours that open and close around the log's times: near midnight, near clock changes, in the day.
const EARLY: [&str; 5] = [
    "00:00-00:03, 00:05-24:00",
    "00:01-12:00, 12:30-23:59",
    "all day",
    "01:30-02:30",
    "00:00-01:01, 02:59-03:02, 10:00-10:04",
];

/// Hours that touch neither those of the day before nor those of the day after.
const LATE: [&str; 2] = ["09:00-12:00, 13:00-18:00", "03:01-10:03, 10:05-23:30"];

/// Hours past midnight.
const NIGHT: [&str; 3] = ["22:00-02:15", "10:02-10:05, 23:00-00:30", "23:58-00:03"];

/// Calendars that open and close around the log's times.
pub fn calendars(rng: &mut Rng, zone: Zone) -> Vec<Block> {
    let mut days = zone.days;
    rng.shuffle(&mut days);
    let [day, other, _] = days;
    let mut red = vec![format!("closed {day}")];
    if rng.chance(50) {
        red.push(format!("open {other} 10:01-10:30 \"Half a day\""));
    }
    let office = calendar(rng, zone);
    let mut night = vec!["mon..sun 21:59-00:04".to_owned(), "sun 01:00-05:00".to_owned()];
    if rng.chance(50) {
        night.push(format!("timezone \"{}\"", rng.of(&ZONES).name));
    }
    if rng.chance(40) {
        night.push(format!("open {day} {}", rng.pick(&["00:01-00:05", "23:58-00:02", "like sun"])));
    }
    let mut own = calendar(rng, zone);
    own.push(format!("timezone \"{}\"", rng.of(&ZONES).name));
    vec![
        Block::braced("calendar red".to_owned(), red),
        Block::braced("calendar office".to_owned(), office),
        Block::braced("calendar night".to_owned(), night),
        Block::braced("calendar own".to_owned(), own),
    ]
}

fn calendar(rng: &mut Rng, zone: Zone) -> Vec<String> {
    let all: Vec<&str> = match rng.below(5) {
        0..=2 => EARLY.iter().chain(&LATE).copied().collect(),
        _ => NIGHT.iter().chain(&LATE).copied().collect(),
    };
    let hours = rng.of(&all);
    let mut lines = match rng.below(3) {
        0 | 1 => vec![format!("mon..sun {hours}")],
        _ => vec![format!("mon..fri {hours}"), format!("sat {}", rng.of(&all))],
    };
    if rng.chance(25) {
        lines.push("holidays red".to_owned());
    }
    if rng.chance(15) {
        lines.push(format!("closed {}..{} \"Feast\"", zone.days[0], zone.days[1]));
        return lines;
    }
    let mut days = zone.days;
    rng.shuffle(&mut days);
    for day in &days[..rng.below(3)] {
        lines.push(match rng.below(4) {
            0 => format!("closed {day}"),
            1 => format!("open {day} like sat \"Make-up day\""),
            2 => format!("open {day} {}", rng.of(&all)),
            _ => format!("open {day} 08:00-09:00"),
        });
    }
    lines
}

/// Any pace.
pub fn pace(rng: &mut Rng) -> Pace {
    rng.weighted(&[
        (4, Pace::Elapsed),
        (4, Pace::Office),
        (1, Pace::Other("night")),
        (2, Pace::Other("own")),
        (1, Pace::CalendarDays),
        (1, Pace::BusinessDays),
    ])
}

/// Mostly elapsed time.
pub fn mostly_elapsed(rng: &mut Rng) -> Pace {
    if rng.chance(70) { Pace::Elapsed } else { pace(rng) }
}

/// A limit at a pace.
pub fn limit(rng: &mut Rng, pace: Pace) -> String {
    let minutes = rng.of(&[1, 2, 3, 5]);
    let days = rng.of(&[1, 1, 2]);
    let open = if rng.chance(10) {
        format!("{days} business hours")
    } else {
        format!("{minutes} business minutes")
    };
    match pace {
        Pace::Elapsed if rng.chance(5) => format!("{days}h"),
        Pace::Elapsed => format!("{minutes}m"),
        Pace::Office => open,
        Pace::Other(calendar) => format!("{open} in {calendar}"),
        Pace::CalendarDays => format!("{days} calendar days"),
        Pace::BusinessDays if rng.chance(30) => format!("{days} business days in night"),
        Pace::BusinessDays => format!("{days} business days"),
    }
}

/// `P within D [after Q]`, mostly with a pause where the pace allows one.
pub fn paced(rng: &mut Rng, names: &Names, pace: Pace) -> String {
    let after =
        if rng.chance(25) { format!(" after {}", related(rng, names)) } else { String::new() };
    let pause = pause(rng, pace, if pace == Pace::Elapsed { 75 } else { 40 });
    format!("{} within {}{after}{pause}", related(rng, names), limit(rng, pace))
}

fn pause(rng: &mut Rng, pace: Pace, percent: usize) -> String {
    if pace.adds_up() && rng.chance(percent) {
        format!(", paused while {}", segment_condition(rng))
    } else {
        String::new()
    }
}

/// What differs for a segment: mostly the limit alone, at the same or another pace.
pub fn change(rng: &mut Rng, names: &Names, own: Pace) -> String {
    let other = if rng.chance(45) { pace(rng) } else { own };
    match rng.below(8) {
        0 => paced(rng, names, other),
        // A pause that is taken over cannot stop days.
        _ if other.adds_up() || !own.adds_up() => format!("within {}", limit(rng, other)),
        _ => format!("within {}", limit(rng, own)),
    }
}

/// `P every D [until Q]`
pub fn cadence(rng: &mut Rng, names: &Names, pace: Pace) -> String {
    let until =
        if rng.chance(40) { format!(" until {}", related(rng, names)) } else { String::new() };
    let pause = pause(rng, pace, 20);
    format!("{} every {}{until}{pause}", related(rng, names), limit(rng, pace))
}

/// The limit of a cadence for a segment, mostly at the same pace.
pub fn cadence_change(rng: &mut Rng, own: Pace) -> String {
    let other = if rng.chance(30) { pace(rng) } else { own };
    // A pause that is taken over cannot stop days.
    let pace = if other.adds_up() || !own.adds_up() { other } else { own };
    format!("every {}", limit(rng, pace))
}

/// `P by end of day`
pub fn by_end(rng: &mut Rng, names: &Names) -> String {
    let end = rng.pick(&["day", "business day", "business day in night", "business day in own"]);
    format!("{} by end of {end}", related(rng, names))
}

/// An order, or what each of a pattern has.
pub fn order(rng: &mut Rng, names: &Names) -> String {
    let p = related(rng, names);
    let q = related(rng, names);
    let pace = mostly_elapsed(rng);
    let limit = limit(rng, pace);
    match rng.below(15) {
        0 => format!("{p} before {q} within {limit}"),
        1 => format!("{p} after {q} within {limit}"),
        2 => format!("{p} right after {q}"),
        3 => format!("{p} right after {q} within {}", rng.pick(&[limit.as_str(), "5m", "1h"])),
        4 => format!("{p} right before {q}"),
        5 => format!("{p} alternates with {q}"),
        6 => format!("{p} alternates before {q}"),
        7 => format!("{p} if {q}"),
        8 => format!("no {p} if {q}"),
        9 => format!("no {p} right after {q}"),
        10 => format!("no {p} right before {q}"),
        11 => format!("{p} comes first"),
        12 => format!("{p} comes last"),
        13 => format!("each {p} has {}", state_condition(rng, names)),
        _ => format!("any {p} has {}", state_condition(rng, names)),
    }
}
