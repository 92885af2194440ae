//! The same records in every format: the same verdicts and the same findings. What is particular to a format, and what
//! of it is refused.

#![cfg(all(feature = "parquet", feature = "xes", feature = "xlsx"))]

#[path = "formats/columns.rs"]
mod columns;
#[cfg(feature = "sqlite")]
#[path = "formats/database.rs"]
mod database;
#[path = "formats/workbook.rs"]
mod workbook;

use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use workbook::{Cell, Sheet, escaped, workbook};

const RULES: &str = r#"
service "Desk" {
  timezone "Asia/Shanghai"
}

record {
  journey  <- "case:concept:name"
  time     <- "time:timestamp"
  event    <- "concept:name"
  agent    <- "org:resource"
  wait     : duration in s
  score    : 1..5
  solved   : flag
  due      : time
}

moment call "A call" {
  each journey
  expect must answered "Answered in time": wait <= 60s
  expect should kept "By its date": time by due
  expect must happy "Happy": score >= 3
  expect should done "Solved": solved
}

standard promise "The promise" {
  require rate(call.answered) >= 10%, at least 5 cases
}
"#;

const COLUMNS: [&str; 8] = [
    "case:concept:name",
    "time:timestamp",
    "concept:name",
    "org:resource",
    "wait",
    "score",
    "solved",
    "due",
];

/// A row of texts; empty ones are missing.
type Row = [String; 8];

/// 200 records of 50 journeys, one after the other, with some faults.
fn records() -> Vec<Row> {
    let mut rows = Vec::new();
    for n in 0_usize..200 {
        let (journey, hour, minute) = (n / 4, 8 + n % 4 * 2, n * 7 % 60);
        let at = format!("2026-11-{:02}T{hour:02}:{minute:02}:15", 1 + journey % 28);
        let due = format!("2026-11-{:02}T{:02}:00:00", 1 + journey % 28, 9 + n % 5);
        let wait = match n % 23 {
            0 => "soon".to_owned(),
            1 => String::new(),
            _ => (n * 13 % 100).to_string(),
        };
        let score = if n % 31 == 0 { "7".to_owned() } else { (1 + n % 5).to_string() };
        let solved = ["true", "false", ""][n % 3].to_owned();
        let agent =
            if n % 41 == 0 { "O\"Neil, <张> & co".to_owned() } else { format!("a{}", n % 3) };
        let journey = if n == 77 { String::new() } else { format!("J{journey:03}") };
        let at = if n == 99 { "never".to_owned() } else { at };
        rows.push([journey, at, format!("step {}", n % 4), agent, wait, score, solved, due]);
    }
    rows
}

fn csv(rows: &[Row]) -> Vec<u8> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(COLUMNS).unwrap();
    for row in rows {
        csv.write_record(row).unwrap();
    }
    csv.into_inner().unwrap()
}

/// An object: numbers and flags as such, what is missing left out.
fn object(row: &Row) -> String {
    let mut members = serde_json::Map::new();
    for (name, cell) in COLUMNS.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
        let number = cell.parse::<i64>().map(Value::from);
        let value = match &**cell {
            "true" | "false" => Value::from(cell == "true"),
            text => number.unwrap_or_else(|_| Value::from(text)),
        };
        members.insert((*name).to_owned(), value);
    }
    Value::Object(members).to_string()
}

fn array(rows: &[Row], between: &str) -> Vec<u8> {
    let objects: Vec<String> = rows.iter().map(object).collect();
    format!("[{between}{}{between}]", objects.join(&format!(",{between}"))).into_bytes()
}

/// The serial number of a local time, if it is one.
fn serial(text: &str) -> Option<f64> {
    let at: jiff::civil::DateTime = text.parse().ok()?;
    let first = jiff::civil::date(1899, 12, 30).at(0, 0, 0, 0);
    let seconds = at.since((jiff::Unit::Second, first)).ok()?.get_seconds();
    Some(seconds as f64 / 86_400.0)
}

