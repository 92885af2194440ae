//! `case`: the records it gives and what must come out.

use super::{Builder, Node, word};
use crate::syntax::ast::{ActionSo, Given, OwedSo, Then, ThenKind, TimeLiteral, VerdictWord};
use crate::syntax::grammar::Rule;
use crate::syntax::words::Word;

impl<'t> Builder<'t> {
    /// The records of a piece of `given`.
    pub(in crate::syntax) fn given(&mut self, node: &Node<'t>) -> Vec<Given> {
        node.all(Rule::given_record).map(|record| self.given_record(&record)).collect()
    }

    fn given_record(&mut self, node: &Node<'t>) -> Given {
        let mut values = Vec::new();
        for value in node.all(Rule::given_value) {
            values.push((self.child_name(&value), self.plain_value(&value.need(Rule::value))));
        }
        Given {
            span: self.span(node),
            time: self.timestamp(&node.need(Rule::timestamp)),
            event: self.title(node),
            values,
        }
    }

    /// `as of …` and `then …` of a piece, in order.
    pub(in crate::syntax) fn outcomes(
        &mut self,
        node: &Node<'t>,
        as_of: &mut Option<TimeLiteral>,
    ) -> Vec<Then> {
        let mut outcomes = Vec::new();
        for part in node.children() {
            match part.rule() {
                Rule::as_of => {
                    let time = self.timestamp(&part.need(Rule::timestamp));
                    self.once(as_of, time, &part);
                }
                Rule::then => {
                    if let Some(kind) = part.children().find_map(|outcome| self.outcome(&outcome)) {
                        outcomes.push(Then { span: self.span(&part), kind });
                    }
                }
                _ => {}
            }
        }
        outcomes
    }

    fn outcome(&mut self, node: &Node<'t>) -> Option<ThenKind> {
        let name = node.find(Rule::name).map(|name| self.name(&name));
        Some(match node.rule() {
            Rule::nothing if node.has(Rule::w_fact) => ThenKind::Fact { holds: false, name: name? },
            Rule::nothing => ThenKind::NoRecovery(name),
            Rule::recovery_applies => ThenKind::Recovery(Box::new(OwedSo {
                name: name?,
                occurrence: node.has(Rule::integer).then(|| self.count(node)),
                action: node.find(Rule::action_owed).map(|action| self.action_so(&action)),
                verdict: node.find(Rule::recovery_verdict).map(|said| verdict(&said)),
            })),
            Rule::fact_holds => ThenKind::Fact { holds: true, name: name? },
            Rule::verdict_is => ThenKind::Verdict {
                target: self.child_path(node),
                occurrence: node.has(Rule::integer).then(|| self.count(node)),
                verdict: verdict(&node.need(Rule::verdict)),
            },
            _ => return None,
        })
    }

    fn action_so(&mut self, node: &Node<'t>) -> ActionSo {
        ActionSo {
            name: self.child_name(node),
            amount: node.find(Rule::money).map(|money| self.money(&money)),
            by: node.find(Rule::owner).map(|owner| self.child_name(&owner)),
        }
    }
}

fn verdict(node: &Node<'_>) -> VerdictWord {
    let detail = node.children().nth(1).and_then(|detail| Word::of(detail.rule()));
    match (word(node), detail) {
        (Some(Word::Failed), Some(Word::Late)) => VerdictWord::FailedLate,
        (Some(Word::Failed), Some(Word::Missing)) => VerdictWord::FailedMissing,
        (Some(Word::Failed), Some(Word::Broken)) => VerdictWord::FailedBroken,
        (Some(Word::Failed), _) => VerdictWord::Failed,
        (Some(Word::Open), Some(Word::Running)) => VerdictWord::OpenRunning,
        (Some(Word::Open), Some(Word::Paused)) => VerdictWord::OpenPaused,
        (Some(Word::Open), _) => VerdictWord::Open,
        (Some(Word::Unknown), _) => VerdictWord::Unknown,
        (Some(Word::Exempt), _) => VerdictWord::Exempt,
        (Some(Word::NotApplicable), _) => VerdictWord::NotApplicable,
        _ => VerdictWord::Met,
    }
}
