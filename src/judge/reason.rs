//! Why a condition came out as it did: the values it saw, and what was missing where it is unknown. Asked only for
//! evidence, never on the way to a verdict.

use super::engine::Judge;
use super::eval::{Env, eval};
use super::record::Record;
use crate::check::program::{FieldId, PatternId, Target};
use crate::diagnostic::Finding;
use crate::diagnostic::codes::data;
use crate::judge::verdict::Row;
use crate::plan::{ColumnId, Datum, Expr};
use crate::value::Value;

/// Where an expression is asked, with the records behind its values.
pub(crate) trait Reasoned: Env {
    fn judge(&self) -> &Judge<'_>;
    /// The record that says a column's value here, or that should say it.
    fn says(&self, column: ColumnId) -> Row;
    /// The record of which patterns are asked.
    fn record(&self) -> Row;
    /// The record that started the occurrence.
    fn start_record(&self) -> Option<Row>;
    /// A record that may or may not match a pattern which is counted here.
    fn doubtful(&self, pattern: PatternId) -> Option<Row>;
    /// What is missing behind the unknown verdicts on a target.
    fn unknown_behind(&self, _target: Target) -> Vec<(FieldId, Row)> {
        Vec::new()
    }
}

/// What is missing, and what is impossible.
#[derive(Debug, Default)]
pub(crate) struct Missing {
    pub(crate) fields: Vec<(FieldId, Row)>,
    pub(crate) findings: Vec<Finding>,
}

impl Missing {
    fn add(&mut self, field: FieldId, row: Row) {
        if !self.fields.contains(&(field, row)) {
            self.fields.push((field, row));
        }
    }
}

/// Collects why an expression is not known.
pub(crate) fn missing(expr: &Expr, env: &impl Reasoned, into: &mut Missing) {
    if eval(expr, env).is_known() {
        return;
    }
    // Apart from what was found before: the same field may be missing here too.
    let mut found = Missing::default();
    descend(expr, env, &mut found);
    if found.fields.is_empty() {
        // Nothing it rests on is missing: it cannot be computed from these values.
        expr.walk(&mut |part| {
            if let Expr::Column(column) = part {
                found.add(env.judge().plan.field(*column), env.says(*column));
            }
        });
    }
    found.fields.iter().for_each(|(field, row)| into.add(*field, *row));
    into.findings.extend(found.findings);
}

fn descend(expr: &Expr, env: &impl Reasoned, into: &mut Missing) {
    let judge = env.judge();
    match expr {
        Expr::Column(column) | Expr::WordIs(column, _) | Expr::WordIn(column, _) => {
            into.add(judge.plan.field(*column), env.says(*column));
        }
        Expr::WordTest(test) => {
            let column = judge.plan.tests[test.index()].column;
            into.add(judge.plan.field(column), env.says(column));
        }
        Expr::Start(column) => {
            let row = env.start_record().unwrap_or_else(|| env.record());
            into.add(judge.plan.field(*column), row);
        }
        Expr::Segment(segment) => missing(env.segment(*segment), env, into),
        Expr::Matches(pattern) => {
            unmatched(judge, *pattern, env.record(), env.start_record(), into);
        }
        Expr::Count(pattern) => {
            if let Some(row) = env.doubtful(*pattern) {
                unmatched(judge, *pattern, row, env.start_record(), into);
            }
        }
        Expr::Elapsed(from, to) | Expr::OpenTime(_, from, to) => {
            missing(from, env, into);
            missing(to, env, into);
            impossible(from, to, env, into);
        }
        Expr::Not(of)
        | Expr::Negate(of)
        | Expr::InUnits(_, of)
        | Expr::Whole { of, .. }
        | Expr::In(of, _) => {
            missing(of, env, into);
        }
        Expr::And(parts) | Expr::Or(parts) => {
            parts.iter().for_each(|part| missing(part, env, into));
        }
        Expr::Between(parts) => parts.iter().for_each(|part| missing(part, env, into)),
        Expr::Compare(_, left, right)
        | Expr::TextTest(_, left, right)
        | Expr::Arithmetic(_, left, right) => {
            missing(left, env, into);
            missing(right, env, into);
        }
        Expr::Verdict(_, target) => {
            for (field, row) in env.unknown_behind(*target) {
                into.add(field, row);
            }
        }
        Expr::Fact(fact) => missing(&judge.plan.facts[fact.index()].when, env, into),
        Expr::Call(_, arguments) => {
            arguments.iter().for_each(|argument| missing(argument, env, into));
        }
        Expr::Constant(_) | Expr::Presence { .. } | Expr::Recovered(..) | Expr::Overrun(_) => {}
    }
}

