//! Many verdicts to figures: how often what was expected was kept, and whether that is enough.
//!
//! A [`Measure`] knows what a program asks for. It starts empty [`Tallies`], folds journeys into
//! them one by one, and finishes them into results. Tallies merge: counts, exact sums and count
//! maps give the same figures in whatever order and however divided the journeys come.

mod apart;
mod asking;
mod card;
mod cases;
mod cell;
mod confidence;
mod figure;
mod fold;
mod gap;
mod group;
mod items;
mod models;
mod peak_end;
mod range;
mod records;
mod score;
mod sight;
mod spread;
mod standard;
mod sum;
mod tally;

pub use cases::{Cases, FacetGap, FacetScore, SpreadGroup};
pub use confidence::{
    FEW, Interval, Placed, balance, difference, exact, normal_quantile, share, wilson,
};
pub use figure::{Figure, Unit};
pub use fold::Measure;
pub use group::GroupValue;
pub use models::{ModelGap, ModelResult, ModelScore};
pub use sight::{Asked, Sight};
pub use standard::{Attained, Range, RequireResult, StandardResult, Why};
pub use sum::ExactSum;
pub use tally::{Counts, Tallies};
