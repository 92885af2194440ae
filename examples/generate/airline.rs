//! Trips with Northern Air, for `rules/airline/service.mot`.

use super::event::{Cell, Event};
use super::log::{Form, Industry};
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
    // 2026-01-05T00:00:00+01:00
    begins: 1_767_567_600,
    live,
    spoil,
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

    /// Searches, and mostly books.
    fn book(&mut self, start: i64) -> Option<i64> {
        let cabin = self.cabin;
        let mut at = start;
        for search in 0..self.random.skewed(1, 4) {
            let wait = if self.random.percent(88) {
                self.random.within(4, 30)
            } else {
                self.random.within(31, 60)
            };
            let event = if search == 0 {
                self.moment(at, "searched").text(CABIN, cabin)
            } else {
                self.event(at, "searched")
            };
            event.tenths(WAIT_S, wait).text(CHANNEL, "web");
            at += self.random.within(20, 6 * MINUTE);
        }
        if self.random.once_in(15) {
            return None;
        }
        self.moment(at, "booked").text(CABIN, cabin).text(CHANNEL, "web");
        // Booked and charged are logged in the same second, in this order.
        self.event(at, "charged");
        if self.random.once_in(60) {
            let again = at + self.random.within(1, 40);
            self.event(again, "charged");
        }
        if !self.random.once_in(60) {
            let confirmed = at + self.random.against(5 * MINUTE, 95);
            self.event(confirmed, "confirmed").text(CHANNEL, "app");
        }
        Some(at)
    }

    fn call(&mut self, at: i64) {
        let channel = self.random.weighted(&[(55, "phone"), (45, "chat")]);
        let (limit, share) = match (self.elite(), channel) {
            (true, "phone") => (15, 80),
            (true, _) => (15, 92),
            (false, "phone") => (30, 74),
            (false, _) => (30, 90),
        };
        let wait = self.random.against(limit, share);
        let agent = self.random.pick(&STAFF);
        let (wait_known, agent_known) = (!self.random.once_in(30), !self.random.once_in(25));
        let event = self.moment(at, "answered").text(CHANNEL, channel);
        if wait_known {
            event.number(WAIT_S, wait);
        }
        if agent_known {
            event.text(HANDLED_BY, agent);
        }
        if self.random.once_in(12) {
            let moved = at + self.random.within(MINUTE, 10 * MINUTE);
            self.event(moved, "transferred").text(CHANNEL, channel);
        }
        if self.random.once_in(7) {
            let again = at + self.random.within(HOUR, 4 * DAY);
            self.call(again);
        }
    }

    fn check_in(&mut self, flight: i64) {
        let at = flight - self.random.within(50 * MINUTE, 3 * HOUR);
        let (cabin, airport) = (self.cabin, self.airport);
        let wait = match cabin {
            "business" => self.random.against(5 * MINUTE, 87),
            _ => self.random.against(15 * MINUTE, 96),
        };
        let event = self.event(at, "checked in").text(AIRPORT, airport).text(CABIN, cabin);
        event.number(WAIT_S, wait).text(CHANNEL, "desk");
    }

    /// Returns when it was over.
    fn cancelled(&mut self, flight: i64) -> i64 {
        let at = flight - self.random.within(20 * MINUTE, 50 * MINUTE);
        let airport = self.airport;
        let entitled = self.random.weighted(&[(30, 0), (40, 250), (20, 400), (10, 600)]);
        let entitled = self.random.percent(80).then(|| self.money(entitled));
        let event = self.moment(at, "cancelled").text(AIRPORT, airport);
        if let Some(entitled) = entitled {
            event.set(ENTITLED, entitled);
        }
        self.failed_if(true);
        self.care(at);
        let (limit, share) = match self.tier {
            "platinum" => (HOUR, 82),
            "gold" => (2 * HOUR, 86),
            _ => (4 * HOUR, 90),
        };
        let settled = at + self.random.against(limit, share);
        if self.random.percent(10) {
            let gesture = at + self.random.within(MINUTE, settled - at);
            self.event(gesture, "gesture");
        }
        if !self.random.once_in(30) {
            let how = self.random.weighted(&[(70, "rebooked"), (30, "refunded")]);
            self.event(settled, how);
        }
        self.failed_if(settled > at + limit);
        if self.random.percent(55) {
            let paid = settled + self.random.against(7 * DAY, 80);
            self.event(paid, "compensated");
        }
        if self.random.percent(35) {
            let called = settled + self.random.against(DAY, 80);
            let manager = self.random.pick(&["Karin", "Per"]);
            self.event(called, "manager called").text(HANDLED_BY, manager);
        }
        settled
    }

    /// News, meals, and desks after a cancellation.
    fn care(&mut self, at: i64) {
        let how = self.random.weighted(&[(50, "app"), (25, "sms"), (15, "phone"), (10, "board")]);
        if self.random.once_in(8) {
            self.event(at, "told").text(CHANNEL, how);
        } else if !self.random.once_in(30) {
            let told = at + self.random.against(30 * MINUTE, 93);
            self.event(told, "told").text(CHANNEL, how);
        }
        let share = if matches!(self.airport, "KRN" | "LYR") { 30 } else { 88 };
        if self.random.percent(share) {
            let cared = at + self.random.against(2 * HOUR, 88);
            self.event(cared, "care offered");
        }
        for desk in 1..=self.random.weighted(&[(68, 0), (22, 1), (7, 2), (3, 3)]) {
            self.event(at + desk * 11 * MINUTE, "transferred").text(CHANNEL, "desk");
        }
    }

    /// Returns when the passenger has left the airport.
    fn fly(&mut self, flight: i64) -> i64 {
        let airport = self.airport;
        let called = flight - self.random.within(35 * MINUTE, 50 * MINUTE);
        let boarded = called + self.random.within(30, 14 * MINUTE);
        let silent = self.random.once_in(30);
        if !silent {
            self.event(called, "boarding called").text(AIRPORT, airport);
        }
        self.event(boarded, "boarded").text(AIRPORT, airport);
        let kind =
            self.random.weighted(&[(70, (0, 8)), (19, (9, 15)), (7, (16, 45)), (4, (46, 180))]);
        let delay = self.random.within(kind.0, kind.1);
        let departed = flight + delay * MINUTE;
        if delay > 15 && self.random.percent(75) {
            let explained = flight + self.random.within(0, delay * MINUTE);
            self.event(explained, "explained");
        }
        let known = !self.random.once_in(35);
        let event = self.event(departed, "departed").text(AIRPORT, airport);
        if known {
            event.number(DELAY_MIN, delay);
        }
        self.failed_if(delay > 15);
        let landed = departed + self.random.within(70 * MINUTE, 4 * HOUR);
        let landed = if self.random.once_in(if delay > 45 { 2 } else { 16 }) {
            self.miss_connection(landed)
        } else {
            landed
        };
        if self.random.once_in(12) {
            return self.lose_bag(landed + 30 * MINUTE);
        }
        if self.random.percent(70) {
            let wait = self.random.against(25 * MINUTE, 92);
            self.event(landed + wait, "bag on belt").number(WAIT_S, wait);
        }
        landed + 30 * MINUTE
    }

    fn miss_connection(&mut self, landed: i64) -> i64 {
        self.moment(landed, "connection missed");
        self.failed_if(true);
        if self.random.percent(75) {
            let met = landed + self.random.against(15 * MINUTE, 85);
            self.event(met, "met at gate");
        }
        let limit = if self.elite() { 30 * MINUTE } else { HOUR };
        let onward = landed + self.random.against(limit, 82);
        self.event(onward, "rebooked");
        if onward > landed + limit {
            self.failed_if(true);
            if self.random.percent(60) {
                let hotel = onward + self.random.against(2 * HOUR, 80);
                self.event(hotel, "hotel booked");
            }
        }
        onward + self.random.within(2 * HOUR, 9 * HOUR)
    }

    fn lose_bag(&mut self, at: i64) -> i64 {
        self.moment(at, "bag missing");
        self.failed_if(true);
        let hours = self.random.pick(&[24, 36, 48, 72]);
        let reported = at + self.random.against(45 * MINUTE, 95);
        let promised = at + hours * HOUR;
        let known = !self.random.once_in(20);
        let event = self.event(reported, "bag report");
        if known {
            event.time(PROMISED_AT, promised);
        }
        let returned = at + self.random.against(hours * HOUR, 78);
        let mut told = at + self.random.within(4 * HOUR, 30 * HOUR);
        while told < returned {
            self.event(told, "bag update").text(CHANNEL, "sms");
            told += self.random.within(8 * HOUR, 30 * HOUR);
        }
        if self.random.percent(22) {
            let asked = at + self.random.within(HOUR, (returned - at).max(2 * HOUR));
            self.event(asked, "bag enquiry").text(CHANNEL, "phone");
        }
        if self.random.once_in(14) {
            return returned;
        }
        self.event(returned, "bag returned");
        if returned > promised {
            self.failed_if(true);
            if self.random.percent(60) {
                let paid = returned + self.random.against(3 * DAY, 75);
                self.event(paid, "compensated");
            }
        }
        returned
    }

    fn survey(&mut self, at: i64) {
        let (csat, nps) = match self.let_down {
            0 => (
                self.random.weighted(&[(56, 5), (34, 4), (8, 3), (2, 2)]),
                self.random.weighted(&[(35, 10), (27, 9), (18, 8), (11, 7), (6, 6), (3, 4)]),
            ),
            1 => (
                self.random.weighted(&[(18, 5), (34, 4), (26, 3), (14, 2), (8, 1)]),
                self.random.weighted(&[(10, 10), (14, 9), (20, 8), (18, 7), (20, 6), (18, 3)]),
            ),
            _ => (
                self.random.weighted(&[(4, 5), (12, 4), (30, 3), (30, 2), (24, 1)]),
                self.random.weighted(&[(4, 9), (10, 8), (14, 7), (30, 5), (24, 3), (18, 0)]),
            ),
        };
        let answered = !self.random.once_in(20);
        let event = self.event(at, "survey").text(CHANNEL, "app").number(CSAT, csat);
        if answered {
            event.number(NPS, nps);
        }
    }

    fn complain(&mut self, at: i64) {
        let channel = self.random.weighted(&[(60, "web"), (25, "phone"), (15, "letter")]);
        self.moment(at, "complaint").text(CHANNEL, channel);
        if !self.random.once_in(20) {
            let known = at + self.random.against(DAY, 90);
            self.event(known, "acknowledged").text(CHANNEL, "app");
        }
        let limit = if self.elite() { 7 * DAY } else { 14 * DAY };
        let closed = at + self.random.against(limit, 85);
        let answered = closed - self.random.within(MINUTE, (closed - at) / 3);
        if self.random.percent(90) {
            let examined = answered - self.random.within(MINUTE, (answered - at) / 2);
            self.event(examined, "investigated");
        }
        let agent = self.random.pick(&STAFF);
        if self.random.percent(72) {
            self.event(answered, "apology").text(HANDLED_BY, agent);
        }
        self.event(answered, "complaint answered").text(HANDLED_BY, agent);
        if self.random.once_in(8) {
            let second = answered + self.random.within(MINUTE, closed - answered + MINUTE);
            self.event(second, "complaint answered").text(HANDLED_BY, agent);
        }
        if !self.random.once_in(12) {
            self.event(closed, "complaint closed");
            if self.random.once_in(9) {
                let again = closed + self.random.within(DAY, 9 * DAY);
                self.moment(again, "complaint").text(CHANNEL, channel);
            }
        }
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
