//! Which recoveries apply to an occurrence, and which of them give way to others: decided one by one, each after those
//! that may take its place and those it waits for.

use super::asked::{Asked, verdict_on};
use super::breach::{self, Breach};
use super::claim::{Claimant, Claims};
use super::facts;
use super::owed::{NotOwed, Owed, Recoveries, Status, Subject, Undecidable, WhyNot};
use super::owing::{Due, owe};
use super::settle::Settled;
use crate::check::program::{Owner, Program, RecoveryId, Target};
use crate::judge::truth;
use crate::judge::verdict::{Occurrence, Verdict};
use crate::plan::{Expr, PlannedRecovery};
use crate::value::Truth;

/// How a recovery stands for one occurrence, as far as it was decided.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    /// Nothing is owed.
    NotOwed,
    /// It is unknown whether it is owed.
    Undecided,
    /// It is owed; what became of it, and when it failed, if it did.
    Owed(Status, Option<Breach>),
}

/// Whether any recovery is for this touchpoint or moment.
pub(super) fn any_for(recoveries: &[PlannedRecovery], of: Owner, program: &Program) -> bool {
    let mut targets = recoveries.iter().flat_map(|recovery| &recovery.targets);
    targets.any(|target| program.owner(*target) == of)
}

/// All recoveries of one occurrence.
struct Sitting<'a> {
    recoveries: &'a [PlannedRecovery],
    occurrence: &'a Occurrence,
    position: u32,
    asked: Asked<'a>,
    candidate: Vec<Option<Truth>>,
    standing: Vec<Standing>,
    /// Those that are candidates for certain and take the place of others, with whether a limit keeps them back.
    taking: Vec<(RecoveryId, bool)>,
}

/// Decides what is owed for an occurrence, and adds it to what follows from the journey.
pub(super) fn choose(
    occurrence: &Occurrence,
    position: u32,
    asked: Asked,
    settled: &Settled,
    result: &mut Recoveries,
    claims: Option<&mut Claims>,
) {
    let plan = asked.journey().judge.plan;
    let count = plan.recoveries.len();
    let mut sitting = Sitting {
        recoveries: &plan.recoveries,
        occurrence,
        position,
        asked: asked.of(position),
        candidate: vec![None; count],
        standing: vec![Standing::NotOwed; count],
        taking: Vec::new(),
    };
    let mut claimant = claims.map(|claims| Claimant::new(claims, occurrence, asked));
    let mut owed: Vec<Owed> = Vec::new();
    let mut not_owed: Vec<NotOwed> = Vec::new();
    let mut undecided: Vec<(RecoveryId, Undecidable)> = Vec::new();
    for id in &plan.program.recovery_order {
        let id = *id;
        let decided = sitting.decide(id);
        match decided {
            Decided::Passed(None) => {}
            Decided::Passed(Some(why)) => {
                if matters(occurrence.verdict) {
                    not_owed.push(NotOwed { recovery: id, occurrence: position, why });
                }
            }
            Decided::Unknown(why) => {
                sitting.standing[id.index()] = Standing::Undecided;
                undecided.push((id, why));
            }
            Decided::Certain => {
                let breach = sitting.breach(id);
                let due = owe(id, position, breach, &sitting.asked(), settled);
                let removers = sitting.removers(id);
                if let Some(claimant) = &mut claimant {
                    claimant.claim(&due.owed, &removers);
                }
                let by = removers.iter().find(|(_, kept_back)| !kept_back).map(|(by, _)| *by);
                let denied = settled.denied(asked.key(), occurrence, id);
                let why = by.map(WhyNot::Replaced).or(denied);
                sitting.taking.push((id, by.is_none() && denied.is_some()));
                if let Some(why) = why {
                    not_owed.push(NotOwed { recovery: id, occurrence: position, why });
                    continue;
                }
                let Due { owed: mut one, failed, unlimited } = due;
                one.after = breach.1;
                settled.allot(asked.key(), occurrence, &mut one);
                sitting.standing[id.index()] = Standing::Owed(one.status, failed);
                if let Some(fields) = unlimited {
                    let subject = Subject::Limit(id, position);
                    undecided.push((id, Undecidable { subject, fields }));
                }
                owed.push(one);
            }
        }
    }
    for one in &mut owed {
        one.instead_of = sitting.replaced_by(one.recovery);
    }
    owed.sort_by_key(|one| one.recovery);
    not_owed.sort_by_key(|one| one.recovery);
    undecided.sort_by_key(|(id, why)| (*id, why.subject));
    result.owed.extend(owed);
    result.not_owed.extend(not_owed);
    result.undecided.extend(undecided.into_iter().map(|(_, why)| why));
}

/// Whether it is worth saying why nothing is owed.
fn matters(verdict: Verdict) -> bool {
    match verdict {
        Verdict::Failed(_) | Verdict::Unknown | Verdict::Open(_) => true,
        Verdict::Met | Verdict::Exempt(_) | Verdict::NotApplicable => false,
    }
}

