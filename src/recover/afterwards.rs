//! What became of the customer after a recovery: who came again, and which detractors turned.

use super::owed::{Owed, Recoveries, Status};
use crate::check::program::is_detractor;
use crate::judge::verdict::{Occurrence, Row};
use crate::judge::{Judge, View, own_value};
use crate::plan::{Allowance, ColumnId, Datum, KeyId, PlannedWatched};
use crate::unit::Instant;
use crate::value::{Truth, Word};

/// What one `afterwards` came to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Became {
    /// The recovery is not over, or whether it is cannot be known.
    NotOver,
    /// Whose records to look at, or whether one of them is that, cannot be known.
    Unknown,
    /// It came again, with this record.
    Again(Row),
    /// The window has passed without it.
    NotAgain,
    /// It has not come so far, and the window has not passed.
    Open,
    /// The last answer before was no detractor's, or there was none.
    NoDetractor,
    /// A detractor's next answer, on this record, was no detractor's.
    Turned(Row),
    /// A detractor's next answer, on this record, was a detractor's.
    Stayed(Row),
    /// A detractor has not answered since.
    Unanswered,
}

/// Looks at what came after each recovery that is owed: among `theirs`, the records of the customer, in order, up to now.
/// `None`: who that is cannot be known.
pub fn follow_up<'a>(
    judge: &'a Judge<'a>,
    occurrences: &[Occurrence],
    recoveries: &mut Recoveries,
    theirs: impl Fn(&Occurrence) -> Option<&'a [Row]>,
) {
    for owed in &mut recoveries.owed {
        let watched = &judge.plan.recoveries[owed.recovery.index()].afterwards;
        let occurrence = occurrences.get(owed.occurrence as usize);
        if watched.is_empty() {
            continue;
        }
        let rows = occurrence.and_then(&theirs);
        let over = over(owed, judge);
        owed.afterwards = watched
            .iter()
            .map(|it| match (over, rows) {
                (None, _) => Became::NotOver,
                (Some(_), None) => Became::Unknown,
                (Some(over), Some(rows)) => {
                    let split = rows.partition_point(|row| !over.is_before(*row, judge));
                    let (before, after) = rows.split_at(split);
                    let end = it.within.as_ref().map(|it| Allowance::deadline(it, over.at));
                    match it.watched {
                        PlannedWatched::Again(pattern) => {
                            let view = View::new(judge, after);
                            again(&view, end, judge.as_of, |row| view.matches(pattern, row))
                        }
                        PlannedWatched::Answer(column) => {
                            answered(judge, column, before, after, end)
                        }
                    }
                }
            })
            .collect();
    }
}

/// The customer that a journey is of: the last one named in it; else the one that the record names with which the
/// occurrence starts.
pub fn customer(judge: &Judge, key: KeyId, rows: &[Row], occurrence: &Occurrence) -> Option<Word> {
    let customers = judge.plan.keys.get(judge.plan.customers?.index())?;
    let named = |row: &Row| match own_value(judge, customers.column, *row) {
        Datum::Word(word) => Some(word),
        _ => None,
    };
    match key {
        KeyId::JOURNEY => rows[..judge.there(rows)].iter().rev().find_map(named),
        _ => named(&occurrence.start),
    }
}

/// When a recovery was over, and with which record.
#[derive(Clone, Copy)]
struct Over {
    at: Instant,
    row: Option<Row>,
}

impl Over {
    /// Whether a record comes later. At one instant, records come before a due time that passes.
    fn is_before(self, row: Row, judge: &Judge) -> bool {
        (judge.time(row), row) > (self.at, self.row.unwrap_or(Row::MAX))
    }
}

fn over(owed: &Owed, judge: &Judge) -> Option<Over> {
    match owed.status {
        Status::Done(row) | Status::Late(row) | Status::Unauthorised(row) => {
            Some(Over { at: judge.time(row), row: Some(row) })
        }
        Status::Missed => owed.due.map(|at| Over { at, row: None }),
        Status::Due | Status::Unknown => None,
    }
}

fn again(
    after: &View<'_>,
    end: Option<Instant>,
    now: Instant,
    fits: impl Fn(Row) -> Truth,
) -> Became {
    let in_window = |row: &&Row| end.is_none_or(|end| after.time(**row) <= end);
    let mut doubtful = false;
    for row in after.rows().iter().take_while(in_window) {
        match fits(*row) {
            Truth::True => return Became::Again(*row),
            Truth::Unknown => doubtful = true,
            Truth::False => {}
        }
    }
    match end {
        _ if doubtful => Became::Unknown,
        Some(end) if now > end => Became::NotAgain,
        Some(_) | None => Became::Open,
    }
}

fn answered(
    judge: &Judge,
    column: ColumnId,
    before: &[Row],
    after: &[Row],
    end: Option<Instant>,
) -> Became {
    let answer = |row: &Row| match own_value(judge, column, *row) {
        Datum::Number(answer) => Some((*row, answer)),
        _ => None,
    };
    let last = before.iter().rev().find_map(answer);
    if !last.is_some_and(|(_, answer)| is_detractor(answer)) {
        return Became::NoDetractor;
    }
    let in_window = |row: &&Row| end.is_none_or(|end| judge.time(**row) <= end);
    let until = &after[..judge.there(after)];
    match until.iter().take_while(in_window).find_map(answer) {
        Some((row, answer)) if is_detractor(answer) => Became::Stayed(row),
        Some((row, _)) => Became::Turned(row),
        None => Became::Unanswered,
    }
}
