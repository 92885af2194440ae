//! What is owed for a failure, and what became of it. Rows are positions in the judged batch.

use super::afterwards::Became;
use super::ledger::Doing;
use crate::check::program::{AuthorityId, FactId, FieldId, RecoveryId};
use crate::judge::verdict::{Failure, Row, Verdict, Waiting};
use crate::unit::{Instant, Money};
use crate::value::Word;

/// What follows from the verdicts on one journey.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Recoveries {
    /// The facts that hold, in the order of the program.
    pub facts: Vec<Concluded>,
    /// The recoveries owed, by occurrence, then as declared.
    pub owed: Vec<Owed>,
    /// Those that are declared for an occurrence that was not met, and not owed, in the same order.
    pub not_owed: Vec<NotOwed>,
    /// What was done though nothing was owed, in order.
    pub unowed: Vec<Unowed>,
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
    /// Whether a limit per field keeps a recovery of an occurrence back, or an amount of it from a level: it does not.
    Limit(RecoveryId, u32),
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
    /// The recovery whose failure it follows, if it is a further attempt.
    pub after: Option<RecoveryId>,
    /// The breach that its deadlines count from.
    pub base: Instant,
    /// As declared.
    pub actions: Vec<OwedAction>,
    /// When all of it is due: the last due time among its actions.
    pub due: Option<Instant>,
    /// What became of it: the worst of what became of its actions.
    pub status: Status,
    /// To whom it goes when, as declared.
    pub escalations: Vec<Escalation>,
    /// What became of the customer after it, by `afterwards`, as declared; empty until [`follow_up`](super::follow_up).
    pub afterwards: Vec<Became>,
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
    /// The levels, from the one named on, that may not spend it, with the limit it is beyond.
    pub passed_over: Vec<(AuthorityId, Beyond)>,
    /// Until when; in time is at or before it.
    pub due: Option<Instant>,
    /// What it costs.
    pub amount: Amount,
    /// What became of it. Actions without their own `done when` share that of the recovery.
    pub status: Status,
    /// Who did it, and what was paid, where the record that shows it says so.
    pub doing: Option<Doing>,
}

/// What an action costs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Amount {
    /// Nothing is said to be paid.
    None,
    /// So much: rounded half to even to the smallest unit of the currency, raised to nothing and to `at least`, cut to `at most`.
    Known(Money),
    /// The values it is computed from are missing: the fields, each with the record that should say it.
    Unknown(Vec<(FieldId, Row)>),
}

/// Whether the owner may spend the amount.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Authority {
    /// There is nothing to spend, nobody named, or no amount known.
    NotAsked,
    /// It is within the limits of the owner named.
    Within,
    /// It is beyond a limit of the owner named and went to the lowest level above that may.
    RaisedFrom(AuthorityId),
    /// It is beyond a limit of every level from the one named on; the owner stays as named.
    BeyondAll,
}

/// The limit of a level that an amount is beyond.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Beyond {
    /// What it may spend on one action.
    UpTo(Money),
    /// What it may spend per value of a field.
    Limit {
        /// Position among the level's further limits.
        limit: u16,
        /// What it had spent of it in the window before.
        spent: Money,
    },
}

/// A recovery that is declared for an occurrence and not owed.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct NotOwed {
    /// Which.
    pub recovery: RecoveryId,
    /// For what: a position in `JourneyVerdicts::occurrences`.
    pub occurrence: u32,
    /// Why not.
    pub why: WhyNot,
}

/// Why a recovery is not owed.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum WhyNot {
    /// Its `when` is false.
    ConditionFalse,
    /// It has no condition, and the occurrence did not fail.
    NotFailed,
    /// None of those it would take the place of is a candidate with its clause true.
    NothingToReplace,
    /// This one is owed in its place, or would be if another were not.
    Replaced(RecoveryId),
    /// `once per`: it became owed before, within the window.
    Once {
        /// The field.
        field: FieldId,
        /// Its value, the same then and now.
        value: Word,
        /// The journey (or value of `per`) of then.
        journey: Word,
        /// When it became owed then.
        at: Instant,
    },
    /// `budget`: there is not enough left of it.
    Budget {
        /// What was spent of it in the period before.
        spent: Money,
        /// What this would cost.
        cost: Money,
    },
}

/// A record that shows a recovery done which nothing owed asked for.
#[derive(Clone, PartialEq, Debug)]
pub struct Unowed {
    /// The first recovery, as declared, that the record would show done.
    pub recovery: RecoveryId,
    /// The record.
    pub record: Row,
    /// Who did it, and what was paid.
    pub doing: Option<Doing>,
}

/// What became of a recovery or an action.
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
    /// Done by someone, or for an amount, beyond what `authority` allows, as this record shows.
    Unauthorised(Row),
    /// Whether it was done, or by what right, cannot be known.
    Unknown,
}

impl Status {
    /// Whether the recovery failed.
    pub fn has_failed(self) -> bool {
        matches!(self, Self::Missed | Self::Late(_) | Self::Unauthorised(_))
    }

    /// The same as a verdict on the recovery: done in time is met, and done by the wrong one is broken.
    pub fn verdict(self) -> Verdict {
        match self {
            Self::Due => Verdict::Open(Waiting::Running),
            Self::Done(_) => Verdict::Met,
            Self::Late(_) => Verdict::Failed(Failure::Late),
            Self::Missed => Verdict::Failed(Failure::Missing),
            Self::Unauthorised(_) => Verdict::Failed(Failure::Broken),
            Self::Unknown => Verdict::Unknown,
        }
    }

    /// The record that shows it done.
    pub fn record(self) -> Option<Row> {
        match self {
            Self::Done(row) | Self::Late(row) | Self::Unauthorised(row) => Some(row),
            Self::Due | Self::Missed | Self::Unknown => None,
        }
    }
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
