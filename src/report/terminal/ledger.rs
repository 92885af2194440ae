//! What was done that should not have been, and what was kept back.

use super::count;
use super::page::{Page, Style, faint, plain, strong};
use crate::diagnostic::Lang;
use crate::report::model::{Doing, Recoveries, Refused};
use crate::report::say;

pub(super) fn write(page: &mut Page, recoveries: &Recoveries) {
    let lang = page.lang;
    for unowed in &recoveries.unowed {
        let number = count::number(unowed.count);
        let mut words = match lang {
            Lang::En => format!("{number} done without being owed"),
            Lang::Zh => format!("{number} 项并非应做而做了"),
        };
        if unowed.unauthorised > 0 {
            let number = count::number(unowed.unauthorised);
            let parts = match lang {
                Lang::En => [", ", &number, " of them unauthorised"],
                Lang::Zh => ["，其中 ", &number, " 项越权"],
            };
            words.extend(parts);
        }
        if !unowed.paid.is_empty() {
            let paid: Vec<String> = unowed.paid.iter().map(say::money).collect();
            words += page.tr(", paid ", "，支付 ");
            words += &paid.join(" + ");
        }
        page.line(0, &[strong(format!("{}  ", unowed.title)), plain(words)]);
        for example in &unowed.examples {
            let refused = example.doing.as_ref().filter(|doing| doing.refused.is_some());
            let Some(doing) = refused else { continue };
            let line = match lang {
                Lang::En => format!("{}  line {} · ", example.journey, example.place.line),
                Lang::Zh => format!("{}  第{}行 · ", example.journey, example.place.line),
            };
            let words = self::doing(page, doing).join(page.tr(", ", "，"));
            page.wrapped(4, &[faint(line)], Style::Plain, &words);
        }
    }
    for kept in &recoveries.kept_back {
        let all = [
            (kept.once, "owed before (`once per`)", "先前已应做（仅一次）"),
            (kept.budget, "beyond the budget", "超出预算"),
            (kept.replaced, "gave way to another", "让位给其他补救"),
        ];
        let said = all.iter().filter(|(number, ..)| *number > 0).map(|(number, en, zh)| {
            let number = count::number(*number);
            match lang {
                Lang::En => format!("{number} {en}"),
                Lang::Zh => format!("{zh} {number} 项"),
            }
        });
        let words = said.collect::<Vec<_>>().join(page.tr(", ", "，"));
        let head = match lang {
            Lang::En => format!("{} · not owed  ", kept.title),
            Lang::Zh => format!("{} · 未列入  ", kept.title),
        };
        page.line(0, &[strong(head), plain(words)]);
    }
}

/// `done by frontline`, `paid 120 CNY`, `beyond the 50 CNY of one action`
pub(super) fn doing(page: &Page, doing: &Doing) -> Vec<String> {
    let lang = page.lang;
    let mut parts = Vec::new();
    if let Some(by) = &doing.by {
        parts.push(match lang {
            Lang::En => format!("done by {by}"),
            Lang::Zh => format!("经办 {by}"),
        });
    }
    if let Some(paid) = &doing.paid {
        parts.push(format!("{}{}", page.tr("paid ", "支付 "), say::money(paid)));
    }
    if let Some(refused) = &doing.refused {
        parts.push(match (refused, lang) {
            (Refused::NoLevel, Lang::En) => "who has no authority".to_owned(),
            (Refused::NoLevel, Lang::Zh) => "没有授权".to_owned(),
            (Refused::Below { needs }, Lang::En) => format!("which takes {needs}"),
            (Refused::Below { needs }, Lang::Zh) => format!("应由{needs}办理"),
            (Refused::UpTo { limit }, Lang::En) => {
                format!("beyond the {} of one action", say::money(limit))
            }
            (Refused::UpTo { limit }, Lang::Zh) => {
                format!("超出单次上限 {}", say::money(limit))
            }
            (Refused::Limit { limit, per, spent }, Lang::En) => {
                let per = say::field(per, lang);
                let (limit, spent) = (say::money(limit), say::money(spent));
                format!("beyond {limit} per {per}, of which {spent} was spent")
            }
            (Refused::Limit { limit, per, spent }, Lang::Zh) => {
                let per = say::field(per, lang);
                let (limit, spent) = (say::money(limit), say::money(spent));
                format!("超出每{}{per} {limit}，此前已用 {spent}", say::gap(per))
            }
        });
    }
    if let Some(missing) = doing.missing.first() {
        let field = say::field(&missing.field, lang);
        parts.push(match lang {
            Lang::En => format!("{field} is missing on line {}", missing.place.line),
            Lang::Zh => format!("第{}行缺少{}{field}", missing.place.line, say::gap(field)),
        });
    }
    parts
}
