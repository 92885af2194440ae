//! Metrics: what is gathered for each, and the figure that comes of it.

use super::sum::ExactSum;
use super::tally::Counts;
use crate::check::program::{FieldId, Metric, Program, Type};
use crate::unit::{Currency, Decimal};
use crate::value::Value;
use std::collections::BTreeMap;

/// A measured figure: `numerator / denominator` in a unit. Comparisons use the two parts, so that
/// nothing is rounded before it is judged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Figure {
    /// Above the line, in the unit; of NPS already times 100.
    pub numerator: Decimal,
    /// Below the line: how many cases for rates and means, else 1. Never 0.
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

/// The cases a figure rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cases {
    /// Occurrences, by verdict.
    Verdicts(Counts),
    /// Answers to "how likely are you to recommend us".
    Recommendations {
        /// 9 and 10.
        promoters: u64,
        /// Above 6 and below 9.
        passives: u64,
        /// 0 to 6.
        detractors: u64,
    },
    /// Answers on a scale.
    Answers {
        /// The two best ones.
        best: u64,
        /// All.
        answers: u64,
    },
    /// Records on which the field is known.
    Values(u64),
}

/// What is gathered for one metric in one group.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Cell {
    /// For rate, failed and count; of the metrics over models, never asked.
    Verdicts(Counts),
    /// For NPS.
    Recommendations { promoters: u64, passives: u64, detractors: u64 },
    /// For CSAT.
    Answers { best: u64, answers: u64 },
    /// For means.
    Sum { sum: ExactSum, count: u64 },
    /// For percentiles: how often each value came.
    Values(BTreeMap<Decimal, u64>),
}

impl Cell {
    /// Nothing gathered yet.
    pub(super) fn new(metric: &Metric) -> Self {
        match metric {
            Metric::Rate(_)
            | Metric::Failed(_)
            | Metric::Count(_)
            | Metric::Score(..)
            | Metric::Gap(..)
            | Metric::PeakEnd(_) => Self::Verdicts(Counts::default()),
            Metric::Nps(_) => Self::Recommendations { promoters: 0, passives: 0, detractors: 0 },
            Metric::Csat(_) => Self::Answers { best: 0, answers: 0 },
            Metric::Ces(_) | Metric::Mean(_) => Self::Sum { sum: ExactSum::default(), count: 0 },
            Metric::Median(_) | Metric::Percentile(..) => Self::Values(BTreeMap::new()),
        }
    }

    /// Takes a known value of a field whose scale, if it has one, ends at `high`.
    pub(super) fn add_value(&mut self, value: Decimal, high: Option<Decimal>) {
        match self {
            Self::Verdicts(_) => {}
            Self::Recommendations { promoters, passives, detractors } => {
                let class = if value >= Decimal::from(9) {
                    promoters
                } else if value <= Decimal::from(6) {
                    detractors
                } else {
                    passives
                };
                *class += 1;
            }
            Self::Answers { best, answers } => {
                *answers += 1;
                *best += u64::from(high.is_some_and(|high| value >= high - Decimal::ONE));
            }
            Self::Sum { sum, count } => {
                sum.add(value);
                *count += 1;
            }
            Self::Values(values) => *values.entry(value.normalize()).or_default() += 1,
        }
    }

    /// Adds what was gathered elsewhere for the same metric and group.
    pub(super) fn merge(&mut self, other: Self) {
        match (self, other) {
            (Self::Verdicts(mine), Self::Verdicts(theirs)) => mine.merge(&theirs),
            (
                Self::Recommendations { promoters, passives, detractors },
                Self::Recommendations { promoters: p, passives: n, detractors: d },
            ) => {
                *promoters += p;
                *passives += n;
                *detractors += d;
            }
            (Self::Answers { best, answers }, Self::Answers { best: b, answers: a }) => {
                *best += b;
                *answers += a;
            }
            (Self::Sum { sum, count }, Self::Sum { sum: s, count: c }) => {
                sum.merge(&s);
                *count += c;
            }
            (Self::Values(mine), Self::Values(theirs)) => {
                for (value, count) in theirs {
                    *mine.entry(value).or_default() += count;
                }
            }
            (mine, theirs) => debug_assert!(false, "cells of one measure: {mine:?}, {theirs:?}"),
        }
    }

    /// The cases.
    pub(super) fn cases(&self) -> Cases {
        match self {
            Self::Verdicts(counts) => Cases::Verdicts(*counts),
            &Self::Recommendations { promoters, passives, detractors } => {
                Cases::Recommendations { promoters, passives, detractors }
            }
            &Self::Answers { best, answers } => Cases::Answers { best, answers },
            &Self::Sum { count, .. } => Cases::Values(count),
            Self::Values(values) => Cases::Values(values.values().sum()),
        }
    }
}

impl Cases {
    /// How many cases decide the figure of a metric: met or failed ones for rates and failures,
    /// all occurrences for a count, else the values.
    pub fn deciding(&self, metric: &Metric) -> u64 {
        match self {
            Self::Verdicts(counts) if matches!(metric, Metric::Count(_)) => counts.occurrences(),
            Self::Verdicts(counts) => counts.decided(),
            Self::Recommendations { promoters, passives, detractors } => {
                promoters + passives + detractors
            }
            Self::Answers { answers, .. } => *answers,
            Self::Values(count) => *count,
        }
    }
}

/// The figure of a metric, and for a share how many of how many; `None` without a case that
/// decides it.
pub(super) fn figure(metric: &Metric, cell: &Cell, program: &Program) -> Option<Figure> {
    let cases = cell.cases();
    let deciding = cases.deciding(metric);
    if deciding == 0 {
        return None;
    }
    let of = |numerator: Decimal, denominator: u64, unit: Unit| {
        Some(Figure { numerator: numerator.normalize(), denominator, unit })
    };
    match (metric, cell) {
        (Metric::Rate(_), Cell::Verdicts(counts)) => of(counts.met.into(), deciding, Unit::Share),
        (Metric::Failed(_), Cell::Verdicts(counts)) => of(counts.failed().into(), 1, Unit::Count),
        (Metric::Count(_), Cell::Verdicts(_)) => of(deciding.into(), 1, Unit::Count),
        (Metric::Nps(_), Cell::Recommendations { promoters, detractors, .. }) => {
            let balance = Decimal::from(*promoters) - Decimal::from(*detractors);
            of(balance * Decimal::ONE_HUNDRED, deciding, Unit::Points)
        }
        (Metric::Csat(_), Cell::Answers { best, .. }) => of((*best).into(), deciding, Unit::Share),
        (Metric::Ces(field) | Metric::Mean(field), Cell::Sum { sum, .. }) => {
            of(sum.total(), deciding, unit(program, *field))
        }
        (Metric::Median(field), Cell::Values(values)) => {
            of(percentile(values, Decimal::new(5, 1))?, 1, unit(program, *field))
        }
        (Metric::Percentile(share, field), Cell::Values(values)) => {
            of(percentile(values, *share)?, 1, unit(program, *field))
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

fn unit(program: &Program, field: FieldId) -> Unit {
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
