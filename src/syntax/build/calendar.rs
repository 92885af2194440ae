//! `service` and `calendar`.

use super::{Builder, Node, word};
use crate::diagnostic::codes::text as codes;
use crate::syntax::ast::{CalendarEntry, CalendarEntryKind, Hours, ServiceClause};
use crate::syntax::grammar::Rule;
use crate::syntax::words::Word;
use crate::unit::{Date, HOUR, TimeOfDay, Weekday};

impl<'t> Builder<'t> {
    /// The clauses of a piece of `service`.
    pub(in crate::syntax) fn service_clauses(&mut self, node: &Node<'t>) -> Vec<ServiceClause> {
        let mut clauses = Vec::new();
        for part in node.children() {
            clauses.push(match part.rule() {
                Rule::timezone => ServiceClause::Timezone(self.child_text(&part)),
                Rule::service_currency => ServiceClause::Currency(self.currency_name(&part)),
                Rule::service_calendar => ServiceClause::Calendar(self.child_name(&part)),
                _ => continue,
            });
        }
        clauses
    }

    /// The entries of a piece of `calendar`.
    pub(in crate::syntax) fn calendar_entries(&mut self, node: &Node<'t>) -> Vec<CalendarEntry> {
        let mut entries = Vec::new();
        for part in node.children() {
            let kind = match part.rule() {
                Rule::weekly => CalendarEntryKind::Weekly {
                    days: part.all(Rule::days).map(|days| weekdays(&days)).collect(),
                    hours: match part.find(Rule::hours_list) {
                        Some(list) => self.hours_list(&list, true),
                        None => vec![self.whole_day(&part)],
                    },
                },
                Rule::closed => {
                    let (from, to) = self.days(&part);
                    CalendarEntryKind::Closed { from, to, title: self.title(&part) }
                }
                Rule::open_days => {
                    let (from, to) = self.days(&part);
                    let hours = part.find(Rule::hours_list);
                    let hours = hours.map(|list| self.hours_list(&list, false)).unwrap_or_default();
                    let like = part.find(Rule::weekday).map(|day| weekday(&day));
                    CalendarEntryKind::Open { from, to, hours, like, title: self.title(&part) }
                }
                Rule::timezone => CalendarEntryKind::Timezone(self.child_text(&part)),
                Rule::holidays => CalendarEntryKind::Holidays(self.child_name(&part)),
                _ => continue,
            };
            entries.push(CalendarEntry { span: self.span(&part), kind });
        }
        entries
    }

    fn days(&mut self, node: &Node<'t>) -> (Date, Date) {
        let dates: Vec<Date> = node.all(Rule::date).map(|date| self.date(&date)).collect();
        let first = dates.first().copied().unwrap_or(Date { year: 1970, month: 1, day: 1 });
        (first, dates.get(1).copied().unwrap_or(first))
    }

    /// `all day` is one stretch of hours in the week, and none on a day of its own.
    fn hours_list(&mut self, node: &Node<'t>, weekly: bool) -> Vec<Hours> {
        if node.has(Rule::w_all_day) {
            return if weekly { vec![self.whole_day(node)] } else { Vec::new() };
        }
        let mut list = Vec::new();
        for hours in node.all(Rule::hours) {
            let mut clocks = hours.all(Rule::clock);
            let (Some(from), Some(to)) = (clocks.next(), clocks.next()) else { continue };
            let (from_time, to_time) = (self.clock(&from), self.clock(&to));
            if from_time == TimeOfDay(24 * HOUR) {
                self.fault(&codes::NO_SUCH_TIME, &from).help = "start";
            }
            list.push(Hours { span: self.span(&hours), from: from_time, to: to_time });
        }
        list
    }

    fn whole_day(&mut self, node: &Node<'t>) -> Hours {
        Hours { span: self.span(node), from: TimeOfDay(0), to: TimeOfDay(24 * HOUR) }
    }
}

fn weekdays(node: &Node<'_>) -> (Weekday, Weekday) {
    let mut days = node.all(Rule::weekday).map(|day| weekday(&day));
    let first = days.next().unwrap_or(Weekday::Mon);
    (first, days.next().unwrap_or(first))
}

fn weekday(node: &Node<'_>) -> Weekday {
    match word(node) {
        Some(Word::Tuesday) => Weekday::Tue,
        Some(Word::Wednesday) => Weekday::Wed,
        Some(Word::Thursday) => Weekday::Thu,
        Some(Word::Friday) => Weekday::Fri,
        Some(Word::Saturday) => Weekday::Sat,
        Some(Word::Sunday) => Weekday::Sun,
        _ => Weekday::Mon,
    }
}
