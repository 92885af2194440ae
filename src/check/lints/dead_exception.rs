//! An exception that can never be the one that counts: its segment cannot hold there, or those
//! before it hold whenever it does.

use crate::check::context::Check;
use crate::check::program::{Owner, Program};
use crate::check::satisfy::{Claim, can_hold};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::meaning;

pub(super) fn run(check: &mut Check<'_>) {
    let program = &check.program;
    let mut found = Vec::new();
    for expectation in &program.expectations {
        for (at, exception) in expectation.exceptions.iter().enumerate() {
            let segment = &program.segments[exception.segment.index()];
            let mut claims = vec![Claim::holds(&segment.condition)];
            claims.extend(owners_condition(program, expectation.owner));
            let outranked = can_hold(program, &claims);
            for before in &expectation.exceptions[..at] {
                let other = &program.segments[before.segment.index()];
                claims.push(Claim::fails(&other.condition));
            }
            if can_hold(program, &claims) {
                continue;
            }
            found.push(
                Diagnostic::new(&meaning::DEAD_EXCEPTION, exception.span)
                    .arg("segment", segment.label.name.clone())
                    .help(if outranked { "outranked" } else { "" }),
            );
        }
    }
    for diagnostic in found {
        check.report(diagnostic);
    }
}

/// A touchpoint's exceptions are asked of records that match it.
fn owners_condition(program: &Program, owner: Owner) -> Option<Claim<'_>> {
    match owner {
        Owner::Touchpoint(id) => {
            let pattern = program.touchpoints[id.index()].pattern;
            Some(Claim::holds(&program.patterns[pattern.index()].condition))
        }
        Owner::Moment(_) => None,
    }
}
