//! Changes in words, in either language.

use super::change::{Said, What};
use crate::diagnostic::Lang;
use crate::report::model::{LocalTime, Place, Value, Verdict};
use crate::report::say::{exact_length, field as named, gap, tr, value};

/// What happened at a record, and what a record says of a field.
pub(super) type Event<'a> = &'a dyn Fn(&Place) -> Option<String>;
pub(super) type Was<'a> = &'a dyn Fn(&str, &Place) -> Option<Value>;

/// How it is worded.
#[derive(Clone, Copy)]
pub(super) struct Wording {
    pub(super) lang: Lang,
    /// How many logs there are: of several, places name theirs.
    pub(super) files: usize,
}

/// A change that is about to be worded.
pub(super) struct Worded<'a> {
    pub(super) from: Verdict,
    /// The word for what it leads to.
    pub(super) to: &'a str,
    pub(super) what: &'a What,
    /// The value that just does not do, where all beyond it do.
    pub(super) bound: Option<Value>,
    /// Whether some of what is counted came already.
    pub(super) more: bool,
    /// Whether a further record stands at the deadline.
    pub(super) due: bool,
    pub(super) event: Event<'a>,
    pub(super) was: Was<'a>,
}

impl Wording {
    /// `met if "resolved" (line 18) had come 4m 10s earlier, at 2026-11-02 10:15`
    pub(super) fn change(self, worded: &Worded) -> String {
        let verdict = worded.to;
        match worded.what {
            What::Drop { records } => self.without(verdict, records, worded.event),
            What::Add { pattern, count, besides, at, .. } if worded.from == Verdict::Open => {
                let due = worded.due.then(|| at.readable());
                let pattern = self.saying(pattern, besides);
                self.once_it_comes(verdict, &pattern, (*count, worded.more), due)
            }
            What::Set { segment: Some(segment), holds, rule, says, .. } => {
                let rule = rule.as_ref().map_or("", |rule| &rule.text);
                self.for_whom(verdict, segment, *holds == Some(true), rule, says)
            }
            What::Move { .. }
            | What::Add { .. }
            | What::Repeat { .. }
            | What::Set { .. }
            | What::Together { .. } => self.given(verdict, &self.condition(worded.what, worded)),
            What::Wait { until } => match self.lang {
                Lang::En => format!("{verdict} if nothing more has come by {}", until.readable()),
                Lang::Zh => format!("若到 {} 仍无变化，则{verdict}", until.readable()),
            },
            What::Unwaive => match self.lang {
                Lang::En => format!("{verdict} without the waiver"),
                Lang::Zh => format!("若无豁免，则{verdict}"),
            },
        }
    }

    /// A change as a condition, which others may stand beside.
    fn condition(self, what: &What, worded: &Worded) -> String {
        let and = tr(self.lang, " and ", "且");
        match what {
            What::Move { record, to, by } => self.moved(record, &to.readable(), *by, worded.event),
            What::Add { pattern, count, besides, at, before, after, .. } => {
                let beside = before
                    .as_ref()
                    .or(after.as_ref())
                    .map(|place| (before.is_some(), self.record(place, worded.event)));
                let pattern = self.saying(pattern, besides);
                self.added(&pattern, (*count, worded.more), &at.readable(), beside)
            }
            What::Repeat { pattern, times } => self.repeated(pattern, times),
            What::Drop { records } => {
                let records: Vec<String> =
                    records.iter().map(|place| self.record(place, worded.event)).collect();
                let records = records.join(and);
                match self.lang {
                    Lang::En => format!("{records} had not come"),
                    Lang::Zh => format!("没有{}{records}", gap(&records)),
                }
            }
            What::Set { records, says, also, .. } => {
                let said = says.iter().map(|said| self.said(records, said, *also, worded));
                said.collect::<Vec<_>>().join(and)
            }
            What::Together { changes } => {
                let all = changes.iter().map(|what| self.condition(what, worded));
                all.collect::<Vec<_>>().join(tr(self.lang, ", and ", "，且"))
            }
            What::Wait { until } => match self.lang {
                Lang::En => format!("nothing more had come by {}", until.readable()),
                Lang::Zh => format!("到 {} 仍无变化", until.readable()),
            },
            What::Unwaive => tr(self.lang, "there were no waiver", "无豁免").to_owned(),
        }
    }

