//! Records that are not there: one transfer fewer.

use super::bench::Bench;
use super::edit::{Edit, Turn};
use crate::check::program::PatternId;
use crate::judge::verdict::{Part, Row, Verdict};
use crate::plan::{Awaited, Form};

/// So many are taken away at most.
pub(super) const MOST: usize = 20;

pub(super) fn of(bench: &mut Bench) -> Option<Turn> {
    // That a thing did not come at all says nothing of a clock that waits for it.
    let late = matches!(bench.form(), Form::Within { .. } | Form::By { .. });
    if matches!(bench.outcome.verdict, Verdict::Open(_)) || late {
        return None;
    }
    let mut rows: Vec<Row> = Vec::new();
    for row in order(bench).into_iter().filter(|row| *row != bench.occurrence.start).take(MOST) {
        rows.push(row);
        rows.sort_unstable();
        if bench.turned(&Edit::Drop { rows: rows.clone() }).is_some() {
            return pruned(bench, rows);
        }
    }
    None
}

/// Leaves out what makes no difference.
fn pruned(bench: &mut Bench, mut rows: Vec<Row>) -> Option<Turn> {
    let mut at = 0;
    while at < rows.len() && rows.len() > 1 {
        let mut fewer = rows.clone();
        fewer.remove(at);
        if bench.turned(&Edit::Drop { rows: fewer.clone() }).is_some() {
            rows = fewer;
        } else {
            at += 1;
        }
    }
    bench.turn(Edit::Drop { rows }, true)
}

/// The record that broke the rule and the like after it; of what kept it, the last first.
fn order(bench: &Bench) -> Vec<Row> {
    let failed = matches!(bench.outcome.verdict, Verdict::Failed(_));
    let mut rows = if failed {
        bench.rows_of(&[Part::Violation])
    } else {
        let mut rows = bench.rows_of(&[Part::Witness, Part::Stop]);
        rows.reverse();
        rows
    };
    let several = matches!(bench.form(), Form::Ban { .. } | Form::Count { .. });
    let pattern = pattern(bench.form()).filter(|_| failed && several);
    let from = rows.first().copied().and_then(|row| bench.replica.time(row));
    if let (Some(pattern), Some(from)) = (pattern, from) {
        for row in bench.replica.matching(pattern) {
            if !rows.contains(&row) && bench.replica.time(row) >= Some(from) {
                rows.push(row);
            }
        }
    }
    rows
}

/// What a form counts or bans.
pub(super) fn pattern(form: &Form) -> Option<PatternId> {
    match form {
        Form::Ban { pattern, .. }
        | Form::Count { pattern, .. }
        | Form::Every { pattern, .. }
        | Form::Quantified { pattern, .. }
        | Form::Order { pattern, .. }
        | Form::Precedence { pattern, .. }
        | Form::Response { pattern, .. } => Some(*pattern),
        Form::Within { subject, .. } | Form::By { subject, .. } => match subject {
            Awaited::Pattern(pattern) => Some(*pattern),
            Awaited::Instant(_) => None,
        },
        Form::Threshold(_) | Form::Follows { .. } => None,
    }
}
