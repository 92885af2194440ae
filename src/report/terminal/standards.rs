//! Standards: each requirement with its figure, its cases and its answer.

use super::count;
use super::page::{Page, Piece, Style, faint, left, mark, plain, right, strong};
use super::wrap::width;
use crate::diagnostic::Lang;
use crate::report::model::{
    Attained, Cases, Group, GroupKind, Model, Require, RequireResult, Value, Why,
};
use crate::report::say;

/// With more groups than this only so many are shown, failed ones first.
const GROUPS: usize = 12;

pub(super) fn write(page: &mut Page, model: &Model) {
    if model.standards.is_empty() {
        return;
    }
    page.section("Standards", "标准", "");
    for standard in &model.standards {
        let (word, style) = answer(page.lang, standard.attained);
        page.spread(0, &[strong(&*standard.title)], &[(style, word.to_owned())]);
        for require in &standard.requires {
            write_require(page, require);
        }
    }
}

fn write_require(page: &mut Page, require: &Require) {
    let text = require.rule.text.strip_prefix("require ").unwrap_or(&require.rule.text);
    let text = text.strip_prefix("要求").map_or(text, str::trim_start);
    if let [whole] = require.results.as_slice()
        && whole.group.is_empty()
    {
        page.line(2, &[mark(whole.attained), plain(" "), plain(text)]);
        let pieces = figures(page, require, whole, 0);
        page.line(6, &pieces);
        return;
    }
    let worst = require.results.iter().map(|result| result.attained).min_by_key(|a| severity(*a));
    let head = worst.map_or_else(|| mark(Attained::Inconclusive), mark);
    page.line(2, &[head, plain(" "), plain(text)]);
    let mut shown: Vec<&RequireResult> = require.results.iter().collect();
    if shown.len() > GROUPS {
        shown.sort_by_key(|result| severity(result.attained));
        shown.truncate(GROUPS);
    }
    let names: Vec<String> = shown.iter().map(|result| group(page.lang, &result.group)).collect();
    let widest = names.iter().map(|name| width(name)).max().unwrap_or(0);
    let column = widest.min(page.width / 3);
    for (result, name) in shown.iter().zip(&names) {
        let mut pieces = vec![mark(result.attained), plain(format!(" {}  ", left(name, column)))];
        pieces.extend(figures(page, require, result, 7));
        page.line(6, &pieces);
    }
    let rest = require.results.len() - shown.len();
    if rest > 0 {
        let words = match page.lang {
            Lang::En => format!("and {rest} more groups"),
            Lang::Zh => format!("另有 {rest} 组"),
        };
        page.line(6, &[faint(words)]);
    }
}

fn severity(attained: Attained) -> u8 {
    match attained {
        Attained::Failed => 0,
        Attained::Inconclusive => 1,
        Attained::Met => 2,
    }
}

/// `91.2%  104 met, 10 failed, 2 open; too few cases`
fn figures(page: &Page, require: &Require, result: &RequireResult, columns: usize) -> Vec<Piece> {
    let lang = page.lang;
    let figure = result.value.as_ref().map(|value| say::figure(value, &require.target, lang));
    let style = match result.attained {
        Attained::Met => Style::Good,
        Attained::Failed => Style::Bad,
        Attained::Inconclusive => Style::Doubtful,
    };
    let figure = right(&figure.unwrap_or_else(|| "–".to_owned()), columns);
    let mut words = cases(lang, &result.cases);
    if let Some(why) = why(lang, require, result) {
        if !words.is_empty() {
            words.push_str(page.tr("; ", "；"));
        }
        words.push_str(&why);
    }
    vec![(style, figure), plain("  "), faint(words)]
}

fn cases(lang: Lang, cases: &Cases) -> String {
    match cases {
        Cases::Verdicts(counts) => count::verdicts(counts, lang),
        Cases::Recommendations { promoters, passives, detractors } => match lang {
            Lang::En => format!(
                "{}, {}, {}",
                count::of(*promoters, lang, "promoter", "promoters", ""),
                count::of(*passives, lang, "passive", "passives", ""),
                count::of(*detractors, lang, "detractor", "detractors", ""),
            ),
            Lang::Zh => format!("推荐者 {promoters}，中立者 {passives}，贬损者 {detractors}"),
        },
        Cases::Answers { best, answers } => match lang {
            Lang::En => format!(
                "{} of {} gave one of the two best answers",
                count::number(*best),
                count::number(*answers)
            ),
            Lang::Zh => {
                format!("{} 份评分中最高两档 {} 份", count::number(*answers), count::number(*best))
            }
        },
        Cases::Values { values } => count::of(*values, lang, "value", "values", "个值"),
    }
}

