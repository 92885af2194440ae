//! [`Program`](crate::check::program::Program) to [`Plan`]: which columns are read, which predicates run over them, which
//! forms are judged over a journey. What this version cannot judge is an error here.

mod allowance;
mod awaited;
mod build;
mod columns;
mod compiler;
mod datum;
mod expr;
mod expression;
mod form;
mod function;
mod key;
mod listing;
mod metrics;
mod planned;
mod planned_recovery;
mod recovery;
mod refusal;
mod requirement;

pub use crate::script::OPERATIONS_IN_ALL;
pub use allowance::Allowance;
pub use awaited::Awaited;
pub use build::plan;
pub use columns::{ColumnId, PlannedColumn};
pub use datum::Datum;
pub use expr::{Expr, Hours, TestId, WordTest, holds};
pub use form::Form;
pub use function::PlannedFunction;
pub use key::{KeyId, PlannedFact, PlannedKey};
pub use planned::{
    Plan, PlannedException, PlannedExpectation, PlannedMoment, PlannedPattern, PlannedScope,
    PlannedTouchpoint, PlannedWaiver,
};
pub use planned_recovery::{
    PlannedAction, PlannedAfterwards, PlannedDone, PlannedLevel, PlannedLimit, PlannedRecovery,
    PlannedWatched,
};
