//! What a verdict rests on, put together once it is known.

use super::case::{Case, Kind};
use super::eval::{Env, eval, truth};
use super::reason::{Missing, Reasoned, first_column, missing, reversed, seen, unmatched};
use super::record::Record;
use super::timed;
use super::trail::{Doubt, Ruling, Trail};
use crate::diagnostic::Finding;
use crate::judge::verdict::{Evidence, Failure, Measured, Part, Quantity, Verdict};
use crate::plan::{Allowance, Awaited, Datum, Expr, Form, Hours, PlannedExpectation};
use crate::syntax::ast::{Bound, CompareOp, Order};
use crate::unit::{Elapsed, Instant, Length};
use crate::value::{Truth, Value};

/// The evidence for the verdict that all possibilities agree on, `ruling` being the last of them.
pub(super) fn of(
    ruling: &Ruling,
    expectation: &PlannedExpectation,
    case: &Case,
    findings: &mut Vec<Finding>,
) -> Evidence {
    let mut evidence =
        Evidence { deadline: ruling.deadline, at: ruling.settled, ..Evidence::default() };
    if let Verdict::Exempt(waiver) = ruling.verdict {
        add(&mut evidence, case.start, Part::Anchor);
        let when = case.journey.judge.plan.waivers[waiver.index()].when.as_ref();
        if let (Some(when), Some(place)) = (when, ruling.chosen) {
            seen(when, &case.placed(place), &mut evidence.values);
        }
        return in_rows(evidence, case);
    }
    let exception =
        ruling.exception.and_then(|position| expectation.exceptions.get(position as usize));
    let form = exception.map_or(&expectation.general, |exception| &exception.form);
    match form {
        Form::Threshold(condition) => {
            threshold(condition, ruling, case, &mut evidence, findings);
        }
        Form::Within { subject, limit, .. } => {
            clock(subject, None, ruling, case, &mut evidence, findings);
            in_limit(Some(limit), ruling, case, &mut evidence, findings);
        }
        Form::By { subject, deadline } => {
            clock(subject, Some(deadline), ruling, case, &mut evidence, findings);
            in_limit(None, ruling, case, &mut evidence, findings);
        }
        Form::Ban { limit, .. } => {
            in_window(limit.as_ref(), ruling, case, findings);
            ban(form, ruling, case, &mut evidence);
        }
        Form::Count { limit, .. } => {
            in_window(limit.as_ref(), ruling, case, findings);
            count(form, ruling, case, &mut evidence);
        }
        Form::Every { limit, .. } | Form::Order { limit: Some(limit), order: Order::After, .. } => {
            waited(ruling, case, &mut evidence);
            in_limit(Some(limit), ruling, case, &mut evidence, findings);
        }
        Form::Follows { steps, .. } => {
            waited(ruling, case, &mut evidence);
            evidence.step = ruling.step;
            let step = ruling.step.and_then(|step| steps.get(step as usize));
            if let Some(limit) = step.and_then(|(_, limit)| limit.as_ref()) {
                in_limit(Some(limit), ruling, case, &mut evidence, findings);
            }
        }
        Form::Quantified { condition, .. } => quantified(condition, ruling, case, &mut evidence),
        Form::Precedence { .. } | Form::Response { .. } | Form::Order { .. } => {
            order(form, ruling, case, &mut evidence);
        }
    }
    if let (Some(exception), Some(place)) = (exception, ruling.chosen) {
        seen(case.segment(exception.segment), &case.placed(place), &mut evidence.values);
    }
    in_rows(evidence, case)
}

/// The evidence for an unknown verdict: what was not known.
pub(super) fn of_unknown(trail: &Trail, case: &Case, findings: &mut Vec<Finding>) -> Evidence {
    let mut why = Missing::default();
    let journey = case.journey;
    for doubt in &trail.doubts {
        match *doubt {
            Doubt::Match(pattern, at) => {
                let start = Some(journey.row(case.start));
                unmatched(journey.judge, pattern, journey.row(at), start, &mut why);
            }
            Doubt::Asked(expr, place) => missing(expr, &case.placed(place), &mut why),
            Doubt::AskedOf(expr, at) => {
                let start = Some(journey.row(case.start));
                let record = Record { judge: journey.judge, row: journey.row(at), start };
                missing(expr, &record, &mut why);
            }
        }
    }
    findings.append(&mut why.findings);
    let mut evidence = Evidence { unknown: why.fields, ..Evidence::default() };
    add(&mut evidence, case.start, Part::Anchor);
    in_rows(evidence, case)
}

/// Notes a record by its position in the journey, until all are there.
fn add(evidence: &mut Evidence, at: u32, part: Part) {
    evidence.records.push((at, part));
}

