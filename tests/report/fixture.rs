//! A small care line, judged by hand: rules, logs, verdicts and what is owed.

use mot::check::program::{
    Action, Anchor, AuthorityId, AuthorityLevel, Counted, Deadline, Exception, Expectation,
    ExpectationId, Expr, ExprKind, Fact, FactId, Field, FieldId, GroupBy, Label, Limit, Metric,
    Moment, MomentId, Owner, Pattern, PatternId, Program, Reading, Recovery, RecoveryId, Require,
    Requirement, RequirementKind, Scope, Segment, SegmentId, Standard, Subject, Target, Touchpoint,
    TouchpointId, Type, Waiver, WaiverId,
};
use mot::diagnostic::codes;
use mot::diagnostic::{Finding, Lang, Place};
use mot::ingest::{Batch, Log};
use mot::judge::verdict::{
    Evidence, Failure, JourneyVerdicts, Measured, Occurrence, Outcome, Part, Quantity, Row,
    Undecided, Verdict, Waiting, Whose,
};
use mot::measure::{Asked, Sight};
use mot::recover::{
    Amount, Authority, Concluded, Escalation, Owed, OwedAction, Recoveries, Status, Undecidable,
};
use mot::report::{Builder, Journey, Limits, LogSummary, Model, Scene};
use mot::source::{FileId, Sources, Span};
use mot::syntax::ast::{Bound, CompareOp, Level, Order, Phase, Reopens};
use mot::unit::{
    Currency, Date, Decimal, Elapsed, HOUR, Instant, Length, MINUTE, Money, SECOND, TimeKind,
};
use mot::value::{Truth, Value};

const ENGLISH: &str = r#"service "Telecom care" { timezone "Asia/Shanghai" }
touchpoint answer "The call is answered" {
  expect must quick "Answered quickly": wait <= 20s
    for vip: wait <= 10s
}
moment complaint "The customer complains" {
  expect must apologised "Apology without delay": apology within 15m
  expect must promise "The promised time is kept": "resolved" by promised
  expect should calm "Not passed around": at most 2 "transfer"
  expect must stays_solved "Stays solved": no "complaint" within 7d after "resolved"
  expect delight surprised "A surprise": "gift" before "resolved"
}
moment farewell "The customer leaves" { expect must thanked "Thanked": "thanks" within 2d }
standard quarter "The quarter's promise" {
  require rate(answer.quick) >= 95%, per channel, at least 2 cases
  require rate(complaint) >= 90%, with 95% confidence
  require nps(nps) >= 40
}
"#;

const CHINESE: &str = r#"服务 "电信客服" { 时区 "Asia/Shanghai" }
触点 接听 "接听来电" {
  期望 必须 快速 "快速接听": 等待 <= 20秒
    针对 贵宾: 等待 <= 10秒
}
关键时刻 投诉 "客户投诉" {
  期望 必须 道歉 "及时道歉": 道歉 限时 15分钟
  期望 必须 承诺 "按时兑现承诺": "解决" 不晚于 承诺时间
  期望 应当 不推诿 "不推诿": 至多 2 "转接"
  期望 必须 不复发 "问题不再复发": 无 "投诉" 限时 7天 晚于 "解决"
  期望 惊喜 礼物 "一份惊喜": "礼物" 早于 "解决"
}
关键时刻 告别 "客户离开" { 期望 必须 致谢 "致谢": "致谢" 限时 2天 }
标准 季度 "本季承诺" {
  要求 rate(接听.快速) >= 95%, 每 渠道, 至少 2 例
  要求 rate(投诉) >= 90%, 以 95% 置信度
  要求 nps(nps) >= 40
}
"#;

/// A rule file in one language.
pub(crate) struct Rules {
    pub(crate) sources: Sources,
    pub(crate) program: Program,
    pub(crate) lang: Lang,
}

