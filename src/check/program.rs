//! What is meant: every name resolved, every expression typed, every default filled in.
//!
//! [`crate::check::check`] makes it; a program that came with no error can be judged, and judging it never raises
//! a type error. Ids index the vectors of [`Program`]. One file, as the tree is: what stands behind it reads all of it as
//! one vocabulary.

pub use super::roles::field_in;
use crate::script::{Kind, Script};
use crate::source::Span;
use crate::syntax::ast::{
    Ambiguous, ArithmeticOp, Bound, CompareOp, EpochUnit, Lane, Level, Order, Phase, Reopens,
    TextTest, VerdictWord,
};
use crate::unit::{
    Currency, Date, Decimal, Instant, Length, LengthUnit, Money, Period, TimeKind, TimeOfDay,
};
use crate::value::Value;
use std::sync::Arc;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub struct $name(pub u16);
        impl $name {
            /// As an index.
            pub fn index(self) -> usize { self.0 as usize }
        }
    )*};
}

ids! {
    /// Of [`Program::calendars`].
    CalendarId,
    /// Of [`Program::fields`].
    FieldId,
    /// Of [`Program::segments`].
    SegmentId,
    /// Of [`Program::patterns`].
    PatternId,
    /// Of [`Program::touchpoints`].
    TouchpointId,
    /// Of [`Program::moments`].
    MomentId,
    /// Of [`Program::expectations`].
    ExpectationId,
    /// Of [`Program::models`].
    ModelId,
    /// Of [`Program::protocols`].
    ProtocolId,
    /// Of [`Program::authority`], lowest first.
    AuthorityId,
    /// Of [`Program::facts`].
    FactId,
    /// Of [`Program::recoveries`].
    RecoveryId,
    /// Of [`Program::standards`].
    StandardId,
    /// Of [`Program::waivers`].
    WaiverId,
    /// Of [`Program::functions`].
    FunctionId,
}

/// A rule file, and all that it uses, understood.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// What holds for the whole file.
    pub service: Service,
    /// Calendars.
    pub calendars: Vec<Calendar>,
    /// Fields of a record, roles among them.
    pub fields: Vec<Field>,
    /// Which fields play a role.
    pub roles: Roles,
    /// Segments.
    pub segments: Vec<Segment>,
    /// Every distinct pattern of records that a rule asks for.
    pub patterns: Vec<Pattern>,
    /// Touchpoints.
    pub touchpoints: Vec<Touchpoint>,
    /// Moments.
    pub moments: Vec<Moment>,
    /// Expectations of touchpoints and moments.
    pub expectations: Vec<Expectation>,
    /// Models.
    pub models: Vec<Model>,
    /// Protocols.
    pub protocols: Vec<Protocol>,
    /// Authority levels, lowest first.
    pub authority: Vec<AuthorityLevel>,
    /// Facts, each after those it rests on.
    pub facts: Vec<Fact>,
    /// Recoveries.
    pub recoveries: Vec<Recovery>,
    /// The recoveries, each after those that may take its place and those it waits for.
    pub recovery_order: Vec<RecoveryId>,
    /// Standards.
    pub standards: Vec<Standard>,
    /// Waivers.
    pub waivers: Vec<Waiver>,
    /// Script functions.
    pub functions: Vec<Function>,
    /// Cases.
    pub cases: Vec<Case>,
}

/// A declaration's name, title and place.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Label {
    /// Its name.
    pub name: String,
    /// What people call it; the name, if nothing is said.
    pub title: String,
    /// The declaration.
    pub span: Span,
}

/// `service`
#[derive(Clone, Debug)]
pub struct Service {
    /// What it is called.
    pub title: String,
    /// IANA zone; `UTC` if not said.
    pub zone: String,
    /// The currency of amounts that name none.
    pub currency: Option<Currency>,
    /// What business time means unless said otherwise.
    pub calendar: Option<CalendarId>,
}

