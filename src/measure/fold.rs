//! Journeys folded into tallies, one by one.

use super::asking::Asking;
use super::card::{Card, card};
use super::cell::Cell;
use super::group::GroupValue;
use super::models::{ModelResult, models};
use super::sight::{Asked, Sight};
use super::standard::{StandardResult, standards};
use super::tally::Tallies;
use crate::check::program::{
    Counted, ExpectationId, FieldId, GroupBy, Metric, Owner, Program, RecoveryId, Scope, Target,
    TouchpointId,
};
use crate::clock::CalendarPeriod;
use crate::judge::verdict::{JourneyVerdicts, Occurrence, Outcome, Row, Verdict};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// Knows what a program wants measured.
#[derive(Clone, Debug)]
pub struct Measure<'p> {
    pub(super) program: &'p Program,
    zone: TimeZone,
    /// One a requirement, then one for each model of which a gap is asked.
    pub(super) asking: Vec<Asking>,
}

/// What is gathered for one requirement, by group.
pub(super) type Cells = BTreeMap<Vec<GroupValue>, Cell>;

/// What an occurrence adds to a metric.
enum Added {
    Nothing,
    Verdict(Verdict),
    Outcomes(Vec<(ExpectationId, Verdict)>),
    Card(Card),
}

impl<'p> Measure<'p> {
    /// For a program without errors. An unknown zone, which `check` refuses, counts as UTC.
    pub fn new(program: &'p Program) -> Self {
        let zone = TimeZone::get(&program.service.zone).unwrap_or(TimeZone::UTC);
        let requires = program.standards.iter().flat_map(|standard| &standard.requires);
        let of_models = program.surveyed().map(|model| Asking::gap(program, model));
        let asking: Vec<Asking> =
            requires.map(|require| Asking::of(program, require)).chain(of_models).collect();
        Self { program, zone, asking }
    }

    /// Nothing counted yet.
    pub fn start(&self) -> Tallies {
        Tallies::new(self.asking.len())
    }

    /// Counts what was judged of a journey, or of a customer for a moment `per customer`.
    pub fn add_verdicts(
        &self,
        tallies: &mut Tallies,
        verdicts: &JourneyVerdicts,
        sight: &impl Sight,
    ) {
        for undecided in &verdicts.undecided {
            *tallies.undecided.entry((undecided.owner, undecided.field)).or_default() += 1;
        }
        let by_standards = self.asking.iter().any(Asking::counts_verdicts);
        for occurrence in &verdicts.occurrences {
            let whole = target(occurrence.owner);
            tallies.count(whole, occurrence.verdict);
            for outcome in &occurrence.outcomes {
                let part = Target::Expectation(outcome.expectation);
                tallies.count(part, outcome.verdict);
                count_unknown(tallies, outcome);
            }
            if by_standards {
                self.add_to_standards(tallies, occurrence, sight);
            }
        }
    }

    /// What came of it, standard by standard.
    pub fn standards(&self, tallies: &Tallies) -> Vec<StandardResult> {
        standards(self.program, &self.asking, tallies)
    }

    /// What came of each model.
    pub fn models(&self, tallies: &Tallies) -> Vec<ModelResult> {
        models(self.program, &self.asking, tallies)
    }

    fn add_to_standards(&self, tallies: &mut Tallies, occurrence: &Occurrence, sight: &impl Sight) {
        for (asking, cells) in self.asking.iter().zip(&mut tallies.cells) {
            let added = self.added(asking, occurrence);
            if matches!(added, Added::Nothing) {
                continue;
            }
            for group in self.groups_of(asking, occurrence, sight) {
                match (&added, cell(cells, group, &asking.metric)) {
                    (Added::Verdict(verdict), Cell::Verdicts(counts)) => counts.add(*verdict),
                    (Added::Outcomes(outcomes), Cell::Score(by_expectation)) => {
                        for (expectation, verdict) in outcomes {
                            by_expectation.entry(*expectation).or_default().add(*verdict);
                        }
                    }
                    (Added::Card(card), Cell::Cards(cards)) => cards.add(*card),
                    _ => {}
                }
            }
        }
    }

    /// Counts what became of recoveries that are owed for occurrences (by their position), each grouped as its occurrence is.
    pub fn add_recoveries(
        &self,
        tallies: &mut Tallies,
        verdicts: &JourneyVerdicts,
        owed: impl Iterator<Item = (RecoveryId, u32, Verdict)>,
        sight: &impl Sight,
    ) {
        for (recovery, occurrence, became) in owed {
            if let Some(occurrence) = verdicts.occurrences.get(occurrence as usize) {
                self.add_recovery(tallies, recovery, became, occurrence, sight);
            }
        }
    }

    fn add_recovery(
        &self,
        tallies: &mut Tallies,
        recovery: RecoveryId,
        became: Verdict,
        occurrence: &Occurrence,
        sight: &impl Sight,
    ) {
        for (asking, cells) in self.asking.iter().zip(&mut tallies.cells) {
            let (Metric::Rate(of) | Metric::Failed(of) | Metric::Count(of)) = asking.metric else {
                continue;
            };
            if of == Counted::Recovery(recovery) {
                for group in self.groups_of(asking, occurrence, sight) {
                    if let Cell::Verdicts(counts) = cell(cells, group, &asking.metric) {
                        counts.add(became);
                    }
                }
            }
        }
    }

