//! Facts, and what is owed.

use super::Journey;
use super::actions::{OwedAction, act};
use super::expressions::{Concluded, Scene};
use super::forms::{Class, Outcome};
use super::occurrences::Kind;
use super::records::Seen;
use super::verdicts::{Told, Ways};
use super::worlds::{Role, TooManyWorlds, World, asked};
use mot::check::program::{
    AuthorityId, ExpectationId, FactId, Owner, PatternId, Recovery, RecoveryId, Target,
};
use mot::judge::verdict::Failure;
use mot::syntax::ast::{Level, VerdictWord};
use mot::unit::{Elapsed, Instant};
use mot::value::Truth;
use std::collections::BTreeSet;
use std::mem::discriminant;

/// What follows from the verdicts on one journey.
#[derive(Clone, Debug, Default)]
pub struct Followed {
    /// One per fact.
    pub facts: Vec<Truth>,
    pub owed: Vec<Owed>,
    /// Recoveries of which it is unknown whether they are candidates, with the occurrence.
    pub undecided: Vec<(RecoveryId, usize)>,
}

/// A recovery owed.
#[derive(Clone, Debug)]
pub struct Owed {
    pub recovery: RecoveryId,
    /// Position in the journey's occurrences.
    pub occurrence: usize,
    /// The candidates it removed.
    pub instead_of: BTreeSet<RecoveryId>,
    pub base: Breach,
    pub due: Option<Instant>,
    pub status: Status,
    pub actions: Vec<OwedAction>,
    /// To whom it goes when.
    pub escalations: Vec<(AuthorityId, Instant)>,
}

/// From when on a recovery counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Breach {
    pub at: Instant,
    /// The record that was the breach or the end.
    pub record: Option<usize>,
}

/// What became of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Status {
    Due,
    Done(usize),
    Late(usize),
    Missed,
    Unauthorised(usize),
    Unknown,
}

/// Where verdicts are asked: of the journey, or of one occurrence of it.
struct Desk<'a> {
    journey: &'a Journey<'a>,
    facts: &'a [Truth],
    of: Option<&'a Told>,
}

impl Desk<'_> {
    /// The occurrences of an owner that are spoken of here.
    fn told(&self, owner: Owner) -> Vec<&Told> {
        match self.of.filter(|told| told.owner == owner) {
            Some(told) => vec![told],
            None => self.journey.told.iter().filter(|told| told.owner == owner).collect(),
        }
    }

    /// How an expectation came out on each of them.
    fn ways(&self, id: ExpectationId) -> Vec<&Ways> {
        let owner = self.journey.story.program.expectations[id.index()].owner;
        let all = self.told(owner).into_iter().flat_map(|told| &told.outcomes);
        all.filter(|ways| ways.expectation == id).collect()
    }

    /// The verdicts that a target has here.
    fn classes(&self, target: Target) -> Vec<Class> {
        let whole = |owner| self.told(owner).iter().map(|told| told.verdict).collect();
        match target {
            Target::Touchpoint(id) => whole(Owner::Touchpoint(id)),
            Target::Moment(id) => whole(Owner::Moment(id)),
            Target::Expectation(id) => self.ways(id).iter().map(|ways| ways.class).collect(),
        }
    }

    /// Whether some occurrence failed in one way; a moment fails as its first failed must.
    fn failed_so(&self, how: Failure, target: Target) -> Truth {
        let owner = match target {
            Target::Touchpoint(id) => Owner::Touchpoint(id),
            Target::Moment(id) => Owner::Moment(id),
            Target::Expectation(id) => self.journey.story.program.expectations[id.index()].owner,
        };
        let level = |ways: &&Ways| {
            self.journey.story.program.expectations[ways.expectation.index()].level == Level::Must
        };
        let spoken_of = |ways: &&Ways| match target {
            Target::Expectation(id) => ways.expectation == id,
            Target::Touchpoint(_) | Target::Moment(_) => level(ways),
        };
        let failed = |told: &&Told| {
            let mut failures = told.outcomes.iter().filter(spoken_of);
            let first = failures.find(|ways| ways.class == Class::Failed);
            first.is_some_and(|ways| ways.possible[0].outcome.failure == Some(how))
        };
        if self.told(owner).iter().any(failed) {
            return Truth::True;
        }
        if self.classes(target).contains(&Class::Unknown) { Truth::Unknown } else { Truth::False }
    }

    fn overrun_of(&self, outcome: &Outcome) -> Option<Elapsed> {
        let until = match outcome.failure? {
            Failure::Late => outcome.came?,
            Failure::Missing => self.journey.story.as_of,
            Failure::Broken => return None,
        };
        Some(until.since(outcome.deadline?))
    }
}