    fn given(self, verdict: &str, condition: &str) -> String {
        match self.lang {
            Lang::En => format!("{verdict} if {condition}"),
            Lang::Zh => format!("若{}{condition}，则{verdict}", gap(condition)),
        }
    }

    fn moved(self, place: &Place, to: &str, by: i64, event: Event) -> String {
        let record = self.record(place, event);
        let size = i64::try_from(by.unsigned_abs()).unwrap_or(i64::MAX);
        // A microsecond beyond something rounder: more than that.
        let beyond = size > 1 && size % 10 == 1;
        let length = exact_length(if beyond { size - 1 } else { size }, self.lang);
        match (self.lang, beyond, by < 0) {
            (Lang::En, true, true) => format!("{record} had come more than {length} earlier"),
            (Lang::En, true, false) => format!("{record} had come more than {length} later"),
            (Lang::En, false, true) => format!("{record} had come {length} earlier, at {to}"),
            (Lang::En, false, false) => format!("{record} had come {length} later, at {to}"),
            (Lang::Zh, true, true) => format!("{record}提早超过{length}"),
            (Lang::Zh, true, false) => format!("{record}推迟超过{length}"),
            (Lang::Zh, false, true) => format!("{record}提早{length}（{to}）"),
            (Lang::Zh, false, false) => format!("{record}推迟{length}（{to}）"),
        }
    }

    fn without(self, verdict: &str, places: &[Place], event: Event) -> String {
        if let [place] = places {
            let record = self.record(place, event);
            return match self.lang {
                Lang::En => format!("{verdict} without {record}"),
                Lang::Zh => format!("若没有{}{record}，则{verdict}", gap(&record)),
            };
        }
        let lines: Vec<String> = places.iter().map(|place| self.line(place)).collect();
        let first = places.first().and_then(event);
        let same = places.iter().all(|place| event(place) == first);
        let name = first.filter(|_| same).map(|event| format!("\"{event}\""));
        let (count, lines) = (places.len(), lines.join(tr(self.lang, ", ", "、")));
        match (self.lang, name) {
            (Lang::En, Some(name)) => format!("{verdict} with {count} {name} fewer ({lines})"),
            (Lang::En, None) => format!("{verdict} without {count} records ({lines})"),
            (Lang::Zh, Some(name)) => format!("若少 {count} 次{name}（{lines}），则{verdict}"),
            (Lang::Zh, None) => format!("若没有这 {count} 条记录（{lines}），则{verdict}"),
        }
    }

    /// `"apology" had come by 09:15`, `"update" had come 2 more times right after line 3`
    fn added(
        self,
        pattern: &str,
        (count, more): (u32, bool),
        at: &str,
        beside: Option<(bool, String)>,
    ) -> String {
        let times = self.times(count, more);
        match (self.lang, beside) {
            (Lang::En, None) => format!("{pattern} had come{times} by {at}"),
            (Lang::En, Some((true, record))) => {
                format!("{pattern} had come{times} just before {record}")
            }
            (Lang::En, Some((false, record))) => {
                format!("{pattern} had come{times} right after {record}")
            }
            (Lang::Zh, None) => format!("到 {at} 为止{times}出现{pattern}"),
            (Lang::Zh, Some((true, record))) => format!("紧接{record}之前{times}出现{pattern}"),
            (Lang::Zh, Some((false, record))) => format!("紧接{record}之后{times}出现{pattern}"),
        }
    }

    /// `"update" had come 3 times, never later than its limit: first by 09:15, last by 09:45`
    fn repeated(self, pattern: &str, times: &[LocalTime]) -> String {
        let count = times.len();
        let first = times.first().map(LocalTime::readable).unwrap_or_default();
        let last = times.last().map(LocalTime::readable).unwrap_or_default();
        match self.lang {
            Lang::En => format!(
                "{pattern} had come {count} times, never later than its limit: \
                 first by {first}, last by {last}"
            ),
            Lang::Zh => {
                format!(
                    "{pattern}出现 {count} 次，每次均不超时限：首次不晚于 {first}，末次不晚于 {last}"
                )
            }
        }
    }

