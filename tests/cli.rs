//! The command as people and scripts meet it: what it prints where, and how it ends.

use std::fs;
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
    mot(&["explain", "MOT0699"]).ends(2).complains("MOT0701");
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

// --- Rules and logs to try -----------------------------------------------------------------------

/// Answered within 20 s; no standard.
const RULES: &str = "\
record {
  journey <- ticket
  time    <- at
  event   <- action
  wait    : duration in s <- wait_s
}

touchpoint answer \"The call is answered\" {
  when event == \"answered\"
  expect must quick \"Answered quickly\": wait <= 20s
}
";

const STANDARD: &str = "
standard promise \"What we promise\" {
  require rate(answer.quick) >= 50%, at least 2 cases
}
";

const CASE: &str = "
case \"Twenty seconds are quick\" {
  given {
    2026-11-02 09:00:00 \"answered\" wait=20s
    2026-11-02 10:00:00 \"answered\" wait=21s
  }
  then answer.quick occurrence 1 met
  then answer.quick occurrence 2 failed
}
";

const HEAD: &str = "ticket,at,action,wait_s\n";

/// A log of answered calls.
fn log(waits: &[&str]) -> String {
    let row = |(i, wait): (usize, &&str)| format!("{i},2026-11-02T09:0{i}:00Z,answered,{wait}\n");
    HEAD.to_owned() + &*waits.iter().enumerate().map(row).collect::<String>()
}

/// A folder with a rule file `care.mot` and a log `log.csv`.
fn folder(rules: &str, log: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("care.mot"), rules).unwrap();
    fs::write(folder.path().join("log.csv"), log).unwrap();
    folder
}

fn judge(rules: &str, log: &str, options: &[&str]) -> Run {
    let folder = folder(rules, log);
    let arguments = [&["judge", "care.mot", "log.csv"], options].concat();
    mot_in(folder.path(), &arguments, "")
}

// --- Exit codes, one by one ----------------------------------------------------------------------

#[test]
fn judged_0_where_nothing_failed() {
    judge(RULES, &log(&["20", "5"]), &[]).ends(0).says("met");
}

#[test]
fn judged_0_where_all_standards_are_met_though_a_case_failed() {
    judge(&(RULES.to_owned() + STANDARD), &log(&["20", "21"]), &[]).ends(0);
}

#[test]
fn judged_1_where_one_failed() {
    judge(RULES, &log(&["20", "21"]), &[]).ends(1).says("line 3");
}

#[test]
fn judged_1_where_a_standard_failed() {
    judge(&(RULES.to_owned() + STANDARD), &log(&["20", "21", "22"]), &[]).ends(1);
}

#[test]
fn judged_2_where_the_rules_are_wrong() {
    let wrong = RULES.replace("20s", "20");
    judge(&wrong, &log(&["5"]), &[]).ends(2).complains("care.mot:10").complains("20s");
    let little = "service \"Desk\" { timezone \"UTC\" }\n";
    judge(little, &log(&["5"]), &[]).ends(2).complains("MOT0410");
    // What was cut off or never filled is not all well.
    for nothing in ["", " \n# to be written\n"] {
        judge(nothing, &log(&["5"]), &[]).ends(2).complains("MOT0026");
    }
}

#[test]
fn judged_2_where_a_column_is_missing() {
    let other = log(&["5"]).replace("wait_s", "waits");
    judge(RULES, &other, &[]).ends(2).complains("wait_s").complains("waits");
}

#[test]
fn judged_2_where_a_file_cannot_be_read() {
    let folder = folder(RULES, &log(&["5"]));
    let run = |arguments: &[&str]| mot_in(folder.path(), arguments, "");
    run(&["judge", "care.mot", "none.csv"]).ends(2).complains("none.csv");
    run(&["judge", "none.mot", "log.csv"]).ends(2).complains("no such file");
    run(&["judge", ".", "log.csv"]).ends(2).complains("`.`");
    run(&["judge", "care.mot"]).ends(2).complains("MOT0615");
    run(&["judge", "-", "-"]).ends(2).complains("MOT0604");
    run(&["judge", "care.mot", "log.csv", "--as-of", "noon"]).ends(2).complains("MOT0607");
    run(&["judge", "care.mot", "log.csv", "--max-bad", "few"]).ends(2).complains("few");
}

