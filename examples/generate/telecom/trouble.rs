//! 扣费争议、手机丢失、携号转网。

use super::{CHANNEL, DAY, DISPUTED, HOUR, MINUTE, MOOD, PROMISED, REFUNDED, Ticket};

impl Ticket<'_> {
    pub(super) fn dispute(&mut self, at: i64) -> i64 {
        let amount = self.random.skewed(20, 2_400);
        let mood = self.random.within(-10, 3);
        let promised = at + self.random.pick(&[2, 3, 5]) * DAY;
        let known = !self.random.once_in(15);
        let event = self.moment(at, "扣费质疑").tenths(DISPUTED, amount).tenths(MOOD, mood);
        if known {
            event.time(PROMISED, promised);
        }
        self.hand_over(at, &[(72, 0), (20, 1), (8, 2)]);
        let limit = if self.valued() { DAY } else { 2 * DAY };
        let answered = at + self.random.against(limit, 90);
        if self.random.percent(90) {
            let checked = answered - self.random.within(MINUTE, (answered - at) / 2);
            self.by_agent(checked, "账单核实");
        }
        let refunded = at + self.random.against(promised - at, 85);
        let how = self.random.pick(&["书面答复", "电话答复"]);
        let refund_known = self.random.percent(92);
        let event = self.by_agent(answered, how);
        if refund_known {
            event.time(REFUNDED, refunded);
        }
        self.failed_if(answered > at + limit);
        self.failed_if(refunded > promised);
        if self.let_down > 0 && self.random.percent(55) {
            let paid = answered + self.random.against(DAY, 75);
            self.event(paid, "补偿到账");
        }
        answered
    }

    /// Passes the customer on, so many times.
    pub(super) fn hand_over(&mut self, at: i64, times: &[(i64, i64)]) {
        for time in 1..=self.random.weighted(times) {
            let to = self.random.pick(&["转接班长", "转接后台", "转接营业厅"]);
            self.event(at + time * 4 * MINUTE, to);
        }
    }

    pub(super) fn lost_phone(&mut self, at: i64) -> i64 {
        self.moment(at, "挂失");
        let stopped = at + self.random.against(5 * MINUTE, 94);
        self.by_agent(stopped, "停机");
        if self.random.once_in(14) {
            let used = stopped + self.random.within(0, 20 * HOUR);
            self.event(used, "通话计费");
            self.failed_if(true);
        }
        let limit = if self.valued() { 4 * HOUR } else { DAY };
        let card = at + self.random.against(limit, 92);
        self.by_agent(card, "补卡").text(CHANNEL, "营业厅");
        self.failed_if(card > at + limit);
        card
    }

    pub(super) fn leaving(&mut self, at: i64) -> i64 {
        self.moment(at, "申请携转");
        let code = at + self.random.against(HOUR, 85);
        self.event(code, "授权码").text(CHANNEL, "短信");
        self.failed_if(code > at + HOUR);
        for call in 0..self.random.weighted(&[(30, 0), (50, 1), (20, 2)]) {
            let when = at + 2 * HOUR + call * 20 * HOUR;
            self.by_agent(when, "挽留来电");
        }
        code
    }
}