/// Collects why it is not known whether a record matches.
pub(super) fn unmatched(
    judge: &Judge,
    pattern: PatternId,
    row: Row,
    start: Option<Row>,
    into: &mut Missing,
) {
    let Some(planned) = &judge.plan.patterns[pattern.index()] else { return };
    let record = Record { judge, row, start };
    missing(&planned.condition, &record, into);
    if let Some(together) = &planned.together {
        missing(together, &record, into);
    }
}

/// An end before its start is said as a fault of the data.
fn impossible(from: &Expr, to: &Expr, env: &impl Reasoned, into: &mut Missing) {
    let (Datum::Time(start), Datum::Time(end)) = (eval(from, env), eval(to, env)) else { return };
    if end >= start {
        return;
    }
    let judge = env.judge();
    let end = first_column(to);
    let row = end.map_or_else(|| env.record(), |column| env.says(column));
    if let Some(column) = end {
        into.add(judge.plan.field(column), row);
    }
    into.findings.push(reversed(judge, end, first_column(from), row));
}

/// The finding that an end lies before its start; a constant or the record's time is named as the time.
pub(super) fn reversed(
    judge: &Judge,
    end: Option<ColumnId>,
    start: Option<ColumnId>,
    row: Row,
) -> Finding {
    let header = |column: Option<ColumnId>| {
        &judge.plan.columns[column.unwrap_or(judge.plan.time).index()].header
    };
    Finding::new(&data::REVERSED_TIMES, judge.batch.places.at(row as usize))
        .column(header(end))
        .arg("end", header(end))
        .arg("start", header(start))
}

/// The first column that an expression names.
pub(super) fn first_column(expr: &Expr) -> Option<ColumnId> {
    let mut first = None;
    expr.walk(&mut |part| {
        if let Expr::Column(column) = part {
            first = first.or(Some(*column));
        }
    });
    first
}

/// Collects the values that an expression saw, in the order it names them.
pub(crate) fn seen(expr: &Expr, env: &impl Reasoned, into: &mut Vec<(FieldId, Value, Row)>) {
    let judge = env.judge();
    let mut add = |column: ColumnId, datum: Datum, row: Row| {
        let field = judge.plan.field(column);
        if into.iter().any(|(known, _, at)| (*known, *at) == (field, row)) {
            return;
        }
        if let Some(value) = datum.value(judge.words) {
            into.push((field, value, row));
        }
    };
    let mut segments = Vec::new();
    expr.walk(&mut |part| match part {
        Expr::Column(column) | Expr::WordIs(column, _) | Expr::WordIn(column, _) => {
            add(*column, env.column(*column), env.says(*column));
        }
        Expr::WordTest(test) => {
            let column = judge.plan.tests[test.index()].column;
            add(column, env.column(column), env.says(column));
        }
        Expr::Start(column) => {
            if let Some(row) = env.start_record() {
                add(*column, env.start(*column), row);
            }
        }
        Expr::Segment(segment) => segments.push(*segment),
        _ => {}
    });
    for segment in segments {
        seen(env.segment(segment), env, into);
    }
}
