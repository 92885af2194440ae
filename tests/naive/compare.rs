//! Where the engine's results differ from what was told here.

use super::actions::{Amount, Authority};
use super::afterwards::Became;
use super::forms::Class;
use super::occurrences::Kind;
use super::recoveries::{Owed, Status};
use super::verdicts::{Told, Ways};
use super::{Journey, Judged, compare_clocks, compare_standards};
use crate::line::{Line, LineJourney};
use mot::check::program::{FieldId, Key, Owner, Program, RequirementKind, Type};
use mot::judge::verdict::{Evidence, Occurrence, Outcome, Part, Row, Verdict};
use mot::recover::{
    Amount as EngineAmount, Authority as EngineAuthority, Became as EngineBecame,
    Status as EngineStatus, Subject,
};
use mot::value::Truth;
use std::collections::{BTreeMap, BTreeSet};

/// What a journey is called, among those of its field.
type Called<'a> = (Option<FieldId>, &'a str);

/// All differences, in words; empty if they agree.
pub fn differences(program: &Program, told: &Judged, line: &Line) -> Vec<String> {
    let mut found = Vec::new();
    let engine: BTreeMap<Called, &LineJourney> =
        line.journeys.iter().map(|journey| ((journey.per, &*journey.key), journey)).collect();
    let keys: BTreeSet<Called> =
        told.journeys.iter().map(|journey| (journey.per, &*journey.key)).collect();
    if !engine.keys().eq(keys.iter()) {
        found.push(format!("journeys: engine {:?}, naive {keys:?}", engine.keys()));
        return found;
    }
    for journey in &told.journeys {
        let pair =
            Pair { program, line, told: journey, engine: engine[&(journey.per, &*journey.key)] };
        found.extend(
            pair.differences().into_iter().map(|text| format!("journey {}: {text}", journey.key)),
        );
    }
    found.extend(compare_standards::differences(&told.standards, line));
    found
}

struct Pair<'a> {
    program: &'a Program,
    line: &'a Line,
    told: &'a Journey<'a>,
    engine: &'a LineJourney,
}