#[test]
fn judged_3_where_too_much_is_bad() {
    let bad = log(&["5", "soon", "5"]);
    judge(RULES, &bad, &[]).ends(3).complains("1 of 3 records").says("log.csv");
    judge(RULES, &bad, &["--max-bad", "1"]).ends(0);
    judge(RULES, &bad, &["--max-bad", "34%"]).ends(0);
    judge(RULES, &bad, &["--max-bad", "33%"]).ends(3);
    judge(RULES, &bad, &["--max-bad", "0"]).ends(3);
    // What is later than as-of does not count: neither what is bad of it, nor how much it is.
    let up_to = |time| judge(RULES, &bad, &["--max-bad", "34%", "--as-of", time]);
    up_to("2026-11-02T09:00:00Z").ends(0).says("3 records, 2 later than as-of");
    up_to("2026-11-02T09:01:00Z").ends(3).complains("1 of 2 records");
}

#[test]
fn judged_3_before_1_and_1_before_4() {
    judge(RULES, &log(&["50", "soon"]), &[]).ends(3);
    let more = STANDARD.replace("promise", "more").replace("at least 2", "at least 9");
    let both = RULES.to_owned() + STANDARD + &*more;
    judge(&both, &log(&["50", "50"]), &[]).ends(1);
    judge(&both, &log(&["5", "5"]), &[]).ends(4);
    judge(&both, &log(&["5", "soon"]), &[]).ends(3);
}

#[test]
fn judged_4_where_nothing_was_evaluated() {
    judge(RULES, HEAD, &["--max-bad", "100%"])
        .ends(4)
        .complains("nothing was evaluated")
        .complains("the logs hold no record");
    let other = log(&["5"]).replace("answered", "called");
    judge(RULES, &other, &[]).ends(4).complains("no touchpoint and no moment occurred");
    judge(RULES, &log(&["5"]), &["--as-of", "2000-01-01"])
        .ends(4)
        .says("every record is later than as-of")
        .complains("give a later `--as-of`");
    // One of two has no time: it is set aside, whatever the instant.
    let aside = log(&["5"]) + "9,never,answered,5\n";
    judge(RULES, &aside, &["--as-of", "2000-01-01", "--max-bad", "100%"])
        .ends(4)
        .says("every record is later than as-of or was set aside")
        .complains("give a later `--as-of`");
}

#[test]
fn judged_4_where_nothing_could_be_decided() {
    judge(RULES, &log(&[""]), &[]).ends(4).complains("MOT0612");
    let few = RULES.to_owned() + STANDARD;
    judge(&few, &log(&["5"]), &[]).ends(4).complains("inconclusive");
}

#[test]
fn an_unknown_verdict_never_counts_as_met() {
    judge(RULES, &log(&["", "5"]), &[]).ends(0).says("1 unknown");
    judge(&(RULES.to_owned() + STANDARD), &log(&["", "5"]), &[]).ends(4);
}

// --- judge ---------------------------------------------------------------------------------------

#[test]
fn the_report_as_data_fits_its_schema() {
    let schema: serde_json::Value = serde_json::from_str(&mot(&["schema"]).ends(0).out()).unwrap();
    let run = judge(RULES, &log(&["5", "31"]), &["--format", "json"]).ends(1);
    let report: serde_json::Value = serde_json::from_str(&run.out()).unwrap();
    jsonschema::validate(&schema, &report).unwrap();
    assert_eq!(report["outcome"], "failed");
    assert_eq!(report["version"], 1);
}

