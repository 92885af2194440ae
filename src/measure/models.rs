//! Models over the whole log, whether a standard asks for them or not.

use super::asking::Asking;
use super::cases::{Cases, FacetGap, FacetScore, cases};
use super::cell::Cell;
use super::figure::{Figure, figure};
use super::items::Item;
use super::score::ByExpectation;
use super::tally::Tallies;
use crate::check::program::{Metric, ModelId, Program, Target};
use crate::unit::Decimal;

/// One model that something counts toward.
#[derive(Clone, PartialEq, Debug)]
pub struct ModelResult {
    /// Which.
    pub model: ModelId,
    /// From verdicts, if expectations count toward it.
    pub score: Option<ModelScore>,
    /// From a survey, if a standard asks for a gap.
    pub gap: Option<ModelGap>,
}

/// A model from verdicts.
#[derive(Clone, PartialEq, Debug)]
pub struct ModelScore {
    /// Of the whole; `None` without weights, or while a facet is undecided.
    pub figure: Option<Figure>,
    /// Every facet.
    pub facets: Vec<FacetScore>,
    /// The part of all weights that belongs to facets with a score.
    pub weight: Decimal,
}

/// A model from a survey.
#[derive(Clone, PartialEq, Debug)]
pub struct ModelGap {
    /// Of the whole; `None` without weights, or while a facet has no pair.
    pub figure: Option<Figure>,
    /// Every facet.
    pub facets: Vec<FacetGap>,
    /// Records that are a case of some pair of items.
    pub records: u64,
}

/// All that something counts toward, as declared.
pub(super) fn models(program: &Program, asking: &[Asking], tallies: &Tallies) -> Vec<ModelResult> {
    let requires = program.standards.iter().map(|standard| standard.requires.len()).sum();
    let mut gaps = program.surveyed().zip(asking.iter().zip(&tallies.cells).skip(requires));
    let mut next_gap = gaps.next();
    let mut results = Vec::new();
    for at in 0..program.models.len() as u16 {
        let model = ModelId(at);
        let mut gap = None;
        if let Some((_, (asking, cells))) = next_gap.take_if(|(surveyed, _)| *surveyed == model) {
            let empty = Cell::new(&asking.metric);
            let cell = cells.values().next().unwrap_or(&empty);
            gap = model_gap(program, asking, cell);
            next_gap = gaps.next();
        }
        let score = model_score(program, model, tallies);
        if score.is_some() || gap.is_some() {
            results.push(ModelResult { model, score, gap });
        }
    }
    results
}

fn model_gap(program: &Program, asking: &Asking, cell: &Cell) -> Option<ModelGap> {
    let Cases::Pairs { records, facets } = cases(asking, cell, program) else { return None };
    let Metric::Gap(model, _) = asking.metric else { return None };
    let weighted = is_weighted(program, model);
    let figure = figure(asking, cell, program).filter(|_| weighted);
    Some(ModelGap { figure, facets, records })
}

fn model_score(program: &Program, model: ModelId, tallies: &Tallies) -> Option<ModelScore> {
    let asking = Asking::score(program, model);
    if asking.items.is_empty() {
        return None;
    }
    let of = |item: &Item| (item.expectation, tallies.of(Target::Expectation(item.expectation)));
    let cell = Cell::Score(asking.items.iter().map(of).collect::<ByExpectation>());
    let figure = figure(&asking, &cell, program).filter(|_| is_weighted(program, model));
    let Cases::Score { facets, weight, .. } = cases(&asking, &cell, program) else { return None };
    Some(ModelScore { figure, facets, weight })
}

fn is_weighted(program: &Program, model: ModelId) -> bool {
    program.models[model.index()].facets.iter().any(|facet| facet.weight.is_some())
}
