//! The table of codes: complete in both languages, in one style, every code shown by a smallest
//! file, every page of `docs/diagnostics` as the table says.
//!
//! `UPDATE_DOCS=1 cargo test --test codes` writes the pages.

use mot::check::{LoadError, Loader};
use mot::diagnostic::codes;
use mot::diagnostic::render::{self, Look};
use mot::diagnostic::{Diagnostic, Entry, Lang, Severity, Wording};
use mot::source::Sources;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};

/// Families of codes that no rule file raises, and where they are raised in a test instead.
const RAISED_ELSEWHERE: &[(u16, &str)] =
    &[(5, "data findings: tests/ingest*.rs"), (6, "usage: tests/cli.rs")];

/// Codes of files that are no text, or far too long: tests/syntax.rs raises them.
const NO_TEXT: [u16; 3] = [1, 2, 4];

/// Codes that need a script of their own, or a call of one: tests/scripts.rs raises them.
const OF_A_SCRIPT: [u16; 7] = [702, 704, 711, 712, 713, 714, 715];

/// Codes of `plan` for what `check` already refuses, in words of its own: a second lock.
const GUARDED: [u16; 1] = [409];

fn wordings() -> impl Iterator<Item = (String, Lang, &'static Wording)> {
    codes::all()
        .flat_map(|entry| [Lang::En, Lang::Zh].map(|lang| (entry.id(), lang, entry.wording(lang))))
}

/// Every text of a wording but the explanation.
fn lines(wording: &Wording) -> Vec<&'static str> {
    let keyed = wording.labels.iter().chain(wording.help).map(|(_, words)| *words);
    [wording.message, wording.label].into_iter().chain(keyed).collect()
}

#[test]
fn numbers_and_names_are_unique_and_in_order() {
    let numbers: Vec<u16> = codes::all().map(|entry| entry.code).collect();
    assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]), "{numbers:?}");
    let mut names = BTreeSet::new();
    for entry in codes::all() {
        assert!(names.insert(entry.slug), "two codes are called {}", entry.slug);
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(entry.slug.chars().all(plain), "{}", entry.slug);
    }
}

#[test]
fn every_code_stands_in_the_file_of_its_family() {
    let families = [
        (1..=99, codes::text::ALL),
        (101..=199, codes::names::ALL),
        (201..=299, codes::types::ALL),
        (301..=399, codes::meaning::ALL),
        (401..=499, codes::plan::ALL),
        (501..=599, codes::data::ALL),
        (601..=699, codes::usage::ALL),
        (701..=799, codes::script::ALL),
    ];
    for (range, all) in families {
        for entry in all {
            assert!(range.contains(&entry.code), "{} is out of {range:?}", entry.id());
        }
    }
}

#[test]
fn every_text_is_there_in_both_languages() {
    for entry in codes::all() {
        let (en, zh) = (&entry.en, &entry.zh);
        let keys = |words: &[(&'static str, &'static str)]| {
            words.iter().map(|(key, _)| *key).collect::<BTreeSet<_>>()
        };
        assert_eq!(keys(en.labels), keys(zh.labels), "labels of {}", entry.id());
        assert_eq!(keys(en.help), keys(zh.help), "help of {}", entry.id());
        assert_eq!(en.label.is_empty(), zh.label.is_empty(), "label of {}", entry.id());
        assert!(!en.help.is_empty(), "{} does not say what to do", entry.id());
    }
    for (id, lang, wording) in wordings() {
        assert!(!wording.message.is_empty(), "{id} {lang:?}");
        let least = if lang == Lang::En { 60 } else { 25 };
        assert!(wording.explain.chars().count() >= least, "{id} {lang:?} explains little");
        let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        for line in lines(wording) {
            let said = line.chars().any(char::is_alphabetic) && !line.starts_with('`');
            if lang == Lang::En {
                let outside: String = line.split('`').step_by(2).collect();
                assert!(!chinese(&outside), "{id}: Chinese in the English wording: {line}");
            } else if said {
                assert!(chinese(line), "{id}: no Chinese in the Chinese wording: {line}");
            }
        }
    }
}

#[test]
fn messages_keep_the_style() {
    for (id, lang, wording) in wordings() {
        for line in lines(wording) {
            assert!(!line.ends_with(['.', '。', '!', '！']), "{id} ends in a full stop: {line}");
            assert_eq!(line.trim(), line, "{id} has blanks around: {line:?}");
            assert!(!line.contains('\n'), "{id} has a line break: {line:?}");
            assert_eq!(line.matches('`').count() % 2, 0, "{id} has an odd backtick: {line}");
            if lang == Lang::En {
                let upper = line.chars().next().is_some_and(char::is_uppercase);
                let acronym = line.chars().nth(1).is_some_and(|c| c.is_uppercase() || c == '-');
                assert!(!upper || acronym, "{id} starts with a capital: {line}");
                assert!(!line.contains(['，', '。', '：', '；']), "{id}: full width in {line}");
            }
        }
        if lang == Lang::En {
            let end = wording.explain.trim_end().chars().next_back();
            assert!(matches!(end, Some('.' | '`' | ')' | '?' | ':')), "{id} explains to no end");
        }
    }
}

#[test]
fn placeholders_are_the_same_in_both_languages() {
    for entry in codes::all() {
        let all =
            |wording| lines(wording).into_iter().flat_map(placeholders).collect::<BTreeSet<_>>();
        assert_eq!(all(&entry.en), all(&entry.zh), "{}", entry.id());
    }
}

fn placeholders(text: &str) -> Vec<&str> {
    let name = |c: char| c.is_ascii_lowercase() || c == '_';
    (text.split('{').skip(1))
        .filter_map(|rest| rest.split_once('}').map(|(inside, _)| inside))
        .filter(|inside| !inside.is_empty() && inside.chars().all(name))
        .collect()
}

