//! Diagnostics as text and as data: what a reader sees, to the byte.

use mot::diagnostic::codes::names::UNKNOWN_NAME;
use mot::diagnostic::render::{self, Look};
use mot::diagnostic::{Diagnostic, Finding, Lang, Place};
use mot::source::{FileId, Sources, Span};

const ENGLISH: &str = "record {\n  journey <- id\n}\nsegment vip = tire == \"gold\"\n";
const CHINESE: &str =
    "记录 {\n  旅程 <- 编号\n}\n客群 贵宾 = 😀等级 == \"金卡\" 且 等及 == \"银卡\"\n";

fn at(sources: &Sources, file: FileId, what: &str) -> Span {
    let start = sources.file(file).text.find(what).expect("the text holds it");
    Span::new(file, start, start + what.len())
}

fn unknown(span: Span, name: &str, suggestion: &str) -> Diagnostic {
    Diagnostic::new(&UNKNOWN_NAME, span)
        .arg("kind", "field")
        .arg("name", name)
        .arg("suggestion", suggestion)
        .help("did_you_mean")
}

#[test]
fn english_in_ascii() {
    let mut sources = Sources::default();
    let file = sources.add("care.mot", ENGLISH);
    let diagnostics = [unknown(at(&sources, file, "tire"), "tire", "tier")];
    insta::assert_snapshot!(render::report(&sources, &diagnostics, &Look::plain(Lang::En)));
}

#[test]
fn chinese_and_emoji_keep_the_mark_under_the_word() {
    let mut sources = Sources::default();
    let file = sources.add("客服.mot", CHINESE);
    let diagnostics = [unknown(at(&sources, file, "等及"), "等及", "等级")];
    let look = Look { unicode: true, ..Look::plain(Lang::Zh) };
    insta::assert_snapshot!(render::report(&sources, &diagnostics, &look));
}

#[test]
fn colours_only_where_asked() {
    let mut sources = Sources::default();
    let file = sources.add("care.mot", ENGLISH);
    let diagnostics = [unknown(at(&sources, file, "tire"), "tire", "tier")];
    let plain = Look::plain(Lang::Zh);
    assert!(!render::report(&sources, &diagnostics, &plain).contains('\u{1b}'));
    let colour = Look { colour: true, ..plain };
    let text = render::report(&sources, &diagnostics, &colour);
    assert!(text.contains('\u{1b}') && text.contains("帮助：") && !text.contains("help:"));
}

#[test]
fn two_files_are_both_shown() {
    let mut sources = Sources::default();
    let file = sources.add("care.mot", ENGLISH);
    let other = sources.add("std/tiers.mot", "# one\n# two\nsegment gold = tier == \"gold\"\n");
    let diagnostics = [unknown(at(&sources, file, "tire"), "tire", "tier")
        .label(at(&sources, other, "gold"), "first")
        .label(at(&sources, file, "journey"), "first")];
    insta::assert_snapshot!(render::report(&sources, &diagnostics, &Look::plain(Lang::En)));
}

#[test]
fn any_span_of_any_text_is_drawn() {
    let texts = ["", "\n", "a", "中\r\n文", "\u{0}\u{1b}[31m\n\n", "x\r", "\u{202e}😀\t|\n"];
    for text in texts {
        let mut sources = Sources::default();
        let file = sources.add("odd.mot", text);
        for start in 0..=text.len() + 2 {
            for end in start..=text.len() + 3 {
                let diagnostics = [unknown(Span::new(file, start, end), "a", "b")];
                let shown = render::report(&sources, &diagnostics, &Look::plain(Lang::En));
                assert!(shown.contains("unknown field `a`"), "{text:?} {start}..{end}\n{shown}");
                assert!(!shown.contains(['\u{0}', '\u{1b}', '\u{202e}']), "{shown:?}");
            }
        }
    }
}

#[test]
fn a_long_span_shows_its_first_line() {
    let mut sources = Sources::default();
    let file = sources.add("long.mot", "moment m {\n".repeat(1000));
    let diagnostics = [unknown(Span::new(file, 11, 10_000), "m", "n")];
    let shown = render::report(&sources, &diagnostics, &Look::plain(Lang::En));
    assert!(shown.lines().count() < 15, "{shown}");
    assert!(shown.contains("long.mot:2:1"), "{shown}");
}

#[test]
fn data_says_the_same() {
    let mut sources = Sources::default();
    let file = sources.add("客服.mot", CHINESE);
    let diagnostics = [unknown(at(&sources, file, "等及"), "等及", "等级")];
    let data = render::data(&sources, &diagnostics, Lang::Zh);
    insta::assert_snapshot!(serde_json::to_string_pretty(&data).expect("plain data"));
}

#[test]
fn places_in_data_are_those_of_the_file() {
    let text = "中文😀 a\r\nb\n\n𠮷c";
    let mut sources = Sources::default();
    let file = sources.add("odd.mot", text);
    let ends: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
    let pairs = ends.iter().flat_map(|&a| ends.iter().map(move |&b| (a.min(b), a.max(b))));
    let faults: Vec<_> =
        pairs.map(|(start, end)| unknown(Span::new(file, start, end), "a", "b")).collect();
    for report in render::data(&sources, &faults, Lang::En).diagnostics {
        let place = report.location.expect("every fault has one");
        let [start, end] = place.span;
        assert_eq!(sources.file(file).line_column(start), (place.line, place.column));
        assert_eq!(sources.file(file).line_column(end), (place.end_line, place.end_column));
    }
}

#[test]
fn a_finding_is_a_line() {
    let files = ["log.csv".to_owned()];
    let mut finding = Finding::new(&UNKNOWN_NAME, Place { file: 0, line: 18 })
        .arg("kind", "field")
        .arg("name", "x");
    assert_eq!(
        render::finding(&files, &finding, Lang::En),
        "log.csv:18: unknown field `x` [MOT0101]"
    );
    finding.offset = Some(7);
    assert_eq!(
        render::finding(&files, &finding, Lang::Zh),
        "log.csv:18:7: 未知的字段 `x` [MOT0101]"
    );
}
