//! The worst cases, with the evidence.

use super::count;
use super::page::{Page, Style, faint, plain, strong};
use crate::diagnostic::Lang;
use crate::report::model::{Case, Judged, Level, Model, Subject};
use crate::report::say;

/// So many of each moment and touchpoint.
const SHOWN: usize = 3;

pub(super) fn write(page: &mut Page, model: &Model) {
    let subjects = || model.moments.iter().chain(&model.touchpoints);
    if subjects().all(|subject| subject.worst.is_empty()) {
        return;
    }
    let several = model.logs.files.len() > 1;
    let remark =
        page.tr("highest stake first, then longest overrun", "先按利害，再按超出时长").to_owned();
    page.section("Worst cases", "最差案例", &remark);
    for subject in subjects().filter(|subject| !subject.worst.is_empty()) {
        write_subject(page, subject, several);
    }
}

fn write_subject(page: &mut Page, subject: &Subject, several: bool) {
    let shown = subject.worst.len().min(SHOWN) as u64;
    let failed = subject.counts.failed;
    let remark = match page.lang {
        _ if shown >= failed => String::new(),
        Lang::En => format!("{shown} of {}", count::number(failed)),
        Lang::Zh => format!("{} 例中的 {shown} 例", count::number(failed)),
    };
    page.spread(0, &[strong(&*subject.title)], &[faint(remark)]);
    for case in subject.worst.iter().take(SHOWN) {
        write_case(page, case, several);
    }
}

fn write_case(page: &mut Page, case: &Case, several: bool) {
    let number = if case.number > 1 { format!(" #{}", case.number) } else { String::new() };
    let line = match page.lang {
        Lang::En => format!("line {}", case.start.place.line),
        Lang::Zh => format!("第{}行", case.start.place.line),
    };
    let line = if several { format!("{} {line}", case.start.place.file) } else { line };
    let mut facts = vec![line, case.start.time.readable()];
    if let Some(stake) = &case.stake {
        let stake = say::value(stake, page.lang);
        facts.push(format!("{}{stake}", page.tr("stake ", "关乎 ")));
    }
    let name = count::whose(case.per.as_deref(), &case.journey, page.lang);
    page.line(2, &[plain(format!("{name}{number}")), faint(format!("  {}", facts.join(" · ")))]);
    // What delights can only add: that it did not come is no failure to look into.
    for judged in case.failed.iter().filter(|judged| judged.level != Level::Delight) {
        write_judged(page, judged);
    }
}

fn write_judged(page: &mut Page, judged: &Judged) {
    let style = if judged.level == Level::Must { Style::Bad } else { Style::Doubtful };
    let colon = page.tr(": ", "：");
    let text = format!("{}{colon}{}", judged.title, judged.text);
    page.wrapped(4, &[(style, "✗ ".to_owned())], Style::Plain, &text);
}
