//! Results put together to a [`Story`].

use super::model::{
    Due, Field, Occurrence, Record, Reopened, Span, Story, Told, UndecidedStart, VERSION,
};
use super::reasons::Reasons;
use crate::check::program::{FieldId, Key, Owner, Scope};
use crate::judge::Segment;
use crate::judge::verdict::{self, Failure, Row, Verdict};
use crate::measure::{Asked, Sight};
use crate::report::build::TOOL;
use crate::report::convert;
use crate::report::model::{MissingField, SubjectKind};
use crate::report::scene::{Journey, Scene};
use crate::unit::Instant;
use crate::value::Value;
use crate::whatif::{Sway, Turns};
use std::collections::{BTreeMap, BTreeSet};

/// What was looked for beyond the verdicts.
#[derive(Clone, Debug)]
pub struct Found {
    /// What tells apart the records that are told of.
    pub key: Key,
    /// By occurrence and outcome, as in the verdicts: what would turn it.
    pub turns: Vec<Vec<Turns>>,
    /// What would change whether recoveries are owed.
    pub sways: Vec<Sway>,
    /// The same for the courses of clocks.
    pub courses: Vec<Vec<Vec<Segment>>>,
    /// The fields that the plan reads, beside journey, time and event.
    pub fields: Vec<FieldId>,
}

/// Tells a journey.
pub fn story<S: Sight>(scene: &Scene<'_>, journey: &Journey<'_, S>, found: &Found) -> Story {
    let teller = Teller { scene, journey, found };
    let title = &scene.program.service.title;
    let (occurrences, deadlines) = teller.occurrences();
    let reasons = Reasons { scene, journey, sways: &found.sways };
    let recoveries = reasons.recoveries(&occurrences);
    Story {
        version: VERSION,
        tool: TOOL.to_owned(),
        language: scene.lang.into(),
        service: (!title.is_empty()).then(|| title.clone()),
        rules: scene.sources.iter().map(|(_, file)| file.name.clone()).collect(),
        logs: scene.files.to_vec(),
        zone: scene.program.service.zone.clone(),
        as_of: scene.as_of.map(|instant| scene.local(instant)),
        journey: journey.name(),
        per: scene.per(found.key),
        records: teller.records(),
        deadlines,
        occurrences,
        beyond: Vec::new(),
        undecided: journey.verdicts.undecided.iter().map(|u| teller.undecided(u)).collect(),
        facts: reasons.facts(found.key),
        recoveries,
        owed: journey.recoveries.owed.iter().filter_map(|o| scene.owed(journey, o)).collect(),
        gave_up: found.turns.iter().flatten().any(|turns| turns.gave_up),
    }
}

struct Teller<'a, S> {
    scene: &'a Scene<'a>,
    journey: &'a Journey<'a, S>,
    found: &'a Found,
}

