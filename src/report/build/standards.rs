//! Standards as the model says them.

use super::models;
use crate::check::program::{Counted, FieldId, GroupBy, Metric, ModelId, Program, Target};
use crate::measure::{self, GroupValue, Unit};
use crate::report::model::{
    Attained, Cases, Group, GroupKind, Money, Range, Require, RequireResult, SpreadGroup, Standard,
    Value, Why,
};
use crate::report::scene::Scene;
use crate::unit::{Currency, Decimal, Instant, Period};

/// One standard with its results.
pub(super) fn standard(scene: &Scene<'_>, result: &measure::StandardResult) -> Standard {
    let declared = &scene.program.standards[result.standard.index()];
    let require = |(at, require): (usize, &crate::check::program::Require)| {
        let (metric, of, among) = metric(scene, &require.metric);
        let of_this = result.requires.iter().filter(|result| result.require as usize == at);
        let results = of_this.map(|result| require_result(scene, require, result)).collect();
        Require {
            rule: scene.rule(require.span),
            metric,
            of,
            among,
            op: require.op.into(),
            target: target(scene, &require.metric, &require.target),
            at_least: require.at_least,
            confidence: require.confidence.map(|share| share.normalize()),
            results,
        }
    };
    Standard {
        name: declared.label.name.clone(),
        title: declared.label.title.clone(),
        attained: result.attained().into(),
        requires: declared.requires.iter().enumerate().map(require).collect(),
    }
}

fn require_result(
    scene: &Scene<'_>,
    require: &crate::check::program::Require,
    result: &measure::RequireResult,
) -> RequireResult {
    let groups = require.per.iter().zip(&result.group);
    let figure = result.figure.as_ref();
    let unit = figure.map_or(Unit::Number, |figure| figure.unit);
    RequireResult {
        group: groups.map(|(by, value)| group(scene, *by, value)).collect(),
        value: figure.map(|figure| in_unit(figure.value(), figure.unit)),
        numerator: figure.map(|figure| figure.numerator),
        denominator: figure.map(|figure| figure.denominator),
        deciding: result.cases.deciding(&require.metric),
        cases: cases(scene, require, &result.cases),
        range: result.range.map(|range| Range {
            low: in_unit(range.low, unit),
            high: range.high.map(|high| in_unit(high, unit)),
        }),
        attained: result.attained.into(),
        why: match result.why {
            measure::Why::Compared => Why::Compared,
            measure::Why::NoCase => Why::NoCase,
            measure::Why::TooFew { .. } => Why::TooFew,
            measure::Why::WithinRange => Why::WithinRange,
            measure::Why::NoRange => Why::NoRange,
            measure::Why::FacetUndecided => Why::FacetUndecided,
            measure::Why::OneGroup => Why::OneGroup,
        },
    }
}

/// Its name, what it is of, and of a spread what is compared.
fn metric(scene: &Scene<'_>, metric: &Metric) -> (String, String, Option<String>) {
    let program = scene.program;
    let field = |field: &FieldId| program.fields[field.index()].name.clone();
    let (name, of) = match metric {
        Metric::Rate(of) => ("rate", counted_name(program, *of)),
        Metric::Failed(of) => ("failed", counted_name(program, *of)),
        Metric::Count(of) => ("count", counted_name(program, *of)),
        Metric::Nps(of) => ("nps", field(of)),
        Metric::Csat(of) => ("csat", field(of)),
        Metric::Ces(of) => ("ces", field(of)),
        Metric::Mean(of) => ("mean", field(of)),
        Metric::Median(of) => ("median", field(of)),
        Metric::Percentile(share, of) => {
            let percent = (share * Decimal::ONE_HUNDRED).normalize();
            return (format!("p{percent}"), field(of), None);
        }
        Metric::Score(model, facet) => ("score", facet_name(program, *model, *facet)),
        Metric::Card(model, facet) => ("card", facet_name(program, *model, *facet)),
        Metric::Gap(model, facet) => ("gap", facet_name(program, *model, *facet)),
        Metric::PeakEnd(of) => ("peak_end", field(of)),
        Metric::Spread(measured, among) => {
            let (name, of, _) = self::metric(scene, measured);
            let among = grouped_by(scene, *among).1;
            return ("spread".to_owned(), format!("{name}({of})"), Some(among));
        }
    };
    (name.to_owned(), of, None)
}

fn counted_name(program: &Program, counted: Counted) -> String {
    match counted {
        Counted::Verdicts(target) => target_name(program, target),
        Counted::Recovery(id) => program.recoveries[id.index()].label.name.clone(),
    }
}

fn target_name(program: &Program, target: Target) -> String {
    match target {
        Target::Touchpoint(id) => program.touchpoints[id.index()].label.name.clone(),
        Target::Moment(id) => program.moments[id.index()].label.name.clone(),
        Target::Expectation(id) => {
            let expectation = &program.expectations[id.index()];
            let owner = match expectation.owner {
                crate::check::program::Owner::Touchpoint(id) => Target::Touchpoint(id),
                crate::check::program::Owner::Moment(id) => Target::Moment(id),
            };
            format!("{}.{}", target_name(program, owner), expectation.label.name)
        }
    }
}

fn facet_name(program: &Program, model: ModelId, facet: Option<u16>) -> String {
    let model = &program.models[model.index()];
    match facet.and_then(|facet| model.facets.get(facet as usize)) {
        Some(facet) => format!("{}.{}", model.label.name, facet.label.name),
        None => model.label.name.clone(),
    }
}

