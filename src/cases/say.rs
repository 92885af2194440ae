//! What came out instead, in words.

use super::expected::Instead;
use super::owed::CameOwed;
use crate::check::program::{AuthorityId, OwedSo, Program, ThenKind};
use crate::diagnostic::Lang;
use crate::judge::verdict::{Failure, Verdict, Waiting};
use crate::recover::{Amount, Status};
use crate::syntax::ast::VerdictWord;
use crate::unit::Money;

/// `it was failed (late)`
pub(super) fn instead(then: &ThenKind, instead: &Instead, program: &Program, lang: Lang) -> String {
    match (instead, lang) {
        (Instead::Verdict(number, verdict, evidence), _) => {
            verdict_words(*number, *verdict, evidence, lang)
        }
        (Instead::Occurrences(0), Lang::En) => "it never occurred".to_owned(),
        (Instead::Occurrences(0), Lang::Zh) => "从未发生".to_owned(),
        (Instead::Occurrences(1), Lang::En) => "it occurred only once".to_owned(),
        (Instead::Occurrences(count), Lang::En) => format!("it occurred only {count} times"),
        (Instead::Occurrences(count), Lang::Zh) => format!("只发生了 {count} 次"),
        (Instead::Not, Lang::En) => "it does not hold".to_owned(),
        (Instead::Not, Lang::Zh) => "不成立".to_owned(),
        (Instead::Holds, Lang::En) => "it holds".to_owned(),
        (Instead::Holds, Lang::Zh) => "成立".to_owned(),
        (Instead::OwedTimes(1), Lang::En) => "it is owed only once".to_owned(),
        (Instead::OwedTimes(count), Lang::En) => format!("it is owed only {count} times"),
        (Instead::OwedTimes(count), Lang::Zh) => format!("只欠了 {count} 次"),
        (Instead::Owed(number, came), _) => {
            let ThenKind::Recovery(so) = then else { return String::new() };
            let owed = OwedWords { so, program, lang };
            owed.otherwise(*number, came)
        }
    }
}

/// What is owed, in the words of the `do` line; of what came out, as much as the case speaks of.
struct OwedWords<'a> {
    so: &'a OwedSo,
    program: &'a Program,
    lang: Lang,
}

impl OwedWords<'_> {
    fn otherwise(&self, number: usize, came: &[CameOwed]) -> String {
        let (expected, got) = (self.expected(), came.iter().map(|one| self.got(one)));
        match self.lang {
            Lang::En => {
                let got = got.collect::<Vec<_>>().join(" and ");
                format!("no. {number}: expected {expected}, got {got}")
            }
            Lang::Zh => {
                let got = got.collect::<Vec<_>>().join("与");
                format!("第 {number} 次：期望“{expected}”，实际“{got}”")
            }
        }
    }

    fn expected(&self) -> String {
        let action = self.so.action.as_ref();
        let amount = action.and_then(|action| action.amount.as_ref()).map(money);
        let by = action.and_then(|action| action.by).map(|by| self.by(Some(by)));
        let verdict = self.so.verdict.map(|word| word_of(word, self.lang).to_owned());
        [amount, by, verdict].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn got(&self, came: &CameOwed) -> String {
        let action = self.so.action.as_ref();
        let amount = action.and_then(|action| action.amount).map(|_| self.amount(&came.amount));
        let by = action.and_then(|action| action.by).map(|_| {
            let from = came.raised_from.map(|from| match self.lang {
                Lang::En => format!(" (raised from {})", self.level(from)),
                Lang::Zh => format!("（由 {} 上移）", self.level(from)),
            });
            self.by(came.owner) + &*from.unwrap_or_default()
        });
        let verdict = self.so.verdict.map(|_| status(came.status, self.lang).to_owned());
        [amount, by, verdict].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn amount(&self, amount: &Amount) -> String {
        match (amount, self.lang) {
            (Amount::Known(known), _) => money(known),
            (Amount::None, Lang::En) => "no amount".to_owned(),
            (Amount::None, Lang::Zh) => "无金额".to_owned(),
            (Amount::Unknown(_), Lang::En) => "an unknown amount".to_owned(),
            (Amount::Unknown(_), Lang::Zh) => "金额未知".to_owned(),
        }
    }

    fn by(&self, level: Option<AuthorityId>) -> String {
        match (level, self.lang) {
            (Some(level), Lang::En) => format!("by {}", self.level(level)),
            (Some(level), Lang::Zh) => format!("由 {}", self.level(level)),
            (None, Lang::En) => "by nobody named".to_owned(),
            (None, Lang::Zh) => "未指定由谁".to_owned(),
        }
    }

    fn level(&self, level: AuthorityId) -> &str {
        &self.program.authority[level.index()].label.name
    }
}

fn money(money: &Money) -> String {
    format!("{} {}", money.amount.normalize(), money.currency)
}

fn status(status: Status, lang: Lang) -> &'static str {
    let word = match status {
        Status::Done(_) => VerdictWord::Met,
        Status::Due => VerdictWord::Open,
        Status::Late(_) => VerdictWord::FailedLate,
        Status::Missed => VerdictWord::FailedMissing,
        Status::Unauthorised(_) => VerdictWord::FailedBroken,
        Status::Unknown => VerdictWord::Unknown,
    };
    word_of(word, lang)
}

