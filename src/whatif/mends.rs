//! What may mend a breach: a further record of what is asked for, a record that says something else, that comes at
//! another time, that is not there; and where something is missing, that it is said.

use super::adds::records;
use super::bench::Bench;
use super::drops::pattern;
use super::edit::{Beside, Edit, End};
use super::literals::{self, Literals};
use super::together::Course;
use super::{fills, segments, witness};
use crate::check::program::{FieldId, Owner, PatternId};
use crate::judge::verdict::{Part, Row, Verdict};
use crate::plan::{Awaited, Expr, Form, PlannedScope};
use crate::unit::Instant;
use crate::value::Value;

/// So many records are looked at for each breach.
const ROWS: usize = 4;

/// So many mends are tried of each breach; fewer where others were made before.
const TRIED: usize = 120;
const TRIED_AFTER: usize = 50;

/// The changes of a course with one more, or with more said on records that were added.
pub(super) fn of(
    bench: &Bench,
    literals: &Literals,
    course: &Course,
    is_further: bool,
) -> Vec<Vec<Edit>> {
    let made = &course.edits;
    let with = |edit: Edit| made.iter().cloned().chain([edit]).collect::<Vec<Edit>>();
    if course.outcome.verdict == Verdict::Unknown {
        return said(bench, literals, course);
    }
    let place = Place::of(course);
    if let Verdict::Open(_) = course.outcome.verdict {
        return closed(bench, &place).into_iter().map(with).collect();
    }
    let mut edits = further(bench, &place);
    let rows = place.rows();
    for row in &rows {
        edits.extend(otherwise(bench, &place, *row));
    }
    edits.extend(promised(bench));
    edits.extend(gone(bench, &rows));
    edits.extend(elsewhen(bench, &place, &rows));
    for row in &rows {
        edits.extend(values(bench, &place, *row));
    }
    edits.truncate(if is_further { TRIED_AFTER } else { TRIED });
    edits.into_iter().map(with).collect()
}

/// What broke: the records of the log that show it, and when.
struct Place {
    /// Each with its part and instant; `None`: one that was added.
    records: Vec<(Option<Row>, Part, Instant)>,
    deadline: Option<Instant>,
    step: Option<u16>,
}

impl Place {
    fn of(course: &Course) -> Self {
        let (evidence, judged) = (&course.outcome.evidence, &course.judged);
        let record =
            |(row, part): &(Row, Part)| Some((judged.origin(*row), *part, judged.time(*row)?));
        Self {
            records: evidence.records.iter().filter_map(record).collect(),
            deadline: evidence.deadline,
            step: evidence.step,
        }
    }

