//! What was written: the rule file as a tree, every node with its span, before any meaning.
//!
//! One file, for its nodes hold one another: whoever reads one goes on to the next.
//!
//! Keywords leave no trace here: a Chinese and an English spelling of the same file give trees
//! whose `Debug` texts are equal (spans print as `_`).

use crate::source::{FileId, Span};
use crate::unit::{Currency, Date, Decimal, LengthUnit, Period, TimeOfDay, Weekday};

/// A whole file, with its comments on the side so that the formatter can put them back.
#[derive(Clone, Debug)]
pub struct File {
    /// Which file.
    pub id: FileId,
    /// The items that could be read, in order.
    pub items: Vec<Item>,
    /// Every comment, in order.
    pub comments: Vec<Comment>,
}

/// `# text` to the end of the line.
#[derive(Clone, Debug)]
pub struct Comment {
    /// From `#` to before the line's end.
    pub span: Span,
    /// The text with its `#`, without trailing blanks.
    pub text: String,
}

/// A name as written: NFC, without backticks. `` `open` `` is a name that is spelled like a keyword.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Name {
    /// The name itself.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// A quoted text, escapes resolved.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Text {
    /// The text itself.
    pub value: String,
    /// Where, with the quotes.
    pub span: Span,
}

/// A dotted path: `answer.quick`, `servqual.responsiveness`, `start.agent`.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Path {
    /// One or two names.
    pub names: Vec<Name>,
    /// All of it.
    pub span: Span,
}

/// A top-level declaration.
#[derive(Clone, Debug)]
pub struct Item {
    /// From its keyword to its last character.
    pub span: Span,
    /// Which one.
    pub kind: ItemKind,
}

/// The declarations of the language.
#[derive(Clone, Debug)]
pub enum ItemKind {
    /// `use "std/clear"`
    Use(Text),
    /// `service "Telecom care" { … }`
    Service(Service),
    /// `calendar office "Office hours" { … }`
    Calendar(Calendar),
    /// `record { … }`
    Record(Vec<Field>),
    /// `segment vip = tier in [gold, platinum]`
    Segment(Definition),
    /// `let limit = 20s`
    Let(Definition),
    /// `step apology = event == "apology"`
    Step(Definition),
    /// `touchpoint answer "…" { … }`
    Touchpoint(Block),
    /// `moment complaint "…" { … }`
    Moment(Block),
    /// `model servqual "SERVQUAL" { … }`
    Model(Model),
    /// `protocol clear "CLEAR" in order { … }`
    Protocol(Protocol),
    /// `authority { … }`
    Authority(Vec<AuthorityLevel>),
    /// `conclude at_risk "…" when …`
    Conclude(Definition),
    /// `recovery make_good "…" for complaint { … }`
    Recovery(Recovery),
    /// `standard quarter "…" { … }`
    Standard(Standard),
    /// `waive complaint.informed when … because … approved by … until …`
    Waive(Waive),
    /// `fn urgency(text: text) -> number from "urgency.rhai"`
    Fn(Function),
    /// `case "…" { … }`
    Case(Case),
}

/// `service`: what holds for the whole file.
#[derive(Clone, Debug)]
pub struct Service {
    /// What it is called.
    pub title: Option<Text>,
    /// In the order written.
    pub clauses: Vec<ServiceClause>,
}

/// A line of `service`.
#[derive(Clone, Debug)]
pub enum ServiceClause {
    /// `timezone "Asia/Shanghai"`
    Timezone(Text),
    /// `currency CNY`
    Currency(Name),
    /// `calendar office`
    Calendar(Name),
}

/// `calendar`
#[derive(Clone, Debug)]
pub struct Calendar {
    /// Its name.
    pub name: Name,
    /// What it is called.
    pub title: Option<Text>,
    /// In the order written.
    pub entries: Vec<CalendarEntry>,
}

/// A line of a calendar, with its place.
#[derive(Clone, Debug)]
pub struct CalendarEntry {
    /// Where.
    pub span: Span,
    /// What it says.
    pub kind: CalendarEntryKind,
}