/// Picks one of two wordings.
fn tr(lang: Lang, en: &'static str, zh: &'static str) -> &'static str {
    if lang == Lang::En { en } else { zh }
}

impl Rules {
    pub(crate) fn new(lang: Lang) -> Self {
        let mut sources = Sources::default();
        let name = tr(lang, "care.mot", "客服.mot");
        sources.add(name, tr(lang, ENGLISH, CHINESE));
        let program = Self::program(&sources, lang);
        Self { sources, program, lang }
    }

    fn program(sources: &Sources, lang: Lang) -> Program {
        let t = |en, zh| tr(lang, en, zh);
        let span = |en, zh| {
            let text = &sources.file(FileId(0)).text;
            let start = text.find(t(en, zh)).expect("the rules say so");
            Span::new(FileId(0), start, start + t(en, zh).len())
        };
        let label = |name: &str, title: &str| Label {
            name: name.to_owned(),
            title: title.to_owned(),
            span: Span::default(),
        };
        let field = |name: &str, ty| Field {
            name: name.to_owned(),
            ty,
            column: name.to_owned(),
            reading: Reading::Plain,
            span: Span::default(),
        };
        let truth = || Expr {
            kind: ExprKind::Constant(Value::Bool(true)),
            ty: Type::Bool,
            span: Span::default(),
        };
        let pattern = |title: &str| Pattern {
            label: label(title, title),
            condition: truth(),
            together: None,
        };
        let limit = |length| Limit { length, calendar: None, span: Span::default() };
        let elapsed = |micros| limit(Length::Elapsed(Elapsed(micros)));
        let requirement = |span, kind| Requirement { span, kind, paused: None };
        let complaint = Owner::Moment(MomentId(0));
        let expectation = |owner, name: &str, title: &str, level, requirement| Expectation {
            label: label(name, title),
            owner,
            level,
            requirement,
            exceptions: Vec::new(),
            toward: Vec::new(),
        };
        let promised =
            Expr { kind: ExprKind::Field(FieldId(3)), ty: Type::Time, span: Span::default() };
        let mut quick = expectation(
            Owner::Touchpoint(TouchpointId(0)),
            t("quick", "快速"),
            t("Answered quickly", "快速接听"),
            Level::Must,
            requirement(span("wait <= 20s", "等待 <= 20秒"), RequirementKind::Holds(truth())),
        );
        quick.exceptions = vec![Exception {
            span: Span::default(),
            segment: SegmentId(0),
            requirement: requirement(
                span("wait <= 10s", "等待 <= 10秒"),
                RequirementKind::Holds(truth()),
            ),
        }];
        let expectations = vec![
            quick,
            expectation(
                complaint,
                t("apologised", "道歉"),
                t("Apology without delay", "及时道歉"),
                Level::Must,
                requirement(
                    span("apology within 15m", "道歉 限时 15分钟"),
                    RequirementKind::Within {
                        subject: Subject::Pattern(PatternId(1)),
                        limit: elapsed(15 * MINUTE),
                        after: None,
                    },
                ),
            ),
            expectation(
                complaint,
                t("promise", "承诺"),
                t("The promised time is kept", "按时兑现承诺"),
                Level::Must,
                requirement(
                    span("\"resolved\" by promised", "\"解决\" 不晚于 承诺时间"),
                    RequirementKind::By {
                        subject: Subject::Pattern(PatternId(2)),
                        deadline: Deadline::Time(promised),
                    },
                ),
            ),
            expectation(
                complaint,
                t("calm", "不推诿"),
                t("Not passed around", "不推诿"),
                Level::Should,
                requirement(
                    span("at most 2 \"transfer\"", "至多 2 \"转接\""),
                    RequirementKind::Count {
                        bound: Bound::AtMost,
                        count: 2,
                        pattern: PatternId(3),
                        limit: None,
                        anchor: None,
                    },
                ),
            ),
            expectation(
                complaint,
                t("stays_solved", "不复发"),
                t("Stays solved", "问题不再复发"),
                Level::Must,
                requirement(
                    span(
                        "no \"complaint\" within 7d after \"resolved\"",
                        "无 \"投诉\" 限时 7天 晚于 \"解决\"",
                    ),
                    RequirementKind::No {
                        pattern: PatternId(4),
                        limit: Some(elapsed(7 * 24 * HOUR)),
                        anchor: Some(Anchor { before: false, pattern: PatternId(2) }),
                    },
                ),
            ),
            expectation(
                complaint,
                t("surprised", "礼物"),
                t("A surprise", "一份惊喜"),
                Level::Delight,
                requirement(
                    span("\"gift\" before \"resolved\"", "\"礼物\" 早于 \"解决\""),
                    RequirementKind::Order {
                        pattern: PatternId(5),
                        order: Order::Before,
                        other: Some(PatternId(2)),
                        limit: None,
                    },
                ),
            ),
            expectation(
                Owner::Moment(MomentId(1)),
                t("thanked", "致谢"),
                t("Thanked", "致谢"),
                Level::Must,
                requirement(
                    span("\"thanks\" within 2d", "\"致谢\" 限时 2天"),
                    RequirementKind::Within {
                        subject: Subject::Pattern(PatternId(5)),
                        limit: elapsed(48 * HOUR),
                        after: None,
                    },
                ),
            ),
        ];
        let moment = |name: &str, title: &str, expectations| Moment {
            label: label(name, title),
            phase: Some(Phase::Aftercare),
            lane: None,
            scope: Scope::Episode {
                start: PatternId(4),
                end: Some(PatternId(2)),
                reopens: Reopens::New,
            },
            when: None,
            per: None,
            stake: None,
            expectations,
        };
        let require = |span, metric, target: &str| Require {
            span,
            metric,
            op: CompareOp::GreaterEqual,
            target: Value::Number(target.parse().expect("a number")),
            per: Vec::new(),
            at_least: None,
            confidence: None,
        };
        let by_channel = Require {
            per: vec![GroupBy::Field(FieldId(2))],
            at_least: Some(2),
            ..require(
                span(
                    "require rate(answer.quick) >= 95%, per channel, at least 2 cases",
                    "要求 rate(接听.快速) >= 95%, 每 渠道, 至少 2 例",
                ),
                Metric::Rate(Counted::Verdicts(Target::Expectation(ExpectationId(0)))),
                "0.95",
            )
        };
        let surely = Require {
            confidence: Some(Decimal::new(95, 2)),
            ..require(
                span(
                    "require rate(complaint) >= 90%, with 95% confidence",
                    "要求 rate(投诉) >= 90%, 以 95% 置信度",
                ),
                Metric::Rate(Counted::Verdicts(Target::Moment(MomentId(0)))),
                "0.9",
            )
        };
        let nps = require(
            span("require nps(nps) >= 40", "要求 nps(nps) >= 40"),
            Metric::Nps(FieldId(4)),
            "40",
        );
        let action = |name: &str, title: &str, by| Action {
            label: label(name, title),
            amount: None,
            at_most: None,
            at_least: None,
            by: Some(by),
            within: Some(elapsed(HOUR)),
            done_when: None,
        };
        let level = |name: &str| AuthorityLevel {
            label: label(name, name),
            up_to: None,
            limits: Vec::new(),
        };
        let mut program = Program {
            fields: vec![
                field(t("wait", "等待"), Type::Duration(TimeKind::Elapsed)),
                field(t("tier", "等级"), Type::Text),
                field(t("channel", "渠道"), Type::Text),
                field(t("promised", "承诺时间"), Type::Time),
                field("nps", Type::Scale { low: 0.into(), high: 10.into() }),
            ],
            segments: vec![Segment {
                label: label(t("vip", "贵宾"), t("vip", "贵宾")),
                condition: truth(),
            }],
            patterns: vec![
                pattern(t("\"answered\"", "“接听”")),
                pattern(t("apology", "道歉")),
                pattern(t("\"resolved\"", "“解决”")),
                pattern(t("\"transfer\"", "“转接”")),
                pattern(t("\"complaint\"", "“投诉”")),
                pattern(t("\"gift\"", "“礼物”")),
            ],
            touchpoints: vec![Touchpoint {
                label: label(t("answer", "接听"), t("The call is answered", "接听来电")),
                phase: Some(Phase::Service),
                lane: None,
                pattern: PatternId(0),
                expectations: vec![ExpectationId(0)],
            }],
            moments: vec![
                moment(
                    t("complaint", "投诉"),
                    t("The customer complains", "客户投诉"),
                    (1..=5).map(ExpectationId).collect(),
                ),
                moment(
                    t("farewell", "告别"),
                    t("The customer leaves", "客户离开"),
                    vec![ExpectationId(6)],
                ),
            ],
            expectations,
            authority: vec![level(t("frontline", "一线")), level(t("manager", "经理"))],
            facts: vec![Fact {
                key: None,
                label: label(t("at_risk", "有流失风险"), t("Likely to leave", "有流失风险")),
                when: truth(),
            }],
            recoveries: vec![Recovery {
                label: label(t("make_good", "挽回"), t("Make it good", "补偿挽回")),
                targets: vec![Target::Moment(MomentId(0))],
                when: None,
                instead_of: Vec::new(),
                actions: vec![
                    action(
                        t("apologise", "致歉"),
                        t("Call back and apologise in person", "回电并当面致歉"),
                        AuthorityId(0),
                    ),
                    action(t("compensate", "补偿"), t("compensate", "补偿"), AuthorityId(0)),
                ],
                escalate: Vec::new(),
                done_when: None,
                once: None,
                budget: None,
                afterwards: Vec::new(),
            }],
            standards: vec![Standard {
                label: label(t("quarter", "季度"), t("The quarter's promise", "本季承诺")),
                requires: vec![by_channel, surely, nps],
            }],
            waivers: vec![Waiver {
                span: Span::default(),
                target: Target::Expectation(ExpectationId(3)),
                when: None,
                because: t("Letters are answered once", "信函只答复一次").to_owned(),
                approved_by: t("Head of care", "客服主管").to_owned(),
                until: Date { year: 2026, month: 12, day: 31 },
            }],
            ..Program::default()
        };
        t("Telecom care", "电信客服").clone_into(&mut program.service.title);
        "Asia/Shanghai".clone_into(&mut program.service.zone);
        program
    }
}

