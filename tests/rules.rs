//! The rule files, the reference and the examples: what users read must be true.

mod support;

use mot::check::{self, LIBRARY, LoadError, Loader};
use mot::diagnostic::Lang;
use mot::diagnostic::render::{Look, report};
use mot::source::Sources;
use mot::syntax;
use mot::syntax::words::{FUNCTIONS, NAMES, Word, YUAN};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::snippets;

/// Every rule file of the project, in order of its path.
fn rule_files() -> Vec<PathBuf> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("rules/ can be listed") {
            let path = entry.expect("rules/ can be listed").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|end| end == "mot") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(Path::new("rules"), &mut found);
    found.sort();
    assert!(found.len() >= 12, "rules/ holds the industries and the standard rules");
    found
}

fn read(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What parsing finds wrong with a text.
fn parse_faults(name: &str, text: &str) -> String {
    let mut sources = Sources::default();
    let id = sources.add(name, text);
    report(&sources, &syntax::parse(id, text).diagnostics, &Look::plain(Lang::En))
}

/// Scripts lie beside the rule files.
struct Beside;

impl Loader for Beside {
    fn load(&mut self, path: &str, from: &str) -> Result<(String, String), LoadError> {
        let found = Path::new(from).with_file_name(path);
        let text = fs::read_to_string(&found).map_err(|error| LoadError(error.to_string()))?;
        Ok((found.display().to_string(), text))
    }
}

/// What parsing and checking find wrong with, or doubtful in, a text.
fn check_faults(name: &str, text: &str) -> String {
    let mut sources = Sources::default();
    let id = sources.add(name, text);
    let checked = check::check(&mut sources, id, &mut Beside);
    report(&sources, &checked.diagnostics, &Look::plain(Lang::En))
}

#[test]
fn every_rule_file_checks_without_a_doubt() {
    let faults: String = rule_files()
        .iter()
        .map(|path| check_faults(&path.display().to_string(), &read(path)))
        .collect();
    assert!(faults.is_empty(), "{faults}");
}

/// Set `UPDATE_RULES=1` to lay them out anew.
#[test]
fn every_rule_file_is_laid_out_as_the_formatter_does() {
    for path in rule_files() {
        let text = read(&path);
        let mut sources = Sources::default();
        let id = sources.add(path.display().to_string(), text.as_str());
        let formatted = syntax::format(&syntax::parse(id, &text).value, &text, None);
        if std::env::var_os("UPDATE_RULES").is_some() {
            fs::write(&path, formatted).expect("rules/ can be written");
        } else {
            assert_eq!(text, formatted, "{}: UPDATE_RULES=1", path.display());
        }
    }
}

#[test]
fn the_standard_rules_are_carried_in_the_program() {
    let written: BTreeSet<String> = rule_files()
        .iter()
        .filter(|path| path.starts_with("rules/std"))
        .map(|path| path.with_extension("").display().to_string().replace("rules/", ""))
        .collect();
    let carried: BTreeSet<String> = LIBRARY.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(carried, written);
}

#[test]
fn every_standard_rule_file_says_when_and_whence() {
    for (name, text) in LIBRARY {
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        assert!(says(&["Edition 20", "Version 20", "版本 20"]), "{name} is dated");
        assert!(says(&["Source", "来源"]), "{name} names its source");
    }
}

/// A word that no rule file uses has not earned its place, or was never tried on a real rule.
#[test]
fn every_word_of_the_language_is_used_by_a_rule() {
    let all: String = rule_files().iter().map(|path| code_of(&read(path))).collect();
    let used = |spelling: &str| {
        all.match_indices(spelling).any(|(at, _)| {
            let letter = |c: char| c.is_ascii_alphabetic() || c == '_';
            let before = all[..at].chars().next_back();
            let after = all[at + spelling.len()..].chars().next();
            !spelling.is_ascii() || !before.is_some_and(letter) && !after.is_some_and(letter)
        })
    };
    // `all P have C` is laid out as `each P has C`.
    let written = Word::ALL.iter().filter(|&&word| word != Word::Have);
    let unused: Vec<&str> = written
        .map(|word| word.spelling())
        .filter(|word| !used(word.en) && !used(word.zh) && !word.also.iter().any(|word| used(word)))
        .map(|word| word.en)
        .collect();
    assert!(unused.is_empty(), "no rule file uses {unused:?}");
}

/// A rule file without its comments and quoted texts.
fn code_of(text: &str) -> String {
    let mut code = String::new();
    for line in text.lines() {
        for (at, part) in line.split('"').enumerate() {
            if at % 2 == 0 {
                code.push_str(part.split('#').next().unwrap_or_default());
                if part.contains('#') {
                    break;
                }
            }
            code.push(' ');
        }
        code.push('\n');
    }
    code
}

#[test]
fn every_rule_in_the_documents_reads() {
    let mut faults = String::new();
    let mut seen = 0;
    for document in ["README.md", "docs/language.md", "docs/guide.md", "docs/guide.zh.md"] {
        for snippet in snippets(&read(document)).filter(|block| block.language == "mot") {
            seen += 1;
            if snippet.words.contains(&"mistake") {
                continue;
            }
            let name = format!("{document}:{}", snippet.line);
            faults += &if snippet.words.contains(&"whole") {
                check_faults(&name, &snippet.text)
            } else {
                parse_faults(&name, &snippet.text)
            };
        }
    }
    assert!(seen > 30, "the snippets were found");
    assert!(faults.is_empty(), "{faults}");
}

/// Set `UPDATE_DOCS=1` to write the table anew.
#[test]
fn the_reference_lists_the_words_as_they_are() {
    const BEGIN: &str = "<!-- words: kept in step with src/syntax/words.rs by tests/rules.rs -->\n";
    const END: &str = "<!-- end of words -->";
    let document = read("docs/language.md");
    let (before, rest) = document.split_once(BEGIN).expect("the table begins with its mark");
    let (table, after) = rest.split_once(END).expect("the table ends with its mark");
    let expected = word_table();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write("docs/language.md", format!("{before}{BEGIN}{expected}{END}{after}"))
            .expect("docs/ can be written");
    } else {
        assert_eq!(table, expected, "run with UPDATE_DOCS=1 and read what changed");
    }
}