/// What the answer rests on, where the figure alone does not say it.
fn why(lang: Lang, require: &Require, result: &RequireResult) -> Option<String> {
    let range = result.range.as_ref().map(|range| {
        let end = |value: &Value| say::figure(value, &require.target, lang);
        let confidence = require.confidence.map(|share| say::percent(share, None));
        let confidence = confidence.unwrap_or_default();
        match (&range.high, lang) {
            (Some(high), Lang::En) => {
                format!("{} to {} with {confidence} confidence", end(&range.low), end(high))
            }
            (Some(high), Lang::Zh) => {
                format!("{confidence} 置信区间 {} 至 {}", end(&range.low), end(high))
            }
            (None, Lang::En) => {
                format!("at least {} with {confidence} confidence", end(&range.low))
            }
            (None, Lang::Zh) => format!("{confidence} 置信度下至少 {}", end(&range.low)),
        }
    });
    let said = match (result.why, lang) {
        (Why::Compared, _) => return range,
        (Why::WithinRange, Lang::En) => format!("{}: cannot be decided", range.unwrap_or_default()),
        (Why::WithinRange, Lang::Zh) => format!("{}：无法判定", range.unwrap_or_default()),
        (Why::NoCase, Lang::En) => "no case that decides it".to_owned(),
        (Why::NoCase, Lang::Zh) => "没有可据以判定的案例".to_owned(),
        (Why::TooFew, Lang::En) => {
            let needed = require.at_least.unwrap_or(0);
            format!("{} of the {needed} cases it needs", count::number(result.deciding))
        }
        (Why::TooFew, Lang::Zh) => {
            let needed = require.at_least.unwrap_or(0);
            format!("需要 {needed} 例，仅有 {} 例", count::number(result.deciding))
        }
        (Why::NoRange, Lang::En) => "no confidence is defined for this figure".to_owned(),
        (Why::NoRange, Lang::Zh) => "此指标没有置信区间的定义".to_owned(),
        (Why::NotMeasured, Lang::En) => "not measured by this version".to_owned(),
        (Why::NotMeasured, Lang::Zh) => "本版本不测量此指标".to_owned(),
    };
    Some(said)
}

/// `phone, 2026-11`, `vip`, `not vip`, `channel missing`
fn group(lang: Lang, groups: &[Group]) -> String {
    if groups.is_empty() {
        return say::tr(lang, "(no group)", "（无分组）").to_owned();
    }
    let one = |group: &Group| {
        let title = group.title.as_deref().unwrap_or(&group.name);
        match (&group.value, group.by, lang) {
            (Some(Value::Flag(true)), GroupKind::Segment, _)
            | (Some(_), GroupKind::Touchpoint, _) => title.to_owned(),
            (Some(Value::Flag(false)), GroupKind::Segment, Lang::En) => format!("not {title}"),
            (Some(Value::Flag(false)), GroupKind::Segment, Lang::Zh) => format!("非{title}"),
            (Some(value), GroupKind::Field, _) => match value {
                Value::Text(text) => text.clone(),
                value => format!("{} {}", group.name, say::value(value, lang)),
            },
            (Some(value), ..) => say::value(value, lang),
            (None, GroupKind::Segment, Lang::En) => format!("{title} unknown"),
            (None, GroupKind::Segment, Lang::Zh) => format!("{title}未知"),
            (None, GroupKind::Touchpoint, Lang::En) => "no touchpoint".to_owned(),
            (None, GroupKind::Touchpoint, Lang::Zh) => "无触点".to_owned(),
            (None, _, Lang::En) => format!("{title} missing"),
            (None, _, Lang::Zh) if title.ends_with(|c: char| c.is_ascii()) => {
                format!("{title} 缺失")
            }
            (None, _, Lang::Zh) => format!("{title}缺失"),
        }
    };
    groups.iter().map(one).collect::<Vec<_>>().join(say::tr(lang, ", ", "，"))
}

/// The word for a result.
fn answer(lang: Lang, attained: Attained) -> (&'static str, Style) {
    match attained {
        Attained::Met => (say::tr(lang, "met", "达标"), Style::Good),
        Attained::Failed => (say::tr(lang, "failed", "未达标"), Style::Bad),
        Attained::Inconclusive => (say::tr(lang, "inconclusive", "无法判定"), Style::Doubtful),
    }
}
