//! What happened to the customer over several journeys, as far as it rests on this one.

use super::verdicts::{how, sign};
use crate::diagnostic::Lang;
use crate::report::model::{Level, Verdict};
use crate::report::say;
use crate::report::story::{Beyond, Story};
use crate::report::terminal::count;
use crate::report::terminal::page::{Page, Style, faint, strong};

pub(super) fn write(page: &mut Page, story: &Story) {
    if story.beyond.is_empty() {
        return;
    }
    let remark = page.tr(
        "judged over further journeys too: `mot explain VALUE` tells each in full",
        "按多个旅程一起评判：`mot explain 值` 可查看详情",
    );
    let remark = remark.to_owned();
    page.section("Beyond this journey", "本旅程之外", &remark);
    for one in &story.beyond {
        let (style, mark) = sign(one.verdict, Level::Must);
        let number = if one.number > 1 { format!(" #{}", one.number) } else { String::new() };
        let name = if one.name == one.title { String::new() } else { format!("  {}", one.name) };
        let left = [
            (style, format!("{mark} ")),
            strong(one.title.clone()),
            faint(format!("{name}{number}")),
        ];
        page.spread(0, &left, &[faint(whose(one, page.lang))]);
        for judged in &one.expectations {
            let (style, mark) = sign(judged.verdict, judged.level);
            let how = how(judged, page.lang);
            // The evidence of what is not applicable begins with the verdict.
            let said = judged.text.starts_with(how);
            let words = match page.lang {
                Lang::En if said => format!("{}: {}", judged.title, judged.text),
                Lang::En => format!("{}: {how}; {}", judged.title, judged.text),
                Lang::Zh if said => format!("{}：{}", judged.title, judged.text),
                Lang::Zh => format!("{}：{how}；{}", judged.title, judged.text),
            };
            page.wrapped(2, &[(style, format!("{mark} "))], Style::Plain, &words);
        }
    }
}

/// How they came out, for the head of the page; the worst verdict gives the sign. `None`: there are none.
pub(super) fn outcome(story: &Story, lang: Lang) -> Option<(Style, &'static str, String)> {
    const ORDER: [(Verdict, &str, &str); 6] = [
        (Verdict::Failed, "failed", "未达标"),
        (Verdict::Unknown, "unknown", "未知"),
        (Verdict::Open, "open", "待定"),
        (Verdict::Met, "met", "达标"),
        (Verdict::Exempt, "exempt", "豁免"),
        (Verdict::NotApplicable, "not applicable", "不适用"),
    ];
    let many = |verdict| story.beyond.iter().filter(|one| one.verdict == verdict).count() as u64;
    let there = ORDER.into_iter().filter(|(verdict, ..)| many(*verdict) > 0);
    let worst = there.clone().next()?.0;
    let parts: Vec<String> = there
        .map(|(verdict, en, zh)| {
            let moments =
                count::of(many(verdict), lang, "critical moment", "critical moments", "次关键时刻");
            match lang {
                Lang::En => format!("{moments} {en}"),
                Lang::Zh => format!("{moments}{zh}"),
            }
        })
        .collect();
    let words = match lang {
        Lang::En => format!("over further journeys: {}", parts.join(", ")),
        Lang::Zh => format!("与其他旅程一起：{}", parts.join("，")),
    };
    let (style, mark) = sign(worst, Level::Must);
    Some((style, mark, words))
}

fn whose(one: &Beyond, lang: Lang) -> String {
    format!("{} {}", say::field(&one.per, lang), one.value)
}