/// 2026-11-02 09:00 in Shanghai.
pub(crate) const NINE: i64 = 1_793_581_200_000_000;

/// What the records of the log show: one a minute from nine, row 0 on line 2.
pub(crate) struct Seen {
    pub(crate) rows: Vec<Row>,
    lang: Lang,
}

impl Sight for Seen {
    fn rows(&self) -> &[Row] {
        &self.rows
    }
    fn time(&self, row: Row) -> Instant {
        Instant(NINE + i64::from(row) * MINUTE)
    }
    fn field(&self, field: FieldId, asked: Asked) -> Option<Value> {
        let (Asked::Record(row) | Asked::State(row)) = asked;
        match (field.0, row % 4) {
            (2, 0 | 1) => Some(Value::Text(tr(self.lang, "phone", "电话").into())),
            (2, 2) => Some(Value::Text("app".into())),
            (4, 3) => Some(Value::Number(10.into())),
            _ => None,
        }
    }
    fn touchpoints(&self, _: Row) -> Vec<TouchpointId> {
        Vec::new()
    }
    fn segment(&self, _: SegmentId, _: Asked) -> Truth {
        Truth::Unknown
    }
}

fn outcome(expectation: u16, verdict: Verdict, evidence: Evidence) -> Outcome {
    let evidence = evidence.into();
    Outcome { expectation: ExpectationId(expectation), exception: None, verdict, evidence }
}

