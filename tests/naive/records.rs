//! Plain records, and the story they tell in order.

use super::minutes::Minutes;
use mot::check::program::{FieldId, PatternId, Program};
use mot::unit::Instant;
use mot::value::{Truth, Value};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

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
    /// When calendars are open.
    pub minutes: Rc<Minutes<'a>>,
    times: Vec<Instant>,
    /// What each record says, and the last known values at it.
    seen: Vec<(Seen, Seen)>,
    /// Which records match which patterns, as far as that was asked.
    pub(super) matched: RefCell<HashMap<(PatternId, usize, usize), Truth>>,
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
        let minutes = Rc::new(Minutes::of(program));
        let in_order = |mut records: Vec<&'a Record>| {
            records.sort_by_key(|record| (record.time(program), record.line));
            Self::new(program, records, as_of, Rc::clone(&minutes))
        };
        groups.into_iter().map(|(key, records)| (key, in_order(records))).collect()
    }

    fn new(
        program: &'a Program,
        records: Vec<&'a Record>,
        as_of: Instant,
        minutes: Rc<Minutes<'a>>,
    ) -> Self {
        let times = records.iter().map(|record| record.time(program)).collect();
        let mut known = Known::new();
        let mut seen = Vec::new();
        for record in &records {
            known.extend(record.known.clone());
            let own = record.known.clone();
            let state = Seen { known: known.clone(), own: own.clone() };
            seen.push((Seen { known: own.clone(), own }, state));
        }
        let matched = RefCell::default();
        Self { program, records, as_of, minutes, times, seen, matched }
    }

    /// How many records.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// When a record happened.
    pub fn time(&self, at: usize) -> Instant {
        self.times[at]
    }

    /// The last known value of every field up to and including a record.
    pub fn state(&self, at: usize) -> &Seen {
        &self.seen[at].1
    }

    /// The record's own values.
    pub fn record(&self, at: usize) -> &Seen {
        &self.seen[at].0
    }

    /// The state after every record.
    pub fn now(&self) -> &Seen {
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
