//! A condition asked of every record of a batch at once.

use super::cell::{cell, is_known};
use super::engine::Judge;
use super::eval::truth;
use super::record::Record;
use super::trits::Trits;
use crate::ingest::Column;
use crate::plan::{ColumnId, Expr};
use crate::value::{Truth, Word};

/// The answers for all records. The patterns that the condition rests on have been asked before.
pub(super) fn ask(condition: &Expr, judge: &Judge) -> Trits {
    let rows = judge.batch.len();
    match condition {
        Expr::WordIs(column, word) => ask_words(judge, *column, |cell| cell == *word),
        Expr::WordIn(column, words) => match **words {
            [a] => ask_words(judge, *column, |cell| cell == a),
            [a, b] => ask_words(judge, *column, |cell| cell == a || cell == b),
            _ => ask_words(judge, *column, |cell| words.binary_search(&cell).is_ok()),
        },
        Expr::WordTest(test) => {
            let column = &judge.batch.columns[judge.plan.tests[test.index()].column.index()];
            let table = &judge.tests[test.index()];
            Trits::build(rows, |row| table.passes(cell(column, row)))
        }
        Expr::Not(of) => ask(of, judge).negate(),
        Expr::And(parts) => {
            let columns = parts.iter().filter(|part| !part.calls()).map(|part| ask(part, judge));
            let all = columns.reduce(|all, part| all.and(&part));
            let all = all.unwrap_or_else(|| Trits::all(rows, Truth::True));
            ask_calls(parts, judge, all, Truth::False, Truth::and)
        }
        Expr::Or(parts) => {
            let columns = parts.iter().filter(|part| !part.calls()).map(|part| ask(part, judge));
            let any = columns.reduce(|any, part| any.or(&part));
            let any = any.unwrap_or_else(|| Trits::all(rows, Truth::False));
            ask_calls(parts, judge, any, Truth::True, Truth::or)
        }
        Expr::Segment(segment) => match &judge.plan.segments[segment.index()] {
            Some(condition) => ask(condition, judge),
            None => Trits::all(rows, Truth::Unknown),
        },
        Expr::Matches(pattern) => match &judge.patterns[pattern.index()] {
            Some(answers) => answers.clone(),
            None => Trits::all(rows, Truth::Unknown),
        },
        Expr::Presence { known, of } => match **of {
            Expr::Column(column) => {
                let column = &judge.batch.columns[column.index()];
                Trits::build(rows, |row| Truth::from(is_known(column, row) == *known))
            }
            _ => ask_each(condition, judge),
        },
        _ => ask_each(condition, judge),
    }
}

/// Scripts are asked last, and only where the rest has not decided.
fn ask_calls(
    parts: &[Expr],
    judge: &Judge,
    asked: Trits,
    decided: Truth,
    join: fn(Truth, Truth) -> Truth,
) -> Trits {
    if !parts.iter().any(Expr::calls) {
        return asked;
    }
    Trits::build(judge.batch.len(), |row| {
        let mut so_far = asked.at(row);
        for part in parts.iter().filter(|part| part.calls()) {
            if so_far == decided {
                break;
            }
            so_far = join(so_far, truth(part, &Record { judge, row: row as u32, start: None }));
        }
        so_far
    })
}

fn ask_words(judge: &Judge, column: ColumnId, holds: impl Fn(Word) -> bool) -> Trits {
    let Column::Text(cells) = &judge.batch.columns[column.index()] else {
        return Trits::all(judge.batch.len(), Truth::Unknown);
    };
    Trits::build(cells.len(), |row| {
        cells.get(row).map_or(Truth::Unknown, |word| Truth::from(holds(word)))
    })
}

fn ask_each(condition: &Expr, judge: &Judge) -> Trits {
    Trits::build(judge.batch.len(), |row| {
        truth(condition, &Record { judge, row: row as u32, start: None })
    })
}
