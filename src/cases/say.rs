//! What came out instead, in words.

use super::expected::Instead;
use crate::diagnostic::Lang;
use crate::judge::verdict::{Failure, Verdict, Waiting};

/// `it was failed (late)`
pub(super) fn instead(instead: &Instead, lang: Lang) -> String {
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
    let (en, zh) = match verdict {
        Verdict::Met => ("met", "达标"),
        Verdict::Failed(Failure::Late) => ("failed late", "未达标 超时"),
        Verdict::Failed(Failure::Missing) => ("failed missing", "未达标 未发生"),
        Verdict::Failed(Failure::Broken) => ("failed broken", "未达标 违反"),
        Verdict::Open(Waiting::Running) => ("open running", "待定 计时中"),
        Verdict::Open(Waiting::Paused) => ("open paused", "待定 暂停中"),
        Verdict::Unknown => ("unknown", "未知"),
        Verdict::Exempt(_) => ("exempt", "豁免"),
        Verdict::NotApplicable => ("not applicable", "不适用"),
    };
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}