fn cell(column: usize, text: &str) -> Cell {
    match (column, text) {
        (_, "") => Cell::Empty,
        (1 | 7, _) => serial(text).map_or(Cell::Text(text.to_owned()), Cell::Time),
        (4 | 5, _) if text.parse::<i64>().is_ok() => Cell::Number(text.to_owned()),
        (6, _) => Cell::Flag(text == "true"),
        (_, _) => Cell::Text(text.to_owned()),
    }
}

fn header() -> Vec<Cell> {
    COLUMNS.iter().map(|name| Cell::Text((*name).to_owned())).collect()
}

fn xlsx(rows: &[Row]) -> Vec<u8> {
    let cells = |row: &Row| row.iter().enumerate().map(|(at, text)| cell(at, text)).collect();
    let rows = rows.iter().enumerate().map(|(at, row)| (at + 2, cells(row)));
    let rows = [(1, header())].into_iter().chain(rows).collect();
    workbook(&[Sheet { name: "Calls", hidden: false, rows }], &[])
}

/// Runs of one journey are traces.
fn xes(rows: &[Row]) -> Vec<u8> {
    let mut text =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<log xes.version=\"1.0\">\n".to_owned();
    text += "<extension name=\"Concept\" prefix=\"concept\" uri=\"http://x\"/>\n";
    text += "<global scope=\"event\"><string key=\"concept:name\" value=\"?\"/></global>\n";
    for run in rows.chunk_by(|one, other| one[0] == other[0]) {
        text += "<trace>\n";
        if !run[0][0].is_empty() {
            let _ = writeln!(text, "<string key=\"concept:name\" value=\"{}\"/>", run[0][0]);
        }
        for row in run {
            text += "  <event>\n";
            for (name, cell) in COLUMNS.iter().zip(row).skip(1).filter(|(_, it)| !it.is_empty()) {
                let kind = if name.contains("time") { "date" } else { "string" };
                let value = escaped(cell);
                let _ = writeln!(text, "    <{kind} key=\"{name}\" value=\"{value}\"></{kind}>");
            }
            text += "  </event>\n";
        }
        text += "</trace>\n";
    }
    (text + "</log>\n").into_bytes()
}

/// What `mot judge` says of a log, and how it ends.
fn judged(folder: &Path, name: &str, bytes: &[u8], options: &[&str]) -> (i32, String, String) {
    fs::write(folder.join("rules.mot"), RULES).unwrap();
    ran(folder, name, bytes, options)
}

/// The report in data of other rules.
fn judged_by(rules: &str, folder: &Path, name: &str, bytes: &[u8]) -> (i32, String, String) {
    fs::write(folder.join("rules.mot"), rules).unwrap();
    ran(folder, name, bytes, &["--format", "json"])
}

