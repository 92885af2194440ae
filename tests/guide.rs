//! The guides are played through as they are read: their files are written, their commands run, and
//! what they print must be what stands in the guide. `UPDATE_DOCS=1` writes it anew.
//!
//! A block says what is done with it: `file=NAME` writes a file, `append=NAME` adds to one,
//! `replace=NAME` takes the place of the last block of one, `console` holds commands and their output.

mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::{env, fs};
use support::{Snippet, snippets};

#[test]
fn the_english_guide_is_true() {
    play("docs/guide.md", "C.UTF-8");
}

#[test]
fn the_chinese_guide_is_true() {
    play("docs/guide.zh.md", "zh_CN.UTF-8");
}

fn play(document: &str, locale: &str) {
    let written = fs::read_to_string(document).expect("the guide can be read");
    let folder = tempfile::tempdir().expect("a folder can be made");
    let mut files: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut played = written.clone();
    let mut commands = 0;
    for block in snippets(&written) {
        if let Some((name, what)) = target(&block) {
            let parts = files.entry(name).or_default();
            match what {
                "file" => parts.clear(),
                "replace" => drop(parts.pop().expect("there is a block to replace")),
                _ => assert!(!parts.is_empty(), "{document}:{} adds to no file", block.line),
            }
            parts.push(block.text.clone());
            fs::write(folder.path().join(name), parts.join("\n")).expect("the folder is ours");
        }
        if block.language == "console" {
            let shown = console(&block.text, folder.path(), locale);
            commands += block.text.lines().filter(|line| line.starts_with("$ ")).count();
            played = played.replacen(
                &format!("```console\n{}```", block.text),
                &format!("```console\n{shown}```"),
                1,
            );
        }
    }
    assert!(commands >= 8, "the commands were found");
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::write(document, played).expect("docs/ can be written");
    } else {
        assert_eq!(written, played, "run with UPDATE_DOCS=1 and read what changed");
    }
}

fn target<'t>(block: &Snippet<'t>) -> Option<(&'t str, &'t str)> {
    block.words.iter().find_map(|word| {
        let (what, name) = word.split_once('=')?;
        ["file", "append", "replace"].contains(&what).then_some((name, what))
    })
}

/// The commands of a block with what they print now.
fn console(block: &str, folder: &Path, locale: &str) -> String {
    let mot = Path::new(env!("CARGO_BIN_EXE_mot")).parent().expect("the program is in a folder");
    let path = env::var("PATH").unwrap_or_default();
    let mut shown = String::new();
    let mut code = 0;
    for command in block.lines().filter_map(|line| line.strip_prefix("$ ")) {
        writeln!(shown, "$ {command}").expect("a string can be written");
        if command == "echo $?" {
            writeln!(shown, "{code}").expect("a string can be written");
            continue;
        }
        let output = Command::new("sh")
            .args(["-c", command])
            .current_dir(folder)
            .env("PATH", format!("{}:{path}", mot.display()))
            .env("LC_ALL", locale)
            .output()
            .expect("a shell runs");
        code = output.status.code().unwrap_or(-1);
        for stream in [output.stdout, output.stderr] {
            shown.push_str(&String::from_utf8(stream).expect("mot prints UTF-8"));
        }
    }
    shown
}
