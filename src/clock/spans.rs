//! The open spans of a calendar within one year of true time.

use super::civil::{Stretch, Zone, civil_day, day_of};
use crate::check::program::{Calendar, OpenHours};
use crate::unit::{DAY, Date};

/// Open from..to, in microseconds since 1970.
pub(super) type Span = (i64, i64);

/// The calendar as the span maker asks it: hours by weekday, and days that differ, by day number.
#[derive(Clone, Debug)]
pub(super) struct Week {
    week: [Vec<OpenHours>; 7],
    days: Vec<(i64, Vec<OpenHours>)>,
}

impl Week {
    pub(super) fn of(calendar: &Calendar) -> Self {
        let mut days: Vec<_> =
            calendar.days.iter().map(|(date, hours)| (day_of(*date), hours.clone())).collect();
        // The last one said wins: a stable sort keeps it last among its equals.
        days.sort_by_key(|(day, _)| *day);
        Self { week: calendar.week.clone(), days }
    }

    /// The hours of a day, counted from 1970-01-01 (a Thursday).
    pub(super) fn hours(&self, day: i64) -> &[OpenHours] {
        let after = self.days.partition_point(|(other, _)| *other <= day);
        match after.checked_sub(1).map(|last| &self.days[last]) {
            Some((other, hours)) if *other == day => hours,
            _ => &self.week[(day + 3).rem_euclid(7) as usize],
        }
    }

    /// Every open span between two instants, sorted, disjoint, merged.
    pub(super) fn spans(&self, zone: &Zone, from: i64, to: i64) -> Vec<Span> {
        let stretches = zone.stretches(from, to);
        let mut spans = Vec::new();
        for stretch in &stretches {
            self.spans_of(*stretch, &mut spans);
        }
        merge(spans)
    }

    /// Within one offset, local hours are true hours; hours may run past midnight, so the day before counts too.
    fn spans_of(&self, stretch: Stretch, spans: &mut Vec<Span>) {
        let first = civil_day(stretch.from + stretch.offset) - 2;
        let last = civil_day(stretch.to + stretch.offset);
        for day in first..=last {
            for hours in self.hours(day) {
                let start = (day * DAY + hours.from.0 - stretch.offset).max(stretch.from);
                let end = (day * DAY + hours.to.0 - stretch.offset).min(stretch.to);
                if start < end {
                    spans.push((start, end));
                }
            }
        }
    }
}

fn merge(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for (start, end) in spans {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

/// The first instant of a year of UTC.
pub(super) fn year_start(year: i64) -> i64 {
    day_of(Date { year: year as i16, month: 1, day: 1 }) * DAY
}
