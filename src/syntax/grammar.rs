//! The grammar, compiled by pest. `Rule` stays in this folder.

#![allow(missing_docs, unreachable_pub)]

/// Reads one piece of a rule file.
#[derive(pest_derive::Parser)]
#[grammar = "../grammar/words.pest"]
#[grammar = "../grammar/mot.pest"]
pub struct Grammar;
