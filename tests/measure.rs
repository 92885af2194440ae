//! Measuring: counts, sums and percentiles that merge exactly, and standards held against them.
#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "tests; ends of intervals are exact")]

use mot::check::program::{
    Counted, Expectation, ExpectationId, Expr, ExprKind, Facet, Field, FieldId, GroupBy, Label,
    Metric, Model, ModelId, Moment, MomentId, Owner, PatternId, Program, Reading, Require,
    Requirement, RequirementKind, Scope, SegmentId, Standard, Target, Touchpoint, TouchpointId,
    Toward, Type,
};
use mot::clock::CalendarPeriod;
use mot::judge::verdict::{
    Evidence, Failure, JourneyVerdicts, Occurrence, Outcome, Row, Told, Undecided, Verdict,
    Waiting, Whose,
};
use mot::measure::{
    Asked, Attained, Cases, ExactSum, GroupValue, Measure, Placed, RequireResult, Sight, Tallies,
    Unit, Why, balance, difference, exact, normal_quantile, wilson,
};
use mot::source::Span;
use mot::syntax::ast::{CompareOp, Level};
use mot::unit::{Decimal, Elapsed, HOUR, Instant, Period, SECOND, TimeKind};
use mot::value::{Truth, Value, Word};
use proptest::prelude::*;
use std::collections::BTreeMap;

const WAIT: FieldId = FieldId(0);
const CSAT: FieldId = FieldId(1);
const NPS: FieldId = FieldId(2);
const CHANNEL: FieldId = FieldId(3);
const AMOUNT: FieldId = FieldId(4);
const ANSWER: TouchpointId = TouchpointId(0);
const COMPLAINT: MomentId = MomentId(0);
const QUICK: ExpectationId = ExpectationId(0);
const CARE: ModelId = ModelId(0);
const SURVEY: ModelId = ModelId(1);

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn field(name: &str, ty: Type) -> Field {
    let (name, span) = (name.to_owned(), Span::default());
    Field { column: name.clone(), name, ty, reading: Reading::Plain, span }
}

fn label(name: &str) -> Label {
    Label { name: name.to_owned(), title: name.to_owned(), span: Span::default() }
}

fn require(metric: Metric, op: CompareOp, target: Value) -> Require {
    let (span, per) = (Span::default(), Vec::new());
    Require { span, metric, op, target, per, at_least: None, confidence: None }
}

fn at_least(metric: Metric, target: &str) -> Require {
    require(metric, CompareOp::GreaterEqual, Value::Number(number(target)))
}

fn rate(target: &str) -> Require {
    at_least(Metric::Rate(Counted::Verdicts(Target::Touchpoint(ANSWER))), target)
}

fn program(requires: Vec<Require>) -> Program {
    let scale = |low: i64, high: i64| Type::Scale { low: low.into(), high: high.into() };
    let mut program = Program::default();
    "Asia/Shanghai".clone_into(&mut program.service.zone);
    program.fields = vec![
        field("wait", Type::Duration(TimeKind::Elapsed)),
        field("csat", scale(1, 5)),
        field("nps", scale(0, 10)),
        field("channel", Type::Text),
        field("amount", Type::Number),
    ];
    program.touchpoints = vec![Touchpoint {
        label: label("answer"),
        phase: None,
        lane: None,
        pattern: PatternId(0),
        expectations: vec![QUICK],
    }];
    program.moments = vec![Moment {
        label: label("complaint"),
        phase: None,
        lane: None,
        scope: Scope::Episode {
            start: PatternId(0),
            end: Some(PatternId(0)),
            reopens: mot::syntax::ast::Reopens::New,
        },
        when: None,
        per: None,
        stake: None,
        expectations: Vec::new(),
    }];
    program.expectations = vec![Expectation {
        label: label("quick"),
        owner: Owner::Touchpoint(ANSWER),
        level: Level::Must,
        requirement: Requirement {
            span: Span::default(),
            kind: RequirementKind::Holds(Expr {
                span: Span::default(),
                ty: Type::Bool,
                kind: ExprKind::Constant(Value::Bool(true)),
            }),
            paused: None,
        },
        exceptions: Vec::new(),
        toward: vec![Toward { model: CARE, facet: 0, weight: number("2.5") }],
    }];
    let facet = |items: &[FieldId]| Facet {
        label: label("facet"),
        weight: Some(Decimal::ONE_HUNDRED),
        expected: items.iter().take(1).copied().collect(),
        perceived: items.iter().skip(1).copied().collect(),
    };
    program.models = vec![
        Model { label: label("care"), facets: vec![facet(&[])] },
        Model { label: label("survey"), facets: vec![facet(&[CSAT, NPS])] },
    ];
    program.standards = vec![Standard { label: label("quarter"), requires }];
    program
}

