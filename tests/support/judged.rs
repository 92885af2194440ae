//! Rule text and records in, a judge over them out.
#![allow(dead_code, reason = "each suite uses its part")]

use mot::check::{NoFiles, check};
use mot::diagnostic::Diagnostic;
use mot::ingest::{self, Input, Log, Wanted};
use mot::journey::{self, Journeys};
use mot::judge::verdict::{JourneyVerdicts, Whose};
use mot::judge::{Judge, Scratch};
use mot::plan::{Plan, plan};
use mot::source::Sources;
use mot::unit::Instant;
use std::io::Cursor;
use std::num::NonZero;
use std::sync::Arc;

/// Plans a rule text that `check` finds no fault with.
pub(crate) fn planned(rules: &str) -> Result<Plan, Vec<Diagnostic>> {
    let mut sources = Sources::default();
    let entry = sources.add("rules.mot", rules);
    let checked = check(&mut sources, entry, &mut NoFiles);
    assert!(!checked.has_errors(), "{:#?}", checked.diagnostics);
    plan(&Arc::new(checked.value))
}

/// A plan with a log decoded for it.
pub(crate) struct Judged {
    pub(crate) plan: Plan,
    pub(crate) log: Log,
    pub(crate) as_of: Instant,
    pub(crate) journeys: Journeys,
}

/// Reads records (JSON Lines) for a rule text.
pub(crate) fn judged(rules: &str, records: &str, as_of: Option<Instant>) -> Judged {
    let plan = planned(rules).expect("a plan");
    let input = Input::new("records.jsonl", Cursor::new(records.to_owned()));
    let words = plan.words.clone();
    let read = ingest::read(vec![input], &Wanted::of(&plan, None), words, &mut |_| ());
    let log = read.expect("a log");
    let as_of = as_of.or_else(|| log.batch.latest(plan.time)).expect("a record");
    let journeys =
        journey::group(NonZero::<usize>::MIN, &log.batch, plan.journey, plan.time, Some(as_of));
    Judged { plan, log, as_of, journeys }
}

impl Judged {
    pub(crate) fn judge(&self) -> Judge<'_> {
        Judge::new(&self.plan, &self.log.batch, &self.log.words, self.as_of)
    }

    /// The verdicts on every journey, in order.
    pub(crate) fn verdicts(&self) -> Vec<JourneyVerdicts> {
        let judge = self.judge();
        let mut scratch = Scratch::default();
        let journeys = self.journeys.iter();
        journeys
            .map(|(name, rows)| judge.journey_with(&mut scratch, Whose::journey(name), rows))
            .collect()
    }
}
