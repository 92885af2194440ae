//! [`Program`](crate::check::program::Program) to [`Plan`]: which columns are read, which predicates run over them, which
//! clocks and automata run over a journey. What this version cannot judge is an error here.

mod columns;

pub use columns::{ColumnId, PlannedColumn};
