//! Databases: built with SQLite itself, and judged by the program.

use super::{COLUMNS, Row, csv, example, judged, records, without_places};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// A value as a program keeps it: numbers and flags as such, what is missing as NULL.
fn value(column: usize, text: &str) -> Value {
    match (column, text) {
        (_, "") => Value::Null,
        (6, _) => Value::Integer(i64::from(text == "true")),
        (5, _) => text.parse().map_or(Value::Text(text.to_owned()), Value::Real),
        _ => text.parse().map_or(Value::Text(text.to_owned()), Value::Integer),
    }
}

/// A database of a table of rows, after other statements.
fn filled(path: &Path, before: &str, rows: &[Row]) -> Connection {
    let db = Connection::open(path).unwrap();
    db.execute_batch(before).unwrap();
    let columns = COLUMNS.map(|name| format!("\"{name}\"")).join(", ");
    db.execute_batch(&format!("CREATE TABLE calls ({columns}); BEGIN")).unwrap();
    for row in rows {
        let values = row.iter().enumerate().map(|(at, text)| value(at, text));
        db.execute("INSERT INTO calls VALUES (?, ?, ?, ?, ?, ?, ?, ?)", params_from_iter(values))
            .unwrap();
    }
    db.execute_batch("COMMIT").unwrap();
    db
}

fn database(before: &str, rows: &[Row]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.sqlite");
    drop(filled(&path, before, rows));
    fs::read(path).unwrap()
}

/// The logs of a report in data, or why there is none; nothing is laid beside the log.
fn said(bytes: &[u8], options: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let options = [&["--format", "json"], options].concat();
    let (code, report, errors) = judged(folder.path(), "a b%?.db", bytes, &options);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    assert_eq!(fs::read(folder.path().join("a b%?.db")).unwrap(), bytes);
    assert!(!report.contains("MOT0608"), "{report}");
    if code == 2 {
        return report + &*errors;
    }
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    serde_json::to_string_pretty(&report["logs"]).unwrap()
}

#[test]
fn the_same_records_give_the_same_verdicts_in_a_database() {
    let folder = tempfile::tempdir().unwrap();
    let rows = records();
    let judge = |name, bytes: &[u8], options: &[&str]| {
        let options = [&["--format", "json"], options].concat();
        let (code, report, errors) = judged(folder.path(), name, bytes, &options);
        assert_eq!(code, 0, "{name}: {errors}{report}");
        without_places(&report, false)
    };
    let csv = judge("a.csv", &csv(&rows), &[]);
    for before in ["", "PRAGMA journal_mode = WAL", "PRAGMA encoding = 'UTF-16'"] {
        let bytes = database(before, &rows);
        let all = judge("a.log", &bytes, &[]);
        let differ = all.lines().zip(csv.lines()).find(|(one, other)| one != other);
        assert!(all == csv, "{before}: {differ:?}");
        let query = "/* all */ WITH x AS (SELECT * FROM calls) SELECT * FROM x; -- no more";
        assert_eq!(judge("a.log", &bytes, &["--query", query]), csv);
    }
}

#[test]
fn tables_and_views_are_read_by_name() {
    let more = "CREATE TABLE \"the \"\"old\"\" ones\" (n INTEGER PRIMARY KEY AUTOINCREMENT);
        CREATE VIEW few AS SELECT * FROM calls LIMIT 3";
    let bytes = database(more, &records());
    let several = said(&bytes, &[]);
    let named = "`calls`, `few`, `the \\\"old\\\" ones`";
    assert!(several.contains("MOT0510") && several.contains(named), "{several}");
    assert!(several.contains("3 tables"), "{several}");
    let few = said(&bytes, &["--table", "few"]);
    assert!(few.contains("\"records\": 3"), "{few}");
    let old = said(&bytes, &["--table", "the \"old\" ones"]);
    assert!(old.contains("MOT0502") && old.contains("`n`"), "{old}");
    let none = said(&bytes, &["--table", "Calls"]);
    assert!(none.contains("MOT0509") && none.contains("`few`"), "{none}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE x (a); DROP TABLE x").unwrap();
    let empty = said(&fs::read(path).unwrap(), &[]);
    assert!(empty.contains("MOT0509") && empty.contains("no table at all"), "{empty}");
    let empty = said(&database("", &[]), &[]);
    assert!(empty.contains("MOT0506"), "{empty}");
}

