//! Several changes at once, where no single one turns a failure: each mends what broke first, until nothing is broken.

use super::bench::Bench;
use super::drops::pattern;
use super::edit::{Beside, Edit, End, Turn};
use super::replica::Judged;
use super::{literals, witness};
use crate::check::program::{FieldId, PatternId};
use crate::judge::verdict::{Evidence, Outcome, Part, Row, Verdict};
use crate::plan::{Awaited, Expr, Form};
use crate::unit::Instant;
use crate::value::Value;

/// So many changes are made together at most: nobody reads more.
const MOST: usize = 5;

/// Of a failure: the changes that it takes, none of which can be left out.
pub(super) fn of(bench: &mut Bench) -> Option<Turn> {
    if !matches!(bench.outcome.verdict, Verdict::Failed(_)) {
        return None;
    }
    let mut made: Vec<Edit> = Vec::new();
    let mut place = Place::of(bench, bench.evidence(), None);
    while made.len() < MOST {
        let (edit, outcome, judged) = step(bench, &made, &place)?;
        made.push(edit);
        if outcome.verdict == Verdict::Met {
            return pruned(bench, made);
        }
        place = Place::of(bench, &outcome.evidence, Some(&judged));
    }
    None
}

/// What broke: the records of the log that show it, and when.
struct Place {
    /// Each with its part and instant; `None`: one that was added.
    records: Vec<(Option<Row>, Part, Instant)>,
    deadline: Option<Instant>,
    step: Option<PatternId>,
    at: Option<Instant>,
}

impl Place {
    fn of(bench: &Bench, evidence: &Evidence, judged: Option<&Judged>) -> Self {
        let record = |(row, part): &(Row, Part)| {
            let (origin, time) = match judged {
                Some(judged) => (judged.origin(*row), judged.time(*row)),
                None => (Some(*row), bench.replica.time(*row)),
            };
            Some((origin, *part, time?))
        };
        Self {
            records: evidence.records.iter().filter_map(record).collect(),
            deadline: evidence.deadline,
            step: evidence.step,
            at: evidence.at,
        }
    }

    /// The log's own records, those first that broke it.
    fn rows(&self) -> Vec<Row> {
        let of = |violation: bool| {
            let those = move |(_, part, _): &&(_, Part, _)| (*part == Part::Violation) == violation;
            self.records.iter().filter(those).filter_map(|(row, ..)| *row)
        };
        let mut rows: Vec<Row> = of(true).collect();
        rows.extend(of(false));
        let mut known = Vec::new();
        rows.retain(|row| {
            !known.contains(row) && {
                known.push(*row);
                true
            }
        });
        rows
    }
}

/// The next change: one that leaves nothing broken, else the one after which it breaks latest.
fn step(bench: &mut Bench, made: &[Edit], place: &Place) -> Option<(Edit, Outcome, Judged)> {
    let mut best: Option<(Edit, Outcome, Judged)> = None;
    let mut furthest = progress(bench.form(), place.step, place.at);
    for edit in candidates(bench, place) {
        let mut edits = made.to_vec();
        edits.push(edit.clone());
        let Some((outcome, judged)) = bench.judged_after(&edits) else { continue };
        if outcome.verdict == Verdict::Met {
            return Some((edit, outcome, judged));
        }
        let far = progress(bench.form(), outcome.evidence.step, outcome.evidence.at);
        if far > furthest && matches!(outcome.verdict, Verdict::Failed(_)) {
            furthest = far;
            best = Some((edit, outcome, judged));
        }
    }
    best
}

/// How far it goes until something breaks: of a protocol the step, then the instant.
fn progress(form: &Form, step: Option<PatternId>, at: Option<Instant>) -> (usize, Option<Instant>) {
    let position = match (form, step) {
        (Form::Follows { steps, .. }, Some(step)) => {
            steps.iter().position(|(pattern, _)| *pattern == step)
        }
        _ => None,
    };
    (position.unwrap_or(0), at)
}

