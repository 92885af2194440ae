//! When limits run out: time is walked through in stretches over which nothing changes.

use super::expressions::Scene;
use super::forms::Situation;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use mot::check::program::{Calendar, CalendarId, Expr, Limit, OpenHours};
use mot::unit::{DAY, Instant, Length, MINUTE};
use mot::value::Truth;

/// So far ahead a deadline is looked for.
const HORIZON: i64 = 9 * DAY;

impl Situation<'_> {
    /// The last instant by which no more than the limit has run since an instant; none if the clock stands for ever.
    pub(super) fn runs_out(
        &self,
        from: Instant,
        limit: &Limit,
        paused: Option<&Expr>,
    ) -> Option<Instant> {
        let program = self.story.program;
        let calendar = |id: Option<CalendarId>| &program.calendars[id.unwrap().index()];
        match limit.length {
            Length::Elapsed(length) if paused.is_none() => Some(from.plus(length)),
            Length::Elapsed(length) => self.walked(from, length.0, None, paused),
            Length::Business(length) => {
                self.walked(from, length.0, Some(calendar(limit.calendar)), paused)
            }
            Length::CalendarDays(days) => {
                let zone = zone(&program.service.zone);
                let on = local(from, &zone).checked_add(jiff::Span::new().days(days)).unwrap();
                Some(shown_at(on, &zone))
            }
            Length::BusinessDays(days) => Some(business_days(from, days, calendar(limit.calendar))),
        }
    }

    fn walked(
        &self,
        from: Instant,
        limit: i64,
        calendar: Option<&Calendar>,
        paused: Option<&Expr>,
    ) -> Option<Instant> {
        let zone = calendar.map(|calendar| zone(&calendar.zone));
        let (mut at, mut run) = (from, 0);
        let last = self.story.time(self.story.len() - 1);
        let mut stands = None;
        while at.0 < from.0 + HORIZON {
            let standing =
                *stands.get_or_insert_with(|| paused.is_some_and(|paused| self.stands(at, paused)));
            if standing && at >= last {
                return None;
            }
            let minute = Instant((at.0.div_euclid(MINUTE) + 1) * MINUTE);
            let changes = (0..self.story.len()).map(|record| self.story.time(record));
            let next = changes.filter(|time| *time > at).fold(minute, Instant::min);
            let open = !standing
                && calendar
                    .zip(zone.as_ref())
                    .is_none_or(|(calendar, zone)| is_open(at, calendar, zone));
            if open {
                if run + (next.0 - at.0) > limit {
                    return Some(Instant(at.0 + limit - run));
                }
                run += next.0 - at.0;
            }
            if next <= last {
                stands = None;
            }
            at = next;
        }
        None
    }

    /// Whether the clock stands from the last record at or before an instant.
    fn stands(&self, at: Instant, paused: &Expr) -> bool {
        let last = (0..self.story.len()).rev().find(|&record| self.story.time(record) <= at);
        last.is_some_and(|record| {
            let state = self.story.state(record);
            match Scene::of(self.story.program, &state).truth(paused) {
                Truth::True => true,
                Truth::False => false,
                Truth::Unknown => self.stands_in_doubt,
            }
        })
    }

    /// `by end of day`, `by end of business day`
    pub(super) fn end_of_day(&self, from: Instant, calendar: Option<CalendarId>) -> Instant {
        let program = self.story.program;
        let Some(calendar) = calendar else {
            let zone = zone(&program.service.zone);
            let tomorrow = local(from, &zone).date().tomorrow().unwrap();
            return shown_at(tomorrow.to_datetime(jiff::civil::Time::midnight()), &zone);
        };
        let calendar = &program.calendars[calendar.index()];
        let zone = zone(&calendar.zone);
        let mut day = local(from, &zone).date();
        loop {
            if let Some(last) = hours(calendar, day).last() {
                let close = shown_at(clock(day, last.to.0), &zone);
                if close > from {
                    return close;
                }
            }
            day = day.tomorrow().unwrap();
        }
    }
}

fn business_days(from: Instant, days: i64, calendar: &Calendar) -> Instant {
    let zone = zone(&calendar.zone);
    let mut from = from;
    while !is_open(from, calendar, &zone) {
        from = Instant((from.0.div_euclid(MINUTE) + 1) * MINUTE);
    }
    let start = local(from, &zone);
    let mut day = start.date();
    let mut left = days;
    while left > 0 {
        day = day.tomorrow().unwrap();
        left -= i64::from(!hours(calendar, day).is_empty());
    }
    let close = shown_at(clock(day, hours(calendar, day).last().unwrap().to.0), &zone);
    shown_at(day.to_datetime(start.time()), &zone).min(close)
}

/// Whether a calendar is open from an instant on: by the hours of that local day, or of the day before past midnight.
fn is_open(at: Instant, calendar: &Calendar, zone: &TimeZone) -> bool {
    let now = local(at, zone);
    let today = hours(calendar, now.date());
    let yesterday = hours(calendar, now.date().yesterday().unwrap());
    let within = |day: jiff::civil::Date, hours: &[OpenHours]| {
        hours.iter().any(|open| clock(day, open.from.0) <= now && now < clock(day, open.to.0))
    };
    within(now.date(), today) || within(now.date().yesterday().unwrap(), yesterday)
}

/// The hours that begin on a day.
fn hours(calendar: &Calendar, day: jiff::civil::Date) -> &[OpenHours] {
    let said = calendar.days.iter().rev().find(|(date, _)| {
        (date.year, date.month, date.day) == (day.year(), day.month() as u8, day.day() as u8)
    });
    match said {
        Some((_, hours)) => hours,
        None => &calendar.week[day.weekday().to_monday_zero_offset() as usize],
    }
}

/// What clocks show so long after a local midnight.
fn clock(day: jiff::civil::Date, micros: i64) -> DateTime {
    let midnight = day.to_datetime(jiff::civil::Time::midnight());
    midnight.checked_add(jiff::Span::new().microseconds(micros)).unwrap()
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
