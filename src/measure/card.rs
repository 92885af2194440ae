//! Scorecards: each occurrence scored by itself.

use super::items::Item;
use super::score::{Known, PLACES, score};
use super::sum::ExactSum;
use crate::check::program::{ExpectationId, Model};
use crate::judge::verdict::{Occurrence, Verdict};
use crate::syntax::ast::Level;
use crate::unit::Decimal;

/// Cards taken together.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Cards {
    pub(super) sum: ExactSum,
    pub(super) decided: u64,
    pub(super) void: u64,
    pub(super) undecided: u64,
}

/// What one card came to.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Card {
    Scored(Decimal),
    Void(Decimal),
    Undecided,
}

impl Cards {
    pub(super) fn add(&mut self, card: Card) {
        match card {
            Card::Scored(score) | Card::Void(score) => {
                self.sum.add(score);
                self.decided += 1;
                self.void += u64::from(matches!(card, Card::Void(_)));
            }
            Card::Undecided => self.undecided += 1,
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.sum.merge(&other.sum);
        self.decided += other.decided;
        self.void += other.void;
        self.undecided += other.undecided;
    }
}

/// The card of an occurrence; `None` where nothing on it applies.
pub(super) fn card(
    model: &Model,
    facet: Option<u16>,
    items: &[Item],
    occurrence: &Occurrence,
) -> Option<Card> {
    let verdict = |id: ExpectationId| {
        occurrence.outcomes.iter().find(|it| it.expectation == id).map(|it| it.verdict)
    };
    let of_must = |wanted: fn(Verdict) -> bool| {
        let musts = items.iter().filter(|item| item.level == Level::Must);
        musts.filter_map(|item| verdict(item.expectation)).any(wanted)
    };
    let void = of_must(|verdict| matches!(verdict, Verdict::Failed(_)));
    let share = |id: ExpectationId| match verdict(id) {
        None | Some(Verdict::Exempt(_) | Verdict::NotApplicable) => Known::Nothing,
        Some(_) if void => Known::Of(Decimal::ZERO),
        Some(Verdict::Met) => Known::Of(Decimal::ONE),
        Some(Verdict::Failed(_)) => Known::Of(Decimal::ZERO),
        Some(Verdict::Open(_) | Verdict::Unknown) => Known::Undecided,
    };
    if !void && of_must(|verdict| matches!(verdict, Verdict::Open(_) | Verdict::Unknown)) {
        return Some(Card::Undecided);
    }
    match score(model, facet, items, share).0 {
        Known::Of(score) if void => Some(Card::Void(score.round_dp(PLACES))),
        Known::Of(score) => Some(Card::Scored(score.round_dp(PLACES))),
        Known::Undecided => Some(Card::Undecided),
        Known::Nothing => None,
    }
}
