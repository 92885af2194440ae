//! Whatever the bytes: a clear error or the right reading, in time that grows with the length, and
//! never a panic.

#[path = "syntax/generate/mod.rs"]
mod generate;

use generate::{Chance, rule_file};
use mot::diagnostic::Checked;
use mot::source::FileId;
use mot::syntax::ast::File;
use mot::syntax::{decode, format, parse};
use proptest::prelude::{ProptestConfig, any, prop, proptest};
use proptest::test_runner::FileFailurePersistence;
use std::time::{Duration, Instant};

/// Reads, and holds the faults to what everyone relies on: their places lie in the text, in order.
fn read(text: &str) -> Checked<File> {
    let checked = parse(FileId(0), text);
    let mut last = 0;
    for fault in &checked.diagnostics {
        let span = fault.span.expect("a fault of a text has a place");
        assert!(text.get(span.range()).is_some(), "{span:?} is no part of the text");
        assert!(span.start >= last, "faults are in order");
        last = span.start;
    }
    // Formatting must bear what is left of a broken file, too.
    let written = format(&checked.value, text, None);
    if checked.diagnostics.is_empty() {
        assert!(parse(FileId(0), &written).diagnostics.is_empty(), "{text}\nbecame\n{written}");
    }
    checked
}

fn slugs(text: &str) -> Vec<&'static str> {
    read(text).diagnostics.iter().map(|fault| fault.entry.slug).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::with_cases(128)
    })]

    #[test]
    fn any_text(text in any::<String>()) {
        read(&text);
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        if let Ok((text, _)) = decode(&bytes) {
            read(&text);
        }
    }

    #[test]
    fn any_row_of_words_and_marks(seed in any::<u64>()) {
        let pieces = ["expect", "must", "{", "}", "(", ")", "[", "]", "\"", "“", "#", "\n", "\n", ":", "=",
            "when", "触点", "moment", "从", "20s", "20", "..", "-", "2026-11-02", "09:00", "`", "限时", "by",
            "case", "given", "then", ";", ",", "x", "不", "🚀", "\0", "\r", "for", "not", "record", "<-", "%"];
        let mut chance = Chance(seed);
        let mut text = String::new();
        for _ in 0..chance.below(200) {
            text.push_str(chance.pick(&pieces));
            if chance.once_in(2) {
                text.push(' ');
            }
        }
        read(&text);
    }

    #[test]
    fn a_good_file_spoilt(seed in any::<u64>()) {
        let mut text: Vec<char> = rule_file(seed).chars().collect();
        let mut chance = Chance(seed);
        for _ in 0..=chance.below(4) {
            if text.is_empty() {
                break;
            }
            let from = chance.below(text.len());
            let length = chance.below(12).min(text.len() - from);
            match chance.below(3) {
                0 => drop(text.drain(from..from + length)),
                1 => {
                    let again: Vec<char> = text[from..from + length].to_vec();
                    let at = chance.below(text.len());
                    text.splice(at..at, again);
                }
                _ => text[from] = chance.pick(&['{', '}', '(', '"', '\n', '=', '“', ' ', '`', '\0', '中']),
            }
        }
        read(&text.into_iter().collect::<String>());
    }
}

#[test]
fn deep_nesting_is_told_once() {
    let deep = "(".repeat(100_000);
    assert_eq!(slugs(&format!("let a = {deep}")), ["too-deep"]);
    assert_eq!(slugs(&format!("let a = {deep}1{}", ")".repeat(100_000))), ["too-deep"]);
    assert_eq!(slugs(&format!("let a = {}1{}", "[".repeat(65), "]".repeat(65))), ["too-deep"]);
    assert_eq!(slugs(&format!("let a = {}1{}", "(".repeat(64), ")".repeat(64))), [""; 0]);
    assert_eq!(slugs(&format!("let a = {}1", "not ".repeat(100_000))), ["too-deep"]);
    assert_eq!(slugs(&format!("let a = {}1", "-".repeat(100_000))), ["too-deep"]);
    assert_eq!(slugs(&format!("let a = 1{}", " + 1".repeat(100_000))), ["too-deep"]);
    let mixed = "(-1 + -1 * ".repeat(64);
    assert_eq!(slugs(&format!("let a = {mixed}1{}", ")".repeat(64))), ["too-deep"]);
    assert_eq!(slugs(&format!("{}\nlet a = 1", "touchpoint a {\n".repeat(300))).len(), 300);
}

#[test]
fn flat_is_not_deep() {
    assert_eq!(slugs(&format!("segment a = b{}", " or c == \"d\"".repeat(20_000))), [""; 0]);
    assert_eq!(slugs(&format!("segment a = b in [{}]", "c, ".repeat(100_000))), [""; 0]);
}

#[test]
fn a_clause_may_be_long_but_not_endless() {
    assert_eq!(slugs(&format!("segment a = b in [{}]", "c, ".repeat(200_000))), ["too-long"]);
}

