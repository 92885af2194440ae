//! Trips with Northern Air, for `rules/airline/service.mot`.

mod afterwards;
mod journey;
mod misfortune;

use super::event::{Cell, Event};
use super::log::{Form, Industry, RFC_3339};
use super::random::Random;

pub(super) static AIRLINE: Industry = Industry {
    columns: &[
        "trip",
        "at",
        "event",
        "passenger",
        "handled_by",
        "channel",
        "airport",
        "tier",
        "cabin",
        "fare",
        "entitled",
        "wait_s",
        "delay_min",
        "promised_at",
        "csat",
        "nps",
    ],
    time: 1,
    journey: TRIP,
    zone: "Europe/Stockholm",
    form: Form::Csv,
    clock: RFC_3339,
    // 2026-01-05T00:00:00+01:00
    begins: 1_767_567_600,
    live,
    spoil: Some(spoil),
};

const TRIP: usize = 0;
const EVENT: usize = 2;
const PASSENGER: usize = 3;
const HANDLED_BY: usize = 4;
const CHANNEL: usize = 5;
const AIRPORT: usize = 6;
const TIER: usize = 7;
const CABIN: usize = 8;
const FARE: usize = 9;
const ENTITLED: usize = 10;
const WAIT_S: usize = 11;
const DELAY_MIN: usize = 12;
const PROMISED_AT: usize = 13;
const CSAT: usize = 14;
const NPS: usize = 15;

const MINUTE: i64 = 60;
const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;
const STAFF: [&str; 10] =
    ["Astrid", "Bo", "Elin", "Eva", "Gustav", "Ingrid", "Lars", "Maja", "Nils", "Sigrid"];

/// A trip, and what has been said of it so far.
struct Trip<'r> {
    random: &'r mut Random,
    id: String,
    passenger: String,
    tier: &'static str,
    cabin: &'static str,
    airport: &'static str,
    /// In EUR.
    fare: i64,
    /// How much went wrong for the passenger.
    let_down: i64,
    events: Vec<Event>,
}

fn live(random: &mut Random, index: u64, start: i64) -> Vec<Event> {
    let passenger = if random.percent(20) { random.within(0, index as i64) } else { index as i64 };
    let mut trip = Trip {
        id: format!("NA{:06}", index + 1),
        passenger: format!("P{:06}", passenger + 1),
        tier: random.weighted(&[(62, "basic"), (22, "silver"), (11, "gold"), (5, "platinum")]),
        cabin: random.weighted(&[(78, "economy"), (22, "business")]),
        airport: random.weighted(&[(50, "ARN"), (20, "GOT"), (14, "CPH"), (9, "KRN"), (7, "LYR")]),
        fare: 20 * random.skewed(4, 60),
        let_down: 0,
        events: Vec::new(),
        random,
    };
    trip.live(start);
    trip.events
}

impl Trip<'_> {
    fn live(&mut self, start: i64) {
        let Some(booked) = self.book(start) else { return };
        let flight = booked + DAY + self.random.skewed(0, 24 * DAY) / (15 * MINUTE) * (15 * MINUTE);
        if self.random.percent(50) {
            let call = booked + self.random.within(10 * MINUTE, (flight - booked) / 2);
            self.call(call);
        }
        self.check_in(flight);
        let over = if self.random.once_in(8) { self.cancelled(flight) } else { self.fly(flight) };
        if self.random.percent(40) {
            let at = over + self.random.within(6 * HOUR, 3 * DAY);
            self.survey(at);
        }
        if self.let_down > 0 && self.random.percent(30) {
            let at = over + self.random.within(4 * HOUR, 2 * DAY);
            self.complain(at);
        }
    }

    /// Adds an event.
    fn event(&mut self, at: i64, what: &str) -> &mut Event {
        let mut event = Event::new(at);
        event.text(TRIP, self.id.clone()).text(EVENT, what).text(PASSENGER, self.passenger.clone());
        self.events.push(event);
        let last = self.events.len() - 1;
        &mut self.events[last]
    }

    /// As [`Trip::event`], with tier and fare, where they are known: rarely they are not.
    fn moment(&mut self, at: i64, what: &str) -> &mut Event {
        let (tier, fare) = (self.tier, self.money(self.fare));
        let known = !self.random.once_in(25);
        let event = self.event(at, what);
        if known {
            event.text(TIER, tier).set(FARE, fare);
        }
        event
    }

    /// An amount as one of two systems writes it.
    fn money(&mut self, euros: i64) -> Cell {
        if self.random.percent(60) {
            Cell::Text(format!("{euros}.00 EUR"))
        } else {
            Cell::Number(euros.to_string())
        }
    }

    fn elite(&self) -> bool {
        matches!(self.tier, "gold" | "platinum")
    }

    fn failed_if(&mut self, failed: bool) {
        self.let_down += i64::from(failed);
    }
}

/// What goes wrong in real logs: clocks that disagree, other spellings, placeholders.
fn spoil(random: &mut Random, event: &mut Event) {
    let (column, text) = random.pick(&[
        (WAIT_S, "-4"),
        (WAIT_S, "n/a"),
        (TIER, "Gold"),
        (TIER, "diamond"),
        (FARE, "199.00 USD"),
        (FARE, "1.240 00"),
        (CSAT, "99"),
        (DELAY_MIN, "-12"),
        (PROMISED_AT, "tomorrow"),
    ]);
    event.text(column, text);
}
