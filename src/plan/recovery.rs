//! Recoveries and authority, ready to run.

use super::compiler::{Asked, Compiler};
use super::{
    Allowance, Expr, KeyId, PlannedAction, PlannedAfterwards, PlannedDone, PlannedLevel,
    PlannedLimit, PlannedRecovery, PlannedWatched,
};
use crate::check::program::{DoneWhen, Key, Program, Recovery, RecoveryId, Watched};
use crate::syntax::ast::VerdictWord;
use crate::unit::Length;

impl Compiler<'_> {
    pub(super) fn recovery(&mut self, declared: &Recovery) -> PlannedRecovery {
        let actions = declared.actions.iter().map(|action| PlannedAction {
            amount: action.amount.as_ref().map(|amount| self.expr(amount, Asked::Recovery)),
            within: action.within.as_ref().and_then(|limit| self.limit(limit)),
            done_when: action.done_when.map(|shown| self.done(shown)),
        });
        let actions = actions.collect();
        let escalate = declared.escalate.iter();
        let escalate = escalate.filter_map(|(to, after)| Some((*to, self.limit(after)?))).collect();
        let instead_of = declared.instead_of.iter().map(|(other, when)| {
            (*other, when.as_ref().map(|when| self.expr(when, Asked::Recovery)))
        });
        let instead_of = instead_of.collect();
        let when = declared.when.as_ref().map(|when| self.expr(when, Asked::Recovery));
        let target = declared.targets.first().copied();
        let key =
            target.map_or(Key::Journey, |target| self.program.key(self.program.owner(target)));
        let afterwards = declared.afterwards.iter().map(|it| PlannedAfterwards {
            watched: match it.watched {
                Watched::Again(pattern) => PlannedWatched::Again(self.pattern(pattern)),
                Watched::Answer(field) => PlannedWatched::Answer(self.column(field)),
            },
            within: it.within.map(|length| self.window(length)),
        });
        let afterwards = afterwards.collect();
        PlannedRecovery {
            afterwards,
            key: self.key(key),
            targets: declared.targets.clone(),
            follows: when.as_ref().map(followed).unwrap_or_default(),
            when,
            instead_of,
            actions,
            escalate,
            done_when: declared.done_when.map(|shown| self.done(shown)),
            once: declared.once.map(|(field, window)| {
                (self.read(field, Asked::Recovery), window.map(|length| self.window(length)))
            }),
        }
    }

    fn done(&mut self, declared: DoneWhen) -> PlannedDone {
        PlannedDone {
            pattern: self.pattern(declared.pattern),
            by: declared.by.map(|field| self.column(field)),
            paying: declared.paying.map(|field| self.column(field)),
        }
    }

    /// Where a recovery is watched after it is over, the customers whose records are.
    pub(super) fn customers(&mut self) -> Option<KeyId> {
        let watched = self.program.recoveries.iter().any(|it| !it.afterwards.is_empty());
        let customer = self.program.roles.customer.filter(|_| watched)?;
        Some(self.key(Key::Field(customer)))
    }

    pub(super) fn authority(&mut self) -> Vec<PlannedLevel> {
        let program = self.program;
        let levels = program.authority.iter().map(|level| PlannedLevel {
            name: self.word(&level.label.name),
            up_to: level.up_to,
            limits: level
                .limits
                .iter()
                .map(|(amount, field, window)| PlannedLimit {
                    amount: *amount,
                    column: self.read(*field, Asked::Recovery),
                    window: window.map(|length| self.window(length)),
                })
                .collect(),
        });
        levels.collect()
    }

    /// A rolling window; `check` lets only these two kinds pass.
    fn window(&self, length: Length) -> Allowance {
        match length {
            Length::CalendarDays(days) => Allowance::CalendarDays(days, self.zone.clone()),
            Length::Elapsed(elapsed) | Length::Business(elapsed) => Allowance::Elapsed(elapsed),
            Length::BusinessDays(days) => {
                Allowance::Elapsed(crate::unit::Elapsed(days.saturating_mul(crate::unit::DAY)))
            }
        }
    }
}

/// The recoveries of which a condition asks whether they failed.
fn followed(when: &Expr) -> Vec<RecoveryId> {
    let mut found = Vec::new();
    when.walk(&mut |part| {
        if let Expr::Recovered(word, other) = part
            && matches!(
                word,
                VerdictWord::Failed
                    | VerdictWord::FailedLate
                    | VerdictWord::FailedMissing
                    | VerdictWord::FailedBroken
            )
        {
            found.push(*other);
        }
    });
    found
}

/// One round settles what waits for nothing; each further one, what waits for what was settled before.
pub(super) fn rounds(
    program: &Program,
    recoveries: &[PlannedRecovery],
    authority: &[PlannedLevel],
) -> u32 {
    let limited = recoveries.iter().any(|recovery| recovery.once.is_some())
        || program.recoveries.iter().any(|recovery| recovery.budget.is_some())
        || authority.iter().any(|level| !level.limits.is_empty());
    if !limited {
        return 0;
    }
    let waits = |recovery: &&PlannedRecovery| {
        let clauses = recovery.instead_of.iter().filter_map(|(_, when)| when.as_ref());
        let amounts = recovery.actions.iter().filter_map(|action| action.amount.as_ref());
        let mut asks = false;
        for expr in recovery.when.iter().chain(clauses).chain(amounts) {
            expr.walk(&mut |part| asks |= matches!(part, Expr::Recovered(..)));
        }
        asks
    };
    // No chain of those that wait is longer than there are of them.
    1 + recoveries.iter().filter(waits).count() as u32
}
