//! A sum that rounds nothing, so that its parts can be added in any order.

use crate::unit::Decimal;
use std::collections::BTreeMap;

/// An exact sum of decimals.
///
/// A [`Decimal`] holds 28 digits and rounds when a sum needs more; rounding depends on order. Here
/// each scale (number of decimal places) has a whole sum of its own. It has room for two thousand
/// million addends of the largest size, and stops at its end rather than wrapping.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ExactSum {
    by_scale: BTreeMap<u32, i128>,
}

impl ExactSum {
    /// Adds a value.
    pub fn add(&mut self, value: Decimal) {
        let value = value.normalize();
        self.put(value.scale(), value.mantissa());
    }

    /// Adds another sum.
    pub fn merge(&mut self, other: &Self) {
        for (&scale, &mantissa) in &other.by_scale {
            self.put(scale, mantissa);
        }
    }

    /// The sum; rounded only here, and only if it needs more than 28 digits.
    pub fn total(&self) -> Decimal {
        let part = |(&scale, &mantissa): (&u32, &i128)| fit(mantissa, scale);
        self.by_scale.iter().map(part).fold(Decimal::ZERO, Decimal::saturating_add).normalize()
    }

    fn put(&mut self, scale: u32, mantissa: i128) {
        let sum = self.by_scale.entry(scale).or_default();
        *sum = sum.saturating_add(mantissa);
    }
}

/// The decimal of at most 28 digits; the end of what a decimal holds beyond that.
fn fit(mut mantissa: i128, mut scale: u32) -> Decimal {
    loop {
        match Decimal::try_from_i128_with_scale(mantissa, scale) {
            Ok(value) => return value,
            Err(_) if scale > 0 => {
                mantissa /= 10;
                scale -= 1;
            }
            Err(_) if mantissa < 0 => return Decimal::MIN,
            Err(_) => return Decimal::MAX,
        }
    }
}
