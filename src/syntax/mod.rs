//! Text to tree. [`decode`] makes text of bytes, [`parse`] a tree of text; the formatter is the
//! inverse.
//!
//! A file is looked at lightly first (`lex`, `brackets`), cut into declarations (`items`) and those
//! into clauses (`clauses`); each piece is then read by itself with pest (`grammar`) and built into
//! the tree (`build`), so that one mistake hides no other. `fault` finds the words for what cannot
//! be read. pest's `Rule` never leaves this folder.

pub mod ast;
pub mod words;

mod blocks;
mod brackets;
mod build;
mod clauses;
mod decode;
mod fault;
mod format;
mod grammar;
mod items;
mod lex;
mod parse;
mod suggest;

pub use decode::decode;
pub use format::format;
pub use parse::parse;
