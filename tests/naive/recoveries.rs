//! Facts, and what is owed.

use super::Journey;
use super::actions::{OwedAction, act};
use super::afterwards::Became;
use super::expressions::{Concluded, Scene};
use super::forms::{Class, Outcome};
use super::ledger::{self, Limits};
use super::occurrences::Kind;
use super::records::Seen;
use super::verdicts::{Told, Ways};
use super::worlds::{TooManyWorlds, asked};
use mot::check::program::{
    AuthorityId, ExpectationId, Expr, ExprKind, FactId, Owner, PatternId, RecoveryId, Target,
};
use mot::judge::verdict::Failure;
use mot::syntax::ast::{Level, VerdictWord};
use mot::unit::{Elapsed, Instant};
use mot::value::Truth;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

/// What follows from the verdicts on one journey.
#[derive(Clone, Debug, Default)]
pub struct Followed {
    /// One per fact.
    pub facts: Vec<Truth>,
    pub owed: Vec<Owed>,
    /// Recoveries of which it is unknown whether they are candidates, with the occurrence.
    pub undecided: Vec<(RecoveryId, usize)>,
    /// Records that show something done which nothing owed asked for.
    pub unowed: BTreeSet<usize>,
    /// Of each recovery that is certain and that no other replaced, kept back or not: when it would be owed.
    pub settled_at: BTreeMap<(usize, RecoveryId), Instant>,
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
    /// When it failed, if it did.
    pub failed: Option<Breach>,
    pub actions: Vec<OwedAction>,
    /// To whom it goes when, and whether that has come without its being done.
    pub escalations: Vec<(AuthorityId, Instant, bool)>,
    /// What became of the customer, by clause.
    pub afterwards: Vec<Became>,
}

/// From when on a recovery counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Breach {
    pub at: Instant,
    /// The record that was the breach or the end.
    pub record: Option<usize>,
}

impl Breach {
    /// A deadline passes after the records at its instant.
    pub fn order(&self) -> (Instant, usize) {
        (self.at, self.record.unwrap_or(usize::MAX))
    }
}

/// What became of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Status {
    Missed,
    Unauthorised(usize),
    Late(usize),
    Unknown,
    Due,
    Done(usize),
}

/// How a recovery stands for an occurrence.
#[derive(Clone, Debug)]
enum Standing {
    NotOwed,
    Undecided,
    Owed(Box<Owed>),
}

