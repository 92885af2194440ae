//! Recoveries that could both pay for one failure: an error, unless one gives way to the other.

use super::context::Check;
use super::graph;
use super::program::Target;
use super::satisfy::{self, Claim};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::meaning;
use std::collections::{BTreeMap, BTreeSet};

/// More recoveries than this for one moment could not be held against each other in time.
const MOST_PAYING: usize = 256;

impl Check<'_> {
    /// Two that could both pay for the same failure, neither giving way to the other.
    pub(super) fn competing(&mut self, over: &[Vec<usize>]) {
        let mut by_target: BTreeMap<Target, Vec<usize>> = BTreeMap::new();
        for (at, recovery) in self.program.recoveries.iter().enumerate() {
            if recovery.actions.iter().any(|action| action.amount.is_some()) {
                for target in &recovery.targets {
                    by_target.entry(*target).or_default().push(at);
                }
            }
        }
        let mut seen = BTreeSet::new();
        for paying in by_target.into_values() {
            if let Some(&beyond) = paying.get(MOST_PAYING) {
                let fault =
                    Diagnostic::new(&meaning::TOO_MANY, self.program.recoveries[beyond].label.span);
                self.report(fault.arg("what", "recoveries").arg("most", MOST_PAYING.to_string()));
                continue;
            }
            for (i, &second) in paying.iter().enumerate() {
                for &first in &paying[..i] {
                    if first != second && seen.insert((first, second)) {
                        self.compete(first, second, over);
                    }
                }
            }
        }
    }

    fn compete(&mut self, first: usize, second: usize, over: &[Vec<usize>]) {
        if graph::reaches(over, first, second)
            || graph::reaches(over, second, first)
            || !self.both_pay(first, second)
        {
            return;
        }
        let (a, b) = (&self.program.recoveries[first], &self.program.recoveries[second]);
        let fault = Diagnostic::new(&meaning::RECOVERIES_COMPETE, b.label.span)
            .arg("first", a.label.name.clone())
            .arg("second", b.label.name.clone())
            .label(a.label.span, "first");
        self.report(fault);
    }

    fn both_pay(&self, first: usize, second: usize) -> bool {
        let (a, b) = (&self.program.recoveries[first], &self.program.recoveries[second]);
        let claims: Vec<Claim<'_>> =
            [&a.when, &b.when].into_iter().flatten().map(Claim::holds).collect();
        satisfy::can_hold(&self.program, &claims)
    }
}
