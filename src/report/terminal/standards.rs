//! Standards: each requirement with its figure, its cases and its answer.

use super::basis::{cases, group, why};
use super::page::{Page, Piece, Style, faint, left, mark, plain, right, strong};
use super::wrap::width;
use crate::diagnostic::Lang;
use crate::report::model::{Attained, Model, Require, RequireResult};
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
    let mut words = cases(lang, require, &result.cases);
    if let Some(why) = why(lang, require, result) {
        if !words.is_empty() {
            words.push_str(page.tr("; ", "；"));
        }
        words.push_str(&why);
    }
    vec![(style, figure), plain("  "), faint(words)]
}

/// The word for a result.
fn answer(lang: Lang, attained: Attained) -> (&'static str, Style) {
    match attained {
        Attained::Met => (say::tr(lang, "met", "达标"), Style::Good),
        Attained::Failed => (say::tr(lang, "failed", "未达标"), Style::Bad),
        Attained::Inconclusive => (say::tr(lang, "inconclusive", "无法判定"), Style::Doubtful),
    }
}