impl Program {
    /// The models of which a standard asks a gap: only their survey items are read.
    pub fn surveyed(&self) -> impl Iterator<Item = ModelId> {
        let asked = |model: ModelId| {
            let requires = self.standards.iter().flat_map(|standard| &standard.requires);
            let mut metrics = requires.map(|require| match &require.metric {
                Metric::Spread(measured, _) => measured,
                metric => metric,
            });
            metrics.any(|metric| matches!(metric, Metric::Gap(of, _) if *of == model))
        };
        (0..self.models.len() as u16).map(ModelId).filter(move |model| asked(*model))
    }
}

impl Default for Service {
    fn default() -> Self {
        Self { title: String::new(), zone: "UTC".to_owned(), currency: None, calendar: None }
    }
}

/// A calendar: which instants are open.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// Name and title.
    pub label: Label,
    /// IANA zone: its own or the service's.
    pub zone: String,
    /// Open hours by weekday, Monday first; each sorted and disjoint. An end past 24:00 runs into the next day.
    pub week: [Vec<OpenHours>; 7],
    /// Days that differ from the week, sorted by date; the last one said wins. Empty hours: closed.
    pub days: Vec<(Date, Vec<OpenHours>)>,
    /// The first and the last year for which it knows its holidays, if it takes over those of another.
    pub known: Option<(i16, i16)>,
}

/// Open from..to, from midnight of the day; `to` may exceed 24 hours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OpenHours {
    /// Opens.
    pub from: TimeOfDay,
    /// Closes.
    pub to: TimeOfDay,
}

/// A field of a record.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: Type,
    /// The column it is read from.
    pub column: String,
    /// How its cells are read, where the type alone does not say.
    pub reading: Reading,
    /// The declaration.
    pub span: Span,
}

/// How cells of a column are read.
#[derive(Clone, PartialEq, Debug)]
pub enum Reading {
    /// As the type says.
    Plain,
    /// A duration in plain numbers of this unit.
    DurationIn(LengthUnit),
    /// A time.
    Time {
        /// How it is written.
        format: TimeReading,
        /// IANA zone of times without an offset; the service's if the record says none.
        zone: String,
        /// Which instant an ambiguous local time means; `None` makes it a finding.
        ambiguous: Option<Ambiguous>,
    },
}

/// How a time is written.
#[derive(Clone, PartialEq, Debug)]
pub enum TimeReading {
    /// RFC 3339, also with a blank for `T`; without an offset it is local time of the zone.
    Rfc3339,
    /// A strptime format.
    Format(String),
    /// A number since 1970.
    Epoch(EpochUnit),
}

/// Which fields play a role. `journey` and `time` are always there in a program without errors.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs)]
pub struct Roles {
    pub journey: Option<FieldId>,
    pub time: Option<FieldId>,
    pub event: Option<FieldId>,
    pub customer: Option<FieldId>,
    pub agent: Option<FieldId>,
    pub channel: Option<FieldId>,
}

/// The type of an expression.
#[derive(Clone, PartialEq, Debug)]
pub enum Type {
    /// A condition.
    Bool,
    /// A plain number.
    Number,
    /// A share: `95%` is 0.95.
    Percent,
    /// A number on a scale.
    Scale {
        /// Lowest.
        low: Decimal,
        /// Highest.
        high: Decimal,
    },
    /// Any text.
    Text,
    /// One of these texts.
    OneOf(Vec<String>),
    /// A length of time of one kind.
    Duration(TimeKind),
    /// An amount of one currency.
    Money(Currency),
    /// An instant.
    Time,
}

/// A typed expression.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it computes.
    pub kind: ExprKind,
    /// Of which type.
    pub ty: Type,
    /// Where it is written.
    pub span: Span,
}

