//! Scores, cards, gaps, peak and end, as `docs/language.md` says them.

use super::Journey;
use super::forms::Class;
use super::intervals::{Ends, share};
use super::ratio::Ratio;
use super::verdicts::Told;
use mot::check::program::{ExpectationId, FieldId, ModelId, Program, Type};
use mot::syntax::ast::Level;
use mot::unit::Decimal;
use mot::value::Value;
use std::collections::BTreeSet;

/// Something that counts toward a facet.
struct Item {
    expectation: ExpectationId,
    facet: u16,
    weight: Ratio,
    level: Level,
}

fn items(program: &Program, model: ModelId, facet: Option<u16>) -> Vec<Item> {
    let mut items = Vec::new();
    for (at, expectation) in program.expectations.iter().enumerate() {
        for toward in &expectation.toward {
            if toward.model == model && (facet.is_none() || facet == Some(toward.facet)) {
                items.push(Item {
                    expectation: ExpectationId(at as u16),
                    facet: toward.facet,
                    weight: Ratio::of(toward.weight),
                    level: expectation.level,
                });
            }
        }
    }
    items
}

/// The classes of the verdicts of one occurrence that count toward a model or facet.
pub fn counting(
    program: &Program,
    told: &Told,
    model: ModelId,
    facet: Option<u16>,
) -> Vec<(ExpectationId, Class)> {
    let items = items(program, model, facet);
    let counts = |id: ExpectationId| items.iter().any(|item| item.expectation == id);
    let ways = told.outcomes.iter().filter(|ways| counts(ways.expectation));
    ways.map(|ways| (ways.expectation, ways.class)).collect()
}

/// What is known of a figure.
#[derive(Clone, Copy, PartialEq)]
enum Known {
    Of(Ratio),
    Undecided,
    Nothing,
}

/// `score(m)` or `score(m.f)` of so many verdicts.
pub fn score(
    program: &Program,
    model: ModelId,
    facet: Option<u16>,
    verdicts: &[(ExpectationId, Class)],
) -> Option<Ratio> {
    match known_score(program, model, facet, verdicts) {
        Known::Of(score) => Some(score),
        Known::Undecided | Known::Nothing => None,
    }
}

fn known_score(
    program: &Program,
    model: ModelId,
    facet: Option<u16>,
    verdicts: &[(ExpectationId, Class)],
) -> Known {
    let items = items(program, model, facet);
    if let Some(facet) = facet {
        return facet_score(&items, facet, verdicts);
    }
    let (mut sum, mut weights) = (Ratio::ZERO, Ratio::ZERO);
    for (at, facet) in program.models[model.index()].facets.iter().enumerate() {
        let weight = Ratio::of(facet.weight.unwrap());
        match facet_score(&items, at as u16, verdicts) {
            Known::Undecided => return Known::Undecided,
            Known::Nothing => {}
            Known::Of(score) => {
                weights = weights.plus(weight.size());
                let borne = weight.is_below(Ratio::ZERO);
                let counted = if borne { Ratio::ONE.less(score) } else { score };
                sum = sum.plus(weight.times(counted));
            }
        }
    }
    if weights.is_zero() { Known::Nothing } else { Known::Of(sum.by(weights)) }
}

fn facet_score(items: &[Item], facet: u16, verdicts: &[(ExpectationId, Class)]) -> Known {
    let (mut sum, mut weights, mut undecided) = (Ratio::ZERO, Ratio::ZERO, false);
    for item in items.iter().filter(|item| item.facet == facet) {
        let count = |wanted: Class| {
            let of_it =
                verdicts.iter().filter(|(id, class)| (*id, *class) == (item.expectation, wanted));
            of_it.count() as i128
        };
        let (met, failed) = (count(Class::Met), count(Class::Failed));
        if met + failed > 0 {
            sum = sum.plus(item.weight.times(Ratio::new(met, met + failed)));
            if item.level != Level::Delight {
                weights = weights.plus(item.weight);
            }
        } else if count(Class::Open) + count(Class::Unknown) > 0 {
            undecided = true;
        }
    }
    match (weights.is_zero(), undecided) {
        (false, _) => {
            let score = sum.by(weights);
            Known::Of(if Ratio::ONE.is_below(score) { Ratio::ONE } else { score })
        }
        (true, true) => Known::Undecided,
        (true, false) => Known::Nothing,
    }
}