/// Where verdicts are asked: of the journey, or of one occurrence of it.
struct Desk<'a> {
    journey: &'a Journey<'a>,
    facts: &'a [Truth],
    of: Option<&'a Told>,
    bench: Option<&'a Bench<'a>>,
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
        let program = self.journey.story.program;
        let owner = match target {
            Target::Touchpoint(id) => Owner::Touchpoint(id),
            Target::Moment(id) => Owner::Moment(id),
            Target::Expectation(id) => program.expectations[id.index()].owner,
        };
        let spoken_of = |ways: &&Ways| match target {
            Target::Expectation(id) => ways.expectation == id,
            Target::Touchpoint(_) | Target::Moment(_) => {
                program.expectations[ways.expectation.index()].level == Level::Must
            }
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
            Failure::Missing => outcome.came.unwrap_or(self.journey.story.as_of),
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

    fn recovered(&self, word: VerdictWord, recovery: RecoveryId) -> Truth {
        let bench = self.bench.expect("other recoveries are asked of only in recoveries");
        let status = match bench.standing(recovery) {
            Standing::NotOwed => return Truth::False,
            Standing::Undecided => Status::Unknown,
            Standing::Owed(owed) => owed.status,
        };
        let is = match (word, status) {
            (VerdictWord::Unknown, _) => return (status == Status::Unknown).into(),
            (VerdictWord::Open, _) => return (status == Status::Due).into(),
            (_, Status::Unknown) => return Truth::Unknown,
            (VerdictWord::Met, Status::Done(_))
            | (VerdictWord::Failed | VerdictWord::FailedLate, Status::Late(_))
            | (VerdictWord::Failed | VerdictWord::FailedMissing, Status::Missed)
            | (VerdictWord::Failed | VerdictWord::FailedBroken, Status::Unauthorised(_)) => true,
            _ => false,
        };
        is.into()
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

/// All recoveries of one occurrence, decided as they are asked for.
struct Bench<'a> {
    journey: &'a Journey<'a>,
    number: usize,
    facts: &'a [Truth],
    position: usize,
    now: &'a Seen,
    limits: &'a Limits,
    known: RefCell<BTreeMap<RecoveryId, Standing>>,
    too_many: Cell<bool>,
}

impl Bench<'_> {
    fn told(&self) -> &Told {
        &self.journey.told[self.position]
    }

    fn ask<T>(&self, what: impl Fn(&Scene) -> T) -> T {
        let desk = Desk {
            journey: self.journey,
            facts: self.facts,
            of: Some(self.told()),
            bench: Some(self),
        };
        what(&scene(&desk, self.now))
    }

    fn truth(&self, when: Option<&Expr>) -> Truth {
        when.map_or(Truth::True, |when| self.ask(|scene| scene.truth(when)))
    }

    fn candidate(&self, id: RecoveryId) -> Truth {
        let recovery = &self.journey.story.program.recoveries[id.index()];
        let owner = self.told().owner;
        let of_this = recovery.targets.iter().any(|target| match (*target, owner) {
            (Target::Touchpoint(target), Owner::Touchpoint(owner)) => target == owner,
            (Target::Moment(target), Owner::Moment(owner)) => target == owner,
            _ => false,
        });
        if !of_this {
            return Truth::False;
        }
        if let Some(when) = &recovery.when {
            return self.truth(Some(when));
        }
        if !recovery.instead_of.is_empty() {
            return recovery.instead_of.iter().fold(Truth::False, |truth, (other, when)| {
                truth.or(self.candidate(*other).and(self.truth(when.as_ref())))
            });
        }
        match self.told().verdict {
            Class::Failed => Truth::True,
            Class::Unknown => Truth::Unknown,
            Class::Met | Class::Open | Class::Exempt | Class::NotApplicable => Truth::False,
        }
    }

    /// A candidate of which it is also known whether it comes in place of each other candidate.
    fn decided(&self, id: RecoveryId) -> Truth {
        let candidate = self.candidate(id);
        let clauses = &self.journey.story.program.recoveries[id.index()].instead_of;
        let in_doubt = candidate == Truth::True
            && clauses.iter().any(|(other, when)| {
                self.candidate(*other) == Truth::True && self.truth(when.as_ref()) == Truth::Unknown
            });
        if in_doubt { Truth::Unknown } else { candidate }
    }

    /// The certain candidates that come in its place.
    fn rivals(&self, id: RecoveryId) -> Vec<RecoveryId> {
        let program = self.journey.story.program;
        let takes = |by: &RecoveryId| {
            program.recoveries[by.index()]
                .instead_of
                .iter()
                .any(|(other, when)| *other == id && self.truth(when.as_ref()) == Truth::True)
        };
        let all = (0..program.recoveries.len()).map(|number| RecoveryId(number as u16));
        all.filter(|by| takes(by) && self.decided(*by) == Truth::True).collect()
    }

    fn kept_back(&self, id: RecoveryId) -> bool {
        self.limits.kept_back.contains(&(self.number, self.position, id))
    }

    fn standing(&self, id: RecoveryId) -> Standing {
        if let Some(known) = self.known.borrow().get(&id) {
            return known.clone();
        }
        let standing = match self.decided(id) {
            Truth::False => Standing::NotOwed,
            Truth::Unknown => Standing::Undecided,
            Truth::True if self.rivals(id).iter().any(|by| !self.kept_back(*by)) => {
                Standing::NotOwed
            }
            Truth::True if self.kept_back(id) => Standing::NotOwed,
            Truth::True => Standing::Owed(Box::new(self.owe(id))),
        };
        self.known.borrow_mut().insert(id, standing.clone());
        standing
    }

    /// When it would be owed: not before those that could come in its place.
    fn settled_at(&self, id: RecoveryId) -> Instant {
        let rivals = self.rivals(id).into_iter().map(|by| self.settled_at(by));
        rivals.max().unwrap_or(Instant(i64::MIN)).max(self.base(id).at)
    }

    fn base(&self, id: RecoveryId) -> Breach {
        let named = named(self.journey.story.program.recoveries[id.index()].when.as_ref());
        let failures = named.into_iter().filter_map(|other| match self.standing(other) {
            Standing::Owed(owed) => owed.failed,
            Standing::NotOwed | Standing::Undecided => None,
        });
        let earliest = failures.min_by_key(Breach::order);
        earliest.unwrap_or_else(|| breach(self.journey, self.told()))
    }

    fn owe(&self, id: RecoveryId) -> Owed {
        let story = &self.journey.story;
        let recovery = &story.program.recoveries[id.index()];
        let base = self.base(id);
        let actions = self.ask(|scene| {
            recovery.actions.iter().map(|action| act(scene, base.at, action)).collect::<Vec<_>>()
        });
        let candidates = recovery.instead_of.iter().filter(|(other, when)| {
            self.candidate(*other) == Truth::True && self.truth(when.as_ref()) == Truth::True
        });
        let after = |after| story.minutes.runs_out(base.at, after).unwrap_or(Instant(i64::MAX));
        let mut owed = Owed {
            recovery: id,
            occurrence: self.position,
            instead_of: candidates.map(|(other, _)| *other).collect(),
            base,
            due: actions.iter().filter_map(|action| action.due).max(),
            status: Status::Due,
            failed: None,
            actions,
            afterwards: Vec::new(),
            escalations: recovery
                .escalate
                .iter()
                .map(|(to, limit)| (*to, after(limit), false))
                .collect(),
        };
        if ledger::keep(story, self.told(), self.limits, &mut owed).is_err() {
            self.too_many.set(true);
        }
        owed
    }
}

