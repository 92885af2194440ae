//! A contact centre at scale, for `benches/`: plain, as systems export it, and without faults, so that other
//! programs can count the same.

use super::event::Event;
use super::log::{Form, Industry, RFC_3339};
use super::random::Random;

pub(super) static CONTACT_CENTRE: Industry = Industry {
    columns: &[
        "ticket", "at", "event", "customer", "agent", "channel", "tier", "wait_s", "csat", "nps",
        "mood", "note",
    ],
    time: 1,
    journey: TICKET,
    zone: "UTC",
    form: Form::Csv,
    clock: RFC_3339,
    // 2026-01-05T00:00:00Z
    begins: 1_767_571_200,
    live,
    spoil: None,
};

const TICKET: usize = 0;
const EVENT: usize = 2;
const CUSTOMER: usize = 3;
const AGENT: usize = 4;
const CHANNEL: usize = 5;
const TIER: usize = 6;
const WAIT_S: usize = 7;
const CSAT: usize = 8;
const NPS: usize = 9;
const MOOD: usize = 10;
const NOTE: usize = 11;

const MINUTE: i64 = 60;
const HOUR: i64 = 3_600;
const NOTES: [&str; 8] = [
    "asked for a call back after six",
    "says the invoice is wrong, twice",
    "line noise; reconnected",
    "quoted as \"never again\"",
    "wants it in writing, by post, not by mail",
    "router replaced",
    "客户要求回电",
    "no fault found",
];

/// A ticket, and what has been said of it so far.
struct Ticket<'r> {
    random: &'r mut Random,
    id: String,
    customer: String,
    tier: &'static str,
    channel: &'static str,
    let_down: i64,
    events: Vec<Event>,
}

fn live(random: &mut Random, index: u64, start: i64) -> Vec<Event> {
    let customer = if random.percent(30) { random.within(0, index as i64) } else { index as i64 };
    let mut ticket = Ticket {
        id: format!("T{:08}", index + 1),
        customer: format!("C{:08}", customer + 1),
        tier: random.weighted(&[(70, "standard"), (20, "gold"), (10, "platinum")]),
        channel: random.weighted(&[(60, "phone"), (25, "chat"), (15, "mail")]),
        let_down: 0,
        events: Vec::new(),
        random,
    };
    ticket.live(start);
    ticket.events
}

impl Ticket<'_> {
    fn live(&mut self, start: i64) {
        self.event(start, "contact");
        let limit = if self.tier == "standard" { 20 } else { 10 };
        let wait = self.random.against(limit, 85);
        self.let_down += i64::from(wait > limit);
        let agent = format!("A{:03}", self.random.within(1, 400));
        let mut at = start + wait;
        self.event(at, "answered").number(WAIT_S, wait).text(AGENT, agent.clone());
        at += self.random.skewed(20, 4 * MINUTE);
        self.event(at, "identified").text(AGENT, agent.clone());
        for _ in 0..self.random.skewed(0, 4) {
            at += self.random.skewed(10, 20 * MINUTE);
            let next = format!("A{:03}", self.random.within(1, 400));
            self.event(at, "transferred").text(AGENT, next);
        }
        at += self.random.within(5, 90);
        self.note(at);
        if self.random.percent(30) {
            let complained = at + self.random.skewed(10, 2 * HOUR);
            self.complain(complained);
        }
        let resolved = start + self.random.against(24 * HOUR, 90);
        for _ in 0..self.random.within(1, 3) {
            let between = self.random.within(at.min(resolved), resolved.max(at));
            self.event(between, "updated");
        }
        if self.random.once_in(25) {
            return;
        }
        self.event(resolved.max(at), "resolved").text(AGENT, agent);
        if self.random.percent(80) {
            let after = self.random.against(48 * HOUR, 92);
            self.event(resolved.max(at) + after, "followed up");
        }
        if self.random.percent(55) {
            let after = resolved.max(at) + self.random.skewed(HOUR, 90 * HOUR);
            self.survey(after);
        }
    }

    fn complain(&mut self, at: i64) {
        self.let_down += 1;
        let mood = self.random.within(-10, 2);
        self.event(at, "complaint").tenths(MOOD, mood);
        if self.random.percent(93) {
            let after = self.random.against(15 * MINUTE, 85);
            self.event(at + after, "apology");
        }
    }

    fn survey(&mut self, at: i64) {
        let csat = (5 - self.let_down - self.random.skewed(0, 3)).max(1);
        let nps = (10 - 2 * self.let_down - self.random.skewed(0, 6)).max(0);
        self.event(at, "survey").number(CSAT, csat).number(NPS, nps);
    }

    fn note(&mut self, at: i64) {
        let note = self.random.pick(&NOTES);
        let mood = self.random.within(-6, 9);
        self.event(at, "noted").tenths(MOOD, mood).text(NOTE, note);
    }

    fn event(&mut self, at: i64, what: &str) -> &mut Event {
        let mut event = Event::new(at);
        event
            .text(TICKET, self.id.clone())
            .text(EVENT, what)
            .text(CUSTOMER, self.customer.clone())
            .text(CHANNEL, self.channel)
            .text(TIER, self.tier);
        self.events.push(event);
        let last = self.events.len() - 1;
        &mut self.events[last]
    }
}
