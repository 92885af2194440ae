//! Changes and answers of the search as the story says them.

use super::change::{Also, Answer, Change, Choice, Limit, Said, What};
use super::reason::Swayed;
use super::say::{Worded, Wording, verdict};
use crate::check::program::{FieldId, PatternId, RecoveryId, Requirement, SegmentId};
use crate::judge::verdict::{Outcome, Quantity, Row};
use crate::measure::{Asked, Sight};
use crate::report::convert;
use crate::report::model::Place;
use crate::report::say::tr;
use crate::report::scene::{Journey, Scene};
use crate::unit::Instant;
use crate::value::Value;
use crate::whatif::{self, Beside, Edit, End, Sway, Turn, Turns};

/// What would turn a verdict.
pub(super) fn changes<S: Sight>(
    scene: &Scene<'_>,
    journey: &Journey<'_, S>,
    outcome: &Outcome,
    turns: Option<&Turns>,
) -> Vec<Change> {
    let teller = Teller { scene, journey, outcome };
    turns.into_iter().flat_map(|turns| &turns.turns).map(|turn| teller.change(turn)).collect()
}

/// What would change whether a recovery is owed for an occurrence.
pub(super) fn swayed<S: Sight>(
    scene: &Scene<'_>,
    journey: &Journey<'_, S>,
    sways: &[Sway],
    case: (RecoveryId, u32),
) -> Vec<Swayed> {
    let those = sways.iter().filter(|sway| (sway.recovery, sway.occurrence) == case);
    let told = those.filter_map(|sway| {
        let (at, outcome) = sway.turns.unwrap_or((sway.occurrence as usize, 0));
        let outcome = journey.verdicts.occurrences.get(at)?.outcomes.get(outcome)?;
        let teller = Teller { scene, journey, outcome };
        let (en, zh) = if sway.owed { ("owed", "应做") } else { ("not owed", "不必做") };
        let change = teller.what(&sway.edit, None);
        let text = teller.worded(&change, &sway.edit, tr(scene.lang, en, zh));
        Some(Swayed { text, owed: sway.owed, change })
    });
    told.collect()
}

/// What missing fields would decide.
pub(super) fn answers<S: Sight>(
    scene: &Scene<'_>,
    journey: &Journey<'_, S>,
    turns: Option<&Turns>,
) -> Vec<Answer> {
    let answers = turns.into_iter().flat_map(|turns| &turns.answers);
    let told = answers.map(|answer| {
        let field = scene.field(answer.field).to_owned();
        let place = scene.place(journey.place(answer.row));
        let choices: Vec<Choice> = answer.choices.iter().map(|one| choice(scene, one)).collect();
        let text =
            Wording { lang: scene.lang, files: scene.files.len() }.answer(&field, &place, &choices);
        Answer { text, field, place, choices }
    });
    told.collect()
}

fn choice(
    scene: &Scene<'_>,
    (choice, verdict): &(whatif::Choice, crate::judge::verdict::Verdict),
) -> Choice {
    let verdict = convert::words(*verdict).0;
    let none = Choice { verdict, values: Vec::new(), other: false, low: None, high: None };
    let limit = |limit: &Option<(Value, bool)>| {
        limit
            .as_ref()
            .map(|(value, included)| Limit { value: scene.value(value), included: *included })
    };
    match choice {
        whatif::Choice::Values(values) => {
            Choice { values: values.iter().map(|value| scene.value(value)).collect(), ..none }
        }
        whatif::Choice::Other => Choice { other: true, ..none },
        whatif::Choice::Range { low, high } => {
            Choice { low: limit(low), high: limit(high), ..none }
        }
    }
}

struct Teller<'a, S> {
    scene: &'a Scene<'a>,
    journey: &'a Journey<'a, S>,
    outcome: &'a Outcome,
}