impl Pair<'_> {
    fn differences(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mine: Vec<(Owner, u32)> = self
            .told
            .told
            .iter()
            .map(|told| (told.owner, self.place(told.occurrence.first)))
            .collect();
        let engine = &self.engine.verdicts.occurrences;
        let theirs: Vec<(Owner, u32)> =
            engine.iter().map(|one| (one.owner, self.line.place(one.start))).collect();
        if mine != theirs {
            return vec![format!("occurrences: engine {theirs:?}, naive {mine:?}")];
        }
        for (told, one) in self.told.told.iter().zip(engine) {
            let name = format!("{:?} from line {}", told.owner, self.place(told.occurrence.first));
            found.extend(
                self.occurrence(told, one).into_iter().map(|text| format!("{name}: {text}")),
            );
        }
        found.extend(self.undecided());
        found.extend(self.facts());
        found.extend(self.owed());
        found
    }

    fn place(&self, at: usize) -> u32 {
        self.told.story.records[at].line
    }

    fn occurrence(&self, told: &Told, engine: &Occurrence) -> Vec<String> {
        let mut found = Vec::new();
        let end = engine.end.map(|row| self.line.place(row));
        let mine = match told.occurrence.kind {
            Kind::Touchpoint | Kind::At => Some(told.occurrence.first),
            Kind::Episode { .. } | Kind::Journey => told.occurrence.end,
        };
        let mine = mine.map(|at| self.place(at));
        if end != mine {
            found.push(format!("end: engine {end:?}, naive {mine:?}"));
        }
        if class(engine.verdict) != told.verdict {
            found
                .push(format!("as a whole: engine {:?}, naive {:?}", engine.verdict, told.verdict));
        }
        if told.outcomes.len() != engine.outcomes.len() {
            found.push("another number of outcomes".to_owned());
        }
        for (ways, outcome) in told.outcomes.iter().zip(&engine.outcomes) {
            let label = &self.program.expectations[ways.expectation.index()].label.name;
            found.extend(
                self.outcome(ways, outcome).into_iter().map(|text| format!("{label}: {text}")),
            );
        }
        found
    }

    fn outcome(&self, ways: &Ways, engine: &Outcome) -> Vec<String> {
        let mut found = Vec::new();
        let shown = || {
            format!(
                "engine {:?} exception {:?} {:?}, naive {:?} {:?}",
                engine.verdict, engine.exception, engine.evidence, ways.class, ways.possible
            )
        };
        if class(engine.verdict) != ways.class {
            found.push(format!("verdict: {}", shown()));
        } else if ways.class == Class::Unknown {
            if engine.evidence.unknown.is_empty() {
                found.push(format!("unknown of nothing: {}", shown()));
            }
            for (field, row) in &engine.evidence.unknown {
                let line = self.line.place(*row);
                let record = self.told.story.records.iter().find(|record| record.line == line);
                // `elapsed` over times in the wrong order is missing though both are known.
                let declared = &self.program.fields[field.index()];
                let time = declared.ty == Type::Time;
                // So is what a script gives nothing for: generated rules pass it these.
                let passed = matches!(declared.name.as_str(), "n" | "note");
                if !time && !passed && record.is_none_or(|record| record.known.contains_key(field))
                {
                    found.push(format!("{field:?} on line {line} is known: {}", shown()));
                }
            }
        } else if !self.explained(ways, engine) {
            found.push(format!("on other grounds: {}", shown()));
        }
        if class(engine.verdict) == ways.class {
            found.extend(compare_clocks::differences(
                self.line,
                &self.told.story,
                ways.course.as_ref(),
                engine,
            ));
        }
        found
    }

    /// Whether the engine says of a verdict what is said here of the first possibility.
    fn explained(&self, ways: &Ways, engine: &Outcome) -> bool {
        let evidence = &engine.evidence;
        let way = ways.possible[0];
        if let Verdict::Exempt(waiver) = engine.verdict {
            return way.waiver == Some(waiver);
        }
        let outcome = way.outcome;
        let failure = match engine.verdict {
            Verdict::Failed(failure) => Some(failure),
            _ => None,
        };
        let has = |part: Part, at: Option<usize>| {
            self.part(evidence, part) == at.map(|at| self.place(at))
        };
        let requirement = &self.program.expectations[ways.expectation.index()].requirement;
        // What is shown of an open cadence, of a pause still ahead, and of the pairs of an order, is the engine's own.
        let further = requirement.paused.is_some()
            || matches!(
                requirement.kind,
                RequirementKind::Order { .. }
                    | RequirementKind::Every { .. }
                    | RequirementKind::Quantified { .. }
                    | RequirementKind::Follows { .. }
            );
        let outcome = match outcome.class {
            Class::Failed => outcome,
            _ if further => super::forms::Outcome { deadline: None, ..outcome },
            _ => outcome,
        };
        way.exception == engine.exception
            && outcome.failure == failure
            && outcome.step == evidence.step
            && (outcome.deadline == evidence.deadline || (further && outcome.deadline.is_none()))
            && (outcome.settled.is_none() || outcome.settled == evidence.at)
            && ((further && outcome.stop.is_none()) || has(Part::Stop, outcome.stop))
            && (outcome.anchor.is_none() || has(Part::Anchor, outcome.anchor))
            && (further || outcome.violation.is_none() || has(Part::Violation, outcome.violation))
    }

    fn part(&self, evidence: &Evidence, part: Part) -> Option<u32> {
        let mut rows = evidence.records.iter().filter(|(_, of)| *of == part);
        rows.next().map(|(row, _)| self.line.place(*row))
    }

    /// How often it is undecided whether something occurs. Where that hangs on when an episode ended, the engine
    /// counts it with the record that may have ended it.
    fn undecided(&self) -> Option<String> {
        let count = |owners: &mut dyn Iterator<Item = Owner>| {
            let mut counts: BTreeMap<Owner, u32> = BTreeMap::new();
            for owner in owners.filter(|owner| !self.told.in_doubt.contains(owner)) {
                *counts.entry(owner).or_default() += 1;
            }
            counts
        };
        let mine = count(&mut self.told.undecided.iter().map(|(owner, _)| *owner));
        let engine = &self.engine.verdicts.undecided;
        let theirs = count(&mut engine.iter().map(|one| one.owner));
        (mine != theirs).then(|| format!("undecided: engine {theirs:?}, naive {mine:?}"))
    }

    fn facts(&self) -> Vec<String> {
        let mut found = Vec::new();
        let engine = &self.engine.recoveries;
        for (number, truth) in self.told.followed.facts.iter().enumerate() {
            // What names no verdict is by itself of the journey.
            if self.program.facts[number].key.unwrap_or(Key::Journey) != self.told.whose() {
                continue;
            }
            let holds = engine.facts.iter().any(|fact| fact.fact.index() == number);
            let in_doubt = engine
                .undecided
                .iter()
                .any(|one| matches!(one.subject, Subject::Fact(fact) if fact.index() == number));
            let theirs = match (holds, in_doubt) {
                (true, _) => Truth::True,
                (false, true) => Truth::Unknown,
                (false, false) => Truth::False,
            };
            if theirs != *truth {
                found.push(format!("fact {number}: engine {theirs:?}, naive {truth:?}"));
            }
        }
        found
    }

    fn owed(&self) -> Vec<String> {
        let engine = &self.engine.recoveries;
        let mine = &self.told.followed;
        let mut found = Vec::new();
        let undecided: BTreeSet<_> = engine
            .undecided
            .iter()
            .filter_map(|one| match one.subject {
                Subject::Recovery(id, occurrence) => Some((id, occurrence as usize)),
                Subject::Fact(_) | Subject::Limit(..) => None,
            })
            .collect();
        if undecided != mine.undecided.iter().copied().collect() {
            found.push(format!(
                "undecided recoveries: engine {undecided:?}, naive {:?}",
                mine.undecided
            ));
        }
        let theirs: Vec<_> =
            engine.owed.iter().map(|one| (one.recovery, one.occurrence as usize)).collect();
        let ours: Vec<_> = mine.owed.iter().map(|one| (one.recovery, one.occurrence)).collect();
        if theirs != ours {
            found.push(format!("owed: engine {theirs:?}, naive {ours:?}"));
            return found;
        }
        let unowed: BTreeSet<usize> =
            engine.unowed.iter().map(|one| self.position(one.record)).collect();
        if unowed != mine.unowed {
            found.push(format!("unowed: engine {unowed:?}, naive {:?}", mine.unowed));
        }
        for (one, other) in mine.owed.iter().zip(&engine.owed) {
            if !self.owes_the_same(one, other) {
                found.push(format!("owed: engine {other:?}, naive {one:?}"));
            }
        }
        found
    }

    fn owes_the_same(&self, mine: &Owed, engine: &mot::recover::Owed) -> bool {
        let status = self.status(engine.status);
        let replaced: BTreeSet<_> = engine.instead_of.iter().copied().collect();
        let actions = mine.actions.iter().zip(&engine.actions).all(|(mine, engine)| {
            let amount = match &engine.amount {
                EngineAmount::None => Amount::Nothing,
                EngineAmount::Known(money) => Amount::Known(*money),
                EngineAmount::Unknown(_) => Amount::Unknown,
            };
            let authority = match engine.authority {
                EngineAuthority::NotAsked => Authority::NotAsked,
                EngineAuthority::Within => Authority::Within,
                EngineAuthority::RaisedFrom(_) => Authority::Raised,
                EngineAuthority::BeyondAll => Authority::BeyondAll,
            };
            (mine.due, mine.owner, mine.amount, mine.authority, mine.status)
                == (engine.due, engine.owner, amount, authority, self.status(engine.status))
        });
        let escalations: Vec<_> =
            engine.escalations.iter().map(|step| (step.to, step.at, step.reached)).collect();
        let afterwards: Vec<_> = engine.afterwards.iter().map(|one| self.became(*one)).collect();
        actions
            && mine.afterwards == afterwards
            && mine.escalations == escalations
            && mine.actions.len() == engine.actions.len()
            && replaced == mine.instead_of
            && mine.base.at == engine.base
            && mine.due == engine.due
            && mine.status == status
    }

    fn status(&self, status: EngineStatus) -> Status {
        match status {
            EngineStatus::Due => Status::Due,
            EngineStatus::Done(row) => Status::Done(self.position(row)),
            EngineStatus::Late(row) => Status::Late(self.position(row)),
            EngineStatus::Missed => Status::Missed,
            EngineStatus::Unauthorised(row) => Status::Unauthorised(self.position(row)),
            EngineStatus::Unknown => Status::Unknown,
        }
    }

    fn became(&self, became: EngineBecame) -> Became {
        match became {
            EngineBecame::NotOver => Became::NotOver,
            EngineBecame::Unknown => Became::Unknown,
            EngineBecame::Again(row) => Became::Again(self.line.place(row)),
            EngineBecame::NotAgain => Became::NotAgain,
            EngineBecame::Open => Became::Open,
            EngineBecame::NoDetractor => Became::NoDetractor,
            EngineBecame::Turned(row) => Became::Turned(self.line.place(row)),
            EngineBecame::Stayed(row) => Became::Stayed(self.line.place(row)),
            EngineBecame::Unanswered => Became::Unanswered,
        }
    }

    fn position(&self, row: Row) -> usize {
        let line = self.line.place(row);
        self.told.story.records.iter().position(|record| record.line == line).unwrap_or(usize::MAX)
    }
}

/// A verdict without its kinds.
pub fn class(verdict: Verdict) -> Class {
    match verdict {
        Verdict::Met => Class::Met,
        Verdict::Failed(_) => Class::Failed,
        Verdict::Open(_) => Class::Open,
        Verdict::Unknown => Class::Unknown,
        Verdict::Exempt(_) => Class::Exempt,
        Verdict::NotApplicable => Class::NotApplicable,
    }
}
