//! Recoveries that wait for others: `when failed(first_try)`. In which order they are decided.

use super::context::Check;
use super::graph;
use super::program::{Expr, ExprKind, Recovery, RecoveryId};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::meaning;
use std::collections::BTreeSet;

impl Check<'_> {
    /// Orders the recoveries so that each comes after those that may take its place and those it waits for, and gives
    /// the circles that forbid it.
    pub(super) fn order_recoveries(&mut self) -> Vec<Vec<usize>> {
        self.waits_for_its_own();
        let recoveries = &self.program.recoveries;
        let own: Vec<BTreeSet<usize>> = recoveries
            .iter()
            .map(|it| conditions(it).flat_map(named).map(|(id, _)| id.index()).collect())
            .collect();
        // What decides whether one is a candidate also decides for those that come in its place.
        let mut edges = own.clone();
        for (at, edges) in edges.iter_mut().enumerate() {
            let mut open: Vec<usize> = vec![at];
            let mut seen = BTreeSet::new();
            while let Some(next) = open.pop() {
                if seen.insert(next) {
                    edges.extend(&own[next]);
                    open.extend(recoveries[next].instead_of.iter().map(|(id, _)| id.index()));
                }
            }
        }
        for (at, recovery) in recoveries.iter().enumerate() {
            for (replaced, _) in &recovery.instead_of {
                edges[replaced.index()].insert(at);
            }
        }
        let edges: Vec<Vec<usize>> =
            edges.into_iter().map(|edges| edges.into_iter().collect()).collect();
        let ordered = graph::order(&edges);
        self.program.recovery_order =
            ordered.order.iter().map(|at| RecoveryId(*at as u16)).collect();
        ordered.loops
    }

    /// A recovery of another moment is never owed for the same occurrence.
    fn waits_for_its_own(&mut self) {
        let mut faults = Vec::new();
        for recovery in &self.program.recoveries {
            for (other, span) in conditions(recovery).flat_map(named) {
                let other = &self.program.recoveries[other.index()];
                if !other.targets.iter().any(|target| recovery.targets.contains(target)) {
                    faults.push(
                        Diagnostic::new(&meaning::OTHER_MOMENT, span)
                            .arg("name", recovery.label.name.clone())
                            .arg("other", other.label.name.clone())
                            .label(other.label.span, "other"),
                    );
                }
            }
        }
        for fault in faults {
            self.report(fault);
        }
    }
}

/// All that is asked to decide about a recovery.
pub(super) fn conditions(recovery: &Recovery) -> impl Iterator<Item = &Expr> {
    let clauses = recovery.instead_of.iter().filter_map(|(_, when)| when.as_ref());
    let amounts = recovery.actions.iter().filter_map(|action| action.amount.as_ref());
    recovery.when.iter().chain(clauses).chain(amounts)
}

/// The recoveries that an expression names, with their places.
pub(super) fn named(expr: &Expr) -> Vec<(RecoveryId, crate::source::Span)> {
    let parts = expr.walk().into_iter();
    parts
        .filter_map(|part| match &part.kind {
            ExprKind::Recovered(_, id) => Some((*id, part.span)),
            _ => None,
        })
        .collect()
}
