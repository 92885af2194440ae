//! What became of the customer after a recovery.

use super::Journey;
use super::records::{Story, shown};
use super::recoveries::{Owed, Status};
use super::worlds::asked;
use mot::check::program::{FieldId, Limit, PatternId, Program, Watched};
use mot::source::Span;
use mot::unit::{Decimal, Instant};
use mot::value::{Truth, Value};

/// What one `afterwards` came to; records by their lines.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Became {
    NotOver,
    Unknown,
    Again(u32),
    NotAgain,
    Open,
    NoDetractor,
    Turned(u32),
    Stayed(u32),
    Unanswered,
}

/// Whether customers are followed.
pub fn customers(program: &Program) -> Option<FieldId> {
    let watched = program.recoveries.iter().any(|recovery| !recovery.afterwards.is_empty());
    program.roles.customer.filter(|_| watched)
}

/// Follows everything owed in every journey.
pub fn follow(program: &Program, journeys: &mut [Journey]) {
    let mut all = Vec::new();
    for (number, journey) in journeys.iter().enumerate() {
        for (at, owed) in journey.followed.owed.iter().enumerate() {
            all.push((number, at, one(program, journeys, journey, owed)));
        }
    }
    for (number, at, became) in all {
        journeys[number].followed.owed[at].afterwards = became;
    }
}

fn one(program: &Program, journeys: &[Journey], journey: &Journey, owed: &Owed) -> Vec<Became> {
    let theirs = match customers(program) {
        None => Some(&journey.story),
        Some(field) if journey.per == Some(field) => Some(&journey.story),
        Some(field) => {
            let start = journey.told[owed.occurrence].occurrence.first;
            let said = if journey.per.is_none() {
                journey.story.now().known.get(&field)
            } else {
                journey.story.record(start).known.get(&field)
            };
            let named = |one: &&Journey| {
                one.per == Some(field) && said.is_some_and(|name| one.key == shown(name))
            };
            journeys.iter().find(named).map(|one| &one.story)
        }
    };
    let story = &journey.story;
    let over = match owed.status {
        Status::Done(at) | Status::Late(at) | Status::Unauthorised(at) => {
            Some((story.time(at), story.records[at].line))
        }
        Status::Missed => owed.due.map(|due| (due, u32::MAX)),
        Status::Due | Status::Unknown => None,
    };
    let clauses = &program.recoveries[owed.recovery.index()].afterwards;
    let became = clauses.iter().map(|clause| {
        let Some(over) = over else { return Became::NotOver };
        let Some(theirs) = theirs else { return Became::Unknown };
        let end = clause.within.and_then(|length| {
            let limit = Limit { length, calendar: None, span: Span::default() };
            theirs.minutes.runs_out(over.0, &limit)
        });
        match clause.watched {
            Watched::Again(pattern) => again(theirs, over, end, pattern),
            Watched::Answer(field) => answered(theirs, over, end, field),
        }
    });
    became.collect()
}

/// Whether a record comes after the recovery was over: in order of time, at one instant in input order.
fn later(story: &Story, at: usize, over: (Instant, u32)) -> bool {
    (story.time(at), story.records[at].line) > over
}

fn again(story: &Story, over: (Instant, u32), end: Option<Instant>, pattern: PatternId) -> Became {
    let in_window =
        |at: &usize| later(story, *at, over) && end.is_none_or(|end| story.time(*at) <= end);
    let truths: Vec<(usize, Truth)> =
        (0..story.len()).filter(in_window).map(|at| (at, asked(story, pattern, at, at))).collect();
    if let Some((at, _)) = truths.iter().find(|(_, truth)| *truth == Truth::True) {
        return Became::Again(story.records[*at].line);
    }
    if truths.iter().any(|(_, truth)| *truth == Truth::Unknown) {
        return Became::Unknown;
    }
    if end.is_some_and(|end| story.as_of > end) { Became::NotAgain } else { Became::Open }
}

fn answered(story: &Story, over: (Instant, u32), end: Option<Instant>, field: FieldId) -> Became {
    let answer = |at: usize| match story.record(at).known.get(&field) {
        Some(Value::Number(answer)) => Some(*answer),
        _ => None,
    };
    let detractor = |answer: Decimal| answer <= Decimal::from(6);
    let before: Vec<Decimal> =
        (0..story.len()).filter(|at| !later(story, *at, over)).filter_map(answer).collect();
    if before.last().is_none_or(|last| !detractor(*last)) {
        return Became::NoDetractor;
    }
    for at in (0..story.len()).filter(|at| later(story, *at, over)) {
        if end.is_some_and(|end| story.time(at) > end) {
            break;
        }
        if let Some(next) = answer(at) {
            let line = story.records[at].line;
            return if detractor(next) { Became::Stayed(line) } else { Became::Turned(line) };
        }
    }
    Became::Unanswered
}
