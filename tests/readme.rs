//! What the README says one sees in five minutes is what one sees.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// The code blocks of a language, in order.
fn blocks(language: &str) -> Vec<String> {
    let readme = fs::read_to_string("README.md").unwrap();
    let fence = format!("```{language}\n");
    let after = readme.split(&fence).skip(1);
    after.map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect()
}

fn mot(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mot"))
        .current_dir(folder)
        .args(arguments)
        .env("LANG", "C")
        .env_remove("LC_ALL")
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn five_minutes() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("log.csv", &blocks("csv")[0]);
    let mot_blocks = blocks("mot");
    let rules = mot_blocks.iter().find(|text| text.starts_with("record")).unwrap();
    let case = mot_blocks.iter().find(|text| text.starts_with("case")).unwrap();

    write("care.mot", rules);
    let wrong = mot(folder.path(), &["check", "care.mot"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(out(&wrong).contains("care.mot:") && out(&wrong).contains("20s"), "{}", out(&wrong));

    let right = rules.replace("wait <= 20\n", "wait <= 20s\n");
    write("care.mot", &right);
    let judged = mot(folder.path(), &["judge", "care.mot", "log.csv"]);
    assert_eq!(judged.status.code(), Some(1));
    for said in ["line 5", "31s", "20s", "11s over"] {
        assert!(out(&judged).contains(said), "no {said} in {}", out(&judged));
    }

    write("care.mot", &(right + case.as_str()));
    let tested = mot(folder.path(), &["test", "care.mot"]);
    assert_eq!(tested.status.code(), Some(0), "{}", out(&tested));
}

#[test]
fn the_exit_codes_are_those_of_help() {
    let readme = fs::read_to_string("README.md").unwrap();
    for line in mot::cli::exit::HELP.lines().filter(|line| line.starts_with("  ")) {
        let code = line.trim().split(' ').next().unwrap();
        assert!(readme.contains(&format!("| {code} |")), "{line}");
    }
}

#[test]
fn every_link_leads_somewhere() {
    let mut faults = Vec::new();
    for page in ["README.md", "CHANGELOG.md", "docs/cli.md", "docs/architecture.md"] {
        let text = fs::read_to_string(page).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = link.split('#').next().unwrap_or_default();
            let there = Path::new(page).parent().unwrap().join(target);
            if !link.contains("://") && !there.exists() {
                faults.push(format!("{page}: {link}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
