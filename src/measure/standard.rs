//! Standards: the figures, held against what was promised.

use super::confidence::wilson;
use super::figure::{Cases, Cell, Figure, Unit, figure, number};
use super::group::GroupValue;
use super::tally::Tallies;
use crate::check::program::{Metric, Program, Require, StandardId};
use crate::syntax::ast::CompareOp;
use crate::unit::Decimal;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// One standard.
#[derive(Clone, PartialEq, Debug)]
pub struct StandardResult {
    /// Which.
    pub standard: StandardId,
    /// Its requirements in order, each of them once for every group.
    pub requires: Vec<RequireResult>,
}

/// One requirement, for the whole or for one group.
#[derive(Clone, PartialEq, Debug)]
pub struct RequireResult {
    /// Position among the requirements of the standard.
    pub require: u16,
    /// One for each `per`; empty for the whole, and for a grouped requirement without any case.
    pub group: Vec<GroupValue>,
    /// What was measured; `None` without a case that decides.
    pub figure: Option<Figure>,
    /// What it rests on.
    pub cases: Cases,
    /// With a confidence: where the true figure lies, in the figure's unit.
    pub range: Option<Range>,
    /// Whether the target was reached.
    pub attained: Attained,
    /// Why so.
    pub why: Why,
}

/// Where the true figure lies with the confidence asked for. Both ends belong to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Range {
    /// Lower end; of a share rounded to 6 places (the comparison is made before rounding).
    pub low: Decimal,
    /// Upper end; `None`: too few cases to say.
    pub high: Option<Decimal>,
}

/// Whether a target was reached.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Attained {
    /// It was.
    Met,
    /// It was not.
    Failed,
    /// It cannot be said.
    Inconclusive,
}

/// What the answer rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// The figure (or all of its range) was compared with the target.
    Compared,
    /// There is no case that decides.
    NoCase,
    /// There are fewer cases than asked for.
    TooFew {
        /// What was asked for.
        needed: u32,
    },
    /// The target lies within the range.
    WithinRange,
    /// No confidence is defined for this metric.
    NoRange,
    /// This metric is not measured by this version.
    NotMeasured,
}

impl StandardResult {
    /// Failed if a requirement failed; else inconclusive if one is, or there is none; else met.
    pub fn attained(&self) -> Attained {
        let has = |attained| self.requires.iter().any(|result| result.attained == attained);
        if has(Attained::Failed) {
            Attained::Failed
        } else if has(Attained::Inconclusive) || self.requires.is_empty() {
            Attained::Inconclusive
        } else {
            Attained::Met
        }
    }
}

/// All standards, as declared.
pub(super) fn standards(program: &Program, tallies: &Tallies) -> Vec<StandardResult> {
    let mut cells = tallies.cells.iter();
    let result = |(index, standard): (usize, &crate::check::program::Standard)| {
        let requires = standard.requires.iter().enumerate();
        let requires = requires.flat_map(|(at, require)| {
            judge_groups(program, at as u16, require, cells.next().unwrap_or(&BTreeMap::new()))
        });
        StandardResult { standard: StandardId(index as u16), requires: requires.collect() }
    };
    program.standards.iter().enumerate().map(result).collect()
}

fn judge_groups(
    program: &Program,
    at: u16,
    require: &Require,
    groups: &BTreeMap<Vec<GroupValue>, Cell>,
) -> Vec<RequireResult> {
    let judge = |group: &[GroupValue], cell: &Cell| {
        let figure = figure(&require.metric, cell, program);
        let (attained, why, range) = attain(require, figure.as_ref(), cell);
        let (group, cases) = (group.to_vec(), cell.cases());
        RequireResult { require: at, group, figure, cases, range, attained, why }
    };
    if groups.is_empty() {
        return vec![judge(&[], &Cell::new(&require.metric))];
    }
    groups.iter().map(|(group, cell)| judge(group, cell)).collect()
}