#[test]
fn values_read_as_in_other_formats() {
    let change = |row: &mut Row, at: usize, sql: &str| row[at] = sql.to_owned();
    let mut select = String::new();
    for (wait, score, due) in [("1.5", "2.0", "X'00FF'"), ("9e999", "4e0", "CAST(X'41FF' AS TEXT)")]
    {
        let mut row = example().map(|text| format!("'{text}'"));
        change(&mut row, 7, due);
        change(&mut row, 4, wait);
        change(&mut row, 5, score);
        let cells: Vec<String> =
            row.iter().zip(COLUMNS).map(|(sql, name)| format!("{sql} AS \"{name}\"")).collect();
        let union = if select.is_empty() { "" } else { " UNION ALL " };
        let _ = write!(select, "{union}SELECT {}", cells.join(", "));
    }
    let bytes = database("", &[]);
    let all = said(&bytes, &["--query", &select]);
    assert!(all.contains("\"records\": 2") && all.contains("\"set_aside\": 0"), "{all}");
    assert!(all.contains("MOT0534") && all.contains("Infinity"), "{all}");
    assert!(
        all.contains("MOT0555") && all.contains("X'00FF'") && all.contains("A\u{FFFD}"),
        "{all}"
    );
    let twice = said(&bytes, &["--query", "SELECT *, 1 AS score FROM calls"]);
    assert!(twice.contains("MOT0505") && twice.contains("`score`"), "{twice}");
}

#[test]
fn only_what_reads_is_asked() {
    let bytes = database("CREATE TABLE other (a)", &records());
    for query in [
        "DELETE FROM calls",
        "DELETE FROM calls RETURNING *",
        "CREATE TEMP TABLE x AS SELECT * FROM calls",
        "ATTACH 'b.db' AS b",
        "VACUUM INTO 'b.db'",
        "PRAGMA table_info(calls)",
        "EXPLAIN SELECT * FROM calls",
        "BEGIN",
        "SELECT * FROM calls; SELECT 1",
        "SELECT * FROM calls; DELETE FROM calls",
        " -- nothing",
    ] {
        let refused = said(&bytes, &["--query", query]);
        let one = refused.contains("write one SELECT");
        assert!(refused.contains("MOT0521") && one, "{query}: {refused}");
    }
    for (query, reason) in [
        ("SELECT * FROM call", "no such table: call"),
        ("SELEC * FROM calls", "syntax error"),
        ("SELECT load_extension('x') FROM calls", "not authorized"),
        ("SELECT *, json(event) FROM (SELECT *, 'x' AS event FROM calls)", "malformed JSON"),
    ] {
        let refused = said(&bytes, &["--query", query]);
        assert!(refused.contains("MOT0521") && refused.contains(reason), "{query}: {refused}");
    }
    let both = said(&bytes, &["--query", "SELECT * FROM calls", "--table", "calls"]);
    assert!(both.contains("cannot be used with"), "{both}");
    let other = super::said("a.csv", &csv(&records()), &["--query", "SELECT * FROM calls"]);
    assert!(other.contains("MOT0521") && other.contains("no SQLite database"), "{other}");
}

#[test]
fn databases_that_break_are_refused_whole() {
    let bytes = database("", &records());
    for length in [16, 100, 4096, bytes.len() / 2, bytes.len() - 4096, bytes.len() - 1] {
        let cut = said(&bytes[..length], &[]);
        assert!(cut.contains("MOT0501"), "{length}: {cut}");
    }
    // Whatever is wrong: a report or a fault, but no panic.
    for at in (16..bytes.len()).step_by(523) {
        let mut broken = bytes.clone();
        broken[at..].iter_mut().take(9).for_each(|byte| *byte ^= 0xA5);
        said(&broken, &[]);
    }
    let declared = bytes.windows(12).position(|part| part == b"CREATE TABLE").unwrap();
    let mut garbled = bytes.clone();
    garbled[declared + 22] = 0xFF;
    let garbled = said(&garbled, &[]);
    assert!(garbled.contains("MOT0501") && garbled.contains("no text"), "{garbled}");
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut gzip, &bytes).unwrap();
    let packed = said(&gzip.finish().unwrap(), &[]);
    assert!(packed.contains("MOT0503") && packed.contains("unpack it"), "{packed}");
}

#[test]
fn what_is_not_yet_in_the_database_is_not_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let writer = filled(&path, "PRAGMA journal_mode = WAL", &records());
    let judge = || {
        let bytes = fs::read(&path).unwrap();
        let (_, report, errors) = judged(folder.path(), "a.db", &bytes, &["--format", "json"]);
        report + &*errors
    };
    let open = judge();
    assert!(open.contains("MOT0522") && open.contains("`a.db-wal`"), "{open}");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&path, folder.path().join("link.db")).unwrap();
        let linked = std::process::Command::new(env!("CARGO_BIN_EXE_mot"))
            .current_dir(folder.path())
            .args(["judge", "rules.mot", "link.db"])
            .output()
            .unwrap();
        let linked = String::from_utf8(linked.stderr).unwrap();
        assert!(linked.contains("MOT0522"), "{linked}");
    }
    drop(writer);
    let closed = judge();
    assert!(closed.contains("\"records\": 200"), "{closed}");
    let beside = folder.path().join("a.db-journal");
    fs::write(&beside, [0; 512]).unwrap();
    assert_eq!(judge(), closed);
    fs::write(&beside, b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7").unwrap();
    let hot = judge();
    assert!(hot.contains("MOT0522") && hot.contains("`a.db-journal`"), "{hot}");
}
