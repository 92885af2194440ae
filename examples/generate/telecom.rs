//! 畅联电信的工单，供 `rules/telecom/service.mot` 评判。

use super::event::Event;
use super::log::{Form, Industry};
use super::random::Random;

pub(super) static TELECOM: Industry = Industry {
    columns: &[
        "工单号",
        "时间",
        "动作",
        "用户",
        "工号",
        "渠道",
        "等级",
        "地区",
        "年龄",
        "等待秒数",
        "资费已说明",
        "满意度",
        "推荐",
        "情绪",
        "月费",
        "争议金额",
        "退费到账",
        "承诺时间",
    ],
    time: 1,
    journey: TICKET,
    zone: "Asia/Shanghai",
    form: Form::JsonLines,
    // 2026-01-05T00:00:00+08:00
    begins: 1_767_542_400,
    live,
    spoil,
};

const TICKET: usize = 0;
const ACTION: usize = 2;
const USER: usize = 3;
const AGENT: usize = 4;
const CHANNEL: usize = 5;
const TIER: usize = 6;
const REGION: usize = 7;
const AGE: usize = 8;
const WAIT_S: usize = 9;
const EXPLAINED: usize = 10;
const CSAT: usize = 11;
const NPS: usize = 12;
const MOOD: usize = 13;
const FEE: usize = 14;
const DISPUTED: usize = 15;
const REFUNDED: usize = 16;
const PROMISED: usize = 17;

const MINUTE: i64 = 60;
const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;

/// A ticket, and what has been said of it so far.
struct Ticket<'r> {
    random: &'r mut Random,
    id: String,
    user: String,
    tier: &'static str,
    region: &'static str,
    age: i64,
    fee: i64,
    channel: &'static str,
    /// How much went wrong for the customer.
    let_down: i64,
    events: Vec<Event>,
}

fn live(random: &mut Random, index: u64, start: i64) -> Vec<Event> {
    let user = if random.percent(25) { random.within(0, index as i64) } else { index as i64 };
    let mut ticket = Ticket {
        id: format!("GD{:07}", index + 1),
        user: format!("138{:08}", 10_000_019 + user * 37 % 89_999_981),
        tier: random.weighted(&[(68, "普通"), (17, "银卡"), (11, "金卡"), (4, "钻石")]),
        region: random.weighted(&[(72, "城市"), (28, "农村")]),
        age: 18 + random.skewed(0, 70),
        fee: random.weighted(&[(20, 59), (24, 79), (22, 99), (16, 129), (10, 199), (8, 299)]),
        channel: random.weighted(&[(55, "电话"), (28, "在线"), (10, "营业厅"), (7, "自助终端")]),
        let_down: 0,
        events: Vec::new(),
        random,
    };
    ticket.live(start);
    ticket.events
}