impl Concluded for Desk<'_> {
    fn verdict(&self, word: VerdictWord, target: Target) -> Truth {
        let classes = self.classes(target);
        let has = |class| classes.contains(&class);
        match word {
            VerdictWord::FailedLate => self.failed_so(Failure::Late, target),
            VerdictWord::FailedMissing => self.failed_so(Failure::Missing, target),
            VerdictWord::FailedBroken => self.failed_so(Failure::Broken, target),
            VerdictWord::Failed if has(Class::Failed) => Truth::True,
            VerdictWord::Failed if has(Class::Unknown) => Truth::Unknown,
            VerdictWord::Failed => Truth::False,
            VerdictWord::Met => {
                let other = |class: &Class| !matches!(class, Class::Met | Class::Unknown);
                if classes.is_empty() || classes.iter().any(other) {
                    Truth::False
                } else if has(Class::Unknown) {
                    Truth::Unknown
                } else {
                    Truth::True
                }
            }
            VerdictWord::Open => has(Class::Open).into(),
            VerdictWord::Unknown => has(Class::Unknown).into(),
            other => panic!("{other:?} is not asked in rules"),
        }
    }

    fn fact(&self, fact: FactId) -> Truth {
        self.facts[fact.index()]
    }

    fn overrun(&self, expectation: ExpectationId) -> Option<Elapsed> {
        let failed = self.ways(expectation).into_iter().filter(|ways| ways.class == Class::Failed);
        failed.filter_map(|ways| self.overrun_of(&ways.possible[0].outcome)).max()
    }

    fn count(&self, pattern: PatternId) -> Option<u32> {
        let story = &self.journey.story;
        let truths: Vec<Truth> = (0..story.len()).map(|at| asked(story, pattern, at, 0)).collect();
        let sure = truths.iter().all(|truth| *truth != Truth::Unknown);
        sure.then(|| truths.iter().filter(|truth| **truth == Truth::True).count() as u32)
    }
}

/// All of it.
pub fn follow(journey: &Journey) -> Result<Followed, TooManyWorlds> {
    let program = journey.story.program;
    let now = journey.story.now();
    let mut followed = Followed::default();
    for fact in &program.facts {
        let desk = Desk { journey, facts: &followed.facts, of: None };
        let truth = scene(&desk, now).truth(&fact.when);
        followed.facts.push(truth);
    }
    for (position, told) in journey.told.iter().enumerate() {
        let desk = Desk { journey, facts: &followed.facts, of: Some(told) };
        let scene = scene(&desk, now);
        let candidate = |id: RecoveryId| candidate(&scene, told, &program.recoveries, id);
        let all = (0..program.recoveries.len()).map(|number| RecoveryId(number as u16));
        let clause = |when: &Option<_>| when.as_ref().map_or(Truth::True, |when| scene.truth(when));
        let removes = |id: RecoveryId, other: RecoveryId| {
            program.recoveries[id.index()]
                .instead_of
                .iter()
                .any(|(of, when)| *of == other && clause(when) == Truth::True)
        };
        let candidates: Vec<RecoveryId> =
            all.clone().filter(|&id| candidate(id) == Truth::True).collect();
        followed
            .undecided
            .extend(all.filter(|&id| candidate(id) == Truth::Unknown).map(|id| (id, position)));
        // One of which it is unknown whether it comes in place of another leaves the other.
        let (in_doubt, certain): (Vec<_>, Vec<_>) = candidates.iter().partition(|id| {
            let in_doubt = |(other, when): &(RecoveryId, Option<_>)| {
                candidates.contains(other) && clause(when) == Truth::Unknown
            };
            program.recoveries[id.index()].instead_of.iter().any(in_doubt)
        });
        followed.undecided.extend(in_doubt.into_iter().map(|id: RecoveryId| (id, position)));
        for &id in &certain {
            if certain.iter().any(|&other| removes(other, id)) {
                continue;
            }
            let instead_of = candidates.iter().copied().filter(|&other| removes(id, other));
            followed.owed.push(owe(
                journey,
                &scene,
                Owed {
                    recovery: id,
                    occurrence: position,
                    instead_of: instead_of.collect(),
                    base: base(journey, told),
                    due: None,
                    status: Status::Due,
                    actions: Vec::new(),
                    escalations: Vec::new(),
                },
            )?);
        }
    }
    Ok(followed)
}

