//! Waivers: what they exempted; those that are over, or exempted nothing, stand out.

use super::count;
use super::page::{Page, Style, faint, plain, strong};
use crate::diagnostic::Lang;
use crate::report::model::{Model, WaiverUse};

/// So many exempted ones are named.
const NAMED: usize = 5;

pub(super) fn write(page: &mut Page, model: &Model) {
    if model.waivers.is_empty() {
        return;
    }
    page.section("Waivers", "豁免", "");
    for waiver in &model.waivers {
        write_one(page, waiver);
    }
}

fn write_one(page: &mut Page, waiver: &WaiverUse) {
    let WaiverUse { of, because, approved_by, until, exempted, first, .. } = waiver;
    let many = count::number(*exempted);
    let words = match page.lang {
        Lang::En => format!("{many} exempted"),
        Lang::Zh => format!("豁免 {many} 次"),
    };
    page.spread(0, &[strong(&**of)], &[plain(words)]);
    let words = match page.lang {
        Lang::En => format!("{because} · approved by {approved_by} · until {until}"),
        Lang::Zh => format!("{because} · 批准人 {approved_by} · 至 {until}"),
    };
    page.wrapped(2, &[], Style::Plain, &words);
    if waiver.expired {
        let words = page.tr("! its last day is over", "！已过期").to_owned();
        page.line(2, &[(Style::Doubtful, words)]);
    }
    if *exempted == 0 {
        let words = page.tr("! it exempted nothing in these logs", "！在这些日志中没有用到");
        page.line(2, &[(Style::Doubtful, words.to_owned())]);
        return;
    }
    let one = |exempted: &crate::report::model::Exempted| {
        let line = exempted.place.line;
        match page.lang {
            Lang::En => format!("{} (line {line})", exempted.journey),
            Lang::Zh => format!("{}（第{line}行）", exempted.journey),
        }
    };
    let mut named: Vec<String> = first.iter().take(NAMED).map(one).collect();
    let rest = exempted.saturating_sub(named.len() as u64);
    if rest > 0 {
        named.push(match page.lang {
            Lang::En => format!("{} more", count::number(rest)),
            Lang::Zh => format!("另有 {} 次", count::number(rest)),
        });
    }
    let named = named.join(page.tr(", ", "，"));
    page.wrapped(2, &[faint("")], Style::Faint, &named);
}