impl Ticket<'_> {
    fn live(&mut self, start: i64) {
        let at = self.arrive(start);
        let over = match self.random.weighted(&[(51, 0), (25, 1), (12, 2), (7, 3), (5, 4)]) {
            0 => self.ordinary(at),
            1 => self.outage(at),
            2 => self.dispute(at),
            3 => self.lost_phone(at),
            _ => self.leaving(at),
        };
        let over = if self.let_down > 0 && self.random.percent(35) {
            let complaint = over + self.random.within(HOUR, DAY);
            self.complain(complaint)
        } else {
            over
        };
        if self.random.percent(40) {
            let at = over + self.random.within(10 * MINUTE, DAY);
            self.survey(at);
        }
    }

    /// Adds an event.
    fn event(&mut self, at: i64, what: &str) -> &mut Event {
        let mut event = Event::new(at);
        event.text(TICKET, self.id.clone()).text(ACTION, what).text(USER, self.user.clone());
        self.events.push(event);
        let last = self.events.len() - 1;
        &mut self.events[last]
    }

    /// As [`Ticket::event`], with what is known of the customer: not always their age.
    fn moment(&mut self, at: i64, what: &str) -> &mut Event {
        let (tier, region, age, fee, channel) =
            (self.tier, self.region, self.age, self.fee, self.channel);
        let (known, age_known) = (!self.random.once_in(30), !self.random.once_in(10));
        let event = self.event(at, what).text(CHANNEL, channel);
        if known {
            event.text(TIER, tier).text(REGION, region).number(FEE, fee);
        }
        if age_known {
            event.number(AGE, age);
        }
        event
    }

    /// An event with the number of whoever did it.
    fn by_agent(&mut self, at: i64, what: &str) -> &mut Event {
        let agent = format!("A{:02}", self.random.within(1, 24));
        self.event(at, what).text(AGENT, agent)
    }

    fn valued(&self) -> bool {
        matches!(self.tier, "金卡" | "钻石")
    }

    fn failed_if(&mut self, failed: bool) {
        self.let_down += i64::from(failed);
    }

    /// The first contact.
    fn arrive(&mut self, start: i64) -> i64 {
        match self.channel {
            "自助终端" => {
                let wait = if self.random.percent(90) {
                    self.random.within(5, 30)
                } else {
                    self.random.within(31, 60)
                };
                self.moment(start, "自助查询").tenths(WAIT_S, wait);
            }
            "营业厅" => {
                let wait = self.random.against(10 * MINUTE, 88);
                self.moment(start, "叫号").number(WAIT_S, wait);
            }
            _ => self.answer(start),
        }
        start + self.random.within(30, 5 * MINUTE)
    }

    fn answer(&mut self, at: i64) {
        let limit = match (self.age >= 65, self.valued()) {
            (true, _) => 8,
            (false, true) => 10,
            (false, false) => 15,
        };
        let share = if self.channel == "电话" { 84 } else { 94 };
        let wait = self.random.against(limit, share);
        let agent = format!("A{:02}", self.random.within(1, 24));
        let (wait_known, agent_known) = (!self.random.once_in(40), !self.random.once_in(20));
        let event = self.moment(at, "接听");
        if wait_known {
            event.number(WAIT_S, wait);
        }
        if agent_known {
            event.text(AGENT, agent);
        }
        self.failed_if(wait > 2 * limit);
    }

    fn ordinary(&mut self, at: i64) -> i64 {
        if self.random.percent(55) {
            let explained = match self.random.within(0, 19) {
                0 => None,
                1 | 2 => Some(false),
                _ => Some(true),
            };
            let event = self.by_agent(at, "咨询");
            if let Some(explained) = explained {
                event.flag(EXPLAINED, explained);
            }
        }
        if self.random.percent(45) {
            let billed = at + self.random.within(DAY, 20 * DAY) / DAY * DAY;
            self.event(billed, "出账");
            self.event(billed, "扣费");
            if self.random.once_in(50) {
                self.event(billed + 3, "扣费");
                self.failed_if(true);
            }
            if !self.random.once_in(40) {
                let sent = billed + self.random.against(DAY, 94);
                self.event(sent, "账单送达").text(CHANNEL, "短信");
            }
        }
        at + 5 * MINUTE
    }

    fn outage(&mut self, at: i64) -> i64 {
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

    fn dispute(&mut self, at: i64) -> i64 {
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
    fn hand_over(&mut self, at: i64, times: &[(i64, i64)]) {
        for time in 1..=self.random.weighted(times) {
            let to = self.random.pick(&["转接班长", "转接后台", "转接营业厅"]);
            self.event(at + time * 4 * MINUTE, to);
        }
    }

    fn lost_phone(&mut self, at: i64) -> i64 {
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

    fn leaving(&mut self, at: i64) -> i64 {
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

    fn complain(&mut self, at: i64) -> i64 {
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

    fn survey(&mut self, at: i64) {
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

/// What goes wrong in real logs: clocks that disagree, other spellings, placeholders.
fn spoil(random: &mut Random, event: &mut Event) {
    let (column, text) = random.pick(&[
        (WAIT_S, "-3"),
        (WAIT_S, "未知"),
        (TIER, "金卡会员"),
        (REGION, "城镇"),
        (AGE, "约六十"),
        (CSAT, "99"),
        (NPS, "11"),
        (FEE, "99 USD"),
        (EXPLAINED, "不详"),
    ]);
    event.text(column, text);
}
