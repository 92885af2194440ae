//! Text in, tree or faults out.

use mot::diagnostic::render;
use mot::diagnostic::{Checked, Diagnostic, Lang};
use mot::source::FileId;
use mot::syntax::ast::File;
use mot::syntax::parse;

/// Every fault as `line:column-column MOT0000 text under it: help`.
fn faults(text: &str) -> String {
    let checked = parse(FileId(0), text);
    list(text, &checked)
}

fn list(text: &str, checked: &Checked<File>) -> String {
    checked.diagnostics.iter().map(|fault| line(text, fault) + "\n").collect()
}

fn line(text: &str, fault: &Diagnostic) -> String {
    let span = fault.span.expect("a fault in a rule file has a place");
    let before = &text[..span.start as usize];
    let number = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    let worded = render::Worded::new(fault, Lang::En);
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
    let mut found = 0;
    let mut folders = vec![std::path::PathBuf::from("rules")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("rules can be listed") {
            let path = entry.expect("rules can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "mot") {
                let text = std::fs::read_to_string(&path).expect("a rule file is UTF-8");
                assert_eq!(faults(&text), "", "{}", path.display());
                found += 1;
            }
        }
    }
    assert!(found > 0);
}

#[test]
fn probe() {
    println!("{}", faults(include_str!("syntax/mistakes.mot")));
}
