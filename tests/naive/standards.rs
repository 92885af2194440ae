//! What standards rest on, counted one by one.

use super::Journey;
use super::expressions::Scene;
use super::forms::Class;
use super::intervals::{Ends, difference, share};
use super::models::{self, Answers, Card};
use super::ratio::Ratio;
use super::records::{Seen, Story, shown};
use super::recoveries::Status;
use super::verdicts::{Told, day};
use mot::check::program::{
    Counted, ExpectationId, FieldId, GroupBy, Metric, Owner, Program, Require, Target, Type,
};
use mot::syntax::ast::CompareOp;
use mot::unit::{Decimal, Instant, Period};
use mot::value::{Truth, Value};
use std::collections::BTreeMap;

/// One requirement for one group.
#[derive(Clone, Debug, Default)]
pub struct Measured {
    /// Occurrences by verdict.
    pub verdicts: BTreeMap<Class, u64>,
    /// Verdicts that count toward a model.
    pub toward: Vec<(ExpectationId, Class)>,
    /// Values, sorted; of peak and end, the two added.
    pub values: Vec<Decimal>,
    /// Decided cards, void ones, undecided ones.
    pub cards: [u64; 3],
    /// The cards added.
    pub card_sum: Option<Ratio>,
    /// What each record says of a gap.
    pub answers: Vec<Answers>,
    /// The groups of a spread with their cases.
    pub among: BTreeMap<String, u64>,
    /// What was measured.
    pub figure: Option<Ratio>,
    /// Where it lies with the confidence asked for.
    pub range: Option<(f64, Option<f64>)>,
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
    let mut groups = match &require.metric {
        Metric::Spread(measured, among) => {
            let per = require.per.iter().chain([among]).copied().collect();
            let inner =
                Require { metric: (**measured).clone(), per, at_least: None, ..require.clone() };
            let mut wholes: BTreeMap<Vec<String>, ByGroup> = BTreeMap::new();
            for (mut key, measured) in gather(program, journeys, &inner) {
                let last = key.pop().unwrap();
                wholes.entry(key).or_default().insert(vec![last], measured);
            }
            let whole = |(key, groups)| (key, spread(program, require, &inner, groups));
            wholes.into_iter().map(whole).collect()
        }
        _ => gather(program, journeys, require),
    };
    if groups.is_empty() {
        groups.insert(Vec::new(), Measured::default());
    }
    if !matches!(require.metric, Metric::Spread(..)) {
        for measured in groups.values_mut() {
            let cases = finish(program, require, measured);
            judge(program, require, measured, cases);
        }
    }
    groups
}

fn gather(program: &Program, journeys: &[Journey], require: &Require) -> ByGroup {
    let mut groups = ByGroup::new();
    for journey in journeys {
        match &require.metric {
            Metric::Rate(Counted::Recovery(id))
            | Metric::Failed(Counted::Recovery(id))
            | Metric::Count(Counted::Recovery(id)) => {
                for owed in journey.followed.owed.iter().filter(|owed| owed.recovery == *id) {
                    let group = occurrence_group(journey, require, &journey.told[owed.occurrence]);
                    let class = became(owed.status);
                    *groups.entry(group).or_default().verdicts.entry(class).or_default() += 1;
                }
            }
            Metric::Rate(Counted::Verdicts(target))
            | Metric::Failed(Counted::Verdicts(target))
            | Metric::Count(Counted::Verdicts(target)) => {
                for told in &journey.told {
                    let Some(class) = verdict_of(told, *target) else { continue };
                    let group = occurrence_group(journey, require, told);
                    *groups.entry(group).or_default().verdicts.entry(class).or_default() += 1;
                }
            }
            Metric::Score(model, facet) => {
                for told in &journey.told {
                    let counting = models::counting(program, told, *model, *facet);
                    if !counting.is_empty() {
                        let group = occurrence_group(journey, require, told);
                        groups.entry(group).or_default().toward.extend(counting);
                    }
                }
            }
            Metric::Card(model, facet) => {
                for told in &journey.told {
                    let Some(card) = models::card(program, told, *model, *facet) else { continue };
                    let group = occurrence_group(journey, require, told);
                    add_card(groups.entry(group).or_default(), card);
                }
            }
            Metric::PeakEnd(field) if journey.per.is_none() => {
                let ratings = journey.story.records.iter();
                let ratings: Vec<Decimal> =
                    ratings.filter_map(|record| record.known.get(field)).map(number).collect();
                if !ratings.is_empty() {
                    let (now, first) = (journey.story.now(), journey.story.time(0));
                    let group = group_of(&journey.story, require, now, first);
                    let both = models::peak_and_end(program, *field, &ratings);
                    groups.entry(group).or_default().values.push(both);
                }
            }
            _ if journey.per.is_some() => {}
            Metric::Gap(model, facet) => {
                for at in 0..journey.story.len() {
                    let answers = models::answers(journey, at, *model, *facet);
                    let group = record_group(journey, require, at);
                    // A record with a perceived item makes its group, also where all are unpaired.
                    if !answers.is_empty() {
                        groups.entry(group).or_default().answers.push(answers);
                    }
                }
            }
            metric => {
                let field = field(metric);
                for at in 0..journey.story.len() {
                    if let Some(value) = journey.story.record(at).known.get(&field) {
                        let group = record_group(journey, require, at);
                        groups.entry(group).or_default().values.push(number(value));
                    }
                }
            }
        }
    }
    groups
}

