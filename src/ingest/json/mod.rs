//! JSON: objects, one a line or in one array. Keys that no rule asks for are passed over.

pub(in crate::ingest) mod array;
pub(in crate::ingest) mod elements;
mod guess;
mod keys;
pub(in crate::ingest) mod lines;
mod object;
pub(in crate::ingest) mod sight;
