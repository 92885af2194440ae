//! What a case says of a recovery: which action, for how much, by whom, and what became of it.

use super::context::Check;
use super::program::{ActionSo, OwedSo, RecoveryId, ThenKind, Type};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::types;
use crate::source::Span;
use crate::syntax::ast::{self, ItemKind, MoneyLiteral, RecoveryClauseKind};
use crate::unit::Money;

impl Check<'_> {
    pub(super) fn owed_so(&mut self, written: &ast::OwedSo, span: Span) -> Option<ThenKind> {
        let recovery = self.recovery(&written.name);
        let action = self.clause(written.action.as_ref(), |check, action| {
            // Its level can be judged where its recovery is unknown.
            let by = check.clause(action.by.as_ref(), Self::level);
            let action = check.action_so(recovery?, action)?;
            Some(ActionSo { by: by.ok()?, ..action })
        });
        self.some_occurrence(written.occurrence, span)?;
        Some(ThenKind::Recovery(Box::new(OwedSo {
            recovery: recovery?,
            occurrence: written.occurrence,
            action: action.ok()?,
            verdict: written.verdict,
        })))
    }

    fn action_so(&mut self, recovery: RecoveryId, written: &ast::ActionSo) -> Option<ActionSo> {
        // A recovery that could not be read is not there.
        let declared = &self.program.recoveries.get(recovery.index())?.actions;
        let named = (0..).zip(declared).filter(|(_, it)| it.label.name == written.name.text);
        let actions: Vec<u16> = named.map(|(at, _)| at).collect();
        if actions.is_empty() {
            let known = self.actions_of(recovery);
            // One that is written but has a fault of its own is told of there.
            let faulty = known.contains(&written.name.text);
            return if faulty { None } else { self.unknown("action", &written.name, known) };
        }
        let amount = written.amount.as_ref();
        let amount = self.clause(amount, |check, it| check.amount_so(recovery, &actions, it));
        Some(ActionSo { actions, amount: amount.ok()?, by: None })
    }

    /// The names of a recovery's actions, as written.
    fn actions_of(&self, recovery: RecoveryId) -> Vec<String> {
        let recoveries = self.items().filter_map(|item| match &item.kind {
            ItemKind::Recovery(recovery) => Some(recovery),
            _ => None,
        });
        let clauses = recoveries.skip(recovery.index()).take(1).flat_map(|it| &it.clauses);
        clauses
            .filter_map(|clause| match &clause.kind {
                RecoveryClauseKind::Do(action) => Some(action.name.text.clone()),
                _ => None,
            })
            .collect()
    }

    /// An amount that one of the actions could come to.
    fn amount_so(
        &mut self,
        recovery: RecoveryId,
        actions: &[u16],
        written: &MoneyLiteral,
    ) -> Option<Money> {
        let money = self.money(written)?;
        let declared = &self.program.recoveries[recovery.index()].actions;
        let costs = actions.iter().filter_map(|&at| declared[usize::from(at)].amount.as_ref());
        let currencies: Vec<_> = costs
            .filter_map(|amount| match amount.ty {
                Type::Money(currency) => Some(currency),
                _ => None,
            })
            .collect();
        match currencies.first() {
            Some(first) if !currencies.contains(&money.currency) => self.refuse(
                Diagnostic::new(&types::CURRENCIES, written.span)
                    .arg("left", first.as_str())
                    .arg("right", money.currency.as_str()),
            ),
            _ => Some(money),
        }
    }
}
