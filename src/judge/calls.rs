//! Calls of script functions: each once for the same arguments, and what failed, counted.
//!
//! Functions are pure, so neither the memory of earlier calls nor which thread asks first shows in any result.
//! Failures are counted by different arguments, not by how often they were asked, which threads would change.

use super::spent::Spent;
use crate::check::program::FunctionId;
use crate::diagnostic::Diagnostic;
use crate::plan::{Datum, Plan};
use crate::source::Span;
use crate::unit::Decimal;
use crate::value::{Truth, Value, Words};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Calls whose results are remembered, in each shard; further ones are computed anew.
const REMEMBERED: usize = 1 << 16;

const SHARDS: usize = 16;

/// Failures at one place are counted so far.
const MOST_COUNTED: usize = 100_000;

type Arguments = Box<[Datum]>;

/// What is called, and on what.
pub(super) type Key = (FunctionId, Arguments);

/// The calls of one run.
#[derive(Debug)]
pub(super) struct Calls<'a> {
    plan: &'a Plan,
    words: &'a Words,
    known: [Mutex<FxHashMap<Key, Datum>>; SHARDS],
    spent: Spent,
    failures: Mutex<BTreeMap<(FunctionId, Span, u16), Failed>>,
}

/// A place in a script at which calls of a function stopped.
#[derive(Debug)]
struct Failed {
    arguments: FxHashSet<Arguments>,
    /// The example: the first arguments in alphabetical order, and what was said of them.
    example: Vec<String>,
    diagnostic: Diagnostic,
}

/// Why a function gave nothing, and how often.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The function.
    pub function: FunctionId,
    /// What was wrong, at its place in the script.
    pub diagnostic: Diagnostic,
    /// For how many different arguments.
    pub count: u64,
    /// Whether there may be more of them.
    pub more: bool,
    /// One of them.
    pub example: Vec<String>,
}

impl<'a> Calls<'a> {
    pub(super) fn new(plan: &'a Plan, words: &'a Words) -> Self {
        let spent = Spent::new(plan.script_operations);
        Self { plan, words, known: Default::default(), spent, failures: Mutex::default() }
    }

    /// What a function gives; missing if an argument is, or if the call failed.
    pub(super) fn call(&self, function: FunctionId, arguments: &[Datum]) -> Datum {
        if !arguments.iter().all(|argument| argument.is_known()) {
            return Datum::Missing;
        }
        let key = (function, Arguments::from(arguments));
        let shard = FxBuildHasher.hash_one(&key) as usize >> 7 & (SHARDS - 1);
        if let Some(found) = lock(&self.known[shard]).get(&key) {
            return *found;
        }
        // The run ends in a fault, whatever would come of this call.
        if self.spent.is_too_much() {
            return Datum::Missing;
        }
        let (result, operations) = self.run(function, arguments);
        let mut known = lock(&self.known[shard]);
        if known.len() < REMEMBERED {
            // Another thread may have been first.
            if known.insert(key, result).is_none() {
                self.spent.add(operations);
            }
        } else if !known.contains_key(&key) {
            drop(known);
            self.spent.add_once(&key, operations);
        }
        result
    }

    /// Whether all calls together took more than they may. Once so it stays so, and no result may be relied on.
    pub(super) fn are_too_much(&self) -> bool {
        self.spent.is_too_much()
    }

    /// Every place that failed, in order of functions and places.
    pub(super) fn failures(&self) -> Vec<Failure> {
        let failures = lock(&self.failures);
        let failures = failures.iter().map(|((function, ..), failed)| Failure {
            function: *function,
            diagnostic: failed.diagnostic.clone(),
            count: failed.arguments.len() as u64,
            more: failed.arguments.len() == MOST_COUNTED,
            example: failed.example.clone(),
        });
        failures.collect()
    }

    fn run(&self, function: FunctionId, arguments: &[Datum]) -> (Datum, u64) {
        let Some(planned) = self.plan.functions.get(function.index()) else {
            return (Datum::Missing, 0);
        };
        let values: Option<Vec<Value>> =
            arguments.iter().map(|argument| argument.value(self.words)).collect();
        let Some(values) = values else { return (Datum::Missing, 0) };
        let (result, operations) = planned.script.counted(&planned.name, &values, &planned.returns);
        let datum = match result {
            Ok(value) => self.datum(&value),
            Err(diagnostic) => {
                self.failed(function, arguments, &values, *diagnostic);
                Datum::Missing
            }
        };
        (datum, operations)
    }

    fn failed(
        &self,
        function: FunctionId,
        arguments: &[Datum],
        values: &[Value],
        diagnostic: Diagnostic,
    ) {
        let example: Vec<String> = values.iter().map(shown).collect();
        let place =
            diagnostic.span.unwrap_or(self.plan.program.functions[function.index()].label.span);
        let mut failures = lock(&self.failures);
        let failed =
            failures.entry((function, place, diagnostic.entry.code)).or_insert_with(|| Failed {
                arguments: FxHashSet::default(),
                example: example.clone(),
                diagnostic: diagnostic.clone(),
            });
        if failed.arguments.len() < MOST_COUNTED {
            failed.arguments.insert(arguments.into());
        }
        if example < failed.example {
            failed.example = example;
            failed.diagnostic = diagnostic;
        }
    }

    fn datum(&self, value: &Value) -> Datum {
        match value {
            Value::Bool(flag) => Datum::Truth(Truth::from(*flag)),
            Value::Number(number) => Datum::Number(*number),
            Value::Text(text) => self.words.late(text).map_or(Datum::Missing, Datum::Word),
            Value::Duration(length) => Datum::Duration(length.0),
            Value::Time(instant) => Datum::Time(instant.0),
            Value::Money(money) => Datum::Money(money.amount, money.currency),
            Value::Length(_) => Datum::Missing,
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An argument as the report shows it: enough to find the record by.
fn shown(value: &Value) -> String {
    const LONGEST: usize = 60;
    let number = |number: &Decimal| number.normalize().to_string();
    match value {
        Value::Bool(flag) => flag.to_string(),
        Value::Number(value) => number(value),
        Value::Text(text) => {
            let mut short: String = text.chars().take(LONGEST).collect();
            if text.chars().nth(LONGEST).is_some() {
                short.push('…');
            }
            format!("{short:?}")
        }
        Value::Duration(length) => format!("{}s", number(&Decimal::new(length.0, 6))),
        Value::Length(_) => String::new(),
        Value::Time(instant) => format!("{}s since 1970", number(&Decimal::new(instant.0, 6))),
        Value::Money(money) => format!("{} {}", number(&money.amount), money.currency),
    }
}
