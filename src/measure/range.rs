//! Where a true figure lies with a confidence.

use super::asking::Asking;
use super::cell::Cell;
use super::confidence::{Interval, balance, share};
use super::score::{ByExpectation, Known, score};
use super::standard::Range;
use crate::check::program::{Metric, Program};
use crate::syntax::ast::CompareOp;
use crate::unit::Decimal;
use std::collections::BTreeMap;

/// A range before it is rounded to be shown.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Unrounded {
    /// Computed, in the figure's unit.
    Ends(Interval),
    /// Of two values that were seen; without `high` there are too few to bound it.
    Values { low: Decimal, high: Option<Decimal> },
}

impl Unrounded {
    /// Whether all of it compares so with the target (`Some(true)`), none of it does
    /// (`Some(false)`), or only a part.
    pub(super) fn place(self, op: CompareOp, target: Decimal) -> Option<bool> {
        match self {
            Self::Ends(Interval { low, high }) => {
                place(op, end(low, COMPARED)?, Some(end(high, COMPARED)?), target)
            }
            Self::Values { low, high } => place(op, low, high, target),
        }
    }

    /// As it is shown; `None` if an end is no number.
    pub(super) fn rounded(self) -> Option<Range> {
        match self {
            Self::Ends(Interval { low, high }) => {
                Some(Range { low: end(low, SHOWN)?, high: Some(end(high, SHOWN)?) })
            }
            Self::Values { low, high } => Some(Range { low, high }),
        }
    }
}

/// Decimal places to which ends are rounded before they are compared: enough to tell ends apart, and
/// few enough that an end that falls on a target does so on every machine.
const COMPARED: u32 = 12;

/// Decimal places to which ends are shown.
const SHOWN: u32 = 6;

fn end(end: f64, places: u32) -> Option<Decimal> {
    Decimal::from_f64_retain(end).map(|end| end.round_dp(places).normalize())
}

/// Where the true figure of what was gathered lies; `None` for a metric without such an interval.
pub(super) fn range(
    program: &Program,
    asking: &Asking,
    cell: &Cell,
    confidence: f64,
) -> Option<Unrounded> {
    match (&asking.metric, cell) {
        (Metric::Rate(_) | Metric::Csat(_), cell) => {
            let (hits, cases) = hits(cell)?;
            Some(Unrounded::Ends(share(hits, cases, confidence)?))
        }
        (Metric::Nps(_), Cell::Recommendations { promoters, passives, detractors }) => {
            let answers = promoters + passives + detractors;
            let Interval { low, high } = balance(*promoters, *detractors, answers, confidence)?;
            Some(Unrounded::Ends(Interval { low: 100.0 * low, high: 100.0 * high }))
        }
        (Metric::Score(..), Cell::Score(by_expectation)) => {
            score_range(program, asking, by_expectation, confidence)
        }
        (metric, Cell::Values(values)) => percentile_range(values, metric, confidence),
        _ => None,
    }
}

/// How many of how many, where the figure is a share.
pub(super) fn hits(cell: &Cell) -> Option<(u64, u64)> {
    match cell {
        Cell::Verdicts(counts) => Some((counts.met, counts.decided())),
        Cell::Answers { best, answers } => Some((*best, *answers)),
        _ => None,
    }
}

/// The score of all lower and of all upper ends of the expectations' shares. What is left of the
/// confidence is divided among them, so that all ends hold together however they depend on each
/// other (Bonferroni; Dunn 1961, "Multiple comparisons among means", JASA 56:52–64). A score rises
/// with every share.
fn score_range(
    program: &Program,
    asking: &Asking,
    by_expectation: &ByExpectation,
    confidence: f64,
) -> Option<Unrounded> {
    let Metric::Score(model, facet) = asking.metric else { return None };
    let decided = by_expectation.values().filter(|counts| counts.decided() > 0).count();
    let each = 1.0 - (1.0 - confidence) / decided as f64;
    let end = |which: fn(Interval) -> f64| {
        let known = |id| {
            let counts = by_expectation.get(&id).copied().unwrap_or_default();
            share(counts.met, counts.decided(), each)
                .and_then(|interval| Decimal::from_f64_retain(which(interval)))
                .map_or_else(|| super::score::share(&counts), Known::Of)
        };
        let model = &program.models[model.index()];
        score(model, facet, &asking.items, known).0.figure().and_then(|it| f64::try_from(it).ok())
    };
    Some(Unrounded::Ends(Interval { low: end(|it| it.low)?, high: end(|it| it.high)? }))
}

/// The values that the true percentile may be: those at which the interval of the share at or
/// below them holds the percentile's share.
fn percentile_range(
    values: &BTreeMap<Decimal, u64>,
    metric: &Metric,
    confidence: f64,
) -> Option<Unrounded> {
    let rank = match metric {
        Metric::Median(_) => Decimal::new(5, 1),
        Metric::Percentile(share, _) => *share,
        _ => return None,
    };
    let total: u64 = values.values().sum();
    let mut below = 0;
    let mut low = None;
    for (&value, &count) in values {
        below += count;
        let interval = share(below, total, confidence)?;
        if low.is_none() && end(interval.high, COMPARED)? >= rank {
            low = Some(value);
        }
        if end(interval.low, COMPARED)? >= rank {
            return Some(Unrounded::Values { low: low?, high: Some(value) });
        }
    }
    Some(Unrounded::Values { low: low?, high: None })
}

/// Whether all of `low..=high` compares so with the target (`Some(true)`), none of it does
/// (`Some(false)`), or only a part. Without `high` it has no end.
fn place<T: PartialOrd>(op: CompareOp, low: T, high: Option<T>, target: T) -> Option<bool> {
    let all_above = low > target;
    let none_below = low >= target;
    let all_below = high.as_ref().is_some_and(|high| *high < target);
    let none_above = high.as_ref().is_some_and(|high| *high <= target);
    let is_point = none_below && none_above;
    let (all, none) = match op {
        CompareOp::GreaterEqual => (none_below, all_below),
        CompareOp::Greater => (all_above, none_above),
        CompareOp::LessEqual => (none_above, all_above),
        CompareOp::Less => (all_below, none_below),
        CompareOp::Equal => (is_point, all_above || all_below),
        CompareOp::NotEqual => (all_above || all_below, is_point),
    };
    if all {
        Some(true)
    } else if none {
        Some(false)
    } else {
        None
    }
}