/// What a calendar line says.
#[derive(Clone, Debug)]
pub enum CalendarEntryKind {
    /// `mon..fri 09:00-12:00, 13:00-18:00`; no hours written is `all day`.
    Weekly {
        /// Each from..to, inclusive; a single day twice.
        days: Vec<(Weekday, Weekday)>,
        /// `all day` is `00:00-24:00`. An end at or before its start is past midnight.
        hours: Vec<Hours>,
    },
    /// `closed 2026-10-01..2026-10-07`
    Closed {
        /// First day.
        from: Date,
        /// Last day, inclusive.
        to: Date,
        /// `"National Day"`, if said.
        title: Option<Text>,
    },
    /// `open 2026-10-10 09:00-18:00`: replaces the weekly hours of those days.
    Open {
        /// First day.
        from: Date,
        /// Last day, inclusive.
        to: Date,
        /// Empty: `all day`, unless it is `like` a weekday.
        hours: Vec<Hours>,
        /// `like mon`: open as on that day of the week; in a calendar that takes these days over, of its own week.
        like: Option<Weekday>,
        /// Why, if said.
        title: Option<Text>,
    },
    /// `timezone "America/New_York"`: a zone of its own.
    Timezone(Text),
    /// `holidays china_2026`: takes over the `closed` and `open` days of another calendar.
    Holidays(Name),
}

/// `09:00-18:00`
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hours {
    /// Where.
    pub span: Span,
    /// Opens.
    pub from: TimeOfDay,
    /// Closes.
    pub to: TimeOfDay,
}

/// A line of `record`: `wait : duration in s <- wait_s`.
#[derive(Clone, Debug)]
pub struct Field {
    /// Where.
    pub span: Span,
    /// The field's name; without a type it must be a role.
    pub name: Name,
    /// Its type, if said.
    pub ty: Option<TypeExpr>,
    /// The column it is read from; the name itself, if not said. A bare name or a quoted text.
    pub column: Option<Text>,
    /// How times are written in that column.
    pub format: Option<TimeFormat>,
}

/// The type of a field.
#[derive(Clone, Debug)]
pub struct TypeExpr {
    /// Where.
    pub span: Span,
    /// Which.
    pub kind: TypeKind,
}

/// The types a field can have.
#[derive(Clone, Debug)]
pub enum TypeKind {
    /// `text`
    Text,
    /// `number`
    Number,
    /// `flag`: yes or no.
    Flag,
    /// `time`
    Time,
    /// `duration`, or `duration in s` where cells are plain numbers.
    Duration(Option<LengthUnit>),
    /// `money`, or `money in EUR`.
    Money(Option<Name>),
    /// `1..5`: a number on a scale.
    Scale {
        /// Lowest.
        low: Decimal,
        /// Highest.
        high: Decimal,
    },
    /// `one of [standard, gold]`
    OneOf(Vec<Text>),
}

/// `format "%d/%m/%Y" zone "Europe/Rome" earlier`, or `epoch ms`.
#[derive(Clone, Debug)]
pub struct TimeFormat {
    /// Where.
    pub span: Span,
    /// How the text reads.
    pub kind: TimeFormatKind,
    /// `zone "…"`: for times without an offset.
    pub zone: Option<Text>,
    /// `earlier` or `later`: which instant a repeated or skipped local time means.
    pub ambiguous: Option<Ambiguous>,
}

/// How a time is written.
#[derive(Clone, Debug)]
pub enum TimeFormatKind {
    /// RFC 3339, also with a blank for the `T` (the default).
    Rfc3339,
    /// A strptime format.
    Format(Text),
    /// A number since 1970 in this unit: s, ms; `us` and `ns` are spelled out below.
    Epoch(EpochUnit),
}

/// The unit of an epoch time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum EpochUnit {
    Seconds,
    Milliseconds,
    Microseconds,
    Nanoseconds,
}

/// Which instant an ambiguous or skipped local time means.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum Ambiguous {
    Earlier,
    Later,
}

/// A named expression: `segment`, `let`, `step`, `conclude`.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Its name.
    pub name: Name,
    /// What it is called.
    pub title: Option<Text>,
    /// What it stands for.
    pub value: Expr,
}

/// `touchpoint` and `moment`: the same clauses, of which `check` allows each its own.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its name.
    pub name: Name,
    /// What it is called.
    pub title: Option<Text>,
    /// In the order written.
    pub clauses: Vec<Clause>,
}