#[test]
fn every_code_of_rules_has_a_smallest_file() {
    for entry in codes::all() {
        let elsewhere = RAISED_ELSEWHERE.iter().any(|(family, _)| *family == entry.code / 100);
        let no_text = NO_TEXT.contains(&entry.code) || OF_A_SCRIPT.contains(&entry.code);
        let empty = elsewhere || no_text;
        assert_eq!(entry.example.is_empty(), empty, "{}", entry.id());
    }
}

/// The only file there is; it may use itself.
struct Alone<'a>(&'a str);

impl Loader for Alone<'_> {
    fn load(&mut self, path: &str, _from: &str) -> Result<(String, String), LoadError> {
        match path {
            "example.mot" => Ok((path.to_owned(), self.0.to_owned())),
            _ => Err(LoadError("no such file".to_owned())),
        }
    }
}

/// Checks a text that stands alone, and plans it if it is right.
fn check(text: &str) -> (Sources, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    let file = sources.add("example.mot", text);
    let checked = mot::check::check(&mut sources, file, &mut Alone(text));
    let (program, mut diagnostics) = (Arc::new(checked.value), checked.diagnostics);
    mot::whatif::show_ties(&program, &mut diagnostics);
    if !diagnostics.iter().any(Diagnostic::is_error)
        && let Err(refusals) = mot::plan::plan(&program)
    {
        diagnostics.extend(refusals);
    }
    (sources, diagnostics)
}

fn has_example(entry: &Entry) -> bool {
    !entry.example.is_empty()
}

#[test]
fn every_smallest_file_raises_its_code() {
    let mut faults = Vec::new();
    for entry in codes::all().filter(|entry| has_example(entry)) {
        let (_, diagnostics) = check(entry.example);
        let raised: BTreeSet<String> = diagnostics.iter().map(|each| each.entry.id()).collect();
        let guarded = GUARDED.contains(&entry.code) && diagnostics.iter().any(Diagnostic::is_error);
        if !raised.contains(&entry.id()) && !guarded {
            faults.push(format!("{} raises {raised:?}", entry.id()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_raised_is_said_in_full() {
    for entry in codes::all().filter(|entry| has_example(entry)) {
        let (sources, diagnostics) = check(entry.example);
        for lang in [Lang::En, Lang::Zh] {
            for report in render::data(&sources, &diagnostics, lang).diagnostics {
                let labels = report.labels.iter().filter_map(|label| label.message.as_ref());
                let said = [&report.message].into_iter().chain(&report.label).chain(&report.help);
                for text in said.chain(labels) {
                    let open = placeholders(text);
                    assert!(open.is_empty(), "{} leaves {open:?} open: {text}", report.code);
                }
                assert!(report.help.is_some(), "{} ({}) has no help", report.code, report.message);
            }
        }
    }
}

#[test]
fn pages_say_what_the_table_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics");
    let pages: Vec<(PathBuf, String)> = codes::all()
        .map(|entry| (folder.join(format!("{}.md", entry.id())), page(entry)))
        .chain([(folder.join("README.md"), index())])
        .collect();
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::create_dir_all(&folder).unwrap();
        for (path, text) in &pages {
            fs::write(path, text).unwrap();
        }
    }
    for (path, text) in &pages {
        let there = fs::read_to_string(path).unwrap_or_default();
        assert!(there == *text, "{} is out of date: run `just docs`", path.display());
    }
    let known: BTreeSet<&PathBuf> = pages.iter().map(|(path, _)| path).collect();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        assert!(known.contains(&path), "{} is of no code", path.display());
    }
}

fn index() -> String {
    let mut text = "# Diagnostics\n\nEvery code mot knows, as `mot explain` shows it. \
                    These pages are generated from `src/diagnostic/codes`.\n\n\
                    | code | name | message | 消息 |\n|---|---|---|---|\n"
        .to_owned();
    for entry in codes::all() {
        let (id, slug) = (entry.id(), entry.slug);
        let [en, zh] = [entry.en.message, entry.zh.message].map(|words| words.replace('|', "\\|"));
        let _ = writeln!(text, "| [{id}]({id}.md) | {slug} | {en} | {zh} |");
    }
    text
}

fn page(entry: &Entry) -> String {
    let severity = match entry.severity {
        Severity::Error => "error · 错误",
        Severity::Warning => "warning · 警告",
    };
    let mut text = format!("# {} {}\n\n*{severity}*\n", entry.id(), entry.slug);
    for (title, lang) in [("English", Lang::En), ("中文", Lang::Zh)] {
        let wording = entry.wording(lang);
        let _ = write!(text, "\n## {title}\n\n> {}\n\n{}\n", wording.message, wording.explain);
        for (_, help) in wording.help {
            let _ = write!(text, "\n- {help}");
        }
        text.push('\n');
    }
    text.push_str(&example(entry));
    text
}

/// The smallest file that shows it, and what is said about it.
fn example(entry: &Entry) -> String {
    if entry.example.is_empty() {
        return String::new();
    }
    let mut text = format!("\n## Example · 示例\n\n```mot\n{}```\n", entry.example);
    let (sources, mut diagnostics) = check(entry.example);
    diagnostics.retain(|diagnostic| diagnostic.entry.code == entry.code);
    diagnostics.truncate(1);
    for lang in [Lang::En, Lang::Zh] {
        let look = Look { unicode: true, ..Look::plain(lang) };
        let _ = write!(
            text,
            "\n```\n{}\n```\n",
            render::drawn(&sources, &diagnostics, &look).trim_end()
        );
    }
    text
}
