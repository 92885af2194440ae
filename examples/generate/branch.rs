//! 江岸银行网点的叫号、办理与问卷，供 `rules/bank/branch.mot` 评判。

use super::event::Event;
use super::log::{Form, Industry, RFC_3339};
use super::random::Random;

pub(super) static BRANCH: Industry = Industry {
    columns: &[
        "号票",
        "时刻",
        "事项",
        "柜员",
        "取号方式",
        "网点",
        "业务",
        "等候秒数",
        "问候",
        "办对",
        "告知风险",
        "送别",
        "雨天借伞",
        "心情",
        "满意",
        "推荐",
        "费力",
        "期望整洁",
        "期望设备",
        "期望内行",
        "期望稳妥",
        "期望快办",
        "期望愿帮",
        "期望守时",
        "期望无误",
        "期望体谅",
        "期望记得",
        "感知整洁",
        "感知设备",
        "感知内行",
        "感知稳妥",
        "感知快办",
        "感知愿帮",
        "感知守时",
        "感知无误",
        "感知体谅",
        "感知记得",
    ],
    time: 1,
    journey: TICKET,
    zone: "Asia/Shanghai",
    form: Form::Csv,
    clock: RFC_3339,
    // 2026-01-05T00:00:00+08:00
    begins: 1_767_542_400,
    live,
    spoil: Some(spoil),
};

const TICKET: usize = 0;
const WHAT: usize = 2;
const TELLER: usize = 3;
const WAY: usize = 4;
const BRANCH_NAME: usize = 5;
const BUSINESS: usize = 6;
const WAITED: usize = 7;
const GREETED: usize = 8;
const CORRECT: usize = 9;
const TOLD: usize = 10;
const SEEN_OFF: usize = 11;
const UMBRELLA: usize = 12;
const MOOD: usize = 13;
const CSAT: usize = 14;
const NPS: usize = 15;
const EASE: usize = 16;
const EXPECTED: usize = 17;
const PERCEIVED: usize = 27;
const ITEMS: usize = 10;

const MINUTE: i64 = 60;

/// A branch: its tellers, how often it is in time, and how good it is at what.
struct Place {
    name: &'static str,
    tellers: &'static [(i64, &'static str)],
    in_time: i64,
    right: i64,
    polite: i64,
}

const PLACES: [Place; 3] = [
    Place {
        name: "江岸",
        tellers: &[(5, "林晓"), (4, "周敏")],
        in_time: 92,
        right: 97,
        polite: 93,
    },
    Place {
        name: "中山路",
        tellers: &[(5, "陈立"), (4, "吴越")],
        in_time: 90,
        right: 96,
        polite: 88,
    },
    Place {
        name: "新城",
        tellers: &[(4, "何苗"), (3, "郑安")],
        in_time: 76,
        right: 91,
        polite: 80,
    },
];

fn live(random: &mut Random, index: u64, start: i64) -> Vec<Event> {
    let place = &PLACES[random.weighted(&[(4, 0), (3, 1), (2, 2)])];
    let teller = random.weighted(place.tellers);
    let business = random.weighted(&[(60, "存取款"), (22, "开户"), (18, "理财")]);
    let way = random.weighted(&[(48, "手机"), (52, "现场")]);
    let in_time = place.in_time - if way == "现场" { 4 } else { 0 };
    let waited = random.against(10 * MINUTE, in_time);
    let late = waited > 10 * MINUTE;
    let id = format!("N{:06}", index + 1);
    let mut events = Vec::new();
    let mut put = |at: i64, what: &str, fill: &mut dyn FnMut(&mut Event)| {
        let mut event = Event::new(at);
        event.text(TICKET, id.as_str()).text(WHAT, what).text(BRANCH_NAME, place.name);
        fill(&mut event);
        events.push(event);
    };
    put(start, "取号", &mut |event| {
        event.text(WAY, way).text(BUSINESS, business);
    });
    let called = start + waited;
    put(called, "叫号", &mut |event| {
        event.text(WAY, way).number(WAITED, waited);
        let mood = if late { random.within(-9, 0) } else { random.within(-2, 6) };
        if random.percent(70) {
            event.tenths(MOOD, mood);
        }
    });
    let served = called + random.within(3 * MINUTE, 20 * MINUTE);
    let right = random.percent(place.right);
    let greeted = random.percent(place.polite);
    let seen_off = random.percent(place.polite - 6);
    put(served, "办理", &mut |event| {
        event.text(TELLER, teller).text(BUSINESS, business).flag(CORRECT, right);
        if random.percent(97) {
            event.flag(GREETED, greeted);
        }
        event.flag(SEEN_OFF, seen_off);
        if business == "理财" {
            event.flag(TOLD, random.percent(place.right - 4));
        }
        if random.percent(12) {
            event.flag(UMBRELLA, random.percent(60));
        }
        let mood = if right { random.within(0, 9) } else { random.within(-10, -3) };
        event.tenths(MOOD, mood);
    });
    if random.percent(45) {
        let pleased = i64::from(right) * 2 + i64::from(greeted) - i64::from(late) * 2;
        let asked = served + random.within(2 * MINUTE, 8 * MINUTE);
        put(asked, "问卷", &mut |event| {
            event.text(TELLER, teller).text(BUSINESS, business);
            survey(random, event, pleased);
        });
    }
    events
}

/// Ten expected items, ten perceived ones; now and then one is left out.
fn survey(random: &mut Random, event: &mut Event, pleased: i64) {
    event.number(CSAT, (2 + pleased + random.within(-1, 1)).clamp(1, 5));
    event.number(NPS, (5 + pleased + random.within(-1, 2)).clamp(0, 10));
    event.number(EASE, (3 + pleased + random.within(-1, 1)).clamp(1, 7));
    event.tenths(MOOD, (pleased * 2 + random.within(-4, 3)).clamp(-10, 10));
    for item in 0..ITEMS {
        let expected = 5 + random.within(0, 2);
        let gap = pleased - 3 + random.within(-1, 1);
        if random.percent(96) {
            event.number(EXPECTED + item, expected);
        }
        if random.percent(96) {
            event.number(PERCEIVED + item, (expected + gap).clamp(1, 7));
        }
    }
}

fn spoil(random: &mut Random, event: &mut Event) {
    match random.within(0, 2) {
        0 => event.text(MOOD, "还行"),
        1 => event.number(CSAT, 9),
        _ => event.number(WAITED, -30),
    };
}