fn scene<'a>(desk: &'a Desk<'a>, now: &'a Seen) -> Scene<'a> {
    Scene { concluded: Some(desk), ..Scene::of(&desk.journey.story, now) }
}

fn candidate(scene: &Scene, told: &Told, recoveries: &[Recovery], id: RecoveryId) -> Truth {
    let recovery = &recoveries[id.index()];
    let of_this = recovery.targets.iter().any(|target| match (*target, told.owner) {
        (Target::Touchpoint(target), Owner::Touchpoint(owner)) => target == owner,
        (Target::Moment(target), Owner::Moment(owner)) => target == owner,
        _ => false,
    });
    if !of_this {
        return Truth::False;
    }
    if let Some(when) = &recovery.when {
        return scene.truth(when);
    }
    if !recovery.instead_of.is_empty() {
        return recovery.instead_of.iter().fold(Truth::False, |truth, (other, when)| {
            let clause = when.as_ref().map_or(Truth::True, |when| scene.truth(when));
            truth.or(candidate(scene, told, recoveries, *other).and(clause))
        });
    }
    match told.verdict {
        Class::Failed => Truth::True,
        Class::Unknown => Truth::Unknown,
        Class::Met | Class::Open | Class::Exempt | Class::NotApplicable => Truth::False,
    }
}

/// The earliest breach among the failed musts, else the failed expectations, else the end, else now.
fn base(journey: &Journey, told: &Told) -> Breach {
    let story = &journey.story;
    let level = |id: ExpectationId| story.program.expectations[id.index()].level;
    let failed: Vec<_> = told.outcomes.iter().filter(|ways| ways.class == Class::Failed).collect();
    let musts: Vec<_> =
        failed.iter().copied().filter(|ways| level(ways.expectation) == Level::Must).collect();
    let blamed = if musts.is_empty() { failed } else { musts };
    // A deadline passes after the records at its instant.
    let order = |breach: &Breach| (breach.at, breach.record.unwrap_or(usize::MAX));
    let end = match told.occurrence.kind {
        Kind::Touchpoint | Kind::At => Some(told.occurrence.first),
        Kind::Episode { .. } | Kind::Journey => told.occurrence.end,
    };
    let breaches = blamed.iter().map(|ways| {
        let outcome = ways.possible[0].outcome;
        let at = outcome.settled.expect("a failure is settled");
        let then =
            |record: &usize| outcome.failure == Some(Failure::Broken) && story.time(*record) == at;
        Breach {
            at,
            record: outcome.breaker.or(outcome.violation).filter(then).or(end.filter(then)),
        }
    });
    breaches.min_by_key(order).unwrap_or_else(|| Breach {
        at: end.map_or(story.as_of, |end| story.time(end)),
        record: end,
    })
}

fn owe(journey: &Journey, scene: &Scene, mut owed: Owed) -> Result<Owed, TooManyWorlds> {
    let recovery = &scene.program.recoveries[owed.recovery.index()];
    let base = owed.base;
    for action in &recovery.actions {
        owed.actions.push(act(scene, base.at, action));
    }
    let after = |after| journey.story.minutes.runs_out(base.at, after).unwrap_or(Instant(i64::MAX));
    owed.escalations = recovery.escalate.iter().map(|(to, limit)| (*to, after(limit))).collect();
    owed.due = owed.actions.iter().filter_map(|action| action.due).max();
    owed.status = match recovery.done_when {
        None => Status::Due,
        Some(shown) => {
            let pattern = shown.pattern;
            let story = &journey.story;
            let start = journey.told[owed.occurrence].occurrence.first;
            let mut ways = Vec::new();
            let later = |at: usize| {
                story.time(at) > base.at || base.record.is_some_and(|breach| at > breach)
            };
            for world in World::all(story, &[(Role::P, pattern)].into(), start)? {
                let done = (0..story.len())
                    .find(|&at| later(at) && world.matches(story, Role::P, pattern, at));
                let overdue = |instant: Instant| owed.due.is_some_and(|due| instant > due);
                ways.push(match done {
                    Some(at) if overdue(story.time(at)) => Status::Late(at),
                    Some(at) => Status::Done(at),
                    None if overdue(story.as_of) => Status::Missed,
                    None => Status::Due,
                });
            }
            let same = |way: &Status| discriminant(way) == discriminant(&ways[0]);
            if ways.iter().all(same) { ways[0] } else { Status::Unknown }
        }
    };
    Ok(owed)
}
