//! What standards rest on, counted one by one.

use super::Journey;
use super::expressions::{Scene, holds};
use super::forms::Class;
use super::records::{Seen, Story, shown};
use super::verdicts::{Told, day};
use mot::check::program::{GroupBy, Metric, Owner, Program, Require, Target, Type};
use mot::syntax::ast::CompareOp;
use mot::unit::{Decimal, Instant, Period};
use mot::value::{Truth, Value};
use std::collections::BTreeMap;

/// One requirement for one group.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Measured {
    /// Occurrences by verdict.
    pub verdicts: BTreeMap<Class, u64>,
    /// Values, sorted.
    pub values: Vec<Decimal>,
    /// Above and below the line.
    pub figure: Option<(Decimal, u64)>,
    /// Whether the target was reached.
    pub attained: Option<bool>,
}

/// One requirement, by group.
pub type ByGroup = BTreeMap<Vec<String>, Measured>;

/// Every requirement of every standard, in order.
pub fn measure(program: &Program, journeys: &[Journey]) -> Vec<ByGroup> {
    let requires = program.standards.iter().flat_map(|standard| &standard.requires);
    requires.map(|require| one(program, journeys, require)).collect()
}

fn one(program: &Program, journeys: &[Journey], require: &Require) -> ByGroup {
    let mut groups = ByGroup::new();
    for journey in journeys {
        match &require.metric {
            Metric::Rate(target) | Metric::Failed(target) | Metric::Count(target) => {
                for told in &journey.told {
                    let Some(class) = verdict_of(told, *target) else { continue };
                    let group = occurrence_group(journey, require, told);
                    *groups.entry(group).or_default().verdicts.entry(class).or_default() += 1;
                }
            }
            Metric::Nps(field)
            | Metric::Csat(field)
            | Metric::Mean(field)
            | Metric::Median(field)
            | Metric::Percentile(_, field) => {
                if journey.per.is_some() {
                    continue;
                }
                for at in 0..journey.story.len() {
                    let seen = journey.story.record(at);
                    if let Some(value) = seen.known.get(field) {
                        let group = group_of(&journey.story, require, seen, journey.story.time(at));
                        groups.entry(group).or_default().values.push(number(value));
                    }
                }
            }
            other => panic!("not measured yet: {other:?}"),
        }
    }
    if groups.is_empty() {
        groups.insert(Vec::new(), Measured::default());
    }
    for measured in groups.values_mut() {
        finish(program, require, measured);
    }
    groups
}

fn verdict_of(told: &Told, target: Target) -> Option<Class> {
    match (target, told.owner) {
        (Target::Touchpoint(target), Owner::Touchpoint(owner)) => {
            (target == owner).then_some(told.verdict)
        }
        (Target::Moment(target), Owner::Moment(owner)) => (target == owner).then_some(told.verdict),
        (Target::Expectation(id), _) => {
            told.outcomes.iter().find(|ways| ways.expectation == id).map(|ways| ways.class)
        }
        _ => None,
    }
}

fn occurrence_group(journey: &Journey, require: &Require, told: &Told) -> Vec<String> {
    let story = &journey.story;
    let start = story.time(told.occurrence.first);
    group_of(story, require, told.occurrence.seen(story), start)
}

fn group_of(story: &Story, require: &Require, seen: &Seen, time: Instant) -> Vec<String> {
    let program = story.program;
    let name = |by: &GroupBy| match by {
        GroupBy::Field(field) => seen.known.get(field).map_or("(missing)".to_owned(), shown),
        GroupBy::Segment(id) => {
            let condition = &program.segments[id.index()].condition;
            match Scene::of(story, seen).truth(condition) {
                Truth::True => "(belongs)",
                Truth::False => "(does not belong)",
                Truth::Unknown => "(missing)",
            }
            .to_owned()
        }
        GroupBy::Period(period) => {
            let day = day(time, &program.service.zone);
            match period {
                Period::Day => format!("{}-{}-{}", day.year, day.month, day.day),
                Period::Month => format!("{}-{}", day.year, day.month),
                Period::Year => day.year.to_string(),
                Period::Quarter => format!("{} Q{}", day.year, day.month.div_ceil(3)),
                Period::Week => panic!("not generated: {period:?}"),
            }
        }
        GroupBy::Touchpoint => panic!("not generated: {by:?}"),
    };
    require.per.iter().map(name).collect()
}

fn finish(program: &Program, require: &Require, measured: &mut Measured) {
    measured.values.sort();
    let of = |class| measured.verdicts.get(&class).copied().unwrap_or_default();
    let (met, failed) = (of(Class::Met), of(Class::Failed));
    let values = &measured.values;
    let known = values.len() as u64;
    let how_many = |test: &dyn Fn(&Decimal) -> bool| {
        Decimal::from(values.iter().filter(|value| test(value)).count())
    };
    let (figure, cases): ((Decimal, u64), u64) = match &require.metric {
        Metric::Rate(_) => ((met.into(), met + failed), met + failed),
        Metric::Failed(_) => ((failed.into(), 1), met + failed),
        Metric::Count(_) => {
            let all: u64 = measured.verdicts.values().sum();
            ((all.into(), 1), all)
        }
        Metric::Nps(_) => {
            let promoters = how_many(&|value| *value >= Decimal::from(9));
            let detractors = how_many(&|value| *value <= Decimal::from(6));
            (((promoters - detractors) * Decimal::from(100), known), known)
        }
        Metric::Csat(field) => {
            let Type::Scale { high, .. } = program.fields[field.index()].ty else {
                panic!("csat without a scale")
            };
            ((how_many(&|value| *value >= high - Decimal::ONE), known), known)
        }
        Metric::Mean(_) => ((values.iter().sum(), known), known),
        Metric::Median(_) => ((nearest_rank(values, Decimal::new(5, 1)), 1), known),
        Metric::Percentile(share, _) => ((nearest_rank(values, *share), 1), known),
        other => panic!("not measured yet: {other:?}"),
    };
    if cases == 0 {
        return;
    }
    measured.figure = Some(figure);
    if cases >= u64::from(require.at_least.unwrap_or(0)) {
        measured.attained = Some(compares(figure, require.op, &require.target));
    }
}

/// The smallest value with at least that share of all values at or below it.
fn nearest_rank(values: &[Decimal], share: Decimal) -> Decimal {
    let needed = share * Decimal::from(values.len());
    let at_or_below =
        |value: &Decimal| Decimal::from(values.iter().filter(|other| *other <= value).count());
    values.iter().copied().find(|value| at_or_below(value) >= needed).unwrap_or_default()
}

fn compares((above, below): (Decimal, u64), op: CompareOp, target: &Value) -> bool {
    let target = number(target) * Decimal::from(below);
    holds(op, &Value::Number(above), &Value::Number(target))
}

fn number(value: &Value) -> Decimal {
    match value {
        Value::Number(number) => *number,
        Value::Duration(length) => length.0.into(),
        Value::Money(money) => money.amount,
        other => panic!("{other:?} is no number"),
    }
}
