//! The one model that every output reads: data with units, in the order in which it is shown.
//!
//! As JSON it is versioned ([`VERSION`]); `mot schema` prints its schema, `docs/report.md` says what
//! it means. Decimals are texts (exact), lengths of time whole microseconds, instants RFC 3339 in
//! the service's zone. A field that has nothing to say is absent.

mod afterwards;
mod case;
mod clock;
mod common;
mod decimal_text;
mod facets;
mod line;
mod recovery;
mod script;
mod standard;
mod subject;
mod waiver;
mod work;

pub use afterwards::{Afterwards, AfterwardsCounts, Became, Followed, Watched};
pub use case::{
    Case, Evidence, Judged, Level, Measured, MissingField, Part, Seen, SeenValue, Waiver,
};
pub use clock::{Clock, Course};
pub use common::{
    Comparison, Failure, LocalTime, Money, Place, RulePlace, Value, Verdict, Waiting,
};
pub use facets::{FacetGap, FacetScore, ModelGap, ModelScore, QualityModel};
pub use line::{End, FactLine, Line, Run, UndecidedLine, VerdictLine};
pub use recovery::{
    AuthorityUsed, Doing, Escalation, KeptBack, OwedAction, OwedRecovery, PassedOver, Recoveries,
    RecoveryStatus, RecoveryTotal, Refused, StatusCounts, UnowedExample, UnowedTotal,
};
pub use script::ScriptFailure;
pub use standard::{
    Attained, Cases, Group, GroupKind, Range, Require, RequireResult, SpreadGroup, Standard, Why,
};
pub use subject::{Counts, Expectation, Lane, Phase, Subject, SubjectKind};
pub use waiver::{Exempted, WaiverUse};
pub use work::{Gain, Task, Urgency, Work, WorkCounts, Worklist};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The version of the format. It rises when a reader of the old one could misread the new one;
/// further fields do not raise it.
pub const VERSION: u32 = 1;

/// All that a run found out.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Model {
    /// The version of this format: 1.
    pub version: u32,
    /// The program that wrote it, with its version: `mot 0.1.0`.
    pub tool: String,
    /// The language of the texts in it.
    pub language: Language,
    /// What the service is called; absent if the rules do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// The rule files, the one named on the command line first.
    pub rules: Vec<String>,
    /// IANA name of the service's time zone: every local time below is of this zone.
    pub zone: String,
    /// The instant as of which everything was judged; absent if there was no record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<LocalTime>,
    /// What came of it all.
    pub outcome: Outcome,
    /// The logs, and what was wrong with them.
    pub logs: Logs,
    /// Standards, as declared.
    pub standards: Vec<Standard>,
    /// Models of service quality, as declared: those that something counts toward.
    pub models: Vec<QualityModel>,
    /// Moments of truth: most failures first, then lowest rate, then as declared.
    pub moments: Vec<Subject>,
    /// Touchpoints, in the same order.
    pub touchpoints: Vec<Subject>,
    /// What is owed for failures.
    pub recoveries: Recoveries,
    /// How much is to be done, and what can still be kept: the first of the work list without recoveries owed, which
    /// stand above.
    pub work: Work,
    /// Facts, as declared.
    pub facts: Vec<Fact>,
    /// Waivers, as declared, with what each of them exempted.
    pub waivers: Vec<WaiverUse>,
    /// What could not be decided because a field was missing: most often first.
    pub undecided: Vec<Undecided>,
    /// Scripts that gave nothing for some arguments, in order of functions and places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scripts: Vec<ScriptFailure>,
}

/// The language of the texts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub enum Language {
    /// English
    #[serde(rename = "en")]
    En,
    /// Chinese
    #[serde(rename = "zh")]
    Zh,
}

/// What a run comes to; what its exit code says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Every standard is met; without standards, something was decided and no moment or touchpoint
    /// failed.
    Met,
    /// A standard failed; without standards, a moment or touchpoint failed.
    Failed,
    /// No standard failed, but one is inconclusive.
    Inconclusive,
    /// Nothing that the rules speak of occurred.
    NothingEvaluated,
    /// It occurred, but no occurrence and no expectation was met or failed.
    NothingDecided,
}

/// The logs that were judged.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Logs {
    /// Names of the files.
    pub files: Vec<String>,
    /// Records read, those set aside among them, and those that are later.
    pub records: u64,
    /// Records later than the as-of instant: they do not exist yet, and nothing is found in them.
    pub later: u64,
    /// Records that cannot be used: broken lines, and records without journey or time.
    pub set_aside: u64,
    /// Records that reading found fault with, those set aside among them.
    pub bad: u64,
    /// Journeys judged.
    pub journeys: u64,
    /// What was wrong with the data, by code and column.
    pub findings: Vec<FindingKind>,
}

/// One kind of fault in the data.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct FindingKind {
    /// The stable code: `MOT0501`.
    pub code: String,
    /// Its stable short name.
    pub slug: String,
    /// The column of the log, if cells are at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// How often.
    pub count: u64,
    /// The first of them, in the order of the logs.
    pub examples: Vec<FindingExample>,
}

/// One fault in the data.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct FindingExample {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// Position in the line (characters, from 1), where the format can tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// What is wrong, in words.
    pub message: String,
}

/// A conclusion about journeys.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Fact {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// The field that stands for journeys, if it is about moments `per` that field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// Of how many journeys it holds.
    pub holds: u64,
    /// Of how many journeys it could not be decided.
    pub undecided: u64,
}

/// How often something could not be decided because of one field.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Undecided {
    /// What could not be decided.
    pub what: UndecidedKind,
    /// The touchpoint, moment, expectation (`complaint.resolved`), fact or recovery.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// The field that was missing; absent where a verdict it rests on is unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// How often.
    pub count: u64,
}

/// What could not be decided.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum UndecidedKind {
    /// Whether a record makes an occurrence: it makes none.
    Occurrence,
    /// A verdict.
    Verdict,
    /// Whether a fact holds: it is taken not to.
    Fact,
    /// Whether a recovery is owed: it is taken not to be.
    Recovery,
    /// Whether a limit per a field keeps a recovery back: it is taken not to.
    Limit,
}
