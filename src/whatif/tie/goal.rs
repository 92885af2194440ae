//! What a recovery's condition asks of a journey: values, verdicts, so many records.

use crate::check::program::{PatternId, Target};
use crate::plan::{Datum, Expr};
use crate::syntax::ast::{CompareOp, Level, VerdictWord};
use crate::unit::Decimal;
use crate::whatif::solver::{Solver, Values, both};

/// So many alternatives are followed.
const MOST: usize = 12;

/// So many records of a kind are made up at most.
const COUNT: u32 = 6;

#[derive(Clone, Default)]
pub(super) struct Goal {
    pub(super) values: Values,
    pub(super) verdicts: Vec<(Target, VerdictWord)>,
    counts: Vec<(PatternId, u32)>,
}

impl Goal {
    /// That something fails.
    pub(super) fn failed(target: Target) -> Self {
        Self { verdicts: vec![(target, VerdictWord::Failed)], ..Self::default() }
    }

    /// The further records that are asked for.
    pub(super) fn records(&self, solver: &Solver) -> Vec<Values> {
        let mut records = Vec::new();
        for (pattern, count) in &self.counts {
            if let Some(values) = solver.matching(*pattern).into_iter().next() {
                records.extend((0..*count).map(|_| values.clone()));
            }
        }
        records
    }

    /// Whether a failure follows from that of one of its `must` expectations, which is asked for too.
    pub(super) fn implies(&self, solver: &Solver, (target, word): (Target, VerdictWord)) -> bool {
        let plan = solver.plan;
        let is_part = |(other, _): &(Target, VerdictWord)| match other {
            Target::Expectation(id) => {
                plan.expectations[id.index()].level == Level::Must
                    && plan.program.owner(*other) == plan.program.owner(target)
            }
            Target::Touchpoint(_) | Target::Moment(_) => false,
        };
        let is_whole = !matches!(target, Target::Expectation(_));
        is_whole && word == VerdictWord::Failed && self.verdicts.iter().any(is_part)
    }

    fn with(&self, other: &Self) -> Option<Self> {
        let values = both(vec![self.values.clone()], vec![other.values.clone()]);
        let mut goal = Self { values: values.into_iter().next()?, ..self.clone() };
        for verdict in &other.verdicts {
            if !goal.verdicts.contains(verdict) {
                goal.verdicts.push(*verdict);
            }
        }
        goal.counts.extend(&other.counts);
        Some(goal)
    }
}

/// Each with each, where they do not contradict each other.
pub(super) fn product(these: &[Goal], those: &[Goal]) -> Vec<Goal> {
    let pairs = these.iter().flat_map(|one| those.iter().map(move |other| (one, other)));
    pairs.filter_map(|(one, other)| one.with(other)).take(MOST).collect()
}

/// The ways in which a condition holds.
pub(super) fn goals(solver: &Solver, condition: &Expr) -> Vec<Goal> {
    wanted(solver, condition, true)
}

fn wanted(solver: &Solver, condition: &Expr, holds: bool) -> Vec<Goal> {
    match condition {
        Expr::And(parts) if holds => all(solver, parts, holds),
        Expr::Or(parts) if !holds => all(solver, parts, holds),
        Expr::And(parts) | Expr::Or(parts) => {
            parts.iter().flat_map(|part| wanted(solver, part, holds)).take(MOST).collect()
        }
        Expr::Not(of) => wanted(solver, of, !holds),
        Expr::Fact(fact) => wanted(solver, &solver.plan.facts[fact.index()].when, holds),
        Expr::Verdict(word, target) if holds => {
            vec![Goal { verdicts: vec![(*target, *word)], ..Goal::default() }]
        }
        // That something did not fail need not be made up: the engine says whether it did.
        Expr::Verdict(..) | Expr::Recovered(..) => vec![Goal::default()],
        Expr::Compare(op, left, right) => match (&**left, &**right) {
            (Expr::Count(pattern), Expr::Constant(Datum::Number(number))) if holds => {
                let counts = count(*op, *number).map(|count| (*pattern, count));
                vec![Goal { counts: counts.into_iter().collect(), ..Goal::default() }]
            }
            _ => plain(solver, condition, holds),
        },
        _ => plain(solver, condition, holds),
    }
}

fn plain(solver: &Solver, condition: &Expr, holds: bool) -> Vec<Goal> {
    let ways = solver.solve(condition, holds).into_iter();
    ways.map(|values| Goal { values, ..Goal::default() }).collect()
}

fn all(solver: &Solver, parts: &[Expr], holds: bool) -> Vec<Goal> {
    parts
        .iter()
        .fold(vec![Goal::default()], |so_far, part| product(&so_far, &wanted(solver, part, holds)))
}

/// How many records make a count compare so.
fn count(op: CompareOp, number: Decimal) -> Option<u32> {
    let number = u32::try_from(number.ceil()).ok()?;
    let count = match op {
        CompareOp::Equal | CompareOp::GreaterEqual => number,
        CompareOp::Greater | CompareOp::NotEqual => number.checked_add(1)?,
        CompareOp::Less | CompareOp::LessEqual => 0,
    };
    (count <= COUNT).then_some(count)
}
