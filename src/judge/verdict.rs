//! Verdicts and the evidence they rest on. Rows are positions in the judged batch.

use crate::check::program::{ExpectationId, FieldId, Owner, WaiverId};
use crate::clock::stopwatch::Reading;
use crate::diagnostic::Finding;
use crate::plan::KeyId;
use crate::syntax::ast::CompareOp;
use crate::unit::{Elapsed, Instant};
use crate::value::{Value, Word};
use std::ops::Deref;

/// A record, by its row in the batch.
pub type Row = u32;

/// Exactly one per expectation and occurrence.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Verdict {
    /// It was kept.
    Met,
    /// It was not.
    Failed(Failure),
    /// The deadline is still ahead at the as-of time, or the episode has not ended.
    Open(Waiting),
    /// The data needed is not there.
    Unknown,
    /// A waiver.
    Exempt(WaiverId),
    /// Its situation never arose.
    NotApplicable,
}

/// How an expectation failed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Failure {
    /// It came after the deadline.
    Late,
    /// The deadline passed and it never came.
    Missing,
    /// A threshold, order, count or ban was violated.
    Broken,
}

/// The state of an open clock.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum Waiting {
    Running,
    Paused,
}

/// Whose records were judged together: those of a journey, or of one value of the field that moments are `per`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Whose {
    /// What tells them apart.
    pub key: KeyId,
    /// Their value of it: a journey's name, a customer.
    pub value: Word,
}

impl Whose {
    /// A journey's.
    pub fn journey(name: Word) -> Self {
        Self { key: KeyId::JOURNEY, value: name }
    }
}

/// All that was found out about one journey (or customer, for moments `per customer`).
#[derive(Clone, Debug)]
pub struct JourneyVerdicts {
    /// Which.
    pub whose: Whose,
    /// By owner (touchpoints first, as declared), then by start.
    pub occurrences: Vec<Occurrence>,
    /// Records of which it could not be decided whether they make an occurrence.
    pub undecided: Vec<Undecided>,
    /// Impossible figures met on the way.
    pub findings: Vec<Finding>,
}

/// A record that may or may not have made an occurrence: it makes none, and is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Undecided {
    /// Of what.
    pub owner: Owner,
    /// The first field that was missing.
    pub field: FieldId,
    /// Where.
    pub row: Row,
}

/// One time that a touchpoint or moment happened.
#[derive(Clone, Debug)]
pub struct Occurrence {
    /// Which touchpoint or moment.
    pub owner: Owner,
    /// Counting from 1 within its journey and owner.
    pub number: u32,
    /// The record it starts with.
    pub start: Row,
    /// The record that ended it; for a touchpoint and `at`, the start; `None`: not ended, or no end is declared.
    pub end: Option<Row>,
    /// Where it had ended (`None`: perhaps) and was opened again, in order.
    pub reopened: Vec<(Option<Row>, Row)>,
    /// Of the whole: failed if a `must` failed; else unknown, open, met, in that order of precedence;
    /// exempt or not applicable if no `must` was judged.
    pub verdict: Verdict,
    /// One per expectation, as declared.
    pub outcomes: Vec<Outcome>,
    /// What is at stake, if said and known.
    pub stake: Option<Value>,
}

/// What decides whether a failed occurrence is among those that are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Weighed {
    /// Of what.
    pub owner: Owner,
    /// By how many microseconds the longest overrun was; `None`: nothing that can overrun failed.
    pub overrun: Option<i64>,
    /// How many expectations failed.
    pub failures: usize,
    /// The record it starts with.
    pub start: Row,
    /// As in [`Occurrence`].
    pub number: u32,
}

/// The verdict on one expectation.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Which.
    pub expectation: ExpectationId,
    /// Position among its exceptions of the one that applied.
    pub exception: Option<u16>,
    /// The verdict.
    pub verdict: Verdict,
    /// Why.
    pub evidence: Told,
}

/// Evidence; the empty one where it was not asked for.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Told(Option<Box<Evidence>>);

impl From<Evidence> for Told {
    fn from(evidence: Evidence) -> Self {
        Self(Some(Box::new(evidence)))
    }
}

impl Deref for Told {
    type Target = Evidence;

    fn deref(&self) -> &Evidence {
        static NONE: Evidence = Evidence {
            records: Vec::new(),
            values: Vec::new(),
            unknown: Vec::new(),
            measured: None,
            deadline: None,
            step: None,
            clock: None,
            overrun: None,
            at: None,
        };
        self.0.as_deref().unwrap_or(&NONE)
    }
}

/// What a verdict rests on.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Evidence {
    /// The records that matter, in order.
    pub records: Vec<(Row, Part)>,
    /// Values seen: the field, the value, and the record that says so.
    pub values: Vec<(FieldId, Value, Row)>,
    /// What was missing: the field, and the record that should say it.
    pub unknown: Vec<(FieldId, Row)>,
    /// What was measured against what.
    pub measured: Option<Measured>,
    /// Until when it was due; in time is at or before it.
    pub deadline: Option<Instant>,
    /// Which step of a protocol did not come as it should: two may be shown by the same pattern.
    pub step: Option<u16>,
    /// Its clock: where something is waited for, or a gap is measured.
    pub clock: Option<Clock>,
    /// By how much true time a deadline was overrun when what was waited for came or could come no more, else by as-of.
    pub overrun: Option<Elapsed>,
    /// When the verdict was settled: for a failure, the instant of the breach, from which recoveries count.
    pub at: Option<Instant>,
}

/// One cycle of a clock, from the record that set it to when it was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clock {
    /// When it was set.
    pub start: Instant,
    /// When what it waits for came or could come no more, else as-of.
    pub read: Instant,
    /// Whether it was stopped: what it waits for came, or could come no more.
    pub stopped: bool,
    /// What it showed: time counted, under a pause, and out of hours.
    pub reading: Reading,
    /// How much may run; `None`: a limit in days, or a promised instant.
    pub limit: Option<Elapsed>,
    /// What may still run, negative where too much did: the limit less what was counted. Without a limit, the true time
    /// to the deadline; `None`: there is no deadline either.
    pub remaining: Option<Elapsed>,
    /// How it ran, each leg until the next; empty: all the same. [`segments`](super::segments) draws it.
    pub legs: Vec<Leg>,
}

/// A part of a clock's course under one target, in which it ran or stood under a pause.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Leg {
    /// From when.
    pub from: Instant,
    /// The record since which it is so.
    pub row: Row,
    /// Position of the exception in force; `None`: the general requirement.
    pub exception: Option<u16>,
    /// Whether a pause held.
    pub stands: bool,
}

/// The part a record plays in a verdict.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Part {
    /// It started the clock or window.
    Anchor,
    /// It stopped the clock: the thing waited for.
    Stop,
    /// It broke the rule.
    Violation,
    /// It is what the rule asked for, or was counted.
    Witness,
}

/// A measurement: `actual` compared by `op` with `limit`. The margin is their difference.
#[derive(Clone, PartialEq, Debug)]
pub struct Measured {
    /// What was seen; elapsed time up to the as-of instant where it never came.
    pub actual: Quantity,
    /// How they compare when the expectation is met.
    pub op: CompareOp,
    /// What was allowed.
    pub limit: Quantity,
}

/// Something measured.
#[derive(Clone, PartialEq, Debug)]
pub enum Quantity {
    /// A value of a field or expression.
    Value(Value),
    /// A length of true time.
    Elapsed(Elapsed),
    /// So many records.
    Count(u32),
}
