//! What was found, for people and programs: one [`model`], and one file for each output that reads it.

mod build;
mod cells;
mod clock;
mod convert;
mod convert_owed;
mod csv;
pub mod evidence;
mod flat;
mod json;
mod jsonl;
pub mod model;
mod outcome;
mod say;
mod scene;
pub mod schema;
pub mod story;
mod task;
mod terminal;
mod worklist;

pub use build::{Builder, Limits, LogSummary};
pub use csv::Rows;
pub use json::json;
pub use jsonl::Stream;
pub use model::Model;
pub use outcome::outcome;
pub use scene::{Journey, Scene};
pub use terminal::{Look, tale, terminal, worklist};
pub use worklist::{worklist_csv, worklist_json};