    /// The log's own records, those first that broke it.
    fn rows(&self) -> Vec<Row> {
        let of = |violation: bool| {
            let those = move |(_, part, _): &&(_, Part, _)| (*part == Part::Violation) == violation;
            self.records.iter().filter(those).filter_map(|(row, ..)| *row)
        };
        let mut rows: Vec<Row> = Vec::new();
        for row in of(true).chain(of(false)) {
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        rows.truncate(ROWS);
        rows
    }

    /// What is asked for here.
    fn asked(&self, bench: &Bench) -> Option<PatternId> {
        bench.form().step(self.step).or_else(|| pattern(bench.form()))
    }
}

/// A further record of what is asked for.
fn further(bench: &Bench, place: &Place) -> Vec<Edit> {
    let mut wanted: Vec<PatternId> = place.asked(bench).into_iter().collect();
    // What is expected again and again may end instead.
    if let Form::Every { until, .. } = bench.form() {
        wanted.extend(until.or_else(|| ending(bench)));
    }
    let mut places: Vec<Beside> = place.deadline.map(Beside::At).into_iter().collect();
    let rows = place.rows();
    places.extend(rows.iter().flat_map(|row| [Beside::Before(*row), Beside::After(*row)]));
    places.extend(place.records.iter().map(|(_, _, at)| Beside::At(*at)));
    places.push(Beside::At(bench.replica.as_of()));
    places.retain(|at| !matches!(at, Beside::At(at) if *at > bench.replica.as_of()));
    places.dedup();
    let mut edits = Vec::new();
    let found = wanted.iter().flat_map(|pattern| {
        records(bench, *pattern)
            .into_iter()
            .map(move |(values, besides)| (*pattern, values, besides))
    });
    for (pattern, values, besides) in found {
        edits.extend(places.iter().map(|at| {
            let (values, besides) = (values.clone(), besides.clone());
            Edit::Add { pattern, count: 1, values, besides, at: *at }
        }));
        let all = values.into_iter().chain(besides);
        let says: Vec<(FieldId, Option<Value>)> =
            all.map(|(field, value)| (field, Some(value))).collect();
        edits.extend(rows.iter().map(|row| set(says.clone(), *row)));
    }
    edits
}

/// Where more may come: what ends the episode, or that nothing comes until the deadline has passed.
fn closed(bench: &Bench, place: &Place) -> Vec<Edit> {
    let as_of = bench.replica.as_of();
    let ends = ending(bench).and_then(|pattern| {
        let (values, besides) = records(bench, pattern).into_iter().next()?;
        Some(Edit::Add { pattern, count: 1, values, besides, at: Beside::At(as_of) })
    });
    let after = place.deadline.map(|at| Instant(at.0.saturating_add(1)));
    let waits = after.filter(|at| *at > as_of).map(|until| Edit::Wait { until });
    ends.into_iter().chain(waits).collect()
}

/// What a record would have to say: of a condition that it holds, of what is banned or asks for something that it is not
/// that, of a time that it lies at the deadline.
fn otherwise(bench: &Bench, place: &Place, row: Row) -> Vec<Edit> {
    let plan = bench.replica.plan();
    let start = bench.occurrence.start;
    let solved = |condition: &Expr, wanted| {
        let ways = witness::solve(bench.replica, condition, wanted, start).into_iter();
        ways.map(|values| set(values, row)).collect::<Vec<Edit>>()
    };
    let not = |pattern: &PatternId| match &plan.patterns[pattern.index()] {
        Some(planned) => solved(&planned.condition, false),
        None => Vec::new(),
    };
    match bench.form() {
        // On a moment a field means what was said last: it may be that nothing may say it.
        Form::Threshold(condition) => {
            let ways = witness::solve(bench.replica, condition, true, start).into_iter();
            let on_all = ways.map(|values| Edit::Set {
                rows: segments::rows(bench, &values),
                values,
                whom: None,
                end: End::This,
            });
            solved(condition, true).into_iter().chain(on_all).collect()
        }
        Form::Quantified { condition, pattern, .. } => {
            solved(condition, true).into_iter().chain(not(pattern)).collect()
        }
        Form::Within { subject: Awaited::Instant(Expr::Column(column)), .. }
        | Form::By { subject: Awaited::Instant(Expr::Column(column)), .. } => {
            let at = place.deadline.map(Value::Time);
            at.map(|at| set(vec![(plan.field(*column), Some(at))], row)).into_iter().collect()
        }
        Form::Ban { .. }
        | Form::Count { .. }
        | Form::Order { .. }
        | Form::Precedence { .. }
        | Form::Response { .. }
        | Form::Within { .. }
        | Form::By { .. }
        | Form::Every { .. } => {
            let mut edits: Vec<Edit> = bench.form().searched().iter().flat_map(not).collect();
            // Any event that no rule names, where the rest of what it says fits too.
            if let Some(event) = plan.program.roles.event
                && let Some(column) = plan.column(event)
                && let Some(text) = literals::other_text(plan, column, &[])
            {
                edits.push(says(event, Value::Text(text), row));
            }
            edits
        }
        Form::Follows { .. } => Vec::new(),
    }
}

/// Another promise: at what waits for it, at the latest of all.
fn promised(bench: &Bench) -> Vec<Edit> {
    let Form::By { deadline: Expr::Column(column), .. } = bench.form() else { return Vec::new() };
    let field = bench.replica.plan().field(*column);
    let says = bench.evidence().values.iter().find(|(known, ..)| *known == field);
    let row = says.map_or(bench.occurrence.start, |(_, _, row)| *row);
    let times = [bench.replica.time(bench.occurrence.start), Some(bench.replica.as_of())];
    let set = |at| set(vec![(field, Some(Value::Time(at)))], row);
    times.into_iter().flatten().map(set).collect()
}

/// Records that are not there: one, or all that the form looks for.
fn gone(bench: &Bench, rows: &[Row]) -> Vec<Edit> {
    let start = bench.occurrence.start;
    let mut edits: Vec<Edit> = rows
        .iter()
        .filter(|row| **row != start || bench.is_whole())
        .map(|row| Edit::Drop { rows: vec![*row] })
        .collect();
    for pattern in bench.form().searched() {
        let mut all = bench.replica.matching(pattern);
        all.retain(|row| *row != start || bench.is_whole());
        all.sort_unstable();
        if (2..=super::drops::MOST).contains(&all.len()) {
            edits.push(Edit::Drop { rows: all });
        }
    }
    edits
}

/// What the form looks for at another time: just before or after what broke it, or in time.
fn elsewhen(bench: &Bench, place: &Place, rows: &[Row]) -> Vec<Edit> {
    let mut points: Vec<i64> = place.deadline.iter().map(|at| at.0).collect();
    for (_, _, at) in &place.records {
        points.extend([at.0, at.0.saturating_sub(1), at.0.saturating_add(1)]);
    }
    points.dedup();
    let mut moved: Vec<Row> = rows.to_vec();
    for pattern in bench.form().searched() {
        let mut near = bench.replica.matching(pattern);
        let at = points.first().copied().unwrap_or_default();
        near.sort_by_key(|row| bench.replica.time(*row).map(|time| time.0.abs_diff(at)));
        moved.extend(near.into_iter().take(2));
    }
    moved.retain(|row| *row != bench.occurrence.start || bench.is_whole());
    let mut edits: Vec<Edit> = Vec::new();
    for row in moved {
        let Some(from) = bench.replica.time(row) else { continue };
        for to in points.iter().map(|at| Instant(*at)) {
            let edit = Edit::Move { row, from, to };
            if to != from && !edits.contains(&edit) {
                edits.push(edit);
            }
        }
    }
    edits
}

/// Another value of one field, of those that the form's patterns name; on the record that starts it also of those that
/// its own pattern does.
fn values(bench: &Bench, place: &Place, row: Row) -> Vec<Edit> {
    let plan = bench.replica.plan();
    let start = bench.occurrence.start;
    let mut edits: Vec<Edit> = Vec::new();
    let starting = starting(bench).filter(|_| row == start);
    let asked = bench.form().step(place.step);
    for pattern in asked.into_iter().chain(bench.form().searched()).chain(starting) {
        let Some(planned) = &plan.patterns[pattern.index()] else { continue };
        let conditions = [&planned.condition].into_iter().chain(&planned.together);
        let ways = conditions.flat_map(|condition| {
            [false, true].map(|wanted| witness::solve(bench.replica, condition, wanted, start))
        });
        for (field, value) in ways.flatten().flatten() {
            let edit = set(vec![(field, value)], row);
            if !edits.contains(&edit) {
                edits.push(edit);
            }
        }
    }
    edits
}

/// What ends the occurrence, if something does.
fn ending(bench: &Bench) -> Option<PatternId> {
    let Owner::Moment(id) = bench.occurrence.owner else { return None };
    match bench.replica.plan().moments[id.index()].scope {
        PlannedScope::Episode { end, .. } => end,
        PlannedScope::At(_) | PlannedScope::Journey => None,
    }
}

/// What starts the occurrence.
fn starting(bench: &Bench) -> Option<PatternId> {
    let plan = bench.replica.plan();
    match bench.occurrence.owner {
        Owner::Touchpoint(id) => Some(plan.touchpoints[id.index()].pattern),
        Owner::Moment(id) => match plan.moments[id.index()].scope {
            PlannedScope::At(pattern) => Some(pattern),
            PlannedScope::Episode { start, .. } => Some(start),
            PlannedScope::Journey => None,
        },
    }
}

/// Where something is missing: values of it.
fn said(bench: &Bench, literals: &Literals, course: &Course) -> Vec<Vec<Edit>> {
    let mut found = Vec::new();
    for (field, row) in course.outcome.evidence.unknown.iter().take(2) {
        for value in fills::choices(bench, literals, *field) {
            match course.judged.origin(*row) {
                Some(row) => {
                    let edit = says(*field, value, row);
                    found.push(course.edits.iter().cloned().chain([edit]).collect());
                }
                None => found.push(fills::besides(&course.edits, *field, &value)),
            }
        }
    }
    found
}

/// A record says a value; of a text that no rule names any other would do.
fn says(field: FieldId, value: Value, row: Row) -> Edit {
    let is_other = matches!(&value, Value::Text(text) if **text == *literals::UNNAMED);
    let end = if is_other { End::Other } else { End::This };
    Edit::Set { values: vec![(field, Some(value))], rows: vec![row], whom: None, end }
}

fn set(values: Vec<(FieldId, Option<Value>)>, row: Row) -> Edit {
    Edit::Set { values, rows: vec![row], whom: None, end: End::This }
}
