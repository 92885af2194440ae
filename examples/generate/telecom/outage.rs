//! 宽带断了：报障、派单、上门、修复。

use super::{CHANNEL, DAY, HOUR, MINUTE, Ticket};

impl Ticket<'_> {
    pub(super) fn outage(&mut self, at: i64) -> i64 {
        let fixed = self.one_outage(at);
        if self.random.once_in(12) {
            let again = fixed + self.random.within(DAY, 8 * DAY);
            self.failed_if(true);
            return self.one_outage(again);
        }
        fixed
    }

    fn one_outage(&mut self, at: i64) -> i64 {
        self.moment(at, "报障");
        if !self.random.once_in(50) {
            let sent = at + self.random.against(30 * MINUTE, 93);
            self.by_agent(sent, "派单");
        }
        let limit = match (self.valued(), self.region) {
            (true, _) => 12 * HOUR,
            (false, "农村") => 36 * HOUR,
            (false, _) => 24 * HOUR,
        };
        let share = if self.region == "农村" { 86 } else { 93 };
        let fixed = at + self.random.against(limit, share);
        self.failed_if(fixed > at + limit);
        self.visit(at, fixed);
        if self.random.once_in(40) {
            return fixed;
        }
        self.by_agent(fixed, "修复");
        if fixed > at + limit && self.random.percent(65) {
            let call = fixed + self.random.against(2 * HOUR, 75);
            self.by_agent(call, "来电");
            let paid = fixed + self.random.against(DAY, 70);
            self.event(paid, "补偿到账");
        }
        if self.random.percent(70) {
            let asked = fixed + self.random.within(HOUR, DAY);
            self.by_agent(asked, "回访");
        }
        fixed
    }

    /// What happens while the customer waits for the repair.
    fn visit(&mut self, at: i64, fixed: i64) {
        if self.random.percent(80) {
            let told = at + self.random.against(12 * HOUR, 90).min(fixed - at);
            self.event(told, "进度告知").text(CHANNEL, "短信");
        }
        if self.random.percent(18) {
            let asked = at + self.random.within(HOUR, (fixed - at).max(2 * HOUR));
            self.event(asked, "催单").text(CHANNEL, "电话");
        }
        if self.random.percent(60) {
            let visit = fixed - self.random.within(10 * MINUTE, (fixed - at).max(HOUR) / 4);
            if self.random.percent(82) {
                let call = visit - self.random.within(5 * MINUTE, 30 * MINUTE);
                self.by_agent(call, "上门来电");
            }
            self.by_agent(visit, "上门");
        }
        if self.random.percent(8) {
            self.event(fixed - MINUTE, "减免");
        }
    }
}
