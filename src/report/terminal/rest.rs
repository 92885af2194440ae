//! Facts, what could not be decided, and what was wrong with the data.

use super::count;
use super::page::{Page, Style, faint, left, plain, right};
use super::wrap::width;
use crate::diagnostic::Lang;
use crate::report::model::{Fact, Model, Undecided, UndecidedKind};
use crate::report::say;

/// So many lines of what could not be decided.
const UNDECIDED: usize = 10;

pub(super) fn write(page: &mut Page, model: &Model) {
    facts(page, model);
    undecided(page, model);
    findings(page, model);
}

fn facts(page: &mut Page, model: &Model) {
    if model.facts.is_empty() {
        return;
    }
    page.section("Concluded", "推断", "");
    let column = model.facts.iter().map(|fact| width(&fact.title)).max().unwrap_or(0);
    let column = column.min(page.width / 2);
    for Fact { title, per, holds, undecided, .. } in &model.facts {
        let per = per.as_deref().map(|field| say::field(field, page.lang));
        let journeys = match (per, page.lang) {
            (None, _) => count::of(*holds, page.lang, "journey", "journeys", "个旅程"),
            (Some(field), Lang::En) => format!("{} (per {field})", count::number(*holds)),
            (Some(field), Lang::Zh) => {
                format!("{} 个（按{}{field}）", count::number(*holds), say::gap(field))
            }
        };
        let open = count::number(*undecided);
        let words = match page.lang {
            _ if *undecided == 0 => journeys,
            Lang::En => format!("{journeys}, {open} undecided"),
            Lang::Zh => format!("{journeys}，{open} 个无法判定"),
        };
        page.line(0, &[plain(left(title, column) + "  "), plain(words)]);
    }
}

fn undecided(page: &mut Page, model: &Model) {
    if model.undecided.is_empty() {
        return;
    }
    page.section("Could not be decided", "无法判定", "");
    let shown = || model.undecided.iter().take(UNDECIDED);
    let column = shown().map(|undecided| count::number(undecided.count).len()).max().unwrap_or(0);
    for undecided in shown() {
        let times = right(&count::number(undecided.count), column);
        let words = undecided_words(page, undecided);
        page.wrapped(0, &[(Style::Doubtful, format!("{times} ×  "))], Style::Plain, &words);
    }
    let rest = model.undecided.len().saturating_sub(UNDECIDED);
    if rest > 0 {
        let words = match page.lang {
            Lang::En => format!("and {rest} more kinds"),
            Lang::Zh => format!("另有 {rest} 类"),
        };
        page.line(0, &[faint(words)]);
    }
}

fn undecided_words(page: &Page, undecided: &Undecided) -> String {
    let Undecided { what, title, field, .. } = undecided;
    let field = field.as_deref().map(|field| say::field(field, page.lang));
    let because = match (field, page.lang) {
        (Some(field), Lang::En) => format!("{field} is missing"),
        (Some(field), Lang::Zh) => format!("缺少{}{field}", say::gap(field)),
        (None, _) => page.tr("a verdict it rests on is unknown", "所依据的结论未知").to_owned(),
    };
    let question = match what {
        UndecidedKind::Occurrence => page.tr(", whether it occurred", "是否出现"),
        UndecidedKind::Verdict => "",
        UndecidedKind::Fact => page.tr(", whether it holds", "是否成立"),
        UndecidedKind::Limit => page.tr(", whether a limit holds", "是否受限额约束"),
        UndecidedKind::Recovery => page.tr(", whether it is owed", "是否应做"),
    };
    format!("{title}{question}{}{because}", page.tr(": ", "："))
}

fn findings(page: &mut Page, model: &Model) {
    let logs = &model.logs;
    if logs.findings.is_empty() {
        return;
    }
    let remark = match page.lang {
        Lang::En => format!(
            "{} of {} affected",
            count::number(logs.bad),
            count::of(logs.records, page.lang, "record", "records", "")
        ),
        Lang::Zh => {
            format!("{} 条记录中 {} 条有问题", count::number(logs.records), count::number(logs.bad))
        }
    };
    page.section("Data", "数据", &remark);
    let several = logs.files.len() > 1;
    for kind in &logs.findings {
        let times = format!("{} ×{}", kind.code, count::number(kind.count));
        let Some(first) = kind.examples.first() else {
            page.line(0, &[(Style::Doubtful, times), plain(format!("  {}", kind.slug))]);
            continue;
        };
        let line = match page.lang {
            Lang::En => format!("line {}", first.place.line),
            Lang::Zh => format!("第{}行", first.place.line),
        };
        let line = if several { format!("{} {line}", first.place.file) } else { line };
        let line = match (&kind.column, page.lang) {
            (Some(column), Lang::En) => format!("{line}, column {column}"),
            (Some(column), Lang::Zh) => format!("{line}{}{column}列", say::gap(column)),
            (None, _) => line,
        };
        let words = match (kind.count, page.lang) {
            (1, _) => format!("{line}{}{}", page.tr(": ", "："), first.message),
            (_, Lang::En) => format!("first on {line}: {}", first.message),
            (_, Lang::Zh) => format!("首见于{line}：{}", first.message),
        };
        page.wrapped(0, &[(Style::Doubtful, format!("{times}  "))], Style::Plain, &words);
    }
}
