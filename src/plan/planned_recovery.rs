//! What runs of recoveries and authority.

use super::key::KeyId;
use super::{Allowance, ColumnId, Expr};
use crate::check::program::{AuthorityId, PatternId, RecoveryId, Target};
use crate::unit::Money;
use crate::value::Word;

/// A recovery.
#[derive(Clone, Debug)]
pub struct PlannedRecovery {
    /// Whose verdicts it asks for.
    pub key: KeyId,
    /// Of what.
    pub targets: Vec<Target>,
    /// When it applies.
    pub when: Option<Expr>,
    /// Which recoveries it replaces, and when.
    pub instead_of: Vec<(RecoveryId, Option<Expr>)>,
    /// What is done.
    pub actions: Vec<PlannedAction>,
    /// To whom it goes, how long after the breach.
    pub escalate: Vec<(AuthorityId, Allowance)>,
    /// What shows that the actions without their own were done.
    pub done_when: Option<PlannedDone>,
    /// The recoveries that its `when` names: it counts from the failure of one of them.
    pub follows: Vec<RecoveryId>,
    /// The column whose values it is owed for once, in a window (ever, if there is none).
    pub once: Option<(ColumnId, Option<Allowance>)>,
    /// What is watched once it is over.
    pub afterwards: Vec<PlannedAfterwards>,
}

/// What is watched after a recovery.
#[derive(Clone, Debug)]
pub struct PlannedAfterwards {
    /// What.
    pub watched: PlannedWatched,
    /// For how long.
    pub within: Option<Allowance>,
}

/// What is watched after a recovery.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlannedWatched {
    /// Whether such a record comes again.
    Again(PatternId),
    /// Whether a detractor's next answer is no detractor's.
    Answer(ColumnId),
}

/// What shows that something was done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PlannedDone {
    /// The record.
    pub pattern: PatternId,
    /// The column that names who did it.
    pub by: Option<ColumnId>,
    /// The column that says what was paid.
    pub paying: Option<ColumnId>,
}

/// A level of authority.
#[derive(Clone, Debug)]
pub struct PlannedLevel {
    /// Its name, as data say it.
    pub name: Word,
    /// Per action; `None`: without limit.
    pub up_to: Option<Money>,
    /// Further limits.
    pub limits: Vec<PlannedLimit>,
}

/// So much per value of a column, in a window.
#[derive(Clone, Debug)]
pub struct PlannedLimit {
    /// How much.
    pub amount: Money,
    /// Per value of this column.
    pub column: ColumnId,
    /// The rolling window; ever, if there is none.
    pub window: Option<Allowance>,
}

/// An action of a recovery.
#[derive(Clone, Debug)]
pub struct PlannedAction {
    /// What it costs.
    pub amount: Option<Expr>,
    /// How soon after the breach.
    pub within: Option<Allowance>,
    /// What shows that it was done.
    pub done_when: Option<PlannedDone>,
}
