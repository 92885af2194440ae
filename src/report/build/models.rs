//! Models of service quality as the model of the report says them.

use crate::check::program::{Facet, Metric, Program};
use crate::measure;
use crate::report::model::{FacetGap, FacetScore, ModelGap, ModelScore, QualityModel};
use crate::unit::Decimal;

/// One model.
pub(super) fn model(program: &Program, result: &measure::ModelResult) -> QualityModel {
    let declared = &program.models[result.model.index()];
    let score = |score: &measure::ModelScore| ModelScore {
        value: score.figure.as_ref().map(measure::Figure::value),
        weight: positive(score.weight),
        facets: scored(&declared.facets, &score.facets),
    };
    let gap = |gap: &measure::ModelGap| ModelGap {
        value: gap.figure.as_ref().map(measure::Figure::value),
        records: gap.records,
        facets: gapped(&declared.facets, &gap.facets),
    };
    QualityModel {
        name: declared.label.name.clone(),
        title: declared.label.title.clone(),
        score: result.score.as_ref().map(score),
        gap: result.gap.as_ref().map(gap),
    }
}

/// The facets that a requirement on a score rests on.
pub(super) fn facet_scores(
    program: &Program,
    metric: &Metric,
    facets: &[measure::FacetScore],
) -> Vec<FacetScore> {
    scored(declared(program, metric), facets)
}

/// The facets that a requirement on a gap rests on.
pub(super) fn facet_gaps(
    program: &Program,
    metric: &Metric,
    facets: &[measure::FacetGap],
) -> Vec<FacetGap> {
    gapped(declared(program, metric), facets)
}

/// A part of the weights, where there are any.
pub(super) fn positive(weight: Decimal) -> Option<Decimal> {
    (weight > Decimal::ZERO).then(|| weight.normalize())
}

fn declared<'p>(program: &'p Program, metric: &Metric) -> &'p [Facet] {
    match metric {
        Metric::Score(model, _) | Metric::Card(model, _) | Metric::Gap(model, _) => {
            &program.models[model.index()].facets
        }
        _ => &[],
    }
}

fn scored(declared: &[Facet], facets: &[measure::FacetScore]) -> Vec<FacetScore> {
    let one = |of: &measure::FacetScore| {
        let facet = declared.get(of.facet as usize)?;
        Some(FacetScore {
            name: facet.label.name.clone(),
            title: facet.label.title.clone(),
            weight: facet.weight,
            value: of.score.map(|score| score.normalize()),
            counts: of.counts.into(),
        })
    };
    facets.iter().filter_map(one).collect()
}

fn gapped(declared: &[Facet], facets: &[measure::FacetGap]) -> Vec<FacetGap> {
    let one = |of: &measure::FacetGap| {
        let facet = declared.get(of.facet as usize)?;
        Some(FacetGap {
            name: facet.label.name.clone(),
            title: facet.label.title.clone(),
            weight: facet.weight,
            value: of.gap.map(|gap| gap.normalize()),
            pairs: of.pairs,
            unpaired: of.unpaired,
        })
    };
    facets.iter().filter_map(one).collect()
}
