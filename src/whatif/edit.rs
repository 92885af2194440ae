//! Changes, and what they lead to. Rows are positions in the judged batch.

use crate::check::program::{FieldId, PatternId, SegmentId};
use crate::judge::verdict::{Row, Verdict};
use crate::unit::Instant;
use crate::value::Value;

/// A change of the records, of as-of, or of the waivers.
#[derive(Clone, PartialEq, Debug)]
pub enum Edit {
    /// A record happens at another instant. Where that lies after as-of, as-of is that instant.
    Move {
        /// Which.
        row: Row,
        /// When it happened.
        from: Instant,
        /// When it would have.
        to: Instant,
    },
    /// Records are not there.
    Drop {
        /// Which, in order.
        rows: Vec<Row>,
    },
    /// Further records that match a pattern.
    Add {
        /// What they are.
        pattern: PatternId,
        /// How many.
        count: u32,
        /// What they say beside their journey and time, as their pattern tells.
        values: Vec<(FieldId, Value)>,
        /// What they say that their pattern does not tell.
        besides: Vec<(FieldId, Value)>,
        /// Where they stand.
        at: Beside,
    },
    /// Further records that match a pattern, one at each instant.
    Repeat {
        /// What they are.
        pattern: PatternId,
        /// What they say beside their journey and time.
        values: Vec<(FieldId, Value)>,
        /// When, in order.
        times: Vec<Instant>,
    },
    /// Records say other values.
    Set {
        /// What they say; `None`: nothing.
        values: Vec<(FieldId, Option<Value>)>,
        /// Which records, in order.
        rows: Vec<Row>,
        /// The segment that this makes the difference for, and whether it then holds.
        whom: Option<(SegmentId, bool)>,
        /// Which other values would do as well; only of a single one.
        end: End,
    },
    /// Nothing more comes until this instant.
    Wait {
        /// As of then.
        until: Instant,
    },
    /// There is no waiver.
    Unwaive,
    /// Several of the above, one after the other; none of them can be left out.
    Together(Vec<Edit>),
}

/// Which values do as well as the one that was set.
#[derive(Clone, PartialEq, Debug)]
pub enum End {
    /// It alone, or others that were not tried.
    This,
    /// It or less.
    AtMost,
    /// It or more.
    AtLeast,
    /// It or anything else below this, which itself would not do.
    Below(Value),
    /// It or anything else above this, which itself would not do.
    Above(Value),
    /// Anything that the rules do not name.
    Other,
}

/// Where further records stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Beside {
    /// At an instant, after all that happened at it.
    At(Instant),
    /// At the instant of a record, just before it.
    Before(Row),
    /// At the instant of a record, right after it.
    After(Row),
}

/// A change, and the verdict it leads to.
#[derive(Clone, PartialEq, Debug)]
pub struct Turn {
    /// What would be different.
    pub edit: Edit,
    /// The verdict then.
    pub to: Verdict,
    /// Whether one step less was tried and does not turn it: a microsecond, a record, the next value.
    pub smallest: bool,
    /// Position of the exception that then applies, for a change of the segment.
    pub limit: Option<u16>,
}

/// What was found about one verdict.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Turns {
    /// Changes that turn it, the most telling first.
    pub turns: Vec<Turn>,
    /// Of an unknown one: what each value of a missing field would make it.
    pub answers: Vec<Answer>,
    /// Whether the search was given up because there are too many records to judge again.
    pub gave_up: bool,
}

/// What a missing field would decide.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer {
    /// The field.
    pub field: FieldId,
    /// The record that should say it.
    pub row: Row,
    /// The verdict for each choice of values, in their order.
    pub choices: Vec<(Choice, Verdict)>,
}

/// Values of a field.
#[derive(Clone, PartialEq, Debug)]
pub enum Choice {
    /// These.
    Values(Vec<Value>),
    /// Any that the rules do not name.
    Other,
    /// From one to another.
    Range {
        /// The lowest, and whether it is one of them.
        low: Option<(Value, bool)>,
        /// The highest, and whether it is one of them.
        high: Option<(Value, bool)>,
    },
}
