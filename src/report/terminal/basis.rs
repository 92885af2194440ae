//! What a figure of a standard rests on, in words: its cases, and why the answer is what it is.

use super::count;
use crate::diagnostic::Lang;
use crate::report::model::{
    Cases, FacetGap, FacetScore, Group, GroupKind, Require, RequireResult, SpreadGroup, Value, Why,
};
use crate::report::say;
use crate::unit::Decimal;

/// The cases a figure rests on: `10 failed, 104 met, 2 open`.
pub(super) fn cases(lang: Lang, require: &Require, cases: &Cases) -> String {
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
        Cases::Score { counts, facets, .. } => {
            let shown = |it: &FacetScore| {
                let score = it.value.map_or_else(|| "–".to_owned(), |it| say::percent(it, None));
                format!("{} {score}", it.title)
            };
            let verdicts = count::verdicts(counts, lang);
            with_facets(lang, verdicts, facets.iter().map(shown).collect())
        }
        Cases::Cards { decided, void, undecided } => {
            let all = [
                (*decided, "card", "cards", "评分卡"),
                (*void, "of them void", "of them void", "其中作废"),
                (*undecided, "undecided", "undecided", "待定"),
            ];
            listed(lang, &all)
        }
        Cases::Pairs { records, facets } => {
            let shown = |it: &FacetGap| {
                let gap = it.value.map_or_else(|| "–".to_owned(), say::signed);
                format!("{} {gap}", it.title)
            };
            let pairs = facets.iter().map(|it| it.pairs).sum();
            let unpaired = facets.iter().map(|it| it.unpaired).sum();
            let all = [
                (*records, "answered survey", "answered surveys", "答卷"),
                (pairs, "pair", "pairs", "成对答案"),
                (unpaired, "unpaired", "unpaired", "不成对"),
            ];
            with_facets(lang, listed(lang, &all), facets.iter().map(shown).collect())
        }
        Cases::Journeys { journeys, ratings, mean } => {
            let all = [
                (*journeys, "journey", "journeys", "旅程"),
                (*ratings, "rating", "ratings", "评分"),
            ];
            let mut words = listed(lang, &all);
            if let Some(mean) = mean {
                let mean = say::figure(mean, &require.target, lang);
                words.push_str(say::tr(lang, ", plain mean ", "，普通平均值 "));
                words.push_str(&mean);
            }
            words
        }
        Cases::Groups { groups, ungrouped } => compared(lang, require, groups, *ungrouped),
    }
}

/// `120 cards, 2 of them void`, each only if there is any of it.
fn listed(lang: Lang, all: &[(u64, &str, &str, &str)]) -> String {
    let some = all.iter().filter(|(count, ..)| *count > 0);
    let said = some.map(|(count, one, many, zh)| match lang {
        Lang::En => count::of(*count, lang, one, many, zh),
        Lang::Zh => format!("{zh} {}", count::number(*count)),
    });
    said.collect::<Vec<_>>().join(say::tr(lang, ", ", "，"))
}

/// Every facet with its figure, where there are several.
fn with_facets(lang: Lang, mut words: String, facets: Vec<String>) -> String {
    if facets.len() > 1 && !words.is_empty() {
        words.push_str(say::tr(lang, "; ", "；"));
        words.push_str(&facets.join(say::tr(lang, ", ", "，")));
    }
    words
}

/// With more groups than this only the highest and the lowest are named.
const NAMED: usize = 6;