#[test]
fn every_line_of_the_stream_fits_its_schema() {
    let schema = mot(&["schema", "--format", "jsonl"]).ends(0).out();
    let schema = serde_json::from_str(&schema).unwrap();
    let run = judge(RULES, &log(&["5", "31"]), &["--format", "jsonl"]).ends(1);
    let lines: Vec<serde_json::Value> =
        run.out().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for line in &lines {
        jsonschema::validate(&schema, line).unwrap();
    }
    let types: Vec<_> = lines.iter().map(|line| line["type"].as_str().unwrap()).collect();
    assert_eq!(types, ["run", "verdict", "verdict", "end"]);
}

#[test]
fn wrong_rules_are_data_where_data_was_asked_for() {
    let wrong = RULES.replace("20s", "20");
    for format in ["json", "jsonl"] {
        let run = judge(&wrong, &log(&["5"]), &["--format", format]).ends(2);
        let faults: serde_json::Value = serde_json::from_str(&run.out()).unwrap();
        assert_eq!(faults["errors"], 1);
        assert_eq!(faults["diagnostics"][0]["line"], 10);
    }
}

#[test]
fn quiet_is_quiet() {
    let run = judge(RULES, &log(&["5", "31"]), &["--quiet"]).ends(1);
    assert_eq!(run.out() + &*run.err(), "");
}

#[test]
fn the_report_goes_to_a_file_but_never_over_an_input() {
    let folder = folder(RULES, &log(&["5"]));
    let run = |arguments: &[&str]| mot_in(folder.path(), arguments, "");
    let quiet = run(&["judge", "care.mot", "log.csv", "-o", "report.txt"]).ends(0);
    assert_eq!(quiet.out(), "");
    let report = fs::read_to_string(folder.path().join("report.txt")).unwrap();
    assert!(report.contains("The call is answered"), "{report}");
    run(&["judge", "care.mot", "log.csv", "-o", "./log.csv"]).ends(2).complains("MOT0613");
    run(&["judge", "care.mot", "log.csv", "-o", "care.mot"]).ends(2).complains("MOT0613");
    assert_eq!(fs::read_to_string(folder.path().join("care.mot")).unwrap(), RULES);
    run(&["judge", "care.mot", "log.csv", "-o", "no/such/place"]).ends(2).complains("MOT0602");
}

#[test]
fn logs_come_from_standard_input_and_may_be_zipped() {
    let folder = folder(RULES, "");
    let run = |log: &str, input: &str| mot_in(folder.path(), &["judge", "care.mot", log], input);
    run("-", &log(&["5"])).ends(0).says("<stdin>");
    run(
        "-",
        "{\"ticket\":1,\"at\":\"2026-11-02T09:00:00Z\",\"action\":\"answered\",\"wait_s\":31}\n",
    )
    .ends(1);
    let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    zip.write_all(log(&["31"]).as_bytes()).unwrap();
    fs::write(folder.path().join("log.csv.gz"), zip.finish().unwrap()).unwrap();
    run("log.csv.gz", "").ends(1);
}

#[test]
fn logs_may_be_compressed_by_zstandard() {
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};
    let folder = folder(RULES, "");
    let run = |log: &str| mot_in(folder.path(), &["judge", "care.mot", log], "");
    let frame = |text: &str| compress_to_vec(text.as_bytes(), CompressionLevel::Fastest);
    let whole = frame(&log(&["31"]));
    fs::write(folder.path().join("log.csv.zst"), &whole).unwrap();
    run("log.csv.zst").ends(1).says("log.csv.zst");
    fs::write(folder.path().join("log.csv.zst"), &whole[..whole.len() - 9]).unwrap();
    run("log.csv.zst").ends(2).complains("MOT0501").complains("ends too early");
}