/// What an expression computes. Missing inputs give a missing value, or `Unknown` for a condition
/// (three-valued, after Kleene).
#[derive(Clone, Debug)]
pub enum ExprKind {
    /// A constant.
    Constant(Value),
    /// A field: the record's own value in a pattern or touchpoint; on a moment or journey, the last
    /// known value up to the point of judgement.
    Field(FieldId),
    /// `start.agent`: the same field of the record that started the occurrence.
    StartField(FieldId),
    /// The segment's condition.
    Segment(SegmentId),
    /// Whether the record matches the pattern.
    Matches(PatternId),
    /// `not`
    Not(Box<Expr>),
    /// `and`
    And(Vec<Expr>),
    /// `or`
    Or(Vec<Expr>),
    /// A comparison of two values of one type.
    Compare(CompareOp, Box<Expr>, Box<Expr>),
    /// `in [..]`
    In(Box<Expr>, Vec<Value>),
    /// `in low..high`, both inclusive.
    Between(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `contains`, `starts with`, `ends with`
    TextTest(TextTest, Box<Expr>, Box<Expr>),
    /// `is known` / `is missing`: never unknown itself.
    Presence {
        /// Which of the two.
        known: bool,
        /// Of what.
        of: Box<Expr>,
    },
    /// Arithmetic; `Of` was turned into `Multiply`.
    Arithmetic(ArithmeticOp, Box<Expr>, Box<Expr>),
    /// `-x`
    Negate(Box<Expr>),
    /// `elapsed(from, to)`, a `Value::Duration`; or open time with a calendar, a `Value::Length` of
    /// `Length::Business`, which compares and calculates only with its like.
    Elapsed(Box<Expr>, Box<Expr>, Option<CalendarId>),
    /// `days(x)`, `hours(x)`, `minutes(x)`, `seconds(x)`: a length as a number of units.
    InUnits(LengthUnit, Box<Expr>),
    /// `floor(x)`, `ceil(x)`: a whole number.
    Whole {
        /// Up, else down.
        up: bool,
        /// Of what.
        of: Box<Expr>,
    },
    /// `failed(x)`, `met(x)`, `open(x)`, `unknown(x)`: only in facts and recoveries.
    Verdict(VerdictWord, Target),
    /// `failed(make_good)` and its like, of another recovery on the same occurrence: only in recoveries.
    Recovered(VerdictWord, RecoveryId),
    /// A concluded fact.
    Fact(FactId),
    /// `overrun(resolved)`: by how much a failed deadline was overrun, up to the as-of time if it never came.
    Overrun(ExpectationId),
    /// `count(P)`: matching records of the journey, only in facts and recoveries.
    Count(PatternId),
    /// A script function.
    Call(FunctionId, Vec<Expr>),
}

/// Something that has verdicts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Target {
    /// All of a touchpoint.
    Touchpoint(TouchpointId),
    /// All of a moment.
    Moment(MomentId),
    /// One expectation.
    Expectation(ExpectationId),
}

/// A segment of customers or situations.
#[derive(Clone, Debug)]
pub struct Segment {
    /// Name and title.
    pub label: Label,
    /// Who belongs to it.
    pub condition: Expr,
}

/// A pattern of records: a step, a quoted event, a touchpoint, or a condition.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// As people read it: the step's title, the event in quotes, the condition's text.
    pub label: Label,
    /// Asked of one record.
    pub condition: Expr,
    /// `where …`: asked of the record together with the one that started the occurrence. It may use
    /// [`ExprKind::StartField`]; `condition` never does.
    pub together: Option<Expr>,
}

/// A contact.
#[derive(Clone, Debug)]
pub struct Touchpoint {
    /// Name and title.
    pub label: Label,
    /// Its class.
    pub phase: Option<Phase>,
    /// Its lane.
    pub lane: Option<Lane>,
    /// Which records are this contact.
    pub pattern: PatternId,
    /// What is expected of each.
    pub expectations: Vec<ExpectationId>,
}

