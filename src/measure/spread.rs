//! Spreads: how far groups differ in one measure.

use super::asking::Asking;
use super::cases::{Cases, SpreadGroup, cases};
use super::cell::Cell;
use super::confidence::{Interval, Placed, difference};
use super::figure::{Figure, figure};
use super::group::GroupValue;
use super::range::{Unrounded, hits};
use super::score::PLACES;
use super::standard::{Answer, Attained, Judged, Why, compared, placed};
use crate::check::program::{Program, Require};
use crate::syntax::ast::CompareOp;
use std::collections::BTreeMap;

/// A requirement on a spread, for each group of `per`. What is compared is the last of each key.
pub(super) fn judge_spreads(
    program: &Program,
    require: &Require,
    asking: &Asking,
    groups: &BTreeMap<Vec<GroupValue>, Cell>,
) -> Vec<Judged> {
    let mut wholes: BTreeMap<&[GroupValue], Vec<(&GroupValue, &Cell)>> = BTreeMap::new();
    for (key, cell) in groups {
        let Some((last, whole)) = key.split_last() else { continue };
        wholes.entry(whole).or_default().push((last, cell));
    }
    if wholes.is_empty() {
        wholes.insert(&[], Vec::new());
    }
    let judge = |(whole, among): (&[GroupValue], Vec<(&GroupValue, &Cell)>)| {
        judge(program, require, asking, whole, &among)
    };
    wholes.into_iter().map(judge).collect()
}

fn judge(
    program: &Program,
    require: &Require,
    asking: &Asking,
    whole: &[GroupValue],
    among: &[(&GroupValue, &Cell)],
) -> Judged {
    let needed = require.at_least.unwrap_or(1);
    let (mut groups, mut compared_cells, mut ungrouped) = (Vec::new(), Vec::new(), 0);
    for (value, cell) in among {
        let deciding = cases(asking, cell, program).deciding(&asking.metric);
        if **value == GroupValue::Missing {
            ungrouped += deciding;
            continue;
        }
        let figure = figure(asking, cell, program);
        let enough = figure.is_some() && deciding >= u64::from(needed);
        if enough {
            compared_cells.push(*cell);
        }
        groups.push(SpreadGroup { value: (*value).clone(), figure, deciding, enough });
    }
    let few = compared_cells.len() < groups.len();
    let figure = spread(&groups);
    let answer = match &figure {
        None if groups.iter().all(|group| group.deciding == 0) => {
            (Attained::Inconclusive, Why::NoCase, None)
        }
        None if few => (Attained::Inconclusive, Why::TooFew { needed }, None),
        None => (Attained::Inconclusive, Why::OneGroup, None),
        Some(figure) => {
            let answer = match require.confidence {
                None => compared(require, figure),
                Some(confidence) => {
                    let confidence = f64::try_from(confidence).unwrap_or(f64::NAN);
                    placed(require, range(&compared_cells, confidence))
                }
            };
            if few { with_too_few(require, needed, answer) } else { answer }
        }
    };
    let cases = Cases::Groups { groups, ungrouped };
    Judged { group: whole.to_vec(), figure, cases, answer }
}

/// Further groups can only widen a spread: one that is too wide without them stays so.
fn with_too_few(require: &Require, needed: u32, answer: Answer) -> Answer {
    let upward = matches!(require.op, CompareOp::Less | CompareOp::LessEqual);
    if upward && answer.0 == Attained::Failed {
        answer
    } else {
        (Attained::Inconclusive, Why::TooFew { needed }, answer.2)
    }
}

/// The highest less the lowest figure of the groups that have enough cases; `None` below two.
fn spread(groups: &[SpreadGroup]) -> Option<Figure> {
    let enough = groups.iter().filter(|group| group.enough);
    let figures: Vec<&Figure> = enough.filter_map(|group| group.figure.as_ref()).collect();
    let [first, _, ..] = figures.as_slice() else { return None };
    let highest = figures.iter().map(|figure| figure.value()).max()?;
    let lowest = figures.iter().map(|figure| figure.value()).min()?;
    let numerator = highest.saturating_sub(lowest).round_dp(PLACES).normalize();
    Some(Figure { numerator, denominator: 1, unit: first.unit })
}

/// More groups than this have no range: every two of them are compared.
const MOST_GROUPS: usize = 1_000;

/// Where the true spread of shares lies: the interval of each pair's difference, at a confidence
/// that leaves room for all of them to hold together (Bonferroni), then the greatest of the lower
/// and of the upper ends. `None` for figures that are no shares.
fn range(groups: &[&Cell], confidence: f64) -> Option<Unrounded> {
    if groups.len() > MOST_GROUPS {
        return None;
    }
    let pairs = groups.len() * groups.len().saturating_sub(1) / 2;
    let each = 1.0 - (1.0 - confidence) / pairs as f64;
    let place = |cell: &&Cell| {
        let (hits, cases) = hits(cell)?;
        Placed::of(hits, cases, each)
    };
    let placed: Vec<Placed> = groups.iter().map(place).collect::<Option<_>>()?;
    let (mut low, mut high) = (0.0_f64, 0.0_f64);
    for (at, one) in placed.iter().enumerate() {
        for other in &placed[at + 1..] {
            let interval = difference(*one, *other);
            low = low.max(interval.low).max(-interval.high);
            high = high.max(interval.high).max(-interval.low);
        }
    }
    Some(Unrounded::Ends(Interval { low, high }))
}
