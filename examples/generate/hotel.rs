//! Stays at the Hotel Seidenhof, for `rules/hotel/service.mot`.

use super::event::{Cell, Event};
use super::log::{Form, Industry};
use super::random::Random;

pub(super) static HOTEL: Industry = Industry {
    columns: &[
        "stay",
        "at",
        "what",
        "guest",
        "who",
        "channel",
        "act",
        "status",
        "mood",
        "rate",
        "room_due",
        "member",
        "effort",
        "expected:clean",
        "seen:clean",
        "expected:kept",
        "seen:kept",
        "remark",
    ],
    time: 1,
    journey: STAY,
    zone: "Europe/Zurich",
    form: Form::JsonLines,
    clock: "%Y-%m-%d %H:%M:%S",
    // 2026-01-05T00:00:00+01:00
    begins: 1_767_567_600,
    live,
    spoil: Some(spoil),
};

const STAY: usize = 0;
const WHAT: usize = 2;
const GUEST: usize = 3;
const WHO: usize = 4;
const CHANNEL: usize = 5;
const ACT: usize = 6;
const STATUS: usize = 7;
const MOOD: usize = 8;
const RATE: usize = 9;
const ROOM_DUE: usize = 10;
const MEMBER: usize = 11;
const EFFORT: usize = 12;
const ITEMS: usize = 13;
const REMARK: usize = 17;

const MINUTE: i64 = 60;
const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;
const STAFF: [&str; 5] = ["ann", "beat", "chiara", "dario", "elif"];
const REMARKS: [&str; 6] = [
    "The heating hums all night",
    "房间有烟味，请尽快换房",
    "There is a leak in the bathroom",
    "Charged twice for breakfast",
    "Locked out, need help right now",
    "The view is not what was booked",
];

/// A stay, and what has been said of it so far.
struct Stay<'r> {
    random: &'r mut Random,
    id: String,
    guest: String,
    member: bool,
    /// A night, in CHF.
    rate: i64,
    who: &'static str,
    status: &'static str,
    /// How much went wrong for the guest.
    let_down: i64,
    events: Vec<Event>,
}

fn live(random: &mut Random, index: u64, start: i64) -> Vec<Event> {
    let guest = if random.percent(12) { random.within(0, index as i64) } else { index as i64 };
    let mut stay = Stay {
        id: format!("S{:05}", index + 1),
        guest: format!("G{:05}", guest + 1),
        member: random.percent(30),
        rate: 10 * random.skewed(14, 60),
        who: random.pick(&STAFF),
        status: "in house",
        let_down: 0,
        events: Vec::new(),
        random,
    };
    stay.arrive(start);
    let nights = stay.random.skewed(1, 5);
    if stay.random.percent(40) {
        let at = start + stay.random.within(HOUR, nights * DAY - HOUR);
        stay.complain(at);
    }
    stay.leave(start + nights * DAY);
    stay.events
}