/// A moment of truth.
#[derive(Clone, Debug)]
pub struct Moment {
    /// Name and title.
    pub label: Label,
    /// Its class.
    pub phase: Option<Phase>,
    /// Its lane.
    pub lane: Option<Lane>,
    /// When it happens.
    pub scope: Scope,
    /// The condition, asked of what is known at the record it starts with.
    pub when: Option<Expr>,
    /// `per customer`: whose records; `None` is the journey.
    pub per: Option<FieldId>,
    /// What is at stake.
    pub stake: Option<Expr>,
    /// What is expected.
    pub expectations: Vec<ExpectationId>,
}

/// When a moment happens.
#[derive(Clone, Debug)]
pub enum Scope {
    /// Each record that matches.
    At(PatternId),
    /// Episodes.
    Episode {
        /// What starts one.
        start: PatternId,
        /// What ends it; without, it runs to the end of the journey.
        end: Option<PatternId>,
        /// What a start after the end does.
        reopens: Reopens,
    },
    /// Once, over the whole journey.
    Journey,
}

/// Whose expectation it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[allow(missing_docs)]
pub enum Owner {
    Touchpoint(TouchpointId),
    Moment(MomentId),
}

/// What tells apart the records that are judged together.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Key {
    /// The journey they belong to.
    Journey,
    /// Their value of a field, for a moment `per` that field.
    Field(FieldId),
}

impl Program {
    /// What tells apart the records that a touchpoint or moment is judged over.
    pub fn key(&self, owner: Owner) -> Key {
        match owner {
            Owner::Touchpoint(_) => Key::Journey,
            Owner::Moment(id) => self.moments[id.index()].per.map_or(Key::Journey, Key::Field),
        }
    }

    /// The touchpoint or moment that a target is, or belongs to.
    pub fn owner(&self, target: Target) -> Owner {
        match target {
            Target::Touchpoint(id) => Owner::Touchpoint(id),
            Target::Moment(id) => Owner::Moment(id),
            Target::Expectation(id) => self.expectations[id.index()].owner,
        }
    }
}

/// What is expected.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// Name and title; the name in full is `owner.name`.
    pub label: Label,
    /// Whose it is.
    pub owner: Owner,
    /// How much it matters.
    pub level: Level,
    /// In general.
    pub requirement: Requirement,
    /// In place of the general one, where the segment holds. Earlier ones win over later ones:
    /// `check` sorted them by `instead of`, and where two can both hold without it they do not differ.
    pub exceptions: Vec<Exception>,
    /// What it counts toward.
    pub toward: Vec<Toward>,
}

/// An exception with its whole requirement.
#[derive(Clone, Debug)]
pub struct Exception {
    /// Where it is written.
    pub span: Span,
    /// For whom.
    pub segment: SegmentId,
    /// The requirement with the difference filled in.
    pub requirement: Requirement,
}

/// `toward model.facet weight n`
#[derive(Clone, Debug)]
pub struct Toward {
    /// The model.
    pub model: ModelId,
    /// Position in its facets.
    pub facet: u16,
    /// How much it counts.
    pub weight: Decimal,
}

/// A requirement.
#[derive(Clone, Debug)]
pub struct Requirement {
    /// Where it is written.
    pub span: Span,
    /// The form.
    pub kind: RequirementKind,
    /// `paused while`: asked of what is known at each record.
    pub paused: Option<Expr>,
}

/// What `within` and `by` wait for.
#[derive(Clone, Debug)]
pub enum Subject {
    /// A record that matches.
    Pattern(PatternId),
    /// The instant that a time field holds (`enddate by deadline`).
    Time(Expr),
}