fn ran(folder: &Path, name: &str, bytes: &[u8], options: &[&str]) -> (i32, String, String) {
    fs::write(folder.join(name), bytes).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_mot"))
        .current_dir(folder)
        .args(["judge", "rules.mot", name, "--max-bad", "100%"])
        .args(options)
        .env_clear()
        .env("LANG", "C.UTF-8")
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// A report without what tells logs apart: their names, characters in lines, and, if asked, lines.
fn without_places(report: &str, lines: bool) -> String {
    fn clear(value: &mut Value, lines: bool) {
        match value {
            Value::Object(members) => {
                for key in ["file", "files", "offset"] {
                    members.remove(key);
                }
                if !lines {
                    members.remove("line");
                }
                members.values_mut().for_each(|value| clear(value, lines));
            }
            Value::Array(values) => values.iter_mut().for_each(|value| clear(value, lines)),
            Value::String(text) if !lines && text.contains("line") => {
                text.retain(|c| !c.is_ascii_digit());
            }
            _ => {}
        }
    }
    let mut value: Value = serde_json::from_str(report).unwrap();
    clear(&mut value, lines);
    serde_json::to_string_pretty(&value).unwrap()
}

#[test]
fn the_same_records_give_the_same_verdicts_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let rows = records();
    // Rows begin on the second line, as behind the header of the others.
    let lines: Vec<String> = rows.iter().map(object).collect();
    let lines = format!("\n{}", lines.join("\n"));
    let logs = [
        ("a.jsonl", lines.into_bytes(), true),
        ("lines.json", array(&rows, "\n  "), true),
        ("compact.json", array(&rows, ""), false),
        ("a.xlsx", xlsx(&rows), true),
        ("a.xes", xes(&rows), false),
        ("a.parquet", columns::parquet(&COLUMNS, &rows, 77), false),
    ];
    let text = csv(&rows);
    for as_of in [&[][..], &["--as-of", "2026-11-15"], &["--as-of", "2026-11-02 10:00"]] {
        let judge = |name, bytes: &[u8]| {
            let options = [&["--format", "json"], as_of].concat();
            let (code, report, errors) = judged(folder.path(), name, bytes, &options);
            assert!([0, 4].contains(&code), "{name}: {errors}{report}");
            report
        };
        let csv = judge("a.csv", &text);
        assert!(csv.contains("MOT0541") && csv.contains("MOT0535"), "{csv}");
        let later = serde_json::from_str::<Value>(&csv).unwrap()["logs"]["later"].clone();
        assert_eq!(later == 0, as_of.is_empty(), "{csv}");
        for (name, bytes, lines) in &logs {
            let (report, csv) = (judge(name, bytes), without_places(&csv, *lines));
            let report = without_places(&report, *lines);
            let differ = report.lines().zip(csv.lines()).find(|(one, other)| one != other);
            assert!(report == csv, "{name} {as_of:?}: {differ:?}");
        }
    }
}

/// Rules for [`columns::timed`].
fn timed(time: &str) -> String {
    format!(
        "record {{\n  journey <- id\n  time <- at {time}\n  event <- what\n}}\n\
         moment visit \"A visit\" {{\n  from \"came\"\n  expect must left: \"left\" within 1h\n}}\n"
    )
}

#[test]
fn row_groups_that_are_later_than_as_of_are_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let second = |n: i64| 1_767_571_200 + n;
    // 300 records a second apart, 50 in a group; as of the 121st.
    let times: Vec<Option<i64>> = (0..300).map(|n| Some(second(n) * 1_000_000)).collect();
    let in_millis: Vec<Option<i64>> =
        times.iter().map(|at| at.map(|micros| micros / 1_000)).collect();
    let judge = |rules: &str, bytes: &[u8]| {
        fs::write(folder.path().join("rules.mot"), rules).unwrap();
        let as_of = ["--format", "json", "--as-of", "2026-01-05T00:02:00Z"];
        ran(folder.path(), "a.parquet", bytes, &as_of)
    };
    for (kind, reading, times) in [
        ("int64 at (timestamp(micros,true))", "", &times),
        ("int64 at (timestamp(millis,true))", "", &in_millis),
        ("int64 at", "epoch ms", &in_millis),
    ] {
        let rules = timed(reading);
        let whole = columns::timed(times, kind, true);
        let (code, report, errors) = judge(&rules, &whole);
        assert!([0, 1].contains(&code), "{kind}: {errors}{report}");
        assert!(report.contains("\"later\": 179"), "{kind}: {report}");
        // What lies in the groups that are later may be anything; what lies in the one that is later in part may not.
        let broken = |group| columns::broken(&whole, group);
        assert_eq!(judge(&rules, &broken(3)), (code, report.clone(), errors.clone()), "{kind}");
        assert_eq!(judge(&rules, &broken(5)), (code, report.clone(), errors.clone()), "{kind}");
        assert_eq!(judge(&rules, &broken(2)).0, 2, "{kind}");
        let (all, ..) = judged_by(&rules, folder.path(), "a.parquet", &broken(3));
        assert_eq!(all, 2, "{kind}");
        // Without statistics they are read, which comes to the same; so is a group with a time that is missing, which is found.
        let unknown = columns::timed(times, kind, false);
        assert_eq!(judge(&rules, &unknown), (code, report.clone(), errors), "{kind}");
        let mut gap = times.clone();
        gap[200] = None;
        let (_, found, _) = judge(&rules, &columns::timed(&gap, kind, true));
        assert!(found.contains("\"later\": 178") && found.contains("MOT0517"), "{kind}: {found}");
    }
    // What is stored as local time may be a time that never was: it is read.
    let local = columns::timed(&times, "int64 at (timestamp(micros,false))", true);
    let (_, report, errors) = judge(&timed(""), &local);
    assert!(report.contains("\"later\": 179"), "{errors}{report}");
    assert_eq!(judge(&timed(""), &columns::broken(&local, 3)).0, 2);
}