/// A clause of a touchpoint or moment.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Where.
    pub span: Span,
    /// What it says.
    pub kind: ClauseKind,
}

/// What a clause says.
#[derive(Clone, Debug)]
pub enum ClauseKind {
    /// `phase service`
    Phase(Phase),
    /// `lane front`
    Lane(Lane),
    /// `when CONDITION`
    When(Expr),
    /// `from P` or `from P to Q`
    From {
        /// What starts an episode.
        start: Expr,
        /// What ends it.
        end: Option<Expr>,
    },
    /// `at P`
    At(Expr),
    /// `each journey`
    EachJourney,
    /// `per customer`
    Per(Name),
    /// `stake order_value`
    Stake(Expr),
    /// `reopens resume`
    Reopens(Reopens),
    /// `expect …`
    Expect(Box<Expect>),
}

/// The four classes of moments.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[allow(missing_docs)]
pub enum Phase {
    Awareness,
    Decision,
    Service,
    Aftercare,
}

/// The lanes of a service blueprint.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[allow(missing_docs)]
pub enum Lane {
    Customer,
    Front,
    Back,
    Support,
}

/// What a new start after the end does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Reopens {
    /// Opens the next cycle (the default).
    New,
    /// Continues the old one.
    Resume,
    /// Nothing.
    Ignore,
}

/// How much a failure matters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Level {
    /// Its failure fails the moment.
    Must,
    /// Costs score only.
    Should,
    /// Can only add.
    Delight,
}

/// `expect must quick "Answered quickly": wait <= 20s …`
#[derive(Clone, Debug)]
pub struct Expect {
    /// How much it matters.
    pub level: Level,
    /// Its name.
    pub name: Name,
    /// What it is called.
    pub title: Option<Text>,
    /// The general requirement.
    pub requirement: Requirement,
    /// `for vip: …`
    pub exceptions: Vec<Exception>,
    /// `toward servqual.responsiveness weight 3`
    pub toward: Vec<Toward>,
}

/// `for vip instead of gold: within 2 business hours`
#[derive(Clone, Debug)]
pub struct Exception {
    /// Where.
    pub span: Span,
    /// The segment.
    pub segment: Name,
    /// The exceptions it outranks where both hold.
    pub instead_of: Vec<Name>,
    /// What it says in place of the general requirement.
    pub change: Change,
}

/// An exception says only what differs.
#[derive(Clone, Debug)]
#[allow(clippy::large_enum_variant)]
pub enum Change {
    /// A requirement of its own.
    Requirement(Requirement),
    /// `within D` or `every D`: another limit in the same requirement.
    Limit {
        /// `within` or `every`, which must be the requirement's own word.
        every: bool,
        /// The other limit.
        limit: Limit,
    },
    /// `by T`: another deadline.
    By(Deadline),
    /// `at most N`: another count.
    Count {
        /// At most, at least, exactly.
        bound: Bound,
        /// How many.
        count: u32,
    },
}

/// `toward servqual.responsiveness weight 3`
#[derive(Clone, Debug)]
pub struct Toward {
    /// Where.
    pub span: Span,
    /// `model.facet`
    pub facet: Path,
    /// 1 if not said.
    pub weight: Option<Decimal>,
}

/// What an expectation requires.
#[derive(Clone, Debug)]
pub struct Requirement {
    /// Where, without the pause.
    pub span: Span,
    /// The form.
    pub kind: RequirementKind,
    /// `, paused while C`
    pub paused: Option<Expr>,
}