/// The forms of a requirement; `docs/language.md` says what each means.
#[derive(Clone, Debug)]
pub enum RequirementKind {
    /// A threshold.
    Holds(Expr),
    /// `P within D [after Q]`
    Within {
        /// P
        subject: Subject,
        /// D
        limit: Limit,
        /// Q
        after: Option<PatternId>,
    },
    /// `P by T`
    By {
        /// P
        subject: Subject,
        /// T
        deadline: Deadline,
    },
    /// `no P [within D] [after Q | before Q]`
    No {
        /// P
        pattern: PatternId,
        /// D
        limit: Option<Limit>,
        /// Q
        anchor: Option<Anchor>,
    },
    /// `at most N P [within D] [after Q | before Q]`
    Count {
        /// At most, at least, exactly.
        bound: Bound,
        /// N
        count: u32,
        /// P
        pattern: PatternId,
        /// D
        limit: Option<Limit>,
        /// Q
        anchor: Option<Anchor>,
    },
    /// `P every D [until Q]`
    Every {
        /// P
        pattern: PatternId,
        /// D
        limit: Limit,
        /// Q
        until: Option<PatternId>,
    },
    /// `P before Q` and the other orders.
    Order {
        /// P
        pattern: PatternId,
        /// Which order.
        order: Order,
        /// Q; `None` is the touchpoint's own record.
        other: Option<PatternId>,
        /// D
        limit: Option<Limit>,
    },
    /// `each P has C`, `any P has C`
    Quantified {
        /// `any`
        any: bool,
        /// P
        pattern: PatternId,
        /// C, asked of each such record.
        condition: Expr,
    },
    /// `follows PROTOCOL`
    Follows {
        /// The protocol.
        protocol: ProtocolId,
        /// For each of its steps, the pattern that shows it.
        steps: Vec<PatternId>,
    },
}

/// A length with the calendar it is measured in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limit {
    /// How long.
    pub length: Length,
    /// For business time: the calendar named here or the service's.
    pub calendar: Option<CalendarId>,
    /// Where it is written.
    pub span: Span,
}

/// Until when.
#[derive(Clone, Debug)]
pub enum Deadline {
    /// What a time field holds.
    Time(Expr),
    /// The end of the local day, or of the business day.
    EndOfDay {
        /// `None`: the local day in the service's zone.
        calendar: Option<CalendarId>,
    },
}

/// The side of Q a window lies on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Anchor {
    /// `before`, else `after`.
    pub before: bool,
    /// Q
    pub pattern: PatternId,
}

/// Facets with weights.
#[derive(Clone, Debug)]
pub struct Model {
    /// Name and title.
    pub label: Label,
    /// Its facets.
    pub facets: Vec<Facet>,
}

/// A facet of a model.
#[derive(Clone, Debug)]
pub struct Facet {
    /// Name and title.
    pub label: Label,
    /// In percent; `None` in a model without weights.
    pub weight: Option<Decimal>,
    /// Survey items.
    pub expected: Vec<FieldId>,
    /// Survey items.
    pub perceived: Vec<FieldId>,
}

/// Steps, in order or not.
#[derive(Clone, Debug)]
pub struct Protocol {
    /// Name and title.
    pub label: Label,
    /// Whether their order matters.
    pub ordered: bool,
    /// Names, titles, and the deadline from the step before.
    pub steps: Vec<(Label, Option<Limit>)>,
}

/// Who may spend how much.
#[derive(Clone, Debug)]
pub struct AuthorityLevel {
    /// Name and title.
    pub label: Label,
    /// Per action; `None`: without limit.
    pub up_to: Option<Money>,
    /// Per journey, customer…, in a rolling window.
    pub limits: Vec<(Money, FieldId, Option<Length>)>,
}

/// A conclusion about a journey, or about one value of a field.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Name and title.
    pub label: Label,
    /// When it holds.
    pub when: Expr,
    /// What tells apart those whose verdicts it asks for; `None`: it names no verdict, and is of whatever asks for it.
    pub key: Option<Key>,
}

/// What to do about a failed moment.
#[derive(Clone, Debug)]
pub struct Recovery {
    /// Name and title.
    pub label: Label,
    /// Of what.
    pub targets: Vec<Target>,
    /// When it applies; every failure, if not said.
    pub when: Option<Expr>,
    /// Which recoveries it replaces, and when.
    pub instead_of: Vec<(RecoveryId, Option<Expr>)>,
    /// What is done.
    pub actions: Vec<Action>,
    /// To whom it goes next, and after how long.
    pub escalate: Vec<(AuthorityId, Limit)>,
    /// What shows that the actions without their own `done_when` were done.
    pub done_when: Option<DoneWhen>,
    /// `once per customer per 90d`
    pub once: Option<(FieldId, Option<Length>)>,
    /// `budget 50000 CNY per month`
    pub budget: Option<(Money, Period)>,
    /// What is watched once it is over.
    pub afterwards: Vec<Afterwards>,
}

