//! The command as people and scripts meet it: what it prints where, and how it ends.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A run of `mot` in a folder of its own, or in the project's.
struct Run {
    output: Output,
}

fn mot(arguments: &[&str]) -> Run {
    mot_in(Path::new(env!("CARGO_MANIFEST_DIR")), arguments, "")
}

fn mot_in(folder: &Path, arguments: &[&str], input: &str) -> Run {
    let mut child = command(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Who reads no input may be gone before it is written.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    Run { output: child.wait_with_output().unwrap() }
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mot"));
    command.current_dir(folder).args(arguments).env_clear().env("LANG", "C.UTF-8");
    command
}

impl Run {
    fn code(&self) -> i32 {
        self.output.status.code().unwrap()
    }

    fn out(&self) -> String {
        String::from_utf8(self.output.stdout.clone()).unwrap()
    }

    fn err(&self) -> String {
        String::from_utf8(self.output.stderr.clone()).unwrap()
    }

    #[track_caller]
    fn ends(self, code: i32) -> Self {
        assert_eq!(self.code(), code, "out: {}\nerr: {}", self.out(), self.err());
        self
    }

    #[track_caller]
    fn says(self, what: &str) -> Self {
        assert!(self.out().contains(what), "no {what:?} in: {}\nerr: {}", self.out(), self.err());
        self
    }

    #[track_caller]
    fn complains(self, what: &str) -> Self {
        assert!(self.err().contains(what), "no {what:?} in: {}\nout: {}", self.err(), self.out());
        self
    }
}

#[test]
fn help_tells_the_exit_codes() {
    let help = mot(&["--help"]).ends(0);
    for line in mot::cli::exit::HELP.lines() {
        assert!(help.out().contains(line), "{line}");
    }
}

#[test]
fn wrong_usage_ends_in_2() {
    mot(&[]).ends(2).complains("Usage: mot");
    mot(&["frobnicate"]).ends(2).complains("MOT0615");
    mot(&["explain", "--nonsense"]).ends(2).complains("--nonsense");
    mot(&["--lang", "fr", "explain"]).ends(2).complains("fr");
    mot(&["frobnicate", "--lang", "zh"]).ends(2).complains("用法有误");
}

#[test]
fn explain_shows_a_code_however_it_is_named() {
    for name in ["MOT0601", "mot0601", "601", "0601", "unreadable-file"] {
        mot(&["explain", name]).ends(0).says("error MOT0601 unreadable-file");
    }
    mot(&["explain", "601", "--lang", "zh"]).ends(0).says("错误 MOT0601");
}

#[test]
fn explain_lists_every_code() {
    let list = mot(&["explain"]).ends(0);
    assert_eq!(list.out().lines().count(), mot::diagnostic::codes::all().count());
}

#[test]
fn an_unknown_code_is_told_with_the_nearest() {
    mot(&["explain", "MOT0699"]).ends(2).complains("MOT0616");
    mot(&["explain", "unreadable-fiel"]).ends(2).complains("did you mean `unreadable-file`");
    mot(&["explain", "utter nonsense"]).ends(2).complains("lists all codes");
}

#[test]
fn the_locale_chooses_the_language() {
    let zh = |name: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let output = command(folder, &["explain", "1x"]).env(name, "zh_CN.UTF-8").output();
        String::from_utf8(output.unwrap().stderr).unwrap().contains("错误")
    };
    assert!(zh("LC_ALL") && zh("LC_MESSAGES") && zh("LANG") && !zh("LANGUAGE"));
}

#[test]
fn no_colours_but_on_a_terminal() {
    let run = mot(&["explain", "MOT9999"]).ends(2);
    assert!(!run.err().contains('\u{1b}') && !run.err().contains('×'), "{}", run.err());
    let run = mot(&["explain", "MOT9999", "--color", "always"]).ends(2);
    assert!(run.err().contains('\u{1b}') && run.err().contains('×'), "{}", run.err());
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_ends_in_2() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = command(folder, &["explain"]).stdout(full).output().unwrap();
    let run = Run { output };
    run.ends(2).complains("MOT0602").complains("the disk is full");
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_news_but_no_success() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = command(folder, &["explain"]).stdout(writer).output().unwrap();
    let run = Run { output }.ends(2);
    assert_eq!(run.err(), "");
}
