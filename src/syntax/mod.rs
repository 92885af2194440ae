//! Text to tree. The file is cut into items and clauses first, and each is parsed by itself, so
//! that one mistake hides no other. The formatter is the inverse.
//!
//! pest's `Rule` never leaves this folder.

pub mod ast;
