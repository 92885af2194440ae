//! Faults about two recoveries that could both pay, with a journey in which both do.

use super::both_owed;
use crate::check::program::{Program, RecoveryId};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::meaning;
use crate::plan;
use std::sync::Arc;

/// So many are shown with a journey; the others say in words what leads to both.
const MOST: usize = 3;

/// Adds the journeys to the diagnostics of a program. They can be judged only where nothing else is wrong with it.
pub fn show_ties(program: &Arc<Program>, diagnostics: &mut [Diagnostic]) {
    let is_tie = |it: &Diagnostic| it.entry.code == meaning::RECOVERIES_COMPETE.code;
    let mut errors = diagnostics.iter().filter(|it| it.is_error()).peekable();
    if errors.peek().is_none() || !errors.all(is_tie) {
        return;
    }
    let Ok(plan) = plan::plan(program) else { return };
    for diagnostic in diagnostics.iter_mut().filter(|it| is_tie(it)).take(MOST) {
        let named = |key| {
            let (_, name) = diagnostic.args.iter().find(|(known, _)| *known == key)?;
            let mut all = program.recoveries.iter();
            let at = all.position(|recovery| recovery.label.name == *name)?;
            u16::try_from(at).ok().map(RecoveryId)
        };
        if let (Some(first), Some(second)) = (named("first"), named("second"))
            && let Some(journey) = both_owed(&plan, first, second)
        {
            diagnostic.args.push(("journey", format!("\n{journey}")));
            diagnostic.help = "journey";
        }
    }
}
