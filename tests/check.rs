//! Rule text in, programs and faults out.

#[path = "check/support.rs"]
mod support;
#[path = "check/typed.rs"]
mod typed;

use mot::check::program::Program;
use mot::diagnostic::codes;
use mot::diagnostic::render::{Worded, report};
use mot::diagnostic::{Entry, Lang};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use support::{check_text, faults, marked, sound};

/// Every code of reading and checking that has a smallest file.
fn examples() -> impl Iterator<Item = &'static Entry> {
    codes::all().filter(|entry| entry.code < 400 && !entry.example.is_empty())
}

#[test]
fn every_code_is_raised_by_its_smallest_file_and_nothing_else_is_wrong_there() {
    let mut wrong = Vec::new();
    for entry in examples() {
        let (sources, checked) = check_text(entry.example);
        let raised = checked.diagnostics.iter().any(|it| it.entry.code == entry.code);
        let alone = (checked.diagnostics.iter())
            .all(|it| it.entry.code == entry.code || !it.is_error() || entry.code < 100);
        if !raised || !alone {
            let look = mot::diagnostic::render::Look::plain(Lang::En);
            let text = report(&sources, &checked.diagnostics, &look);
            wrong.push(format!("{} {}\n{}\n{text}", entry.id(), entry.slug, entry.example));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n----\n"));
}

#[test]
fn every_placeholder_is_filled_in_both_languages() {
    let mut wrong = Vec::new();
    for entry in examples() {
        for diagnostic in check_text(entry.example).1.diagnostics {
            for lang in [Lang::En, Lang::Zh] {
                let worded = Worded::new(&diagnostic, lang);
                let mut texts = vec![worded.message];
                texts.extend(worded.label);
                texts.extend(worded.help);
                texts.extend(worded.labels.into_iter().flatten());
                let open = texts.into_iter().filter(|text| !placeholders(text).is_empty());
                wrong.extend(open.map(|text| format!("{}: {text}", diagnostic.entry.id())));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn both_languages_say_the_same_things() {
    for entry in codes::all() {
        let (en, zh) = (&entry.en, &entry.zh);
        let id = entry.id();
        assert_eq!(placeholders(en.message), placeholders(zh.message), "{id} message");
        let keys = |words: &[(&'static str, &'static str)]| -> Vec<&str> {
            words.iter().map(|(key, _)| *key).collect()
        };
        assert_eq!(keys(en.help), keys(zh.help), "{id} help");
        assert_eq!(keys(en.labels), keys(zh.labels), "{id} labels");
        for ((key, a), (_, b)) in en.help.iter().zip(zh.help) {
            assert_eq!(placeholders(a), placeholders(b), "{id} help {key}");
        }
    }
}

/// `{name}`s of a text, each once, in order of the alphabet.
fn placeholders(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = text
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .filter(|name| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Rule files with `#^^^ MOT0101` under what is wrong; a marker may also quote a part of the message.
#[test]
fn faults_are_where_they_are_marked() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/diagnostics");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() > 10);
    let mut wrong = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let (expected, found) = marked(&text);
        let name = path.file_name().unwrap().display();
        wrong.extend(expected.difference(&found).map(|mark| format!("{name} lacks {mark:?}")));
        wrong.extend(found.difference(&expected).map(|mark| format!("{name} has {mark:?}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_cannot_be_read_raises_no_doubt_about_the_rest() {
    let rules = |clause: &str| {
        format!(
            r#"service "S" {{ timezone "UTC" }}
record {{ journey <- j time <- t event tier : text wait : duration in s }}
segment gold = tier == "gold"
touchpoint answer "A" {{
  when event == "answered"
  expect must quick: wait <= 20s
    {clause}: wait <= 10s
}}
"#
        )
    };
    let codes = |clause| -> Vec<u16> {
        check_text(&rules(clause)).1.diagnostics.iter().map(|it| it.entry.code).collect()
    };
    assert_eq!(codes("for gold"), Vec::<u16>::new());
    // The segment is used where it cannot be seen.
    let misread = codes("fr gold");
    assert!(!misread.is_empty() && misread.iter().all(|code| *code < 100), "{misread:?}");
}

#[test]
fn the_program_of_the_languages_full_example() {
    let program = sound(include_str!("check/telecom.mot"));
    insta::assert_snapshot!(listing(&program));
}

#[test]
fn the_example_in_chinese_is_the_same_program() {
    let english = listing(&sound(include_str!("check/small.en.mot")));
    let chinese = listing(&sound(include_str!("check/small.zh.mot")));
    assert_eq!(english, chinese);
}

fn each<T: std::fmt::Debug>(all: &[T]) -> Vec<String> {
    all.iter().map(|one| format!("{one:?}")).collect()
}

/// Each part of a program, a line each.
fn listing(program: &Program) -> String {
    use std::fmt::Write;
    let mut text = String::new();
    let mut part = |name: &str, lines: Vec<String>| {
        let _ = writeln!(text, "{name}");
        for line in lines {
            let _ = writeln!(text, "  {line}");
        }
    };
    part("service", vec![format!("{:?}", program.service), format!("{:?}", program.roles)]);
    part("calendars", each(&program.calendars));
    part("fields", each(&program.fields));
    part("segments", each(&program.segments));
    part("patterns", each(&program.patterns));
    part("touchpoints", each(&program.touchpoints));
    part("moments", each(&program.moments));
    part("expectations", each(&program.expectations));
    part("models", each(&program.models));
    part("protocols", each(&program.protocols));
    part("authority", each(&program.authority));
    part("facts", each(&program.facts));
    part("recoveries", each(&program.recoveries));
    part("standards", each(&program.standards));
    part("waivers", each(&program.waivers));
    part("functions", each(&program.functions));
    part("cases", each(&program.cases));
    text.replace(", span: _", "").replace("span: _, ", "").replace(", ty: Bool", "")
}

#[test]
fn a_used_file_is_read_once_and_its_cases_are_its_own() {
    let files = [
        ("main.mot", "use \"a\"\nuse \"b\"\n"),
        ("a", "use \"b\"\n"),
        (
            "b",
            "record {\n  journey <- id\n  time <- at\n}\ncase \"C\" {\n  given {\n    2026-01-01 00:00:00\n  }\n  then no recovery\n}\n",
        ),
    ];
    let (sources, checked) = support::check_files(&files);
    assert!(checked.diagnostics.is_empty(), "{}", faults(&sources, &checked));
    assert_eq!(sources.iter().count(), 3);
    assert_eq!(checked.value.fields.len(), 2);
    assert!(checked.value.cases.is_empty());
}

#[test]
fn a_circle_of_files_is_shown() {
    let files = [("main.mot", "use \"a\"\n"), ("a", "use \"b\"\n"), ("b", "use \"main.mot\"\n")];
    let (sources, checked) = support::check_files(&files);
    let text = faults(&sources, &checked);
    assert!(text.contains("main.mot → a → b → main.mot"), "{text}");
}

#[test]
fn the_standard_rules_stand_on_their_own() {
    for (name, text) in mot::check::LIBRARY {
        let (sources, checked) = check_text(text);
        assert!(checked.diagnostics.is_empty(), "{name}: {}", faults(&sources, &checked));
    }
}

/// Every rule file of the project: the standard rules, the industries, the fixtures.
fn rule_files() -> Vec<(PathBuf, String)> {
    let mut open = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR"))];
    let mut files = Vec::new();
    while let Some(folder) = open.pop() {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() && !path.ends_with("target") && !path.ends_with(".git") {
                open.push(path);
            } else if path.extension().is_some_and(|it| it == "mot") {
                let text = std::fs::read_to_string(&path).unwrap_or_default();
                files.push((path, text));
            }
        }
    }
    files.sort();
    files
}

#[test]
fn what_is_accepted_is_typed_throughout() {
    let mut seen = 0;
    let examples = codes::all().map(|entry| entry.example.to_owned());
    let texts = rule_files().into_iter().map(|(_, text)| text).chain(examples);
    for text in texts {
        let (_, checked) = check_text(&text);
        if !checked.has_errors() {
            typed::assert_typed(&checked.value);
            seen += 1;
        }
    }
    assert!(seen > 15, "{seen}");
}

#[test]
fn a_file_with_anything_taken_out_is_checked_without_panic() {
    for (_, text) in rule_files() {
        let starts: Vec<usize> = text
            .char_indices()
            .filter(|(_, c)| c.is_whitespace())
            .map(|(at, c)| at + c.len_utf8())
            .collect();
        let step = (starts.len() / 8).max(1);
        for pair in starts.windows(2).step_by(step) {
            let shorter = format!("{}{}", &text[..pair[0]], &text[pair[1]..]);
            let (_, checked) = check_text(&shorter);
            if !checked.has_errors() {
                typed::assert_typed(&checked.value);
            }
        }
    }
}

#[test]
fn checking_takes_no_longer_than_a_few_readings() {
    let mut text = String::from("record {\n  journey <- id\n  time <- at\n  event <- what\n");
    text.push_str("  wait : duration in s\n  tier : one of [standard, gold]\n}\n");
    for n in 0..600 {
        use std::fmt::Write;
        let _ = write!(
            text,
            "segment s{n} = tier == gold and wait > {n}s\nlet l{n} = {n}s + 1s\n\
             touchpoint t{n} {{\n  when event == \"e{n}\"\n  expect must quick: wait <= l{n}\n    \
             for s{n}: wait <= 1s\n}}\nsegment u{n} = unknown_{n} == 1\n"
        );
    }
    let start = Instant::now();
    let read = mot::syntax::parse(mot::source::FileId(0), &text);
    assert!(read.diagnostics.is_empty());
    let reading = start.elapsed();
    let start = Instant::now();
    let (_, checked) = check_text(&text);
    let checking = start.elapsed();
    assert_eq!(checked.diagnostics.iter().filter(|it| it.is_error()).count(), 600);
    assert!(checking < 6 * reading + Duration::from_secs(1), "{checking:?} after {reading:?}");
}

#[test]
fn a_chain_of_definitions_is_checked_without_overflow() {
    use std::fmt::Write;
    let mut text = String::from("record {\n  journey <- id\n  time <- at\n  n : number\n}\n");
    text.push_str("segment s0 = n > 0\nlet l0 = n\n");
    for n in 1..20_000 {
        let before = n - 1;
        let _ = writeln!(text, "segment s{n} = s{before} or n > {n}\nlet l{n} = l{before} + 1");
    }
    let (_, checked) = check_text(&text);
    assert!(checked.diagnostics.iter().any(|it| it.entry.slug == "too-complex"));
}