/// `afterwards "contact" within 30d`: what became of the customer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Afterwards {
    /// Where.
    pub span: Span,
    /// What is watched.
    pub watched: Watched,
    /// For how long; always said of what may come again.
    pub within: Option<Length>,
}

/// What is watched after a recovery.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Watched {
    /// Whether such a record comes again.
    Again(PatternId),
    /// Whether a detractor's next answer is no detractor's: a field on 0..10.
    Answer(FieldId),
}

/// An action of a recovery.
#[derive(Clone, Debug)]
pub struct Action {
    /// Name and description.
    pub label: Label,
    /// What it costs: of type money.
    pub amount: Option<Expr>,
    /// Not more than.
    pub at_most: Option<Money>,
    /// Not less than.
    pub at_least: Option<Money>,
    /// Who owes it.
    pub by: Option<AuthorityId>,
    /// How soon after the failure.
    pub within: Option<Limit>,
    /// What shows that it was done.
    pub done_when: Option<DoneWhen>,
}

/// `done when "paid" by handler paying amount_paid`
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DoneWhen {
    /// The record that shows it.
    pub pattern: PatternId,
    /// The field that names the level of authority of who did it.
    pub by: Option<FieldId>,
    /// The field that says what was paid, a money field; only with `by`.
    pub paying: Option<FieldId>,
}

/// Promises about many cases.
#[derive(Clone, Debug)]
pub struct Standard {
    /// Name and title.
    pub label: Label,
    /// Each of them.
    pub requires: Vec<Require>,
}

/// `require rate(answer.quick) >= 95%, per channel, at least 30 cases`
#[derive(Clone, Debug)]
pub struct Require {
    /// Where.
    pub span: Span,
    /// What is measured.
    pub metric: Metric,
    /// How it compares.
    pub op: CompareOp,
    /// With what: a constant; a share for rates (0.95).
    pub target: Value,
    /// What it is grouped by.
    pub per: Vec<GroupBy>,
    /// Fewer cases are inconclusive.
    pub at_least: Option<u32>,
    /// As a share: 0.95.
    pub confidence: Option<Decimal>,
}

/// What is measured.
#[derive(Clone, Debug)]
pub enum Metric {
    /// Met / (met + failed).
    Rate(Counted),
    /// How many failed.
    Failed(Counted),
    /// How many occurrences there were.
    Count(Counted),
    /// Share of 9–10 minus share of 0–6, times 100.
    Nps(FieldId),
    /// Share of the two best answers.
    Csat(FieldId),
    /// Mean effort.
    Ces(FieldId),
    /// Mean.
    Mean(FieldId),
    /// The middle one.
    Median(FieldId),
    /// A percentile: 0.9 or 0.95.
    Percentile(Decimal, FieldId),
    /// Weighted share of met expectations toward a facet, or the whole model.
    Score(ModelId, Option<u16>),
    /// Perceived minus expected.
    Gap(ModelId, Option<u16>),
    /// Mean of the scorecards of a model or facet, one an occurrence.
    Card(ModelId, Option<u16>),
    /// Mean of a journey's most extreme and last rated moments.
    PeakEnd(FieldId),
    /// The highest less the lowest figure of a measure among groups; the measure is no spread.
    Spread(Box<Metric>, GroupBy),
}

/// Whether an answer on 0..10 is a promoter's: 9 or 10 (Reichheld 2003, "The one number you need to grow").
pub fn is_promoter(answer: Decimal) -> bool {
    answer >= Decimal::from(9)
}

