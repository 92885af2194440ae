//! What was judged, and what came of it.

use super::count;
use super::page::{Page, Style, faint, strong};
use crate::diagnostic::Lang;
use crate::report::model::{Attained, Model, Outcome};

pub(super) fn write(page: &mut Page, model: &Model) {
    title(page, model);
    page.blank();
    let (style, mark, words) = verdict(page, model);
    page.wrapped(0, &[(style, format!("{mark} "))], style, &words);
}

/// What was judged.
pub(super) fn title(page: &mut Page, model: &Model) {
    let title = model.service.as_deref().or(model.rules.first().map(String::as_str));
    let title = title.unwrap_or("mot").to_owned();
    let as_of = model.as_of.as_ref().map_or_else(String::new, |time| match page.lang {
        Lang::En => format!("as of {} ({})", time.readable(), model.zone),
        Lang::Zh => format!("截至 {}（{}）", time.readable(), model.zone),
    });
    page.spread(0, &[strong(title)], &[faint(as_of)]);
    page.line(0, &[faint(read(page.lang, model))]);
}

/// `care.mot · calls.csv · 1,240 records, 3 set aside · 318 journeys`
fn read(lang: Lang, model: &Model) -> String {
    let logs = &model.logs;
    let mut parts: Vec<String> = Vec::new();
    parts.extend(model.rules.first().cloned());
    match logs.files.as_slice() {
        files @ ([] | [_] | [_, _, _] | [_, _]) => parts.extend(files.iter().cloned()),
        [first, ..] => parts.push(match lang {
            Lang::En => format!("{first} and {} more logs", logs.files.len() - 1),
            Lang::Zh => format!("{first} 等 {} 个日志", logs.files.len()),
        }),
    }
    let mut records = vec![count::of(logs.records, lang, "record", "records", "条记录")];
    let mut of_these = |count: u64, english: &str, chinese: &str| match lang {
        _ if count == 0 => {}
        Lang::En => records.push(format!("{} {english}", count::number(count))),
        Lang::Zh => records.push(format!("{chinese} {} 条", count::number(count))),
    };
    of_these(logs.later, "later than as-of", "晚于截至时刻");
    of_these(logs.set_aside, "set aside", "搁置");
    let records = records.join(match lang {
        Lang::En => ", ",
        Lang::Zh => "，",
    });
    parts.push(records);
    parts.push(count::of(logs.journeys, lang, "journey", "journeys", "个旅程"));
    parts.join(" · ")
}

fn verdict(page: &Page, model: &Model) -> (Style, &'static str, String) {
    let results = || {
        let requires = model.standards.iter().flat_map(|standard| &standard.requires);
        requires.flat_map(|require| &require.results)
    };
    let with = |attained| results().filter(|result| result.attained == attained).count() as u64;
    let all = results().count() as u64;
    let lang = page.lang;
    match model.outcome {
        Outcome::Met if model.standards.is_empty() => {
            let words = page.tr("no moment and no touchpoint failed", "没有关键时刻或触点未达标");
            (Style::Good, "✓", words.to_owned())
        }
        Outcome::Met => {
            (Style::Good, "✓", page.tr("all standards are met", "所有标准均达标").to_owned())
        }
        Outcome::Failed if model.standards.is_empty() => {
            let failed = |subjects: &[crate::report::model::Subject]| -> u64 {
                subjects.iter().map(|subject| subject.counts.failed).sum()
            };
            let (moments, touchpoints) = (failed(&model.moments), failed(&model.touchpoints));
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
            if touchpoints > 0 {
                parts.push(count::of(touchpoints, lang, "contact", "contacts", "次触点"));
            }
            let words = match lang {
                Lang::En => format!("{} failed", parts.join(" and ")),
                Lang::Zh => format!("{}未达标", parts.join("、")),
            };
            (Style::Bad, "✗", words)
        }
        Outcome::Failed => {
            let (failed, all) = (count::number(with(Attained::Failed)), all);
            let words = match lang {
                Lang::En => format!(
                    "{failed} of {} failed",
                    count::of(all, lang, "requirement", "requirements", "")
                ),
                Lang::Zh => format!("{} 项要求中有 {failed} 项未达标", count::number(all)),
            };
            (Style::Bad, "✗", words)
        }
        Outcome::Inconclusive => {
            let open = count::number(with(Attained::Inconclusive));
            let words = match lang {
                Lang::En => format!(
                    "no requirement failed, but {open} of {} cannot be decided",
                    count::number(all)
                ),
                Lang::Zh => {
                    format!("没有要求未达标，但 {} 项中有 {open} 项无法判定", count::number(all))
                }
            };
            (Style::Doubtful, "?", words)
        }
        Outcome::NothingEvaluated => {
            let words = if model.logs.records == 0 {
                page.tr("the logs hold no record", "日志中没有记录")
            } else if model.logs.records == model.logs.later {
                page.tr(
                    "nothing was evaluated: every record is later than as-of",
                    "未作任何判定：所有记录都晚于截至时刻",
                )
            } else if model.logs.later > 0
                && model.logs.records == model.logs.later + model.logs.set_aside
            {
                page.tr(
                    "nothing was evaluated: every record is later than as-of or was set aside",
                    "未作任何判定：所有记录都晚于截至时刻或被搁置",
                )
            } else if model.logs.records == model.logs.set_aside {
                page.tr(
                    "nothing was evaluated: every record was set aside",
                    "未作任何判定：所有记录都被搁置",
                )
            } else if model.moments.is_empty() && model.touchpoints.is_empty() {
                page.tr(
                    "nothing was evaluated: the rules declare no moment and no touchpoint",
                    "未作任何判定：规则中没有关键时刻或触点",
                )
            } else {
                page.tr(
                    "nothing was evaluated: no moment and no touchpoint of the rules occurs in the logs",
                    "未作任何判定：规则中的关键时刻和触点在日志中都没有出现",
                )
            };
            (Style::Doubtful, "?", words.to_owned())
        }
        Outcome::NothingDecided => {
            let words = page.tr(
                "nothing could be decided: no expectation was met or failed",
                "无法判定：没有一项期望达标或未达标",
            );
            (Style::Doubtful, "?", words.to_owned())
        }
    }
}
