//! Exact fractions.

use mot::unit::Decimal;

/// A fraction in its lowest terms; below the line is positive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ratio(i128, i128);

impl Ratio {
    pub const ZERO: Self = Self(0, 1);
    pub const ONE: Self = Self(1, 1);

    pub fn new(above: i128, below: i128) -> Self {
        let (mut a, mut b) = (above.unsigned_abs(), below.unsigned_abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let divisor = a.max(1) as i128 * below.signum();
        Self(above / divisor, below / divisor)
    }

    pub fn of(value: Decimal) -> Self {
        Self::new(value.mantissa(), 10_i128.pow(value.scale()))
    }

    pub fn plus(self, other: Self) -> Self {
        Self::new(self.0 * other.1 + other.0 * self.1, self.1 * other.1)
    }

    pub fn less(self, other: Self) -> Self {
        self.plus(Self(-other.0, other.1))
    }

    pub fn times(self, other: Self) -> Self {
        Self::new(self.0 * other.0, self.1 * other.1)
    }

    pub fn by(self, other: Self) -> Self {
        Self::new(self.0 * other.1, self.1 * other.0)
    }

    pub fn size(self) -> Self {
        Self(self.0.abs(), self.1)
    }

    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    pub fn is_below(self, other: Self) -> bool {
        self.0 * other.1 < other.0 * self.1
    }

    pub fn float(self) -> f64 {
        self.0 as f64 / self.1 as f64
    }

    /// To 18 places.
    pub fn decimal(self) -> Decimal {
        (Decimal::from_i128_with_scale(self.0, 0) / Decimal::from_i128_with_scale(self.1, 0))
            .round_dp(18)
    }
}
