//! Scores: shares of expectations, weighed into facets, and facets into a model.

use super::items::Item;
use super::tally::Counts;
use crate::check::program::{ExpectationId, Model};
use crate::syntax::ast::Level;
use crate::unit::Decimal;
use std::collections::BTreeMap;

/// Decimal places to which figures of models are rounded before they are compared.
pub(super) const PLACES: u32 = 20;

/// Verdicts by expectation.
pub(super) type ByExpectation = BTreeMap<ExpectationId, Counts>;

/// What is known of an expectation's share, or of a facet's or model's score.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Known {
    /// So much.
    Of(Decimal),
    /// Nothing yet: what there is is open or unknown.
    Undecided,
    /// Nothing: it never arose.
    Nothing,
}

impl Known {
    /// The figure, if there is one, rounded as it is compared and shown.
    pub(super) fn figure(self) -> Option<Decimal> {
        match self {
            Self::Of(figure) => Some(figure.round_dp(PLACES)),
            Self::Undecided | Self::Nothing => None,
        }
    }
}

/// The share of met verdicts among the decided ones.
pub(super) fn share(counts: &Counts) -> Known {
    match counts.decided() {
        0 if counts.open() + counts.unknown > 0 => Known::Undecided,
        0 => Known::Nothing,
        decided => Known::Of(Decimal::from(counts.met) / Decimal::from(decided)),
    }
}

/// The score of one facet from what counts toward it.
pub(super) fn facet_score<'i>(
    items: impl Iterator<Item = &'i Item>,
    share: impl Fn(ExpectationId) -> Known,
) -> Known {
    let (mut sum, mut weights, mut undecided) = (Decimal::ZERO, Decimal::ZERO, false);
    for item in items {
        match share(item.expectation) {
            Known::Of(share) => {
                sum = sum.saturating_add(item.weight.saturating_mul(share));
                if item.level != Level::Delight {
                    weights = weights.saturating_add(item.weight);
                }
            }
            Known::Undecided => undecided = true,
            Known::Nothing => {}
        }
    }
    if !weights.is_zero() {
        Known::Of(divided(sum, weights).min(Decimal::ONE))
    } else if undecided {
        Known::Undecided
    } else {
        Known::Nothing
    }
}

/// The score of a model or of one facet, and the part of all weights that it rests on
/// (0 of a model without weights, 1 of a facet).
pub(super) fn score(
    model: &Model,
    facet: Option<u16>,
    items: &[Item],
    share: impl Fn(ExpectationId) -> Known,
) -> (Known, Decimal) {
    let of = |at: u16| facet_score(items.iter().filter(|item| item.facet == at), &share);
    if let Some(facet) = facet {
        return (of(facet), Decimal::ONE);
    }
    let (mut sum, mut weights, mut undecided) = (Decimal::ZERO, Decimal::ZERO, false);
    for (at, facet) in model.facets.iter().enumerate() {
        let weight = facet.weight.unwrap_or_default();
        match of(at as u16) {
            Known::Of(score) => {
                let counted = if weight.is_sign_negative() { Decimal::ONE - score } else { score };
                sum = sum.saturating_add(weight.saturating_mul(counted));
                weights = weights.saturating_add(weight.abs());
            }
            Known::Undecided => undecided = true,
            Known::Nothing => {}
        }
    }
    let known = if undecided {
        Known::Undecided
    } else if weights.is_zero() {
        Known::Nothing
    } else {
        Known::Of(divided(sum, weights))
    };
    (known, weights / Decimal::ONE_HUNDRED)
}

/// Weights may be of any size: what is too large to be held is as large as can be.
fn divided(sum: Decimal, weights: Decimal) -> Decimal {
    sum.checked_div(weights).unwrap_or(Decimal::MAX)
}