/// The records so many times, of other journeys each time.
fn repeated(times: usize) -> Vec<Row> {
    let again = |time| {
        records().into_iter().map(move |mut row| {
            row[0] = format!("{}-{time}", row[0]);
            row
        })
    };
    (0..times).flat_map(again).collect()
}

#[test]
fn large_groups_of_column_files_are_read_as_small_ones_are() {
    let folder = tempfile::tempdir().unwrap();
    let rows = repeated(80);
    let (_, csv, errors) = judged_by(RULES, folder.path(), "a.csv", &csv(&rows));
    assert!(!csv.is_empty(), "{errors}");
    let judge = |group, properties| {
        let bytes = columns::packed(&COLUMNS, &rows, group, properties);
        judged_by(RULES, folder.path(), "a.parquet", &bytes)
    };
    let small = judge(77, columns::packings(&COLUMNS).swap_remove(0));
    // Rows count from 1, lines behind the header.
    assert!(without_places(&small.1, false) == without_places(&csv, false), "{}", small.2);
    for group in [5_000, 9_000, 20_000] {
        for properties in columns::packings(&COLUMNS).into_iter().take(3) {
            let large = judge(group, properties);
            let differ = large.1.lines().zip(small.1.lines()).find(|(one, other)| one != other);
            assert!(large == small, "{group}: {differ:?}");
        }
    }
}

#[test]
fn column_files_read_the_same_however_they_are_packed() {
    let folder = tempfile::tempdir().unwrap();
    let rows = repeated(6);
    // One of them is left to be read by way of its text.
    let listed = RULES.replace("agent    <-", "agent    : one of [a0, a1, \"a2\"] <-");
    for rules in [RULES, &listed] {
        let (_, csv, errors) = judged_by(rules, folder.path(), "a.csv", &csv(&rows));
        assert!(!csv.is_empty(), "{errors}");
        for group in [77, 2_000] {
            for properties in columns::packings(&COLUMNS) {
                let name = format!("{properties:?}");
                let bytes = columns::packed(&COLUMNS, &rows, group, properties);
                let (_, report, errors) = judged_by(rules, folder.path(), "a.parquet", &bytes);
                assert!(!report.is_empty(), "{errors} {name}");
                assert_eq!(without_places(&report, false), without_places(&csv, false), "{name}");
            }
        }
    }
}

/// The findings of a log of few records, in words, or why it is refused.
fn said(name: &str, bytes: &[u8], options: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let (code, report, errors) =
        judged(folder.path(), name, bytes, &[&["--format", "json"], options].concat());
    if code == 2 {
        return report + &*errors;
    }
    let report: Value = serde_json::from_str(&report).unwrap();
    serde_json::to_string_pretty(&report["logs"]).unwrap()
}

fn example() -> Row {
    records()[2].clone()
}

