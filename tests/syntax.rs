//! Text in, tree or faults out.

#[path = "syntax/rules.rs"]
mod rules;

use mot::diagnostic::render;
use mot::diagnostic::{Checked, Diagnostic, Lang};
use mot::source::FileId;
use mot::syntax::ast::{File, ItemKind};
use mot::syntax::parse;

/// Every fault as `line:column-column MOT0000 text under it: help`.
fn faults(text: &str) -> String {
    let checked = parse(FileId(0), text);
    list(text, &checked, Lang::En)
}

fn list(text: &str, checked: &Checked<File>, lang: Lang) -> String {
    checked.diagnostics.iter().map(|fault| line(text, fault, lang) + "\n").collect()
}

fn line(text: &str, fault: &Diagnostic, lang: Lang) -> String {
    let span = fault.span.expect("a fault in a rule file has a place");
    let before = &text[..span.start as usize];
    let number = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    let worded = render::Worded::new(fault, lang);
    format!(
        "{number}:{column} {} [{}] {} -- {}",
        fault.entry.id(),
        &text[span.range()],
        worded.message,
        worded.help.unwrap_or_default()
    )
}

#[test]
fn the_example_of_the_language_reads_whole() {
    assert_eq!(faults(include_str!("syntax/example.mot")), "");
}

#[test]
fn every_rule_file_of_the_project_reads_whole() {
    for (path, text) in rules::rule_files() {
        assert_eq!(faults(&text), "", "{path}");
    }
}

#[test]
fn many_mistakes_in_many_places_are_all_told() {
    insta::assert_snapshot!(faults(include_str!("syntax/mistakes.mot")));
}

#[test]
fn chinese_mistakes_are_told_in_chinese() {
    let text = include_str!("syntax/mistakes_zh.mot");
    insta::assert_snapshot!(list(text, &parse(FileId(0), text), Lang::Zh));
}

#[test]
fn a_mistake_hides_no_other_clause() {
    let checked = parse(FileId(0), include_str!("syntax/mistakes.mot"));
    let names: Vec<String> = checked.value.items.iter().map(|item| kind(&item.kind)).collect();
    assert_eq!(
        names,
        [
            "service 1",
            "calendar 0",
            "record 1",
            "moment 1",
            "model 0",
            "authority 0",
            "standard 0",
            "case 0",
            "touchpoint 2"
        ]
    );
}

/// What an item is and how many clauses of it were read.
fn kind(kind: &ItemKind) -> String {
    match kind {
        ItemKind::Service(it) => format!("service {}", it.clauses.len()),
        ItemKind::Calendar(it) => format!("calendar {}", it.entries.len()),
        ItemKind::Record(it) => format!("record {}", it.len()),
        ItemKind::Touchpoint(it) => format!("touchpoint {}", it.clauses.len()),
        ItemKind::Moment(it) => format!("moment {}", it.clauses.len()),
        ItemKind::Model(it) => format!("model {}", it.facets.len()),
        ItemKind::Authority(it) => format!("authority {}", it.len()),
        ItemKind::Standard(it) => format!("standard {}", it.requires.len()),
        ItemKind::Case(it) => format!("case {}", it.then.len()),
        other => format!("{other:?}").chars().take(12).collect(),
    }
}

#[test]
fn chinese_and_english_give_the_same_tree() {
    let english = "moment complaint \"T\" {\n  from \"c\" to \"r\"\n  per customer\n  \
                   expect must quick \"Q\": \"a\" within 8 business hours, paused while mood < -0.3\n    \
                   for vip: within 2 business days\n  expect should x: no \"c\" within 7d after \"r\"\n}\n\
                   calendar office { mon..fri 09:00-18:00; sat all day }\n";
    let chinese = "关键时刻 complaint “T”｛\n  从 “c” 到 “r”\n  每 客户\n  \
                   期望 必须 quick “Q”：“a” 限时8工作小时，暂停于 mood ＜ -0.3\n    \
                   针对 vip：限时 2个工作日\n  期望 应当 x：无 “c” 限时 7天 晚于 “r”\n｝\n\
                   日历 office ｛ 周一..周五 09：00-18：00；周六 全天 ｝\n";
    assert_eq!(faults(english), "");
    assert_eq!(faults(chinese), "");
    let tree = |text| format!("{:?}", parse(FileId(0), text).value.items);
    assert_eq!(tree(english), tree(chinese));
}

#[test]
fn names_are_one_however_they_are_composed() {
    let composed = parse(FileId(0), "let caf\u{e9} = 1\n").value.items;
    let decomposed = parse(FileId(0), "let cafe\u{301} = 1\n").value.items;
    assert_eq!(format!("{composed:?}"), format!("{decomposed:?}"));
}

#[test]
fn lines_may_end_as_they_like() {
    let text = include_str!("syntax/example.mot");
    let tree = |text: &str| {
        assert_eq!(faults(text), "");
        format!("{:?}", parse(FileId(0), text).value.items)
    };
    let unix = tree(text);
    assert_eq!(tree(&text.replace('\n', "\r\n")), unix);
    assert_eq!(tree(&text.replace('\n', "\r")), unix);
    assert_eq!(tree(&format!("\u{feff}{text}")), unix);
}

#[test]
fn every_code_of_reading_is_raised_by_its_smallest_file() {
    use mot::diagnostic::codes::text::{ALL, NOTHING_DECLARED};
    // What declares nothing can be formatted all the same: `check` refuses it.
    let raised = |code: u16, example: &str| !example.is_empty() && code != NOTHING_DECLARED.code;
    for entry in ALL.iter().filter(|it| raised(it.code, it.example)) {
        let found = parse(FileId(0), entry.example).diagnostics;
        let slugs: Vec<&str> = found.iter().map(|fault| fault.entry.slug).collect();
        assert_eq!(slugs, [entry.slug], "{}", entry.example);
    }
}
