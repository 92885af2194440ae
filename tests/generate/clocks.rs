//! Calendars, and requirements over open time, days, cadence and orders.

use super::expressions::segment_condition;
use super::patterns::{related, state_condition};
use super::rng::Rng;
use super::rules::{Block, Names, Zone};

/// How time runs in a requirement; its exceptions keep that and change the limit alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pace {
    Elapsed,
    /// Open minutes of the service's calendar.
    Office,
    /// Open minutes of a calendar whose hours run past midnight.
    Night,
    CalendarDays,
    BusinessDays,
}

/// Calendars that open and close around the log's times.
pub fn calendars(rng: &mut Rng, zone: Zone) -> Vec<Block> {
    let day = rng.of(&zone.days);
    let hours = rng.pick(&["00:00-00:03, 00:05-24:00", "00:01-12:00, 12:30-23:59", "all day"]);
    let mut office = vec![format!("mon..sun {hours}")];
    if rng.chance(50) {
        let special = rng.pick(&["closed DAY", "open DAY 00:02-00:04, 08:00-09:00"]);
        office.push(special.replace("DAY", day));
    }
    let mut night = vec!["mon..sun 21:59-00:04".to_owned(), "sun 01:00-05:00".to_owned()];
    if rng.chance(50) {
        night.push(format!("timezone \"{}\"", rng.pick(&["Europe/Rome", "America/New_York"])));
    }
    if rng.chance(40) {
        night.push(format!("open {day} {}", rng.pick(&["00:01-00:05", "23:58-00:02", "like sun"])));
    }
    vec![
        Block::braced("calendar office".to_owned(), office),
        Block::braced("calendar night".to_owned(), night),
    ]
}

/// Any pace.
pub fn pace(rng: &mut Rng) -> Pace {
    rng.weighted(&[
        (3, Pace::Elapsed),
        (4, Pace::Office),
        (2, Pace::Night),
        (1, Pace::CalendarDays),
        (1, Pace::BusinessDays),
    ])
}

/// A limit at a pace.
pub fn limit(rng: &mut Rng, pace: Pace) -> String {
    let minutes = rng.of(&[1, 2, 3, 5]);
    let days = rng.of(&[0, 1, 1, 2]).max(1);
    match pace {
        Pace::Elapsed => format!("{minutes}m"),
        Pace::Office => format!("{minutes} business minutes"),
        Pace::Night => format!("{minutes} business minutes in night"),
        Pace::CalendarDays => format!("{days} calendar days"),
        Pace::BusinessDays => format!("{days} business days"),
    }
}

/// `P within D [after Q]`, mostly with a pause where the pace allows one.
pub fn paced(rng: &mut Rng, names: &Names, pace: Pace) -> String {
    let days = matches!(pace, Pace::CalendarDays | Pace::BusinessDays);
    let after =
        if rng.chance(25) { format!(" after {}", related(rng, names)) } else { String::new() };
    let pause = if !days && (pace == Pace::Elapsed || rng.chance(40)) {
        format!(", paused while {}", segment_condition(rng))
    } else {
        String::new()
    };
    format!("{} within {}{after}{pause}", related(rng, names), limit(rng, pace))
}

/// `P every D [until Q]`
pub fn cadence(rng: &mut Rng, names: &Names, pace: Pace) -> String {
    let until =
        if rng.chance(40) { format!(" until {}", related(rng, names)) } else { String::new() };
    format!("{} every {}{until}", related(rng, names), limit(rng, pace))
}

/// `P by end of day`
pub fn by_end(rng: &mut Rng, names: &Names) -> String {
    format!("{} by end of {}", related(rng, names), rng.pick(&["day", "business day"]))
}

/// An order, or what each of a pattern has.
pub fn order(rng: &mut Rng, names: &Names) -> String {
    let p = related(rng, names);
    let q = related(rng, names);
    let pace = Pace::Elapsed;
    let limit = limit(rng, pace);
    match rng.below(15) {
        0 => format!("{p} before {q} within {limit}"),
        1 => format!("{p} after {q} within {limit}"),
        2 => format!("{p} right after {q}"),
        3 => format!("{p} right after {q} within {limit}"),
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
