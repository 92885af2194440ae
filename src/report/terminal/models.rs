//! Models of service quality: a table of facets from verdicts, one from a survey.

use super::count;
use super::page::{Page, Style, faint, left, plain, right, strong};
use super::wrap::width;
use crate::diagnostic::Lang;
use crate::report::model::{Model, ModelGap, ModelScore, QualityModel};
use crate::report::say;
use crate::unit::Decimal;

pub(super) fn write(page: &mut Page, model: &Model) {
    let models = || model.models.iter().filter(|model| has_cases(model));
    if models().next().is_none() {
        return;
    }
    let remark =
        page.tr("weight, figure and cases of each facet", "各维度的权重、数值与案例").to_owned();
    page.section("Models", "模型", &remark);
    for model in models() {
        if let Some(score) = model.score.as_ref().filter(|it| scored(it)) {
            write_score(page, &model.title, score);
        }
        if let Some(gap) = model.gap.as_ref().filter(|it| it.records > 0) {
            write_gap(page, &model.title, gap);
        }
    }
}

fn has_cases(model: &QualityModel) -> bool {
    model.score.as_ref().is_some_and(scored)
        || model.gap.as_ref().is_some_and(|gap| gap.records > 0)
}

fn scored(score: &ModelScore) -> bool {
    score.facets.iter().any(|facet| facet.counts.occurrences > 0)
}

fn write_score(page: &mut Page, title: &str, score: &ModelScore) {
    let words = match score.value {
        Some(value) => format!("{} {}", page.tr("score", "得分"), say::percent(value, None)),
        None if score.facets.iter().any(|facet| facet.weight.is_some()) => {
            page.tr("no score yet", "尚无得分").to_owned()
        }
        None => String::new(),
    };
    page.spread(0, &[strong(title)], &[plain(words)]);
    let rows: Vec<Row<'_>> = score
        .facets
        .iter()
        .map(|facet| Row {
            title: &facet.title,
            weight: facet.weight,
            figure: facet.value.map(|value| say::percent(value, None)),
            words: count::verdicts(&facet.counts, page.lang),
        })
        .collect();
    write_rows(page, &rows);
    if let Some(part) = score.weight.filter(|part| *part < Decimal::ONE) {
        let part = say::percent(part, None);
        let words = match page.lang {
            Lang::En => format!("on {part} of the weights"),
            Lang::Zh => format!("占权重的 {part}"),
        };
        page.line(2, &[(Style::Doubtful, words)]);
    }
}

fn write_gap(page: &mut Page, title: &str, gap: &ModelGap) {
    let words = match gap.value {
        Some(value) => format!("{} {}", page.tr("gap", "差距"), say::signed(value)),
        None if gap.facets.iter().any(|facet| facet.weight.is_some()) => {
            page.tr("no gap of the whole", "整体尚无差距").to_owned()
        }
        None => String::new(),
    };
    page.spread(0, &[strong(title)], &[plain(words)]);
    let surveys = match page.lang {
        Lang::En => format!(
            "perceived less expected, {}",
            count::of(gap.records, Lang::En, "answered survey", "answered surveys", "")
        ),
        Lang::Zh => format!("感知减去期望，{}", count::of(gap.records, Lang::Zh, "", "", "份答卷")),
    };
    page.line(2, &[faint(surveys)]);
    let lang = page.lang;
    let rows: Vec<Row<'_>> = gap
        .facets
        .iter()
        .map(|facet| {
            let pairs = count::of(facet.pairs, lang, "pair", "pairs", "对");
            let unpaired = count::number(facet.unpaired);
            let words = match (facet.unpaired, lang) {
                (0, _) => pairs,
                (_, Lang::En) => format!("{pairs}, {unpaired} unpaired"),
                (_, Lang::Zh) => format!("{pairs}，不成对 {unpaired}"),
            };
            let (title, figure) = (facet.title.as_str(), facet.value.map(say::signed));
            Row { title, weight: facet.weight, figure, words }
        })
        .collect();
    write_rows(page, &rows);
}

/// A facet.
struct Row<'m> {
    title: &'m str,
    weight: Option<Decimal>,
    figure: Option<String>,
    words: String,
}

fn write_rows(page: &mut Page, rows: &[Row<'_>]) {
    let titles = rows.iter().map(|row| width(row.title)).max().unwrap_or(0);
    let titles = titles.min(page.width * 2 / 5);
    let share = |row: &Row<'_>| row.weight.map(|it| format!("{}%", it.normalize()));
    let shares = rows.iter().filter_map(share).map(|it| width(&it)).max().unwrap_or(0);
    for row in rows {
        let figure = row.figure.clone().unwrap_or_else(|| "–".to_owned());
        let mut pieces = vec![plain(left(row.title, titles) + "  ")];
        if shares > 0 {
            pieces.push(faint(right(&share(row).unwrap_or_default(), shares) + "  "));
        }
        pieces.extend([plain(right(&figure, 7)), plain("  "), faint(row.words.as_str())]);
        page.line(2, &pieces);
    }
}
