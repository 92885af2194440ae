//! Figures: what comes of what was gathered.

use super::asking::Asking;
use super::cell::Cell;
use super::score::{PLACES, score, share};
use crate::check::program::{Metric, Program, Type};
use crate::unit::{Currency, Decimal};
use crate::value::Value;
use std::collections::BTreeMap;

/// A measured figure: `numerator / denominator` in a unit. Comparisons use the two parts, so that
/// nothing is rounded before it is judged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Figure {
    /// Above the line, in the unit; of NPS already times 100.
    pub numerator: Decimal,
    /// Below the line: how many cases for rates and means, twice the journeys for peak and end, else
    /// 1. Never 0.
    pub denominator: u64,
    /// What one is.
    pub unit: Unit,
}

/// What one of a figure is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// A share: 1 is all.
    Share,
    /// Occurrences.
    Count,
    /// Points of NPS, from -100 to 100.
    Points,
    /// A plain number or a place on a scale.
    Number,
    /// Microseconds.
    Duration,
    /// An amount.
    Money(Currency),
}

impl Figure {
    /// The quotient, to 28 significant digits.
    pub fn value(&self) -> Decimal {
        (self.numerator / Decimal::from(self.denominator.max(1))).normalize()
    }
}

/// The figure of a metric; `None` where nothing decides it.
pub(super) fn figure(asking: &Asking, cell: &Cell, program: &Program) -> Option<Figure> {
    let metric = &asking.metric;
    let of = |numerator: Decimal, denominator: u64, unit: Unit| {
        (denominator > 0).then(|| Figure { numerator: numerator.normalize(), denominator, unit })
    };
    match (metric, cell) {
        (Metric::Rate(_), Cell::Verdicts(counts)) => {
            of(counts.met.into(), counts.decided(), Unit::Share)
        }
        (Metric::Failed(_), Cell::Verdicts(counts)) => {
            of(counts.failed().into(), u64::from(counts.decided() > 0), Unit::Count)
        }
        (Metric::Count(_), Cell::Verdicts(counts)) => {
            let all = counts.occurrences();
            of(all.into(), u64::from(all > 0), Unit::Count)
        }
        (Metric::Nps(_), Cell::Recommendations { promoters, passives, detractors }) => {
            let balance = Decimal::from(*promoters) - Decimal::from(*detractors);
            of(balance * Decimal::ONE_HUNDRED, promoters + passives + detractors, Unit::Points)
        }
        (Metric::Csat(_), Cell::Answers { best, answers }) => {
            of((*best).into(), *answers, Unit::Share)
        }
        (Metric::Ces(_) | Metric::Mean(_), Cell::Sum { sum, count }) => {
            of(sum.total(), *count, unit_of(program, metric))
        }
        (Metric::Median(_), Cell::Values(values)) => {
            of(percentile(values, Decimal::new(5, 1))?, 1, unit_of(program, metric))
        }
        (Metric::Percentile(share, _), Cell::Values(values)) => {
            of(percentile(values, *share)?, 1, unit_of(program, metric))
        }
        (Metric::Score(model, facet), Cell::Score(by_expectation)) => {
            let model = &program.models[model.index()];
            let share = |id| share(&by_expectation.get(&id).copied().unwrap_or_default());
            of(score(model, *facet, &asking.items, share).0.figure()?, 1, Unit::Share)
        }
        (Metric::Card(..), Cell::Cards(cards)) if cards.decided > 0 => {
            let mean = cards.sum.total() / Decimal::from(cards.decided);
            of(mean.round_dp(PLACES), 1, Unit::Share)
        }
        (Metric::Gap(model, facet), Cell::Gaps(gaps)) => {
            let model = &program.models[model.index()];
            of(gaps.gap(model, *facet, &asking.pairs).figure()?, 1, Unit::Number)
        }
        (Metric::PeakEnd(_), Cell::PeakEnds(ends)) => {
            of(ends.both.total(), ends.journeys.saturating_mul(2), unit_of(program, metric))
        }
        _ => None,
    }
}

/// Nearest rank: the smallest value such that at least `share` of the values are at or below it.
/// `None` without values.
pub(super) fn percentile(values: &BTreeMap<Decimal, u64>, share: Decimal) -> Option<Decimal> {
    let total: u64 = values.values().sum();
    let needed = share * Decimal::from(total);
    let mut below = 0_u64;
    for (&value, &count) in values {
        below += count;
        if Decimal::from(below) >= needed {
            return Some(value);
        }
    }
    None
}

/// A known value as a plain number in its unit; texts, flags and times have none.
pub(super) fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Some(*number),
        Value::Duration(length) => Some(length.0.into()),
        Value::Money(money) => Some(money.amount),
        Value::Bool(_) | Value::Text(_) | Value::Length(_) | Value::Time(_) => None,
    }
}

/// The unit of a metric's figures.
pub(super) fn unit_of(program: &Program, metric: &Metric) -> Unit {
    let Some(field) = metric.field() else { return Unit::Number };
    match program.fields[field.index()].ty {
        Type::Duration(_) => Unit::Duration,
        Type::Money(currency) => Unit::Money(currency),
        Type::Percent => Unit::Share,
        Type::Bool
        | Type::Number
        | Type::Scale { .. }
        | Type::Text
        | Type::OneOf(_)
        | Type::Time => Unit::Number,
    }
}