/// What may mend it: a further record of what is asked for, a record that says something else, one that is not there.
fn candidates(bench: &Bench, place: &Place) -> Vec<Edit> {
    let start = bench.occurrence.start;
    let asked = place.step.or_else(|| pattern(bench.form()));
    let mut edits = Vec::new();
    let rows = place.rows();
    if let Some(pattern) = asked
        && let Some(values) = witness::of(bench.replica, pattern, start)
    {
        let mut places: Vec<Beside> = place.deadline.map(Beside::At).into_iter().collect();
        places.extend(rows.iter().flat_map(|row| [Beside::Before(*row), Beside::After(*row)]));
        places.extend(place.records.iter().map(|(_, _, at)| Beside::At(*at)));
        places.retain(|at| !matches!(at, Beside::At(at) if *at > bench.replica.as_of()));
        let add = |at| Edit::Add { pattern, count: 1, values: values.clone(), at };
        edits.extend(places.into_iter().map(add));
        edits.extend(rows.iter().map(|row| says(&values, *row)));
    }
    for row in &rows {
        edits.extend(says_otherwise(bench, *row));
    }
    edits.extend(
        rows.iter().filter(|row| **row != start).map(|row| Edit::Drop { rows: vec![*row] }),
    );
    edits
}

/// What a record would have to say: of a condition that it holds, of what is banned that it is not that, of a time that it
/// lies at the deadline.
fn says_otherwise(bench: &Bench, row: Row) -> Vec<Edit> {
    let plan = bench.replica.plan();
    let start = bench.occurrence.start;
    let solved = |condition: &Expr, wanted| {
        let values = witness::solve(bench.replica, condition, wanted, start)?;
        (!values.is_empty()).then(|| says(&values, row))
    };
    let banned = |pattern: PatternId| {
        let condition = &plan.patterns[pattern.index()].as_ref()?.condition;
        solved(condition, false)
    };
    let found = match bench.form() {
        Form::Threshold(condition) | Form::Quantified { condition, .. } => solved(condition, true),
        Form::Within { subject: Awaited::Instant(Expr::Column(column)), .. }
        | Form::By { subject: Awaited::Instant(Expr::Column(column)), .. } => {
            bench.evidence().deadline.map(|at| says(&[(plan.field(*column), Value::Time(at))], row))
        }
        Form::Ban { pattern, .. } | Form::Count { pattern, .. } | Form::Order { pattern, .. } => {
            banned(*pattern)
        }
        Form::Within { .. }
        | Form::By { .. }
        | Form::Every { .. }
        | Form::Precedence { .. }
        | Form::Response { .. }
        | Form::Follows { .. } => None,
    };
    let mut edits: Vec<Edit> = found.into_iter().collect();
    // Where Q is what should not have been: any event that no rule names.
    if let Form::Order { .. } | Form::Precedence { .. } = bench.form()
        && let Some(event) = plan.program.roles.event
        && let Some(column) = plan.column(event)
        && let Some(text) = literals::other_text(plan, column, &[])
        && row != start
    {
        edits.push(says(&[(event, Value::Text(text))], row));
    }
    edits
}

fn says(values: &[(FieldId, Value)], row: Row) -> Edit {
    let values = values.iter().map(|(field, value)| (*field, Some(value.clone()))).collect();
    Edit::Set { values, rows: vec![row], whom: None, end: End::This }
}

/// Leaves out what makes no difference.
fn pruned(bench: &mut Bench, mut made: Vec<Edit>) -> Option<Turn> {
    let mut at = 0;
    while at < made.len() && made.len() > 1 {
        let mut fewer = made.clone();
        fewer.remove(at);
        if bench.ask(&fewer).is_some_and(|verdict| bench.wanted(verdict)) {
            made = fewer;
        } else {
            at += 1;
        }
    }
    if let [one] = made.as_slice() {
        let smallest = !matches!(one, Edit::Set { .. });
        return bench.turn(one.clone(), smallest);
    }
    bench.turn(Edit::Together(made), true)
}
