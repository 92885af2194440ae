//! What is owed for a failure, and what became of it. Rows are positions in the judged batch.

use crate::check::program::{AuthorityId, FactId, FieldId, RecoveryId};
use crate::judge::verdict::Row;
use crate::unit::{Instant, Money};

/// What follows from the verdicts on one journey.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Recoveries {
    /// The facts that hold, in the order of the program.
    pub facts: Vec<Concluded>,
    /// The recoveries owed, by occurrence, then as declared.
    pub owed: Vec<Owed>,
    /// What could not be decided: it is taken not to hold, and is counted.
    pub undecided: Vec<Undecidable>,
}

/// A fact that holds, and what it rests on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Concluded {
    /// Which.
    pub fact: FactId,
    /// The records whose values it saw, in order, each once.
    pub records: Vec<Row>,
    /// The occurrences whose verdicts it asked for: positions in `JourneyVerdicts::occurrences`, in order.
    pub occurrences: Vec<u32>,
    /// The facts it builds on.
    pub facts: Vec<FactId>,
}

/// A fact or recovery whose condition is unknown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Undecidable {
    /// Which.
    pub subject: Subject,
    /// The missing fields, those behind unknown verdicts and facts among them, each with the record that should say it.
    pub fields: Vec<(FieldId, Row)>,
}

/// What could not be decided.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Subject {
    /// Whether a fact holds.
    Fact(FactId),
    /// Whether a recovery applies to an occurrence (position in `JourneyVerdicts::occurrences`).
    Recovery(RecoveryId, u32),
}

/// One recovery owed for one occurrence.
#[derive(Clone, PartialEq, Debug)]
pub struct Owed {
    /// Which.
    pub recovery: RecoveryId,
    /// For what: a position in `JourneyVerdicts::occurrences`.
    pub occurrence: u32,
    /// The recoveries it is owed in place of.
    pub instead_of: Vec<RecoveryId>,
    /// The breach that its deadlines count from.
    pub base: Instant,
    /// As declared.
    pub actions: Vec<OwedAction>,
    /// When all of it is due: the last due time among its actions.
    pub due: Option<Instant>,
    /// What became of it.
    pub status: Status,
    /// To whom it goes when, as declared.
    pub escalations: Vec<Escalation>,
}

/// One action of a recovery owed.
#[derive(Clone, PartialEq, Debug)]
pub struct OwedAction {
    /// Position in the recovery's actions.
    pub action: u16,
    /// Who owes it: as declared, or the level it was raised to. `None`: nobody is named.
    pub owner: Option<AuthorityId>,
    /// By what right its owner may spend the amount.
    pub authority: Authority,
    /// Until when; in time is at or before it.
    pub due: Option<Instant>,
    /// What it costs.
    pub amount: Amount,
}

/// What an action costs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Amount {
    /// Nothing is said to be paid.
    None,
    /// So much, exactly: raised to `at least`, cut to `at most`, not rounded.
    Known(Money),
    /// The values it is computed from are missing: the fields, each with the record that should say it.
    Unknown(Vec<(FieldId, Row)>),
}

/// Whether the owner may spend the amount.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Authority {
    /// There is nothing to spend, nobody named, or no amount known.
    NotAsked,
    /// It is within the limit of the owner named.
    Within,
    /// It is beyond the limit of the owner named and went to the lowest level that may.
    RaisedFrom(AuthorityId),
    /// It is beyond the limit of every level; the owner stays as named.
    BeyondAll,
}

/// What became of a recovery.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Status {
    /// Not done yet, and the due time has not passed; also where no `done when` could tell.
    Due,
    /// Done in time (or at any time, where none is set), as this record shows.
    Done(Row),
    /// Done after the due time, as this record shows.
    Late(Row),
    /// Not done, and the due time has passed.
    Missed,
    /// Whether it was done cannot be known: a record may or may not show it.
    Unknown,
}

/// A step up.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Escalation {
    /// To whom.
    pub to: AuthorityId,
    /// When.
    pub at: Instant,
    /// Whether that instant has come with the recovery not done by then.
    pub reached: bool,
}