fn word_of(word: VerdictWord, lang: Lang) -> &'static str {
    let (en, zh) = match word {
        VerdictWord::Met => ("met", "达标"),
        VerdictWord::Failed => ("failed", "未达标"),
        VerdictWord::FailedLate => ("failed late", "未达标 超时"),
        VerdictWord::FailedMissing => ("failed missing", "未达标 未发生"),
        VerdictWord::FailedBroken => ("failed broken", "未达标 违反"),
        VerdictWord::Open => ("open", "待定"),
        VerdictWord::OpenRunning => ("open running", "待定 计时中"),
        VerdictWord::OpenPaused => ("open paused", "待定 暂停中"),
        VerdictWord::Unknown => ("unknown", "未知"),
        VerdictWord::Exempt => ("exempt", "豁免"),
        VerdictWord::NotApplicable => ("not applicable", "不适用"),
    };
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

fn verdict_words(number: usize, verdict: Verdict, evidence: &str, lang: Lang) -> String {
    // The evidence of these begins with the verdict.
    let said = matches!(verdict, Verdict::Unknown | Verdict::Exempt(_) | Verdict::NotApplicable)
        && !evidence.is_empty();
    let word = verdict_word(verdict, lang);
    match lang {
        Lang::En if said => format!("no. {number}: {evidence}"),
        Lang::Zh if said => format!("第 {number} 次：{evidence}"),
        Lang::En if evidence.is_empty() => format!("no. {number} was {word}"),
        Lang::Zh if evidence.is_empty() => format!("第 {number} 次为“{word}”"),
        Lang::En => format!("no. {number} was {word}: {evidence}"),
        Lang::Zh => format!("第 {number} 次为“{word}”：{evidence}"),
    }
}

fn verdict_word(verdict: Verdict, lang: Lang) -> &'static str {
    let word = match verdict {
        Verdict::Met => VerdictWord::Met,
        Verdict::Failed(Failure::Late) => VerdictWord::FailedLate,
        Verdict::Failed(Failure::Missing) => VerdictWord::FailedMissing,
        Verdict::Failed(Failure::Broken) => VerdictWord::FailedBroken,
        Verdict::Open(Waiting::Running) => VerdictWord::OpenRunning,
        Verdict::Open(Waiting::Paused) => VerdictWord::OpenPaused,
        Verdict::Unknown => VerdictWord::Unknown,
        Verdict::Exempt(_) => VerdictWord::Exempt,
        Verdict::NotApplicable => VerdictWord::NotApplicable,
    };
    word_of(word, lang)
}
