//! What the cases have shown of each expectation, and what no case has shown yet.

use crate::check::program::{ExpectationId, Expr, ExprKind, Program, RequirementKind};
use crate::judge::verdict::{JourneyVerdicts, Measured, Outcome, Verdict};
use crate::syntax::ast::CompareOp;

/// What has been seen of one expectation.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Seen {
    /// Met.
    pub met: u32,
    /// Failed.
    pub failed: u32,
    /// Open.
    pub open: u32,
    /// Unknown.
    pub unknown: u32,
    /// Met or failed with exactly the limit measured; `None` where there is no limit to hit.
    pub limit: Option<u32>,
}

/// What has been seen of every expectation of a program, in its order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Coverage {
    /// By expectation.
    pub seen: Vec<Seen>,
}

impl Coverage {
    /// Nothing seen yet.
    pub fn new(program: &Program) -> Self {
        let seen = (program.expectations.iter())
            .map(|expectation| {
                let limited = limited(&expectation.requirement.kind);
                Seen { limit: limited.then_some(0), ..Seen::default() }
            })
            .collect();
        Self { seen }
    }

    /// What an expectation has been seen with.
    pub fn of(&self, expectation: ExpectationId) -> Seen {
        self.seen[expectation.index()]
    }

    pub(super) fn add(&mut self, verdicts: &JourneyVerdicts) {
        for outcome in verdicts.occurrences.iter().flat_map(|each| &each.outcomes) {
            let seen = &mut self.seen[outcome.expectation.index()];
            match outcome.verdict {
                Verdict::Met => seen.met += 1,
                Verdict::Failed(_) => seen.failed += 1,
                Verdict::Open(_) => seen.open += 1,
                Verdict::Unknown => seen.unknown += 1,
                Verdict::Exempt(_) | Verdict::NotApplicable => {}
            }
            if let Some(count) = &mut seen.limit {
                *count += u32::from(at_limit(outcome));
            }
        }
    }
}

/// Whether exactly the limit was measured.
fn at_limit(outcome: &Outcome) -> bool {
    let measured = outcome.evidence.measured.as_ref();
    matches!(outcome.verdict, Verdict::Met | Verdict::Failed(_))
        && measured.is_some_and(|Measured { actual, limit, .. }| actual == limit)
}

/// Whether a requirement compares with something that can be hit exactly.
fn limited(kind: &RequirementKind) -> bool {
    match kind {
        RequirementKind::Holds(condition) => compares(condition),
        RequirementKind::Within { .. }
        | RequirementKind::By { .. }
        | RequirementKind::Count { .. }
        | RequirementKind::Every { .. } => true,
        RequirementKind::No { .. }
        | RequirementKind::Order { .. }
        | RequirementKind::Quantified { .. }
        | RequirementKind::Follows { .. } => false,
    }
}

/// Whether a threshold has an order, and so a value on its very edge.
fn compares(condition: &Expr) -> bool {
    use CompareOp::{Greater, GreaterEqual, Less, LessEqual};
    matches!(&condition.kind, ExprKind::Compare(Less | LessEqual | Greater | GreaterEqual, ..))
}