fn field(metric: &Metric) -> FieldId {
    match metric {
        Metric::Nps(field)
        | Metric::Csat(field)
        | Metric::Ces(field)
        | Metric::Mean(field)
        | Metric::Median(field)
        | Metric::Percentile(_, field)
        | Metric::PeakEnd(field) => *field,
        other => panic!("no field: {other:?}"),
    }
}

fn add_card(measured: &mut Measured, card: Card) {
    let score = match card {
        Card::Undecided => return measured.cards[2] += 1,
        Card::Scored(score) => score,
        Card::Void(score) => {
            measured.cards[1] += 1;
            score
        }
    };
    measured.cards[0] += 1;
    measured.card_sum = Some(measured.card_sum.unwrap_or(Ratio::ZERO).plus(score));
}

/// A recovery is kept only by being done in time, by someone who may.
fn became(status: Status) -> Class {
    match status {
        Status::Done(_) => Class::Met,
        Status::Late(_) | Status::Missed | Status::Unauthorised(_) => Class::Failed,
        Status::Due => Class::Open,
        Status::Unknown => Class::Unknown,
    }
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

fn record_group(journey: &Journey, require: &Require, at: usize) -> Vec<String> {
    let story = &journey.story;
    group_of(story, require, story.record(at), story.time(at))
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

/// Finds the figure, and says how many cases decide it.
fn finish(program: &Program, require: &Require, measured: &mut Measured) -> u64 {
    measured.values.sort();
    let of = |class| measured.verdicts.get(&class).copied().unwrap_or_default();
    let (met, failed) = (of(Class::Met), of(Class::Failed));
    let values = &measured.values;
    let known = values.len() as u64;
    let ratio =
        |above: u64, below: u64| (below > 0).then(|| Ratio::new(above.into(), below.into()));
    let mean = |values: &[Decimal], below: u64| {
        let sum: Decimal = values.iter().sum();
        (below > 0).then(|| Ratio::of(sum).by(Ratio::new(below.into(), 1)))
    };
    let how_many =
        |test: &dyn Fn(&Decimal) -> bool| values.iter().filter(|value| test(value)).count() as u64;
    let (figure, cases) = match &require.metric {
        Metric::Rate(_) => (ratio(met, met + failed), met + failed),
        Metric::Failed(_) => (ratio(failed, 1), met + failed),
        Metric::Count(_) => {
            let all: u64 = measured.verdicts.values().sum();
            (ratio(all, 1), all)
        }
        Metric::Nps(_) => {
            let promoters = how_many(&|value| *value >= Decimal::from(9));
            let detractors = how_many(&|value| *value <= Decimal::from(6));
            let balance = i128::from(promoters) - i128::from(detractors);
            let figure = (known > 0).then(|| Ratio::new(balance * 100, known.into()));
            (figure, known)
        }
        Metric::Csat(field) => (ratio(how_many(&is_best(program, *field)), known), known),
        Metric::Ces(_) | Metric::Mean(_) => (mean(values, known), known),
        Metric::Median(_) => (nearest_rank(values, Decimal::new(5, 1)), known),
        Metric::Percentile(share, _) => (nearest_rank(values, *share), known),
        Metric::PeakEnd(_) => (mean(values, 2 * known), known),
        Metric::Score(model, facet) => {
            let decided = |(_, class): &&(_, Class)| matches!(class, Class::Met | Class::Failed);
            let cases = measured.toward.iter().filter(decided).count() as u64;
            (models::score(program, *model, *facet, &measured.toward), cases)
        }
        Metric::Card(..) => {
            let cards = measured.cards[0];
            (measured.card_sum.map(|sum| sum.by(Ratio::new(cards.into(), 1))), cards)
        }
        Metric::Gap(model, facet) => {
            let is_case = |answers: &&Answers| answers.iter().any(|(_, known)| known.is_some());
            let cases = measured.answers.iter().filter(is_case).count() as u64;
            let figure = models::gap(program, *model, *facet, &measured.answers);
            (figure.filter(|_| cases > 0), cases)
        }
        Metric::Spread(..) => unreachable!("a spread of a spread"),
    };
    measured.figure = figure.filter(|_| cases > 0);
    cases
}

fn is_best(program: &Program, field: FieldId) -> impl Fn(&Decimal) -> bool {
    let Type::Scale { high, .. } = program.fields[field.index()].ty else {
        panic!("csat without a scale")
    };
    move |value| *value >= high - Decimal::ONE
}

fn judge(program: &Program, require: &Require, measured: &mut Measured, cases: u64) {
    let Some(figure) = measured.figure else { return };
    if cases < u64::from(require.at_least.unwrap_or(0)) {
        return;
    }
    let target = Ratio::of(number(&require.target));
    let Some(confidence) = require.confidence else {
        measured.attained = Some(compares(figure, require.op, target));
        return;
    };
    let confidence = f64::try_from(confidence).unwrap();
    measured.range = range(program, require, measured, confidence);
    measured.attained = measured.range.and_then(|range| placed(range, require.op, target.float()));
}

fn range(
    program: &Program,
    require: &Require,
    measured: &Measured,
    confidence: f64,
) -> Option<(f64, Option<f64>)> {
    let both = |(low, high): Ends| (low, Some(high));
    match &require.metric {
        Metric::Rate(_) | Metric::Csat(_) => {
            let (hits, cases) = hits(program, &require.metric, measured);
            Some(both(share(hits, cases, confidence)))
        }
        Metric::Nps(_) => {
            let cases = measured.values.len() as u64;
            let count = |test: &dyn Fn(&&Decimal) -> bool| {
                measured.values.iter().filter(test).count() as u64
            };
            let promoters = count(&|value| **value >= Decimal::from(9));
            let detractors = count(&|value| **value <= Decimal::from(6));
            let (p, d) = (promoters as f64 / cases as f64, detractors as f64 / cases as f64);
            let correlation = if promoters * detractors == 0 {
                0.0
            } else {
                -(p * d / ((1.0 - p) * (1.0 - d))).sqrt()
            };
            let (a, b) =
                (share(promoters, cases, confidence), share(detractors, cases, confidence));
            let (low, high) = difference(p, a, d, b, correlation);
            Some((low * 100.0, Some(high * 100.0)))
        }
        Metric::Score(model, facet) => {
            models::score_ends(program, *model, *facet, &measured.toward, confidence).map(both)
        }
        Metric::Median(_) => percentile_range(&measured.values, 0.5, confidence),
        Metric::Percentile(share, _) => {
            percentile_range(&measured.values, f64::try_from(*share).unwrap(), confidence)
        }
        _ => None,
    }
}

/// From the first value below which the percentile may lie to the first at or below which it must.
fn percentile_range(
    values: &[Decimal],
    wanted: f64,
    confidence: f64,
) -> Option<(f64, Option<f64>)> {
    let ends = |value: &Decimal| {
        let below = values.iter().filter(|other| *other <= value).count() as u64;
        share(below, values.len() as u64, confidence)
    };
    let float = |value: &Decimal| f64::try_from(*value).unwrap();
    let low = values.iter().find(|value| rounded(ends(value).1) >= wanted).map(float)?;
    Some((low, values.iter().find(|value| rounded(ends(value).0) >= wanted).map(float)))
}

fn hits(program: &Program, metric: &Metric, measured: &Measured) -> (u64, u64) {
    let of = |class| measured.verdicts.get(&class).copied().unwrap_or_default();
    match metric {
        Metric::Csat(field) => {
            let best = is_best(program, *field);
            let hits = measured.values.iter().filter(|value| best(value)).count();
            (hits as u64, measured.values.len() as u64)
        }
        _ => (of(Class::Met), of(Class::Met) + of(Class::Failed)),
    }
}

/// The highest less the lowest figure of the groups with enough cases.
fn spread(program: &Program, require: &Require, inner: &Require, groups: ByGroup) -> Measured {
    let needed = u64::from(require.at_least.unwrap_or(1)).max(1);
    let (mut whole, mut figures, mut enough) = (Measured::default(), Vec::new(), Vec::new());
    for (name, mut measured) in groups {
        let cases = finish(program, inner, &mut measured);
        if name[0] == "(missing)" {
            continue;
        }
        whole.among.insert(name[0].clone(), cases);
        if let (Some(figure), true) = (measured.figure, cases >= needed) {
            figures.push(figure);
            enough.push(hits(program, &inner.metric, &measured));
        }
    }
    if figures.len() < 2 {
        return whole;
    }
    let highest = figures.iter().fold(figures[0], |a, b| if a.is_below(*b) { *b } else { a });
    let lowest = figures.iter().fold(figures[0], |a, b| if b.is_below(a) { *b } else { a });
    let figure = highest.less(lowest);
    whole.figure = Some(figure);
    let target = Ratio::of(number(&require.target));
    whole.attained = match require.confidence {
        None => Some(compares(figure, require.op, target)),
        Some(_) if !matches!(inner.metric, Metric::Rate(_) | Metric::Csat(_)) => None,
        Some(confidence) => {
            let (low, high) = spread_range(&enough, f64::try_from(confidence).unwrap());
            whole.range = Some((low, Some(high)));
            placed((low, Some(high)), require.op, target.float())
        }
    };
    if figures.len() < whole.among.len() {
        let upward = matches!(require.op, CompareOp::Less | CompareOp::LessEqual);
        whole.attained = whole.attained.filter(|attained| upward && !attained);
    }
    whole
}

fn spread_range(groups: &[(u64, u64)], confidence: f64) -> Ends {
    let pairs = groups.len() * (groups.len() - 1) / 2;
    let each = 1.0 - (1.0 - confidence) / pairs as f64;
    let mut ends = (0.0_f64, 0.0_f64);
    for (i, one) in groups.iter().enumerate() {
        for (j, other) in groups.iter().enumerate() {
            if i != j {
                let (p, q) = (one.0 as f64 / one.1 as f64, other.0 as f64 / other.1 as f64);
                let (a, b) = (share(one.0, one.1, each), share(other.0, other.1, each));
                let (low, high) = difference(p, a, q, b, 0.0);
                ends = (ends.0.max(low), ends.1.max(high));
            }
        }
    }
    ends
}

/// The smallest value with at least that share of all values at or below it.
fn nearest_rank(values: &[Decimal], share: Decimal) -> Option<Ratio> {
    let needed = share * Decimal::from(values.len());
    let at_or_below =
        |value: &Decimal| Decimal::from(values.iter().filter(|other| *other <= value).count());
    values.iter().copied().find(|value| at_or_below(value) >= needed).map(Ratio::of)
}

fn compares(figure: Ratio, op: CompareOp, target: Ratio) -> bool {
    let (below, above) = (figure.is_below(target), target.is_below(figure));
    match op {
        CompareOp::Less => below,
        CompareOp::LessEqual => !above,
        CompareOp::Greater => above,
        CompareOp::GreaterEqual => !below,
        CompareOp::Equal => !below && !above,
        CompareOp::NotEqual => below || above,
    }
}

/// As ends are compared.
fn rounded(end: f64) -> f64 {
    (end * 1e12).round() / 1e12
}

/// Whether all of a range compares so, none of it, or a part.
fn placed((low, high): (f64, Option<f64>), op: CompareOp, target: f64) -> Option<bool> {
    let (low, high) = (rounded(low), high.map_or(f64::INFINITY, rounded));
    let target = rounded(target);
    let (all, none) = match op {
        CompareOp::Less => (high < target, low >= target),
        CompareOp::LessEqual => (high <= target, low > target),
        CompareOp::Greater => (low > target, high <= target),
        CompareOp::GreaterEqual => (low >= target, high < target),
        CompareOp::Equal | CompareOp::NotEqual => panic!("not generated: {op:?}"),
    };
    if all { Some(true) } else { none.then_some(false) }
}

fn number(value: &Value) -> Decimal {
    match value {
        Value::Number(number) => *number,
        Value::Duration(length) => length.0.into(),
        Value::Money(money) => money.amount,
        other => panic!("{other:?} is no number"),
    }
}
