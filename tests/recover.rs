//! What is owed, and what became of it, where several rules meet. Each rule by itself is in `tests/conformance/`.

#[path = "support/judged.rs"]
mod support;

use mot::judge::Scratch;
use mot::judge::verdict::Whose;
use mot::recover::{Amount, Authority, Recoveries, Settled, Status, recover};
use std::fmt::Write as _;
use support::judged;

const HEAD: &str = r#"record { journey <- id  time <- at  event <- what  amount : money in CNY <- amount
  tier : text <- tier }
authority { frontline up to 50 CNY  supervisor up to 300 CNY }
moment job {
  from "job" to "end"
  expect must done: "done" within 1h
  expect must kind: at least 1 "thanks"
}
"#;

/// A line of the log: `minute event` and further JSON.
fn line(minute: i64, event: &str, more: &str) -> String {
    let at = jiff::Timestamp::from_second(1_800_000_000 + minute * 60).expect("a time");
    format!("{{\"id\": \"a\", \"at\": \"{at}\", \"what\": \"{event}\"{more}}}\n")
}

/// A record of another journey that keeps every column in the log, six hours on.
fn other() -> String {
    line(360, "x", ", \"amount\": 1, \"tier\": \"x\"").replace("\"a\"", "\"b\"")
}

/// What is owed in journey `a`: recovery, those it replaces, minutes of breach and due time, status; then its actions.
fn owed(rules: &str, records: &str) -> String {
    let judged = judged(&format!("{HEAD}{rules}"), &(records.to_owned() + &*other()), None);
    let judge = judged.judge();
    let (name, rows) = judged.journeys.get(0);
    let mut scratch = Scratch::default();
    let verdicts = judge.journey_with(&mut scratch, Whose::journey(name), rows);
    let Recoveries { owed, undecided, .. } =
        recover(&judge, &mut scratch, rows, &verdicts, &Settled::default());
    let program = &judged.plan.program;
    let minute = |at: mot::unit::Instant| at.0 / 60_000_000 - 30_000_000;
    let name = |id: mot::check::program::RecoveryId| &program.recoveries[id.index()].label.name;
    let mut text = String::new();
    for owed in owed {
        let status = match owed.status {
            Status::Due => "due",
            Status::Done(_) => "done",
            Status::Late(_) => "late",
            Status::Missed => "missed",
            Status::Unauthorised(_) => "unauthorised",
            Status::Unknown => "unknown",
        };
        let instead: Vec<_> = owed.instead_of.iter().map(|id| name(*id).as_str()).collect();
        let (base, due) = (minute(owed.base), owed.due.map(minute));
        let _ = writeln!(text, "{} {instead:?} {base} {due:?} {status}", name(owed.recovery));
        for action in owed.actions {
            let owner = action.owner.map(|id| program.authority[id.index()].label.name.as_str());
            let amount = match action.amount {
                Amount::None => "nothing".to_owned(),
                Amount::Known(money) => money.amount.normalize().to_string(),
                Amount::Unknown(_) => "unknown".to_owned(),
            };
            let authority = match action.authority {
                Authority::NotAsked => "",
                Authority::Within => " within",
                Authority::RaisedFrom(_) => " raised",
                Authority::BeyondAll => " beyond all",
            };
            let _ = writeln!(text, "  {owner:?} {amount}{authority}");
        }
        for step in owed.escalations {
            let _ = writeln!(text, "  escalates {} {}", minute(step.at), step.reached);
        }
    }
    for undecided in undecided {
        let _ = writeln!(text, "undecided {:?}", undecided.subject);
    }
    text
}

#[test]
fn the_earliest_breach_counts_and_the_last_due_time() {
    let rules = "recovery sorry for job {\n  do call within 30m\n  do write within 2h\n  done when \"sorry\"\n}\n";
    // `done` was due at 60; `thanks` was still missing at the end, at 90.
    let log = line(0, "job", "") + &*line(90, "end", "");
    assert_eq!(
        owed(rules, &(log.clone() + &*line(180, "sorry", ""))),
        "sorry [] 60 Some(180) done\n  None nothing\n  None nothing\n"
    );
    assert_eq!(
        owed(rules, &(log + &*line(181, "sorry", ""))),
        "sorry [] 60 Some(180) late\n  None nothing\n  None nothing\n"
    );
}

