//! Many verdicts to figures: how often what was expected was kept, and whether that is enough.
//!
//! A [`Measure`] knows what a program asks for. It starts empty [`Tallies`], folds journeys into
//! them one by one, and finishes them into results. Tallies merge: counts, exact sums and count
//! maps give the same figures in whatever order and however divided the journeys come.

mod confidence;
mod figure;
mod fold;
mod group;
mod period;
mod sight;
mod standard;
mod sum;
mod tally;

pub use confidence::{Interval, normal_quantile, wilson};
pub use figure::{Cases, Figure, Unit};
pub use fold::Measure;
pub use group::GroupValue;
pub use period::CalendarPeriod;
pub use sight::{Asked, Sight};
pub use standard::{Attained, Range, RequireResult, StandardResult, Why};
pub use sum::ExactSum;
pub use tally::{Counts, Tallies};
