//! Where the engine shows another clock of a verdict than was drawn here.

use super::courses::Course;
use super::drawn::Totals;
use super::records::Story;
use crate::line::Line;
use mot::judge::segments;
use mot::judge::verdict::{Clock, Outcome};
use mot::unit::Instant;

/// All differences, in words; empty if they agree.
pub fn differences(
    line: &Line,
    story: &Story,
    mine: Option<&Course>,
    outcome: &Outcome,
) -> Vec<String> {
    let engine = outcome.evidence.clock.as_ref();
    let (Some(mine), Some(engine)) = (mine, engine) else {
        let differ = mine.is_some() != engine.is_some();
        return differ
            .then(|| format!("clock: engine {engine:?}, naive {mine:?}"))
            .into_iter()
            .collect();
    };
    let mut found = Vec::new();
    let mut compare = |what: &str, theirs: String, ours: String| {
        if theirs != ours {
            found.push(format!("{what}: engine {theirs}, naive {ours}"));
        }
    };
    compare(
        "clock from, to, stopped",
        format!("{:?}", (engine.start, engine.read, engine.stopped)),
        format!("{:?}", (mine.start, mine.read, mine.stopped)),
    );
    let reading = engine.reading;
    let totals =
        Totals { counted: reading.counted.0, paused: reading.paused.0, closed: reading.closed.0 };
    compare("clock showed", format!("{totals:?}"), format!("{:?}", mine.totals()));
    let limit = engine.limit.map(|limit| limit.0);
    let remaining = engine.remaining.map(|remaining| remaining.0);
    compare(
        "clock may run, has left",
        format!("{:?}", (limit, remaining)),
        format!("{:?}", (mine.limit, mine.remaining())),
    );
    let drawn = segments(&line.plan, outcome);
    compare("clock is drawn", format!("{drawn:?}"), format!("{:?}", mine.drawn));
    let legs: Vec<Shown> = mine
        .legs
        .iter()
        .map(|leg| {
            (story.records[leg.record].line, story.time(leg.record), leg.exception, leg.stands)
        })
        .collect();
    compare(
        "clock changed",
        format!("{:?}", changed(line, engine, outcome, &legs)),
        format!("{legs:?}"),
    );
    found
}

/// A leg: the line of its record, since when, under which exception, whether it stood.
type Shown = (u32, Instant, Option<u16>, bool);

/// The legs of the engine; none are said of a clock that ran on under the requirement that is judged.
fn changed(line: &Line, clock: &Clock, outcome: &Outcome, mine: &[Shown]) -> Vec<Shown> {
    if let ([], [one]) = (&clock.legs[..], mine) {
        return vec![(one.0, clock.start, outcome.exception, false)];
    }
    let legs = clock.legs.iter();
    legs.map(|leg| (line.place(leg.row), leg.from, leg.exception, leg.stands)).collect()
}
