//! A segment, step or value of the file that nothing uses.

use crate::check::context::Check;
use crate::check::names::Meaning;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::meaning;

/// Only in the file that was asked for, and only where something is judged: files that others use
/// declare what those need.
pub(super) fn run(check: &mut Check<'_>) {
    if check.program.touchpoints.is_empty() && check.program.moments.is_empty() {
        return;
    }
    let mut found = Vec::new();
    for named in check.symbols.values.iter() {
        let watched = match named.meaning {
            Meaning::Segment(_) | Meaning::Let(_) | Meaning::Step(_) => true,
            Meaning::Field(_) | Meaning::Touchpoint(_) | Meaning::Fact(_) => false,
        };
        if watched && named.span.file == check.entry && !check.used.contains(&named.span) {
            found.push(
                Diagnostic::new(&meaning::UNUSED, named.span)
                    .arg("kind", named.meaning.kind())
                    .arg("name", named.name.clone()),
            );
        }
    }
    for diagnostic in found {
        check.report(diagnostic);
    }
}