impl<S: Sight> Teller<'_, S> {
    fn change(&self, turn: &Turn) -> Change {
        let (to, failure, _) = convert::words(turn.to);
        let what = self.what(&turn.edit, turn.limit);
        let text = self.worded(&what, &turn.edit, verdict(to, self.scene.lang));
        Change { text, to, failure, smallest: turn.smallest, change: what }
    }

    /// A change in words, after the word for what it leads to.
    fn worded(&self, what: &What, edit: &Edit, to: &str) -> String {
        let wording = Wording { lang: self.scene.lang, files: self.scene.files.len() };
        let event = |place: &Place| self.event(place);
        let from = convert::words(self.outcome.verdict).0;
        let was = |field: &str, place: &Place| self.was(field, place);
        wording.change(&Worded {
            from,
            to,
            what,
            bound: self.bound(edit),
            more: self.has_some(),
            due: matches!(edit, Edit::Add { at: Beside::At(at), .. }
                if Some(*at) == self.outcome.evidence.deadline),
            event: &event,
            was: &was,
        })
    }

    fn what(&self, edit: &Edit, limit: Option<u16>) -> What {
        let scene = self.scene;
        let said = |(field, value): &(FieldId, Option<Value>)| Said {
            field: scene.field(*field).to_owned(),
            value: value.as_ref().map(|value| scene.value(value)),
        };
        match edit {
            Edit::Move { row, from, to } => {
                What::Move { record: self.place(*row), to: scene.local(*to), by: to.since(*from).0 }
            }
            Edit::Drop { rows } => {
                What::Drop { records: rows.iter().map(|row| self.place(*row)).collect() }
            }
            Edit::Add { pattern, count, values, besides, at } => {
                let time = |row: &Row| self.journey.sight.time(*row);
                let (instant, before, after) = match at {
                    Beside::At(instant) => (*instant, None, None),
                    Beside::Before(row) => (time(row), Some(self.place(*row)), None),
                    Beside::After(row) => (time(row), None, Some(self.place(*row))),
                };
                let says = |values: &[(FieldId, Value)]| {
                    let said =
                        values.iter().map(|(field, value)| said(&(*field, Some(value.clone()))));
                    said.collect()
                };
                What::Add {
                    pattern: self.pattern(*pattern),
                    count: *count,
                    says: says(values),
                    besides: says(besides),
                    at: scene.local(instant),
                    before,
                    after,
                }
            }
            Edit::Set { values, rows, whom, end } => What::Set {
                records: rows.iter().map(|row| self.place(*row)).collect(),
                says: values.iter().map(said).collect(),
                also: match end {
                    End::This => Also::No,
                    End::AtMost | End::Below(_) => Also::Less,
                    End::AtLeast | End::Above(_) => Also::More,
                    End::Other => Also::Other,
                },
                segment: whom.map(|(segment, _)| self.segment(segment)),
                holds: whom.map(|(_, holds)| holds),
                rule: whom.map(|_| scene.rule(self.requirement(limit).span)),
            },
            Edit::Repeat { pattern, times, .. } => What::Repeat {
                pattern: self.pattern(*pattern),
                times: times.iter().map(|at| scene.local(*at)).collect(),
            },
            Edit::Wait { until } => What::Wait { until: scene.local(self.round(*until)) },
            Edit::Unwaive => What::Unwaive,
            Edit::Together(edits) => What::Together {
                changes: edits.iter().map(|edit| self.what(edit, limit)).collect(),
            },
        }
    }

    /// Just after a deadline is said by the deadline.
    fn round(&self, until: Instant) -> Instant {
        let deadline = self.outcome.evidence.deadline;
        deadline.filter(|deadline| deadline.0.saturating_add(1) == until.0).unwrap_or(until)
    }

    /// The value that just does not do, of a change that says so.
    fn bound(&self, edit: &Edit) -> Option<crate::report::model::Value> {
        match edit {
            Edit::Set { end: End::Below(bound) | End::Above(bound), .. } => {
                Some(self.scene.value(bound))
            }
            _ => None,
        }
    }

    /// Whether some of what is counted came already.
    fn has_some(&self) -> bool {
        let measured = self.outcome.evidence.measured.as_ref();
        measured.is_some_and(|measured| matches!(measured.actual, Quantity::Count(1..)))
    }

    fn requirement(&self, exception: Option<u16>) -> &Requirement {
        let expectation = &self.scene.program.expectations[self.outcome.expectation.index()];
        let exception = exception.and_then(|at| expectation.exceptions.get(at as usize));
        exception.map_or(&expectation.requirement, |exception| &exception.requirement)
    }

    fn segment(&self, segment: SegmentId) -> String {
        self.scene.program.segments[segment.index()].label.title.clone()
    }

    fn pattern(&self, pattern: PatternId) -> String {
        self.scene.program.patterns[pattern.index()].label.title.clone()
    }

    fn place(&self, row: Row) -> Place {
        self.scene.place(self.journey.place(row))
    }

    fn row(&self, place: &Place) -> Option<Row> {
        let rows = self.journey.sight.rows().iter();
        rows.copied().find(|row| self.place(*row) == *place)
    }

    /// What happened at a record.
    fn event(&self, place: &Place) -> Option<String> {
        let event = self.scene.program.roles.event?;
        match self.journey.sight.field(event, Asked::Record(self.row(place)?))? {
            Value::Text(text) => Some(text.to_string()),
            _ => None,
        }
    }

    /// What a record says of a field.
    fn was(&self, field: &str, place: &Place) -> Option<crate::report::model::Value> {
        let fields = &self.scene.program.fields;
        let id = FieldId(fields.iter().position(|known| known.name == field)? as u16);
        let value = self.journey.sight.field(id, Asked::Record(self.row(place)?))?;
        Some(self.scene.value(&value))
    }
}
