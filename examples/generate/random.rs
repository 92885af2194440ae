//! Chance from a seed, in whole numbers only: floating point would differ between machines.

/// `SplitMix64` (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014).
pub(super) struct Random(u64);

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

impl Random {
    /// The stream of a seed and a number: streams of neighbouring numbers have nothing in common.
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        Self(Self(seed).next() ^ Self(!stream).next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// From `low` to `high`, both included.
    pub(super) fn within(&mut self, low: i64, high: i64) -> i64 {
        let width = (high - low) as u64 + 1;
        low + (self.next() % width) as i64
    }

    /// True in so many of a hundred cases.
    pub(super) fn percent(&mut self, share: i64) -> bool {
        self.within(0, 99) < share
    }

    /// True once in so many cases.
    pub(super) fn once_in(&mut self, cases: i64) -> bool {
        self.within(1, cases) == 1
    }

    /// One of some, each as likely.
    pub(super) fn pick<T: Copy>(&mut self, some: &[T]) -> T {
        some[self.within(0, some.len() as i64 - 1) as usize]
    }

    /// One of some, each with its weight.
    pub(super) fn weighted<T: Copy>(&mut self, some: &[(i64, T)]) -> T {
        let total: i64 = some.iter().map(|(weight, _)| weight).sum();
        let mut at = self.within(0, total - 1);
        for (weight, one) in some {
            if at < *weight {
                return *one;
            }
            at -= weight;
        }
        some[some.len() - 1].1
    }

    /// How long something takes against its limit: in so many of a hundred cases within it (once in
    /// thirty of them exactly), else up to three times as long.
    pub(super) fn against(&mut self, limit: i64, share: i64) -> i64 {
        if self.percent(share) {
            if self.once_in(30) { limit } else { self.skewed(limit / 20, limit) }
        } else {
            limit + self.skewed(1, 2 * limit)
        }
    }

    /// From `low` to `high`, low ones more often.
    pub(super) fn skewed(&mut self, low: i64, high: i64) -> i64 {
        let first = self.within(low, high.max(low));
        let second = self.within(low, high.max(low));
        first.min(second)
    }
}
