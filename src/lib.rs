//! mot ("moment of truth", 关键时刻): service standards as code.
//!
//! Folder order is the order in which data flows:
//!
//! [`syntax`] reads a rule file, [`check`] understands it, [`plan`] makes it run; [`ingest`] decodes
//! logs, [`journey`] groups them, [`judge`] gives verdicts with evidence, [`recover`] says what is
//! owed, [`measure`] adds up, and [`report`] shows it. [`run`] is all of that over a whole log,
//! [`cases`] over the tests in a rule file; [`cli`] is the edge.

// What clippy.toml bans, with the reasons there. The edges allow it file by file.
#![cfg_attr(not(test), warn(clippy::disallowed_methods, clippy::disallowed_macros))]

pub mod diagnostic;
pub mod source;
pub mod unit;
pub mod value;

pub mod syntax;

pub mod check;

pub mod plan;

pub mod clock;
pub mod ingest;
pub mod journey;

pub mod judge;
pub mod measure;
pub mod recover;
pub mod report;

pub mod run;

pub mod cases;

pub mod cli;
