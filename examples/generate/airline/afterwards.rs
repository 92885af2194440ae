//! What passengers say of it.

use super::{CHANNEL, CSAT, DAY, HANDLED_BY, MINUTE, NPS, STAFF, Trip};

impl Trip<'_> {
    pub(super) fn survey(&mut self, at: i64) {
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

    pub(super) fn complain(&mut self, at: i64) {
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
