//! Counts in words.

use crate::diagnostic::Lang;
use crate::report::model::{Counts, RecoveryStatus, StatusCounts};
use crate::report::say;

/// `1,240`
pub(super) fn number(count: u64) -> String {
    say::grouped(&count.to_string())
}

/// `1 record`, `1,240 records`; `1,240 条记录`.
pub(super) fn of(count: u64, lang: Lang, one: &str, many: &str, zh: &str) -> String {
    let word = match lang {
        Lang::En if count == 1 => one,
        Lang::En => many,
        Lang::Zh => zh,
    };
    format!("{} {word}", number(count))
}

/// `T-1`; of what is judged per a field: `customer C-17`.
pub(super) fn whose(per: Option<&str>, name: &str, lang: Lang) -> String {
    per.map_or_else(|| name.to_owned(), |field| format!("{} {name}", say::field(field, lang)))
}

/// `24 failed, 15 met`, then what is not decided, each only if there is any of it.
pub(super) fn verdicts(counts: &Counts, lang: Lang) -> String {
    let all = [
        (counts.failed, "failed", "未达标"),
        (counts.met, "met", "达标"),
        (counts.open, "open", "待定"),
        (counts.unknown, "unknown", "未知"),
        (counts.exempt, "exempt", "豁免"),
        (counts.not_applicable, "not applicable", "不适用"),
    ];
    words(&all, lang)
}

/// How failures came about: `3 late, 2 missing, 1 broken`.
pub(super) fn failures(counts: &Counts, lang: Lang) -> String {
    let all = [
        (counts.late, "late", "超时"),
        (counts.missing, "missing", "未发生"),
        (counts.broken, "broken", "违反"),
    ];
    words(&all, lang)
}

/// `4 missed, 12 due`, and so on.
pub(super) fn statuses(counts: &StatusCounts, lang: Lang) -> String {
    let all = [
        (counts.missed, RecoveryStatus::Missed),
        (counts.unauthorised, RecoveryStatus::Unauthorised),
        (counts.due, RecoveryStatus::Due),
        (counts.unknown, RecoveryStatus::Unknown),
        (counts.late, RecoveryStatus::Late),
        (counts.done, RecoveryStatus::Done),
    ];
    let all = all.map(|(count, status)| {
        let (en, zh) = status_words(status);
        (count, en, zh)
    });
    words(&all, lang)
}

/// What became of a recovery, in a word.
pub(super) fn status(status: RecoveryStatus, lang: Lang) -> &'static str {
    let (en, zh) = status_words(status);
    say::tr(lang, en, zh)
}

fn status_words(status: RecoveryStatus) -> (&'static str, &'static str) {
    match status {
        RecoveryStatus::Missed => ("missed", "已逾期"),
        RecoveryStatus::Unauthorised => ("unauthorised", "越权"),
        RecoveryStatus::Due => ("due", "待办"),
        RecoveryStatus::Unknown => ("unknown", "未知"),
        RecoveryStatus::Late => ("done late", "迟办"),
        RecoveryStatus::Done => ("done", "已办"),
    }
}

fn words(all: &[(u64, &str, &str)], lang: Lang) -> String {
    let said = all.iter().filter(|(count, ..)| *count > 0).map(|(count, en, zh)| match lang {
        Lang::En => format!("{} {en}", number(*count)),
        Lang::Zh => format!("{zh} {}", number(*count)),
    });
    said.collect::<Vec<_>>().join(say::tr(lang, ", ", "，"))
}