#[test]
fn logs_are_all_in_a_folder_and_all_that_fit_a_pattern() {
    let folder = folder(RULES, "");
    let run = |log: &str| mot_in(folder.path(), &["judge", "care.mot", log], "");
    let files = |log: &str| {
        let run = mot_in(folder.path(), &["judge", "care.mot", log, "--format", "json"], "");
        let report: serde_json::Value = serde_json::from_str(&run.out()).unwrap();
        report["logs"]["files"].clone()
    };
    let path = |name: &str| folder.path().join(name);
    run("logs").ends(2).complains("MOT0501");
    fs::create_dir_all(path("logs/2026")).unwrap();
    fs::write(path("logs/notes.txt"), "no log").unwrap();
    run("logs").ends(2).complains("MOT0621").complains("`.csv`, `.tsv`");
    fs::write(path("logs/b.csv"), log(&["5"])).unwrap();
    fs::write(path("logs/2026/a.csv"), log(&["31"])).unwrap();
    fs::write(path("logs/.hidden.csv"), "no log").unwrap();
    let both = serde_json::json!(["logs/2026/a.csv", "logs/b.csv"]);
    run("logs").ends(1);
    assert_eq!(files("logs"), both);
    assert_eq!(files("logs/**/[ab].csv"), both);
    run("logs/?.csv").ends(0);
    run("logs/x*").ends(2).complains("MOT0621").complains("stand for parts of a name");
    run("logs/[b").ends(2).complains("MOT0615");
    // A file that is there is meant, whatever its name looks like.
    fs::write(path("[b].csv"), log(&["31"])).unwrap();
    run("[b].csv").ends(1);
    fs::write(path("-"), log(&["31"])).unwrap();
    run("[-]").ends(1);
}

#[test]
fn rules_come_from_standard_input() {
    let folder = folder("", &log(&["31"]));
    mot_in(folder.path(), &["judge", "-", "log.csv"], RULES).ends(1);
    mot_in(folder.path(), &["check", "-"], &RULES.replace("20s", "20")).ends(2).says("<stdin>:10");
}

#[test]
fn as_of_is_the_latest_record_unless_said_otherwise() {
    let rules = RULES.replace("wait <= 20s", "\"closed\" within 1h");
    let rows = log(&["1"]);
    judge(&rules, &rows, &[]).ends(4);
    judge(&rules, &rows, &["--as-of", "2026-11-02T10:00:00Z"]).ends(4);
    judge(&rules, &rows, &["--as-of", "2026-11-02T10:00:01Z"]).ends(1);
    judge(&rules, &rows, &["--as-of", "2026-11-02 10:00:01"]).ends(1);
    judge(&rules, &rows, &["--as-of", "2026-11-02T08:00:00Z"]).ends(4);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let airline = ["judge", "rules/airline/service.mot", "examples/airline/trips.csv"];
    let first = mot(&airline).out();
    assert_eq!(first, mot(&airline).out());
    assert!(first.lines().count() > 50);
}

#[test]
fn progress_only_where_it_is_asked_for_or_watched() {
    let run = judge(RULES, &log(&["5"]), &[]).ends(0);
    assert_eq!(run.err(), "");
    judge(RULES, &log(&["5"]), &["--progress"]).ends(0);
}

// --- check, test, fmt ----------------------------------------------------------------------------

#[test]
fn check_says_all_that_is_wrong_as_text_or_data() {
    let folder = folder(&RULES.replace("20s", "20").replace("<- at", "<- at\n  wiat <- x"), "");
    let run = |arguments: &[&str]| mot_in(folder.path(), arguments, "");
    run(&["check", "care.mot"]).ends(2).says("2 errors").says("20s");
    run(&["check", "care.mot", "--lang", "zh"]).ends(2).says("2 个错误").says("20s");
    let data = run(&["check", "care.mot", "--format", "json"]).ends(2);
    let data: serde_json::Value = serde_json::from_str(&data.out()).unwrap();
    assert_eq!(data["errors"], 2);
    run(&["check", "none.mot", "care.mot"]).ends(2).says("MOT0601").says("2 errors");
    run(&["check", "none.mot", "--format", "json"]).ends(2).says("\"MOT0601\"");
}