#[test]
fn a_nul_is_told_with_its_place() {
    let text = "let a = 1\nlet b = \0 2\nlet c = 3\n";
    let checked = read(text);
    assert_eq!(slugs(text), ["nul-character"]);
    assert_eq!(checked.diagnostics[0].span.expect("it has a place").start, 18);
    assert_eq!(checked.value.items.len(), 2);
}

#[test]
fn encodings_are_read_or_refused() {
    let text = "客群 贵宾 = 等级 == \"金卡\"\n# 一段中文注释，说明这个客群是谁。\n";
    let encode = |encoding: &'static encoding_rs::Encoding| encoding.encode(text).0.into_owned();
    let utf16 = |big: bool| -> Vec<u8> {
        let mark = std::iter::once(0xFEFF_u16).chain(text.encode_utf16());
        mark.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let read = |bytes: &[u8]| {
        let (text, warning) = decode(bytes).expect("it is text");
        (text, warning.map(|it| it.args[0].1.clone()))
    };
    let whole = text.to_owned();
    assert_eq!(read(text.as_bytes()), (whole.clone(), None));
    assert_eq!(read(format!("\u{feff}{text}").as_bytes()), (whole.clone(), None));
    assert_eq!(read(&encode(encoding_rs::GB18030)), (whole.clone(), Some("GB18030".to_owned())));
    assert_eq!(read(&utf16(false)), (whole.clone(), Some("UTF-16".to_owned())));
    assert_eq!(read(&utf16(true)), (whole, Some("UTF-16".to_owned())));
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\xff\xfe\xc3";
    assert_eq!(decode(picture).expect_err("a picture is no text").entry.slug, "not-text");
    let latin = b"let caf\xe9 = 1\n";
    assert_eq!(decode(latin).expect_err("Latin-1 is not guessed").entry.slug, "not-text");
    let half = b"\xff\xfe\x61";
    assert_eq!(decode(half).expect_err("half a unit").help, "utf16");
}

/// What this thread has spent on a processor, where the system tells: other programs do not count.
fn spent() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(told.split(' ').next()?.parse().ok()?))
}

/// The least of three.
fn time(text: &str) -> Duration {
    let once = || {
        let (clock, start) = (Instant::now(), spent());
        parse(FileId(0), text);
        let spent = spent().zip(start).map(|(end, start)| end.saturating_sub(start));
        spent.unwrap_or_else(|| clock.elapsed())
    };
    (0..3).map(|_| once()).min().expect("three times are some")
}

#[test]
fn time_grows_with_the_length() {
    let example = include_str!("syntax/example.mot");
    let garbage = "expect {( \"a\" 客群 = x [ 20 s }\n";
    let shapes: [(&str, &str, &str, usize); 8] = [
        ("good rules", "", example, 4),
        ("one clause", "segment a = b", " or c == \"d\" and (e < 20s)", 40),
        ("brackets", "let a = ", "((", 4000),
        ("closing brackets", "let a = ([{", "](}", 2000),
        ("blanks", "let a = ", "\n   ", 4000),
        ("comments", "let a = ", "# a ( \"comment\n", 1000),
        ("unclosed blocks", "", "touchpoint a {\nwhen x\n", 200),
        ("garbage", "", garbage, 200),
    ];
    println!("{:>17} {:>9} {:>9} {:>9} {:>9} {:>9}", "", "x1", "x2", "x4", "x8", "x16");
    for (name, start, unit, times) in shapes {
        let spent: Vec<Duration> =
            (0..5).map(|power| time(&format!("{start}{}", unit.repeat(times << power)))).collect();
        let shown: Vec<String> = spent.iter().map(|it| format!("{:7.1}ms", ms(*it))).collect();
        println!("{name:>17} {}", shown.join(" "));
        // The clock of spent time ticks as seldom as every 10 ms, so a short one may read as none.
        let unit = ms(spent[0]).max(ms(spent[1]) / 2.0).max(TICK);
        assert!(ms(spent[4]) < 40.0 * unit, "{name} grows faster than its length");
    }
}

/// The coarsest step, in ms, in which systems count the time that a thread has spent.
const TICK: f64 = 10.0;

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

#[test]
fn ten_megabytes() {
    let size = 10 << 20;
    let mut chance = Chance(7);
    let bytes: Vec<u8> = (0..size).map(|_| chance.below(256) as u8).collect();
    assert!(decode(&bytes).is_err());
    let lines = format!("{:063}\n", chance.below(1 << 40)).repeat(size / 64);
    let comment = format!("#{}\nlet a = 1\n", "很长".repeat(size / 6));
    let quote = format!("use \"{}\n", "x".repeat(size));
    let word = "词".repeat(size / 3);
    for (text, faults) in [(lines, 1), (comment, 0), (quote, 1), (word, 1)] {
        let start = Instant::now();
        assert_eq!(parse(FileId(0), &text).diagnostics.len(), faults);
        println!("{} MB in {:?}", text.len() >> 20, start.elapsed());
    }
}
