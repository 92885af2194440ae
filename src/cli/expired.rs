//! `check --as-of`: waivers whose last day is over by then.

use super::stop::Stop;
use crate::check::program::Program;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::usage;
use jiff::civil;

/// A day: `2026-12-31`.
pub(super) fn day(text: &str) -> Result<civil::Date, Stop> {
    let what = || format!("`{text}` is no day; write one as 2026-12-31");
    let fault = || Diagnostic::nowhere(&usage::BAD_USAGE).arg("what", what());
    text.trim().parse().map_err(|_| fault().into())
}

/// A warning for each waiver that is over, as declared.
pub(super) fn waivers(program: &Program, day: civil::Date) -> Vec<Diagnostic> {
    let today = (i64::from(day.year()), i64::from(day.month()), i64::from(day.day()));
    let over = program.waivers.iter().filter(|waiver| {
        let until = waiver.until;
        (i64::from(until.year), i64::from(until.month), i64::from(until.day)) < today
    });
    over.map(|waiver| {
        let until = waiver.until;
        let until = format!("{:04}-{:02}-{:02}", until.year, until.month, until.day);
        Diagnostic::new(&usage::WAIVER_EXPIRED, waiver.span)
            .arg("until", until)
            .arg("day", day.to_string())
    })
    .collect()
}
