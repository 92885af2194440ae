//! Recoveries: what is done about a failure, by whom, and which of them gives way.

use super::calendar::label;
use super::context::{Check, Faulty};
use super::expr::Asked;
use super::graph;
use super::program::{Action, DoneWhen, Expr, FieldId, Owner, Recovery, RecoveryId, Target, Type};
use super::ty::{called, is_number, is_text, wrong_type};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{meaning, names, types};
use crate::source::Span;
use crate::syntax::ast::{self, ItemKind, MoneyLiteral, Name, RecoveryClauseKind};
use crate::unit::{Currency, Money};
use crate::value::Value;

/// Where the clauses that may be said once were said.
#[derive(Default)]
struct Said {
    when: Option<Span>,
    done_when: Option<Span>,
    once: Option<Span>,
    budget: Option<Span>,
}

impl Check<'_> {
    /// Fills the program's recoveries.
    pub(super) fn recoveries(&mut self) {
        let mut all = Vec::new();
        for item in self.items() {
            if let ItemKind::Recovery(recovery) = &item.kind {
                all.push(recovery);
                let read = self.recovery_block(recovery);
                self.program.recoveries.push(read);
            }
        }
        let over: Vec<Vec<usize>> = self
            .program
            .recoveries
            .iter()
            .map(|recovery| recovery.instead_of.iter().map(|(id, _)| id.index()).collect())
            .collect();
        let ordered = graph::order(&over);
        let members = |of: &[usize]| of.iter().map(|&at| &all[at].name).collect::<Vec<&Name>>();
        for circle in &ordered.loops {
            self.cycle(&names::INSTEAD_CYCLE, &members(circle));
        }
        if ordered.loops.is_empty() {
            self.competing(&over);
            for circle in self.order_recoveries() {
                self.cycle(&names::ATTEMPT_CYCLE, &members(&circle));
            }
        }
    }

    fn recovery_block(&mut self, written: &ast::Recovery) -> Recovery {
        let mut owners: Vec<Owner> = Vec::new();
        for name in &written.moments {
            owners.extend(self.owner(name, &[]));
        }
        let asked = Asked { near: &owners, ..Asked::JOURNEY };
        let mut said = Said::default();
        let mut recovery = Recovery {
            label: label(&written.name, written.title.as_ref()),
            targets: owners.iter().map(|owner| Target::from(*owner)).collect(),
            when: None,
            instead_of: Vec::new(),
            actions: Vec::new(),
            escalate: Vec::new(),
            done_when: None,
            once: None,
            budget: None,
            afterwards: Vec::new(),
        };
        for clause in &written.clauses {
            match &clause.kind {
                RecoveryClauseKind::When(condition) => {
                    self.once("`when`", clause.span, &mut said.when);
                    recovery.when = self.condition(condition, &asked);
                }
                RecoveryClauseKind::InsteadOf { other, when } => {
                    recovery.instead_of.extend(self.instead_of(other, when.as_ref(), &asked));
                }
                RecoveryClauseKind::Do(action) => {
                    recovery.actions.extend(self.action(action, &asked));
                }
                RecoveryClauseKind::Escalate { to, after } => {
                    let to = self.level(to);
                    let after = self.limit(after);
                    recovery.escalate.extend(to.zip(after));
                }
                RecoveryClauseKind::DoneWhen(shown) => {
                    self.once("`done when`", clause.span, &mut said.done_when);
                    recovery.done_when = self.done_when(shown);
                }
                RecoveryClauseKind::Once { per, window } => {
                    self.once("`once`", clause.span, &mut said.once);
                    recovery.once = self.once_per(per, window.as_ref());
                }
                RecoveryClauseKind::Afterwards { watched, within } => {
                    let watched = self.afterwards(watched, within.as_ref(), clause.span);
                    recovery.afterwards.extend(watched);
                }
                RecoveryClauseKind::Budget { amount, per } => {
                    self.once("`budget`", clause.span, &mut said.budget);
                    recovery.budget = self.money(amount).map(|amount| (amount, *per));
                }
            }
        }
        let nothing_done =
            !written.clauses.iter().any(|clause| matches!(clause.kind, RecoveryClauseKind::Do(_)));
        if nothing_done {
            self.report(
                Diagnostic::new(&meaning::MISSING_CLAUSE, written.name.span)
                    .arg("name", written.name.text.clone())
                    .arg("clause", "`do`")
                    .help("do"),
            );
        }
        self.one_currency(&recovery, written);
        self.recovery_key(&recovery, written, &owners);
        recovery
    }

    fn instead_of(
        &mut self,
        other: &Name,
        when: Option<&ast::Expr>,
        asked: &Asked<'_>,
    ) -> Option<(RecoveryId, Option<Expr>)> {
        let id = self.recovery(other);
        let when = self.clause(when, |check, it| check.condition(it, asked));
        Some((id?, when.ok()?))
    }

    fn once_per(
        &mut self,
        per: &Name,
        window: Option<&ast::Limit>,
    ) -> Option<(super::program::FieldId, Option<crate::unit::Length>)> {
        let field = self.grouping_field(per);
        let window = self.clause(window, Self::window);
        Some((field?, window.ok()?))
    }

    fn action(&mut self, written: &ast::Action, asked: &Asked<'_>) -> Option<Action> {
        let amount = self.clause(written.amount.as_ref(), |check, it| check.amount(it, asked));
        let ty = match &amount {
            Ok(Some(amount)) => Ok(Some(amount.ty.clone())),
            Ok(None) => Ok(None),
            Err(Faulty) => Err(Faulty),
        };
        let at_most = self.clause(written.at_most.as_ref(), |check, it| check.bound(it, &ty));
        let at_least = self.clause(written.at_least.as_ref(), |check, it| check.bound(it, &ty));
        let by = self.clause(written.by.as_ref(), Self::level);
        let within = self.clause(written.within.as_ref(), Self::limit);
        let done_when = self.clause(written.done_when.as_ref(), Self::done_when);
        let (at_most, at_least) = (at_most.ok()?, at_least.ok()?);
        if let (Some(most), Some(least)) = (at_most, at_least)
            && least.amount > most.amount
        {
            let span = written.at_least.as_ref().map_or(written.name.span, |it| it.span);
            self.report(Diagnostic::new(&meaning::EMPTY_RANGE, span));
        }
        Some(Action {
            label: label(&written.name, written.title.as_ref()),
            amount: amount.ok()?,
            at_most,
            at_least,
            by: by.ok()?,
            within: within.ok()?,
            done_when: done_when.ok()?,
        })
    }

    /// What shows that something was done, and the fields that say by whom and for how much.
    fn done_when(&mut self, written: &ast::DoneWhen) -> Option<DoneWhen> {
        let pattern = self.pattern(&written.pattern, false);
        let by = self.clause(written.by.as_ref(), Self::level_field);
        let paying = self.clause(written.paying.as_ref(), Self::paid_field);
        if let (Some(paying), None) = (&written.paying, &written.by) {
            self.report(Diagnostic::new(&meaning::PAYING_WITHOUT_BY, paying.span));
        }
        Some(DoneWhen { pattern: pattern?, by: by.ok()?, paying: paying.ok()? })
    }

    /// A field whose texts are names of levels of authority.
    fn level_field(&mut self, name: &Name) -> Option<FieldId> {
        let id = self.field(name)?;
        let ty = self.program.fields[id.index()].ty.clone();
        if !is_text(&ty) {
            return self.refuse(wrong_type(name.span, "a text", &ty));
        }
        let known =
            |text: &String| self.program.authority.iter().any(|level| level.label.name == *text);
        let some_level = match &ty {
            Type::OneOf(texts) => texts.iter().any(known),
            _ => !self.program.authority.is_empty(),
        };
        if !some_level {
            return self.refuse(
                Diagnostic::new(&meaning::NO_SUCH_LEVEL, name.span).arg("field", name.text.clone()),
            );
        }
        Some(id)
    }

    /// A field that says what was paid.
    fn paid_field(&mut self, name: &Name) -> Option<FieldId> {
        let id = self.field(name)?;
        let ty = self.program.fields[id.index()].ty.clone();
        let Type::Money(currency) = ty else {
            return self.refuse(wrong_type(name.span, "an amount of money", &ty));
        };
        self.within_authority(currency, name.span);
        Some(id)
    }

    /// What an action costs: an amount of money, and not a negative one.
    fn amount(&mut self, written: &ast::Expr, asked: &Asked<'_>) -> Option<Expr> {
        let expr = self.expr(written, asked)?;
        let Type::Money(currency) = expr.ty else {
            let fault =
                Diagnostic::new(&types::AMOUNT, written.span).arg("found", called(&expr.ty));
            let words = self.words(written.span);
            let fault = match (is_number(&expr.ty), self.program.service.currency) {
                (true, Some(currency)) => {
                    fault.arg("suggestion", format!("{words} {currency}")).help("currency")
                }
                _ => fault,
            };
            return self.refuse(fault);
        };
        if let Some(Value::Money(money)) = expr.as_constant()
            && money.amount.is_sign_negative()
            && !money.amount.is_zero()
        {
            return self.refuse(Diagnostic::new(&types::NEGATIVE_AMOUNT, written.span));
        }
        self.within_authority(currency, written.span);
        Some(expr)
    }

    /// Amounts can only be held against limits of the same currency.
    fn within_authority(&mut self, currency: Currency, span: Span) {
        let limit = self.program.authority.iter().find_map(|level| level.up_to);
        if let Some(limit) = limit.filter(|limit| limit.currency != currency) {
            self.report(
                Diagnostic::new(&types::CURRENCIES, span)
                    .arg("left", currency.as_str())
                    .arg("right", limit.currency.as_str()),
            );
        }
    }

    /// `at most 200 CNY`, which bounds the amount before it.
    fn bound(
        &mut self,
        literal: &MoneyLiteral,
        amount: &Result<Option<Type>, Faulty>,
    ) -> Option<Money> {
        let money = self.money(literal)?;
        match amount {
            Ok(None) => self.refuse(Diagnostic::new(&meaning::BOUND_WITHOUT_AMOUNT, literal.span)),
            Ok(Some(Type::Money(currency))) if *currency != money.currency => self.refuse(
                Diagnostic::new(&types::CURRENCIES, literal.span)
                    .arg("left", currency.as_str())
                    .arg("right", money.currency.as_str()),
            ),
            Ok(Some(_)) | Err(Faulty) => Some(money),
        }
    }

    /// A budget is held against the amounts of the recovery's actions.
    fn one_currency(&mut self, recovery: &Recovery, written: &ast::Recovery) {
        let Some((budget, _)) = recovery.budget else { return };
        for (action, amount) in
            recovery.actions.iter().filter_map(|a| Some((a, a.amount.as_ref()?)))
        {
            if amount.ty != Type::Money(budget.currency) {
                let span = written
                    .clauses
                    .iter()
                    .find_map(|clause| match &clause.kind {
                        RecoveryClauseKind::Budget { amount, .. } => Some(amount.span),
                        _ => None,
                    })
                    .unwrap_or(action.label.span);
                let left =
                    if let Type::Money(currency) = &amount.ty { currency.as_str() } else { "" };
                self.report(
                    Diagnostic::new(&types::CURRENCIES, span)
                        .arg("left", left)
                        .arg("right", budget.currency.as_str()),
                );
                return;
            }
        }
    }
}