fn attain(
    require: &Require,
    figure: Option<&Figure>,
    cell: &Cell,
) -> (Attained, Why, Option<Range>) {
    let inconclusive = |why| (Attained::Inconclusive, why, None);
    if matches!(require.metric, Metric::Score(..) | Metric::Gap(..) | Metric::PeakEnd(_)) {
        return inconclusive(Why::NotMeasured);
    }
    let Some(figure) = figure else { return inconclusive(Why::NoCase) };
    let Some(target) = number(&require.target) else { return inconclusive(Why::NotMeasured) };
    let deciding = cell.cases().deciding(&require.metric);
    if let Some(needed) = require.at_least.filter(|needed| deciding < u64::from(*needed)) {
        return inconclusive(Why::TooFew { needed });
    }
    let Some(confidence) = require.confidence else {
        let reached = holds(require.op, order(figure, target));
        return (if reached { Attained::Met } else { Attained::Failed }, Why::Compared, None);
    };
    let confidence = f64::try_from(confidence).unwrap_or(f64::NAN);
    let placed = match cell {
        Cell::Values(values) => percentile_range(values, &require.metric, confidence)
            .map(|range| (place(require.op, range.low, range.high, target), range)),
        _ if figure.unit == Unit::Share && figure.denominator == deciding => {
            share_range(figure, confidence, require.op, target)
        }
        _ => None,
    };
    match placed {
        None => inconclusive(Why::NoRange),
        Some((Some(true), range)) => (Attained::Met, Why::Compared, Some(range)),
        Some((Some(false), range)) => (Attained::Failed, Why::Compared, Some(range)),
        Some((None, range)) => (Attained::Inconclusive, Why::WithinRange, Some(range)),
    }
}

fn share_range(
    figure: &Figure,
    confidence: f64,
    op: CompareOp,
    target: Decimal,
) -> Option<(Option<bool>, Range)> {
    let hits = u64::try_from(figure.numerator).ok()?;
    let interval = wilson(hits, figure.denominator, confidence)?;
    let placed = place(op, interval.low, Some(interval.high), f64::try_from(target).ok()?);
    let rounded = |end: f64| Decimal::try_from(end).map(|end| end.round_dp(6).normalize()).ok();
    Some((placed, Range { low: rounded(interval.low)?, high: rounded(interval.high) }))
}

/// The values that the true percentile may be: those at which the Wilson interval of the share at
/// or below them holds the percentile's share.
fn percentile_range(
    values: &BTreeMap<Decimal, u64>,
    metric: &Metric,
    confidence: f64,
) -> Option<Range> {
    let share = match metric {
        Metric::Median(_) => 0.5,
        Metric::Percentile(share, _) => f64::try_from(*share).ok()?,
        _ => return None,
    };
    let total: u64 = values.values().sum();
    let mut below = 0;
    let mut low = None;
    for (&value, &count) in values {
        below += count;
        let interval = wilson(below, total, confidence)?;
        if low.is_none() && interval.high >= share {
            low = Some(value);
        }
        if interval.low >= share {
            return Some(Range { low: low?, high: Some(value) });
        }
    }
    Some(Range { low: low?, high: None })
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

/// The figure against the target, exactly.
fn order(figure: &Figure, target: Decimal) -> Ordering {
    match target.checked_mul(figure.denominator.into()) {
        Some(scaled) => figure.numerator.cmp(&scaled),
        None => figure.value().cmp(&target),
    }
}

fn holds(op: CompareOp, order: Ordering) -> bool {
    match op {
        CompareOp::Equal => order.is_eq(),
        CompareOp::NotEqual => order.is_ne(),
        CompareOp::Less => order.is_lt(),
        CompareOp::LessEqual => order.is_le(),
        CompareOp::Greater => order.is_gt(),
        CompareOp::GreaterEqual => order.is_ge(),
    }
}
