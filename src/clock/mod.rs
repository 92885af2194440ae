//! Open time: which instants a calendar counts, and how much of it lies between two of them.
//!
//! A business length is the measure of true instants that are open: the hour that a zone skips in spring
//! counts nothing, the hour it repeats in autumn counts twice.

mod civil;
mod open_time;
mod period;
mod spans;
pub mod stopwatch;

pub use civil::{Zone, civil_day, day_of, instant_of};
pub use open_time::OpenTime;
pub use period::CalendarPeriod;