/// `phone 96.2% (104), app 88% (50)`: highest first, those with too few cases last.
fn compared(lang: Lang, require: &Require, groups: &[SpreadGroup], ungrouped: u64) -> String {
    let (mut enough, few): (Vec<&SpreadGroup>, Vec<&SpreadGroup>) =
        groups.iter().partition(|group| group.enough);
    let figure = |group: &SpreadGroup| match &group.value {
        Some(Value::Share(share) | Value::Number(share)) => Some(*share),
        Some(Value::Duration(micros)) => Some(Decimal::from(*micros)),
        Some(Value::Money(money)) => Some(money.amount),
        _ => None,
    };
    enough.sort_by_key(|group| std::cmp::Reverse(figure(group)));
    let named = |of: &&SpreadGroup| {
        let value = of.value.as_ref().map(|value| say::figure(value, &require.target, lang));
        let value = value.unwrap_or_else(|| "–".to_owned());
        let (open, close) = (say::tr(lang, " (", "（"), say::tr(lang, ")", "）"));
        let name = group(lang, std::slice::from_ref(&of.group));
        format!("{name} {value}{open}{}{close}", count::number(of.deciding))
    };
    let mut parts: Vec<String> = match enough.as_slice() {
        [first, between @ .., last] if enough.len() > NAMED => {
            let between = match lang {
                Lang::En => format!("{} between", between.len()),
                Lang::Zh => format!("其间 {} 组", between.len()),
            };
            vec![named(first), between, named(last)]
        }
        all => all.iter().map(named).collect(),
    };
    if few.len() > NAMED {
        parts.push(match lang {
            Lang::En => format!("{} groups with too few cases", few.len()),
            Lang::Zh => format!("{} 组案例不足", few.len()),
        });
    } else {
        parts.extend(few.iter().map(named));
    }
    if ungrouped > 0 {
        let times = count::number(ungrouped);
        parts.push(match lang {
            Lang::En => format!("{times} of no group"),
            Lang::Zh => format!("{times} 例不属任何组"),
        });
    }
    parts.join(say::tr(lang, ", ", "，"))
}

/// What the answer rests on, where the figure alone does not say it.
pub(super) fn why(lang: Lang, require: &Require, result: &RequireResult) -> Option<String> {
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
        (Why::TooFew, _) => too_few(lang, require, result),
        (Why::NoRange, Lang::En) => "no confidence is defined for this figure".to_owned(),
        (Why::NoRange, Lang::Zh) => "此指标没有置信区间的定义".to_owned(),
        (Why::FacetUndecided, Lang::En) => "a facet has nothing that decides it".to_owned(),
        (Why::FacetUndecided, Lang::Zh) => "有维度没有可据以判定的案例".to_owned(),
        (Why::OneGroup, Lang::En) => "fewer than two groups to compare".to_owned(),
        (Why::OneGroup, Lang::Zh) => "可比较的组不足两个".to_owned(),
    };
    Some(said)
}

fn too_few(lang: Lang, require: &Require, result: &RequireResult) -> String {
    if let Cases::Groups { groups, .. } = &result.cases {
        let (few, needed) =
            (groups.iter().filter(|it| !it.enough).count(), require.at_least.unwrap_or(1));
        return match lang {
            Lang::En if needed == 1 => format!("{few} of {} groups have no case", groups.len()),
            Lang::Zh if needed == 1 => format!("{} 组中 {few} 组没有案例", groups.len()),
            Lang::En => format!("{few} of {} groups have fewer than {needed} cases", groups.len()),
            Lang::Zh => format!("{} 组中 {few} 组不足 {needed} 例", groups.len()),
        };
    }
    let (needed, deciding) = (require.at_least.unwrap_or(0), count::number(result.deciding));
    match lang {
        Lang::En => format!("{deciding} of the {needed} cases it needs"),
        Lang::Zh => format!("需要 {needed} 例，仅有 {deciding} 例"),
    }
}

/// `phone, 2026-11`, `vip`, `not vip`, `channel missing`
pub(super) fn group(lang: Lang, groups: &[Group]) -> String {
    if groups.is_empty() {
        return say::tr(lang, "(no group)", "（无分组）").to_owned();
    }
    let one = |group: &Group| {
        let name = say::field(&group.name, lang);
        let title = group.title.as_deref().unwrap_or(name);
        match (&group.value, group.by, lang) {
            (Some(Value::Flag(true)), GroupKind::Segment, _)
            | (Some(_), GroupKind::Touchpoint, _) => title.to_owned(),
            (Some(Value::Flag(false)), GroupKind::Segment, Lang::En) => format!("not {title}"),
            (Some(Value::Flag(false)), GroupKind::Segment, Lang::Zh) => format!("非{title}"),
            (Some(value), GroupKind::Field, _) => match value {
                Value::Text(text) => text.clone(),
                value => format!("{name} {}", say::value(value, lang)),
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
