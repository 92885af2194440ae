//! Calendars and clocks of a zone, minute by minute.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use mot::check::program::{Calendar, CalendarId, Limit, OpenHours, Program};
use mot::unit::{DAY, Instant, Length, MINUTE};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// So far ahead something is looked for.
const HORIZON: i64 = 60;

/// A quarter of an hour, within which no clock of the zones that are generated changes.
const QUARTER: usize = 15;

/// A day of true time, from midnight to midnight UTC.
struct Day {
    /// Whether each minute is open.
    open: Vec<bool>,
    /// How many open minutes there are before each, and at last in all.
    before: Vec<i64>,
    /// The first minute, and each at which it opens or closes.
    turns: Vec<i64>,
}

/// Which minutes of each calendar are open, as far as that was asked.
pub struct Minutes<'a> {
    program: &'a Program,
    days: RefCell<HashMap<(CalendarId, i64), Rc<Day>>>,
}

impl<'a> Minutes<'a> {
    /// Those of a rule file.
    pub fn of(program: &'a Program) -> Self {
        Self { program, days: RefCell::default() }
    }

    fn calendar(&self, id: CalendarId) -> &'a Calendar {
        &self.program.calendars[id.index()]
    }

    /// The last instant by which no more than a limit has run since an instant; none if that is never.
    pub fn runs_out(&self, from: Instant, limit: &Limit) -> Option<Instant> {
        let calendar = || limit.calendar.expect("check names one");
        match limit.length {
            Length::Elapsed(length) => Some(from.plus(length)),
            Length::Business(length) => self.passed(calendar(), from, length.0),
            Length::CalendarDays(days) => Some(self.days_on(from, days)),
            Length::BusinessDays(days) => Some(self.open_days_on(calendar(), from, days)),
        }
    }

    /// How much open time there is from one instant to a later one.
    pub fn open(&self, id: CalendarId, from: Instant, to: Instant) -> i64 {
        if to <= from {
            return 0;
        }
        let (first, last) = (from.0.div_euclid(DAY), to.0.div_euclid(DAY));
        let whole: i64 = (first..last).map(|day| self.day(id, day).before[1440] * MINUTE).sum();
        whole + self.so_far(id, to) - self.so_far(id, from)
    }

    /// Open time since midnight UTC.
    fn so_far(&self, id: CalendarId, at: Instant) -> i64 {
        let day = self.day(id, at.0.div_euclid(DAY));
        let (minute, rest) = minute_of(at);
        day.before[minute] * MINUTE + if day.open[minute] { rest } else { 0 }
    }

    /// The last instant by which no more than so much open time has passed; none if there is none in sight.
    pub fn passed(&self, id: CalendarId, from: Instant, length: i64) -> Option<Instant> {
        let mut left = length;
        let mut at = from;
        let end = from.0.div_euclid(DAY) + HORIZON;
        while at.0.div_euclid(DAY) < end {
            let number = at.0.div_euclid(DAY);
            let midnight = Instant((number + 1) * DAY);
            let rest = self.open(id, at, midnight);
            if rest <= left {
                left -= rest;
                at = midnight;
                continue;
            }
            let day = self.day(id, number);
            let (minute, _) = minute_of(at);
            for minute in minute..1440 {
                let next = Instant(number * DAY + (minute as i64 + 1) * MINUTE);
                if day.open[minute] {
                    if next.0 - at.0 > left {
                        return Some(Instant(at.0 + left));
                    }
                    left -= next.0 - at.0;
                }
                at = next;
            }
        }
        None
    }

    /// Every instant from one to another at which it may open or close.
    pub fn turns(&self, id: CalendarId, from: Instant, to: Instant) -> Vec<Instant> {
        let days = from.0.div_euclid(DAY)..=to.0.div_euclid(DAY);
        let turns = days.flat_map(|number| {
            let day = self.day(id, number);
            let turns = day.turns.iter().map(|minute| Instant(number * DAY + minute * MINUTE));
            turns.filter(|turn| from <= *turn && *turn <= to).collect::<Vec<_>>()
        });
        turns.collect()
    }

    fn day(&self, id: CalendarId, number: i64) -> Rc<Day> {
        let known = self.days.borrow().get(&(id, number)).cloned();
        known.unwrap_or_else(|| {
            let day = Rc::new(Day::of(self.calendar(id), number));
            self.days.borrow_mut().insert((id, number), Rc::clone(&day));
            day
        })
    }

    /// The same local time so many days on, in the service's zone.
    fn days_on(&self, from: Instant, days: i64) -> Instant {
        let zone = zone(&self.program.service.zone);
        let on = local(from, &zone).checked_add(jiff::Span::new().days(days)).unwrap();
        shown_at(on, &zone)
    }

    /// The same clock time on the n-th open day after the one of an instant, or its close if that is earlier.
    fn open_days_on(&self, id: CalendarId, from: Instant, days: i64) -> Instant {
        let calendar = self.calendar(id);
        let zone = zone(&calendar.zone);
        let (mut day, time) = self.business_day(id, from);
        let mut left = days;
        while left > 0 {
            day = day.tomorrow().unwrap();
            left -= i64::from(!hours(calendar, day).is_empty());
        }
        shown_at(clock(day, time), &zone).min(closes(calendar, day, &zone))
    }

    /// The day whose hours an instant lies in, else that on which it next opens, and how long after that day's midnight.
    fn business_day(&self, id: CalendarId, from: Instant) -> (Date, i64) {
        let calendar = self.calendar(id);
        let is_open = self.open(id, from, Instant(from.0 + 1)) > 0;
        let from = if is_open { from } else { self.passed(id, from, 0).unwrap() };
        let now = local(from, &zone(&calendar.zone));
        let time = now.duration_since(midnight(now.date())).as_micros() as i64;
        // Hours past midnight belong to the day on which they began.
        if hours(calendar, now.date()).iter().any(|open| open.from.0 <= time && time < open.to.0) {
            (now.date(), time)
        } else {
            (now.date().yesterday().unwrap(), time + DAY)
        }
    }

    /// `by end of day`, `by end of business day`
    pub fn end_of_day(&self, from: Instant, id: Option<CalendarId>) -> Instant {
        let Some(id) = id else {
            let zone = zone(&self.program.service.zone);
            return shown_at(midnight(local(from, &zone).date().tomorrow().unwrap()), &zone);
        };
        let (day, _) = self.business_day(id, from);
        let calendar = self.calendar(id);
        closes(calendar, day, &zone(&calendar.zone))
    }
}