#[test]
fn a_breach_at_the_end_is_followed_by_what_comes_after_it_at_the_same_instant() {
    let rules = "recovery sorry for job { do call within 30m  done when \"sorry\" }\n";
    let job = line(0, "job", "") + &*line(10, "done", "");
    let after = job.clone() + &*line(20, "end", "") + &*line(20, "sorry", "");
    assert!(owed(rules, &after).starts_with("sorry [] 20 Some(50) done"));
    let before = job + &*line(20, "sorry", "") + &*line(20, "end", "");
    assert!(owed(rules, &before).starts_with("sorry [] 20 Some(50) missed"));
}

#[test]
fn a_chain_of_instead_of_ends_with_the_last_that_holds() {
    let rules = "recovery one for job { do call }\n\
                 recovery two for job { instead of one when amount > 10 CNY  do visit }\n\
                 recovery three for job { instead of two when tier == \"gold\"  do gift }\n";
    let log = |more: &str| line(0, "job", more);
    assert!(owed(rules, &log(", \"amount\": 5, \"tier\": \"gold\"")).starts_with("one []"));
    let two = owed(rules, &log(", \"amount\": 50, \"tier\": \"basic\""));
    assert!(two.starts_with("two [\"one\"]"), "{two}");
    // `two` gives way, and yet takes the place of `one`.
    let three = owed(rules, &log(", \"amount\": 50, \"tier\": \"gold\""));
    assert_eq!(three, "three [\"two\"] 60 None due\n  None nothing\n");
}

#[test]
fn where_it_is_unknown_whether_one_takes_the_place_of_another_the_other_is_owed_alone() {
    let rules = "recovery one for job { do call }\n\
                 recovery two for job { when failed(done)  instead of one when amount > 10 CNY  do visit }\n";
    let text = owed(rules, &line(0, "job", ""));
    assert!(text.starts_with("one [] 60 None due\n") && !text.contains("two"), "{text}");
    assert!(text.contains("undecided Recovery(RecoveryId(1), 0)"), "{text}");
}

#[test]
fn an_amount_goes_to_the_lowest_level_that_may_or_is_beyond_all() {
    let rules = |amount: &str| format!("recovery pay for job {{ do pay {amount} by frontline }}\n");
    let log = line(0, "job", "");
    let paid = |amount: &str| owed(&rules(amount), &log).lines().nth(1).map(str::to_owned);
    assert_eq!(paid("50 CNY").as_deref(), Some("  Some(\"frontline\") 50 within"));
    assert_eq!(paid("50.01 CNY").as_deref(), Some("  Some(\"supervisor\") 50.01 raised"));
    assert_eq!(paid("301 CNY").as_deref(), Some("  Some(\"frontline\") 301 beyond all"));
    assert_eq!(paid("2 * amount").as_deref(), Some("  Some(\"frontline\") unknown"));
}

#[test]
fn escalation_is_reached_only_where_it_was_not_done_by_then() {
    let rules = "recovery sorry for job {\n  do call\n  escalate to supervisor after 1h\n  done when \"sorry\"\n}\n";
    let at = |minute| owed(rules, &(line(0, "job", "") + &*line(minute, "sorry", "")));
    assert!(at(120).contains("escalates 120 false"));
    assert!(at(121).contains("escalates 120 true"));
}

#[test]
fn what_did_not_fail_owes_nothing() {
    let rules = "recovery sorry for job { do call }\n";
    let kept = line(0, "job", "") + &*line(10, "done", "") + &*line(11, "thanks", "");
    assert_eq!(owed(rules, &(kept + &*line(12, "end", ""))), "");
    let open = line(340, "job", "");
    assert_eq!(owed(rules, &open), "");
}
