//! Journeys folded into tallies, one by one.

use super::figure::{Cell, number};
use super::group::GroupValue;
use super::period::CalendarPeriod;
use super::sight::{Asked, Sight};
use super::standard::{StandardResult, standards};
use super::tally::Tallies;
use crate::check::program::{
    FieldId, GroupBy, Metric, Owner, Program, Require, Scope, Target, TouchpointId, Type,
};
use crate::judge::verdict::{JourneyVerdicts, Occurrence, Outcome, Row, Verdict};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// Knows what a program wants measured.
#[derive(Clone, Debug)]
pub struct Measure<'p> {
    program: &'p Program,
    zone: TimeZone,
    requires: Vec<&'p Require>,
    by_touchpoint: bool,
}

/// The touchpoints that records of one journey are.
type Touchpoints = BTreeMap<Row, Vec<TouchpointId>>;

impl<'p> Measure<'p> {
    /// For a program without errors. An unknown zone, which `check` refuses, counts as UTC.
    pub fn new(program: &'p Program) -> Self {
        let zone = TimeZone::get(&program.service.zone).unwrap_or(TimeZone::UTC);
        let requires = program.standards.iter().flat_map(|standard| &standard.requires);
        let requires: Vec<&Require> = requires.collect();
        let by_touchpoint =
            requires.iter().any(|require| require.per.contains(&GroupBy::Touchpoint));
        Self { program, zone, requires, by_touchpoint }
    }

    /// Nothing counted yet.
    pub fn start(&self) -> Tallies {
        Tallies { cells: vec![BTreeMap::new(); self.requires.len()], ..Tallies::default() }
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
        let here = self.touchpoints(verdicts);
        for occurrence in &verdicts.occurrences {
            let whole = target(occurrence.owner);
            tallies.counts.entry(whole).or_default().add(occurrence.verdict);
            for outcome in &occurrence.outcomes {
                let part = Target::Expectation(outcome.expectation);
                tallies.counts.entry(part).or_default().add(outcome.verdict);
                count_unknown(tallies, outcome);
            }
            self.add_to_standards(tallies, occurrence, &here, sight);
        }
    }

    /// Counts the values that a journey's records hold. Each record belongs to one journey and is
    /// counted there, once: not again for a moment `per customer`.
    pub fn add_records(
        &self,
        tallies: &mut Tallies,
        verdicts: &JourneyVerdicts,
        sight: &impl Sight,
    ) {
        let here = self.touchpoints(verdicts);
        for (require, cells) in self.requires.iter().zip(&mut tallies.cells) {
            let Some(field) = measured_field(&require.metric) else { continue };
            let high = match self.program.fields[field.index()].ty {
                Type::Scale { high, .. } => Some(high),
                _ => None,
            };
            for &row in sight.rows() {
                let asked = Asked::Record(row);
                let value = sight.field(field, asked);
                let Some(value) = value.as_ref().and_then(number) else { continue };
                for group in self.groups(&require.per, asked, row, None, &here, sight) {
                    let cell = cells.entry(group).or_insert_with(|| Cell::new(&require.metric));
                    cell.add_value(value, high);
                }
            }
        }
    }

    /// What came of it, standard by standard.
    pub fn standards(&self, tallies: &Tallies) -> Vec<StandardResult> {
        standards(self.program, tallies)
    }

    fn add_to_standards(
        &self,
        tallies: &mut Tallies,
        occurrence: &Occurrence,
        here: &Touchpoints,
        sight: &impl Sight,
    ) {
        for (require, cells) in self.requires.iter().zip(&mut tallies.cells) {
            let Some(verdict) = verdict_of(&require.metric, occurrence) else { continue };
            let asked = self.asked(occurrence, sight);
            let own = match occurrence.owner {
                Owner::Touchpoint(touchpoint) => Some(touchpoint),
                Owner::Moment(_) => None,
            };
            let groups = self.groups(&require.per, asked, occurrence.start, own, here, sight);
            for group in groups {
                let cell = cells.entry(group).or_insert_with(|| Cell::new(&require.metric));
                if let Cell::Verdicts(counts) = cell {
                    counts.add(verdict);
                }
            }
        }
    }

    /// Looked up only where something is grouped by it.
    fn touchpoints(&self, verdicts: &JourneyVerdicts) -> Touchpoints {
        let mut here = Touchpoints::new();
        if self.by_touchpoint {
            for occurrence in &verdicts.occurrences {
                if let Owner::Touchpoint(id) = occurrence.owner {
                    here.entry(occurrence.start).or_default().push(id);
                }
            }
        }
        here
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
    fn groups(
        &self,
        per: &[GroupBy],
        asked: Asked,
        start: Row,
        own: Option<TouchpointId>,
        here: &Touchpoints,
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
                GroupBy::Touchpoint => match (own, here.get(&start)) {
                    (Some(own), _) => vec![GroupValue::Touchpoint(own)],
                    (None, Some(here)) => {
                        here.iter().map(|id| GroupValue::Touchpoint(*id)).collect()
                    }
                    (None, None) => vec![GroupValue::Missing],
                },
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
    match *wanted {
        Target::Expectation(id) => occurrence
            .outcomes
            .iter()
            .find(|outcome| outcome.expectation == id)
            .map(|outcome| outcome.verdict),
        whole => (whole == target(occurrence.owner)).then_some(occurrence.verdict),
    }
}

fn measured_field(metric: &Metric) -> Option<FieldId> {
    match metric {
        Metric::Nps(field)
        | Metric::Csat(field)
        | Metric::Ces(field)
        | Metric::Mean(field)
        | Metric::Median(field)
        | Metric::Percentile(_, field) => Some(*field),
        Metric::Rate(_)
        | Metric::Failed(_)
        | Metric::Count(_)
        | Metric::Score(..)
        | Metric::Gap(..)
        | Metric::PeakEnd(_) => None,
    }
}

fn target(owner: Owner) -> Target {
    match owner {
        Owner::Touchpoint(id) => Target::Touchpoint(id),
        Owner::Moment(id) => Target::Moment(id),
    }
}
