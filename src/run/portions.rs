//! A log that was divided, judged portion by portion.

use super::Run;
use crate::check::program::Key;
use crate::ingest::Divided;
use crate::plan::{KeyId, Plan};
use crate::report::Builder;
use crate::unit::Instant;
use std::io;
use std::num::NonZero;

impl Run<'_> {
    /// Judges each portion on so many threads, and adds what comes of it to a report, which is that of the whole log. The plan must
    /// have no limits that reach beyond a journey, no `afterwards` and no scripts: those look at the whole log.
    ///
    /// # Errors
    ///
    /// If the shelf does not give back what was laid on it.
    pub fn portions(
        threads: NonZero<usize>,
        plan: &Plan,
        as_of: Option<Instant>,
        divided: &mut Divided,
        report: &mut Builder<'_>,
    ) -> io::Result<()> {
        let empty = report.clone();
        if divided.is_whole {
            let run = Run::on(threads, plan, &divided.log, as_of);
            run.add_up(threads, &empty, report);
            for (field, records) in run.without_key() {
                report.without_key(field, records);
            }
            return Ok(());
        }
        for (at, planned) in plan.keys.iter().enumerate() {
            for number in 0..Divided::PORTIONS {
                let log = divided.portion(at, number)?;
                if log.batch.is_empty() {
                    continue;
                }
                let run = Run::of(threads, plan, &log, as_of, Some(KeyId(at as u16)));
                run.add_up(threads, &empty, report);
            }
            if let Key::Field(field) = planned.key {
                report.without_key(field, divided.without_key[at]);
            }
        }
        Ok(())
    }
}