#[test]
fn sheets_are_read_by_name_and_cells_by_kind() {
    let mut odd = header();
    odd.push(Cell::Text("of no rule".to_owned()));
    let cells = |row: Row| row.iter().enumerate().map(|(at, it)| cell(at, it)).collect::<Vec<_>>();
    let mut faults = cells(example());
    faults[3] = Cell::Shared(1);
    faults[4] = Cell::Length(1.0 / 1440.0);
    faults[5] = Cell::Error("#N/A");
    faults[6] = Cell::Number("1".to_owned());
    faults[7] = Cell::Time(-1.0);
    let mut strays = cells(example());
    strays.extend([Cell::Empty, Cell::Text("a note".to_owned())]);
    let rows = vec![(3, odd), (4, vec![Cell::Empty]), (5, faults), (9, strays)];
    let calls = Sheet { name: "Calls & more", hidden: false, rows };
    let calls = Sheet { name: "Calls &amp; more", ..calls };
    let hidden =
        Sheet { name: "Old", hidden: true, rows: vec![(1, vec![Cell::Text("x".to_owned())])] };
    let book = workbook(&[hidden, calls], &["x", "张三"]);
    let all = said("a.xlsx", &book, &[]);
    assert!(all.contains("\"records\": 2"), "{all}");
    assert!(all.contains("MOT0556") && all.contains("#N/A") && all.contains("#####"), "{all}");
    assert_eq!(all, said("a.xlsx", &book, &["--sheet", "Calls & more"]));
    // By its first bytes, whatever it is called.
    assert_eq!(all.replace("a.xlsx", "b.log"), said("b.log", &book, &[]));
    let none = said("a.xlsx", &book, &["--table", "calls"]);
    assert!(none.contains("MOT0509") && none.contains("`Old`, `Calls & more`"), "{none}");
    let old = said("a.xlsx", &book, &["--table", "Old"]);
    assert!(old.contains("MOT0502") && old.contains("`x`"), "{old}");
}

#[test]
fn dates_of_a_workbook_need_no_format() {
    let rows = records();
    let log = |form: &str, bytes: &[u8]| {
        let folder = tempfile::tempdir().unwrap();
        let rules = RULES.replace("  due      : time\n", &format!("  due      : time {form}\n"));
        let (code, report, errors) = judged_by(&rules, folder.path(), "a.xlsx", bytes);
        assert_eq!(code, 0, "{errors}{report}");
        without_places(&report, true)
    };
    let plain = log("", &xlsx(&rows));
    for form in ["format \"%d/%m/%Y %H:%M\" zone \"Asia/Shanghai\"", "epoch s"] {
        let rules_only = |text: &str| text.replace(form, "");
        assert_eq!(rules_only(&log(form, &xlsx(&rows))), plain);
    }
    // Texts beside them are read by the format.
    let mut mixed = rows;
    mixed[1][7] = "02/11/2026 11:00".to_owned();
    let mixed = log("format \"%d/%m/%Y %H:%M\"", &xlsx(&mixed));
    assert!(!mixed.contains("\"column\": \"due\""), "{mixed}");
}

#[test]
fn workbooks_that_cannot_be_read_say_why() {
    let book = xlsx(&records());
    let cut = said("a.xlsx", &book[..book.len() / 2], &[]);
    assert!(cut.contains("MOT0501"), "{cut}");
    let zip = workbook::zip(&[("a.txt".to_owned(), "x".to_owned())]);
    let other = said("a.xlsx", &zip, &[]);
    assert!(other.contains("MOT0503") && other.contains("no XLSX workbook"), "{other}");
    let old = [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 600]].concat();
    let locked = said("a.xlsx", &old, &[]);
    assert!(locked.contains("MOT0503") && locked.contains("password"), "{locked}");
    let xls = said("a.xls", &old, &[]);
    assert!(xls.contains("MOT0503") && xls.contains("(XLS)"), "{xls}");
    // Text that is called a workbook is read as what it is.
    let text = said("a.xlsx", &csv(&records()), &[]);
    assert!(text.contains("\"records\": 200"), "{text}");
    let empty = said(
        "a.xlsx",
        &workbook(&[Sheet { name: "A", hidden: false, rows: Vec::new() }], &[]),
        &[],
    );
    assert!(empty.contains("MOT0506"), "{empty}");
}

#[cfg(not(feature = "sqlite"))]
#[test]
fn formats_that_are_left_out_are_refused() {
    let database = said("a.db", b"SQLite format 3\0 and more", &[]);
    assert!(database.contains("MOT0503") && database.contains("`--features sqlite`"), "{database}");
}

