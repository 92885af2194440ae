//! What was found, for people and programs: one [`model`], and one file for each output that reads it.

mod build;
mod convert;
pub mod evidence;
pub mod model;
mod outcome;
mod say;
mod scene;

pub use build::{Builder, Limits, LogSummary};
pub use model::Model;
pub use outcome::outcome;
pub use scene::{Journey, Scene};
