//! Logs to typed column batches. One file per format. Only planned columns are decoded; a bad cell
//! is a finding and a missing value; a record without journey or time is set aside and counted.

mod batch;

pub use batch::{Batch, Column, Findings, Log, MISSING};
