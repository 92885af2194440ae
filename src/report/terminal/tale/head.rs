//! Which journey, as of when, and what came of it.

use super::beyond;
use crate::diagnostic::Lang;
use crate::report::model::{SubjectKind, Verdict};
use crate::report::say;
use crate::report::story::Story;
use crate::report::terminal::count;
use crate::report::terminal::page::{Page, Style, faint, strong};

pub(super) fn write(page: &mut Page, story: &Story) {
    let journey = match (&story.per, page.lang) {
        (Some(field), lang) => format!("{} {}", say::field(field, lang), story.journey),
        (None, Lang::En) => format!("journey {}", story.journey),
        (None, Lang::Zh) => format!("旅程 {}", story.journey),
    };
    let as_of = story.as_of.as_ref().map_or_else(String::new, |time| match page.lang {
        Lang::En => format!("as of {} ({})", time.readable(), story.zone),
        Lang::Zh => format!("截至 {}（{}）", time.readable(), story.zone),
    });
    page.spread(0, &[strong(journey)], &[faint(as_of)]);
    let lang = page.lang;
    let mut parts: Vec<String> = story.service.iter().cloned().collect();
    parts.extend(story.rules.first().cloned());
    parts.extend(story.logs.iter().cloned());
    let records = story.records.len() as u64;
    parts.push(count::of(records, lang, "record", "records", "条记录"));
    page.line(0, &[faint(parts.join(" · "))]);
    page.blank();
    let (style, mark, words) = outcome(story, lang);
    page.wrapped(0, &[(style, format!("{mark} "))], style, &words);
    if let Some((style, mark, words)) = beyond::outcome(story, lang) {
        page.wrapped(0, &[(style, format!("{mark} "))], style, &words);
    }
}

fn outcome(story: &Story, lang: Lang) -> (Style, &'static str, String) {
    let many = |verdict: Verdict, kind: SubjectKind| {
        let those = story.occurrences.iter();
        those.filter(|one| one.verdict == verdict && one.kind == kind).count() as u64
    };
    let said = |verdict: Verdict| {
        let (moments, contacts) =
            (many(verdict, SubjectKind::Moment), many(verdict, SubjectKind::Touchpoint));
        let mut parts = Vec::new();
        if moments > 0 {
            parts.push(count::of(
                moments,
                lang,
                "critical moment",
                "critical moments",
                "次关键时刻",
            ));
        }
        if contacts > 0 {
            parts.push(count::of(contacts, lang, "contact", "contacts", "次触点"));
        }
        parts.join(crate::report::say::tr(lang, " and ", "、"))
    };
    let order = [
        (Verdict::Failed, Style::Bad, "✗", "failed", "未达标"),
        (Verdict::Unknown, Style::Doubtful, "?", "unknown", "未知"),
        (Verdict::Open, Style::Doubtful, "…", "open", "待定"),
        (Verdict::Met, Style::Good, "✓", "met", "达标"),
        (Verdict::Exempt, Style::Plain, "–", "exempt", "豁免"),
        (Verdict::NotApplicable, Style::Plain, "–", "not applicable", "不适用"),
    ];
    let mut found = order.iter().filter(|(verdict, ..)| !said(*verdict).is_empty());
    let Some(first) = found.next() else {
        let words = match (lang, story.beyond.is_empty()) {
            (Lang::En, true) => "nothing that the rules speak of happened in it",
            (Lang::En, false) => "nothing that the rules speak of happened in it alone",
            (Lang::Zh, true) => "其中没有发生规则所说的关键时刻或触点",
            (Lang::Zh, false) => "其中没有单独发生规则所说的关键时刻或触点",
        };
        return (Style::Doubtful, "?", words.to_owned());
    };
    let mut parts = Vec::new();
    for (verdict, _, _, en, zh) in std::iter::once(first).chain(found) {
        parts.push(match lang {
            Lang::En => format!("{} {en}", said(*verdict)),
            Lang::Zh => format!("{}{zh}", said(*verdict)),
        });
    }
    (first.1, first.2, parts.join(crate::report::say::tr(lang, ", ", "，")))
}