    /// The groups of an occurrence.
    fn groups_of(
        &self,
        asking: &Asking,
        occurrence: &Occurrence,
        sight: &impl Sight,
    ) -> Vec<Vec<GroupValue>> {
        let asked = self.asked(occurrence, sight);
        let own = match occurrence.owner {
            Owner::Touchpoint(touchpoint) => Some(touchpoint),
            Owner::Moment(_) => None,
        };
        self.groups(&asking.per, asked, occurrence.start, own, sight)
    }

    /// What a metric counts of an occurrence.
    fn added(&self, asking: &Asking, occurrence: &Occurrence) -> Added {
        match asking.metric {
            Metric::Score(..) => {
                let on_it = |id| asking.items.iter().any(|item| item.expectation == id);
                let outcomes = occurrence.outcomes.iter();
                let outcomes: Vec<_> = outcomes
                    .filter(|outcome| on_it(outcome.expectation))
                    .map(|outcome| (outcome.expectation, outcome.verdict))
                    .collect();
                if outcomes.is_empty() { Added::Nothing } else { Added::Outcomes(outcomes) }
            }
            Metric::Card(model, facet) => {
                let model = &self.program.models[model.index()];
                let card = card(model, facet, &asking.items, occurrence);
                card.map_or(Added::Nothing, Added::Card)
            }
            _ => verdict_of(&asking.metric, occurrence).map_or(Added::Nothing, Added::Verdict),
        }
    }

    /// Where an occurrence is asked for what it is grouped by: as forms without a clock are.
    fn asked(&self, occurrence: &Occurrence, sight: &impl Sight) -> Asked {
        let Owner::Moment(moment) = occurrence.owner else {
            return Asked::Record(occurrence.start);
        };
        let now = sight.rows().last().copied().unwrap_or(occurrence.start);
        match self.program.moments[moment.index()].scope {
            Scope::At(_) => Asked::State(occurrence.start),
            Scope::Episode { .. } => Asked::State(occurrence.end.unwrap_or(now)),
            Scope::Journey => Asked::State(now),
        }
    }

    /// The groups a case belongs to: one, but for a record that is several touchpoints.
    pub(super) fn groups(
        &self,
        per: &[GroupBy],
        asked: Asked,
        start: Row,
        own: Option<TouchpointId>,
        sight: &impl Sight,
    ) -> Vec<Vec<GroupValue>> {
        let mut groups = vec![Vec::with_capacity(per.len())];
        for by in per {
            let values = match *by {
                GroupBy::Field(field) => vec![GroupValue::of_value(sight.field(field, asked))],
                GroupBy::Segment(id) => vec![GroupValue::of_segment(sight.segment(id, asked))],
                GroupBy::Period(kind) => {
                    let period = CalendarPeriod::of(sight.time(start), kind, &self.zone);
                    vec![GroupValue::Period(period)]
                }
                GroupBy::Touchpoint => {
                    let those = own.map_or_else(|| sight.touchpoints(start), |own| vec![own]);
                    match those.as_slice() {
                        [] => vec![GroupValue::Missing],
                        those => those.iter().map(|id| GroupValue::Touchpoint(*id)).collect(),
                    }
                }
            };
            let with = |group: &Vec<GroupValue>, value: &GroupValue| {
                group.iter().chain([value]).cloned().collect::<Vec<_>>()
            };
            groups = groups
                .iter()
                .flat_map(|group| values.iter().map(|value| with(group, value)))
                .collect();
        }
        groups
    }
}

pub(super) fn cell<'c>(
    cells: &'c mut Cells,
    group: Vec<GroupValue>,
    metric: &Metric,
) -> &'c mut Cell {
    cells.entry(group).or_insert_with(|| Cell::new(metric))
}

fn count_unknown(tallies: &mut Tallies, outcome: &Outcome) {
    if outcome.verdict != Verdict::Unknown {
        return;
    }
    let mut fields: Vec<FieldId> =
        outcome.evidence.unknown.iter().map(|(field, _)| *field).collect();
    fields.sort_unstable();
    fields.dedup();
    for field in fields {
        *tallies.unknown.entry((outcome.expectation, field)).or_default() += 1;
    }
}

/// The verdict that a metric counts of this occurrence, if it asks for it.
fn verdict_of(metric: &Metric, occurrence: &Occurrence) -> Option<Verdict> {
    let (Metric::Rate(wanted) | Metric::Failed(wanted) | Metric::Count(wanted)) = metric else {
        return None;
    };
    let Counted::Verdicts(wanted) = *wanted else { return None };
    match wanted {
        Target::Expectation(id) => occurrence
            .outcomes
            .iter()
            .find(|outcome| outcome.expectation == id)
            .map(|outcome| outcome.verdict),
        whole => (whole == target(occurrence.owner)).then_some(occurrence.verdict),
    }
}

fn target(owner: Owner) -> Target {
    match owner {
        Owner::Touchpoint(id) => Target::Touchpoint(id),
        Owner::Moment(id) => Target::Moment(id),
    }
}