/// The first word of each group and what the group is called; in the order of the words.
const GROUPS: &[(Word, &str)] = &[
    (Word::Use, "Declarations"),
    (Word::Timezone, "Service and calendar"),
    (Word::TypeText, "Record"),
    (Word::Millisecond, "Units"),
    (Word::Phase, "Touchpoint and moment"),
    (Word::Within, "Requirements"),
    (Word::And, "Expressions"),
    (Word::Expected, "Model, protocol, authority"),
    (Word::Do, "Recovery"),
    (Word::Require, "Standard and waiver"),
    (Word::Given, "Case"),
];

fn word_table() -> String {
    let mut table = String::new();
    for word in Word::ALL {
        let spelling = word.spelling();
        if let Some((_, title)) = GROUPS.iter().find(|(first, _)| first == word) {
            write!(table, "\n\n**{title}** ").expect("a string can be written");
        } else {
            table.push_str(" · ");
        }
        write!(table, "`{}` {}", spelling.en, spelling.zh).expect("a string can be written");
        if !spelling.also.is_empty() {
            let also: Vec<String> = spelling.also.iter().map(|word| format!("`{word}`")).collect();
            write!(table, " ({})", also.join(", ")).expect("a string can be written");
        }
    }
    for (title, pairs) in [("Roles and names", NAMES), ("Functions", FUNCTIONS)] {
        let words: Vec<String> = pairs.iter().map(|(en, zh)| format!("`{en}` {zh}")).collect();
        write!(table, "\n\n**{title}** {}", words.join(" · ")).expect("a string can be written");
    }
    write!(table, "\n\n**Currency** `{}` {}", YUAN.0, YUAN.1).expect("a string can be written");
    format!("{}\n", table.trim_start_matches('\n')).replacen("**", "\n**", 1)
}

/// `examples/commands.txt`: `exit N: mot …`, a command a line.
#[test]
fn every_example_command_ends_as_it_says() {
    let mut wrong = String::new();
    let mut seen = 0;
    for line in read("examples/commands.txt").lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (code, command) = line
            .strip_prefix("exit ")
            .and_then(|rest| rest.split_once(": mot "))
            .unwrap_or_else(|| panic!("`{line}` is not `exit N: mot …`"));
        seen += 1;
        let output = Command::new(env!("CARGO_BIN_EXE_mot"))
            .args(command.split_whitespace())
            .output()
            .expect("mot runs");
        if output.status.code().map(|code| code.to_string()).as_deref() != Some(code) {
            writeln!(
                wrong,
                "`mot {command}` ended in {:?}, not {code}\n{}",
                output.status.code(),
                String::from_utf8_lossy(&output.stderr)
            )
            .expect("a string can be written");
        }
    }
    assert!(seen >= 10, "the commands were found");
    assert!(wrong.is_empty(), "{wrong}");
}
