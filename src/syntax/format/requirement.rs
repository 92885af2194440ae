//! Requirements and what exceptions say.

use super::scribe::{Scribe, tick_lead};
use crate::syntax::ast::{
    Anchor, Bound, Change, Deadline, Expr, Limit, Order, Requirement, RequirementKind, Steps,
};
use crate::syntax::words::Word;

impl Scribe {
    /// A requirement without its pause.
    pub(super) fn requirement(self, kind: &RequirementKind) -> String {
        match kind {
            RequirementKind::Holds(expr) => self.expr(expr),
            RequirementKind::Within { pattern, limit, after } => {
                let after = self.part(Word::After, after.as_ref());
                format!("{}{}{after}", self.expr(pattern), self.within(Some(limit)))
            }
            RequirementKind::By { pattern, deadline } => {
                format!("{} {}", self.expr(pattern), self.by(deadline))
            }
            RequirementKind::No { pattern, limit, anchor } => {
                let no = self.word(Word::No);
                format!(
                    "{no} {}{}",
                    self.expr(pattern),
                    self.window(limit.as_ref(), anchor.as_ref())
                )
            }
            RequirementKind::Count { bound, count, pattern, limit, anchor } => {
                let window = self.window(limit.as_ref(), anchor.as_ref());
                // `2 次` would be two times.
                let pattern = tick_lead(self.expr(pattern), |first| first == "次");
                format!("{} {pattern}{window}", self.count(*bound, *count))
            }
            RequirementKind::Every { pattern, limit, until } => {
                let until = self.part(Word::Until, until.as_ref());
                let every = self.word(Word::Every);
                format!("{} {every} {}{until}", self.expr(pattern), self.limit(limit))
            }
            RequirementKind::Order { pattern, order, other, limit } => {
                let (word, never) = order_word(*order);
                let no = if never { format!("{} ", self.word(Word::No)) } else { String::new() };
                let other = other.as_ref().map(|other| format!(" {}", self.expr(other)));
                let (other, within) = (other.unwrap_or_default(), self.within(limit.as_ref()));
                format!("{no}{} {}{other}{within}", self.expr(pattern), self.word(word))
            }
            RequirementKind::Quantified { any, pattern, condition } => {
                let quantifier = self.word(if *any { Word::Any } else { Word::Each });
                let has = self.part(Word::Has, Some(condition));
                format!("{quantifier} {}{has}", self.expr(pattern))
            }
            RequirementKind::Follows { protocol, steps } => {
                let follows = self.word(Word::Follows);
                format!("{follows} {}{}", self.name(protocol), self.steps(steps))
            }
        }
    }

    /// `, paused while C`, or nothing.
    pub(super) fn pause(self, requirement: &Requirement) -> String {
        let pause = self.part(Word::PausedWhile, requirement.paused.as_ref());
        if pause.is_empty() { pause } else { format!(",{pause}") }
    }

    /// What an exception says.
    pub(super) fn change(self, change: &Change) -> String {
        match change {
            Change::Requirement(requirement) => {
                self.requirement(&requirement.kind) + &*self.pause(requirement)
            }
            Change::Limit { every, limit } => {
                let word = self.word(if *every { Word::Every } else { Word::Within });
                format!("{word} {}", self.limit(limit))
            }
            Change::By(deadline) => self.by(deadline),
            Change::Count { bound, count } => self.count(*bound, *count),
        }
    }

    fn by(self, deadline: &Deadline) -> String {
        let by = self.word(Word::ByTime);
        match deadline {
            Deadline::Time(time) => {
                format!("{by} {}", self.expr(time))
            }
            Deadline::EndOfDay { business, calendar, .. } => {
                let end = if *business { Word::EndOfBusinessDay } else { Word::EndOfDay };
                let calendar = calendar.as_ref().map(|calendar| {
                    format!(" {} {}", self.word(Word::InCalendar), self.name(calendar))
                });
                format!("{by} {}{}", self.word(end), calendar.unwrap_or_default())
            }
        }
    }

    fn count(self, bound: Bound, count: u32) -> String {
        let bound = self.word(match bound {
            Bound::AtMost => Word::AtMost,
            Bound::AtLeast => Word::AtLeast,
            Bound::Exactly => Word::Exactly,
        });
        format!("{bound} {count}{}", self.times())
    }

    fn window(self, limit: Option<&Limit>, anchor: Option<&Anchor>) -> String {
        let anchor = anchor.map(|anchor| {
            let word = if anchor.before { Word::Before } else { Word::After };
            self.part(word, Some(&anchor.pattern))
        });
        self.within(limit) + &*anchor.unwrap_or_default()
    }

    fn steps(self, steps: &Steps) -> String {
        match steps {
            Steps::ByName => String::new(),
            Steps::Field(field) => {
                format!(" {} {}", self.word(Word::ByField), self.name(field))
            }
            Steps::Bound(bound) => {
                let bound: Vec<String> = bound
                    .iter()
                    .map(|(step, pattern)| format!("{} = {}", self.name(step), self.expr(pattern)))
                    .collect();
                format!(" {} {}", self.word(Word::With), bound.join(", "))
            }
        }
    }

    /// ` word EXPR`, or nothing.
    pub(super) fn part(self, word: Word, expr: Option<&Expr>) -> String {
        expr.map(|expr| format!(" {} {}", self.word(word), self.expr(expr))).unwrap_or_default()
    }
}

/// The word of an order, and whether it is forbidden.
fn order_word(order: Order) -> (Word, bool) {
    match order {
        Order::Before => (Word::Before, false),
        Order::After => (Word::After, false),
        Order::RightAfter => (Word::RightAfter, false),
        Order::RightBefore => (Word::RightBefore, false),
        Order::Alternates => (Word::AlternatesWith, false),
        Order::AlternatesBefore => (Word::AlternatesBefore, false),
        Order::Together => (Word::If, false),
        Order::First => (Word::ComesFirst, false),
        Order::Last => (Word::ComesLast, false),
        Order::NeverRightAfter => (Word::RightAfter, true),
        Order::NeverRightBefore => (Word::RightBefore, true),
        Order::NeverTogether => (Word::If, true),
    }
}
