//! Business time against a brute-force counter of minutes, over whole years in zones whose clocks change, with
//! generated calendars.

use mot::check::program::{Calendar, Label, OpenHours};
use mot::clock::OpenTime;
use mot::unit::{Date, Elapsed, Instant, MINUTE, TimeOfDay};

/// splitmix64
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: u64) -> i64 {
        (self.next() % n) as i64
    }
}

fn hours(random: &mut Random) -> Vec<OpenHours> {
    let at = |minutes: i64| TimeOfDay(minutes * MINUTE);
    match random.below(6) {
        0 => Vec::new(),
        1 => vec![OpenHours { from: at(0), to: at(1440) }],
        // past midnight, through the hours at which clocks change
        2 => vec![OpenHours { from: at(20 * 60), to: at(1440 + random.below(300)) }],
        3 => vec![
            OpenHours { from: at(random.below(200)), to: at(210 + random.below(60)) },
            OpenHours { from: at(700 + random.below(60)), to: at(800 + random.below(600)) },
        ],
        _ => {
            let from = random.below(1380);
            vec![OpenHours { from: at(from), to: at(from + 1 + random.below(1440 - from as u64)) }]
        }
    }
}

fn calendar(zone: &str, year: i16, random: &mut Random) -> Calendar {
    let week = std::array::from_fn(|_| hours(random));
    let days = (0..random.below(25))
        .map(|_| {
            let month = 1 + random.below(12) as u8;
            (Date { year, month, day: 1 + random.below(28) as u8 }, hours(random))
        })
        .collect();
    Calendar { label: Label::default(), zone: zone.to_owned(), week, days, known: None }
}

/// Whether each minute of true time is open, asked of the local clock alone.
fn brute(calendar: &Calendar, from: i64, minutes: usize) -> Vec<bool> {
    let zone = jiff::tz::TimeZone::get(&calendar.zone).unwrap();
    let of_day = |date: jiff::civil::Date| {
        let special = calendar.days.iter().rev().find(|(other, _)| {
            (other.year, other.month as i8, other.day as i8)
                == (date.year(), date.month(), date.day())
        });
        let weekday = date.weekday().to_monday_zero_offset() as usize;
        special.map_or(&calendar.week[weekday], |(_, hours)| hours)
    };
    (0..minutes)
        .map(|minute| {
            let at = jiff::Timestamp::from_microsecond(from + minute as i64 * MINUTE).unwrap();
            let local = zone.to_datetime(at);
            let time = (i64::from(local.hour()) * 60 + i64::from(local.minute())) * MINUTE;
            let holds = |hours: &[OpenHours], time: i64| {
                hours.iter().any(|hours| hours.from.0 <= time && time < hours.to.0)
            };
            holds(of_day(local.date()), time)
                || holds(of_day(local.date().yesterday().unwrap()), time + 1440 * MINUTE)
        })
        .collect()
}

#[test]
fn open_time_agrees_with_counting_minutes() {
    let mut random = Random(20_261_123);
    let zones = [
        "Europe/Rome",
        "America/New_York",
        "America/Santiago",
        "Australia/Lord_Howe",
        "Asia/Shanghai",
    ];
    let mut compared = 0;
    for zone in zones {
        for year in [2019, 2024, 2026, 2031] {
            let calendar = calendar(zone, year, &mut random);
            let open = OpenTime::new(&calendar).unwrap();
            let start: jiff::Timestamp = format!("{}-12-20T00:00:00Z", year - 1).parse().unwrap();
            let start = start.as_microsecond();
            let minutes = brute(&calendar, start, 390 * 1440);
            let mut before = vec![0i64];
            for open in &minutes {
                before.push(before.last().unwrap() + i64::from(*open));
            }
            let at = |minute: usize| Instant(start + minute as i64 * MINUTE);
            // Open time so long after a minute of true time has begun.
            let so_far = |minute: usize, rest: i64| {
                before[minute] * MINUTE + if minutes[minute] { rest } else { 0 }
            };
            for _ in 0..3000 {
                let a = random.below(minutes.len() as u64) as usize;
                let b = a + random.below((minutes.len() - a) as u64) as usize;
                let counted = before[b] - before[a];
                assert_eq!(
                    open.between(at(a), at(b)).0,
                    counted * MINUTE,
                    "{zone} {year} {a}..{b}"
                );
                assert_eq!(open.is_open(at(a)), minutes[a], "{zone} {year} {a}");

                // The deadline is the last instant by which no more than that has passed.
                let deadline = open.deadline(at(a), Elapsed(counted * MINUTE));
                let last = before.partition_point(|&so_far| so_far <= before[a] + counted) - 1;
                if last < minutes.len() {
                    assert_eq!(deadline, Some(at(last)), "{zone} {year} {a} + {counted}");
                }
                if b < minutes.len() {
                    // Neither need begin or end with a minute.
                    let (from, to) = (random.below(60_000_000), random.below(60_000_000));
                    let (from, to) = if a == b { (from.min(to), from.max(to)) } else { (from, to) };
                    let (start, end) = (Instant(at(a).0 + from), Instant(at(b).0 + to));
                    let counted = so_far(b, to) - so_far(a, from);
                    assert_eq!(open.between(start, end).0, counted, "{zone} {year} {a}..{b}");
                    // And the deadline of that much is not before it, nor has more passed by then.
                    let deadline = open.deadline(start, Elapsed(counted));
                    let deadline = deadline.unwrap_or_else(|| panic!("{zone} {year} {a}: never"));
                    assert!(deadline >= end, "{zone} {year} {a}..{b}");
                    assert_eq!(open.between(start, deadline).0, counted, "{zone} {year} {a}..{b}");
                }
                compared += 1;
            }
        }
    }
    println!("{compared} spans compared over {} calendars", zones.len() * 4);
}
