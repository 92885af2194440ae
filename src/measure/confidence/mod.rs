//! How sure a figure is: intervals, each with its source.

mod difference;
mod normal;
mod share;

pub use difference::{Placed, balance, difference};
pub use normal::normal_quantile;
pub use share::{FEW, Interval, exact, share, wilson};
