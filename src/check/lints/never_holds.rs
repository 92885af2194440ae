//! A segment, a pattern or a moment's condition that no record can fulfil.

use crate::check::context::Check;
use crate::check::program::{Expr, ExprKind};
use crate::check::satisfy::{Claim, can_hold};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::meaning;

pub(super) fn run(check: &mut Check<'_>) {
    let program = &check.program;
    let mut found = Vec::new();
    let conditions = program
        .segments
        .iter()
        .map(|segment| &segment.condition)
        .chain(program.patterns.iter().map(|pattern| &pattern.condition))
        .chain(program.moments.iter().filter_map(|moment| moment.when.as_ref()));
    for condition in conditions {
        // What is plainly false was meant so, and what only names another is reported there.
        let plain = matches!(
            condition.kind,
            ExprKind::Constant(_) | ExprKind::Segment(_) | ExprKind::Matches(_)
        );
        if !plain && !can_hold(program, &[Claim::holds(condition)]) {
            found.push(fault(condition));
        }
    }
    for diagnostic in found {
        check.report(diagnostic);
    }
}

fn fault(condition: &Expr) -> Diagnostic {
    Diagnostic::new(&meaning::NEVER_HOLDS, condition.span)
}
