//! mot ("moment of truth", 关键时刻): service standards as code.
//!
//! Folder order is the order in which data flows:
//!
//! [`syntax`] reads a rule file, [`script`] the functions beside it, [`check`] understands them,
//! [`plan`] makes them run; [`ingest`] decodes logs, [`journey`] groups them, [`judge`] gives verdicts
//! with evidence, [`recover`] says what is owed, [`whatif`] what would turn a verdict, [`measure`] adds
//! up, and [`report`] shows it. [`run`] is all of that over a whole log,
//! [`cases`] over the tests in a rule file; [`cli`] is the edge.
//!
//! ```
//! use mot::check::{NoFiles, check};
//! use mot::diagnostic::Lang;
//! use mot::ingest::{self, Input, Wanted};
//! use mot::plan::plan;
//! use mot::report::{Builder, Limits, LogSummary, Scene};
//! use mot::run::Run;
//! use mot::source::Sources;
//! use std::{num::NonZero, sync::Arc};
//!
//! let rules = r#"
//!     record { journey <- id  time <- at  event <- what  wait : duration in s <- wait_s }
//!     touchpoint call { when event == "answered"  expect must quick: wait <= 20s }
//! "#;
//! let rows = "id,at,what,wait_s\n1,2026-11-02T09:00:31Z,answered,31\n";
//!
//! let mut sources = Sources::default();
//! let file = sources.add("care.mot", rules);
//! let checked = check(&mut sources, file, &mut NoFiles);
//! assert!(!checked.has_errors());
//! let plan = plan(&Arc::new(checked.value)).expect("every form in it is judged");
//!
//! let input = Input::new("log.csv", rows.as_bytes());
//! let (wanted, words) = (Wanted::of(&plan, None), plan.words.clone());
//! let log = ingest::read(vec![input], &wanted, words, &mut |_| {})
//!     .expect("it has the columns that the rules name");
//!
//! let run = Run::new(&plan, &log, None);
//! let scene = Scene::new(&plan.program, &sources, &log.files, run.as_of, Lang::En);
//! let mut report = Builder::new(&scene, Limits::default());
//! run.journeys(NonZero::<usize>::MIN, |journey| report.add(journey));
//! let model = report.finish(LogSummary::from(&log));
//! let failure = &model.touchpoints[0].worst[0].failed[0];
//! assert_eq!(failure.text, "line 2: wait 31s, limit 20s, 11s over");
//! ```

// What clippy.toml bans, with the reasons there. The edges allow it file by file.
#![cfg_attr(
    not(test),
    warn(clippy::disallowed_methods, clippy::disallowed_macros, clippy::unwrap_used)
)]

pub mod diagnostic;
pub mod parallel;
pub mod source;
pub mod unit;
pub mod value;

pub mod syntax;

pub mod script;

pub mod check;

pub mod plan;

pub mod clock;
pub mod ingest;
pub mod journey;

pub mod judge;
pub mod measure;
pub mod recover;
pub mod report;
pub mod whatif;

pub mod run;

pub mod cases;

pub mod cli;
