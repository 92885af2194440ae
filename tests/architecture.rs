//! The house keeps its plan: which folder may use which, what is touched only at the edges, and
//! how long a file may get. `docs/architecture.md` says the same in prose.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder or file of `src`, what of the crate it may use beside itself, and why no more.
struct Room {
    name: &'static str,
    may_use: &'static [&'static str],
    why: &'static str,
}

const FOUNDATION: [&str; 5] = ["source", "value", "unit", "diagnostic", "parallel"];

const HOUSE: &[Room] = &[
    Room { name: "source", may_use: &[], why: "places in texts need nothing" },
    Room { name: "parallel", may_use: &[], why: "threads know nothing of their work" },
    Room { name: "unit", may_use: &[], why: "lengths and amounts need nothing" },
    Room { name: "value", may_use: &["unit"], why: "values are made of units" },
    Room { name: "diagnostic", may_use: &["source"], why: "a fault is a code and a place" },
    Room { name: "syntax", may_use: &[], why: "text to tree: it knows no types" },
    Room {
        name: "script",
        may_use: &[],
        why: "typed values in and out of a fenced script: it knows no rules and no records",
    },
    Room {
        name: "check",
        may_use: &["syntax", "script", "clock"],
        why: "the last to see the ast; it plans nothing",
    },
    Room {
        name: "clock",
        may_use: &["check::program"],
        why: "open time of calendars, without logs or verdicts",
    },
    Room {
        name: "plan",
        may_use: &["check::program", "syntax::ast", "script", "clock"],
        why: "it sees only what is meant (`Program`, whose words are the ast's)",
    },
    Room {
        name: "ingest",
        may_use: &["check::program", "syntax::ast", "plan"],
        why: "logs to columns: the plan says which; no rule is judged here",
    },
    Room {
        name: "journey",
        may_use: &["check::program", "ingest", "plan"],
        why: "it groups records and judges none",
    },
    Room {
        name: "judge",
        may_use: &["check::program", "syntax::ast", "clock", "plan", "ingest", "journey"],
        why: "plan and batches to verdicts; it reads no rule text and writes no report",
    },
    Room {
        name: "recover",
        may_use: &["check::program", "syntax::ast", "clock", "plan", "ingest", "journey", "judge"],
        why: "what is owed follows from verdicts",
    },
    Room {
        name: "whatif",
        may_use: &["check::program", "syntax::ast", "plan", "ingest", "judge", "recover"],
        why: "it changes a copy of the records, or makes some up, and judges them",
    },
    Room {
        name: "measure",
        may_use: &["check::program", "syntax::ast", "clock", "plan", "ingest", "journey", "judge"],
        why: "figures follow from verdicts",
    },
    Room {
        name: "report",
        may_use: &[
            "check::program",
            "syntax::ast",
            "plan",
            "ingest",
            "journey",
            "judge",
            "recover",
            "whatif",
            "measure",
        ],
        why: "it shows results and decides nothing",
    },
    Room {
        name: "run",
        may_use: &[
            "check::program",
            "plan",
            "ingest",
            "journey",
            "judge",
            "recover",
            "whatif",
            "report",
        ],
        why: "the line from a log to judged journeys; it decides nothing itself",
    },
    Room {
        name: "cases",
        may_use: &[
            "check::program",
            "syntax::ast",
            "plan",
            "ingest",
            "judge",
            "recover",
            "report",
            "run",
        ],
        why: "it runs what a rule file says about itself",
    },
    Room {
        name: "cli",
        may_use: &[
            "syntax", "check", "clock", "plan", "ingest", "journey", "judge", "recover", "measure",
            "report", "run", "cases", "whatif",
        ],
        why: "the edge: it may use everything, and nothing uses it",
    },
];

/// The files that may touch the world, each with what it touches.
const EDGES: &[(&str, &str)] = &[
    ("cli/", "arguments, environment, rule files, results, the terminal"),
    ("ingest/open.rs", "logs"),
];

/// What only the edges touch.
const WORLD: &[&str] = &[
    "std::fs",
    "fs::File",
    "File::open",
    "File::create",
    "std::env",
    "env::var",
    "SystemTime",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
    "std::process",
    "stdin()",
    "stdout()",
    "stderr()",
    "println!",
    "std::net",
];