#[test]
fn check_takes_folders_and_refuses_empty_ones() {
    let folder = folder(RULES, "");
    let inner = folder.path().join("a/b");
    fs::create_dir_all(&inner).unwrap();
    mot_in(folder.path(), &["check", "a"], "").ends(2).complains("MOT0614");
    fs::write(inner.join("more.mot"), "use \"../../care\"\n").unwrap();
    mot_in(folder.path(), &["check", "."], "").ends(0).says("2 rule files");
    let quiet = mot_in(folder.path(), &["check", ".", "--quiet"], "").ends(0);
    assert_eq!(quiet.out() + &*quiet.err(), "");
}

#[test]
fn a_used_file_is_found_beside_its_user() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("shared")).unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("shared/base.mot", "use \"record.mot\"\nsegment long = wait > 60s\n");
    write("shared/record.mot", RULES);
    write("care.mot", "use \"shared/base\"\nuse \"./shared/../shared/record\"\n");
    mot_in(folder.path(), &["check", "care.mot"], "").ends(0);
    write("shared/base.mot", "use \"missing\"\n");
    mot_in(folder.path(), &["check", "care.mot"], "")
        .ends(2)
        .says("shared/base.mot:1")
        .says("no such file");
}

#[test]
fn cases_pass_fail_or_are_not_there() {
    let test = |rules: &str| mot_in(folder(rules, "").path(), &["test", "care.mot"], "");
    test(&(RULES.to_owned() + CASE)).ends(0).says("1 cases passed, 0 failed");
    let wrong = CASE.replace("2 failed", "2 met");
    test(&(RULES.to_owned() + &*wrong))
        .ends(1)
        .says("MOT0617")
        .says("no. 2 was failed")
        .says("21s");
    test(RULES).ends(4).says("MOT0606");
    test(&RULES.replace("20s", "20")).ends(2).says("MOT0");
}

#[test]
fn cases_say_what_a_recovery_costs_and_who_owes_it() {
    let rules = RULES.to_owned()
        + "authority {\n  agent up to 5 CNY\n  lead up to 50 CNY\n}\n\
           recovery sorry for answer {\n  do call\n  do pay 10 CNY by agent within 1d\n}\n\
           case \"A\" {\n  given {\n    2026-11-02 09:00:00 \"answered\" wait=21s\n\
           2026-11-02 09:01:00 \"answered\" wait=22s\n}\n";
    let test = |lines: &str| {
        let rules = format!("{rules}{lines}\n}}\n");
        mot_in(folder(&rules, "").path(), &["test", "care.mot"], "")
    };
    test("then recovery sorry do pay 10 CNY by lead open").ends(0);
    test("then recovery sorry occurrence 2 do call open").ends(0);
    test("then recovery sorry do pay 12 CNY")
        .ends(1)
        .says("no. 1: expected 12 CNY, got 10 CNY")
        .says("no. 2: expected 12 CNY, got 10 CNY");
    test("then recovery sorry occurrence 1 do pay by agent")
        .ends(1)
        .says("no. 1: expected by agent, got by lead (raised from agent)");
    test("then recovery sorry occurrence 2 do call 1 CNY by lead met")
        .ends(1)
        .says("expected 1 CNY by lead met, got no amount by nobody named open");
    test("then recovery sorry occurrence 3 met").ends(1).says("it is owed only 2 times");
    test("then recovery sorry exempt").ends(2);
    let chinese = format!("{rules}then recovery sorry do pay 12 CNY by agent\n}}\n");
    mot_in(folder(&chinese, "").path(), &["test", "--lang", "zh", "care.mot"], "")
        .ends(1)
        .says("第 1 次：期望“12 CNY 由 agent”，实际“10 CNY 由 lead（由 agent 上移）”");
}

