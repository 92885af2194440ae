//! What is meant to happen: from the first search to the belt.

use super::{
    AIRPORT, CABIN, CHANNEL, DAY, DELAY_MIN, HANDLED_BY, HOUR, MINUTE, STAFF, Trip, WAIT_S,
};

impl Trip<'_> {
    /// Searches, and mostly books.
    pub(super) fn book(&mut self, start: i64) -> Option<i64> {
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

    pub(super) fn call(&mut self, at: i64) {
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

    pub(super) fn check_in(&mut self, flight: i64) {
        let at = flight - self.random.within(50 * MINUTE, 3 * HOUR);
        let (cabin, airport) = (self.cabin, self.airport);
        let wait = match cabin {
            "business" => self.random.against(5 * MINUTE, 87),
            _ => self.random.against(15 * MINUTE, 96),
        };
        let event = self.event(at, "checked in").text(AIRPORT, airport).text(CABIN, cabin);
        event.number(WAIT_S, wait).text(CHANNEL, "desk");
    }

    /// Returns when the passenger has left the airport.
    pub(super) fn fly(&mut self, flight: i64) -> i64 {
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
}