/// Puts the records in order, and their rows for their positions.
fn in_rows(mut evidence: Evidence, case: &Case) -> Evidence {
    evidence.records.sort_by_key(|(at, _)| *at);
    for (at, _) in &mut evidence.records {
        *at = case.journey.row(*at);
    }
    evidence
}

fn threshold(
    condition: &Expr,
    ruling: &Ruling,
    case: &Case,
    evidence: &mut Evidence,
    findings: &mut Vec<Finding>,
) {
    let Some(place) = ruling.place else { return add(evidence, case.start, Part::Anchor) };
    let env = case.placed(place);
    seen(condition, &env, &mut evidence.values);
    condition.walk(&mut |part| {
        let Expr::OpenTime(Hours(calendar), from, to) = part else { return };
        if let (Datum::Time(from), Datum::Time(to)) = (eval(from, &env), eval(to, &env)) {
            let (from, to) = (Instant(from), Instant(to));
            timed::beyond(Some(calendar), (place.at, from), to, case, findings);
        }
    });
    let failed = matches!(ruling.verdict, Verdict::Failed(_));
    add(evidence, place.at, if failed { Part::Violation } else { Part::Witness });
    let compared = if failed { first_false(condition, &env) } else { Some(condition) };
    if let Some(Expr::Compare(op, left, right)) = compared {
        let open = left.is_open_time() || right.is_open_time();
        let value = |side| {
            let value = eval(side, &env).value(case.journey.judge.words)?;
            Some(Quantity::Value(match value {
                Value::Duration(length) if open => Value::Length(Length::Business(length)),
                value => value,
            }))
        };
        evidence.measured = value(left).zip(value(right)).map(|(actual, limit)| Measured {
            actual,
            op: *op,
            limit,
        });
    }
}

/// The first comparison that made a conjunction false.
fn first_false<'e>(condition: &'e Expr, env: &impl Env) -> Option<&'e Expr> {
    match condition {
        Expr::And(parts) => parts.iter().find_map(|part| first_false(part, env)),
        Expr::Compare(..) => (truth(condition, env) == Truth::False).then_some(condition),
        _ => None,
    }
}

fn clock(
    subject: &Awaited,
    deadline: Option<&Expr>,
    ruling: &Ruling,
    case: &Case,
    evidence: &mut Evidence,
    findings: &mut Vec<Finding>,
) {
    let Some((anchor, since)) = ruling.anchor else {
        return add(evidence, case.start, Part::Anchor);
    };
    add(evidence, anchor, Part::Anchor);
    if let Some(stop) = ruling.key {
        add(evidence, stop, Part::Stop);
    }
    let Some(place) = ruling.place else { return };
    let env = case.placed(place);
    if let Awaited::Instant(instant) = subject {
        seen(instant, &env, &mut evidence.values);
        let first = case.journey.time(case.start);
        if matches!(eval(instant, &env), Datum::Time(at) if at < first.0) {
            let column = first_column(instant);
            let row = column.map_or_else(|| env.record(), |column| env.says(column));
            findings.push(reversed(case.journey.judge, column, None, row));
        }
    }
    if let Some(deadline) = deadline {
        seen(deadline, &env, &mut evidence.values);
    }
    overran(since, ruling, case, evidence);
}

/// How long a clock ran in true time, against its deadline.
fn overran(since: Instant, ruling: &Ruling, case: &Case, evidence: &mut Evidence) {
    let Some(deadline) = ruling.deadline else { return };
    let until = ruling.came.unwrap_or(case.as_of());
    if matches!(ruling.verdict, Verdict::Failed(Failure::Late | Failure::Missing)) {
        evidence.overrun = Some(until.since(deadline));
    }
    evidence.measured = Some(Measured {
        actual: Quantity::Elapsed(until.since(since)),
        op: CompareOp::LessEqual,
        limit: Quantity::Elapsed(deadline.since(since)),
    });
}

/// The clock, and what it measured where it adds up time.
fn in_limit(
    limit: Option<&Allowance>,
    ruling: &Ruling,
    case: &Case,
    evidence: &mut Evidence,
    findings: &mut Vec<Finding>,
) {
    evidence.clock = timed::clock(limit, ruling, case);
    if let (Some(anchor), Some(clock)) = (ruling.anchor, &evidence.clock) {
        let to = ruling.deadline.map_or(clock.read, |deadline| deadline.max(clock.read));
        timed::beyond(limit.and_then(Allowance::calendar), anchor, to, case, findings);
    }
    let measured = limit.zip(evidence.clock.as_ref());
    if let Some(measured) = measured.and_then(|(limit, clock)| timed::measured(limit, clock)) {
        evidence.measured = Some(measured);
    }
}

/// A window whose calendar does not reach so far.
fn in_window(limit: Option<&Allowance>, ruling: &Ruling, case: &Case, findings: &mut Vec<Finding>) {
    if let (Some(limit), Some(anchor)) = (limit, ruling.anchor) {
        let to = ruling.deadline.unwrap_or(anchor.1);
        timed::beyond(limit.calendar(), anchor, to, case, findings);
    }
}

