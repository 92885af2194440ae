//! Plain records, and the story they tell in order.

use mot::check::program::{FieldId, Program};
use mot::unit::Instant;
use mot::value::Value;
use std::collections::BTreeMap;

/// What is known, by field.
pub type Known = BTreeMap<FieldId, Value>;

/// What is seen from a record.
#[derive(Clone, Debug)]
pub struct Seen {
    /// What fields say there.
    pub known: Known,
    /// What the record itself says.
    pub own: Known,
}

/// One record of the log. It always has a journey and a time.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its line in the input, from 1.
    pub line: u32,
    /// Its own values.
    pub known: Known,
}

impl Record {
    /// When it happened.
    pub fn time(&self, program: &Program) -> Instant {
        match self.known.get(&program.roles.time.unwrap()) {
            Some(Value::Time(time)) => *time,
            other => panic!("a record without a time: {other:?}"),
        }
    }
}

/// The records of one journey (or of one customer, …) in their order, up to as-of.
pub struct Story<'a> {
    pub program: &'a Program,
    pub records: Vec<&'a Record>,
    pub as_of: Instant,
}

impl<'a> Story<'a> {
    /// All stories told by a log: records that share the value of `by`.
    pub fn all(
        program: &'a Program,
        records: &'a [Record],
        as_of: Instant,
        by: FieldId,
    ) -> Vec<(String, Self)> {
        let mut groups: BTreeMap<String, Vec<&Record>> = BTreeMap::new();
        for record in records {
            if let (Some(key), true) = (record.known.get(&by), record.time(program) <= as_of) {
                groups.entry(shown(key)).or_default().push(record);
            }
        }
        let in_order = |mut records: Vec<&'a Record>| {
            records.sort_by_key(|record| (record.time(program), record.line));
            Story { program, records, as_of }
        };
        groups.into_iter().map(|(key, records)| (key, in_order(records))).collect()
    }

    /// How many records.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// When a record happened.
    pub fn time(&self, at: usize) -> Instant {
        self.records[at].time(self.program)
    }

    /// The last known value of every field up to and including a record.
    pub fn state(&self, at: usize) -> Seen {
        let mut known = Known::new();
        for record in &self.records[..=at] {
            known.extend(record.known.clone());
        }
        Seen { known, own: self.records[at].known.clone() }
    }

    /// The record's own values.
    pub fn record(&self, at: usize) -> Seen {
        let own = self.records[at].known.clone();
        Seen { known: own.clone(), own }
    }

    /// The state after every record.
    pub fn now(&self) -> Seen {
        self.state(self.len() - 1)
    }
}

/// A value as a group's name.
pub fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::Number(number) => number.normalize().to_string(),
        other => format!("{other:?}"),
    }
}
