//! What is gathered for one metric in one group, and merges.

use super::card::Cards;
use super::gap::Gaps;
use super::peak_end::PeakEnds;
use super::score::ByExpectation;
use super::sum::ExactSum;
use super::tally::Counts;
use crate::check::program::{Metric, is_detractor, is_promoter};
use crate::unit::Decimal;
use std::collections::BTreeMap;

/// What is gathered for one metric in one group.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Cell {
    /// For rate, failed and count.
    Verdicts(Counts),
    /// For NPS.
    Recommendations { promoters: u64, passives: u64, detractors: u64 },
    /// For CSAT.
    Answers { best: u64, answers: u64 },
    /// For means.
    Sum { sum: ExactSum, count: u64 },
    /// For percentiles: how often each value came.
    Values(BTreeMap<Decimal, u64>),
    /// For scores.
    Score(ByExpectation),
    /// For scorecards.
    Cards(Cards),
    /// For gaps.
    Gaps(Gaps),
    /// For peak and end.
    PeakEnds(PeakEnds),
}

impl Cell {
    /// Nothing gathered yet.
    pub(super) fn new(metric: &Metric) -> Self {
        match metric {
            Metric::Rate(_) | Metric::Failed(_) | Metric::Count(_) => {
                Self::Verdicts(Counts::default())
            }
            Metric::Score(..) => Self::Score(ByExpectation::new()),
            Metric::Card(..) => Self::Cards(Cards::default()),
            Metric::Gap(..) => Self::Gaps(Gaps::default()),
            Metric::PeakEnd(_) => Self::PeakEnds(PeakEnds::default()),
            Metric::Spread(measured, _) => Self::new(measured),
            Metric::Nps(_) => Self::Recommendations { promoters: 0, passives: 0, detractors: 0 },
            Metric::Csat(_) => Self::Answers { best: 0, answers: 0 },
            Metric::Ces(_) | Metric::Mean(_) => Self::Sum { sum: ExactSum::default(), count: 0 },
            Metric::Median(_) | Metric::Percentile(..) => Self::Values(BTreeMap::new()),
        }
    }

    /// Takes a known value of a field whose scale, if it has one, ends at `high`.
    pub(super) fn add_value(&mut self, value: Decimal, high: Option<Decimal>) {
        match self {
            Self::Verdicts(_)
            | Self::Score(_)
            | Self::Cards(_)
            | Self::Gaps(_)
            | Self::PeakEnds(_) => {}
            Self::Recommendations { promoters, passives, detractors } => {
                let class = if is_promoter(value) {
                    promoters
                } else if is_detractor(value) {
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
            (Self::Score(mine), Self::Score(theirs)) => {
                for (expectation, counts) in theirs {
                    mine.entry(expectation).or_default().merge(&counts);
                }
            }
            (Self::Cards(mine), Self::Cards(theirs)) => mine.merge(&theirs),
            (Self::Gaps(mine), Self::Gaps(theirs)) => mine.merge(&theirs),
            (Self::PeakEnds(mine), Self::PeakEnds(theirs)) => mine.merge(&theirs),
            (mine, theirs) => debug_assert!(false, "cells of one measure: {mine:?}, {theirs:?}"),
        }
    }
}