/// The score of all the lower, and of all the upper ends of the shares of what has decided cases.
pub fn score_ends(
    program: &Program,
    model: ModelId,
    facet: Option<u16>,
    verdicts: &[(ExpectationId, Class)],
    confidence: f64,
) -> Option<Ends> {
    score(program, model, facet, verdicts)?;
    let hits = |id: ExpectationId| {
        let count = |wanted: Class| {
            verdicts.iter().filter(|(of, class)| (*of, *class) == (id, wanted)).count() as u64
        };
        (count(Class::Met), count(Class::Met) + count(Class::Failed))
    };
    let ids: BTreeSet<ExpectationId> = verdicts.iter().map(|(id, _)| *id).collect();
    let decided = ids.iter().filter(|id| hits(**id).1 > 0).count();
    let each = 1.0 - (1.0 - confidence) / decided as f64;
    let items = items(program, model, facet);
    let end = |which: fn(Ends) -> f64| {
        let (mut sum, mut weights) = (0.0, 0.0);
        for (at, declared) in program.models[model.index()].facets.iter().enumerate() {
            let of_facet = items.iter().filter(|item| usize::from(item.facet) == at);
            let of_facet: Vec<&Item> =
                of_facet.filter(|item| hits(item.expectation).1 > 0).collect();
            let based = of_facet.iter().filter(|item| item.level != Level::Delight);
            let base: f64 = based.map(|item| item.weight.float()).sum();
            if base == 0.0 {
                continue;
            }
            let share = |item: &&Item| {
                let (met, cases) = hits(item.expectation);
                item.weight.float() * which(share(met, cases, each))
            };
            let score = (of_facet.iter().map(share).sum::<f64>() / base).min(1.0);
            let weight = declared.weight.map_or(100.0, |weight| Ratio::of(weight).float());
            let weight = if facet.is_some() { 100.0 } else { weight };
            sum += weight * if weight < 0.0 { 1.0 - score } else { score };
            weights += weight.abs();
        }
        sum / weights
    };
    Some((end(|it| it.0), end(|it| it.1)))
}

/// What a card came to.
#[derive(Clone, Copy)]
pub enum Card {
    Scored(Ratio),
    Void(Ratio),
    Undecided,
}

/// The card of an occurrence, if anything on it applies.
pub fn card(program: &Program, told: &Told, model: ModelId, facet: Option<u16>) -> Option<Card> {
    let mut verdicts = counting(program, told, model, facet);
    let of_must = |wanted: &[Class]| {
        verdicts.iter().any(|(id, class)| {
            program.expectations[id.index()].level == Level::Must && wanted.contains(class)
        })
    };
    let void = of_must(&[Class::Failed]);
    if !void && of_must(&[Class::Open, Class::Unknown]) {
        return Some(Card::Undecided);
    }
    if void {
        for (_, class) in &mut verdicts {
            if !matches!(class, Class::Exempt | Class::NotApplicable) {
                *class = Class::Failed;
            }
        }
    }
    match known_score(program, model, facet, &verdicts) {
        Known::Of(score) if void => Some(Card::Void(score)),
        Known::Of(score) => Some(Card::Scored(score)),
        Known::Undecided => Some(Card::Undecided),
        Known::Nothing => None,
    }
}

/// The differences of every pair of one record: by facet and pair, or that it is unpaired.
pub type Answers = Vec<((u16, usize), Option<Decimal>)>;

/// What one record says of a model's or facet's gap.
pub fn answers(journey: &Journey, at: usize, model: ModelId, facet: Option<u16>) -> Answers {
    let program = journey.story.program;
    let (own, state) = (journey.story.record(at), journey.story.state(at));
    let number = |value: Option<&Value>| match value {
        Some(Value::Number(number)) => Some(*number),
        _ => None,
    };
    let mut answers = Answers::new();
    for (number_of_facet, declared) in program.models[model.index()].facets.iter().enumerate() {
        if facet.is_some_and(|facet| facet as usize != number_of_facet) {
            continue;
        }
        for (pair, (expected, perceived)) in
            declared.expected.iter().zip(&declared.perceived).enumerate()
        {
            if let Some(perceived) = number(own.known.get(perceived)) {
                let expected = number(state.known.get(expected));
                let key = (number_of_facet as u16, pair);
                answers.push((key, expected.map(|expected| perceived - expected)));
            }
        }
    }
    answers
}

/// The gap of what all records say.
pub fn gap(
    program: &Program,
    model: ModelId,
    facet: Option<u16>,
    records: &[Answers],
) -> Option<Ratio> {
    let declared = &program.models[model.index()].facets;
    let of_facet = |facet: u16| {
        let mut means = Vec::new();
        for pair in 0..declared[facet as usize].perceived.len() {
            let all = records.iter().flatten().filter(|(key, _)| *key == (facet, pair));
            let cases: Vec<Decimal> = all.filter_map(|(_, difference)| *difference).collect();
            if !cases.is_empty() {
                let sum: Decimal = cases.iter().sum();
                means.push(Ratio::of(sum).by(Ratio::new(cases.len() as i128, 1)));
            }
        }
        let sum = means.iter().fold(Ratio::ZERO, |sum, mean| sum.plus(*mean));
        (!means.is_empty()).then(|| sum.by(Ratio::new(means.len() as i128, 1)))
    };
    match facet {
        Some(facet) => of_facet(facet),
        None => (0..declared.len()).try_fold(Ratio::ZERO, |sum, at| {
            let weight = Ratio::of(declared[at].weight.unwrap()).by(Ratio::new(100, 1));
            Some(sum.plus(weight.times(of_facet(at as u16)?)))
        }),
    }
}

/// Peak and end of one journey's ratings in order, added.
pub fn peak_and_end(program: &Program, field: FieldId, ratings: &[Decimal]) -> Decimal {
    let Type::Scale { low, high } = program.fields[field.index()].ty else {
        panic!("peak and end without a scale")
    };
    let middle = (low + high) / Decimal::from(2);
    let mut sorted = ratings.to_vec();
    // The farthest last; of two equally far, the lower one last.
    sorted.sort_by(|a, b| {
        let (far_a, far_b) = ((*a - middle).abs(), (*b - middle).abs());
        far_a.cmp(&far_b).then(b.cmp(a))
    });
    *sorted.last().unwrap() + *ratings.last().unwrap()
}
