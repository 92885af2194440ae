//! What is still to be done: in short in the report, in full as the work list.

use super::count;
use super::page::{Page, Piece, Style, faint, plain, right, strong};
use crate::diagnostic::Lang;
use crate::report::model::{
    Gain, Model, RecoveryStatus, Task, Urgency, Value, Waiting, Work, WorkCounts,
};
use crate::report::say;

/// The section of the report: the first few tasks.
pub(super) fn section(page: &mut Page, model: &Model) {
    let work = &model.work;
    let counts = &work.counts;
    let open = counts.tasks - counts.owed;
    if open == 0 {
        return;
    }
    let saves = count::number(counts.savable);
    let remark = match page.lang {
        Lang::En => format!("{saves} can still be saved"),
        Lang::Zh => format!("尚可挽回 {saves} 次"),
    };
    page.section("Still to be done in time", "尚可及时办到", &remark);
    for task in &work.tasks {
        brief(page, task);
    }
    let rest = open.saturating_sub(work.tasks.len() as u64);
    let words = match page.lang {
        _ if rest == 0 => String::new(),
        Lang::En => format!("and {} more: --worklist shows them", count::number(rest)),
        Lang::Zh => format!("另有 {} 项：用 --worklist 查看", count::number(rest)),
    };
    page.line(2, &[faint(words)]);
}

/// The list: a heading for each urgency, and so many of its tasks in full; all that are there, if `each` is not said.
pub(super) fn list(page: &mut Page, model: &Model, each: Option<usize>) {
    let Work { counts, stakes, tasks } = &model.work;
    page.blank();
    let lang = page.lang;
    let words = match lang {
        _ if counts.tasks == 0 => page.tr("nothing is to be done", "没有待办事项").to_owned(),
        Lang::En => format!(
            "{}, by which {} can still be saved",
            count::of(counts.tasks, lang, "task", "tasks", ""),
            count::of(counts.savable, lang, "moment", "moments", "")
        )
        .replace("task ,", "task,"),
        Lang::Zh => format!(
            "{} 项待办，尚可挽回 {} 次",
            count::number(counts.tasks),
            count::number(counts.savable)
        ),
    };
    page.line(0, &[strong(words)]);
    for of_one in tasks.chunk_by(|a, b| a.urgency == b.urgency) {
        let shown = of_one.len().min(each.unwrap_or(usize::MAX));
        for (at, task) in of_one.iter().take(shown).enumerate() {
            if at == 0 {
                let (en, zh) = urgency(task.urgency);
                page.section(en, zh, &count::number(of_urgency(counts, task.urgency)));
            }
            full(page, task, model.logs.files.len() > 1);
        }
        let rest = of_one.len() - shown;
        if rest > 0 {
            let words = match lang {
                Lang::En => format!("and {} more", count::number(rest as u64)),
                Lang::Zh => format!("另有 {} 项", count::number(rest as u64)),
            };
            page.line(5, &[faint(words)]);
        }
    }
    let rest = counts.tasks.saturating_sub(tasks.len() as u64);
    let mut notes = Vec::new();
    if rest > 0 {
        notes.push(match lang {
            Lang::En => {
                format!("{} more are not shown: --top {}", count::number(rest), counts.tasks)
            }
            Lang::Zh => format!("另有 {} 项未显示：--top {}", count::number(rest), counts.tasks),
        });
    }
    if stakes.len() > 1 {
        let units = stakes.join(page.tr(", ", "、"));
        notes.push(match lang {
            Lang::En => format!("stakes in {units} do not compare: they are ranked in this order"),
            Lang::Zh => format!("{units} 的利害不可相比：按此顺序排列"),
        });
    }
    if counts.without_stake > 0 && !stakes.is_empty() {
        let many = counts.without_stake;
        notes.push(match lang {
            Lang::En => format!(
                "{} without a known stake, behind the others of the same urgency",
                count::of(many, lang, "task is", "tasks are", "")
            ),
            Lang::Zh => format!("{} 项不知利害，排在同级之后", count::number(many)),
        });
    }
    if counts.watched > 0 {
        let many = counts.watched;
        notes.push(match lang {
            Lang::En => format!(
                "{} open that no single act keeps: bans, conditions asked at the end, clocks not yet set",
                count::of(many, lang, "more expectation is", "more expectations are", "")
            ),
            Lang::Zh => format!(
                "另有 {} 项期望待定，但无事可做：禁止事项、结束时才问的条件、尚未开始的时限",
                count::number(many)
            ),
        });
    }
    if !notes.is_empty() {
        page.blank();
    }
    for note in notes {
        page.wrapped(0, &[], Style::Faint, &note);
    }
}

fn brief(page: &mut Page, task: &Task) {
    let title = format!("  {}", what(page, task));
    let (style, when) = when(page, task);
    page.line(
        2,
        &[(style, when), plain(format!("  {}", occurrence(task, page.lang))), faint(title)],
    );
}