#[test]
fn cases_show_what_was_seen_of_each_expectation() {
    let folder = folder(&(RULES.to_owned() + CASE), "");
    let run = mot_in(folder.path(), &["test", "care.mot", "--format", "json"], "").ends(0);
    let data: serde_json::Value = serde_json::from_str(&run.out()).unwrap();
    let seen = &data["files"][0]["expectations"][0];
    assert_eq!(seen["expectation"], "answer.quick");
    let count = |what: &str| seen[what].as_u64().unwrap();
    assert_eq!(["met", "failed", "open", "unknown", "at_the_limit"].map(count), [1, 1, 0, 0, 1]);
}

#[test]
fn fmt_writes_checks_and_translates() {
    let folder = folder(&RULES.replace("  wait    :", "wait:"), "");
    let run = |arguments: &[&str]| mot_in(folder.path(), arguments, "");
    let there = || fs::read_to_string(folder.path().join("care.mot")).unwrap();
    let before = there();
    run(&["fmt", "--check", "care.mot"]).ends(1).complains("`care.mot` is not formatted");
    assert_eq!(there(), before);
    assert_eq!(run(&["fmt", "care.mot"]).ends(0).out(), "");
    let formatted = there();
    assert_ne!(formatted, before);
    run(&["fmt", "--check", "."]).ends(0);
    run(&["fmt", "care.mot", "--lang", "zh"]).ends(0);
    assert!(there().contains("触点 answer"), "{}", there());
    run(&["fmt", "--check", "care.mot"]).ends(0);
    run(&["fmt", "--check", "--lang", "en", "care.mot"]).ends(1);
    run(&["fmt", "care.mot", "--lang", "en"]).ends(0);
    assert_eq!(there(), formatted);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn fmt_reads_standard_input() {
    let folder = folder("", "");
    let run = mot_in(folder.path(), &["fmt", "-"], "segment  a=1<2").ends(0);
    assert_eq!(run.out(), "segment a = 1 < 2\n");
    let run = mot_in(folder.path(), &["fmt", "--check", "-"], "segment  a=1<2").ends(1);
    assert_eq!(run.out(), "");
}

#[test]
fn fmt_leaves_files_with_errors_alone() {
    let wrong = RULES.replace("touchpoint answer", "touchpiont answer");
    let folder = folder(&wrong, "");
    let run = mot_in(folder.path(), &["fmt", "care.mot"], "").ends(2);
    run.complains("care.mot:8").complains("MOT0616");
    assert_eq!(fs::read_to_string(folder.path().join("care.mot")).unwrap(), wrong);
}

#[cfg(unix)]
#[test]
fn fmt_keeps_permissions_and_links() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder("segment  a=1<2", "");
    let file = folder.path().join("care.mot");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("care.mot", folder.path().join("link.mot")).unwrap();
    mot_in(folder.path(), &["fmt", "link.mot"], "").ends(0);
    assert!(fs::symlink_metadata(folder.path().join("link.mot")).unwrap().is_symlink());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(fs::read_to_string(&file).unwrap(), "segment a = 1 < 2\n");
}

/// A rule file may be in one language and its report in the other.
#[test]
fn roles_are_called_in_the_language_of_the_report() {
    let rules = r#"record {
  journey <- ticket
  time <- at
  event <- action
  客户 <- cust
  wait : duration in s
}
moment again "Again" {
  from "called"
  per 客户
  expect must once: no "called" within 7d
  expect must quick: wait <= 20s
}
"#;
    let log = "ticket,at,action,cust,wait\n\
        1,2026-11-02T09:00:00Z,called,u,10\n\
        2,2026-11-03T09:00:00Z,called,u,x\n\
        3,2026-11-03T09:00:00Z,called,,5\n";
    let run = |lang: &str| judge(rules, log, &["--max-bad", "50%", "--lang", lang]);
    let en = run("en").ends(1).says("per customer; 1 record has no customer").says("customer u");
    assert!(!en.out().contains("客户"), "{}", en.out());
    en.says("line 3, column wait: `x` is no length of time");
    let zh = run("zh").ends(1).says("按客户；1 条记录没有客户").says("客户 u");
    assert!(!zh.out().contains("customer"), "{}", zh.out());
    zh.says("第3行 wait列：`x`");
}
