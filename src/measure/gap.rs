//! Gaps: what customers perceived less what they expected, item by item.

use super::figure::number;
use super::score::Known;
use super::sum::ExactSum;
use crate::check::program::{FieldId, Model, ModelId, Program};
use crate::unit::Decimal;
use crate::value::Value;

/// Two items of a survey on the same thing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Pair {
    pub(super) facet: u16,
    pub(super) expected: FieldId,
    pub(super) perceived: FieldId,
}

/// The pairs of a model, or of one of its facets, as declared.
pub(super) fn pairs(program: &Program, model: ModelId, facet: Option<u16>) -> Vec<Pair> {
    let facets = program.models[model.index()].facets.iter().zip(0_u16..);
    let facets = facets.filter(|(_, at)| facet.is_none_or(|facet| facet == *at));
    let pairs = facets.flat_map(|(facet, at)| {
        let both = facet.expected.iter().zip(&facet.perceived);
        both.map(move |(expected, perceived)| Pair {
            facet: at,
            expected: *expected,
            perceived: *perceived,
        })
    });
    pairs.collect()
}

/// The cases of one pair.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct PairSum {
    /// Of perceived less expected.
    pub(super) sum: ExactSum,
    pub(super) cases: u64,
    /// Perceived where nothing is known to have been expected.
    pub(super) unpaired: u64,
}

/// The cases of all pairs.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Gaps {
    pub(super) pairs: Vec<PairSum>,
    /// Records that are a case of some pair.
    pub(super) records: u64,
}

impl Gaps {
    /// Takes a record: for each pair what it says was perceived, and what was expected up to then.
    pub(super) fn add(&mut self, answers: impl Iterator<Item = (Option<Value>, Option<Value>)>) {
        let mut is_case = false;
        for (at, (perceived, expected)) in answers.enumerate() {
            if self.pairs.len() <= at {
                self.pairs.resize_with(at + 1, PairSum::default);
            }
            let pair = &mut self.pairs[at];
            let value = |answer: Option<Value>| answer.as_ref().and_then(number);
            match (value(perceived), value(expected)) {
                (Some(perceived), Some(expected)) => {
                    pair.sum.add(perceived.saturating_sub(expected));
                    pair.cases += 1;
                    is_case = true;
                }
                (Some(_), None) => pair.unpaired += 1,
                (None, _) => {}
            }
        }
        self.records += u64::from(is_case);
    }

    pub(super) fn merge(&mut self, other: &Self) {
        if self.pairs.len() < other.pairs.len() {
            self.pairs.resize_with(other.pairs.len(), PairSum::default);
        }
        for (mine, theirs) in self.pairs.iter_mut().zip(&other.pairs) {
            mine.sum.merge(&theirs.sum);
            mine.cases += theirs.cases;
            mine.unpaired += theirs.unpaired;
        }
        self.records += other.records;
    }

    /// Cases and unpaired answers of a facet.
    pub(super) fn of_facet(&self, pairs: &[Pair], facet: u16) -> (u64, u64) {
        let of = pairs.iter().zip(&self.pairs).filter(|(pair, _)| pair.facet == facet);
        of.fold((0, 0), |(cases, unpaired), (_, sum)| (cases + sum.cases, unpaired + sum.unpaired))
    }

    /// The mean of the means of a facet's pairs.
    pub(super) fn facet_gap(&self, pairs: &[Pair], facet: u16) -> Known {
        let of = pairs.iter().zip(&self.pairs).filter(|(pair, _)| pair.facet == facet);
        let (mut sum, mut count) = (Decimal::ZERO, 0_u64);
        for (_, pair) in of.filter(|(_, pair)| pair.cases > 0) {
            sum = sum.saturating_add(pair.sum.total() / Decimal::from(pair.cases));
            count += 1;
        }
        match count {
            0 => Known::Nothing,
            count => Known::Of(sum / Decimal::from(count)),
        }
    }

    /// The gap of a facet, or of the model by its weights: undecided where a facet has no case.
    pub(super) fn gap(&self, model: &Model, facet: Option<u16>, pairs: &[Pair]) -> Known {
        if let Some(facet) = facet {
            return self.facet_gap(pairs, facet);
        }
        let (mut sum, mut bare) = (Decimal::ZERO, false);
        for (facet, at) in model.facets.iter().zip(0..) {
            match self.facet_gap(pairs, at) {
                Known::Of(gap) => {
                    let weight = facet.weight.unwrap_or_default();
                    sum = sum.saturating_add(weight.saturating_mul(gap));
                }
                Known::Nothing | Known::Undecided => bare = true,
            }
        }
        if self.records == 0 {
            Known::Nothing
        } else if bare {
            Known::Undecided
        } else {
            Known::Of(sum / Decimal::ONE_HUNDRED)
        }
    }
}