impl<S: Sight> Teller<'_, S> {
    fn records(&self) -> Vec<Record> {
        let sight = self.journey.sight;
        let seen = self.seen();
        let event = self.scene.program.roles.event;
        let mut last: BTreeMap<FieldId, Value> = BTreeMap::new();
        let record = |row: &Row| {
            let own = |field| sight.field(field, Asked::Record(*row));
            let mut fields = Vec::new();
            for field in &self.found.fields {
                let Some(value) = own(*field) else { continue };
                let changed = last.get(field) != Some(&value);
                let seen = seen.contains(&(*field, *row));
                if changed || seen {
                    fields.push(Field {
                        field: self.scene.field(*field).to_owned(),
                        value: self.scene.value(&value),
                        changed,
                        seen,
                    });
                }
                last.insert(*field, value);
            }
            let event = event.and_then(own).and_then(|value| match value {
                Value::Text(text) => Some(text.to_string()),
                _ => None,
            });
            let place = self.scene.place(self.journey.place(*row));
            Record { place, time: self.scene.local(sight.time(*row)), event, fields }
        };
        sight.rows().iter().map(record).collect()
    }

    /// The values that verdicts looked at.
    fn seen(&self) -> BTreeSet<(FieldId, Row)> {
        let occurrences = self.journey.verdicts.occurrences.iter();
        let outcomes = occurrences.flat_map(|occurrence| &occurrence.outcomes);
        outcomes
            .flat_map(|outcome| {
                outcome.evidence.values.iter().map(|(field, _, row)| (*field, *row))
            })
            .collect()
    }

    fn occurrences(&self) -> (Vec<Occurrence>, Vec<Due>) {
        let mut all: Vec<(Occurrence, &verdict::Occurrence)> = Vec::new();
        for (index, occurrence) in self.journey.verdicts.occurrences.iter().enumerate() {
            all.extend(self.occurrence(index, occurrence).map(|told| (told, occurrence)));
        }
        all.sort_by_key(|(told, _)| (told.start, told.kind == SubjectKind::Touchpoint));
        let mut dues = Vec::new();
        for (occurrence, (_, judged)) in all.iter().enumerate() {
            for (expectation, outcome) in judged.outcomes.iter().enumerate() {
                dues.extend(self.due(occurrence, expectation, outcome));
            }
        }
        dues.sort_by_key(|(at, _)| *at);
        let told = all.into_iter().map(|(told, _)| told).collect();
        (told, dues.into_iter().map(|(_, due)| due).collect())
    }

    /// A deadline that is still ahead, or that passed.
    fn due(
        &self,
        occurrence: usize,
        expectation: usize,
        outcome: &verdict::Outcome,
    ) -> Option<(Instant, Due)> {
        let passed = match outcome.verdict {
            Verdict::Failed(Failure::Late | Failure::Missing) => true,
            Verdict::Open(_) => false,
            Verdict::Failed(Failure::Broken)
            | Verdict::Met
            | Verdict::Unknown
            | Verdict::Exempt(_)
            | Verdict::NotApplicable => return None,
        };
        let at = outcome.evidence.deadline.filter(|at| *at < Instant(i64::MAX))?;
        let sight = self.journey.sight;
        let after = sight.rows().partition_point(|row| sight.time(*row) <= at);
        let time = self.scene.local(at);
        Some((at, Due { time, after, occurrence, expectation, passed }))
    }

    fn occurrence(&self, index: usize, occurrence: &verdict::Occurrence) -> Option<Occurrence> {
        let (name, title) = self.scene.owner(occurrence.owner);
        let (whole, failure, waiting) = convert::words(occurrence.verdict);
        let (kind, span) = match occurrence.owner {
            Owner::Touchpoint(_) => (SubjectKind::Touchpoint, Span::Record),
            Owner::Moment(id) => {
                let span = match self.scene.program.moments[id.index()].scope {
                    Scope::At(_) => Span::Record,
                    Scope::Episode { end: Some(_), .. } => Span::Episode,
                    Scope::Episode { end: None, .. } => Span::Onwards,
                    Scope::Journey => Span::Journey,
                };
                (SubjectKind::Moment, span)
            }
        };
        let expectations = occurrence.outcomes.iter().enumerate();
        Some(Occurrence {
            kind,
            name: name.to_owned(),
            title: title.to_owned(),
            per: self.scene.per(self.scene.program.key(occurrence.owner)),
            number: occurrence.number,
            span,
            start: self.position(occurrence.start)?,
            end: occurrence.end.and_then(|row| self.position(row)),
            reopened: occurrence.reopened.iter().filter_map(|one| self.reopened(*one)).collect(),
            verdict: whole,
            failure,
            waiting,
            stake: occurrence.stake.as_ref().map(|value| self.scene.value(value)),
            expectations: expectations
                .map(|(at, outcome)| self.told(occurrence, outcome, (index, at)))
                .collect(),
        })
    }

    fn told(
        &self,
        occurrence: &verdict::Occurrence,
        outcome: &verdict::Outcome,
        (at, position): (usize, usize),
    ) -> Told {
        let turns = self.found.turns.get(at).and_then(|turns| turns.get(position));
        let course = self.found.courses.get(at).and_then(|courses| courses.get(position));
        let exception = outcome.exception.and_then(|at| {
            let expectation = &self.scene.program.expectations[outcome.expectation.index()];
            expectation.exceptions.get(at as usize)
        });
        let segment = exception.map(|exception| {
            let segment = &self.scene.program.segments[exception.segment.index()];
            self.scene.rule(segment.condition.span)
        });
        Told {
            judged: self.scene.judged(self.journey, occurrence, outcome),
            segment,
            clock: super::clock::of(self.scene, outcome, course.map_or(&[], Vec::as_slice)),
            changes: super::turned::changes(self.scene, self.journey, outcome, turns),
            answers: super::turned::answers(self.scene, self.journey, turns),
        }
    }

    fn undecided(&self, undecided: &verdict::Undecided) -> UndecidedStart {
        let (name, title) = self.scene.owner(undecided.owner);
        let place = self.scene.place(self.journey.place(undecided.row));
        let field = self.scene.field(undecided.field).to_owned();
        let missing = MissingField { field, place };
        UndecidedStart { name: name.to_owned(), title: title.to_owned(), missing }
    }

    fn reopened(&self, (end, start): (Option<Row>, Row)) -> Option<Reopened> {
        let end = end.and_then(|row| self.position(row));
        Some(Reopened { end, start: self.position(start)? })
    }

    /// Where a record stands among those of the journey.
    fn position(&self, row: Row) -> Option<usize> {
        self.journey.sight.rows().iter().position(|other| *other == row)
    }
}
