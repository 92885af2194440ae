//! Critical moments and touchpoints: bar, rate, counts, and a line for each expectation.

use super::count;
use super::page::{Page, Style, faint, left, plain, right, strong};
use super::wrap::width;
use crate::diagnostic::Lang;
use crate::report::model::{Counts, Expectation, Level, Model, Subject};
use crate::report::say;
use crate::unit::Decimal;

/// Columns that counts should have at least beside a title.
const COUNTS: usize = 20;

/// Cells of a bar.
const BAR: u32 = 10;

pub(super) fn write(page: &mut Page, model: &Model) {
    let most = page.tr("most failures first", "按未达标次数排列").to_owned();
    write_all(page, ("Critical moments", "关键时刻"), &most, &model.moments);
    write_all(page, ("Touchpoints", "触点"), &most, &model.touchpoints);
}

fn write_all(page: &mut Page, title: (&str, &str), remark: &str, subjects: &[Subject]) {
    if subjects.is_empty() {
        return;
    }
    let (occurred, never): (Vec<&Subject>, Vec<&Subject>) =
        subjects.iter().partition(|subject| subject.counts.occurrences > 0);
    let remark = if occurred.len() > 1 { remark } else { "" };
    page.section(title.0, title.1, remark);
    let expectations = || occurred.iter().flat_map(|subject| &subject.expectations);
    let titles = expectations().map(|expectation| width(&expectation.title)).max().unwrap_or(0);
    let levels = expectations().map(|expectation| width(level(page, expectation.level))).max();
    let columns = (levels.unwrap_or(0), titles.min(page.width * 2 / 5));
    for subject in &occurred {
        write_one(page, subject, columns);
    }
    if !never.is_empty() {
        let names: Vec<&str> = never.iter().map(|subject| subject.title.as_str()).collect();
        let names = names.join(page.tr(", ", "，"));
        let words = page.tr("never occurred: ", "从未出现：");
        page.line(0, &[faint(words), faint(names)]);
    }
    for subject in subjects.iter().filter(|subject| subject.undecided > 0) {
        let times = count::number(subject.undecided);
        let words = match page.lang {
            Lang::En => format!(
                "{}: {times} more may have occurred, which the data does not tell",
                subject.title
            ),
            Lang::Zh => {
                format!("{}：另有 {times} 次是否出现，数据不足以判断", subject.title)
            }
        };
        page.line(0, &[(Style::Doubtful, words)]);
    }
}

fn write_one(page: &mut Page, subject: &Subject, (levels, titles): (usize, usize)) {
    let counts = &subject.counts;
    let style = style(counts);
    let binding = subject.expectations.iter().any(|it| it.level == Level::Must);
    let (style, rate) = match counts.rate {
        Some(rate) => (style, format!("{} {}", bar(rate), right(&rate_words(counts), 6))),
        None if binding => (style, page.tr("nothing decided", "尚无判定").to_owned()),
        None => (Style::Faint, page.tr("nothing it must keep", "没有必须项").to_owned()),
    };
    page.spread(0, &[strong(&*subject.title)], &[(style, rate)]);
    let words = if binding {
        count::verdicts(counts, page.lang)
    } else {
        count::of(counts.occurrences, page.lang, "occurrence", "occurrences", "次")
    };
    page.line(2, &[plain(words)]);
    if let Some(field) = &subject.per {
        page.line(2, &[faint(whose(page.lang, field, subject.without_key.unwrap_or(0)))]);
    }
    for expectation in &subject.expectations {
        write_expectation(page, expectation, (levels, titles));
    }
}

/// `per customer; 3 records have no customer`
fn whose(lang: Lang, field: &str, without: u64) -> String {
    let field = say::field(field, lang);
    let gap = say::gap(field);
    match lang {
        Lang::En if without == 0 => format!("per {field}"),
        Lang::En if without == 1 => format!("per {field}; 1 record has no {field}"),
        Lang::En => format!("per {field}; {} records have no {field}", count::number(without)),
        Lang::Zh if without == 0 => format!("按{gap}{field}"),
        Lang::Zh => format!("按{gap}{field}；{} 条记录没有{gap}{field}", count::number(without)),
    }
}

fn write_expectation(page: &mut Page, expectation: &Expectation, (levels, titles): (usize, usize)) {
    let counts = &expectation.counts;
    let head = left(level(page, expectation.level), levels) + "  ";
    let style = match expectation.level {
        Level::Delight => Style::Plain,
        Level::Must | Level::Should => style(counts),
    };
    let rate = (style, right(&rate_words(counts), 6));
    let words = faint(with_failures(page, counts));
    let fixed = 4 + levels + 2 + titles + 2 + 6 + 2;
    if fixed + COUNTS <= page.width && width(&expectation.title) <= titles {
        let title = left(&expectation.title, titles) + "  ";
        page.line(4, &[faint(head), plain(title), rate, plain("  "), words]);
    } else {
        page.wrapped(4, &[faint(head)], Style::Plain, &expectation.title);
        page.line(4 + levels + 2, &[rate, plain("  "), words]);
    }
}

/// `2 failed (1 late, 1 missing), 1 met`
fn with_failures(page: &Page, counts: &Counts) -> String {
    let mut words = count::verdicts(counts, page.lang);
    let kinds = [counts.late, counts.missing, counts.broken];
    if kinds.iter().filter(|count| **count > 0).count() > 1 {
        let (open, close) = (page.tr(" (", "（"), page.tr(")", "）"));
        let after = words.find([',', '，']).unwrap_or(words.len());
        let how = count::failures(counts, page.lang);
        words.insert_str(after, &format!("{open}{how}{close}"));
    }
    words
}

fn rate_words(counts: &Counts) -> String {
    counts.rate.map_or_else(|| "–".to_owned(), |rate| say::percent(rate, None))
}

/// Full cells for what was met; not all of them unless everything was, not none unless nothing was.
fn bar(rate: Decimal) -> String {
    let cells = (rate * Decimal::from(BAR)).round();
    let cells = u32::try_from(cells).unwrap_or(0).min(BAR);
    let full = if rate == Decimal::ONE {
        BAR
    } else if rate.is_zero() {
        0
    } else {
        cells.clamp(1, BAR - 1)
    };
    "█".repeat(full as usize) + &*"░".repeat((BAR - full) as usize)
}

fn style(counts: &Counts) -> Style {
    if counts.failed > 0 {
        Style::Bad
    } else if counts.met > 0 {
        Style::Good
    } else {
        Style::Doubtful
    }
}

fn level(page: &Page, level: Level) -> &'static str {
    match level {
        Level::Must => say::tr(page.lang, "must", "必须"),
        Level::Should => say::tr(page.lang, "should", "应当"),
        Level::Delight => say::tr(page.lang, "delight", "惊喜"),
    }
}
