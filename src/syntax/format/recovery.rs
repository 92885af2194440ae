//! `authority` and `recovery`.

use super::block::period_word;
use super::scribe::{Scribe, lead_beside, titled};
use super::sheet::Sheet;
use crate::source::Span;
use crate::syntax::ast::{Action, AuthorityLevel, DoneWhen, Limit, Recovery, RecoveryClauseKind};
use crate::syntax::words::Word;

/// Words that end an action rather than begin its amount.
const AFTER_ACTION: &[Word] = &[
    Word::AtMost,
    Word::AtLeast,
    Word::When,
    Word::InsteadOf,
    Word::EscalateTo,
    Word::DoneWhen,
    Word::Once,
    Word::Budget,
    Word::Do,
    Word::Afterwards,
];

impl Scribe {
    /// A level of `authority`.
    pub(super) fn level(self, it: &AuthorityLevel) -> String {
        let mut line = self.name(&it.name) + &*titled(it.title.as_ref());
        line += &*match &it.up_to {
            Some(money) => format!(" {} {}", self.word(Word::UpTo), self.money_literal(money)),
            None => format!(" {}", self.word(Word::WithoutLimit)),
        };
        for limit in &it.limits {
            let per = self.rolling(&self.name(&limit.per), limit.window.as_ref());
            line += &*format!(", {}{per}", self.money_literal(&limit.amount));
        }
        line
    }

    /// ` per NAME`, and ` per D` if there is a window.
    fn rolling(self, name: &str, window: Option<&Limit>) -> String {
        let per = self.word(Word::Per);
        match window {
            Some(window) => format!(" {per} {name} {per} {}", self.limit(window)),
            None => format!(" {per} {name}"),
        }
    }

    /// `recovery`
    pub(super) fn recovery(self, sheet: &mut Sheet<'_>, span: Span, it: &Recovery) {
        let head = self.head(Word::Recovery, &it.name, it.title.as_ref());
        let head = format!("{head} {} {}", self.word(Word::For), self.names(&it.moments));
        let head_end = it.moments.last().map_or(span.start, |name| name.span.end);
        sheet.block(span, &head, head_end, |sheet| {
            for clause in &it.clauses {
                let line = self.recovery_clause(&clause.kind, sheet.margin());
                sheet.put(clause.span, &line);
            }
        });
    }

    fn recovery_clause(self, kind: &RecoveryClauseKind, margin: usize) -> String {
        match kind {
            RecoveryClauseKind::When(condition) => {
                self.fill(self.word(Word::When), condition, margin)
            }
            RecoveryClauseKind::InsteadOf { other, when } => {
                let line = format!("{} {}", self.word(Word::InsteadOf), self.name(other));
                match when {
                    Some(when) => {
                        self.fill(&format!("{line} {}", self.word(Word::When)), when, margin)
                    }
                    None => line,
                }
            }
            RecoveryClauseKind::Do(action) => self.action(action),
            RecoveryClauseKind::Escalate { to, after } => format!(
                "{} {} {} {}",
                self.word(Word::EscalateTo),
                self.name(to),
                self.word(Word::AfterDelay),
                self.limit(after)
            ),
            RecoveryClauseKind::DoneWhen(shown) => self.done_when(shown),
            RecoveryClauseKind::Once { per, window } => {
                self.word(Word::Once).to_owned() + &*self.rolling(&self.name(per), window.as_ref())
            }
            RecoveryClauseKind::Afterwards { watched, within } => {
                let watched = self.expr(watched);
                format!("{} {watched}", self.word(Word::Afterwards))
                    + &*self.within(within.as_ref())
            }
            RecoveryClauseKind::Budget { amount, per } => format!(
                "{} {} {} {}",
                self.word(Word::Budget),
                self.money_literal(amount),
                self.word(Word::Per),
                self.word(period_word(*per))
            ),
        }
    }

    fn action(self, it: &Action) -> String {
        let mut line = format!("{} {}", self.word(Word::Do), self.name(&it.name));
        line += &titled(it.title.as_ref());
        if let Some(amount) = &it.amount {
            line += &format!(" {}", lead_beside(self.expr(amount), AFTER_ACTION));
        }
        for (word, bound) in [(Word::AtMost, &it.at_most), (Word::AtLeast, &it.at_least)] {
            if let Some(bound) = bound {
                line += &format!(", {} {}", self.word(word), self.money_literal(bound));
            }
        }
        if let Some(owner) = &it.by {
            line += &format!(" {} {}", self.word(Word::ByWhom), self.name(owner));
        }
        line += &*self.within(it.within.as_ref());
        if let Some(shown) = &it.done_when {
            line += &format!(", {}", self.done_when(shown));
        }
        line
    }

    /// `done when "paid" by handler paying amount_paid`
    fn done_when(self, it: &DoneWhen) -> String {
        let mut line = format!("{} {}", self.word(Word::DoneWhen), self.expr(&it.pattern));
        for (word, field) in [(Word::ByWhom, &it.by), (Word::Paying, &it.paying)] {
            if let Some(field) = field {
                line += &format!(" {} {}", self.word(word), self.name(field));
            }
        }
        line
    }
}
