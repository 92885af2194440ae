//! Plan and journey to verdicts with evidence.

pub mod verdict;
