//! Peak and end: how a journey is remembered.

use super::sum::ExactSum;
use crate::unit::Decimal;

/// The ratings of journeys.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct PeakEnds {
    /// Of peak and end together: twice the mean of the two.
    pub(super) both: ExactSum,
    pub(super) journeys: u64,
    /// Of every rating.
    pub(super) all: ExactSum,
    pub(super) ratings: u64,
}

impl PeakEnds {
    /// Takes the ratings of one journey in order, on a scale from `low` to `high`.
    pub(super) fn add(&mut self, ratings: &[Decimal], (low, high): (Decimal, Decimal)) {
        let Some(end) = ratings.last() else { return };
        let Some(peak) = peak(ratings, (low, high)) else { return };
        self.both.add(peak);
        self.both.add(*end);
        self.journeys += 1;
        for rating in ratings {
            self.all.add(*rating);
        }
        self.ratings += ratings.len() as u64;
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.both.merge(&other.both);
        self.journeys += other.journeys;
        self.all.merge(&other.all);
        self.ratings += other.ratings;
    }
}

/// The rating farthest from the middle of the scale; of two equally far, the lower.
fn peak(ratings: &[Decimal], (low, high): (Decimal, Decimal)) -> Option<Decimal> {
    // Twice the distance from the middle, so that nothing is divided.
    let far = |rating: &Decimal| {
        rating.saturating_add(*rating).saturating_sub(low).saturating_sub(high).abs()
    };
    ratings.iter().copied().reduce(|peak, rating| {
        let farther = far(&rating) > far(&peak);
        let lower = far(&rating) == far(&peak) && rating < peak;
        if farther || lower { rating } else { peak }
    })
}
