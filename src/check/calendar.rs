//! Calendars: open hours by weekday, days that differ, and whether they can be kept at all.

use super::context::Check;
use super::date::tomorrow;
use super::graph;
use super::program::{Calendar, Label, OpenHours};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{meaning, names};
use crate::source::Span;
use crate::syntax::ast::{self, CalendarEntryKind, Hours, ItemKind, Name, Text};
use crate::unit::{DAY, Date, TimeOfDay, Weekday};
use std::collections::BTreeMap;

/// A range of dates longer than this is a slip of the hand.
const MOST_DAYS: usize = 3_660;

const WEEK: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

/// Days that differ from the week, with the line that says so.
type Days = BTreeMap<Date, (Opening, Span)>;

/// How a day that differs is open.
#[derive(Clone)]
enum Opening {
    /// In these hours; none: closed.
    Hours(Vec<OpenHours>),
    /// As on that day of the week of whichever calendar takes it over.
    Like(Weekday),
}

impl Opening {
    fn is_closed(&self) -> bool {
        matches!(self, Self::Hours(hours) if hours.is_empty())
    }

    fn in_week(self, week: &[Vec<OpenHours>; 7]) -> Vec<OpenHours> {
        match self {
            Self::Hours(hours) => hours,
            Self::Like(day) => week[day as usize].clone(),
        }
    }
}