impl Day {
    fn of(calendar: &Calendar, number: i64) -> Self {
        let zone = zone(&calendar.zone);
        let mut open = Vec::with_capacity(1440);
        for quarter in 0..1440 / QUARTER {
            let first = number * DAY + (quarter * QUARTER) as i64 * MINUTE;
            let now = local(Instant(first), &zone);
            let minute = now.duration_since(midnight(now.date())).as_secs() / 60;
            let today = hours(calendar, now.date());
            let yesterday = hours(calendar, now.date().yesterday().unwrap());
            open.extend((minute..minute + QUARTER as i64).map(|minute| {
                let within = |hours: &[OpenHours], minute: i64| {
                    let at = minute * MINUTE;
                    hours.iter().any(|open| open.from.0 <= at && at < open.to.0)
                };
                within(today, minute) || within(yesterday, minute + 1440)
            }));
        }
        let mut before = vec![0];
        before.extend(open.iter().scan(0, |sum, open| {
            *sum += i64::from(*open);
            Some(*sum)
        }));
        let turns = (0..1440).filter(|&at| at == 0 || open[at] != open[at - 1]);
        let turns = turns.map(|at| at as i64).collect();
        Self { open, before, turns }
    }
}

/// The minute of the UTC day, and what of it has passed.
fn minute_of(at: Instant) -> (usize, i64) {
    let of_day = at.0.rem_euclid(DAY);
    ((of_day / MINUTE) as usize, of_day % MINUTE)
}

/// The hours that begin on a day.
fn hours(calendar: &Calendar, day: Date) -> &[OpenHours] {
    let said = calendar.days.iter().rev().find(|(date, _)| {
        (date.year, date.month, date.day) == (day.year(), day.month() as u8, day.day() as u8)
    });
    match said {
        Some((_, hours)) => hours,
        None => &calendar.week[day.weekday().to_monday_zero_offset() as usize],
    }
}

/// What clocks show so long after a local midnight.
fn clock(day: Date, micros: i64) -> DateTime {
    midnight(day).checked_add(jiff::Span::new().microseconds(micros)).unwrap()
}

fn midnight(day: Date) -> DateTime {
    day.to_datetime(Time::midnight())
}

/// When a day's hours are over: clocks then last show a time that lies in them.
fn closes(calendar: &Calendar, day: Date, zone: &TimeZone) -> Instant {
    let close = hours(calendar, day).iter().map(|hours| hours.to.0).max().unwrap();
    let last = zone.to_ambiguous_timestamp(clock(day, close - 1));
    if matches!(last.offset(), jiff::tz::AmbiguousOffset::Gap { .. }) {
        return shown_at(clock(day, close - 1), zone);
    }
    Instant(last.later().unwrap().as_microsecond() + 1)
}

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap()
}

fn local(at: Instant, zone: &TimeZone) -> DateTime {
    zone.to_datetime(Timestamp::from_microsecond(at.0).unwrap())
}

/// The first instant at which clocks show that, or that they skip it.
fn shown_at(shown: DateTime, zone: &TimeZone) -> Instant {
    let read = zone.to_ambiguous_timestamp(shown);
    let skips = matches!(read.offset(), jiff::tz::AmbiguousOffset::Gap { .. });
    let earlier = read.earlier().unwrap();
    let instant = if skips { zone.following(earlier).next().unwrap().timestamp() } else { earlier };
    Instant(instant.as_microsecond())
}