/// The forms of a requirement. Patterns are expressions here; `check` sees that they are patterns.
#[derive(Clone, Debug)]
pub enum RequirementKind {
    /// `EXPR`
    Holds(Expr),
    /// `P within D [after Q]`
    Within {
        /// P
        pattern: Expr,
        /// D
        limit: Limit,
        /// Q
        after: Option<Expr>,
    },
    /// `P by T`
    By {
        /// P
        pattern: Expr,
        /// T
        deadline: Deadline,
    },
    /// `no P [within D] [after Q | before Q]`
    No {
        /// P
        pattern: Expr,
        /// D
        limit: Option<Limit>,
        /// Q
        anchor: Option<Anchor>,
    },
    /// `at most N P [within D] [after Q]`
    Count {
        /// At most, at least, exactly.
        bound: Bound,
        /// N
        count: u32,
        /// P
        pattern: Expr,
        /// D
        limit: Option<Limit>,
        /// Q
        anchor: Option<Anchor>,
    },
    /// `P every D [until Q]`
    Every {
        /// P
        pattern: Expr,
        /// D
        limit: Limit,
        /// Q
        until: Option<Expr>,
    },
    /// `P before [Q]`, `P after [Q]`, and the other orders
    Order {
        /// P
        pattern: Expr,
        /// Which order.
        order: Order,
        /// Q; in a touchpoint the record itself, if not said.
        other: Option<Expr>,
        /// `within D`
        limit: Option<Limit>,
    },
    /// `each P has C`, `all P have C`, `any P has C`
    Quantified {
        /// `any` asks for one; `each` and `all` for every one.
        any: bool,
        /// P
        pattern: Expr,
        /// C
        condition: Expr,
    },
    /// `follows clear`, `follows clear by act`, `follows clear with apologise = apology, …`
    Follows {
        /// The protocol.
        protocol: Name,
        /// How its steps are found.
        steps: Steps,
    },
}

/// How a protocol's steps are found in the records.
#[derive(Clone, Debug)]
pub enum Steps {
    /// Each step's name is a step, touchpoint or event of that name.
    ByName,
    /// `by act`: the field holds step names.
    Field(Name),
    /// `with apologise = apology, …`
    Bound(Vec<(Name, Expr)>),
}

/// The order two patterns must come in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Order {
    /// Every Q has an earlier P.
    Before,
    /// Every Q is followed by a P.
    After,
    /// `right after`: every Q is followed by a P with nothing between.
    RightAfter,
    /// `right before`: every Q has a P as the record just before it.
    RightBefore,
    /// `alternates with`: every Q is followed by a P before the next Q.
    Alternates,
    /// `alternates before`: every Q has a P between it and the Q before it.
    AlternatesBefore,
    /// `P if Q`: where a Q is, there is a P, in any order.
    Together,
    /// `P comes first`: the first record is a P.
    First,
    /// `P comes last`: the last record is a P.
    Last,
    /// `no P right after Q`
    NeverRightAfter,
    /// `no P right before Q`
    NeverRightBefore,
    /// `no P if Q`: not both.
    NeverTogether,
}

/// `at most`, `at least`, `exactly`
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum Bound {
    AtMost,
    AtLeast,
    Exactly,
}

/// The side of Q a window lies on.
#[derive(Clone, Debug)]
pub struct Anchor {
    /// `before`, else `after`.
    pub before: bool,
    /// Q
    pub pattern: Expr,
}

/// A length with the calendar it is measured in: `8 business hours in round_the_clock`.
#[derive(Clone, Debug)]
pub struct Limit {
    /// Where.
    pub span: Span,
    /// A length literal or a `let` name.
    pub length: Expr,
    /// `in NAME`
    pub calendar: Option<Name>,
}

/// What `by` is followed by.
#[derive(Clone, Debug)]
pub enum Deadline {
    /// A time field or expression.
    Time(Expr),
    /// `end of day`, `end of business day [in NAME]`
    EndOfDay {
        /// Where.
        span: Span,
        /// Whether the day is a business day.
        business: bool,
        /// `in NAME`
        calendar: Option<Name>,
    },
}

/// `model servqual "SERVQUAL" { … }`
#[derive(Clone, Debug)]
pub struct Model {
    /// Its name.
    pub name: Name,
    /// What it is called.
    pub title: Option<Text>,
    /// Its facets.
    pub facets: Vec<Facet>,
}

/// `reliability "Reliability" 32% expected [e5, e6] perceived [s5, s6]`
#[derive(Clone, Debug)]
pub struct Facet {
    /// Where.
    pub span: Span,
    /// Its name.
    pub name: Name,
    /// What it is called.
    pub title: Option<Text>,
    /// In percent; negative for a cost. `None` in a model without weights.
    pub weight: Option<Decimal>,
    /// Survey items.
    pub expected: Vec<Name>,
    /// Survey items.
    pub perceived: Vec<Name>,
}