#[test]
fn events_keep_their_keys_and_traces_are_cases() {
    let text = r#"<?xml version="1.0" encoding="ISO-8859-1"?>
<log><trace><string key="concept:name" value="A"/><list key="wait"/>
  <event><string key="concept:name" value="Andr&#233; é"><string key="wait" value="5"/></string>
    <date key="time:timestamp" value="2026-11-02T09:00:00.000+08:00"/><string key="org:resource" value="x"/>
    <int key="wait" value="5"/><float key="score" value="4.0"/><boolean key="solved" value="true"/><date key="due" value=""/></event>
  <event><date key="time:timestamp" value="2026-11-02T09:00:00.000+08:00"/>
    <list key="wait"><values/></list><int key="score" value="1"/><int key="score" value="2"/></event>
  </trace>
  <event/>
</log>"#;
    let bytes = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let log = said("a.xes", &bytes, &[]);
    for part in ["\"records\": 3", "MOT0554", "MOT0518", "MOT0516", "\"line\": 6", "\"line\": 9"] {
        assert!(log.contains(part), "{part} in {log}");
    }
    let utf16: Vec<u8> =
        text.replace("ISO-8859-1", "UTF-16").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(
        log.replace("a.xes", "a.log"),
        said("a.log", &[&[0xFF, 0xFE], &*utf16].concat(), &[])
    );
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut gzip, &bytes).unwrap();
    let packed = said("a.xes.gz", &gzip.finish().unwrap(), &[]);
    assert_eq!(log.replace("a.xes", "a.xes.gz"), packed);
}

#[test]
fn event_logs_that_break_are_refused_whole() {
    let whole = String::from_utf8(xes(&records())).unwrap();
    for at in [whole.len() - 8, whole.len() / 2, whole.len() / 3, whole.len() / 4 + 5] {
        let at = whole.floor_char_boundary(at);
        let cut = said("a.xes", &whole.as_bytes()[..at], &[]);
        assert!(cut.contains("MOT0501") && cut.contains("too early"), "{cut}");
    }
    let crossed = said("a.xes", b"<log>\n<trace></log>", &[]);
    assert!(crossed.contains("MOT0501") && crossed.contains("line 2"), "{crossed}");
    for other in ["<html></html>", "id,at\n1,2\n"] {
        let other = said("a.xes", other.as_bytes(), &[]);
        assert!(other.contains("MOT0503") && other.contains("no XES"), "{other}");
    }
    let empty = said("a.xes", b"<log/>", &[]);
    assert!(empty.contains("MOT0506"), "{empty}");
    let missing = said(
        "a.xes",
        b"<log><trace><event><int key=\"waits\" value=\"1\"/></event></trace></log>",
        &[],
    );
    assert!(missing.contains("MOT0502") && missing.contains("`waits`"), "{missing}");
}

#[test]
fn column_files_that_are_broken_say_so() {
    let rows = records();
    let whole = columns::parquet(&COLUMNS, &rows, 50);
    assert!(said("a.parquet", &whole, &[]).contains("\"records\": 200"));
    // By its first bytes, whatever it is called.
    assert!(said("b.log", &whole, &[]).contains("\"records\": 200"));
    let cut = said("a.parquet", &whole[..whole.len() / 2], &[]);
    assert!(cut.contains("MOT0501"), "{cut}");
    // Whatever is changed in it: it is read, or refused, and nothing else.
    for at in (0..whole.len()).step_by(97) {
        let mut broken = whole.clone();
        broken[at] ^= 0x55;
        let folder = tempfile::tempdir().unwrap();
        let (code, report, errors) = judged(folder.path(), "a.parquet", &broken, &[]);
        assert!((0..=4).contains(&code), "byte {at}: {code} {report}{errors}");
        assert!(!errors.contains("panicked"), "byte {at}: {errors}");
    }
    let other = said("a.parquet", &columns::parquet(&["x"; 8], &rows, 50), &[]);
    assert!(other.contains("MOT0502") && other.contains("`x`"), "{other}");
}
