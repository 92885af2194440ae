//! The clock behind a verdict: what it showed, against what.

use super::case::Case;
use super::trail::{Ran, Ruling};
use crate::clock::OpenTime;
use crate::clock::stopwatch::{Pace, Reading};
use crate::diagnostic::Finding;
use crate::diagnostic::codes::data;
use crate::judge::verdict::{Clock, Leg, Measured, Quantity};
use crate::plan::Allowance;
use crate::syntax::ast::CompareOp;
use crate::unit::{Elapsed, Instant, Length};
use crate::value::Value;

/// The clock of a ruling that was set at a record. `limit`: what may run; `None`: until a promised instant.
pub(super) fn clock(limit: Option<&Allowance>, ruling: &Ruling, case: &Case) -> Option<Clock> {
    let (_, start) = ruling.anchor?;
    let read = ruling.came.unwrap_or(case.as_of());
    let (reading, legs) = match &ruling.ran {
        Some(Ran { reading, legs }) => {
            (*reading, legs.iter().map(|leg| in_rows(*leg, case)).collect())
        }
        None => {
            (straight(limit.map_or(Pace::Elapsed, Allowance::shown_pace), start, read), Vec::new())
        }
    };
    let limit = limit.and_then(Allowance::pace).map(|(_, limit)| limit);
    let left = |until: Instant| (until != Instant(i64::MAX)).then(|| until.since(read));
    let remaining = match limit {
        Some(limit) => Some(Elapsed(limit.0.saturating_sub(reading.counted.0))),
        None => ruling.deadline.and_then(left),
    };
    Some(Clock { start, read, stopped: ruling.came.is_some(), reading, limit, remaining, legs })
}

/// What an undisturbed clock shows; a thing that came before the clock was set ran no time.
fn straight(pace: Pace, from: Instant, to: Instant) -> Reading {
    if to <= from {
        return Reading::default();
    }
    let counted = pace.count(from, to);
    let closed = Elapsed(to.since(from).0.saturating_sub(counted.0));
    Reading { counted, paused: Elapsed(0), closed }
}

/// Notes that a calendar was asked about a year of which it does not know the holidays.
pub(super) fn beyond(
    calendar: Option<&OpenTime>,
    (at, from): (u32, Instant),
    to: Instant,
    case: &Case,
    findings: &mut Vec<Finding>,
) {
    let Some(calendar) = calendar else { return };
    let to = if to == Instant(i64::MAX) { from } else { to };
    let Some(((first, last), year)) = calendar.unknown_year(from, to) else { return };
    let place = case.journey.judge.batch.places.at(case.journey.row(at) as usize);
    let finding = Finding::new(&data::UNKNOWN_HOLIDAYS, place)
        .arg("calendar", calendar.title())
        .arg("first", first.to_string())
        .arg("last", last.to_string())
        .arg("year", year.to_string());
    let same = |other: &Finding| {
        (other.entry.code, other.place) == (finding.entry.code, finding.place)
            && other.args == finding.args
    };
    if !findings.iter().any(same) {
        findings.push(finding);
    }
}

fn in_rows(leg: Leg, case: &Case) -> Leg {
    Leg { row: case.journey.row(leg.row), ..leg }
}

/// A clock that adds up time is measured by what it counted.
pub(super) fn measured(limit: &Allowance, clock: &Clock) -> Option<Measured> {
    let (pace, allowed) = limit.pace()?;
    let quantity = |length| match pace {
        Pace::Open(_) => Quantity::Value(Value::Length(Length::Business(length))),
        Pace::Elapsed | Pace::Paused => Quantity::Elapsed(length),
    };
    let (actual, limit) = (quantity(clock.reading.counted), quantity(allowed));
    Some(Measured { actual, op: CompareOp::LessEqual, limit })
}