fn seconds(count: i64) -> Quantity {
    Quantity::Elapsed(Elapsed(count * SECOND))
}

fn within(actual: i64, limit: i64) -> Measured {
    Measured { actual: seconds(actual), op: CompareOp::LessEqual, limit: seconds(limit) }
}

/// A wait of so many seconds on a row, against 20 seconds, or 10 for vip.
pub(crate) fn waited(row: Row, wait: i64, vip: bool) -> Occurrence {
    let limit = if vip { 10 } else { 20 };
    let failed = wait > limit;
    let verdict = if failed { Verdict::Failed(Failure::Broken) } else { Verdict::Met };
    let value = Value::Duration(Elapsed(wait * SECOND));
    let evidence = Evidence {
        values: vec![(FieldId(0), value.clone(), row)],
        measured: Some(Measured {
            actual: Quantity::Value(value),
            op: CompareOp::LessEqual,
            limit: Quantity::Value(Value::Duration(Elapsed(limit * SECOND))),
        }),
        ..Evidence::default()
    };
    let outcome = Outcome { exception: vip.then_some(0), ..outcome(0, verdict, evidence) };
    Occurrence {
        reopened: Vec::new(),
        owner: Owner::Touchpoint(TouchpointId(0)),
        number: 1,
        start: row,
        end: Some(row),
        verdict,
        outcomes: vec![outcome],
        stake: None,
    }
}

