//! Doubts about a program without faults. One file each.

mod dead_exception;
mod never_holds;
mod nothing_toward;
mod threshold;
mod unused;

use super::context::Check;
use super::program::{Expr, Program, Requirement, RequirementKind, Subject};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::meaning;

/// Looks at the whole program. Without faults only: what has a fault may lack what it uses.
pub(super) fn run(check: &mut Check<'_>) {
    check.limits();
    threshold::run(check);
    if check.has_errors() {
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

/// Every expression that stands by itself in a program, in order.
fn roots(program: &Program) -> Vec<&Expr> {
    let mut roots: Vec<&Expr> = Vec::new();
    roots.extend(program.segments.iter().map(|segment| &segment.condition));
    for pattern in &program.patterns {
        roots.push(&pattern.condition);
        roots.extend(&pattern.together);
    }
    for moment in &program.moments {
        roots.extend(moment.when.iter().chain(&moment.stake));
    }
    for expectation in &program.expectations {
        in_requirement(&expectation.requirement, &mut roots);
        for exception in &expectation.exceptions {
            in_requirement(&exception.requirement, &mut roots);
        }
    }
    roots.extend(program.facts.iter().map(|fact| &fact.when));
    for recovery in &program.recoveries {
        roots.extend(&recovery.when);
        roots.extend(recovery.instead_of.iter().filter_map(|(_, when)| when.as_ref()));
        roots.extend(recovery.actions.iter().filter_map(|action| action.amount.as_ref()));
    }
    roots.extend(program.waivers.iter().filter_map(|waiver| waiver.when.as_ref()));
    roots
}

fn in_requirement<'p>(requirement: &'p Requirement, roots: &mut Vec<&'p Expr>) {
    roots.extend(&requirement.paused);
    match &requirement.kind {
        RequirementKind::Holds(condition) | RequirementKind::Quantified { condition, .. } => {
            roots.push(condition);
        }
        RequirementKind::Within { subject: Subject::Time(time), .. }
        | RequirementKind::By { subject: Subject::Time(time), .. } => roots.push(time),
        RequirementKind::Within { .. }
        | RequirementKind::By { .. }
        | RequirementKind::No { .. }
        | RequirementKind::Count { .. }
        | RequirementKind::Every { .. }
        | RequirementKind::Order { .. }
        | RequirementKind::Follows { .. } => {}
    }
}
