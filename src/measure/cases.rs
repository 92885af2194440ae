//! What a figure rests on.

use super::asking::Asking;
use super::cell::Cell;
use super::figure::Figure;
use super::gap::Gaps;
use super::group::GroupValue;
use super::peak_end::PeakEnds;
use super::score::{ByExpectation, facet_score, score, share};
use super::tally::Counts;
use crate::check::program::{ExpectationId, Metric, ModelId, Program};
use crate::unit::Decimal;
use std::collections::BTreeSet;

/// The cases a figure rests on.
#[derive(Clone, PartialEq, Debug)]
pub enum Cases {
    /// Occurrences, by verdict.
    Verdicts(Counts),
    /// Answers to "how likely are you to recommend us".
    Recommendations {
        /// 9 and 10.
        promoters: u64,
        /// Above 6 and below 9.
        passives: u64,
        /// 0 to 6.
        detractors: u64,
    },
    /// Answers on a scale.
    Answers {
        /// The two best ones.
        best: u64,
        /// All.
        answers: u64,
    },
    /// Records on which the field is known.
    Values(u64),
    /// Verdicts that count toward a model or facet.
    Score {
        /// Those of every expectation that counts, once.
        counts: Counts,
        /// Each facet asked for.
        facets: Vec<FacetScore>,
        /// The part of all weights that belongs to facets with a score.
        weight: Decimal,
    },
    /// Scorecards.
    Cards {
        /// Those with a score, the void ones among them.
        decided: u64,
        /// Those that a `must` made void.
        void: u64,
        /// Those that cannot be told yet.
        undecided: u64,
    },
    /// Answers of a survey.
    Pairs {
        /// Records that are a case of some pair of items.
        records: u64,
        /// Each facet asked for.
        facets: Vec<FacetGap>,
    },
    /// Journeys with ratings.
    Journeys {
        /// How many.
        journeys: u64,
        /// How many ratings they have.
        ratings: u64,
        /// The plain mean of these; `None` without any.
        mean: Option<Figure>,
    },
    /// Groups that are compared.
    Groups {
        /// Each with its figure, as displayed.
        groups: Vec<SpreadGroup>,
        /// Deciding cases that belong to no group.
        ungrouped: u64,
    },
}

/// A facet and what counts toward it.
#[derive(Clone, PartialEq, Debug)]
pub struct FacetScore {
    /// Position in the model.
    pub facet: u16,
    /// Its score; `None` without a decided `must` or `should`.
    pub score: Option<Decimal>,
    /// The verdicts.
    pub counts: Counts,
}

/// A facet and its pairs of items.
#[derive(Clone, PartialEq, Debug)]
pub struct FacetGap {
    /// Position in the model.
    pub facet: u16,
    /// Its gap; `None` without any pair.
    pub gap: Option<Decimal>,
    /// Cases of its pairs.
    pub pairs: u64,
    /// Perceived where nothing is known to have been expected: left out.
    pub unpaired: u64,
}

/// A group among those compared.
#[derive(Clone, PartialEq, Debug)]
pub struct SpreadGroup {
    /// Which.
    pub value: GroupValue,
    /// Its figure; `None` without a case that decides.
    pub figure: Option<Figure>,
    /// How many cases decide it.
    pub deciding: u64,
    /// Whether it has the cases that it needs.
    pub enough: bool,
}

impl Cases {
    /// How many cases decide the figure of a metric: met or failed ones for rates, failures and
    /// scores, all occurrences for a count, else the values, cards, records or journeys.
    pub fn deciding(&self, metric: &Metric) -> u64 {
        match self {
            Self::Verdicts(counts) if matches!(metric, Metric::Count(_)) => counts.occurrences(),
            Self::Verdicts(counts) | Self::Score { counts, .. } => counts.decided(),
            Self::Recommendations { promoters, passives, detractors } => {
                promoters + passives + detractors
            }
            Self::Answers { answers, .. } => *answers,
            Self::Values(count) => *count,
            Self::Cards { decided, .. } => *decided,
            Self::Pairs { records, .. } => *records,
            Self::Journeys { journeys, .. } => *journeys,
            Self::Groups { groups, .. } => groups.iter().map(|group| group.deciding).sum(),
        }
    }
}

/// What was gathered, as cases.
pub(super) fn cases(asking: &Asking, cell: &Cell, program: &Program) -> Cases {
    match cell {
        Cell::Verdicts(counts) => Cases::Verdicts(*counts),
        &Cell::Recommendations { promoters, passives, detractors } => {
            Cases::Recommendations { promoters, passives, detractors }
        }
        &Cell::Answers { best, answers } => Cases::Answers { best, answers },
        &Cell::Sum { count, .. } => Cases::Values(count),
        Cell::Values(values) => Cases::Values(values.values().sum()),
        Cell::Score(by_expectation) => score_cases(asking, by_expectation, program),
        Cell::Cards(cards) => {
            let (decided, void, undecided) = (cards.decided, cards.void, cards.undecided);
            Cases::Cards { decided, void, undecided }
        }
        Cell::Gaps(gaps) => gap_cases(asking, gaps, program),
        Cell::PeakEnds(ends) => journeys(asking, ends, program),
    }
}

fn score_cases(asking: &Asking, by_expectation: &ByExpectation, program: &Program) -> Cases {
    let (Metric::Score(model, facet) | Metric::Card(model, facet)) = asking.metric else {
        return Cases::Values(0);
    };
    let of = |id: ExpectationId| by_expectation.get(&id).copied().unwrap_or_default();
    let total = |ids: BTreeSet<ExpectationId>| {
        let mut counts = Counts::default();
        for id in ids {
            counts.merge(&of(id));
        }
        counts
    };
    let facet_of = |at: u16| {
        let items = || asking.items.iter().filter(move |item| item.facet == at);
        FacetScore {
            facet: at,
            score: facet_score(items(), |id| share(&of(id))).figure(),
            counts: total(items().map(|item| item.expectation).collect()),
        }
    };
    let declared = &program.models[model.index()];
    let (_, weight) = score(declared, facet, &asking.items, |id| share(&of(id)));
    Cases::Score {
        counts: total(asking.items.iter().map(|item| item.expectation).collect()),
        facets: facets(program, model, facet).map(facet_of).collect(),
        weight: weight.normalize(),
    }
}

fn gap_cases(asking: &Asking, gaps: &Gaps, program: &Program) -> Cases {
    let Metric::Gap(model, facet) = asking.metric else { return Cases::Values(0) };
    let facet_of = |at: u16| {
        let (pairs, unpaired) = gaps.of_facet(&asking.pairs, at);
        FacetGap { facet: at, gap: gaps.facet_gap(&asking.pairs, at).figure(), pairs, unpaired }
    };
    let facets = facets(program, model, facet).map(facet_of).collect();
    Cases::Pairs { records: gaps.records, facets }
}

fn journeys(asking: &Asking, ends: &PeakEnds, program: &Program) -> Cases {
    let unit = super::figure::unit_of(program, &asking.metric);
    let mean = (ends.ratings > 0).then(|| Figure {
        numerator: ends.all.total(),
        denominator: ends.ratings,
        unit,
    });
    Cases::Journeys { journeys: ends.journeys, ratings: ends.ratings, mean }
}

/// The facet asked for, or all of the model's.
fn facets(program: &Program, model: ModelId, facet: Option<u16>) -> impl Iterator<Item = u16> {
    let all = program.models[model.index()].facets.len() as u16;
    (0..all).filter(move |at| facet.is_none_or(|facet| facet == *at))
}