    /// `"apology" (tier gold)`: what is said of a record that its pattern does not tell.
    fn saying(self, pattern: &str, besides: &[Said]) -> String {
        if besides.is_empty() {
            return pattern.to_owned();
        }
        let says = self.values(besides);
        match self.lang {
            Lang::En => format!("{pattern} ({says})"),
            Lang::Zh => format!("{pattern}（{says}）"),
        }
    }

    /// `tier gold, channel phone`
    fn values(self, says: &[Said]) -> String {
        let says: Vec<String> = says
            .iter()
            .map(|said| {
                let none = || tr(self.lang, "missing", "缺失").to_owned();
                let shown = said.value.as_ref().map_or_else(none, |it| value(it, self.lang));
                format!("{} {shown}", named(&said.field, self.lang))
            })
            .collect();
        says.join(tr(self.lang, ", ", "，"))
    }

    fn once_it_comes(
        self,
        verdict: &str,
        pattern: &str,
        (count, more): (u32, bool),
        due: Option<String>,
    ) -> String {
        let times = self.times(count, more);
        match (self.lang, due) {
            (Lang::En, Some(at)) => format!("{verdict} once {pattern} comes{times}, by {at}"),
            (Lang::En, None) => format!("{verdict} once {pattern} comes{times}"),
            (Lang::Zh, Some(at)) => format!("若到 {at} 为止{times}出现{pattern}，则{verdict}"),
            (Lang::Zh, None) => format!("一旦{times}出现{pattern}，即{verdict}"),
        }
    }

    fn times(self, count: u32, more: bool) -> String {
        match (self.lang, count, more) {
            (_, 1, false) => String::new(),
            (Lang::En, 1, true) => " once more".to_owned(),
            (Lang::En, _, true) => format!(" {count} more times"),
            (Lang::En, _, false) => format!(" {count} times"),
            (Lang::Zh, _, true) => format!("再 {count} 次"),
            (Lang::Zh, _, false) => format!(" {count} 次"),
        }
    }

    fn for_whom(
        self,
        verdict: &str,
        segment: &str,
        holds: bool,
        rule: &str,
        says: &[Said],
    ) -> String {
        let says = self.values(says);
        match (self.lang, holds) {
            (Lang::En, true) => format!("{verdict} for {segment} ({says}): {rule}"),
            (Lang::En, false) => format!("{verdict} if not {segment} ({says}): {rule}"),
            (Lang::Zh, true) => format!("若为“{segment}”（{says}），则{verdict}：{rule}"),
            (Lang::Zh, false) => format!("若非“{segment}”（{says}），则{verdict}：{rule}"),
        }
    }

    /// `"resolved" (line 18)`
    pub(super) fn record(self, place: &Place, event: Event) -> String {
        let line = self.line(place);
        match (event(place), self.lang) {
            (Some(event), Lang::En) => format!("\"{event}\" ({line})"),
            (Some(event), Lang::Zh) => format!("“{event}”（{line}）"),
            (None, _) => line,
        }
    }

    /// `line 18`, with the log's name where there are several.
    pub(super) fn line(self, place: &Place) -> String {
        let line = match self.lang {
            Lang::En => format!("line {}", place.line),
            Lang::Zh => format!("第{}行", place.line),
        };
        if self.files < 2 { line } else { format!("{} {line}", place.file) }
    }
}

/// A verdict in a word.
pub(super) fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    let (en, zh) = match verdict {
        Verdict::Met => ("met", "达标"),
        Verdict::Failed => ("failed", "未达标"),
        Verdict::Open => ("open", "待定"),
        Verdict::Unknown => ("unknown", "未知"),
        Verdict::Exempt => ("exempt", "豁免"),
        Verdict::NotApplicable => ("not applicable", "不适用"),
    };
    tr(lang, en, zh)
}
