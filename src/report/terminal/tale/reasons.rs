//! What follows: facts, what is owed, and for each recovery why it is owed or not.

use crate::diagnostic::Lang;
use crate::report::story::{Conclusion, Decision, Holds, Reason, Reasoned, Story};
use crate::report::terminal::page::{Page, Style, faint, plain, strong};
use crate::report::terminal::recoveries::write_owed;

pub(super) fn write(page: &mut Page, story: &Story) {
    if !story.facts.is_empty() {
        page.section("Facts", "推断", "");
        story.facts.iter().for_each(|fact| conclusion(page, fact));
    }
    if story.owed.is_empty() && story.recoveries.is_empty() {
        return;
    }
    page.section("Recoveries", "补救", "");
    for owed in &story.owed {
        write_owed(page, owed, story.logs.len() > 1);
    }
    if !story.owed.is_empty() && !story.recoveries.is_empty() {
        page.blank();
    }
    story.recoveries.iter().for_each(|recovery| reasoned(page, recovery));
}

fn conclusion(page: &mut Page, fact: &Conclusion) {
    let (style, mark, en, zh) = match fact.holds {
        Holds::Yes => (Style::Bad, "●", "holds", "成立"),
        Holds::No => (Style::Faint, "○", "does not hold", "不成立"),
        Holds::Unknown => (Style::Doubtful, "?", "cannot be known", "无法得知"),
    };
    let word = page.tr(en, zh).to_owned();
    let head = [
        (style, format!("{mark} ")),
        strong(fact.title.clone()),
        plain(format!("{}{word}", page.tr(": ", "："))),
    ];
    page.line(0, &head);
    rule(page, &format!("{}:{}  {}", fact.rule.file, fact.rule.line, fact.rule.text));
    chain(page, &fact.because);
}

fn reasoned(page: &mut Page, recovery: &Reasoned) {
    let (style, mark) = match recovery.decision {
        Decision::Owed => (Style::Bad, "●"),
        Decision::Undecided => (Style::Doubtful, "?"),
        Decision::HeldBack => (Style::Doubtful, "○"),
        Decision::NotCalledFor | Decision::GaveWay => (Style::Faint, "○"),
    };
    let number = if recovery.number > 1 { format!(" #{}", recovery.number) } else { String::new() };
    let subject = format!("{}{number}", recovery.subject);
    let others = recovery.others.join(page.tr(", ", "、"));
    let why = recovery.why.as_deref().unwrap_or_default();
    let words = match (recovery.decision, page.lang) {
        (Decision::Owed, Lang::En) if others.is_empty() => format!("owed for {subject}"),
        (Decision::Owed, Lang::En) => format!("owed for {subject}, in place of {others}"),
        (Decision::Owed, Lang::Zh) if others.is_empty() => format!("因 {subject} 应做"),
        (Decision::Owed, Lang::Zh) => format!("因 {subject} 应做，取代“{others}”"),
        (Decision::Undecided, Lang::En) => format!("cannot be known for {subject}"),
        (Decision::Undecided, Lang::Zh) => format!("{subject} 是否应做无法得知"),
        (Decision::NotCalledFor | Decision::GaveWay | Decision::HeldBack, Lang::En) => {
            format!("not owed for {subject}: {why}")
        }
        (Decision::NotCalledFor | Decision::GaveWay | Decision::HeldBack, Lang::Zh) => {
            format!("{subject} 不做：{why}")
        }
    };
    let colon = page.tr(": ", "：");
    let head = [
        (style, format!("{mark} ")),
        strong(recovery.title.clone()),
        plain(format!("{colon}{words}")),
    ];
    page.line(0, &head);
    if let Some(condition) = &recovery.rule {
        rule(page, &format!("{}:{}  {}", condition.file, condition.line, condition.text));
    }
    chain(page, &recovery.because);
    for change in &recovery.changes {
        let label = page.tr("change   ", "改变  ").to_owned();
        page.wrapped(2, &[faint(label)], Style::Plain, &change.text);
    }
}

fn rule(page: &mut Page, text: &str) {
    let label = page.tr("when     ", "条件  ").to_owned();
    page.wrapped(2, &[faint(label)], Style::Plain, text);
}

fn chain(page: &mut Page, reasons: &[Reason]) {
    for reason in reasons {
        let label = page.tr("because  ", "因为  ").to_owned();
        let indent = "  ".repeat(reason.depth as usize);
        page.wrapped(2, &[faint(format!("{label}{indent}"))], Style::Plain, &reason.text);
    }
}
