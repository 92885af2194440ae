//! What is owed: totals by recovery and owner, then the most pressing ones.

use super::page::{Page, Piece, Style, faint, plain, strong};
use super::{afterwards, count, ledger};
use crate::diagnostic::Lang;
use crate::report::model::{
    AuthorityUsed, Model, Money, OwedAction, OwedRecovery, RecoveryStatus, RecoveryTotal,
};
use crate::report::say;

/// So many are shown in full.
const SHOWN: usize = 10;

pub(super) fn write(page: &mut Page, model: &Model) {
    let recoveries = &model.recoveries;
    let counts = &recoveries.counts;
    let all = counts.missed + counts.due + counts.unknown + counts.late + counts.done;
    let counts_all = all + counts.unauthorised;
    if counts_all == 0 && recoveries.unowed.is_empty() && recoveries.kept_back.is_empty() {
        return;
    }
    let remark = count::statuses(counts, page.lang);
    page.section("Recoveries owed", "应做的补救", &remark);
    for total in &recoveries.totals {
        write_total(page, total);
    }
    ledger::write(page, recoveries);
    afterwards::write(page, &recoveries.afterwards);
    let open =
        |owed: &&OwedRecovery| !matches!(owed.status, RecoveryStatus::Done | RecoveryStatus::Late);
    let pending: Vec<&OwedRecovery> = recoveries.owed.iter().filter(open).collect();
    if pending.is_empty() {
        return;
    }
    page.blank();
    for owed in pending.iter().take(SHOWN) {
        write_owed(page, owed, model.logs.files.len() > 1);
    }
    let shown = pending.len().min(SHOWN) as u64;
    let rest =
        (counts.missed + counts.unauthorised + counts.due + counts.unknown).saturating_sub(shown);
    if rest > 0 {
        let words = match page.lang {
            Lang::En => format!("and {} more to look after", count::number(rest)),
            Lang::Zh => format!("另有 {} 项待处理", count::number(rest)),
        };
        page.line(2, &[faint(words)]);
    }
}

fn write_total(page: &mut Page, total: &RecoveryTotal) {
    let lang = page.lang;
    let owner = total.owner.as_deref().unwrap_or(page.tr("nobody named", "未指定负责人"));
    let mut parts = vec![count::statuses(&total.actions, lang)];
    if !total.amounts.is_empty() {
        let (all, outstanding) = (sums(&total.amounts), sums(&total.outstanding));
        parts.push(match lang {
            _ if total.outstanding.is_empty() => all,
            Lang::En => format!("{all}, of which {outstanding} outstanding"),
            Lang::Zh => format!("共 {all}，其中未办 {outstanding}"),
        });
    }
    if total.unknown_amounts > 0 {
        let unknown = count::number(total.unknown_amounts);
        parts.push(match lang {
            Lang::En => format!("{unknown} of unknown amount"),
            Lang::Zh => format!("{unknown} 项金额未知"),
        });
    }
    if total.beyond_all > 0 {
        let beyond = count::number(total.beyond_all);
        parts.push(match lang {
            Lang::En => format!("{beyond} beyond every limit"),
            Lang::Zh => format!("{beyond} 项超出所有授权"),
        });
    }
    let words = parts.join(page.tr("; ", "；"));
    let head = format!("{} · {owner}  ", total.title);
    page.line(0, &[strong(head), plain(words)]);
}

pub(super) fn write_owed(page: &mut Page, owed: &OwedRecovery, several: bool) {
    let lang = page.lang;
    let style = match owed.status {
        RecoveryStatus::Missed | RecoveryStatus::Unauthorised => Style::Bad,
        RecoveryStatus::Due | RecoveryStatus::Unknown => Style::Doubtful,
        RecoveryStatus::Late => Style::Plain,
        RecoveryStatus::Done => Style::Good,
    };
    let word = count::status(owed.status, lang);
    let number = if owed.number > 1 { format!(" #{}", owed.number) } else { String::new() };
    let line = match lang {
        Lang::En => format!("line {}", owed.place.line),
        Lang::Zh => format!("第{}行", owed.place.line),
    };
    let line = if several { format!("{} {line}", owed.place.file) } else { line };
    let head: [Piece; 4] = [
        (style, word.to_owned()),
        plain(format!("  {}{number}", count::whose(owed.per.as_deref(), &owed.journey, lang))),
        faint(format!("  {line} · ")),
        plain(owed.title.clone()),
    ];
    page.line(2, &head);
    for action in &owed.actions {
        page.wrapped(4, &[faint("- ")], Style::Plain, &action_words(page, action));
    }
    for followed in &owed.afterwards {
        afterwards::one(page, followed);
    }
    for step in owed.escalations.iter().filter(|step| step.reached) {
        let words = match lang {
            Lang::En => format!("escalated to {} since {}", step.to, step.at.readable()),
            Lang::Zh => format!("自 {} 起升级至{}", step.at.readable(), step.to),
        };
        page.wrapped(4, &[(Style::Bad, "↑ ".to_owned())], Style::Plain, &words);
    }
}

/// `Call back: frontline, 120 CNY, due 2026-11-02 10:00`
fn action_words(page: &Page, action: &OwedAction) -> String {
    let lang = page.lang;
    let mut parts = Vec::new();
    if let Some(owner) = &action.owner {
        parts.push(match (&action.raised_from, lang) {
            (Some(from), Lang::En) => format!("{owner} (beyond the limit of {from})"),
            (Some(from), Lang::Zh) => format!("{owner}（超出{from}的权限）"),
            (None, _) => owner.clone(),
        });
    }
    if let Some(amount) = &action.amount {
        parts.push(say::money(amount));
    }
    if action.authority == AuthorityUsed::BeyondAll {
        parts.push(page.tr("beyond every limit", "超出所有授权").to_owned());
    }
    if let Some(missing) = action.amount_unknown.first() {
        let field = say::field(&missing.field, lang);
        parts.push(match lang {
            Lang::En => {
                format!("amount unknown: {field} is missing on line {}", missing.place.line)
            }
            Lang::Zh => {
                format!("金额未知：第{}行缺少{}{field}", missing.place.line, say::gap(field))
            }
        });
    }
    if let Some(due) = &action.due {
        parts.push(format!("{}{}", page.tr("due ", "时限 "), due.readable()));
    }
    if let Some(doing) = &action.doing {
        parts.extend(ledger::doing(page, doing));
    }
    if parts.is_empty() {
        return action.title.clone();
    }
    format!("{}{}{}", action.title, page.tr(": ", "："), parts.join(page.tr(", ", "，")))
}

fn sums(amounts: &[Money]) -> String {
    amounts.iter().map(say::money).collect::<Vec<_>>().join(" + ")
}
