//! What runs: columns, predicates over them, and for every expectation the form it is judged by.

use super::expr::WordTest;
use super::form::Form;
use super::function::PlannedFunction;
use super::key::{KeyId, PlannedFact, PlannedKey};
use super::planned_recovery::{PlannedLevel, PlannedRecovery};
use super::{ColumnId, Expr, PlannedColumn};
use crate::check::program::{ExpectationId, FieldId, PatternId, Program, SegmentId};
use crate::syntax::ast::{Level, Reopens};
use crate::unit::Instant;
use crate::value::Words;
use std::sync::Arc;

/// A rule file, ready to run. Vectors that stand for vectors of the [`Program`] have its ids as indices.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What it was made from: names, titles and spans for evidence and reports. The engine never looks here.
    pub program: Arc<Program>,
    /// The words that rules name; the words of a log go on from these.
    pub words: Words,
    /// The columns to decode: the journey's, the time's, then those that rules ask for.
    pub columns: Vec<PlannedColumn>,
    /// The column of each field of the program that has one.
    pub column_of: Vec<Option<ColumnId>>,
    /// The column that tells journeys apart.
    pub journey: ColumnId,
    /// What tells apart the records that are judged together: journeys first, then the fields that moments are `per`.
    pub keys: Vec<PlannedKey>,
    /// The customers, if some recovery is watched after it is over.
    pub customers: Option<KeyId>,
    /// The column that orders records.
    pub time: ColumnId,
    /// Tests of texts, each decided once per distinct word.
    pub tests: Vec<WordTest>,
    /// Patterns that some rule asks for; `None`: nothing does.
    pub patterns: Vec<Option<PlannedPattern>>,
    /// Segments that some rule asks for.
    pub segments: Vec<Option<Expr>>,
    /// Touchpoints.
    pub touchpoints: Vec<PlannedTouchpoint>,
    /// Moments.
    pub moments: Vec<PlannedMoment>,
    /// Expectations.
    pub expectations: Vec<PlannedExpectation>,
    /// Waivers.
    pub waivers: Vec<PlannedWaiver>,
    /// Facts, each after those it rests on.
    pub facts: Vec<PlannedFact>,
    /// Recoveries.
    pub recoveries: Vec<PlannedRecovery>,
    /// Script functions.
    pub functions: Vec<PlannedFunction>,
    /// How many operations all different script calls of a run may take.
    pub script_operations: u64,
    /// Levels of authority, lowest first.
    pub authority: Vec<PlannedLevel>,
    /// How often the whole log is gone through to settle limits that reach beyond a journey; 0: there are none.
    pub settling: u32,
    /// The columns whose last known value is asked for somewhere.
    pub state_columns: Vec<ColumnId>,
    /// The patterns that `count(P)` asks for somewhere.
    pub counted: Vec<PatternId>,
}

impl Plan {
    /// The column that a field is read from, if some rule needs it.
    pub fn column(&self, field: FieldId) -> Option<ColumnId> {
        self.column_of.get(field.index()).copied().flatten()
    }

    /// The field that a column gives.
    pub fn field(&self, column: ColumnId) -> FieldId {
        self.columns[column.index()].field
    }
}

/// A pattern of records.
#[derive(Clone, Debug)]
pub struct PlannedPattern {
    /// Asked of the record alone, over whole columns.
    pub condition: Expr,
    /// Asked of the record together with the one that started the occurrence.
    pub together: Option<Expr>,
}

/// When a touchpoint happens, and what is expected of it.
#[derive(Clone, Debug)]
pub struct PlannedTouchpoint {
    /// Every record that matches is one.
    pub pattern: PatternId,
    /// In order.
    pub expectations: Vec<ExpectationId>,
    /// The patterns its expectations search a journey for.
    pub searched: Vec<PatternId>,
}

/// When a moment happens, and what is expected of it.
#[derive(Clone, Debug)]
pub struct PlannedMoment {
    /// Whose records it is judged over.
    pub key: KeyId,
    /// What makes an occurrence.
    pub scope: PlannedScope,
    /// Asked of the state at the record it would start with.
    pub when: Option<Expr>,
    /// What is at stake.
    pub stake: Option<Expr>,
    /// In order.
    pub expectations: Vec<ExpectationId>,
    /// The patterns its expectations search a journey for.
    pub searched: Vec<PatternId>,
}

/// What makes an occurrence of a moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlannedScope {
    /// Each record that matches.
    At(PatternId),
    /// Episodes.
    Episode {
        /// What starts one.
        start: PatternId,
        /// What ends it.
        end: Option<PatternId>,
        /// What a start after the end does.
        reopens: Reopens,
    },
    /// Once, over the whole journey.
    Journey,
}

/// How an expectation is judged.
#[derive(Clone, Debug)]
pub struct PlannedExpectation {
    /// How much it matters.
    pub level: Level,
    /// In general.
    pub general: Form,
    /// Tried in order: the first whose segment holds is judged instead.
    pub exceptions: Vec<PlannedException>,
    /// Those that may exempt it: positions in `Plan::waivers`.
    pub waivers: Vec<u16>,
}

impl PlannedExpectation {
    /// What is judged under an exception, by its position, or in general.
    pub fn form(&self, exception: Option<u16>) -> &Form {
        let exception = exception.and_then(|position| self.exceptions.get(position as usize));
        exception.map_or(&self.general, |exception| &exception.form)
    }
}

/// An exception.
#[derive(Clone, Debug)]
pub struct PlannedException {
    /// For whom.
    pub segment: SegmentId,
    /// What is judged then.
    pub form: Form,
    /// Whether it waits for the same thing, from the same anchor, as the general requirement: then both are
    /// followed through the same possibilities.
    pub same_clock: bool,
}

/// A waiver.
#[derive(Clone, Debug)]
pub struct PlannedWaiver {
    /// Whom it exempts; everyone if not said.
    pub when: Option<Expr>,
    /// The first instant at which it no longer holds: the end of its last day in the service's zone.
    pub ends: Instant,
}