impl Check<'_> {
    /// Fills the program's calendars, and the service's among them.
    pub(super) fn calendars(&mut self) {
        let mut written = Vec::new();
        for item in self.items() {
            if let ItemKind::Calendar(calendar) = &item.kind {
                written.push(calendar);
            }
        }
        let imports = self.imports(&written);
        let mut days: Vec<Days> = written.iter().map(|calendar| self.days(calendar)).collect();
        let mut known: Vec<Option<(i16, i16)>> = vec![None; written.len()];
        for at in self.import_order(&written, &imports) {
            let mut all = Days::new();
            for &(from, _) in &imports[at] {
                for years in [years(&days[from]), known[from]].into_iter().flatten() {
                    known[at] = Some(known[at].map_or(years, |both| shared(both, years)));
                }
                let taken: Vec<_> =
                    days[from].iter().map(|(d, hours)| (*d, hours.clone())).collect();
                all.extend(taken);
            }
            all.append(&mut days[at]);
            days[at] = all;
        }
        for ((calendar, days), known) in written.iter().zip(days).zip(known) {
            let zone = self.own_zone(calendar);
            let week = self.week(calendar);
            let days =
                days.into_iter().map(|(date, (open, _))| (date, open.in_week(&week))).collect();
            self.program.calendars.push(Calendar {
                label: label(&calendar.name, calendar.title.as_ref()),
                zone: zone.unwrap_or_else(|| self.program.service.zone.clone()),
                week,
                days,
                known,
            });
        }
        self.service_calendar();
    }

    /// For each calendar, those whose days it takes over, and where it says so.
    fn imports(&mut self, written: &[&ast::Calendar]) -> Vec<Vec<(usize, Span)>> {
        let mut imports = Vec::new();
        for calendar in written {
            let mut from = Vec::new();
            for entry in &calendar.entries {
                if let CalendarEntryKind::Holidays(name) = &entry.kind {
                    from.extend(self.calendar(name).map(|id| (id.index(), name.span)));
                }
            }
            imports.push(from);
        }
        imports
    }

    /// Those taken over come first; a loop is a fault.
    fn import_order(
        &mut self,
        written: &[&ast::Calendar],
        imports: &[Vec<(usize, Span)>],
    ) -> Vec<usize> {
        let edges: Vec<Vec<usize>> =
            imports.iter().map(|from| from.iter().map(|(at, _)| *at).collect()).collect();
        let ordered = graph::order(&edges);
        for members in &ordered.loops {
            let names: Vec<&Name> = members.iter().map(|&at| &written[at].name).collect();
            self.cycle(&names::DEFINITION_CYCLE, &names);
        }
        ordered.order
    }

    fn own_zone(&mut self, calendar: &ast::Calendar) -> Option<String> {
        let (mut said, mut zone) = (None, None);
        for entry in &calendar.entries {
            if let CalendarEntryKind::Timezone(text) = &entry.kind {
                self.once("`timezone`", entry.span, &mut said);
                zone = self.zone(text);
            }
        }
        zone
    }

    fn week(&mut self, calendar: &ast::Calendar) -> [Vec<OpenHours>; 7] {
        let mut week: [Vec<(OpenHours, Span)>; 7] = Default::default();
        for entry in &calendar.entries {
            let CalendarEntryKind::Weekly { days, hours } = &entry.kind else { continue };
            let hours = self.hours(hours, entry.span);
            for &(from, to) in days {
                let mut at = from as usize;
                loop {
                    week[at].extend(hours.iter().copied());
                    if WEEK[at] == to {
                        break;
                    }
                    at = (at + 1) % 7;
                }
            }
        }
        for day in &mut week {
            day.sort_by_key(|(hours, span)| (hours.from, hours.to, *span));
        }
        for day in 0..7 {
            let across: Vec<(OpenHours, Span)> = week[(day + 1) % 7]
                .iter()
                .take(1)
                .map(|(hours, span)| (shift(*hours), *span))
                .collect();
            let spans: Vec<_> = week[day].iter().copied().chain(across).collect();
            self.overlaps(&spans);
        }
        week.map(|day| day.into_iter().map(|(hours, _)| hours).collect())
    }

    /// Two stretches of one day, in order, must not share an instant.
    fn overlaps(&mut self, hours: &[(OpenHours, Span)]) {
        for pair in hours.windows(2) {
            let ((first, earlier), (second, span)) = (pair[0], pair[1]);
            if second.from < first.to {
                let (earlier, span) = (earlier.min(span), earlier.max(span));
                self.report(
                    Diagnostic::new(&meaning::HOURS_OVERLAP, span).label(earlier, "earlier"),
                );
                return;
            }
        }
    }

    /// Hours as lengths from midnight, an end at or before its start being past midnight.
    fn hours(&mut self, written: &[Hours], line: Span) -> Vec<(OpenHours, Span)> {
        if written.is_empty() {
            let all_day = OpenHours { from: TimeOfDay(0), to: TimeOfDay(DAY) };
            return vec![(all_day, line)];
        }
        let mut hours = Vec::new();
        for each in written {
            let (from, mut to) = (each.from, each.to);
            if !(0..DAY).contains(&from.0) || !(0..=DAY).contains(&to.0) {
                let words = self.words(each.span);
                self.report(Diagnostic::new(&meaning::NO_SUCH_DATE, each.span).arg("date", words));
                continue;
            }
            if to <= from {
                to = TimeOfDay(to.0 + DAY);
            }
            hours.push((OpenHours { from, to }, each.span));
        }
        hours
    }

    /// The calendar's own days: the later line wins. One of which nothing is left is a fault.
    fn days(&mut self, calendar: &ast::Calendar) -> Days {
        let mut days = Days::new();
        let mut lines = Vec::new();
        for entry in &calendar.entries {
            let (from, to, hours) = match &entry.kind {
                CalendarEntryKind::Closed { from, to, .. } => {
                    (*from, *to, Opening::Hours(Vec::new()))
                }
                CalendarEntryKind::Open { from, to, like: Some(day), .. } => {
                    (*from, *to, Opening::Like(*day))
                }
                CalendarEntryKind::Open { from, to, hours, like: None, .. } => {
                    let mut hours = self.hours(hours, entry.span);
                    hours.sort_by_key(|(hours, span)| (hours.from, hours.to, *span));
                    self.overlaps(&hours);
                    let hours = hours.into_iter().map(|(hours, _)| hours).collect();
                    (*from, *to, Opening::Hours(hours))
                }
                CalendarEntryKind::Weekly { .. }
                | CalendarEntryKind::Timezone(_)
                | CalendarEntryKind::Holidays(_) => continue,
            };
            let dates = self.range(from, to, entry.span);
            for &date in &dates {
                days.insert(date, (hours.clone(), entry.span));
            }
            lines.push((dates, hours.is_closed(), entry.span));
        }
        for (dates, closed, span) in lines {
            let last = dates.iter().filter_map(|date| days.get(date)).next_back();
            let Some((now, by)) = last.filter(|_| dates.iter().all(|date| days[date].1 != span))
            else {
                continue;
            };
            if now.is_closed() != closed {
                self.report(
                    Diagnostic::new(&meaning::OPEN_AND_CLOSED, *by)
                        .arg("dates", self.words(span))
                        .label(span, "earlier"),
                );
            }
        }
        days
    }

    fn range(&mut self, from: Date, to: Date, span: Span) -> Vec<Date> {
        if self.date(from, span).is_none() || (to != from && self.date(to, span).is_none()) {
            return Vec::new();
        }
        if from > to {
            self.report(Diagnostic::new(&meaning::EMPTY_RANGE, span));
            return Vec::new();
        }
        let mut dates = Vec::new();
        let mut next = Some(from);
        while let Some(date) = next.filter(|date| *date <= to) {
            if dates.len() == MOST_DAYS {
                self.report(
                    Diagnostic::new(&meaning::TOO_MANY, span)
                        .arg("what", "days")
                        .arg("most", MOST_DAYS.to_string()),
                );
                break;
            }
            dates.push(date);
            next = tomorrow(date);
        }
        dates
    }
}

/// The years that a calendar of holidays speaks of, from its first to its last.
fn years(days: &Days) -> Option<(i16, i16)> {
    let (first, last) = (days.first_key_value()?, days.last_key_value()?);
    Some((first.0.year, last.0.year))
}

/// The years that both know.
fn shared(one: (i16, i16), other: (i16, i16)) -> (i16, i16) {
    (one.0.max(other.0), one.1.min(other.1))
}

/// The first hours of the next day, seen from this one.
fn shift(hours: OpenHours) -> OpenHours {
    OpenHours { from: TimeOfDay(hours.from.0 + DAY), to: TimeOfDay(hours.to.0 + DAY) }
}

/// A name with its title, or the name again.
pub(super) fn label(name: &Name, title: Option<&Text>) -> Label {
    let title = title.map_or_else(|| name.text.clone(), |title| title.value.clone());
    Label { name: name.text.clone(), title, span: name.span }
}

impl Calendar {
    /// Whether it is open at any time at all.
    pub(super) fn opens(&self) -> bool {
        self.week.iter().any(|day| !day.is_empty())
            || self.days.iter().any(|(_, hours)| !hours.is_empty())
    }
}