/// Whether an answer on 0..10 is a detractor's: 0 to 6.
pub fn is_detractor(answer: Decimal) -> bool {
    answer <= Decimal::from(6)
}

/// What is counted by its outcome.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counted {
    /// Occurrences, by their verdict on this.
    Verdicts(Target),
    /// Those of which this recovery is owed, by what became of it: done in time is met; late, missed and
    /// unauthorised are failed; due is open.
    Recovery(RecoveryId),
}

impl Metric {
    /// The field whose values it takes, if it takes any.
    pub fn field(&self) -> Option<FieldId> {
        match self {
            Self::Nps(field)
            | Self::Csat(field)
            | Self::Ces(field)
            | Self::Mean(field)
            | Self::Median(field)
            | Self::Percentile(_, field)
            | Self::PeakEnd(field) => Some(*field),
            Self::Spread(measured, _) => measured.field(),
            Self::Rate(_)
            | Self::Failed(_)
            | Self::Count(_)
            | Self::Score(..)
            | Self::Card(..)
            | Self::Gap(..) => None,
        }
    }
}

/// What a measurement is grouped by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GroupBy {
    /// A field's values.
    Field(FieldId),
    /// Belonging to a segment or not.
    Segment(SegmentId),
    /// The touchpoint.
    Touchpoint,
    /// A calendar period of the service's zone.
    Period(Period),
}

/// An exemption with its reason.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// Where.
    pub span: Span,
    /// Of what.
    pub target: Target,
    /// Whom.
    pub when: Option<Expr>,
    /// Why.
    pub because: String,
    /// By whom.
    pub approved_by: String,
    /// The last day it holds, in the service's zone.
    pub until: Date,
}

/// A script function.
#[derive(Clone, Debug)]
pub struct Function {
    /// Its name.
    pub label: Label,
    /// Names and types.
    pub parameters: Vec<(String, Type)>,
    /// What it gives.
    pub returns: Type,
    /// The same, as the border to the script checks it.
    pub gives: Kind,
    /// Where it is written; `None` only where that was found at fault.
    pub script: Option<Arc<Script>>,
}

/// A test in the rule file.
#[derive(Clone, Debug)]
pub struct Case {
    /// What it shows.
    pub title: String,
    /// Where.
    pub span: Span,
    /// The records, in order.
    pub given: Vec<Given>,
    /// As of when; the last record's time, if not said.
    pub as_of: Option<Instant>,
    /// What must come out.
    pub then: Vec<Then>,
}

/// A record of a case: values by field, the roles among them.
#[derive(Clone, Debug)]
pub struct Given {
    /// Where.
    pub span: Span,
    /// What is known. Journey and time are always there.
    pub values: Vec<(FieldId, Value)>,
}

/// What a case expects.
#[derive(Clone, Debug)]
pub struct Then {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: ThenKind,
}

/// What a case expects.
#[derive(Clone, Debug)]
pub enum ThenKind {
    /// A verdict of all occurrences, or of the n-th (from 1).
    Verdict(Target, Option<u32>, VerdictWord),
    /// That a recovery is owed, and how.
    Recovery(Box<OwedSo>),
    /// That a recovery (or any) is not owed.
    NoRecovery(Option<RecoveryId>),
    /// That a fact holds or does not.
    Fact(FactId, bool),
}

/// How a recovery is owed, as far as a case says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OwedSo {
    /// The recovery.
    pub recovery: RecoveryId,
    /// Which time it is owed (from 1); every time, if not said.
    pub occurrence: Option<u32>,
    /// One of its actions.
    pub action: Option<ActionSo>,
    /// What became of the action, or of the recovery if none is named.
    pub verdict: Option<VerdictWord>,
}

/// What is owed of an action, as far as a case says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActionSo {
    /// Positions in the recovery's actions: several may share a name, and one of them must be so.
    pub actions: Vec<u16>,
    /// What it costs.
    pub amount: Option<Money>,
    /// Who owes it.
    pub by: Option<AuthorityId>,
}