/// Whether a recovery is a candidate, before others take its place.
enum Decided {
    /// It is not, or is for something else.
    Passed(Option<WhyNot>),
    Unknown(Undecidable),
    Certain,
}

impl Sitting<'_> {
    /// Where conditions are asked, with what was decided so far.
    fn asked(&self) -> Asked<'_> {
        self.asked.knowing(&self.standing)
    }

    fn decide(&mut self, id: RecoveryId) -> Decided {
        let recovery = &self.recoveries[id.index()];
        if self.target(recovery).is_none() {
            return Decided::Passed(None);
        }
        let subject = Subject::Recovery(id, self.position);
        match self.is_candidate(id.index()) {
            Truth::False => Decided::Passed(Some(match (&recovery.when, &*recovery.instead_of) {
                (Some(_), _) => WhyNot::ConditionFalse,
                (None, []) => WhyNot::NotFailed,
                (None, _) => WhyNot::NothingToReplace,
            })),
            Truth::Unknown => {
                let asked = self.asked();
                let clauses = recovery.instead_of.iter().filter_map(|(_, when)| when.as_ref());
                let mut asks = recovery.when.iter().chain(clauses);
                let unknown = asks.find(|when| truth(when, &asked) == Truth::Unknown);
                Decided::Unknown(if let Some(when) = unknown {
                    facts::undecided(subject, when, &asked)
                } else {
                    let fields = asked.unknown_of(self.occurrence.owner);
                    Undecidable { subject, fields }
                })
            }
            Truth::True => {
                // Where it is unknown whether it takes another's place, the other stays.
                for (other, when) in &recovery.instead_of {
                    if let Some(when) = when
                        && self.holds(Some(when)) == Truth::Unknown
                        && self.is_candidate(other.index()) == Truth::True
                    {
                        return Decided::Unknown(facts::undecided(subject, when, &self.asked()));
                    }
                }
                Decided::Certain
            }
        }
    }

    fn is_candidate(&mut self, index: usize) -> Truth {
        if let Some(known) = self.candidate[index] {
            return known;
        }
        // A circle of `instead of` leads nowhere.
        self.candidate[index] = Some(Truth::False);
        let recovery = &self.recoveries[index];
        let decided = match self.target(recovery) {
            None => Truth::False,
            Some(target) => match &recovery.when {
                Some(when) => truth(when, &self.asked()),
                None if recovery.instead_of.is_empty() => self.failed(target),
                None => recovery.instead_of.iter().fold(Truth::False, |any, (other, when)| {
                    any.or(self.is_candidate(other.index()).and(self.holds(when.as_ref())))
                }),
            },
        };
        self.candidate[index] = Some(decided);
        decided
    }

    /// Its target that this occurrence is one of.
    fn target(&self, recovery: &PlannedRecovery) -> Option<Target> {
        let program = &self.asked.journey().judge.plan.program;
        let owned = |target: &Target| program.owner(*target) == self.occurrence.owner;
        recovery.targets.iter().copied().find(owned)
    }

    fn failed(&self, target: Target) -> Truth {
        match verdict_on(self.occurrence, target) {
            Some(Verdict::Failed(_)) => Truth::True,
            Some(Verdict::Unknown) => Truth::Unknown,
            Some(Verdict::Met | Verdict::Open(_) | Verdict::Exempt(_) | Verdict::NotApplicable)
            | None => Truth::False,
        }
    }

    fn holds(&self, when: Option<&Expr>) -> Truth {
        when.map_or(Truth::True, |when| truth(when, &self.asked()))
    }

    /// Those that take its place, with whether a limit keeps them back.
    fn removers(&self, id: RecoveryId) -> Vec<(RecoveryId, bool)> {
        let takes = |(by, _): &&(RecoveryId, bool)| {
            let mut clauses = self.recoveries[by.index()].instead_of.iter();
            clauses.any(|(other, when)| *other == id && self.holds(when.as_ref()) == Truth::True)
        };
        self.taking.iter().filter(takes).copied().collect()
    }

    /// The candidates whose place it takes.
    fn replaced_by(&self, id: RecoveryId) -> Vec<RecoveryId> {
        let clauses = self.recoveries[id.index()].instead_of.iter();
        let those = clauses.filter(|(other, when)| {
            self.candidate[other.index()] == Some(Truth::True)
                && self.holds(when.as_ref()) == Truth::True
        });
        those.map(|(other, _)| *other).collect()
    }

    /// What its deadlines count from, and the recovery whose failure that was.
    fn breach(&self, id: RecoveryId) -> (Breach, Option<RecoveryId>) {
        let journey = self.asked.journey();
        let failures = self.recoveries[id.index()].follows.iter().filter_map(|other| {
            match self.standing[other.index()] {
                Standing::Owed(_, failed) => Some((failed?, Some(*other))),
                Standing::NotOwed | Standing::Undecided => None,
            }
        });
        let earliest = failures.min_by_key(|(breach, _)| breach.order(journey));
        earliest.unwrap_or_else(|| (breach::of(self.occurrence, journey), None))
    }
}