fn full(page: &mut Page, task: &Task, several: bool) {
    let (style, words) = when(page, task);
    let rank = right(&task.rank.to_string(), 3);
    let left: [Piece; 3] = [
        faint(format!("{rank}  ")),
        (style, words),
        strong(format!("  {}", occurrence(task, page.lang))),
    ];
    let stake = task
        .stake
        .as_ref()
        .map(|stake| format!("{}{}", page.tr("stake ", "关乎 "), say::value(stake, page.lang)));
    page.spread(0, &left, &[plain(stake.unwrap_or_default())]);
    page.wrapped(5, &[], Style::Plain, &what(page, task));
    let mut parts = vec![gain(page, task)];
    let whose = [
        (&task.owner, "", ""),
        (&task.agent, "agent ", "坐席 "),
        (&task.customer, "customer ", "客户 "),
        (&task.channel, "channel ", "渠道 "),
    ];
    for (who, en, zh) in whose {
        parts.extend(who.as_ref().map(|who| format!("{}{who}", page.tr(en, zh))));
    }
    let line = task.start.place.line;
    let line = match page.lang {
        Lang::En => format!("line {line}"),
        Lang::Zh => format!("第{line}行"),
    };
    parts.push(if several { format!("{} {line}", task.start.place.file) } else { line });
    page.wrapped(5, &[], Style::Faint, &parts.join(" · "));
}

/// `T-17 #2`
fn occurrence(task: &Task, lang: Lang) -> String {
    let number = if task.number > 1 { format!(" #{}", task.number) } else { String::new() };
    match &task.per {
        Some(field) => format!("{} {}{number}", say::field(field, lang), task.journey),
        None => format!("{}{number}", task.journey),
    }
}

/// `11-02 09:15, 4m 10s left`
fn when(page: &Page, task: &Task) -> (Style, String) {
    let lang = page.lang;
    let style = match task.urgency {
        Urgency::WithinHour | Urgency::Overdue => Style::Bad,
        Urgency::Today | Urgency::Standing => Style::Doubtful,
        Urgency::Later | Urgency::Undated => Style::Plain,
    };
    let left = task.left.as_ref().map(|left| match (left, lang) {
        (Value::Duration(micros), Lang::En) if *micros < 0 => {
            format!("{} over", say::length(-micros, lang))
        }
        (Value::Duration(micros), Lang::Zh) if *micros < 0 => {
            format!("已超{}", say::length(-micros, lang))
        }
        (Value::BusinessTime(micros), Lang::En) => {
            format!("{} of open time left", say::length(*micros, lang))
        }
        (Value::BusinessTime(micros), Lang::Zh) => {
            format!("还剩工作时间{}", say::length(*micros, lang))
        }
        (left, Lang::En) => format!("{} left", say::value(left, lang)),
        (left, Lang::Zh) => format!("还剩{}", say::value(left, lang)),
    });
    let due = match (&task.due, task.waiting) {
        (Some(due), _) => Some(due.readable()),
        (None, Some(Waiting::Paused)) => Some(page.tr("paused", "暂停中").to_owned()),
        (None, _) => Some(page.tr("no time set", "未定时限").to_owned()),
    };
    let parts: Vec<String> = due.into_iter().chain(left).collect();
    (style, parts.join(page.tr(", ", "，")))
}

/// `Resolved in time: "resolved" within 8 business hours`; `Make it good: call back, 120 CNY`
fn what(page: &Page, task: &Task) -> String {
    let colon = page.tr(": ", "：");
    let mut words = task.title.clone();
    if task.status.is_none() {
        // The rule says how soon, of what, and after what.
        words.extend([colon, &task.ask]);
        return words;
    }
    if task.ask != task.title {
        words.extend([colon, &task.ask]);
    }
    let comma = page.tr(", ", "，");
    if let Some(amount) = &task.amount {
        words.extend([comma, &say::money(amount)]);
    }
    if let Some(missing) = task.amount_unknown.first() {
        words.push_str(comma);
        let field = say::field(&missing.field, page.lang);
        match page.lang {
            Lang::En => words.extend(["amount unknown (", field, " is missing)"]),
            Lang::Zh => words.extend(["金额未知（缺少", say::gap(field), field, "）"]),
        }
    }
    words
}

fn gain(page: &Page, task: &Task) -> String {
    let title = &task.subject_title;
    match (task.gain, task.status, page.lang) {
        (Gain::SavesMoment, _, Lang::En) => format!("must, saves {title}"),
        (Gain::SavesMoment, _, Lang::Zh) => format!("必须，可挽回{title}"),
        (Gain::KeepsMust, _, Lang::En) => format!("must, {title} failed otherwise"),
        (Gain::KeepsMust, _, Lang::Zh) => format!("必须，{title}已因他项未达标"),
        (Gain::KeepsShould, _, Lang::En) => format!("should, of {title}"),
        (Gain::KeepsShould, _, Lang::Zh) => format!("应当，{title}"),
        (Gain::Recovers, Some(RecoveryStatus::Unknown), Lang::En) => {
            format!("recovers {title}, perhaps done")
        }
        (Gain::Recovers, Some(RecoveryStatus::Unknown), Lang::Zh) => {
            format!("补救{title}，不知是否已办")
        }
        (Gain::Recovers, _, Lang::En) => format!("recovers {title}"),
        (Gain::Recovers, _, Lang::Zh) => format!("补救{title}"),
    }
}

fn urgency(urgency: Urgency) -> (&'static str, &'static str) {
    match urgency {
        Urgency::WithinHour => ("Within the hour", "一小时之内"),
        Urgency::Today => ("Today", "今日之内"),
        Urgency::Overdue => ("Overdue", "已逾期"),
        Urgency::Later => ("Later", "以后"),
        Urgency::Standing => ("Clock stands", "时限暂停"),
        Urgency::Undated => ("No time set", "未定时限"),
    }
}

fn of_urgency(counts: &WorkCounts, urgency: Urgency) -> u64 {
    match urgency {
        Urgency::WithinHour => counts.within_hour,
        Urgency::Today => counts.today,
        Urgency::Overdue => counts.overdue,
        Urgency::Later => counts.later,
        Urgency::Standing => counts.standing,
        Urgency::Undated => counts.undated,
    }
}
