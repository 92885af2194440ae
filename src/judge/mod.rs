//! Plan and journey to verdicts with evidence.
//!
//! [`Judge::new`] asks every pattern of every record, column by column; [`Judge::journey`] gives the verdicts on one
//! journey. Each form of requirement has its file under `form/`.

mod arithmetic;
mod asked;
mod calls;
mod case;
mod cell;
mod counted;
mod counting;
mod engine;
mod eval;
mod evidence;
mod exception;
mod finds;
mod form;
mod hits;
mod journey;
mod occurrence;
mod outcome;
mod place;
mod plain;
mod planes;
mod predicate;
mod reason;
mod record;
mod segments;
mod spare;
mod spent;
mod timed;
mod trail;
mod trits;
pub mod verdict;
mod verdicts;
mod view;
mod whole;
mod word_table;

pub use calls::Failure;
pub use engine::Judge;
pub(crate) use eval::{Env, eval, truth};
pub(crate) use journey::Journey;
pub use journey::Scratch;
pub(crate) use place::{Place, Placed, own_value, state_value};
pub(crate) use reason::{Missing, Reasoned, missing, seen};
pub use segments::{Going, Segment, segments};
pub use view::View;