/// A journey as records of known values, one an hour from 2026-10-31T15:00Z.
#[derive(Default)]
struct Journey {
    rows: Vec<Row>,
    values: Vec<BTreeMap<FieldId, Value>>,
    /// Those that are answers.
    answers: Vec<Row>,
}

impl Journey {
    fn of(records: &[&[(FieldId, Value)]]) -> Self {
        let values: Vec<_> = records.iter().map(|r| r.iter().cloned().collect()).collect();
        Self { rows: (0..values.len() as Row).collect(), values, answers: Vec::new() }
    }
}

const START: i64 = 1_793_458_800_000_000;

impl Sight for Journey {
    fn rows(&self) -> &[Row] {
        &self.rows
    }
    fn time(&self, row: Row) -> Instant {
        Instant(START + i64::from(row) * HOUR)
    }
    fn field(&self, field: FieldId, asked: Asked) -> Option<Value> {
        match asked {
            Asked::Record(row) => self.values[row as usize].get(&field).cloned(),
            Asked::State(row) => {
                self.values[..=row as usize].iter().rev().find_map(|v| v.get(&field).cloned())
            }
        }
    }
    fn touchpoints(&self, row: Row) -> Vec<TouchpointId> {
        if self.answers.contains(&row) { vec![ANSWER] } else { Vec::new() }
    }
    fn segment(&self, _: SegmentId, asked: Asked) -> Truth {
        match self.field(CHANNEL, asked) {
            None => Truth::Unknown,
            Some(value) => (value == text("phone")).into(),
        }
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

fn occurrence(owner: Owner, start: Row, end: Option<Row>, verdict: Verdict) -> Occurrence {
    let outcome =
        Outcome { expectation: QUICK, exception: None, verdict, evidence: Told::default() };
    let outcomes = if owner == Owner::Touchpoint(ANSWER) { vec![outcome] } else { Vec::new() };
    Occurrence {
        owner,
        number: 1,
        start,
        end,
        reopened: Vec::new(),
        verdict,
        outcomes,
        stake: None,
    }
}

fn answers(verdicts: &[Verdict]) -> JourneyVerdicts {
    let owner = Owner::Touchpoint(ANSWER);
    let occurrences = verdicts.iter().map(|v| occurrence(owner, 0, Some(0), *v)).collect();
    verdicts_of(occurrences)
}

fn verdicts_of(occurrences: Vec<Occurrence>) -> JourneyVerdicts {
    let whose = Whose::journey(Word::at(0));
    JourneyVerdicts { whose, occurrences, undecided: Vec::new(), findings: Vec::new() }
}

/// Folds journeys and gives the results of the one standard.
fn results(program: &Program, journeys: &[(JourneyVerdicts, Journey)]) -> Vec<RequireResult> {
    let measure = Measure::new(program);
    let mut tallies = measure.start();
    for (verdicts, journey) in journeys {
        measure.add_verdicts(&mut tallies, verdicts, journey);
        measure.add_answers(&mut tallies, journey);
        measure.add_values(&mut tallies, journey);
    }
    measure.standards(&tallies).remove(0).requires
}

fn one(require: Require, journeys: &[(JourneyVerdicts, Journey)]) -> RequireResult {
    let mut results = results(&program(vec![require]), journeys);
    assert_eq!(results.len(), 1, "{results:?}");
    results.remove(0)
}

const MET: Verdict = Verdict::Met;
const LATE: Verdict = Verdict::Failed(Failure::Late);

fn some_answers(met: usize, failed: usize) -> (JourneyVerdicts, Journey) {
    let verdicts: Vec<_> = [vec![MET; met], vec![LATE; failed]].concat();
    (answers(&verdicts), Journey::of(&[&[]]))
}

fn records(field: FieldId, values: &[Value]) -> (JourneyVerdicts, Journey) {
    let records: Vec<_> = values.iter().map(|value| [(field, value.clone())]).collect();
    let records: Vec<&[_]> = records.iter().map(<[_; 1]>::as_slice).collect();
    (verdicts_of(Vec::new()), Journey::of(&records))
}

fn numbers(field: FieldId, values: &[i64]) -> (JourneyVerdicts, Journey) {
    records(field, &values.iter().map(|v| Value::Number((*v).into())).collect::<Vec<_>>())
}

#[test]
fn a_rate_exactly_at_its_target_is_met() {
    let at = one(rate("0.95"), &[some_answers(19, 1)]);
    assert_eq!(at.attained, Attained::Met);
    let figure = at.figure.unwrap();
    assert_eq!((figure.numerator, figure.denominator), (19.into(), 20));
    assert_eq!((figure.value(), figure.unit), (number("0.95"), Unit::Share));
    assert_eq!(one(rate("0.95"), &[some_answers(94, 6)]).attained, Attained::Failed);
    let above = require(
        Metric::Rate(Counted::Verdicts(Target::Touchpoint(ANSWER))),
        CompareOp::Greater,
        Value::Number(number("0.95")),
    );
    assert_eq!(one(above, &[some_answers(19, 1)]).attained, Attained::Failed);
}

#[test]
fn a_third_is_compared_before_it_is_rounded() {
    let below = number("0.3333333333333333333333333333");
    let equal = require(
        Metric::Rate(Counted::Verdicts(Target::Expectation(QUICK))),
        CompareOp::Equal,
        Value::Number(below),
    );
    assert_eq!(one(equal, &[some_answers(1, 2)]).attained, Attained::Failed);
}

#[test]
fn rates_are_over_met_and_failed_only() {
    let all = [
        MET,
        Verdict::Failed(Failure::Broken),
        Verdict::Failed(Failure::Missing),
        Verdict::Open(Waiting::Running),
        Verdict::Open(Waiting::Paused),
        Verdict::Unknown,
        Verdict::NotApplicable,
    ];
    let result = one(rate("0.3"), &[(answers(&all), Journey::of(&[&[]]))]);
    let Cases::Verdicts(counts) = result.cases else { panic!("{result:?}") };
    assert_eq!((counts.met, counts.failed(), counts.decided()), (1, 2, 3));
    assert_eq!((counts.broken, counts.missing, counts.late), (1, 1, 0));
    assert_eq!((counts.running, counts.paused, counts.unknown), (1, 1, 1));
    assert_eq!((counts.not_applicable, counts.occurrences()), (1, 7));
    assert_eq!(result.figure.unwrap().denominator, 3);
    assert_eq!(result.attained, Attained::Met);
}

#[test]
fn nothing_decided_is_inconclusive_never_met() {
    for verdicts in [vec![], vec![Verdict::Open(Waiting::Running)], vec![Verdict::Unknown]] {
        let result = one(rate("0"), &[(answers(&verdicts), Journey::of(&[&[]]))]);
        assert_eq!((result.attained, result.why), (Attained::Inconclusive, Why::NoCase));
        assert_eq!(result.figure, None);
    }
    for metric in [Metric::Nps(NPS), Metric::Csat(CSAT), Metric::Mean(WAIT), Metric::Median(WAIT)] {
        let result = one(at_least(metric, "0"), &[some_answers(1, 0)]);
        assert_eq!((result.attained, result.why), (Attained::Inconclusive, Why::NoCase));
    }
}

#[test]
fn fewer_cases_than_asked_for_are_inconclusive() {
    let asked = |n| Require { at_least: Some(n), ..rate("0.5") };
    let few = one(asked(4), &[some_answers(3, 0)]);
    assert_eq!((few.attained, few.why), (Attained::Inconclusive, Why::TooFew { needed: 4 }));
    assert!(few.figure.is_some(), "the figure is shown all the same");
    assert_eq!(one(asked(3), &[some_answers(3, 0)]).attained, Attained::Met);
}

#[test]
fn failures_and_occurrences_are_counted() {
    let failed = require(
        Metric::Failed(Counted::Verdicts(Target::Expectation(QUICK))),
        CompareOp::LessEqual,
        Value::Number(2.into()),
    );
    assert_eq!(one(failed.clone(), &[some_answers(5, 2)]).attained, Attained::Met);
    assert_eq!(one(failed, &[some_answers(5, 3)]).attained, Attained::Failed);
    let count = at_least(Metric::Count(Counted::Verdicts(Target::Touchpoint(ANSWER))), "3");
    let open = [Verdict::Open(Waiting::Running), Verdict::Unknown, MET];
    let result = one(count, &[(answers(&open), Journey::of(&[&[]]))]);
    assert_eq!(result.attained, Attained::Met);
    assert_eq!(result.figure.unwrap().unit, Unit::Count);
}

#[test]
fn nps_is_promoters_less_detractors() {
    let given = numbers(NPS, &[10, 9, 8, 7, 6, 0]);
    let result = one(at_least(Metric::Nps(NPS), "0"), &[given]);
    let split = Cases::Recommendations { promoters: 2, passives: 2, detractors: 2 };
    assert_eq!((result.cases, result.attained), (split, Attained::Met));
    let result = one(at_least(Metric::Nps(NPS), "40"), &[numbers(NPS, &[10, 10, 10, 7, 0])]);
    assert_eq!(result.figure.as_ref().unwrap().value(), 40.into());
    assert_eq!(result.attained, Attained::Met);
    let worst = one(at_least(Metric::Nps(NPS), "-100"), &[numbers(NPS, &[6, 6])]);
    assert_eq!(worst.figure.unwrap().value(), (-100).into());
}

#[test]
fn csat_is_the_share_of_the_two_best_answers() {
    let result = one(at_least(Metric::Csat(CSAT), "0.5"), &[numbers(CSAT, &[5, 4, 3, 1])]);
    assert_eq!(result.cases, Cases::Answers { best: 2, answers: 4 });
    assert_eq!(result.attained, Attained::Met);
}

#[test]
fn means_and_percentiles_of_lengths_keep_their_unit() {
    let seconds = |s: &[i64]| {
        records(WAIT, &s.iter().map(|s| Value::Duration(Elapsed(s * SECOND))).collect::<Vec<_>>())
    };
    let limit =
        |metric, s| require(metric, CompareOp::LessEqual, Value::Duration(Elapsed(s * SECOND)));
    let ten: Vec<i64> = (1..=10).collect();
    let p90 = Metric::Percentile(number("0.9"), WAIT);
    let result = one(limit(p90, 9), &[seconds(&ten)]);
    assert_eq!(result.attained, Attained::Met, "nearest rank: the 9th of ten");
    assert_eq!(result.figure.unwrap().unit, Unit::Duration);
    let p95 = Metric::Percentile(number("0.95"), WAIT);
    assert_eq!(one(limit(p95, 9), &[seconds(&ten)]).attained, Attained::Failed);
    assert_eq!(one(limit(Metric::Median(WAIT), 5), &[seconds(&ten)]).attained, Attained::Met);
    let mean = one(limit(Metric::Mean(WAIT), 5), &[seconds(&ten)]);
    assert_eq!(mean.attained, Attained::Failed, "5.5 seconds");
    assert_eq!(mean.figure.unwrap().value(), 5_500_000.into());
}

#[test]
fn groups_take_the_records_own_value_and_missing_is_one_of_them() {
    let by_channel = Require { per: vec![GroupBy::Field(CHANNEL)], ..rate("0.5") };
    let journey = Journey::of(&[&[(CHANNEL, text("phone"))], &[], &[(CHANNEL, text("app"))]]);
    let at = |row, verdict| occurrence(Owner::Touchpoint(ANSWER), row, Some(row), verdict);
    let verdicts = verdicts_of(vec![at(0, MET), at(1, LATE), at(2, LATE), at(2, MET)]);
    let found = results(&program(vec![by_channel]), &[(verdicts, journey)]);
    let said: Vec<_> = found.iter().map(|r| (r.group[0].clone(), r.attained)).collect();
    let group = |t: &str| GroupValue::Text(t.into());
    let expected = vec![
        (group("app"), Attained::Met),
        (group("phone"), Attained::Met),
        (GroupValue::Missing, Attained::Failed),
    ];
    assert_eq!(said, expected);
}

#[test]
fn an_episode_is_grouped_by_the_state_at_its_end_or_now() {
    let metric = Metric::Failed(Counted::Verdicts(Target::Moment(COMPLAINT)));
    let per = vec![GroupBy::Field(CHANNEL), GroupBy::Segment(SegmentId(0))];
    let require = Require { per, ..at_least(metric, "1") };
    let journey = || Journey::of(&[&[(CHANNEL, text("phone"))], &[], &[(CHANNEL, text("app"))]]);
    let moment = |end| verdicts_of(vec![occurrence(Owner::Moment(COMPLAINT), 0, end, LATE)]);
    let group = |verdicts| {
        results(&program(vec![require.clone()]), &[(verdicts, journey())]).remove(0).group
    };
    let phone = vec![GroupValue::Text("phone".into()), GroupValue::Belongs];
    let app = vec![GroupValue::Text("app".into()), GroupValue::DoesNotBelong];
    assert_eq!(group(moment(Some(1))), phone);
    assert_eq!(group(moment(None)), app);
}

#[test]
fn periods_are_of_the_local_date_in_the_services_zone() {
    let by_month = Require { per: vec![GroupBy::Period(Period::Month)], ..rate("0") };
    let at = |row| occurrence(Owner::Touchpoint(ANSWER), row, Some(row), MET);
    let verdicts = verdicts_of(vec![at(0), at(1)]);
    let found = results(&program(vec![by_month]), &[(verdicts, Journey::of(&[&[], &[]]))]);
    let groups: Vec<String> = found
        .iter()
        .map(|result| match &result.group[0] {
            GroupValue::Period(period) => period.to_string(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(groups, ["2026-10", "2026-11"], "15:00Z and 16:00Z of 31 October, in Shanghai");
    let zone = jiff::tz::TimeZone::get("Asia/Shanghai").unwrap();
    let said = |kind, at| CalendarPeriod::of(Instant(at), kind, &zone).to_string();
    assert_eq!(said(Period::Day, START), "2026-10-31");
    assert_eq!(said(Period::Week, START), "2026-W44");
    assert_eq!(said(Period::Quarter, START), "2026-Q4");
    assert_eq!(said(Period::Year, START), "2026");
    assert_eq!(said(Period::Week, 1_609_459_200_000_000), "2020-W53", "2021-01-01 is of 2020");
    assert_eq!(said(Period::Year, i64::MAX), "9999");
}

#[test]
fn values_are_grouped_by_the_touchpoints_their_record_is() {
    let per = vec![GroupBy::Touchpoint];
    let require = Require { per, ..at_least(Metric::Mean(AMOUNT), "2") };
    let (_, journey) = numbers(AMOUNT, &[1, 5]);
    let journey = Journey { answers: vec![0], ..journey };
    let verdicts = answers(&[MET]);
    let found = results(&program(vec![require]), &[(verdicts, journey)]);
    let said: Vec<_> = found.iter().map(|r| (r.group.clone(), r.attained)).collect();
    let expected = vec![
        (vec![GroupValue::Touchpoint(ANSWER)], Attained::Failed),
        (vec![GroupValue::Missing], Attained::Met),
    ];
    assert_eq!(said, expected);
}

#[test]
fn with_confidence_a_rate_is_met_failed_or_inconclusive() {
    let sure = |t: &str| Require { confidence: Some(number("0.95")), ..rate(t) };
    let answered = |t| one(sure(t), &[some_answers(8, 2)]);
    let unsure = answered("0.9");
    assert_eq!((unsure.attained, unsure.why), (Attained::Inconclusive, Why::WithinRange));
    let range = unsure.range.unwrap();
    assert_eq!((range.low, range.high), (number("0.443905"), Some(number("0.974789"))));
    assert_eq!(answered("0.44").attained, Attained::Met);
    assert_eq!(answered("0.98").attained, Attained::Failed);
    assert_eq!(one(sure("0"), &[]).why, Why::NoCase);
    let ces = Require { confidence: Some(number("0.95")), ..at_least(Metric::Ces(CSAT), "1") };
    assert_eq!(one(ces, &[numbers(CSAT, &[5])]).why, Why::NoRange);
}

#[test]
fn with_confidence_a_percentile_has_a_range_of_values() {
    let within = |limit: i64| {
        let metric = Metric::Percentile(number("0.9"), AMOUNT);
        let target = Value::Number(limit.into());
        let require = require(metric, CompareOp::LessEqual, target);
        let values: Vec<i64> = (1..=100).collect();
        let require = Require { confidence: Some(number("0.95")), ..require };
        one(require, &[numbers(AMOUNT, &values)])
    };
    let range = within(90).range.unwrap();
    assert!(range.low < 90.into() && range.high.unwrap() > 90.into(), "{range:?}");
    assert_eq!(within(90).attained, Attained::Inconclusive);
    assert_eq!(within(100).attained, Attained::Met);
    assert_eq!(within(80).attained, Attained::Failed);
    let few = Require {
        confidence: Some(number("0.95")),
        ..require(
            Metric::Percentile(number("0.9"), AMOUNT),
            CompareOp::LessEqual,
            Value::Number(99.into()),
        )
    };
    let few = one(few, &[numbers(AMOUNT, &[1, 2, 3])]);
    assert_eq!((few.attained, few.range.unwrap().high), (Attained::Inconclusive, None));
}

#[test]
fn a_standard_is_as_good_as_its_worst_requirement() {
    let attained = |requires: Vec<Require>| {
        let program = program(requires);
        let measure = Measure::new(&program);
        let mut tallies = measure.start();
        let (verdicts, journey) = some_answers(1, 1);
        measure.add_verdicts(&mut tallies, &verdicts, &journey);
        measure.standards(&tallies)[0].attained()
    };
    let unknown = || at_least(Metric::Nps(NPS), "0");
    assert_eq!(attained(vec![rate("0.5")]), Attained::Met);
    assert_eq!(attained(vec![rate("0.5"), unknown()]), Attained::Inconclusive);
    assert_eq!(attained(vec![unknown(), rate("0.6")]), Attained::Failed);
    assert_eq!(attained(vec![]), Attained::Inconclusive);
}

#[test]
fn what_was_missing_is_counted_by_field_and_by_verdict() {
    let program = program(vec![]);
    let measure = Measure::new(&program);
    let mut tallies = measure.start();
    let mut verdicts = answers(&[Verdict::Unknown, MET]);
    let missing = |unknown| Evidence { unknown, ..Evidence::default() }.into();
    let fields = [vec![(WAIT, 0), (WAIT, 0), (NPS, 0)], vec![(WAIT, 0)]];
    for (occurrence, unknown) in verdicts.occurrences.iter_mut().zip(fields) {
        occurrence.outcomes[0].evidence = missing(unknown);
    }
    let owner = Owner::Moment(COMPLAINT);
    verdicts.undecided = vec![Undecided { owner, field: CHANNEL, row: 0 }; 2];
    measure.add_verdicts(&mut tallies, &verdicts, &Journey::of(&[&[]]));
    let unknown: Vec<_> = tallies.unknown.into_iter().collect();
    assert_eq!(unknown, [((QUICK, WAIT), 1), ((QUICK, NPS), 1)]);
    let undecided: Vec<_> = tallies.undecided.into_iter().collect();
    assert_eq!(undecided, [((owner, CHANNEL), 2)]);
}

#[test]
fn wilson_gives_published_intervals() {
    let close = |hits, cases, low: f64, high: f64| {
        let interval = wilson(hits, cases, 0.95).unwrap();
        assert!((interval.low - low).abs() < 5e-5, "{hits}/{cases}: {interval:?}");
        assert!((interval.high - high).abs() < 5e-5, "{hits}/{cases}: {interval:?}");
    };
    // Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3.
    close(81, 263, 0.2553, 0.3662);
    close(15, 148, 0.0624, 0.1605);
    close(0, 20, 0.0, 0.1611);
    close(1, 29, 0.0061, 0.1718);
    close(8, 10, 0.4902, 0.9433);
    assert_eq!(wilson(0, 0, 0.95), None);
    assert_eq!(wilson(3, 2, 0.95), None);
    assert_eq!(wilson(1, 2, 1.0), None);
    assert_eq!(wilson(0, 5, 0.95).unwrap().low, 0.0);
    assert_eq!(wilson(5, 5, 0.95).unwrap().high, 1.0);
}

/// Expected ends from mpmath with 30 digits: quantiles of the beta distribution by halving its
/// regularised incomplete integral.
#[test]
fn exact_intervals_are_quantiles_of_the_beta_distribution() {
    let close = |hits, cases, confidence, low: f64, high: f64| {
        let interval = exact(hits, cases, confidence).unwrap();
        assert!((interval.low - low).abs() < 1e-11, "{hits}/{cases}: {interval:?}");
        assert!((interval.high - high).abs() < 1e-11, "{hits}/{cases}: {interval:?}");
    };
    close(0, 3, 0.95, 0.0, 0.707_598_226_179);
    close(8, 10, 0.95, 0.443_904_537_692, 0.974_789_273_673);
    close(1, 29, 0.95, 0.000_872_646_883_58, 0.177_644_295_489);
    close(20, 20, 0.95, 0.831_566_529_017, 1.0);
    close(19, 40, 0.95, 0.315_119_706_635, 0.638_719_864_736);
    close(39, 40, 0.95, 0.868_414_141_517, 0.999_367_255_068);
    close(5, 12, 0.99, 0.103_355_477_223, 0.791_472_243_151);
    assert_eq!(exact(0, 0, 0.95), None);
    assert_eq!(exact(3, 2, 0.95), None);
    assert_eq!(exact(1, 2, 0.0), None);
}

#[test]
fn differences_of_shares_are_those_published() {
    // Newcombe 1998, "Comparison of eleven methods", table II, method 10, 56/70 less 48/80.
    let of = |hits, cases| Placed::of(hits, cases, 0.95).unwrap();
    let interval = difference(of(56, 70), of(48, 80));
    assert!((interval.low - 0.0524).abs() < 5e-5 && (interval.high - 0.3339).abs() < 5e-5);
    // From mpmath, with exact intervals of the shares.
    let interval = difference(of(9, 10), of(3, 10));
    assert!((interval.low - 0.106_786_929_893).abs() < 1e-11, "{interval:?}");
    assert!((interval.high - 0.852_806_514_248).abs() < 1e-11, "{interval:?}");
}

#[test]
fn balances_of_two_shares_come_to_the_multinomial_variance() {
    let close = |p, d, n, low: f64, high: f64, within: f64| {
        let interval = balance(p, d, n, 0.95).unwrap();
        assert!((interval.low - low).abs() < within, "{p}-{d}/{n}: {interval:?}");
        assert!((interval.high - high).abs() < within, "{p}-{d}/{n}: {interval:?}");
    };
    close(50, 20, 100, 0.139_745_327_289, 0.441_761_560_989, 1e-11);
    close(3, 0, 5, -0.091_261_053_829, 0.947_255_049_474, 1e-11);
    // 0.3 ± 1.959964 × sqrt((0.7 - 0.09) / 4000000)
    close(2_000_000, 800_000, 4_000_000, 0.299_234_609_6, 0.300_765_390_4, 5e-7);
    assert_eq!(balance(4, 2, 5, 0.95), None);
    let all = balance(5, 0, 5, 0.95).unwrap();
    assert!(all.low > -1.0 && all.high <= 1.0, "{all:?}");
}

#[test]
fn normal_quantiles_to_fifteen_digits() {
    let known = [
        (0.5, 0.0),
        (0.75, 0.674_489_750_196_081_7),
        (0.95, 1.644_853_626_951_472_2),
        (0.975, 1.959_963_984_540_054),
        (0.995, 2.575_829_303_548_900_4),
        (1e-10, -6.361_340_902_404_056),
        (1e-20, -9.262_340_089_798_408),
    ];
    for (p, z) in known {
        assert!((normal_quantile(p) - z).abs() < 5e-15 * (1.0 + f64::abs(z)), "{p}");
    }
    assert!(normal_quantile(-0.1).is_nan());
    assert_eq!(normal_quantile(1.0), f64::INFINITY);
}

#[test]
fn sums_keep_what_a_decimal_would_round_away() {
    let big = number("70000000000000000000000000000");
    let small = number("0.0000000000000000000000000001");
    let mut forth = ExactSum::default();
    for value in [big, small, -big] {
        forth.add(value);
    }
    let mut back = ExactSum::default();
    for value in [-big, big, small] {
        back.add(value);
    }
    assert_eq!(forth, back);
    assert_eq!(forth.total(), small);
}

fn any_verdict() -> impl Strategy<Value = Verdict> {
    prop::sample::select(vec![MET, LATE, Verdict::Unknown, Verdict::Open(Waiting::Paused)])
}

fn any_journey() -> impl Strategy<Value = Vec<(Verdict, i64, u32, Option<u8>)>> {
    prop::collection::vec((any_verdict(), -500i64..500, 0u32..4, prop::option::of(0u8..3)), 0..8)
}

fn journey_of(records: &[(Verdict, i64, u32, Option<u8>)]) -> (JourneyVerdicts, Journey) {
    let values: Vec<Vec<(FieldId, Value)>> = records
        .iter()
        .map(|(_, amount, scale, channel)| {
            let mut values = vec![
                (AMOUNT, Value::Number(Decimal::new(*amount, *scale))),
                (NPS, Value::Number((amount.rem_euclid(11)).into())),
                (CSAT, Value::Number((amount.rem_euclid(5) + 1).into())),
            ];
            values.extend(channel.map(|c| (CHANNEL, text(&format!("c{c}")))));
            values
        })
        .collect();
    let rows: Vec<&[_]> = values.iter().map(Vec::as_slice).collect();
    let at = |(row, (verdict, ..)): (usize, &(Verdict, i64, u32, Option<u8>))| {
        occurrence(Owner::Touchpoint(ANSWER), row as Row, Some(row as Row), *verdict)
    };
    let journey = Journey::of(&rows);
    let journey = Journey { answers: journey.rows.clone(), ..journey };
    (verdicts_of(records.iter().enumerate().map(at).collect()), journey)
}

fn every_metric() -> Vec<Require> {
    let metrics = [
        Metric::Rate(Counted::Verdicts(Target::Touchpoint(ANSWER))),
        Metric::Failed(Counted::Verdicts(Target::Expectation(QUICK))),
        Metric::Nps(NPS),
        Metric::Csat(CSAT),
        Metric::Ces(CSAT),
        Metric::Mean(AMOUNT),
        Metric::Median(AMOUNT),
        Metric::Percentile(number("0.95"), AMOUNT),
        Metric::Score(CARE, None),
        Metric::Card(CARE, None),
        Metric::Gap(SURVEY, None),
        Metric::PeakEnd(CSAT),
        Metric::Spread(Box::new(Metric::Csat(CSAT)), GroupBy::Field(CHANNEL)),
    ];
    let grouped = |metric| {
        let whole = at_least(metric, "0");
        let per = vec![GroupBy::Field(CHANNEL), GroupBy::Touchpoint, GroupBy::Period(Period::Day)];
        [whole.clone(), Require { per, ..whole }]
    };
    metrics.into_iter().flat_map(grouped).collect()
}

proptest! {
    #[test]
    fn merging_equals_the_whole_in_any_split(
        journeys in prop::collection::vec((any_journey(), 0usize..4), 0..20),
    ) {
        let program = program(every_metric());
        let measure = Measure::new(&program);
        let fold = |keep: &dyn Fn(usize) -> bool| {
            let mut tallies = measure.start();
            for (journey, _) in journeys.iter().filter(|(_, part)| keep(*part)) {
                let (verdicts, sight) = journey_of(journey);
                measure.add_verdicts(&mut tallies, &verdicts, &sight);
                measure.add_answers(&mut tallies, &sight);
            measure.add_values(&mut tallies, &sight);
            }
            tallies
        };
        let whole = fold(&|_| true);
        let mut parts = Tallies::default();
        for part in [2, 0, 3, 1] {
            parts.merge(fold(&|of| of == part));
        }
        prop_assert_eq!(measure.standards(&parts), measure.standards(&whole));
        prop_assert_eq!(parts, whole);
    }

    #[test]
    fn a_percentile_is_the_smallest_value_with_enough_at_or_below(
        values in prop::collection::vec(-30i64..30, 1..40),
        percent in 1i64..=100,
    ) {
        let share = Decimal::new(percent, 2);
        let metric = Metric::Percentile(share, AMOUNT);
        let result = one(at_least(metric, "0"), &[numbers(AMOUNT, &values)]);
        let enough = |v: &&i64| {
            let below = values.iter().filter(|other| other <= v).count();
            below * 100 >= percent as usize * values.len()
        };
        let naive = values.iter().filter(enough).min().unwrap();
        prop_assert_eq!(result.figure.unwrap().value(), Decimal::from(*naive));
    }

    #[test]
    fn wilson_holds_the_share_and_shrinks_with_more_cases(hits in 0u64..200, more in 0u64..200) {
        let cases = hits + more;
        prop_assume!(cases > 0);
        let interval = wilson(hits, cases, 0.9).unwrap();
        let share = hits as f64 / cases as f64;
        prop_assert!(interval.low <= share && share <= interval.high);
        prop_assert!((0.0..=1.0).contains(&interval.low) && (0.0..=1.0).contains(&interval.high));
        let tenfold = wilson(hits * 10, cases * 10, 0.9).unwrap();
        prop_assert!(tenfold.high - tenfold.low < interval.high - interval.low);
    }
}
