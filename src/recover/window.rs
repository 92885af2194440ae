//! What came within a rolling window, taken in the order of time.

use crate::plan::Allowance;
use crate::unit::{Decimal, Instant};
use std::collections::VecDeque;

/// The amounts in a window: each counts until its deadline, and at that instant no more.
#[derive(Clone, Debug, Default)]
pub(super) struct Rolling {
    /// With the instant from which on each no longer counts; `None`: ever.
    amounts: VecDeque<(Option<Instant>, Decimal)>,
    sum: Decimal,
}

impl Rolling {
    /// What still counts at an instant. Instants may not go back.
    pub(super) fn at(&mut self, now: Instant) -> Decimal {
        while let Some((Some(until), amount)) = self.amounts.front()
            && *until <= now
        {
            self.sum = self.sum.saturating_sub(*amount);
            self.amounts.pop_front();
        }
        self.sum
    }

    /// Adds an amount.
    pub(super) fn add(&mut self, now: Instant, amount: Decimal, window: Option<&Allowance>) {
        let until = window.map(|window| window.deadline(now));
        self.amounts.push_back((until, amount));
        self.sum = self.sum.saturating_add(amount);
    }
}

#[cfg(test)]
mod tests {
    use super::Rolling;
    use crate::plan::Allowance;
    use crate::unit::{Decimal, Elapsed, Instant};

    #[test]
    fn what_lies_exactly_the_window_back_counts_no_more() {
        let window = Allowance::Elapsed(Elapsed(10));
        let mut rolling = Rolling::default();
        rolling.add(Instant(0), Decimal::from(3), Some(&window));
        rolling.add(Instant(5), Decimal::from(4), Some(&window));
        assert_eq!(rolling.at(Instant(9)), Decimal::from(7));
        assert_eq!(rolling.at(Instant(10)), Decimal::from(4));
        assert_eq!(rolling.at(Instant(15)), Decimal::ZERO);
    }

    #[test]
    fn without_a_window_everything_counts_for_ever() {
        let mut rolling = Rolling::default();
        rolling.add(Instant(0), Decimal::from(3), None);
        assert_eq!(rolling.at(Instant(i64::MAX)), Decimal::from(3));
    }
}
