//! Calls to a bank's card desk, and what comes of a lost card, for `rules/bank/card_desk.mot`.

use super::event::{Cell, Event};
use super::log::{Form, Industry};
use super::random::Random;

pub(super) static CARD_DESK: Industry = Industry {
    columns: &[
        "card:number",
        "ringing",
        "topic",
        "customer_id",
        "clerk",
        "answered_us",
        "hung_up_ms",
        "talk",
        "blocked_at",
        "card_posted_ns",
        "attempts",
        "new_pin",
        "is_abroad",
        "disputed",
        "effort",
        "note",
    ],
    time: 1,
    journey: CARD,
    zone: "America/New_York",
    form: Form::Csv,
    clock: "%m/%d/%Y %H:%M:%S",
    // 2026-01-05T00:00:00-05:00
    begins: 1_767_589_200,
    live,
    spoil: Some(spoil),
};

const CARD: usize = 0;
const TOPIC: usize = 2;
const CUSTOMER: usize = 3;
const CLERK: usize = 4;
const ANSWERED: usize = 5;
const HUNG_UP: usize = 6;
const TALK: usize = 7;
const BLOCKED: usize = 8;
const POSTED: usize = 9;
const ATTEMPTS: usize = 10;
const NEW_PIN: usize = 11;
const ABROAD: usize = 12;
const DISPUTED: usize = 13;
const EFFORT: usize = 14;
const NOTE: usize = 15;

const MINUTE: i64 = 60;
const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;
const CLERKS: [&str; 6] = ["Ann", "Bob", "Carla", "Dwight", "Edna", "Farid"];
const CALM: [&str; 4] = [
    "asks for the limit of the card",
    "fee explained, agrees",
    "moved house; new address noted",
    "line broke off, called back",
];
const WORRIED: [&str; 3] = [
    "worried, alone at an airport",
    "URGENT: charges he does not know",
    "wants it blocked this second!",
];

/// A card, and what has been said of it so far.
struct Card<'r> {
    random: &'r mut Random,
    number: String,
    customer: String,
    abroad: bool,
    /// How much went wrong.
    let_down: i64,
    events: Vec<Event>,
}

fn live(random: &mut Random, index: u64, start: i64) -> Vec<Event> {
    let customer = if random.percent(15) { random.within(0, index as i64) } else { index as i64 };
    let mut card = Card {
        number: format!("4155-{:06}", index * 37 % 1_000_000),
        customer: format!("C{:06}", customer + 1),
        abroad: random.percent(18),
        let_down: 0,
        events: Vec::new(),
        random,
    };
    if card.random.percent(45) {
        card.lost(start);
    } else {
        card.questions(start);
    }
    card.events
}