#[test]
fn every_folder_uses_only_what_it_may() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let room = room_of(&path);
        if matches!(room.as_str(), "lib" | "main") {
            continue;
        }
        let Some(known) = HOUSE.iter().find(|known| known.name == room) else {
            faults.push(format!(
                "{path}: `{room}` has no place in the house (tests/architecture.rs)"
            ));
            continue;
        };
        for used in uses(&text) {
            let top = used.split("::").next().unwrap_or_default();
            let foundation = FOUNDATION.contains(&top) && !FOUNDATION.contains(&known.name);
            let allowed = |may: &&str| used == **may || used.starts_with(&format!("{may}::"));
            if top != room && !foundation && !known.may_use.iter().any(allowed) {
                faults.push(format!("{path} uses crate::{used}, but of {room}: {}", known.why));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_world_is_touched_only_at_the_edges() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        if path == "main.rs" || EDGES.iter().any(|(edge, _)| path.starts_with(edge)) {
            continue;
        }
        for (number, line) in code(&text) {
            for what in WORLD {
                if line.contains(what) {
                    faults.push(format!("{path}:{number} touches {what}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn pests_rules_never_leave_syntax() {
    for (path, text) in sources() {
        if !path.starts_with("syntax/") {
            let pest = code(&text).find(|(_, line)| line.contains("pest"));
            assert_eq!(pest, None, "{path} knows of the parser's inside");
        }
        for (number, line) in code(&text) {
            let shown = line.trim_start().starts_with("pub ") && line.contains("Rule>");
            assert!(!shown, "{path}:{number} shows pest's Rule to others");
        }
    }
}

#[test]
fn every_folder_is_a_room() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let declared: BTreeSet<&str> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .filter(|name| !FOUNDATION.contains(name))
        .collect();
    let listed: BTreeSet<&str> =
        HOUSE.iter().map(|room| room.name).filter(|name| !FOUNDATION.contains(name)).collect();
    assert_eq!(declared, listed, "src/lib.rs and the table above tell two stories");
}

#[test]
fn files_are_short() {
    /// Trees and tables are read from top to bottom; more files would only scatter them.
    const WHOLE: [&str; 3] = ["syntax/ast.rs", "check/program.rs", "diagnostic/codes/"];
    for (path, text) in sources() {
        let lines = text.lines().count();
        let whole = WHOLE.iter().any(|whole| path.starts_with(whole));
        assert!(lines <= 350 || whole, "{path} has {lines} lines: split it");
    }
}

#[test]
fn tests_of_this_file_see_what_they_should() {
    let text =
        "use crate::a::{b, c::D};\nuse crate::e;\n// use crate::f;\nlet x = crate::g::h();\n";
    let seen: Vec<String> = uses(text).into_iter().collect();
    assert_eq!(seen, ["a::b", "a::c::D", "e", "g::h"]);
    let nested = "use crate::{a::{B, c}, d as e};";
    assert_eq!(uses(nested).into_iter().collect::<Vec<_>>(), ["a::B", "a::c", "d"]);
    let outward = "use super::super::x;";
    assert!(uses(outward).is_empty());
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of `src` by its path there, sorted.
fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, files);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                files.push(path);
            }
        }
    }
    let src = root().join("src");
    let mut files = Vec::new();
    walk(&src, &mut files);
    files.sort();
    let named = |path: &PathBuf| {
        let name = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        (name, fs::read_to_string(path).unwrap())
    };
    files.iter().map(named).collect()
}

/// `check/names.rs` → `check`, `unit.rs` → `unit`.
fn room_of(path: &str) -> String {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs").to_owned()
}

/// Lines that are not comments, without the unit tests at the end, with their numbers.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .take_while(|(_, line)| !line.starts_with("#[cfg(test)]"))
        .map(|(i, line)| (i + 1, line))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Every path after `crate::`, braces opened.
fn uses(text: &str) -> BTreeSet<String> {
    let code: String = code(text).flat_map(|(_, line)| [line, "\n"]).collect();
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let before = code[..at].chars().next_back();
        if !before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            open("", &code[at + "crate::".len()..], &mut found);
        }
    }
    found
}

/// Reads one path or group after `prefix`; returns what follows it.
fn open<'a>(prefix: &str, text: &'a str, found: &mut BTreeSet<String>) -> &'a str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = rest.trim_start().trim_start_matches(',').trim_start();
            if let Some(after) = rest.strip_prefix('}') {
                return after;
            }
            let next = open(prefix, rest, found);
            if next.len() == rest.len() {
                return rest;
            }
            rest = next;
        }
    }
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    let name = if prefix.is_empty() {
        text[..end].to_owned()
    } else {
        format!("{prefix}::{}", &text[..end])
    };
    let rest = &text[end..];
    let Some(deeper) = rest.strip_prefix("::").filter(|deeper| !deeper.starts_with('<')) else {
        found.insert(name);
        return rest
            .split_once([',', '}', ';', '\n'])
            .map_or(rest, |_| &rest[rest.find([',', '}', ';', '\n']).unwrap_or(0)..]);
    };
    open(&name, deeper, found)
}

/// What scripts may do is said in one folder; nothing else can hand them more.
#[test]
fn only_script_knows_of_rhai() {
    for (path, text) in sources() {
        if !path.starts_with("script/") {
            let known = code(&text).find(|(_, line)| line.contains("rhai::"));
            assert_eq!(known, None, "{path} knows of the interpreter");
        }
    }
}
