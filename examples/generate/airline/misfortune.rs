//! What goes wrong on the way.

use super::{AIRPORT, CHANNEL, DAY, ENTITLED, HANDLED_BY, HOUR, MINUTE, PROMISED_AT, Trip};

impl Trip<'_> {
    /// Returns when it was over.
    pub(super) fn cancelled(&mut self, flight: i64) -> i64 {
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

    pub(super) fn miss_connection(&mut self, landed: i64) -> i64 {
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

    pub(super) fn lose_bag(&mut self, at: i64) -> i64 {
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
}