/// A clock between two records: from the one that set it, to the one that came.
fn waited(ruling: &Ruling, case: &Case, evidence: &mut Evidence) {
    let Some((anchor, since)) = ruling.anchor else {
        return add(evidence, case.start, Part::Anchor);
    };
    add(evidence, anchor, Part::Anchor);
    if let Some(stop) = ruling.key.filter(|stop| *stop != anchor) {
        add(evidence, stop, Part::Stop);
    }
    overran(since, ruling, case, evidence);
}

fn quantified(condition: &Expr, ruling: &Ruling, case: &Case, evidence: &mut Evidence) {
    let Some((at, _)) = ruling.anchor else {
        return add(evidence, case.start, Part::Anchor);
    };
    let start = Some(case.journey.row(case.start));
    let record = Record { judge: case.journey.judge, row: case.journey.row(at), start };
    seen(condition, &record, &mut evidence.values);
    let failed = matches!(ruling.verdict, Verdict::Failed(_));
    add(evidence, at, if failed { Part::Violation } else { Part::Witness });
}

fn ban(form: &Form, ruling: &Ruling, case: &Case, evidence: &mut Evidence) {
    let Form::Ban { limit, anchor, .. } = form else { return };
    let Some((at, time)) = ruling.anchor else {
        return add(evidence, case.start, Part::Anchor);
    };
    add(evidence, at, Part::Anchor);
    if let Some(violation) = ruling.key {
        add(evidence, violation, Part::Violation);
    }
    evidence.measured = match (limit, ruling.came) {
        (Some(limit), Some(came)) => {
            let before = anchor.is_some_and(|anchor| anchor.before);
            let actual = if before { time.since(came) } else { came.since(time) };
            let from = if before { came } else { time };
            let allowed = limit.deadline(from).since(from);
            Some(lasted(actual, allowed))
        }
        (Some(_), None) => None,
        (None, _) => Some(counted(ruling.count, CompareOp::LessEqual, 0)),
    };
}

/// A ban over a length is kept by what comes only after it.
fn lasted(actual: Elapsed, limit: Elapsed) -> Measured {
    Measured {
        actual: Quantity::Elapsed(actual),
        op: CompareOp::Greater,
        limit: Quantity::Elapsed(limit),
    }
}

fn counted(actual: u32, op: CompareOp, limit: u32) -> Measured {
    Measured { actual: Quantity::Count(actual), op, limit: Quantity::Count(limit) }
}

fn count(form: &Form, ruling: &Ruling, case: &Case, evidence: &mut Evidence) {
    let Form::Count { bound, count, pattern, .. } = form else { return };
    let Some((anchor, _)) = ruling.anchor else {
        return add(evidence, case.start, Part::Anchor);
    };
    add(evidence, anchor, Part::Anchor);
    let (from, to) = ruling.window;
    let witnesses = case.hits(*pattern).within(from, to).certain;
    for at in witnesses.iter().take(*count as usize) {
        add(evidence, *at, Part::Witness);
    }
    let too_many = *bound != Bound::AtLeast && ruling.count > *count;
    if let (true, Some(violation)) = (too_many, ruling.key) {
        add(evidence, violation, Part::Violation);
    }
    let op = match bound {
        Bound::AtMost => CompareOp::LessEqual,
        Bound::AtLeast => CompareOp::GreaterEqual,
        Bound::Exactly => CompareOp::Equal,
    };
    evidence.measured = Some(counted(ruling.count, op, *count));
}

fn order(form: &Form, ruling: &Ruling, case: &Case, evidence: &mut Evidence) {
    let Some((at, _)) = ruling.anchor else {
        return add(evidence, case.start, Part::Anchor);
    };
    if ruling.verdict != Verdict::Failed(Failure::Broken) {
        add(evidence, at, Part::Anchor);
        if let Some(witness) = ruling.key {
            add(evidence, witness, Part::Witness);
        }
        return;
    }
    if let (Form::Order { .. }, Some(violation)) = (form, ruling.key) {
        add(evidence, at, Part::Anchor);
        return add(evidence, violation, Part::Violation);
    }
    // Of several Qs without a later P, the first broke the rule: at the last P, which does not follow itself, or after it.
    let violation = match form {
        Form::Response { pattern, other: Some(other) } => {
            let last = case.hits(*pattern).within(case.from(), case.to()).last();
            let later = case.hits(*other).within(last.unwrap_or(case.from()), case.to());
            later.first().unwrap_or(at)
        }
        _ => at,
    };
    if case.kind == Kind::Whole || violation != case.start {
        add(evidence, case.start, Part::Anchor);
    }
    add(evidence, violation, Part::Violation);
}
