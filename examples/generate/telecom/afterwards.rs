//! 投诉与测评。

use super::{CSAT, DAY, MINUTE, MOOD, NPS, Ticket};

impl Ticket<'_> {
    pub(super) fn complain(&mut self, at: i64) -> i64 {
        let mood = self.random.within(-10, -1);
        self.moment(at, "投诉").tenths(MOOD, mood);
        if !self.random.once_in(15) {
            let sorry = at + self.random.against(15 * MINUTE, 86);
            let nameless = self.random.once_in(10);
            if nameless {
                self.event(sorry, "道歉");
            } else {
                self.by_agent(sorry, "道歉");
            }
        }
        self.hand_over(at, &[(60, 0), (22, 1), (12, 2), (6, 3)]);
        let answered = at + self.random.against(15 * DAY, 90);
        let how = self.random.pick(&["书面答复", "电话答复"]);
        self.by_agent(answered, how);
        if self.random.once_in(9) {
            let second = answered + self.random.within(10 * MINUTE, DAY);
            self.by_agent(second, "电话答复");
        }
        if self.random.once_in(15) {
            return answered;
        }
        let closed = answered + self.random.within(30 * MINUTE, 2 * DAY);
        self.by_agent(closed, "结案");
        if self.random.once_in(10) {
            let again = closed + self.random.within(DAY, 5 * DAY);
            self.moment(again, "投诉");
        }
        closed
    }

    pub(super) fn survey(&mut self, at: i64) {
        let (csat, nps, mood) = match self.let_down {
            0 => (
                self.random.weighted(&[(54, 5), (37, 4), (7, 3), (2, 2)]),
                self.random.weighted(&[(28, 10), (26, 9), (22, 8), (12, 7), (8, 6), (4, 4)]),
                self.random.within(0, 10),
            ),
            1 => (
                self.random.weighted(&[(16, 5), (36, 4), (28, 3), (12, 2), (8, 1)]),
                self.random.weighted(&[(8, 10), (12, 9), (20, 8), (20, 7), (22, 6), (18, 3)]),
                self.random.within(-6, 6),
            ),
            _ => (
                self.random.weighted(&[(4, 5), (14, 4), (30, 3), (30, 2), (22, 1)]),
                self.random.weighted(&[(4, 9), (8, 8), (14, 7), (34, 5), (24, 3), (16, 0)]),
                self.random.within(-10, 0),
            ),
        };
        let answered = !self.random.once_in(20);
        let event = self.event(at, "测评").number(CSAT, csat).tenths(MOOD, mood);
        if answered {
            event.number(NPS, nps);
        }
    }
}