fn unknown_wait(row: Row) -> Occurrence {
    let mut occurrence = waited(row, 5, false);
    occurrence.verdict = Verdict::Unknown;
    let evidence = Evidence { unknown: vec![(FieldId(1), row)], ..Evidence::default() };
    occurrence.outcomes = vec![outcome(0, Verdict::Unknown, evidence)];
    occurrence
}

fn complaint(number: u32, start: Row, end: Option<Row>, outcomes: Vec<Outcome>) -> Occurrence {
    let has = |wanted: fn(&Outcome) -> bool| {
        outcomes.iter().any(|outcome| outcome.expectation.0 != 3 && wanted(outcome))
    };
    let verdict = if has(|outcome| matches!(outcome.verdict, Verdict::Failed(_))) {
        Verdict::Failed(Failure::Late)
    } else if has(|outcome| matches!(outcome.verdict, Verdict::Open(_))) {
        Verdict::Open(Waiting::Running)
    } else {
        Verdict::Met
    };
    let currency = Currency::parse("CNY").expect("a code");
    let stake = Value::Money(Money { amount: Decimal::new(120_000, 2), currency });
    Occurrence {
        reopened: Vec::new(),
        owner: Owner::Moment(MomentId(0)),
        number,
        start,
        end,
        verdict,
        outcomes,
        stake: (number == 1).then_some(stake),
    }
}

