//! `within`, `by` and `every`: what came when, and when it was due.

use super::phrase::Phrase;
use crate::check::program::{PatternId, RequirementKind, Subject};
use crate::diagnostic::Lang;
use crate::judge::verdict::{Failure, Part, Quantity, Row, Verdict, Waiting};
use crate::measure::Sight;
use crate::report::model::Value;
use crate::unit::Instant;
use crate::value;

impl<S: Sight> Phrase<'_, S> {
    pub(super) fn within(&self, subject: &Subject) -> String {
        let name = self.subject(subject);
        match self.verdict {
            Verdict::Open(waiting) => self.waiting(&name, waiting),
            Verdict::Failed(Failure::Missing) => {
                let limit = self.declared_limit();
                let (after, due) = (self.line(self.anchor()), self.overdue());
                match self.scene.lang {
                    Lang::En => format!("no {name} within {limit} after {after}{due}"),
                    Lang::Zh => format!("{after}后{limit}内没有{name}{due}"),
                }
            }
            _ => {
                let (row, _) = self.came(subject);
                format!("{}{name}{}", self.prefix(row), self.after_and_limit())
            }
        }
    }

    pub(super) fn by(&self, subject: &Subject) -> String {
        let name = self.subject(subject);
        match self.verdict {
            Verdict::Open(waiting) => self.waiting(&name, waiting),
            Verdict::Failed(Failure::Missing) => match self.scene.lang {
                Lang::En => format!("no {name}{}", self.overdue()),
                Lang::Zh => format!("没有{name}{}", self.overdue()),
            },
            _ => {
                let (row, at) = self.came(subject);
                let due = self.evidence.deadline;
                let mut parts = vec![self.prefix(row), name];
                if let Some(at) = at {
                    parts.extend([self.tr(" at ", "于 ").to_owned(), self.time(at)]);
                }
                if let Some(due) = due {
                    let word = self.tr(", due ", "，时限 ").to_owned();
                    parts.extend([word, self.time(due), self.for_whom()]);
                }
                if let (Some(at), Some(due)) = (at, due) {
                    parts.push(self.distance(at.since(due).0));
                }
                parts.concat()
            }
        }
    }

    /// `P every D until Q`
    pub(super) fn every(&self, pattern: PatternId) -> String {
        let name = self.pattern(pattern);
        let Some(measured) = &self.evidence.measured else { return self.as_written() };
        let limit = self.allowed(measured.op, &self.scene.quantity(&measured.limit));
        let gap = match &measured.actual {
            Quantity::Elapsed(length) => self.length(length.0),
            Quantity::Value(value) => self.value(value),
            Quantity::Count(count) => count.to_string(),
        };
        let after = self.line(self.anchor());
        let margin = crate::report::convert::margin(&measured.actual, &measured.limit);
        let margin = self.margin(measured.op, margin.as_ref());
        match self.scene.lang {
            Lang::En => format!("{gap} without {name} after {after}, {limit}{margin}"),
            Lang::Zh => format!("{after}后{gap}没有{name}，{limit}{margin}"),
        }
    }

    /// The record that came, and when it did: for a time field the instant it holds.
    fn came(&self, subject: &Subject) -> (Option<Row>, Option<Instant>) {
        if let Subject::Time(_) = subject {
            let times = self.evidence.values.iter().filter_map(|(_, value, row)| match value {
                value::Value::Time(at) => Some((Some(*row), Some(*at))),
                _ => None,
            });
            let measured = self.evidence.measured.as_ref().and_then(|measured| {
                match (&measured.actual, self.evidence.deadline, &measured.limit) {
                    (Quantity::Value(value::Value::Time(at)), ..) => Some(*at),
                    (Quantity::Elapsed(actual), Some(due), Quantity::Elapsed(limit)) => {
                        Some(Instant(due.0.saturating_add(actual.0).saturating_sub(limit.0)))
                    }
                    _ => None,
                }
            });
            let mut times = times.collect::<Vec<_>>().into_iter();
            let first = times.next().unwrap_or((self.row_of(&[Part::Stop]), None));
            return (first.0, measured.or(first.1));
        }
        let row = self.row_of(&[Part::Stop, Part::Witness]);
        (row, row.map(|row| self.journey.sight.time(row)))
    }

    /// ` after 31s, limit 20s, 11s over`
    fn after_and_limit(&self) -> String {
        let Some(measured) = &self.evidence.measured else {
            let due = self.evidence.deadline.map(|due| self.time(due));
            return due
                .map_or_else(String::new, |due| format!("{}{due}", self.tr(", due ", "，时限 ")));
        };
        let actual = match &measured.actual {
            Quantity::Elapsed(length) => self.length(length.0),
            Quantity::Value(value) => self.value(value),
            Quantity::Count(count) => count.to_string(),
        };
        let limit = self.allowed(measured.op, &self.scene.quantity(&measured.limit));
        let margin = crate::report::convert::margin(&measured.actual, &measured.limit);
        let margin = self.margin(measured.op, margin.as_ref());
        match self.scene.lang {
            Lang::En => format!(" after {actual}{}, {limit}{margin}", self.stood()),
            Lang::Zh => format!("，用时{actual}{}，{limit}{margin}", self.stood()),
        }
    }

    /// ` (and 2h paused)`: time under a pause, which does not count.
    fn stood(&self) -> String {
        let clock = self.evidence.clock.as_ref();
        let Some(paused) = clock.map(|clock| clock.reading.paused.0).filter(|paused| *paused > 0)
        else {
            return String::new();
        };
        match self.scene.lang {
            Lang::En => format!(" (and {} paused)", self.length(paused)),
            Lang::Zh => format!("（另有{}暂停）", self.length(paused)),
        }
    }

    /// What may still run: `2h left`, of open time where that is what counts.
    fn left(&self) -> Option<String> {
        let clock = self.evidence.clock.as_ref();
        let remaining = clock.and_then(|clock| clock.remaining).map(|left| left.0);
        let remaining = remaining.or_else(|| {
            let due = self.evidence.deadline?;
            self.scene.as_of.map(|now| due.since(now).0)
        });
        let left = remaining.filter(|left| *left > 0)?;
        let business = self.evidence.measured.as_ref().is_some_and(|measured| {
            matches!(
                measured.limit,
                Quantity::Value(value::Value::Length(crate::unit::Length::Business(_)))
            )
        });
        let left = if business {
            crate::report::say::value(&Value::BusinessTime(left), self.scene.lang)
        } else {
            self.length(left)
        };
        Some(match self.scene.lang {
            Lang::En => format!("{left} left"),
            Lang::Zh => format!("还剩{left}"),
        })
    }

    /// The limit as measured, else as declared.
    fn declared_limit(&self) -> String {
        let limit = match (&self.evidence.measured, &self.requirement.kind) {
            (Some(measured), _) => self.scene.quantity(&measured.limit),
            (None, RequirementKind::Within { limit, .. }) => {
                self.scene.value(&value::Value::Length(limit.length))
            }
            (None, _) => Value::Text(String::new()),
        };
        let limit = crate::report::say::value(&limit, self.scene.lang);
        format!("{limit}{}{}", self.for_whom(), self.changed())
    }

    /// `; due 2026-11-02 09:15, missing for 45m`
    fn overdue(&self) -> String {
        let Some(due) = self.evidence.deadline else {
            return self.tr(", missing", "，未发生").to_owned();
        };
        let since = self.scene.as_of.map(|now| now.since(due).0).filter(|micros| *micros > 0);
        let since = since.map(|micros| self.length(micros));
        let due = self.time(due);
        match (self.scene.lang, since) {
            (Lang::En, Some(since)) => format!("; due {due}, missing for {since}"),
            (Lang::En, None) => format!("; due {due}, missing"),
            (Lang::Zh, Some(since)) => format!("；时限 {due}，已逾期{since}仍未发生"),
            (Lang::Zh, None) => format!("；时限 {due}，未发生"),
        }
    }

    fn waiting(&self, name: &str, waiting: Waiting) -> String {
        let since = self.line(self.anchor());
        let name = match (&self.requirement.kind, self.evidence.deadline) {
            (RequirementKind::Within { after: Some(after), .. }, None) => self.pattern(*after),
            _ => name.to_owned(),
        };
        let state = match waiting {
            Waiting::Running => String::new(),
            Waiting::Paused => self.tr(", paused", "，暂停中").to_owned(),
        };
        let mut parts = vec![match self.scene.lang {
            Lang::En => format!("waiting for {name} since {since}{state}"),
            Lang::Zh => format!("自{since}起等待{name}{state}"),
        }];
        let changed = self.changed();
        if !changed.is_empty() {
            parts.extend([self.tr("; limit ", "；上限").to_owned(), self.declared_limit()]);
        }
        if let Some(due) = self.evidence.deadline {
            parts.extend([self.tr("; due ", "；时限 ").to_owned(), self.time(due)]);
        }
        let left = self.left();
        let before = if self.evidence.deadline.is_some() { (", ", "，") } else { ("; ", "；") };
        parts.extend(left.map(|left| format!("{}{left}", self.tr(before.0, before.1))));
        parts.concat()
    }

    /// `, 11s over` or `, 5s to spare` from a deadline.
    fn distance(&self, micros: i64) -> String {
        if micros == 0 {
            return String::new();
        }
        let size = self.length(micros.saturating_abs());
        match (self.scene.lang, micros > 0) {
            (Lang::En, true) => format!(", {size} over"),
            (Lang::En, false) => format!(", {size} to spare"),
            (Lang::Zh, true) => format!("，超出{size}"),
            (Lang::Zh, false) => format!("，余{size}"),
        }
    }
}
