//! `service` and `calendar`.

use super::item::head_end;
use super::list::pad;
use super::scribe::{Scribe, clock, date, own_name, quoted, titled};
use super::sheet::Sheet;
use crate::source::Span;
use crate::syntax::ast::{Calendar, CalendarEntryKind, Hours, Service, ServiceClause};
use crate::syntax::words::Word;
use crate::unit::{Date, HOUR, TimeOfDay, Weekday};

impl Scribe {
    /// `service`
    pub(super) fn service(self, sheet: &mut Sheet<'_>, span: Span, it: &Service) {
        let head = self.word(Word::Service).to_owned() + &*titled(it.title.as_ref());
        let head_end = it.title.as_ref().map_or(span.start, |title| title.span.end);
        sheet.block(span, &head, head_end, |sheet| {
            for clause in &it.clauses {
                let (span, word, value) = match clause {
                    ServiceClause::Timezone(zone) => {
                        (zone.span, Word::Timezone, quoted(&zone.value))
                    }
                    ServiceClause::Currency(name) => (name.span, Word::Currency, own_name(name)),
                    ServiceClause::Calendar(name) => (name.span, Word::Calendar, self.name(name)),
                };
                sheet.put(span, &format!("{} {value}", self.word(word)));
            }
        });
    }

    /// `calendar`
    pub(super) fn calendar(self, sheet: &mut Sheet<'_>, span: Span, it: &Calendar) {
        let head = self.head(Word::Calendar, &it.name, it.title.as_ref());
        sheet.block(span, &head, head_end(&it.name, it.title.as_ref()), |sheet| {
            let parts: Vec<(String, String)> =
                it.entries.iter().map(|entry| self.entry(&entry.kind)).collect();
            let mut firsts: Vec<String> = parts.iter().map(|(first, _)| first.clone()).collect();
            pad(&mut firsts, |at| sheet.apart(it.entries[at - 1].span, it.entries[at].span));
            for (entry, (first, (_, rest))) in it.entries.iter().zip(firsts.iter().zip(&parts)) {
                sheet.put(entry.span, format!("{first} {rest}").trim_end());
            }
        });
    }

    /// What stands in the first column, and the rest.
    fn entry(self, kind: &CalendarEntryKind) -> (String, String) {
        match kind {
            CalendarEntryKind::Weekly { days, hours } => {
                let days: Vec<String> = days.iter().map(|(a, b)| self.days(*a, *b)).collect();
                let whole = |it: &Hours| it.from == TimeOfDay(0) && it.to == TimeOfDay(24 * HOUR);
                let all_day = matches!(hours.as_slice(), [only] if whole(only));
                let hours = if all_day { &[] } else { hours.as_slice() };
                (days.join(", "), self.hours(hours))
            }
            CalendarEntryKind::Closed { from, to, title } => {
                let rest = dates(*from, *to) + &*titled(title.as_ref());
                (self.word(Word::Closed).to_owned(), rest)
            }
            CalendarEntryKind::Open { from, to, hours, like, title } => {
                let like = like
                    .map(|day| format!("{} {}", self.word(Word::Like), self.word(weekday(day))));
                let hours = like.unwrap_or_else(|| self.hours(hours));
                let rest = format!("{} {hours}{}", dates(*from, *to), titled(title.as_ref()));
                (self.word(Word::OpenDay).to_owned(), rest)
            }
            CalendarEntryKind::Timezone(zone) => {
                (self.word(Word::Timezone).to_owned(), quoted(&zone.value))
            }
            CalendarEntryKind::Holidays(name) => {
                (self.word(Word::Holidays).to_owned(), self.name(name))
            }
        }
    }

    fn days(self, first: Weekday, last: Weekday) -> String {
        let first_word = self.word(weekday(first));
        if first == last {
            first_word.to_owned()
        } else {
            format!("{first_word}..{}", self.word(weekday(last)))
        }
    }

    fn hours(self, hours: &[Hours]) -> String {
        if hours.is_empty() {
            return self.word(Word::AllDay).to_owned();
        }
        let write = |it: &Hours| format!("{}-{}", clock(it.from, false), clock(it.to, false));
        hours.iter().map(write).collect::<Vec<_>>().join(", ")
    }
}

fn dates(from: Date, to: Date) -> String {
    if from == to { date(from) } else { format!("{}..{}", date(from), date(to)) }
}

fn weekday(day: Weekday) -> Word {
    match day {
        Weekday::Mon => Word::Monday,
        Weekday::Tue => Word::Tuesday,
        Weekday::Wed => Word::Wednesday,
        Weekday::Thu => Word::Thursday,
        Weekday::Fri => Word::Friday,
        Weekday::Sat => Word::Saturday,
        Weekday::Sun => Word::Sunday,
    }
}
