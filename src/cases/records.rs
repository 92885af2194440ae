//! The records of a case as a log: what a file would have given.

use crate::check::program::{Case, FieldId, Given};
use crate::diagnostic::Place;
use crate::ingest::{Batch, Column, Log, MISSING};
use crate::plan::Plan;
use crate::source::Sources;
use crate::unit::Length;
use crate::value::{Value, Words};

/// The given records, each at its line of the rule file.
pub(super) fn log(case: &Case, plan: &Plan, sources: &Sources) -> Log {
    let mut words = plan.words.clone();
    let columns = plan.columns.iter().map(|planned| {
        let mut column = Column::for_type(&planned.ty);
        for given in &case.given {
            push(&mut column, value(given, planned.field), &mut words);
        }
        column
    });
    let columns = columns.collect();
    let file = sources.file(case.span.file);
    let place = |given: &Given| Place { file: 0, line: file.line_column(given.span.start).0 };
    let read = case.given.len() as u64;
    Log {
        files: vec![file.name.clone()],
        batch: Batch { places: case.given.iter().map(place).collect(), columns },
        words,
        read,
        ..Log::default()
    }
}

fn value(given: &Given, field: FieldId) -> Option<&Value> {
    given.values.iter().find(|(of, _)| *of == field).map(|(_, value)| value)
}

/// A value of another type than the column's cannot be: `check` has seen to it. It would be missing.
fn push(column: &mut Column, value: Option<&Value>, words: &mut Words) {
    match column {
        Column::Text(cells) => cells.push(match value {
            Some(Value::Text(text)) => Some(words.intern(text)),
            _ => None,
        }),
        Column::Number(cells) => cells.push(match value {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }),
        Column::Money(currency, cells) => cells.push(match value {
            Some(Value::Money(money)) if money.currency == *currency => Some(money.amount),
            _ => None,
        }),
        Column::Duration(cells) => cells.push(match value {
            Some(Value::Duration(length) | Value::Length(Length::Elapsed(length))) => {
                Some(length.0)
            }
            _ => None,
        }),
        Column::Time(cells) => cells.push(match value {
            Some(Value::Time(instant)) => instant.0,
            _ => MISSING,
        }),
        Column::Bool(cells) => cells.push(match value {
            Some(Value::Bool(flag)) => Some(*flag),
            _ => None,
        }),
    }
}
