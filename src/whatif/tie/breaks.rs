//! What may break an expectation: values that its condition forbids, records that it counts or orders, or nothing at all.

use crate::check::program::{Anchor, ExpectationId, PatternId, Target};
use crate::plan::{Awaited, Expr, Form};
use crate::syntax::ast::{Bound, Level, VerdictWord};
use crate::unit::{Elapsed, Instant};
use crate::value::Value;
use crate::whatif::solver::{Solver, Values, both};

/// So many records of a kind are made up at most.
const COUNT: u32 = 6;

/// A promise for this long after the start is made where one is broken: half an hour.
const PROMISED: i64 = 30 * 60 * 1_000_000;

#[derive(Clone, Default)]
pub(super) struct Break {
    /// What the first record says, or one of its own.
    pub(super) values: Values,
    /// What further records say, in order.
    pub(super) records: Vec<Values>,
}

impl Break {
    /// Both: with the same records for both where one has those of the other, else one after the other.
    pub(super) fn with(&self, other: &Self) -> Vec<Self> {
        let values = both(vec![self.values.clone()], vec![other.values.clone()]);
        let Some(values) = values.into_iter().next() else { return Vec::new() };
        let (these, those) = (&self.records, &other.records);
        let mut ways: Vec<Vec<Values>> = Vec::new();
        if has(these, those) {
            ways.push(these.clone());
        } else if has(those, these) {
            ways.push(those.clone());
        }
        for way in [[&these[..], &those[..]].concat(), [&those[..], &these[..]].concat()] {
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
        ways.into_iter().map(|records| Self { values: values.clone(), records }).collect()
    }
}

/// Whether records come in others, in their order.
fn has(all: &[Values], some: &[Values]) -> bool {
    let mut rest = all.iter();
    some.iter().all(|one| rest.any(|other| other == one))
}

/// What may lead to a verdict. Any but a failure is left to come by itself.
pub(super) fn of(solver: &Solver, target: Target, verdict: VerdictWord) -> Vec<Break> {
    let late = match verdict {
        VerdictWord::Failed | VerdictWord::FailedMissing | VerdictWord::FailedBroken => false,
        VerdictWord::FailedLate => true,
        VerdictWord::Met
        | VerdictWord::Open
        | VerdictWord::OpenRunning
        | VerdictWord::OpenPaused
        | VerdictWord::Unknown
        | VerdictWord::Exempt
        | VerdictWord::NotApplicable => return vec![Break::default()],
    };
    let plan = solver.plan;
    let expectations: Vec<ExpectationId> = match target {
        Target::Expectation(id) => vec![id],
        Target::Touchpoint(id) => plan.touchpoints[id.index()].expectations.clone(),
        Target::Moment(id) => plan.moments[id.index()].expectations.clone(),
    };
    let one = expectations.len() == 1;
    let fails = |id: &&ExpectationId| one || plan.expectations[id.index()].level == Level::Must;
    let expectations = expectations.iter().filter(fails).map(|id| &plan.expectations[id.index()]);
    let forms = expectations.flat_map(|it| {
        [&it.general].into_iter().chain(it.exceptions.iter().map(|exception| &exception.form))
    });
    forms.flat_map(|form| form_breaks(solver, form, late)).collect()
}

fn form_breaks(solver: &Solver, form: &Form, late: bool) -> Vec<Break> {
    let values = |values| Break { values, records: Vec::new() };
    match form {
        Form::Threshold(condition) => {
            return solver.solve(condition, false).into_iter().map(values).collect();
        }
        Form::Quantified { pattern, condition, .. } => {
            let ways = both(solver.matching(*pattern), solver.solve(condition, false));
            let alone = |way| Break { values: Vec::new(), records: vec![way] };
            return ways.into_iter().map(alone).collect();
        }
        _ => {}
    }
    let promise: Values = match form {
        Form::By { deadline: Expr::Column(column), .. } => {
            let at = Value::Time(solver.base.plus(Elapsed(PROMISED)));
            vec![(*column, Some(at))]
        }
        _ => Vec::new(),
    };
    let mut kept: Values = promise;
    if let Form::Within { subject: Awaited::Instant(Expr::Column(column)), .. }
    | Form::By { subject: Awaited::Instant(Expr::Column(column)), .. } = form
    {
        kept.push((*column, Some(Value::Time(Instant(solver.base.0.saturating_add(FAR))))));
    }
    let sequences = if late { vec![Vec::new()] } else { sequences(form) };
    let made = |patterns: Vec<PatternId>| {
        let records = patterns.iter().map(|pattern| solver.matching(*pattern).into_iter().next());
        Some(Break { values: kept.clone(), records: records.collect::<Option<_>>()? })
    };
    sequences.into_iter().filter_map(made).collect()
}

/// A year and more: later than any limit.
const FAR: i64 = 400 * 24 * 3600 * 1_000_000;

/// The records that a form looks for, in orders that may break it: the fewest first.
fn sequences(form: &Form) -> Vec<Vec<PatternId>> {
    match form {
        // It never comes.
        Form::Within { after, .. } => vec![after.iter().copied().collect()],
        Form::By { .. } | Form::Every { .. } | Form::Follows { .. } => vec![Vec::new()],
        Form::Ban { pattern, anchor, .. } => {
            let alone = anchor.is_some_and(|anchor| anchor.before).then(|| vec![*pattern]);
            alone.into_iter().chain([beside(vec![*pattern], *anchor)]).collect()
        }
        Form::Count { bound, count, pattern, anchor, .. } => {
            let more = beside(vec![*pattern; count.saturating_add(1).min(COUNT) as usize], *anchor);
            let none = beside(Vec::new(), *anchor);
            match bound {
                Bound::AtMost => vec![more],
                Bound::AtLeast => vec![none],
                Bound::Exactly => vec![none, more],
            }
        }
        Form::Precedence { other, .. } | Form::Response { other, .. } => {
            vec![other.iter().copied().collect()]
        }
        Form::Order { pattern: p, other: None, .. } => vec![Vec::new(), vec![*p]],
        Form::Order { pattern: p, other: Some(q), .. } => {
            vec![Vec::new(), vec![*q], vec![*q, *q], vec![*q, *p], vec![*p, *q]]
        }
        Form::Threshold(_) | Form::Quantified { .. } => Vec::new(),
    }
}

/// With what they are counted after or before.
fn beside(mut patterns: Vec<PatternId>, anchor: Option<Anchor>) -> Vec<PatternId> {
    match anchor {
        Some(Anchor { before: true, pattern }) => patterns.push(pattern),
        Some(Anchor { before: false, pattern }) => patterns.insert(0, pattern),
        None => {}
    }
    patterns
}
