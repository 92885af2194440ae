//! One thing found a line, as it is found. See [`Line`].

use super::build::TOOL;
use super::build::scripts::failures as failures_of;
use super::convert;
use super::model::{
    End, FactLine, Line, Part, Run, SubjectKind, UndecidedKind, UndecidedLine, VERSION, VerdictLine,
};
use super::scene::{Journey, Scene};
use crate::check::program::{FieldId, Key, Owner, RecoveryId};
use crate::judge::Failure;
use crate::judge::verdict::{Occurrence, Outcome, Row};
use crate::measure::Sight;
use crate::recover::Subject;
use std::io::{self, Write};

/// Writes a stream. Journeys come in the order they are given; [`finish`](Self::finish) writes the last
/// line, without which a reader knows that the stream was cut off.
#[derive(Debug)]
pub struct Stream<'a, W> {
    scene: &'a Scene<'a>,
    out: W,
    end: End,
}

impl<'a, W: Write> Stream<'a, W> {
    /// Writes the first line.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn start(scene: &'a Scene<'a>, out: W) -> io::Result<Self> {
        let mut stream = Self { scene, out, end: End::default() };
        stream.write(&Line::Run(Run {
            version: VERSION,
            tool: TOOL.to_owned(),
            language: scene.lang.into(),
            rules: scene.sources.iter().map(|(_, file)| file.name.clone()).collect(),
            logs: scene.files.to_vec(),
            zone: scene.program.service.zone.clone(),
            as_of: scene.as_of.map(|instant| scene.local(instant)),
        }))?;
        Ok(stream)
    }

    /// Writes all that was found out about a journey: verdicts by occurrence and as declared, then
    /// what could not be decided, facts and recoveries.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn journey<S: Sight>(&mut self, journey: &Journey<'_, S>) -> io::Result<()> {
        for occurrence in &journey.verdicts.occurrences {
            for outcome in &occurrence.outcomes {
                let line = verdict_line(self.scene, journey, occurrence, outcome);
                self.write(&Line::Verdict(Box::new(line)))?;
                self.end.verdicts += 1;
            }
        }
        for undecided in &journey.verdicts.undecided {
            let what = Undecided {
                what: UndecidedKind::Occurrence,
                name: self.scene.owner(undecided.owner).0,
                key: self.scene.program.key(undecided.owner),
            };
            self.undecided(journey, what, Some((undecided.field, undecided.row)))?;
        }
        for undecidable in &journey.recoveries.undecided {
            let program = self.scene.program;
            let of_recovery = |what, id: RecoveryId| {
                let recovery = &program.recoveries[id.index()];
                let owner = recovery.targets.first().map(|target| program.owner(*target));
                let key = owner.map_or(Key::Journey, |owner| program.key(owner));
                Undecided { what, name: &recovery.label.name, key }
            };
            let what = match undecidable.subject {
                Subject::Fact(id) => Undecided {
                    what: UndecidedKind::Fact,
                    name: &program.facts[id.index()].label.name,
                    key: program.facts[id.index()].key.unwrap_or(Key::Journey),
                },
                Subject::Limit(id, _) => of_recovery(UndecidedKind::Limit, id),
                Subject::Recovery(id, _) => of_recovery(UndecidedKind::Recovery, id),
            };
            if undecidable.fields.is_empty() {
                self.undecided(journey, what, None)?;
            }
            for missing in &undecidable.fields {
                self.undecided(journey, what, Some(*missing))?;
            }
        }
        for concluded in &journey.recoveries.facts {
            let fact = &self.scene.program.facts[concluded.fact.index()];
            let label = &fact.label;
            let place = |row: &Row| self.scene.place(journey.place(*row));
            self.write(&Line::Fact(FactLine {
                journey: journey.name(),
                per: self.scene.per(fact.key.unwrap_or(Key::Journey)),
                fact: label.name.clone(),
                title: label.title.clone(),
                records: concluded.records.iter().map(place).collect(),
            }))?;
            self.end.facts += 1;
        }
        for owed in journey.recoveries.owed.iter().filter_map(|owed| self.scene.owed(journey, owed))
        {
            self.write(&Line::Recovery(Box::new(owed)))?;
            self.end.recoveries += 1;
        }
        Ok(())
    }

    /// Writes where scripts failed, once all journeys are judged.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn scripts(&mut self, failures: &[Failure]) -> io::Result<()> {
        for failure in failures_of(self.scene, failures) {
            self.write(&Line::Script(Box::new(failure)))?;
            self.end.scripts += 1;
        }
        Ok(())
    }

    /// Writes the last line, flushes, and gives the writer back.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn finish(mut self) -> io::Result<W> {
        self.write(&Line::End(self.end))?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn undecided<S: Sight>(
        &mut self,
        journey: &Journey<'_, S>,
        of: Undecided<'_>,
        missing: Option<(FieldId, Row)>,
    ) -> io::Result<()> {
        let place = missing.map(|(_, row)| self.scene.place(journey.place(row)));
        self.write(&Line::Undecided(UndecidedLine {
            journey: journey.name(),
            per: self.scene.per(of.key),
            what: of.what,
            name: of.name.to_owned(),
            field: missing.map(|(field, _)| self.scene.field(field).to_owned()),
            line: place.as_ref().map(|place| place.line),
            file: place.map(|place| place.file),
        }))?;
        self.end.undecided += 1;
        Ok(())
    }

    fn write(&mut self, line: &Line) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, line)?;
        self.out.write_all(b"\n")
    }
}

/// What could not be decided.
#[derive(Clone, Copy)]
struct Undecided<'a> {
    what: UndecidedKind,
    name: &'a str,
    key: Key,
}

/// A verdict with the occurrence it is on.
pub(super) fn verdict_line<S: Sight>(
    scene: &Scene<'_>,
    journey: &Journey<'_, S>,
    occurrence: &Occurrence,
    outcome: &Outcome,
) -> VerdictLine {
    VerdictLine {
        journey: journey.name(),
        per: scene.per(scene.program.key(occurrence.owner)),
        kind: match occurrence.owner {
            Owner::Touchpoint(_) => SubjectKind::Touchpoint,
            Owner::Moment(_) => SubjectKind::Moment,
        },
        subject: scene.owner(occurrence.owner).0.to_owned(),
        number: occurrence.number,
        start: scene.seen(journey, occurrence.start, Part::Start),
        end: occurrence.end.map(|row| scene.seen(journey, row, Part::End)),
        whole: convert::words(occurrence.verdict).0,
        stake: occurrence.stake.as_ref().map(|value| scene.value(value)),
        overrun: scene.overrun(journey, outcome),
        judged: scene.judged(journey, occurrence, outcome),
    }
}