/// The recoveries whose failure a condition asks for.
fn named(when: Option<&Expr>) -> Vec<RecoveryId> {
    let mut found = Vec::new();
    let mut open: Vec<&Expr> = when.into_iter().collect();
    while let Some(expr) = open.pop() {
        match &expr.kind {
            ExprKind::Recovered(
                VerdictWord::Failed
                | VerdictWord::FailedLate
                | VerdictWord::FailedMissing
                | VerdictWord::FailedBroken,
                id,
            ) => found.push(*id),
            ExprKind::Not(a) => open.push(a),
            ExprKind::And(all) | ExprKind::Or(all) => open.extend(all),
            _ => {}
        }
    }
    found
}

/// All of it, of the journey of that number among all.
pub fn follow(
    journey: &Journey,
    number: usize,
    limits: &Limits,
) -> Result<Followed, TooManyWorlds> {
    let program = journey.story.program;
    let now = journey.story.now().clone();
    let mut followed = Followed::default();
    for fact in &program.facts {
        let desk = Desk { journey, facts: &followed.facts, of: None, bench: None };
        let asks_of_others = fact.key.is_some_and(|key| key != journey.whose());
        let truth =
            if asks_of_others { Truth::False } else { scene(&desk, &now).truth(&fact.when) };
        followed.facts.push(truth);
    }
    let facts = followed.facts.clone();
    for position in 0..journey.told.len() {
        let bench = Bench {
            journey,
            number,
            facts: &facts,
            position,
            now: &now,
            limits,
            known: RefCell::default(),
            too_many: Cell::new(false),
        };
        for id in (0..program.recoveries.len()).map(|number| RecoveryId(number as u16)) {
            match bench.standing(id) {
                Standing::NotOwed => {}
                Standing::Undecided => followed.undecided.push((id, position)),
                Standing::Owed(owed) => {
                    followed.settled_at.insert((position, id), bench.settled_at(id));
                    followed.owed.push(*owed);
                }
            }
        }
        if bench.too_many.get() {
            return Err(TooManyWorlds);
        }
    }
    followed.unowed = ledger::unowed(journey, &followed);
    Ok(followed)
}

fn scene<'a>(desk: &'a Desk<'a>, now: &'a Seen) -> Scene<'a> {
    Scene { concluded: Some(desk), ..Scene::of(&desk.journey.story, now) }
}

/// The earliest breach among the failed musts, else the failed expectations, else the end, else now.
fn breach(journey: &Journey, told: &Told) -> Breach {
    let story = &journey.story;
    let level = |id: ExpectationId| story.program.expectations[id.index()].level;
    let failed: Vec<_> = told.outcomes.iter().filter(|ways| ways.class == Class::Failed).collect();
    let musts: Vec<_> =
        failed.iter().copied().filter(|ways| level(ways.expectation) == Level::Must).collect();
    let blamed = if musts.is_empty() { failed } else { musts };
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
    breaches.min_by_key(Breach::order).unwrap_or_else(|| Breach {
        at: end.map_or(story.as_of, |end| story.time(end)),
        record: end,
    })
}
