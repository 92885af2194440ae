//! The last step: counts become the model, ranked.

use super::{Builder, Follow, models, standards};
use crate::check::program::{
    ExpectationId, FactId, FieldId, Key, Label, MomentId, Owner, Target, TouchpointId,
};
use crate::diagnostic::Lang;
use crate::ingest::{Findings, Log};
use crate::report::model::{
    Expectation, Fact, Lane, Language, Logs, Model, Phase, Subject, SubjectKind, Undecided,
    UndecidedKind, VERSION,
};
use crate::report::outcome;
use crate::syntax::ast;
use std::cmp::Reverse;

/// What reading the logs came to.
#[derive(Clone, Copy, Debug)]
pub struct LogSummary<'a> {
    /// What was wrong with the data.
    pub findings: &'a Findings,
    /// Records read, those set aside among them.
    pub read: u64,
    /// Records that do not exist yet.
    pub later: u64,
    /// Records that cannot be used.
    pub set_aside: u64,
    /// Records with at least one finding.
    pub bad: u64,
}

impl<'a> From<&'a Log> for LogSummary<'a> {
    fn from(log: &'a Log) -> Self {
        let Log { findings, read, later, set_aside, bad, .. } = log;
        Self { findings, read: *read, later: *later, set_aside: *set_aside, bad: *bad }
    }
}

/// `mot 0.1.0`
pub(in crate::report) const TOOL: &str = concat!("mot ", env!("CARGO_PKG_VERSION"));