/// The verdicts on three journeys.
pub(crate) fn verdicts(lang: Lang, log: &mut Log) -> Vec<(JourneyVerdicts, Recoveries, Seen)> {
    let late = Evidence {
        records: vec![(4, Part::Anchor), (24, Part::Stop)],
        measured: Some(within(20 * 60, 15 * 60)),
        deadline: Some(Instant(NINE + 19 * MINUTE)),
        at: Some(Instant(NINE + 19 * MINUTE)),
        ..Evidence::default()
    };
    let missing = Evidence {
        records: vec![(10, Part::Anchor)],
        measured: Some(within(170 * 60, 15 * 60)),
        deadline: Some(Instant(NINE + 25 * MINUTE)),
        at: Some(Instant(NINE + 25 * MINUTE)),
        ..Evidence::default()
    };
    let kept = Evidence {
        records: vec![(30, Part::Stop)],
        deadline: Some(Instant(NINE + HOUR)),
        ..Evidence::default()
    };
    let broken_promise = Evidence {
        records: vec![(70, Part::Stop)],
        deadline: Some(Instant(NINE + HOUR)),
        at: Some(Instant(NINE + HOUR)),
        ..Evidence::default()
    };
    let promised = Evidence { unknown: vec![(FieldId(3), 10)], ..Evidence::default() };
    let transfers = Evidence {
        records: vec![(5, Part::Witness), (6, Part::Witness), (7, Part::Violation)],
        measured: Some(Measured {
            actual: Quantity::Count(3),
            op: CompareOp::LessEqual,
            limit: Quantity::Count(2),
        }),
        at: Some(Instant(NINE + 7 * MINUTE)),
        ..Evidence::default()
    };
    let again = Evidence {
        records: vec![(30, Part::Anchor), (75, Part::Violation)],
        at: Some(Instant(NINE + 75 * MINUTE)),
        ..Evidence::default()
    };
    let ahead = Evidence {
        records: vec![(30, Part::Anchor)],
        deadline: Some(Instant(NINE + 30 * MINUTE + 7 * 24 * HOUR)),
        ..Evidence::default()
    };
    let no_gift = Evidence { records: vec![(30, Part::Violation)], ..Evidence::default() };
    let failed = Verdict::Failed;
    let none = Evidence::default;
    let first = complaint(
        1,
        4,
        Some(30),
        vec![
            outcome(1, failed(Failure::Late), late),
            outcome(2, Verdict::Met, kept),
            outcome(3, failed(Failure::Broken), transfers),
            outcome(4, failed(Failure::Broken), again),
            outcome(5, failed(Failure::Broken), no_gift),
        ],
    );
    let second = complaint(
        2,
        10,
        None,
        vec![
            outcome(1, failed(Failure::Missing), missing.clone()),
            outcome(2, Verdict::Unknown, promised),
            outcome(3, Verdict::Exempt(WaiverId(0)), none()),
            outcome(4, Verdict::Open(Waiting::Running), ahead),
            outcome(5, Verdict::NotApplicable, none()),
        ],
    );
    let third = complaint(
        2,
        60,
        Some(70),
        vec![
            outcome(
                1,
                Verdict::Met,
                Evidence {
                    measured: Some(within(61, 900)),
                    records: vec![(60, Part::Anchor), (61, Part::Stop)],
                    ..none()
                },
            ),
            outcome(2, failed(Failure::Late), broken_promise),
            outcome(3, Verdict::Met, none()),
            outcome(4, Verdict::Met, none()),
            outcome(
                5,
                Verdict::Met,
                Evidence { records: vec![(62, Part::Witness), (70, Part::Anchor)], ..none() },
            ),
        ],
    );
    let currency = Currency::parse("CNY").expect("a code");
    let amount = |cents| Amount::Known(Money { amount: Decimal::new(cents, 2), currency });
    let action = |action, owner, authority, status, amount| OwedAction {
        action,
        owner: Some(AuthorityId(owner)),
        authority,
        passed_over: Vec::new(),
        status,
        doing: None,
        due: Some(Instant(NINE + 79 * MINUTE)),
        amount,
    };
    let owed = |status, amount| Owed {
        recovery: RecoveryId(0),
        occurrence: 0,
        instead_of: Vec::new(),
        after: None,
        base: Instant(NINE + 19 * MINUTE),
        actions: vec![
            action(0, 0, Authority::NotAsked, status, Amount::None),
            action(1, 1, Authority::RaisedFrom(AuthorityId(0)), status, amount),
        ],
        due: Some(Instant(NINE + 79 * MINUTE)),
        status,
        escalations: vec![Escalation {
            to: AuthorityId(1),
            at: Instant(NINE + 100 * MINUTE),
            reached: status == Status::Missed,
        }],
        afterwards: Vec::new(),
    };
    let calls =
        [waited(0, 12, false), waited(1, 31, false), waited(2, 10, true), waited(3, 11, true)];
    let journeys = vec![
        (
            "T-1",
            [vec![first], calls.to_vec()].concat(),
            Recoveries {
                facts: vec![Concluded {
                    fact: FactId(0),
                    records: vec![4],
                    occurrences: vec![0],
                    facts: Vec::new(),
                }],
                owed: vec![owed(Status::Missed, amount(12_050))],
                ..Recoveries::default()
            },
            0..9,
        ),
        (
            "T-2",
            vec![second, unknown_wait(11)],
            Recoveries {
                owed: vec![owed(Status::Due, Amount::Unknown(vec![(FieldId(1), 10)]))],
                undecided: vec![Undecidable {
                    subject: mot::recover::Subject::Fact(FactId(0)),
                    fields: vec![(FieldId(1), 10)],
                }],
                ..Recoveries::default()
            },
            9..12,
        ),
        (
            "T-3\u{1b}[31m",
            vec![third],
            Recoveries {
                owed: vec![owed(Status::Done(71), amount(3_000))],
                ..Recoveries::default()
            },
            12..76,
        ),
    ];
    let told = |(name, occurrences, recoveries, rows): (
        &str,
        Vec<Occurrence>,
        _,
        std::ops::Range<Row>,
    )| {
        let undecided = if name == "T-2" {
            vec![Undecided { owner: Owner::Moment(MomentId(1)), field: FieldId(1), row: 10 }]
        } else {
            Vec::new()
        };
        let findings = if name == "T-2" { vec![impossible(11)] } else { Vec::new() };
        let journey = log.words.intern(name);
        let whose = Whose::journey(journey);
        let verdicts = JourneyVerdicts { whose, occurrences, undecided, findings };
        (verdicts, recoveries, Seen { rows: rows.collect(), lang })
    };
    journeys.into_iter().map(told).collect()
}

