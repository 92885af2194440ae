//! Recoveries that could both pay for one failure: an error, unless one gives way to the other.

use super::attempt::{conditions, named};
use super::context::Check;
use super::graph;
use super::program::{Recovery, Target};
use super::satisfy::{self, Claim};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::meaning;
use crate::unit::{Length, SECOND};
use crate::value::Value;
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
            .arg("example", self.example_of_both(a, b))
            .label(a.label.span, "first");
        self.report(fault);
    }

    /// Whether both could be owed at once. One that waits for the failure of the other is meant to come beside it.
    fn both_pay(&self, first: usize, second: usize) -> bool {
        let (a, b) = (&self.program.recoveries[first], &self.program.recoveries[second]);
        !self.waits(first, second)
            && !self.waits(second, first)
            && satisfy::can_hold(&self.program, &claims(a, b))
    }

    /// Whether one waits for the other, by way of however many.
    fn waits(&self, one: usize, other: usize) -> bool {
        let mut open = vec![one];
        let mut seen = BTreeSet::new();
        while let Some(at) = open.pop() {
            let others = conditions(&self.program.recoveries[at]).flat_map(named);
            for (id, _) in others {
                if id.index() == other {
                    return true;
                }
                if seen.insert(id) {
                    open.push(id.index());
                }
            }
        }
        false
    }

    /// A journey that both would be owed for: `failed(resolved), tier = "gold"`.
    fn example_of_both(&self, a: &Recovery, b: &Recovery) -> String {
        let found = satisfy::example(&self.program, &claims(a, b));
        let mut parts: Vec<String> = Vec::new();
        if a.when.is_none() || b.when.is_none() {
            let shared = a.targets.iter().find(|target| b.targets.contains(target));
            let name = match shared {
                Some(Target::Moment(id)) => Some(&self.program.moments[id.index()].label.name),
                Some(Target::Touchpoint(id)) => {
                    Some(&self.program.touchpoints[id.index()].label.name)
                }
                Some(Target::Expectation(_)) | None => None,
            };
            parts.extend(name.map(|name| format!("failed({name})")));
        }
        if let Some(found) = found {
            for (span, holds) in found.given {
                let words = self.words(span);
                parts.push(if holds { words } else { format!("not {words}") });
            }
            for (field, value) in found.values {
                let name = &self.program.fields[field.index()].name;
                parts.push(match value {
                    Some(value) => format!("{name} = {}", shown(&value)),
                    None => format!("{name} is missing"),
                });
            }
        }
        let mut said = BTreeSet::new();
        parts.retain(|part| said.insert(part.clone()));
        parts.join(", ")
    }
}

fn claims<'r>(a: &'r Recovery, b: &'r Recovery) -> Vec<Claim<'r>> {
    [&a.when, &b.when].into_iter().flatten().map(Claim::holds).collect()
}

/// A value as a case would give it.
fn shown(value: &Value) -> String {
    match value {
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.normalize().to_string(),
        Value::Text(text) => format!("{text:?}"),
        Value::Money(money) => format!("{} {}", money.amount.normalize(), money.currency),
        Value::Duration(length) => format!("{}s", length.0 / SECOND),
        Value::Time(at) => jiff::Timestamp::from_microsecond(at.0)
            .map_or_else(|_| at.0.to_string(), |at| at.to_string()),
        Value::Length(Length::Elapsed(length) | Length::Business(length)) => {
            format!("{}s", length.0 / SECOND)
        }
        Value::Length(Length::CalendarDays(days) | Length::BusinessDays(days)) => {
            format!("{days}d")
        }
    }
}
