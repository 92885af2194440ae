//! The formatter is the parser's inverse.

#[path = "syntax/generate/mod.rs"]
mod generate;
#[path = "syntax/rules.rs"]
mod rules;

use mot::diagnostic::Lang;
use mot::source::FileId;
use mot::syntax::{format, parse};

const LANGUAGES: [Option<Lang>; 3] = [None, Some(Lang::En), Some(Lang::Zh)];

/// The tree of a text that must read without a fault.
fn tree(text: &str) -> String {
    let checked = parse(FileId(0), text);
    let faults: Vec<String> = (checked.diagnostics.iter())
        .map(|fault| {
            let from = fault.span.map_or(0, |span| span.start as usize);
            let rest: String = text[from..].chars().take(40).collect();
            format!("{} at {rest:?}", fault.entry.slug)
        })
        .collect();
    assert!(faults.is_empty(), "{faults:#?}\nin\n{text}");
    format!("{:#?}", checked.value.items)
}

fn formatted(text: &str, lang: Option<Lang>) -> String {
    format(&parse(FileId(0), text).value, text, lang)
}

/// The tree stays, a second time changes nothing, every comment is still there, and the way to the
/// other language and back gives the same text.
fn holds(text: &str) {
    let before = tree(text);
    let comments = |text: &str| {
        let mut comments: Vec<String> =
            parse(FileId(0), text).value.comments.into_iter().map(|it| it.text).collect();
        comments.sort();
        comments
    };
    for lang in LANGUAGES {
        let once = formatted(text, lang);
        let after = tree(&once);
        assert!(before == after, "the tree changed:\n{text}\nbecame\n{once}");
        assert_eq!(formatted(&once, lang), once, "twice is not once");
        assert_eq!(formatted(&once, None), once, "the language is not kept");
        assert_eq!(comments(text), comments(&once), "comments are lost");
    }
    let english = formatted(text, Some(Lang::En));
    let chinese = formatted(&english, Some(Lang::Zh));
    assert_eq!(formatted(&chinese, Some(Lang::En)), english);
}

#[test]
fn the_example_of_the_language() {
    let text = include_str!("syntax/example.mot");
    holds(text);
    insta::assert_snapshot!("example_en", formatted(text, None));
    insta::assert_snapshot!("example_zh", formatted(text, Some(Lang::Zh)));
}

#[test]
fn every_rule_file_of_the_project() {
    for (path, text) in rules::rule_files() {
        println!("{path}");
        holds(&text);
    }
}

/// `MOT_SEEDS=2000..4000 cargo test --test format` tries others.
#[test]
fn files_by_chance() {
    let seeds = std::env::var("MOT_SEEDS").unwrap_or_default();
    let (from, to) = seeds.split_once("..").unwrap_or(("0", "150"));
    let number = |text: &str| text.parse::<u64>().expect("MOT_SEEDS is FROM..TO");
    for seed in number(from)..number(to) {
        println!("seed {seed}");
        holds(&generate::rule_file(seed));
    }
}

#[test]
fn comments_keep_their_place() {
    let text = "\n\n# at the top\nlet a=1 # behind\n\n\n\n# before\n# b\nrecord{ # at the brace\n\n  \
                journey<-id;time<-at # two\n  # last\n}# after the block\n  # at the end\n\n";
    let neat = "# at the top\nlet a = 1  # behind\n\n# before\n# b\nrecord {  # at the brace\n  \
                journey <- id\n  time    <- at  # two\n  # last\n}  # after the block\n\
                # at the end\n";
    assert_eq!(formatted(text, None), neat);
    holds(text);
}

#[test]
fn names_get_backticks_only_where_they_need_them() {
    let text = "segment `vip` = `within` == `status` or `时间` in [`no`, `open`, 时间]\n";
    let neat = "segment vip = `within` == status or `时间` in [`no`, open, 时间]\n";
    assert_eq!(formatted(text, None), neat);
    holds(text);
    let role = "segment vip = event == \"a\" and `事件` == \"b\"\n";
    let chinese = "客群 vip = 事件 == \"a\" 且 `事件` == \"b\"\n";
    assert_eq!(formatted(role, Some(Lang::Zh)), chinese);
    assert_eq!(formatted(chinese, Some(Lang::En)), role);
}

#[test]
fn nothing_stays_nothing() {
    assert_eq!(formatted("", None), "");
    assert_eq!(formatted("\n \r\n", None), "");
    assert_eq!(formatted("# 只有注释", None), "# 只有注释\n");
}
