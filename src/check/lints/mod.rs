//! Doubts about a program without faults. One file each.

mod dead_exception;
mod never_holds;
mod nothing_toward;
mod unused;

use super::context::Check;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::meaning;

/// Looks at the whole program. Without faults only, those of reading it among them: what has a fault may lack what it uses.
pub(super) fn run(check: &mut Check<'_>, misread: bool) {
    check.limits();
    if misread || check.has_errors() {
        return;
    }
    unused::run(check);
    never_holds::run(check);
    dead_exception::run(check);
    nothing_toward::run(check);
}

impl Check<'_> {
    /// Ids are small: beyond 65536 of a sort they would wrap.
    fn limits(&mut self) {
        const MOST: usize = 1 << 16;
        let program = &self.program;
        let sorts = [
            ("calendars", program.calendars.len()),
            ("fields", program.fields.len()),
            ("segments", program.segments.len()),
            ("patterns", program.patterns.len()),
            ("touchpoints", program.touchpoints.len()),
            ("moments", program.moments.len()),
            ("expectations", program.expectations.len()),
            ("models", program.models.len()),
            ("protocols", program.protocols.len()),
            ("authority levels", program.authority.len()),
            ("facts", program.facts.len()),
            ("recoveries", program.recoveries.len()),
            ("standards", program.standards.len()),
            ("waivers", program.waivers.len()),
            ("functions", program.functions.len()),
        ];
        let Some(span) = self.items().next().map(|item| item.span) else { return };
        for (what, _) in sorts.into_iter().filter(|(_, count)| *count > MOST) {
            self.report(
                Diagnostic::new(&meaning::TOO_MANY, span)
                    .arg("what", what)
                    .arg("most", MOST.to_string()),
            );
        }
    }
}
