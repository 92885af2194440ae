//! Logs that are larger than memory: what was read is carried off whenever it has grown too large.

mod by_journey;
mod latest;
mod order;
mod portions;
mod stored;

pub use portions::{Divided, Dividing, Shelf};

pub(super) use by_journey::ByJourney;
pub(super) use latest::Latest;
pub(super) use portions::Divider;

use super::Log;

/// Looks at a log while it grows.
pub(super) trait Relief {
    /// Carries records off, if they have grown too large. What was counted and found of them stays.
    fn relieve(&mut self, log: &mut Log);
}
