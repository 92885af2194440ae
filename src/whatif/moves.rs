//! A record that comes earlier or later: the thing waited for, or what broke the rule.

use super::bench::Bench;
use super::boundary;
use super::edit::{Edit, Turn};
use crate::check::program::PatternId;
use crate::judge::verdict::{Part, Row, Verdict};
use crate::plan::Form;
use crate::unit::Instant;

/// How many records are tried.
const RECORDS: usize = 3;

pub(super) fn of(bench: &mut Bench) -> Option<Turn> {
    if matches!(bench.outcome.verdict, Verdict::Open(_)) {
        return None;
    }
    let start = bench.occurrence.start;
    let mut rows = bench.rows_of(&[Part::Stop, Part::Violation, Part::Witness]);
    rows.extend(out_of_order(bench));
    rows.retain(|row| *row != start || bench.is_whole());
    rows.truncate(RECORDS);
    let mut found: Option<(u64, Turn)> = None;
    for row in rows {
        let Some(from) = bench.replica.time(row) else { continue };
        let points = points(bench, from.0);
        let turn = boundary::nearest(bench, from.0, &points, |to| Edit::Move {
            row,
            from,
            to: Instant(to),
        });
        if let Some(turn) = turn
            && let Edit::Move { to, .. } = &turn.edit
        {
            let far = to.0.abs_diff(from.0);
            if found.as_ref().is_none_or(|(least, _)| far < *least) {
                found = Some((far, turn));
            }
        }
    }
    found.map(|(_, turn)| turn)
}

/// Instants at which something may change: the deadline, and beside every other record. What a clock waits for is moved
/// only to where it would have come in time, or too late.
fn points(bench: &Bench, from: i64) -> Vec<i64> {
    let mut points = everywhere(bench);
    if matches!(bench.form(), Form::Within { .. } | Form::By { .. } | Form::Every { .. }) {
        match bench.outcome.verdict {
            Verdict::Met => points.retain(|point| *point > from),
            _ => points.retain(|point| *point < from),
        }
    }
    points
}

fn everywhere(bench: &Bench) -> Vec<i64> {
    let replica = bench.replica;
    let mut points: Vec<i64> = Vec::new();
    if let Some(deadline) = bench.evidence().deadline {
        points.extend([deadline.0, deadline.0.saturating_add(1)]);
    }
    for row in replica.rows() {
        if let Some(at) = replica.time(*row) {
            points.extend([at.0.saturating_sub(1), at.0, at.0.saturating_add(1)]);
        }
    }
    if let Some(measured) = &bench.evidence().measured
        && let crate::judge::verdict::Quantity::Elapsed(limit) = measured.limit
    {
        let anchors = bench.rows_of(&[Part::Anchor]);
        for at in anchors.into_iter().filter_map(|row| replica.time(row)) {
            for instant in [at.plus(limit).0, at.0.saturating_sub(limit.0)] {
                points.extend([instant.saturating_sub(1), instant, instant.saturating_add(1)]);
            }
        }
    }
    points
}

/// Where an order was broken: the record that would have kept it, had it stood elsewhere.
fn out_of_order(bench: &Bench) -> Vec<Row> {
    let pattern: PatternId = match bench.form() {
        Form::Order { pattern, .. }
        | Form::Precedence { pattern, .. }
        | Form::Response { pattern, .. } => *pattern,
        Form::Follows { .. } => match bench.form().step(bench.evidence().step) {
            Some(step) => step,
            None => return Vec::new(),
        },
        Form::Threshold(_)
        | Form::Within { .. }
        | Form::By { .. }
        | Form::Ban { .. }
        | Form::Count { .. }
        | Form::Every { .. }
        | Form::Quantified { .. } => return Vec::new(),
    };
    if !matches!(bench.outcome.verdict, Verdict::Failed(_)) {
        return Vec::new();
    }
    let broken = bench.rows_of(&[Part::Violation, Part::Anchor]);
    let when = broken.last().and_then(|row| bench.replica.time(*row));
    let far = |row: &Row| match (bench.replica.time(*row), when) {
        (Some(at), Some(when)) => at.0.abs_diff(when.0),
        _ => u64::MAX,
    };
    let mut matching = bench.replica.matching(pattern);
    matching.sort_by_key(far);
    matching.truncate(1);
    matching
}
