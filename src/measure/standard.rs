//! Standards: the figures, held against what was promised.

use super::asking::Asking;
use super::cases::{Cases, cases};
use super::cell::Cell;
use super::figure::{Figure, figure, number};
use super::group::GroupValue;
use super::range::{Unrounded, range};
use super::spread::judge_spreads;
use super::tally::Tallies;
use crate::check::program::{Metric, Program, Require, StandardId};
use crate::syntax::ast::CompareOp;
use crate::unit::Decimal;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::iter::repeat;

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
    /// Lower end; of all but percentiles rounded to 6 places (the comparison is made before rounding).
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
    /// It is of a model, and one of its facets has no figure yet.
    FacetUndecided,
    /// There are fewer than two groups to compare.
    OneGroup,
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
pub(super) fn standards(
    program: &Program,
    asking: &[Asking],
    tallies: &Tallies,
) -> Vec<StandardResult> {
    let none = BTreeMap::new();
    let mut asked = asking.iter().zip(tallies.cells.iter().chain(repeat(&none)));
    let mut results = Vec::new();
    for (index, standard) in program.standards.iter().enumerate() {
        let mut requires = Vec::new();
        for (at, (require, (asking, groups))) in
            standard.requires.iter().zip(&mut asked).enumerate()
        {
            let judged = match require.metric {
                Metric::Spread(..) => judge_spreads(program, require, asking, groups),
                _ => judge_groups(program, require, asking, groups),
            };
            requires.extend(judged.into_iter().map(|judged| judged.of(at as u16)));
        }
        results.push(StandardResult { standard: StandardId(index as u16), requires });
    }
    results
}

/// A requirement judged for one group.
pub(super) struct Judged {
    pub(super) group: Vec<GroupValue>,
    pub(super) figure: Option<Figure>,
    pub(super) cases: Cases,
    pub(super) answer: Answer,
}

/// Whether a target was reached, why so, and the range it was held against.
pub(super) type Answer = (Attained, Why, Option<Range>);

impl Judged {
    fn of(self, require: u16) -> RequireResult {
        let Self { group, figure, cases, answer: (attained, why, range) } = self;
        RequireResult { require, group, figure, cases, range, attained, why }
    }
}

fn judge_groups(
    program: &Program,
    require: &Require,
    asking: &Asking,
    groups: &BTreeMap<Vec<GroupValue>, Cell>,
) -> Vec<Judged> {
    let judge = |group: &[GroupValue], cell: &Cell| {
        let figure = figure(asking, cell, program);
        let cases = cases(asking, cell, program);
        let deciding = cases.deciding(&require.metric);
        let answer = match &figure {
            None if deciding == 0 => (Attained::Inconclusive, Why::NoCase, None),
            None => (Attained::Inconclusive, Why::FacetUndecided, None),
            Some(figure) => attain(program, require, asking, figure, deciding, cell),
        };
        Judged { group: group.to_vec(), figure, cases, answer }
    };
    if groups.is_empty() {
        return vec![judge(&[], &Cell::new(&require.metric))];
    }
    groups.iter().map(|(group, cell)| judge(group, cell)).collect()
}

fn attain(
    program: &Program,
    require: &Require,
    asking: &Asking,
    figure: &Figure,
    deciding: u64,
    cell: &Cell,
) -> Answer {
    if let Some(needed) = require.at_least.filter(|needed| deciding < u64::from(*needed)) {
        return (Attained::Inconclusive, Why::TooFew { needed }, None);
    }
    match require.confidence {
        None => compared(require, figure),
        Some(confidence) => {
            let confidence = f64::try_from(confidence).unwrap_or(f64::NAN);
            placed(require, range(program, asking, cell, confidence))
        }
    }
}

/// The figure itself against the target.
pub(super) fn compared(require: &Require, figure: &Figure) -> Answer {
    let target = number(&require.target).unwrap_or_default();
    let reached = holds(require.op, order(figure, target));
    (if reached { Attained::Met } else { Attained::Failed }, Why::Compared, None)
}

/// A range against the target.
pub(super) fn placed(require: &Require, range: Option<Unrounded>) -> Answer {
    let target = number(&require.target).unwrap_or_default();
    let Some(range) = range else { return (Attained::Inconclusive, Why::NoRange, None) };
    let Some(shown) = range.rounded() else { return (Attained::Inconclusive, Why::NoRange, None) };
    let (attained, why) = match range.place(require.op, target) {
        Some(true) => (Attained::Met, Why::Compared),
        Some(false) => (Attained::Failed, Why::Compared),
        None => (Attained::Inconclusive, Why::WithinRange),
    };
    (attained, why, Some(shown))
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