/// `protocol clear "CLEAR" in order { control listen … }`
#[derive(Clone, Debug)]
pub struct Protocol {
    /// Its name.
    pub name: Name,
    /// What it is called.
    pub title: Option<Text>,
    /// `in order`
    pub ordered: bool,
    /// Its steps.
    pub steps: Vec<ProtocolStep>,
}

/// `apologise "Apologise" within 5m`
#[derive(Clone, Debug)]
pub struct ProtocolStep {
    /// Where.
    pub span: Span,
    /// Its name.
    pub name: Name,
    /// What it is called.
    pub title: Option<Text>,
    /// The deadline from the step before it (or the start).
    pub within: Option<Limit>,
}

/// `frontline up to 50 CNY, 200 CNY per customer per 30d`
#[derive(Clone, Debug)]
pub struct AuthorityLevel {
    /// Where.
    pub span: Span,
    /// Its name.
    pub name: Name,
    /// What it is called.
    pub title: Option<Text>,
    /// `None`: `without limit`.
    pub up_to: Option<MoneyLiteral>,
    /// Further limits.
    pub limits: Vec<AuthorityLimit>,
}

/// `200 CNY per customer per 30d`
#[derive(Clone, Debug)]
pub struct AuthorityLimit {
    /// Where.
    pub span: Span,
    /// How much.
    pub amount: MoneyLiteral,
    /// `journey`, `customer` or another field.
    pub per: Name,
    /// The rolling window.
    pub window: Option<Limit>,
}

/// `50 CNY`
#[derive(Clone, Debug)]
pub struct MoneyLiteral {
    /// Where.
    pub span: Span,
    /// How much.
    pub amount: Decimal,
    /// Of what, as written.
    pub currency: Name,
}

/// `recovery make_good "Make it good" for complaint { … }`
#[derive(Clone, Debug)]
pub struct Recovery {
    /// Its name.
    pub name: Name,
    /// What it is called.
    pub title: Option<Text>,
    /// The moments or touchpoints it recovers.
    pub moments: Vec<Name>,
    /// In the order written.
    pub clauses: Vec<RecoveryClause>,
}

/// A clause of a recovery.
#[derive(Clone, Debug)]
pub struct RecoveryClause {
    /// Where.
    pub span: Span,
    /// What it says.
    pub kind: RecoveryClauseKind,
}

/// What a recovery's clause says.
#[derive(Clone, Debug)]
pub enum RecoveryClauseKind {
    /// `when failed(resolved)`
    When(Expr),
    /// `instead of make_good when at_risk`
    InsteadOf {
        /// The one it replaces.
        other: Name,
        /// When it does.
        when: Option<Expr>,
    },
    /// `do compensate 10% of order_value, at most 200 CNY by supervisor within 1d`
    Do(Box<Action>),
    /// `escalate to manager after 1 business day`
    Escalate {
        /// The level.
        to: Name,
        /// How long after the recovery was owed.
        after: Limit,
    },
    /// `done when "recovered" by handler paying amount_paid`
    DoneWhen(DoneWhen),
    /// `once per customer per 90d`
    Once {
        /// The field.
        per: Name,
        /// The rolling window; ever, if not said.
        window: Option<Limit>,
    },
    /// `budget 50000 CNY per month`
    Budget {
        /// How much.
        amount: MoneyLiteral,
        /// Per what.
        per: Period,
    },
    /// `afterwards "contact" within 30d`
    Afterwards {
        /// The pattern or field that is watched.
        watched: Expr,
        /// For how long.
        within: Option<Limit>,
    },
}

/// `do …`
#[derive(Clone, Debug)]
pub struct Action {
    /// What is done.
    pub name: Name,
    /// How it is described.
    pub title: Option<Text>,
    /// What it costs.
    pub amount: Option<Expr>,
    /// `at most 200 CNY`
    pub at_most: Option<MoneyLiteral>,
    /// `at least 20 CNY`
    pub at_least: Option<MoneyLiteral>,
    /// Who owes it.
    pub by: Option<Name>,
    /// How soon after the failure.
    pub within: Option<Limit>,
    /// What shows that this action was done.
    pub done_when: Option<DoneWhen>,
}