impl Builder<'_> {
    /// The model of all that was taken in.
    pub fn finish(mut self, logs: LogSummary<'_>) -> Model {
        let scene = self.scene;
        let program = scene.program;
        self.findings.add_all(logs.findings);
        let standards = self.measure.standards(&self.tallies);
        let standards = standards.iter().map(|result| standards::standard(scene, result)).collect();
        let models = self.measure.models(&self.tallies);
        let models = models.iter().map(|result| models::model(program, result)).collect();
        let moments = (0..program.moments.len() as u16).map(|id| Owner::Moment(MomentId(id)));
        let moments: Vec<Subject> = moments.map(|owner| self.subject(owner)).collect();
        let touchpoints = 0..program.touchpoints.len() as u16;
        let touchpoints = touchpoints.map(|id| Owner::Touchpoint(TouchpointId(id)));
        let touchpoints: Vec<Subject> = touchpoints.map(|owner| self.subject(owner)).collect();
        let facts = self.facts();
        let undecided = self.undecided();
        let mut recoveries = self.owed_tallies.finish(scene);
        recoveries.owed = self.owed.into_values();
        let title = &program.service.title;
        let mut model = Model {
            version: VERSION,
            tool: TOOL.to_owned(),
            language: scene.lang.into(),
            service: (!title.is_empty()).then(|| title.clone()),
            rules: scene.sources.iter().map(|(_, file)| file.name.clone()).collect(),
            zone: program.service.zone.clone(),
            as_of: scene.as_of.map(|instant| scene.local(instant)),
            outcome: super::super::model::Outcome::NothingEvaluated,
            logs: Logs {
                files: scene.files.to_vec(),
                records: logs.read,
                later: logs.later,
                set_aside: logs.set_aside,
                bad: logs.bad,
                journeys: self.journeys,
                findings: self.findings.finish(scene),
            },
            standards,
            models,
            moments: ranked(moments),
            touchpoints: ranked(touchpoints),
            recoveries,
            work: self.work.finish(),
            waivers: self.waivers.finish(scene),
            facts,
            undecided,
            scripts: self.scripts,
        };
        model.outcome = outcome::outcome(&model);
        model
    }

    fn subject(&mut self, owner: Owner) -> Subject {
        let (scene, program) = (self.scene, self.scene.program);
        let key = program.key(owner);
        let (kind, target, label, phase, lane, expectations) = match owner {
            Owner::Moment(id) => {
                let moment = &program.moments[id.index()];
                let (label, kind) = (&moment.label, SubjectKind::Moment);
                (kind, Target::Moment(id), label, moment.phase, moment.lane, &moment.expectations)
            }
            Owner::Touchpoint(id) => {
                let touchpoint = &program.touchpoints[id.index()];
                let (label, kind) = (&touchpoint.label, SubjectKind::Touchpoint);
                let (phase, lane) = (touchpoint.phase, touchpoint.lane);
                (kind, Target::Touchpoint(id), label, phase, lane, &touchpoint.expectations)
            }
        };
        let undecided = self.tallies.undecided.iter();
        let undecided = undecided.filter(|((of, _), _)| *of == owner).map(|(_, count)| count).sum();
        let worst = self.worst.remove(&owner).map(super::Smallest::into_values);
        Subject {
            kind,
            name: label.name.clone(),
            title: label.title.clone(),
            phase: phase.map(Phase::from),
            lane: lane.map(Lane::from),
            counts: self.tallies.of(target).into(),
            undecided,
            per: scene.per(key),
            without_key: match key {
                Key::Field(field) => Some(self.without_key.get(&field).copied().unwrap_or(0)),
                Key::Journey => None,
            },
            expectations: expectations.iter().map(|id| self.expectation(*id)).collect(),
            worst: worst.unwrap_or_default(),
        }
    }

    fn expectation(&self, id: ExpectationId) -> Expectation {
        let expectation = &self.scene.program.expectations[id.index()];
        Expectation {
            name: format!("{}.{}", self.scene.owner(expectation.owner).0, expectation.label.name),
            title: expectation.label.title.clone(),
            level: expectation.level.into(),
            rule: self.scene.rule(expectation.requirement.span),
            counts: self.tallies.of(Target::Expectation(id)).into(),
        }
    }

    fn facts(&self) -> Vec<Fact> {
        let fact = |(at, fact): (usize, &crate::check::program::Fact)| {
            let id = FactId(at as u16);
            Fact {
                name: fact.label.name.clone(),
                title: fact.label.title.clone(),
                per: self.scene.per(fact.key.unwrap_or(Key::Journey)),
                holds: self.facts.get(&id).copied().unwrap_or(0),
                undecided: self.facts_undecided.get(&id).copied().unwrap_or(0),
            }
        };
        self.scene.program.facts.iter().enumerate().map(fact).collect()
    }

    fn undecided(&self) -> Vec<Undecided> {
        let scene = self.scene;
        let program = scene.program;
        let field = |field: FieldId| Some(scene.field(field).to_owned());
        let mut all = Vec::new();
        for (&(owner, missing), &count) in &self.tallies.undecided {
            let (name, title) = scene.owner(owner);
            let (name, title) = (name.to_owned(), title.to_owned());
            let what = UndecidedKind::Occurrence;
            all.push(Undecided { what, name, title, field: field(missing), count });
        }
        for (&(id, missing), &count) in &self.tallies.unknown {
            let Expectation { name, title, .. } = self.expectation(id);
            let what = UndecidedKind::Verdict;
            all.push(Undecided { what, name, title, field: field(missing), count });
        }
        for (&(follow, missing), &count) in &self.undecided {
            let (what, Label { name, title, .. }) = match follow {
                Follow::Fact(id) => (UndecidedKind::Fact, &program.facts[id.index()].label),
                Follow::Limit(id) => (UndecidedKind::Limit, &program.recoveries[id.index()].label),
                Follow::Recovery(id) => {
                    (UndecidedKind::Recovery, &program.recoveries[id.index()].label)
                }
            };
            let (name, title) = (name.clone(), title.clone());
            all.push(Undecided { what, name, title, field: missing.and_then(field), count });
        }
        all.sort_by_key(|undecided| Reverse(undecided.count));
        all
    }
}

/// Most failures first, then the lowest rate, then as declared.
fn ranked(mut subjects: Vec<Subject>) -> Vec<Subject> {
    subjects.sort_by(|a, b| {
        let rate = |subject: &Subject| {
            subject.counts.rate.map_or((true, None), |rate| (false, Some(rate)))
        };
        b.counts.failed.cmp(&a.counts.failed).then_with(|| rate(a).cmp(&rate(b)))
    });
    subjects
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::En,
            Lang::Zh => Self::Zh,
        }
    }
}

impl From<ast::Phase> for Phase {
    fn from(phase: ast::Phase) -> Self {
        match phase {
            ast::Phase::Awareness => Self::Awareness,
            ast::Phase::Decision => Self::Decision,
            ast::Phase::Service => Self::Service,
            ast::Phase::Aftercare => Self::Aftercare,
        }
    }
}

impl From<ast::Lane> for Lane {
    fn from(lane: ast::Lane) -> Self {
        match lane {
            ast::Lane::Customer => Self::Customer,
            ast::Lane::Front => Self::Front,
            ast::Lane::Back => Self::Back,
            ast::Lane::Support => Self::Support,
        }
    }
}
