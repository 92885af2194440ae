//! `authority` and `recovery`.

use super::{Builder, Node, word};
use crate::syntax::ast::{
    Action, AuthorityLevel, AuthorityLimit, DoneWhen, Limit, MoneyLiteral, RecoveryClause,
    RecoveryClauseKind,
};
use crate::syntax::grammar::Rule;
use crate::syntax::words::Word;
use crate::unit::Period;

impl<'t> Builder<'t> {
    /// The levels of a piece of `authority`.
    pub(in crate::syntax) fn authority_levels(&mut self, node: &Node<'t>) -> Vec<AuthorityLevel> {
        node.all(Rule::authority_level).map(|level| self.authority_level(&level)).collect()
    }

    fn authority_level(&mut self, node: &Node<'t>) -> AuthorityLevel {
        AuthorityLevel {
            span: self.span(node),
            name: self.child_name(node),
            title: self.title(node),
            up_to: node.find(Rule::money).map(|money| self.money(&money)),
            limits: node
                .all(Rule::authority_limit)
                .map(|part| self.authority_limit(&part))
                .collect(),
        }
    }

    fn authority_limit(&mut self, node: &Node<'t>) -> AuthorityLimit {
        AuthorityLimit {
            span: self.span(node),
            amount: self.child_money(node),
            per: self.child_name(node),
            window: self.rolling(node),
        }
    }

    /// The clauses of a piece of `recovery`.
    pub(in crate::syntax) fn recovery_clauses(&mut self, node: &Node<'t>) -> Vec<RecoveryClause> {
        let mut clauses = Vec::new();
        for part in node.children() {
            if let Some(kind) = self.recovery_clause(&part) {
                clauses.push(RecoveryClause { span: self.span(&part), kind });
            }
        }
        clauses
    }

    fn recovery_clause(&mut self, part: &Node<'t>) -> Option<RecoveryClauseKind> {
        Some(match part.rule() {
            Rule::when => RecoveryClauseKind::When(self.child_expr(part)),
            Rule::instead_of => RecoveryClauseKind::InsteadOf {
                other: self.child_name(part),
                when: self.maybe_expr(part),
            },
            Rule::action => RecoveryClauseKind::Do(Box::new(self.action(part))),
            Rule::escalate => RecoveryClauseKind::Escalate {
                to: self.child_name(part),
                after: self.child_limit(part),
            },
            Rule::done_when => RecoveryClauseKind::DoneWhen(self.done_when(part)),
            Rule::once => {
                RecoveryClauseKind::Once { per: self.child_name(part), window: self.rolling(part) }
            }
            Rule::afterwards => RecoveryClauseKind::Afterwards {
                watched: self.child_expr(part),
                within: part.find(Rule::window).map(|window| self.child_limit(&window)),
            },
            Rule::budget => RecoveryClauseKind::Budget {
                amount: self.child_money(part),
                per: period(&part.need(Rule::period)),
            },
            _ => return None,
        })
    }

    fn action(&mut self, node: &Node<'t>) -> Action {
        let mut action = Action {
            name: self.child_name(node),
            title: self.title(node),
            amount: node.find(Rule::amount).map(|amount| self.child_expr(&amount)),
            at_most: None,
            at_least: None,
            by: None,
            within: None,
            done_when: node.find(Rule::done_when).map(|part| self.done_when(&part)),
        };
        for part in node.children() {
            match part.rule() {
                Rule::amount_at_most => {
                    let money = self.child_money(&part);
                    self.once(&mut action.at_most, money, &part);
                }
                Rule::amount_at_least => {
                    let money = self.child_money(&part);
                    self.once(&mut action.at_least, money, &part);
                }
                Rule::owner => {
                    let owner = self.child_name(&part);
                    self.once(&mut action.by, owner, &part);
                }
                Rule::window => {
                    let limit = self.child_limit(&part);
                    self.once(&mut action.within, limit, &part);
                }
                _ => {}
            }
        }
        action
    }

    fn done_when(&mut self, node: &Node<'t>) -> DoneWhen {
        DoneWhen {
            span: self.span(node),
            pattern: self.child_expr(node),
            by: node.find(Rule::owner).map(|owner| self.child_name(&owner)),
            paying: node.find(Rule::paying).map(|paying| self.child_name(&paying)),
        }
    }

    fn child_money(&mut self, node: &Node<'t>) -> MoneyLiteral {
        let money = node.need(Rule::money);
        self.money(&money)
    }

    fn rolling(&mut self, node: &Node<'t>) -> Option<Limit> {
        node.find(Rule::rolling).map(|rolling| self.child_limit(&rolling))
    }
}

/// The period that a node of the rule `period` names.
pub(super) fn period(node: &Node<'_>) -> Period {
    match word(node) {
        Some(Word::EachWeek) => Period::Week,
        Some(Word::EachMonth) => Period::Month,
        Some(Word::EachQuarter) => Period::Quarter,
        Some(Word::EachYear) => Period::Year,
        _ => Period::Day,
    }
}