/// `done when "paid" by handler paying amount_paid`
#[derive(Clone, Debug)]
pub struct DoneWhen {
    /// Where.
    pub span: Span,
    /// The pattern of the record that shows it.
    pub pattern: Expr,
    /// The field that says who did it.
    pub by: Option<Name>,
    /// The field that says what was paid.
    pub paying: Option<Name>,
}

/// `standard quarter "…" { require … }`
#[derive(Clone, Debug)]
pub struct Standard {
    /// Its name.
    pub name: Name,
    /// What it is called.
    pub title: Option<Text>,
    /// What it requires.
    pub requires: Vec<Require>,
}

/// `require rate(answer.quick) >= 95%, per channel, at least 30 cases, with 95% confidence`
#[derive(Clone, Debug)]
pub struct Require {
    /// Where.
    pub span: Span,
    /// `rate(answer.quick)`
    pub metric: Call,
    /// The comparison.
    pub op: CompareOp,
    /// What it is compared with.
    pub target: Expr,
    /// `per channel`, `per month`; each one groups.
    pub per: Vec<Per>,
    /// `at least 30 cases`
    pub at_least: Option<u32>,
    /// `with 95% confidence`, in percent.
    pub confidence: Option<Decimal>,
}

/// What a measurement is grouped by.
#[derive(Clone, Debug)]
pub enum Per {
    /// A field, segment, or the word `touchpoint`.
    Name(Name),
    /// A period.
    Period(Period, Span),
}

/// `waive complaint.informed when … because "…" approved by "…" until 2026-12-31`
#[derive(Clone, Debug)]
pub struct Waive {
    /// `owner.expectation`
    pub target: Path,
    /// Whom it exempts.
    pub when: Option<Expr>,
    /// Why. Required: `check` says so.
    pub because: Option<Text>,
    /// By whom. Required.
    pub approved_by: Option<Text>,
    /// The last day it holds. Required.
    pub until: Option<(Date, Span)>,
}

/// `fn urgency(text: text) -> number from "urgency.rhai"`
#[derive(Clone, Debug)]
pub struct Function {
    /// Its name.
    pub name: Name,
    /// Names and types.
    pub parameters: Vec<(Name, TypeExpr)>,
    /// What it gives.
    pub returns: TypeExpr,
    /// The script.
    pub from: Text,
}

/// `case "…" { given { … } as of … then … }`
#[derive(Clone, Debug)]
pub struct Case {
    /// What it shows.
    pub title: Text,
    /// The records.
    pub given: Vec<Given>,
    /// `given { … }`, with its braces.
    pub given_span: Option<Span>,
    /// `as of 2026-11-02 10:00:00`
    pub as_of: Option<TimeLiteral>,
    /// What must come out.
    pub then: Vec<Then>,
}

/// `2026-11-02 09:00:15 "answered" tier=gold wait=15s`
#[derive(Clone, Debug)]
pub struct Given {
    /// Where.
    pub span: Span,
    /// When.
    pub time: TimeLiteral,
    /// The event.
    pub event: Option<Text>,
    /// Further fields; a bare name is the text of that name.
    pub values: Vec<(Name, Expr)>,
}

/// `2026-11-02 09:00:15`, with an offset (`+08:00`, `Z`) or in the service's zone.
#[derive(Clone, Debug)]
pub struct TimeLiteral {
    /// Where.
    pub span: Span,
    /// The day.
    pub date: Date,
    /// The time of day.
    pub time: TimeOfDay,
    /// Seconds east of UTC.
    pub offset: Option<i32>,
}

/// A line of what a case expects.
#[derive(Clone, Debug)]
pub struct Then {
    /// Where.
    pub span: Span,
    /// What it says.
    pub kind: ThenKind,
}

/// What a case expects.
#[derive(Clone, Debug)]
pub enum ThenKind {
    /// `then answer.quick failed late`
    Verdict {
        /// An expectation, moment or touchpoint.
        target: Path,
        /// Which occurrence, counting from 1 (`occurrence 2`); all of them, if not said.
        occurrence: Option<u32>,
        /// The verdict.
        verdict: VerdictWord,
    },
    /// `then recovery make_good`, and how it is owed.
    Recovery(Box<OwedSo>),
    /// `then no recovery make_good`, `then no recovery`
    NoRecovery(Option<Name>),
    /// `then fact at_risk`, `then no fact at_risk`
    Fact {
        /// Whether it holds.
        holds: bool,
        /// Which.
        name: Name,
    },
}

