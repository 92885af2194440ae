//! Targets that changed while a clock ran: `since line 14 (tier gold; before: 8 business hours)`.

use super::phrase::Phrase;
use crate::check::program::{Expectation, Limit, Requirement, RequirementKind};
use crate::diagnostic::Lang;
use crate::judge::verdict::{Part, Row};
use crate::measure::Sight;
use crate::report::say;
use crate::value;

impl<S: Sight> Phrase<'_, S> {
    /// Since when the limit holds and what held before, where the target changed on the way; else nothing.
    pub(super) fn changed(&self) -> String {
        let Some(before) = self.before() else { return String::new() };
        let seen = self.seen_by_segment();
        let since = self.since().map(|row| self.line(row));
        match (self.scene.lang, since) {
            (Lang::En, Some(since)) => format!(" since {since} ({seen}before: {before})"),
            (Lang::En, None) => format!(" ({seen}before: {before})"),
            (Lang::Zh, Some(since)) => format!("（自{since}起，{seen}此前{before}）"),
            (Lang::Zh, None) => format!("（{seen}此前{before}）"),
        }
    }

    /// The record since which the limit is that which was judged: the first of the last legs under it, else the one
    /// that stopped the clock.
    fn since(&self) -> Option<Row> {
        let legs = &self.evidence.clock.as_ref()?.legs;
        let ours = legs.iter().rev().take_while(|leg| leg.exception == self.applied);
        ours.last().map(|leg| leg.row).or_else(|| self.row_of(&[Part::Stop]))
    }

    /// The target before the one that was judged.
    fn before(&self) -> Option<String> {
        let legs = &self.evidence.clock.as_ref()?.legs;
        let before = legs.iter().rev().find(|leg| leg.exception != self.applied)?.exception;
        let exception = before.and_then(|at| self.expectation.exceptions.get(at as usize));
        let requirement = requirement(self.expectation, before);
        let other = limit(requirement);
        let (now, then) = (limit(self.requirement), other);
        let mut text = match then {
            Some(then) => self.limit(then),
            None => self.scene.rule(requirement.span).text,
        };
        // What tells two limits apart may be their hours alone.
        let calendar = |limit: Option<&Limit>| limit.and_then(|limit| limit.calendar);
        if let (Some(id), true) = (calendar(then), calendar(then) != calendar(now)) {
            let title = &self.scene.program.calendars[id.index()].label.title;
            text = match self.scene.lang {
                Lang::En => format!("{text} in {title}"),
                Lang::Zh => format!("{text}（{title}）"),
            };
        }
        let Some(exception) = exception else { return Some(text) };
        let segment = &self.scene.program.segments[exception.segment.index()].label.name;
        Some(match self.scene.lang {
            Lang::En => format!("{text} for {segment}"),
            Lang::Zh => format!("{text}（{segment}）"),
        })
    }

    /// `tier gold; `: what the exception's segment saw.
    fn seen_by_segment(&self) -> String {
        let values = self.evidence.values.iter();
        let values = values.filter(|(_, value, _)| !matches!(value, value::Value::Time(_)));
        let one = |(field, value, _): &(_, _, _)| {
            let field = self.scene.field_word(*field);
            format!("{field} {}", say::value(&self.scene.value(value), self.scene.lang))
        };
        let seen: Vec<String> = values.map(one).collect();
        if seen.is_empty() {
            return String::new();
        }
        format!("{}{}", seen.join(self.tr(", ", "，")), self.tr("; ", "；"))
    }
}

fn requirement(expectation: &Expectation, exception: Option<u16>) -> &Requirement {
    let exception = exception.and_then(|at| expectation.exceptions.get(at as usize));
    exception.map_or(&expectation.requirement, |exception| &exception.requirement)
}

fn limit(requirement: &Requirement) -> Option<&Limit> {
    match &requirement.kind {
        RequirementKind::Within { limit, .. } => Some(limit),
        RequirementKind::Holds(_)
        | RequirementKind::By { .. }
        | RequirementKind::No { .. }
        | RequirementKind::Count { .. }
        | RequirementKind::Order { .. }
        | RequirementKind::Every { .. }
        | RequirementKind::Quantified { .. }
        | RequirementKind::Follows { .. } => None,
    }
}