fn impossible(line: u32) -> Finding {
    let place = Place { file: 0, line };
    Finding::new(&codes::data::BAD_DURATION, place).column("wait_s").arg("value", "12 o'clock")
}

/// The logs: records one a line, from line 2.
pub(crate) fn log(files: &[&str]) -> Log {
    let mut log = Log {
        files: files.iter().map(|file| (*file).to_owned()).collect(),
        batch: Batch {
            places: (0..76).map(|row| Place { file: 0, line: row + 2 }).collect(),
            columns: Vec::new(),
        },
        read: 1_240,
        later: 12,
        set_aside: 3,
        bad: 5,
        ..Log::default()
    };
    for line in 100..107 {
        log.findings.add(impossible(line));
    }
    log
}

/// The whole thing.
pub(crate) struct Told {
    pub(crate) rules: Rules,
    pub(crate) log: Log,
    pub(crate) journeys: Vec<(JourneyVerdicts, Recoveries, Seen)>,
}

impl Told {
    pub(crate) fn new(lang: Lang) -> Self {
        let mut log = log(&["calls.csv"]);
        let journeys = verdicts(lang, &mut log);
        Self { rules: Rules::new(lang), log, journeys }
    }

    pub(crate) fn scene(&self) -> Scene<'_> {
        let Rules { program, sources, lang } = &self.rules;
        let as_of = Some(Instant(NINE + 3 * HOUR));
        Scene::new(program, sources, &self.log.files, as_of, *lang)
    }

    pub(crate) fn journey(&self, at: usize) -> Journey<'_, Seen> {
        let (verdicts, recoveries, sight) = &self.journeys[at];
        let Log { batch, words, .. } = &self.log;
        Journey { verdicts, recoveries, batch, words, sight, counted: true, values: true }
    }

    pub(crate) fn model(&self) -> Model {
        let scene = self.scene();
        let mut builder = Builder::new(&scene, Limits::default());
        (0..self.journeys.len()).for_each(|at| builder.add(&self.journey(at)));
        builder.finish(LogSummary::from(&self.log))
    }
}
