//! 畅联电信的工单，供 `rules/telecom/service.mot` 评判。

mod afterwards;
mod outage;
mod trouble;

use super::event::Event;
use super::log::{Form, Industry, RFC_3339};
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
    clock: RFC_3339,
    // 2026-01-05T00:00:00+08:00
    begins: 1_767_542_400,
    live,
    spoil: Some(spoil),
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