/// `recovery make_good occurrence 2 do compensate 120 CNY by supervisor failed late`
#[derive(Clone, Debug)]
pub struct OwedSo {
    /// The recovery.
    pub name: Name,
    /// Which time it is owed, counting from 1; every time, if not said.
    pub occurrence: Option<u32>,
    /// One of its actions, and what is owed of it.
    pub action: Option<ActionSo>,
    /// What became of the action, or of the recovery if none is named.
    pub verdict: Option<VerdictWord>,
}

/// `do compensate 120 CNY by supervisor`
#[derive(Clone, Debug)]
pub struct ActionSo {
    /// The action.
    pub name: Name,
    /// What it costs, if said.
    pub amount: Option<MoneyLiteral>,
    /// Who owes it, if said.
    pub by: Option<Name>,
}

/// A verdict as a case writes it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum VerdictWord {
    Met,
    Failed,
    FailedLate,
    FailedMissing,
    FailedBroken,
    Open,
    OpenRunning,
    OpenPaused,
    Unknown,
    Exempt,
    NotApplicable,
}

/// An expression.
#[derive(Clone, Debug)]
pub struct Expr {
    /// Where.
    pub span: Span,
    /// Which.
    pub kind: ExprKind,
}

/// The forms of an expression.
#[derive(Clone, Debug)]
pub enum ExprKind {
    /// `20`, `-0.3`
    Number(Decimal),
    /// `95%`, as 95
    Percent(Decimal),
    /// `8 business hours`
    Length(Decimal, LengthUnit),
    /// `50 CNY`
    Money(Decimal, Name),
    /// `"answered"`: a text, or where a pattern is asked for, the event of that name
    Text(String),
    /// `yes`, `no`… written `true`, `false`
    Bool(bool),
    /// `2026-11-02`
    Date(Date),
    /// `2026-11-02 09:00:15`
    Time(TimeLiteral),
    /// `wait`, `answer.quick`, `start.agent`
    Name(Path),
    /// `[gold, platinum]`
    List(Vec<Expr>),
    /// `0..6`
    Range(Box<Expr>, Box<Expr>),
    /// `failed(complaint)`
    Call(Call),
    /// `not a`
    Not(Box<Expr>),
    /// `-a`
    Negate(Box<Expr>),
    /// `a or b or …`
    Or(Vec<Expr>),
    /// `a and b and …`
    And(Vec<Expr>),
    /// `a <= b`
    Compare(CompareOp, Box<Expr>, Box<Expr>),
    /// `a in [..]`, `a in 0..6`
    In(Box<Expr>, Box<Expr>),
    /// `a contains b`, `a starts with b`, `a ends with b`
    TextTest(TextTest, Box<Expr>, Box<Expr>),
    /// `a is missing`, `a is known`
    Presence {
        /// Which of the two.
        known: bool,
        /// Of what.
        of: Box<Expr>,
    },
    /// `a + b`; `10% of a` is `Of`
    Arithmetic(ArithmeticOp, Box<Expr>, Box<Expr>),
    /// `P where C`
    Where(Box<Expr>, Box<Expr>),
    /// `(a)`: kept, so that the formatter gives back what was written
    Paren(Box<Expr>),
}

/// `name(arguments)`
#[derive(Clone, Debug)]
pub struct Call {
    /// Where.
    pub span: Span,
    /// The function.
    pub name: Name,
    /// What it is given.
    pub arguments: Vec<Expr>,
}

/// Comparisons.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum CompareOp {
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
}

/// Tests of a text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum TextTest {
    Contains,
    StartsWith,
    EndsWith,
}

/// Arithmetic.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum ArithmeticOp {
    Add,
    Subtract,
    Multiply,
    Divide,
    Of,
}

/// The currency a name spells, if it is one.
pub fn currency(name: &Name) -> Option<Currency> {
    Currency::parse(&name.text)
}
