//! Which recoveries apply to an occurrence, and which of them give way to others.

use super::asked::{Asked, verdict_on};
use crate::check::program::{Owner, Program, RecoveryId, Target};
use crate::judge::truth;
use crate::judge::verdict::{Occurrence, Verdict};
use crate::plan::{Expr, PlannedRecovery};
use crate::value::Truth;

/// What was decided about the recoveries for one occurrence.
pub(super) struct Chosen<'a> {
    /// Those owed, with those they replace.
    pub(super) owed: Vec<(RecoveryId, Vec<RecoveryId>)>,
    /// Those that cannot be decided, with the condition that is unknown; none: the occurrence's verdict is.
    pub(super) undecided: Vec<(RecoveryId, Option<&'a Expr>)>,
}

/// Whether any recovery is for this touchpoint or moment.
pub(super) fn any_for(recoveries: &[PlannedRecovery], of: Owner, program: &Program) -> bool {
    let mut targets = recoveries.iter().flat_map(|recovery| &recovery.targets);
    targets.any(|target| owner(*target, program) == of)
}

/// The touchpoint or moment of a target.
pub(super) fn owner(target: Target, program: &Program) -> Owner {
    match target {
        Target::Touchpoint(touchpoint) => Owner::Touchpoint(touchpoint),
        Target::Moment(moment) => Owner::Moment(moment),
        Target::Expectation(id) => program.expectations[id.index()].owner,
    }
}

struct Candidates<'a> {
    recoveries: &'a [PlannedRecovery],
    occurrence: &'a Occurrence,
    asked: Asked<'a>,
    known: Vec<Option<Truth>>,
}

/// Decides which recoveries are owed for an occurrence.
pub(super) fn choose<'a>(
    recoveries: &'a [PlannedRecovery],
    occurrence: &'a Occurrence,
    asked: Asked<'a>,
) -> Chosen<'a> {
    let known = vec![None; recoveries.len()];
    let mut candidates = Candidates { recoveries, occurrence, asked, known };
    let decided: Vec<Truth> =
        (0..recoveries.len()).map(|index| candidates.is_candidate(index)).collect();
    let mut chosen = Chosen { owed: Vec::new(), undecided: Vec::new() };
    let mut applies = decided.clone();
    for (index, recovery) in recoveries.iter().enumerate() {
        let id = RecoveryId(index as u16);
        match decided[index] {
            Truth::False => {}
            Truth::Unknown => {
                chosen.undecided.push((id, candidates.unknown_condition(recovery)));
            }
            Truth::True => {
                // Where it is unknown whether it takes another's place, the other stays.
                let doubtful = recovery.instead_of.iter().find(|(other, when)| {
                    decided[other.index()] == Truth::True
                        && candidates.holds(when.as_ref()) == Truth::Unknown
                });
                if let Some((_, when)) = doubtful {
                    applies[index] = Truth::Unknown;
                    chosen.undecided.push((id, when.as_ref()));
                }
            }
        }
    }
    let replaced = |index: usize| -> Vec<RecoveryId> {
        let clauses = recoveries[index].instead_of.iter();
        let those = clauses.filter(|(other, when)| {
            decided[other.index()] == Truth::True && candidates.holds(when.as_ref()) == Truth::True
        });
        those.map(|(other, _)| *other).collect()
    };
    let replaces: Vec<Vec<RecoveryId>> = (0..recoveries.len())
        .map(|index| if applies[index] == Truth::True { replaced(index) } else { Vec::new() })
        .collect();
    for (index, applies) in applies.iter().enumerate() {
        let id = RecoveryId(index as u16);
        let gives_way = replaces.iter().any(|others| others.contains(&id));
        if *applies == Truth::True && !gives_way {
            chosen.owed.push((id, replaces[index].clone()));
        }
    }
    chosen
}

impl<'a> Candidates<'a> {
    fn is_candidate(&mut self, index: usize) -> Truth {
        if let Some(known) = self.known[index] {
            return known;
        }
        // A circle of `instead of` leads nowhere.
        self.known[index] = Some(Truth::False);
        let recovery = &self.recoveries[index];
        let decided = match self.target(recovery) {
            None => Truth::False,
            Some(target) => match &recovery.when {
                Some(when) => truth(when, &self.asked),
                None if recovery.instead_of.is_empty() => self.failed(target),
                None => recovery.instead_of.iter().fold(Truth::False, |any, (other, when)| {
                    any.or(self.is_candidate(other.index()).and(self.holds(when.as_ref())))
                }),
            },
        };
        self.known[index] = Some(decided);
        decided
    }

    /// Its target that this occurrence is one of.
    fn target(&self, recovery: &PlannedRecovery) -> Option<Target> {
        let program = &self.asked.journey().judge.plan.program;
        let owned = |target: &Target| owner(*target, program) == self.occurrence.owner;
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
        when.map_or(Truth::True, |when| truth(when, &self.asked))
    }

    /// The condition that keeps it from being decided.
    fn unknown_condition(&self, recovery: &'a PlannedRecovery) -> Option<&'a Expr> {
        let clauses = recovery.instead_of.iter().filter_map(|(_, when)| when.as_ref());
        recovery.when.iter().chain(clauses).find(|when| truth(when, &self.asked) == Truth::Unknown)
    }
}