impl Card<'_> {
    fn event(&mut self, at: i64, topic: &str) -> &mut Event {
        let mut event = Event::new(at);
        event.text(CARD, self.number.as_str()).text(TOPIC, topic);
        event.text(CUSTOMER, self.customer.as_str());
        self.events.push(event);
        let last = self.events.len() - 1;
        &mut self.events[last]
    }

    fn questions(&mut self, start: i64) {
        let clerk = self.random.pick(&CLERKS);
        let over = self.call(start, "question call", clerk, false);
        if self.random.once_in(6) {
            let again = over + self.random.within(HOUR, 3 * DAY);
            self.call(again, "question call", clerk, false);
        }
    }

    /// A call, with its begin and end in columns of their own. Returns when it is over.
    fn call(&mut self, at: i64, topic: &str, clerk: &str, in_need: bool) -> i64 {
        let worried = in_need && self.random.percent(40);
        let patience = match (worried, self.abroad) {
            (_, true) => 22,
            (true, false) => 15,
            _ => 45,
        };
        let answered = at + self.random.against(patience, 88);
        let talk = self.random.against(12 * MINUTE, 90);
        let note = if worried { self.random.pick(&WORRIED) } else { self.random.pick(&CALM) };
        self.let_down += i64::from(answered - at > patience);
        let effort = 1 + self.let_down + self.random.skewed(0, 4);
        let (noted, rated) = (!self.random.once_in(20), self.random.percent(55));
        let abroad = self.abroad;
        let event = self.event(at, topic).text(CLERK, clerk).flag(ABROAD, abroad);
        event.set(ANSWERED, Cell::Number((answered * 1_000_000).to_string()));
        event.set(HUNG_UP, Cell::Number(((answered + talk) * 1_000).to_string()));
        event.text(TALK, format!("{:02}:{:02}:{:02}", talk / HOUR, talk / 60 % 60, talk % 60));
        if noted {
            event.text(NOTE, note);
        }
        if rated {
            event.number(EFFORT, effort.min(7));
        }
        answered + talk
    }

    fn lost(&mut self, start: i64) {
        let clerk = self.random.pick(&CLERKS);
        let topic = self.random.weighted(&[(65, "lost card call"), (35, "stolen card call")]);
        let over = self.call(start, topic, clerk, true);
        let blocked = start + self.random.against(MINUTE, 91);
        let disputed = if topic == "stolen card call" { 7 * self.random.skewed(0, 90) } else { 0 };
        if let Some(report) = self.events.last_mut() {
            report.time(BLOCKED, blocked);
            report.set(DISPUTED, Cell::Number(format!("{disputed}.{:02}", disputed % 100)));
        }
        let mut to_make_good = blocked - start > MINUTE;
        self.event(blocked, "blocked");
        if self.random.once_in(14) {
            let charged = blocked + self.random.within(MINUTE, 3 * DAY);
            self.event(charged, "charge");
            to_make_good = true;
        }
        self.let_down += i64::from(to_make_good);
        let limit = if self.abroad { DAY } else { 2 * DAY };
        let posted = start + self.random.against(limit, 84).max(over - start + 1);
        let late = posted - start > limit;
        self.let_down += i64::from(late);
        let asks = self.random.skewed(0, 2 + self.let_down);
        for _ in 0..asks {
            let asked = over + self.random.within(4 * HOUR, limit + DAY);
            let other = self.random.pick(&CLERKS);
            self.call(asked, "status call", other, true);
        }
        if late && self.random.percent(80) {
            let sent = start + limit + self.random.against(12 * HOUR, 75);
            self.event(sent, "sent by courier").text(CLERK, clerk);
        } else if (to_make_good || asks > 2) && self.random.percent(85) {
            let refunded = start + self.random.against(2 * DAY, 75);
            self.event(refunded, "refunded").text(CLERK, clerk);
        }
        if !self.random.once_in(25) {
            self.post(posted, clerk);
        }
    }

    /// The new card: posted, there, in use.
    fn post(&mut self, posted: i64, clerk: &str) {
        let clerk = if self.random.percent(80) { clerk } else { self.random.pick(&CLERKS) };
        let attempts = self.random.weighted(&[(85, 1), (10, 2), (3, 3), (2, 5)]);
        let nanoseconds = Cell::Number(format!("{posted}000000000"));
        let event = self.event(posted, "card posted").text(CLERK, clerk).number(ATTEMPTS, attempts);
        event.set(POSTED, nanoseconds);
        let arrived = posted + self.random.within(DAY, 6 * DAY);
        let pin = !self.random.once_in(16);
        self.event(arrived, "card arrived").flag(NEW_PIN, pin);
        if !self.random.once_in(10) {
            let active = arrived + self.random.within(MINUTE, 3 * DAY);
            self.event(active, "activated");
            let used = active + self.random.against(7 * DAY, 85);
            self.event(used, "charge");
        }
    }
}

/// What goes wrong in such a log: other units, placeholders, a scale that was left.
fn spoil(random: &mut Random, event: &mut Event) {
    let (column, text) = random.pick(&[
        (ANSWERED, "n/a"),
        (HUNG_UP, "-1"),
        (TALK, "15:30"),
        (DISPUTED, "49.00 EUR"),
        (EFFORT, "9"),
        (ABROAD, "perhaps"),
    ]);
    event.text(column, text);
}
