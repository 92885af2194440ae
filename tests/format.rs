//! The formatter is the parser's inverse.

use mot::diagnostic::Lang;
use mot::source::FileId;
use mot::syntax::{format, parse};

const LANGUAGES: [Option<Lang>; 3] = [None, Some(Lang::En), Some(Lang::Zh)];

/// The tree of a text that must read without a fault.
fn tree(text: &str) -> String {
    let checked = parse(FileId(0), text);
    assert!(checked.diagnostics.is_empty(), "{:#?}\nin\n{text}", checked.diagnostics);
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

fn rule_files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut folders = vec![std::path::PathBuf::from("rules")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "mot") {
                files.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
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
    let files = rule_files();
    assert!(!files.is_empty());
    for (path, text) in files {
        println!("{path}");
        holds(&text);
    }
}