/// A target of a share is one; others are as they are written.
fn target(scene: &Scene<'_>, metric: &Metric, value: &crate::value::Value) -> Value {
    match (metric, scene.value(value)) {
        (Metric::Spread(measured, _), _) => target(scene, measured, value),
        (
            Metric::Rate(_) | Metric::Csat(_) | Metric::Score(..) | Metric::Card(..),
            Value::Number(share),
        ) => Value::Share(share),
        (_, value) => value,
    }
}

/// The kind and name of what is grouped by.
fn grouped_by(scene: &Scene<'_>, by: GroupBy) -> (GroupKind, String) {
    match by {
        GroupBy::Field(field) => (GroupKind::Field, scene.field(field).to_owned()),
        GroupBy::Segment(id) => {
            (GroupKind::Segment, scene.program.segments[id.index()].label.name.clone())
        }
        GroupBy::Touchpoint => (GroupKind::Touchpoint, "touchpoint".to_owned()),
        GroupBy::Period(period) => (GroupKind::Period, period_name(period).to_owned()),
    }
}

fn group(scene: &Scene<'_>, by: GroupBy, value: &GroupValue) -> Group {
    let program = scene.program;
    let (kind, name) = grouped_by(scene, by);
    let mut title = match by {
        GroupBy::Segment(id) => Some(program.segments[id.index()].label.title.clone()),
        GroupBy::Field(_) | GroupBy::Touchpoint | GroupBy::Period(_) => None,
    };
    let value = match value {
        GroupValue::Text(text) => Some(Value::Text(text.to_string())),
        GroupValue::Number(number) => Some(Value::Number(*number)),
        GroupValue::Duration(micros) => Some(Value::Duration(*micros)),
        GroupValue::Time(micros) => Some(Value::Time(scene.local(Instant(*micros)))),
        GroupValue::Money(currency, amount) => Some(money(*amount, *currency)),
        GroupValue::Flag(flag) => Some(Value::Flag(*flag)),
        GroupValue::Belongs => Some(Value::Flag(true)),
        GroupValue::DoesNotBelong => Some(Value::Flag(false)),
        GroupValue::Touchpoint(id) => {
            let label = &program.touchpoints[id.index()].label;
            title = Some(label.title.clone());
            Some(Value::Text(label.name.clone()))
        }
        GroupValue::Period(period) => Some(Value::Text(period.to_string())),
        GroupValue::Missing => None,
    };
    Group { by: kind, name, value, title }
}

fn period_name(period: Period) -> &'static str {
    match period {
        Period::Day => "day",
        Period::Week => "week",
        Period::Month => "month",
        Period::Quarter => "quarter",
        Period::Year => "year",
    }
}

fn money(amount: Decimal, currency: Currency) -> Value {
    Value::Money(Money { amount: amount.normalize(), currency: currency.to_string() })
}

/// Durations are rounded to whole microseconds; numerator and denominator say it exactly.
fn in_unit(value: Decimal, unit: Unit) -> Value {
    match unit {
        Unit::Share => Value::Share(value),
        Unit::Count => match u64::try_from(value) {
            Ok(count) => Value::Count(count),
            Err(_) => Value::Number(value),
        },
        Unit::Points | Unit::Number => Value::Number(value),
        Unit::Duration => match i64::try_from(value.round()) {
            Ok(micros) => Value::Duration(micros),
            Err(_) => Value::Number(value),
        },
        Unit::Money(currency) => money(value, currency),
    }
}

fn cases(
    scene: &Scene<'_>,
    require: &crate::check::program::Require,
    cases: &measure::Cases,
) -> Cases {
    match cases {
        measure::Cases::Verdicts(counts) => Cases::Verdicts((*counts).into()),
        &measure::Cases::Recommendations { promoters, passives, detractors } => {
            Cases::Recommendations { promoters, passives, detractors }
        }
        &measure::Cases::Answers { best, answers } => Cases::Answers { best, answers },
        &measure::Cases::Values(values) => Cases::Values { values },
        measure::Cases::Score { counts, facets, weight } => Cases::Score {
            counts: (*counts).into(),
            facets: models::facet_scores(scene.program, &require.metric, facets),
            weight: models::positive(*weight),
        },
        &measure::Cases::Cards { decided, void, undecided } => {
            Cases::Cards { decided, void, undecided }
        }
        measure::Cases::Pairs { records, facets } => Cases::Pairs {
            records: *records,
            facets: models::facet_gaps(scene.program, &require.metric, facets),
        },
        measure::Cases::Journeys { journeys, ratings, mean } => Cases::Journeys {
            journeys: *journeys,
            ratings: *ratings,
            mean: mean.as_ref().map(|mean| in_unit(mean.value(), mean.unit)),
        },
        measure::Cases::Groups { groups, ungrouped } => {
            let Metric::Spread(_, among) = require.metric else {
                return Cases::Groups { groups: Vec::new(), ungrouped: *ungrouped };
            };
            let one = |of: &measure::SpreadGroup| SpreadGroup {
                group: group(scene, among, &of.value),
                value: of.figure.as_ref().map(|figure| in_unit(figure.value(), figure.unit)),
                deciding: of.deciding,
                enough: of.enough,
            };
            Cases::Groups { groups: groups.iter().map(one).collect(), ungrouped: *ungrouped }
        }
    }
}

impl From<measure::Attained> for Attained {
    fn from(attained: measure::Attained) -> Self {
        match attained {
            measure::Attained::Met => Self::Met,
            measure::Attained::Failed => Self::Failed,
            measure::Attained::Inconclusive => Self::Inconclusive,
        }
    }
}
