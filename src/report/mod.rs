//! What was found, for people and programs: one [`model`], and one file for each output that reads it.

mod build;
mod clock;
mod convert;
mod convert_owed;
pub mod evidence;
mod json;
mod jsonl;
pub mod model;
mod outcome;
mod say;
mod scene;
pub mod schema;
pub mod story;
mod terminal;

pub use build::{Builder, Limits, LogSummary};
pub use json::json;
pub use jsonl::Stream;
pub use model::Model;
pub use outcome::outcome;
pub use scene::{Journey, Scene};
pub use terminal::{Look, tale, terminal};
