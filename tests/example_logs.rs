//! The example logs are what the generator writes: the same bytes from the same seed, on every machine.

#[allow(dead_code)]
#[path = "../examples/generate/main.rs"]
mod generate;

use std::path::Path;

/// What the generator writes.
fn made(arguments: &[&str]) -> Vec<u8> {
    let mut out = Vec::new();
    let asked = generate::Asked::of(arguments.iter().map(|&argument| argument.to_owned()));
    asked.expect("arguments").write(&mut out).expect("in memory");
    out
}

#[test]
fn the_example_logs_are_what_their_seed_gives() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let logs = [
        ("airline", "airline/trips.csv"),
        ("telecom", "telecom/工单.jsonl"),
        ("branch", "branch/网点.csv"),
        ("card-desk", "card_desk/calls.csv"),
        ("hotel", "hotel/stays.jsonl"),
    ];
    for (industry, log) in logs {
        let path = examples.join(log);
        let made = made(&[industry, "--seed", "7", "--journeys", "300"]);
        if std::env::var_os("UPDATE_EXAMPLES").is_some() {
            std::fs::write(&path, &made).expect("written");
        }
        let kept = std::fs::read(&path).expect("the log");
        assert!(kept == made, "{log} is not what the generator writes: UPDATE_EXAMPLES=1");
    }
}

#[test]
fn another_seed_gives_another_log_and_its_rows_are_in_order() {
    let made = made(&["airline", "--seed", "8", "--journeys", "2000"]);
    let text = String::from_utf8(made).expect("text");
    assert_ne!(text.as_bytes(), self::made(&["airline", "--seed", "9", "--journeys", "2000"]));
    let times: Vec<jiff::Timestamp> =
        (text.lines().skip(1)).filter_map(|row| row.split(',').nth(1)?.parse().ok()).collect();
    assert!(times.len() > 15_000 && times.is_sorted(), "{}", times.len());
}
