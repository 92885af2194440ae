//! What became of customers after recoveries.

use super::count;
use super::page::{Page, Style, faint, plain, strong};
use crate::diagnostic::Lang;
use crate::report::model::{Afterwards, AfterwardsCounts, Became, Followed, Watched};
use crate::report::say;

pub(super) fn write(page: &mut Page, all: &[Afterwards]) {
    for afterwards in all.iter().filter(|it| !it.ended.is_empty()) {
        let head = format!("{} · ", afterwards.title);
        page.line(0, &[strong(head), plain(afterwards.rule.text.clone())]);
        for counts in &afterwards.ended {
            let words = ended(counts, afterwards.watched, page.lang);
            page.wrapped(2, &[faint("- ")], Style::Plain, &words);
        }
    }
}

/// `done: 3 of 40 came again, 7.5% (1.6% to 20.4%); 5 too early to say`
fn ended(counts: &AfterwardsCounts, watched: Watched, lang: Lang) -> String {
    let decided = count::number(counts.happened + counts.did_not);
    let happened = count::number(counts.happened);
    let mut parts = Vec::new();
    if let Some(rate) = counts.rate {
        let share = say::percent(rate, None);
        let range = counts.low.zip(counts.high).map(|(low, high)| {
            let (low, high) = (say::percent(low, None), say::percent(high, None));
            match lang {
                Lang::En => format!(" ({low} to {high})"),
                Lang::Zh => format!("（{low} 至 {high}）"),
            }
        });
        let range = range.unwrap_or_default();
        parts.push(match (watched, lang) {
            (Watched::Again, Lang::En) => {
                format!("{happened} of {decided} came again, {share}{range}")
            }
            (Watched::Again, Lang::Zh) => {
                format!("{decided} 例中 {happened} 例再次发生，{share}{range}")
            }
            (Watched::Turned, Lang::En) => {
                format!("{happened} of {decided} detractors turned, {share}{range}")
            }
            (Watched::Turned, Lang::Zh) => {
                format!("{decided} 名贬损者中 {happened} 名转变，{share}{range}")
            }
        });
    }
    let (open, open_zh) = match watched {
        Watched::Again => ("too early to say", "尚早"),
        Watched::Turned => ("not answered since", "尚未再答"),
    };
    let rest = [
        (counts.open, open, open_zh),
        (counts.no_detractor, "no detractors before", "此前不是贬损者"),
        (counts.unknown, "unknown", "未知"),
    ];
    for (number, en, zh) in rest.into_iter().filter(|(number, ..)| *number > 0) {
        let number = count::number(number);
        parts.push(match lang {
            Lang::En => format!("{number} {en}"),
            Lang::Zh => format!("{zh} {number} 例"),
        });
    }
    let how = count::status(counts.ended, lang);
    format!("{how}{}{}", say::tr(lang, ": ", "："), parts.join(say::tr(lang, "; ", "；")))
}

/// `afterwards "contact" within 30d: came again on line 18`
pub(super) fn one(page: &mut Page, followed: &Followed) {
    let lang = page.lang;
    let line = followed.place.as_ref().map(|place| match lang {
        Lang::En => format!(" on line {}", place.line),
        Lang::Zh => format!("（第{}行）", place.line),
    });
    let line = line.unwrap_or_default();
    let (style, words) = match followed.became {
        Became::NotOver | Became::NoDetractor => return,
        Became::Unknown => (Style::Doubtful, page.tr("unknown", "未知")),
        Became::Again => (Style::Bad, page.tr("came again", "再次发生")),
        Became::NotAgain => (Style::Good, page.tr("did not come again", "未再发生")),
        Became::Open => (Style::Plain, page.tr("too early to say", "尚早")),
        Became::Turned => (Style::Good, page.tr("the detractor turned", "贬损者转变")),
        Became::Stayed => (Style::Bad, page.tr("still a detractor", "仍是贬损者")),
        Became::Unanswered => (Style::Plain, page.tr("not answered since", "尚未再答")),
    };
    let words = format!("{}{}{words}{line}", followed.rule.text, page.tr(": ", "："));
    page.wrapped(4, &[faint("- ")], style, &words);
}