impl Stay<'_> {
    fn event(&mut self, at: i64, what: &str) -> &mut Event {
        let mut event = Event::new(at);
        event.text(STAY, self.id.as_str()).text(WHAT, what).text(GUEST, self.guest.as_str());
        event.text(STATUS, self.status);
        self.events.push(event);
        let last = self.events.len() - 1;
        &mut self.events[last]
    }

    /// Something that the guest's own clerk does.
    fn done(&mut self, at: i64, what: &str) -> &mut Event {
        let (who, signed) = (self.who, !self.random.once_in(30));
        let event = self.event(at, what);
        if signed {
            event.text(WHO, who);
        }
        event
    }

    fn arrive(&mut self, at: i64) {
        let (member, rate, channel) =
            (self.member, self.rate, self.random.weighted(&[(70, "desk"), (30, "app")]));
        let event = self.done(at, "arrived").flag(MEMBER, member).text(CHANNEL, channel);
        event.text(RATE, format!("{rate} CHF"));
        if self.random.once_in(12) {
            self.done(at + 20, "form filled in");
            self.let_down += 1;
        }
        self.done(at + 30, "greeted");
        let key = self.random.against(10 * MINUTE, 90);
        self.let_down += i64::from(key > 10 * MINUTE);
        self.done(at + key.max(31), "key handed over");
        let ready = self.random.skewed(MINUTE, 9 * HOUR);
        self.event(at + ready, "room ready");
    }

    fn complain(&mut self, at: i64) {
        let (member, rate) = (self.member, self.rate);
        let mood = self.random.within(-10, -2);
        let remark = self.random.pick(&REMARKS);
        let due = at + self.random.within(2, 20) * HOUR;
        let event = self.event(at, "complaint").flag(MEMBER, member).tenths(MOOD, mood);
        event.text(RATE, format!("{rate} CHF"));
        event.time(ROOM_DUE, due).text(REMARK, remark);
        if self.random.once_in(15) {
            self.event(at + 30, "bill");
        }
        let overcharged = remark.starts_with("Charged");
        if overcharged {
            self.event(at + 40, "overcharged");
        }
        self.done(at + 50, "reply").text(ACT, "control");
        let out = self.random.once_in(8);
        if out {
            self.status = "guest out";
            self.event(at + 55, "called");
        }
        let limit = if self.member { 15 * MINUTE } else { HOUR };
        let apology = at + self.random.against(limit, 86).max(3 * MINUTE);
        self.let_down += i64::from(apology - at > limit);
        self.done(at + 90, "listened").text(ACT, "listen");
        self.done(at + 100, "explore").text(ACT, "establish");
        if !self.random.once_in(15) {
            self.done(apology, "apology").text(ACT, "apologise");
        }
        if out {
            self.status = "guest back";
            self.event(apology + MINUTE, "called");
        }
        let solved = apology + self.random.against(8 * HOUR, 80);
        self.talk(apology, solved, overcharged);
        self.settle(at, solved);
    }

    /// Between the apology and the solution.
    fn talk(&mut self, from: i64, to: i64, overcharged: bool) {
        self.done(from + 10, "offer");
        self.done(from + 20, "act");
        // By the book: thanked for saying so, the same team to the end, and asked whether it was right.
        if self.random.percent(70) {
            self.done(from + 25, "commitment");
            self.done(from + 26, "communication");
            self.done(to - 60, "collaboration");
            self.done(to - 50, "thanked");
            self.done(to - 40, "confirm");
            self.done(to - 30, "confirmed");
            self.done(to - 20, "confirmation");
            if !self.random.once_in(9) {
                self.done(to - 10, "satisfaction");
            }
        }
        let every = if self.member { 28 * MINUTE } else { 100 * MINUTE };
        let mut next = from + every;
        while next < to {
            if !self.random.once_in(25) {
                self.done(next, "update");
            }
            next += every;
        }
        for _ in 0..self.random.skewed(0, 2) {
            let asked = self.random.within(from + 30, to);
            self.event(asked, "question");
            let mood = self.random.within(-3, 5);
            let answered = asked + self.random.within(MINUTE, 20 * MINUTE);
            self.done(answered, "answer").tenths(MOOD, mood);
        }
        if overcharged && !self.random.once_in(8) {
            self.done(to - 90, "refund");
        }
        if self.random.percent(25) {
            let gift = self.random.weighted(&[(70, "discount"), (30, "free night")]);
            self.done(to - 80, gift);
        }
        if self.random.percent(20) {
            let who = if self.random.percent(70) { "host" } else { self.who };
            self.event(to - 70, "visit").text(WHO, who);
        }
    }

    /// The solution, and what comes after it.
    fn settle(&mut self, at: i64, solved: i64) {
        let unsolved = self.random.once_in(14);
        if (unsolved || self.random.once_in(40)) && self.random.percent(75) {
            let moved = at + self.random.within(2 * DAY, 4 * DAY);
            self.done(moved, "moved");
        }
        if unsolved {
            self.let_down += 2;
            return;
        }
        if !self.random.once_in(10) {
            self.done(solved - 5, "noted");
        }
        self.done(solved, "resolved").text(ACT, "resolve");
        self.let_down += i64::from(solved - at > 6 * HOUR);
        if !self.random.once_in(6) {
            let thanked = solved + self.random.against(HOUR, 92);
            self.done(thanked, "thanked");
        }
        if self.random.once_in(14) {
            let again = solved + self.random.within(HOUR, 8 * DAY);
            self.complain(again);
        }
    }

    fn leave(&mut self, at: i64) {
        let down = self.let_down.min(3);
        self.event(at, "left");
        if !self.random.percent(45) {
            return;
        }
        let asked = at + self.random.within(HOUR, 3 * DAY);
        let values: Vec<i64> = (0..4)
            .map(|item| match item % 2 {
                0 => self.random.within(5, 7),
                _ => (7 - down * 2 + self.random.within(-1, 1)).clamp(1, 7),
            })
            .collect();
        let effort = (1 + down + self.random.skewed(0, 3)).min(7);
        let mood = (7 - 5 * down + self.random.within(-3, 3)).clamp(-10, 10);
        let (who, left_out) = (self.who, self.random.within(0, 40) as usize);
        self.status = "left";
        let event = self.event(asked, "survey").number(EFFORT, effort).tenths(MOOD, mood);
        event.text(WHO, who);
        for (item, value) in values.into_iter().enumerate().filter(|(item, _)| *item != left_out) {
            event.number(ITEMS + item, value);
        }
    }
}

/// What goes wrong in such a log: a currency that is not the house's, words for numbers, other spellings.
fn spoil(random: &mut Random, event: &mut Event) {
    match random.within(0, 4) {
        0 => event.text(RATE, "240 EUR"),
        1 => event.text(MOOD, "fine"),
        2 => event.text(ACT, "Listen"),
        3 => event.text(MEMBER, "gold"),
        _ => event.set(EFFORT, Cell::Number("8".to_owned())),
    };
}
