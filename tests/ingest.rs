//! Logs in, typed columns and findings out.

use mot::check::program::{FieldId, Reading, TimeReading, Type};
use mot::diagnostic::render::{self, Worded};
use mot::diagnostic::{Diagnostic, Lang, codes};
use mot::ingest::{Column, Format, Input, Log, Progress, Wanted, read};
use mot::plan::{ColumnId, PlannedColumn};
use mot::source::{FileId, Span};
use mot::syntax::ast::Ambiguous;
use mot::unit::{Currency, Decimal, Instant, LengthUnit, TimeKind};
use mot::value::{Value, Words};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write as _};
use std::num::NonZero;

/// Columns as a record block would plan them, in a notation of their own: `wait: s` is a duration in
/// seconds, `score: 1..5` a scale, `tier: a|b` one of two values. Journey `id` and time `at` come first.
fn columns(fields: &str) -> Vec<PlannedColumn> {
    let all = format!("id: text, at: time, {fields}");
    let fields = all.split(", ").filter(|field| !field.is_empty()).enumerate();
    fields
        .map(|(index, field)| {
            let (header, ty) = field.split_once(": ").expect("a colon");
            let (ty, reading) = typed(ty);
            let span = Span::new(FileId(0), index, index + 1);
            PlannedColumn {
                field: FieldId(index as u16),
                header: header.to_owned(),
                ty,
                reading,
                span,
                optional: false,
            }
        })
        .collect()
}

fn typed(name: &str) -> (Type, Reading) {
    let time = |zone: &str, ambiguous| {
        let format = TimeReading::Rfc3339;
        (Type::Time, Reading::Time { format, zone: zone.to_owned(), ambiguous })
    };
    let ty = match name {
        "text" => Type::Text,
        "number" => Type::Number,
        "percent" => Type::Percent,
        "flag" => Type::Bool,
        "CNY" => Type::Money(Currency::parse("CNY").expect("a code")),
        "s" => {
            let unit = Reading::DurationIn(LengthUnit::Second);
            return (Type::Duration(TimeKind::Elapsed), unit);
        }
        "length" => Type::Duration(TimeKind::Elapsed),
        "time" => return time("UTC", None),
        "Rome" => return time("Europe/Rome", None),
        "Rome later" => return time("Europe/Rome", Some(Ambiguous::Later)),
        scale if scale.contains("..") => {
            let (low, high) = scale.split_once("..").expect("two ends");
            let end = |text: &str| text.parse::<Decimal>().expect("a number");
            Type::Scale { low: end(low), high: end(high) }
        }
        values => Type::OneOf(values.split('|').map(str::to_owned).collect()),
    };
    (ty, Reading::Plain)
}

/// The columns, the first of which are those of the journey and of the time, up to an instant.
fn wanted(columns: &[PlannedColumn], until: Option<Instant>) -> Wanted<'_> {
    Wanted { columns, journey: ColumnId(0), time: ColumnId(1), until }
}

fn run(inputs: Vec<Input>, fields: &str) -> Result<Log, Vec<Diagnostic>> {
    read(inputs, &wanted(&columns(fields), None), Words::default(), &mut |_| {})
}

fn input(name: &str, text: impl Into<Vec<u8>>) -> Input {
    Input::new(name, Cursor::new(text.into()))
}

/// What became of one log, as text.
fn outcome(name: &str, fields: &str, text: &str) -> String {
    show(&run(vec![input(name, text)], fields))
}

fn show(result: &Result<Log, Vec<Diagnostic>>) -> String {
    match result {
        Ok(log) => show_log(log),
        Err(faults) => faults.iter().map(|fault| show_fault(fault) + "\n").collect(),
    }
}

fn show_log(log: &Log) -> String {
    let mut text = String::new();
    for row in 0..log.batch.len() {
        let cells = log.batch.columns.iter().map(|column| show_cell(log, column, row));
        let cells: Vec<String> = cells.collect();
        writeln!(text, "{}| {}", log.batch.places.at(row).line, cells.join(" "))
            .expect("in memory");
    }
    for finding in &log.findings.examples {
        text += &render::finding(&log.files, finding, Lang::En);
        text.push('\n');
    }
    text + &*format!("{} read, {} set aside, {} bad", log.read, log.set_aside, log.bad)
}

fn show_cell(log: &Log, column: &Column, row: usize) -> String {
    match column.value(row, &log.words) {
        None => "-".to_owned(),
        Some(Value::Text(text)) => text.replace('\r', "␍").replace('\n', "⏎"),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(flag)) => flag.to_string(),
        Some(Value::Money(money)) => format!("{}{}", money.amount, money.currency),
        Some(Value::Duration(length)) => format!("{}us", length.0),
        Some(Value::Time(at)) => {
            jiff::Timestamp::from_microsecond(at.0).expect("in range").to_string()
        }
        Some(Value::Length(_)) => panic!("no such value in data"),
    }
}

fn show_fault(fault: &Diagnostic) -> String {
    let worded = Worded::new(fault, Lang::En);
    let span = fault.span.map_or(String::new(), |span| format!(" @{}", span.start));
    format!("{} {}; {}{span}", fault.entry.id(), worded.message, worded.help.unwrap_or_default())
}

#[test]
fn every_type_reads_its_cells() {
    let fields =
        "n: number, p: percent, f: flag, m: CNY, w: s, l: length, c: 1..5, t: a|b, due: Rome";
    insta::assert_snapshot!(outcome("log.csv", fields, "\
id,at,n,p,f,m,w,l,c,t,due,unread
x,2026-11-02T09:00:00+08:00,1.50,95%,是,12.5 CNY,20,1h30m,5,b,2026-07-01 09:00:00,?
 y ,2026-11-02 09:00:00Z, 7 ,0.5,no,3,0.5,PT5S, 1,a,,?
z,2026-11-02T09:00:00,,,,,,,,,,
"), @r"
    2| x 2026-11-02T01:00:00Z 1.5 0.95 true 12.5CNY 20000000us 5400000000us 5 b 2026-07-01T07:00:00Z
    3|  y  2026-11-02T09:00:00Z 7 0.5 false 3CNY 500000us 5000000us 1 a -
    4| z 2026-11-02T09:00:00Z - - - - - - - - -
    3 read, 0 set aside, 0 bad
    ");
}

#[test]
fn bad_cells_are_findings_with_their_place_and_missing() {
    let fields = "n: number, f: flag, m: CNY, w: s, c: 1..5, t: gold|plain, due: Rome";
    insta::assert_snapshot!(outcome("log.csv", fields, "\
id,at,n,f,m,w,c,t,due
甲,2026-11-02T09:00:00Z,many,maybe,5 EUR,-3,6,glod,2026-10-25 02:30:00
乙,2026-11-02T09:00:00Z,\"1,234\",2,¥5,15:30,NaN,?,2026-03-29 02:30:00
"), @r"
    2| 甲 2026-11-02T09:00:00Z - - - - - - -
    3| 乙 2026-11-02T09:00:00Z - - - - - - -
    log.csv:2:24: `many` is no number [MOT0531]
    log.csv:2:29: `maybe` is neither yes nor no [MOT0546]
    log.csv:2:35: `5 EUR` is not in CNY [MOT0545]
    log.csv:2:41: `-3` is a negative length of time [MOT0543]
    log.csv:2:44: `6` is off the scale 1..5 [MOT0535]
    log.csv:2:46: `glod` is none of `gold`, `plain`: did you mean `gold`? [MOT0537]
    log.csv:2:51: the local time `2026-10-25 02:30:00` came twice in Europe/Rome [MOT0552]
    log.csv:3:24: `1,234` has separators between its digits [MOT0532]
    log.csv:3:32: `2` is neither yes nor no [MOT0546]
    log.csv:3:34: `¥5` is no amount of money [MOT0544]
    log.csv:3:37: `15:30` is no length of time [MOT0541]
    log.csv:3:43: `NaN` is no finite number [MOT0534]
    log.csv:3:47: `?` is none of `gold`, `plain` [MOT0536]
    log.csv:3:49: the local time `2026-03-29 02:30:00` never came in Europe/Rome [MOT0553]
    2 read, 0 set aside, 2 bad
    ");
}

#[test]
fn records_without_journey_or_time_are_set_aside() {
    insta::assert_snapshot!(outcome("log.csv", "n: number", "\
id,at,n
,2026-11-02T09:00:00Z,x
a,,1
b,yesterday,2
c,2026-11-02T09:00:00Z,3
"), @r"
    5| c 2026-11-02T09:00:00Z 3
    log.csv:2: this record names no journey [MOT0516]
    log.csv:3: this record has no time [MOT0517]
    log.csv:4:3: `yesterday` is no time of the form RFC 3339 [MOT0551]
    4 read, 3 set aside, 3 bad
    ");
}

#[test]
fn quotes_may_hold_delimiters_and_lines() {
    insta::assert_snapshot!(outcome("log.csv", "note: text, n: number", "\
\"id\",at,note,n\r
a,2026-11-02T09:00:00Z,\"one, \"\"two\"\"\r
three\",1\r
\r
b,2026-11-02T09:00:00Z,5\" pipe,2\r
c,2026-11-02T09:00:00Z,\"x\ny\",oops\r
"), @r#"
    2| a 2026-11-02T09:00:00Z one, "two"␍⏎three 1
    5| b 2026-11-02T09:00:00Z 5" pipe 2
    6| c 2026-11-02T09:00:00Z x⏎y -
    log.csv:6: `oops` is no number [MOT0531]
    3 read, 0 set aside, 1 bad
    "#);
}

#[test]
fn a_quote_that_nothing_closes_costs_one_line() {
    insta::assert_snapshot!(outcome("log.csv", "note: text", "\
id,at,note
a,2026-11-02T09:00:00Z,fine
b,2026-11-02T09:00:00Z,\"never closed
c,2026-11-02T09:00:00Z,read all the same
"), @r"
    2| a 2026-11-02T09:00:00Z fine
    4| c 2026-11-02T09:00:00Z read all the same
    log.csv:3: a cell of this line opens a quote that nothing closes [MOT0513]
    3 read, 1 set aside, 1 bad
    ");
}

#[test]
fn rows_that_do_not_fit_the_header() {
    insta::assert_snapshot!(outcome("log.csv", "a: text, b: text", "\
id,at,a,b
1,2026-11-02T09:00:00Z,too few
2,2026-11-02T09:00:00Z,too,many,cells
3,2026-11-02T09:00:00Z,only,empty,,
"), @r"
    2| 1 2026-11-02T09:00:00Z too few -
    4| 3 2026-11-02T09:00:00Z only empty
    log.csv:2: this row has 3 cells, the header has 4 [MOT0515]
    log.csv:3: this row has 5 cells, the header has 4 [MOT0514]
    3 read, 1 set aside, 2 bad
    ");
}

#[test]
fn delimiters_are_guessed() {
    for delimiter in [",", ";", "\t"] {
        let text = "id,at,n\na,2026-11-02T09:00:00Z,1\n".replace(',', delimiter);
        let log = run(vec![input("log.csv", text)], "n: number").expect("a log");
        assert_eq!((log.batch.len(), log.bad), (1, 0), "{delimiter}");
    }
}

#[test]
fn a_missing_column_lists_those_there_are() {
    insta::assert_snapshot!(outcome("log.csv", "wait_s: s, 满意度: 1..5, zebra: text", "\
id,at,waits,满意,other
"), @r"
    MOT0502 the log `log.csv` has no column `wait_s`; did you mean `waits`? the columns are: `id`, `at`, `waits`, `满意`, `other` @2
    MOT0502 the log `log.csv` has no column `满意度`; did you mean `满意`? the columns are: `id`, `at`, `waits`, `满意`, `other` @3
    MOT0502 the log `log.csv` has no column `zebra`; the columns are: `id`, `at`, `waits`, `满意`, `other`; name the right one with `<- COLUMN` @4
    ");
    let many: Vec<String> = (1..=30).map(|n| format!("c{n}")).collect();
    let header = format!("id,at,{}\n", many.join(","));
    insta::assert_snapshot!(outcome("log.csv", "wait_s: s", &header), @r"
    MOT0502 the log `log.csv` has no column `wait_s`; the columns are: `id`, `at`, `c1`, `c2`, `c3`, `c4`, `c5`, `c6`, `c7`, `c8`, `c9`, `c10`, `c11`, `c12`, `c13`, `c14`, `c15`, `c16`, `c17`, `c18`, … (+12); name the right one with `<- COLUMN` @2
    ");
}

#[test]
fn a_column_must_be_in_every_csv_file_and_only_once() {
    let first = input("a.csv", "id,at,n,n2\n1,2026-11-02T09:00:00Z,1,1\n");
    let second = input("b.csv", "n,id,at,n\n1,2,2026-11-02T09:00:00Z,1\n");
    let third = input("c.csv", "at,id\n2026-11-02T09:00:00Z,1\n");
    insta::assert_snapshot!(show(&run(vec![first, second, third], "n: number")), @r"
    MOT0505 the log `b.csv` has column `n` more than once; rename or remove all but one of them in the log @2
    MOT0502 the log `c.csv` has no column `n`; the columns are: `at`, `id`; name the right one with `<- COLUMN` @2
    ");
}

#[test]
fn several_files_with_their_own_order_of_columns() {
    let first = input("a.csv", "id,at,n\n1,2026-11-02T09:00:00Z,1\n");
    let second = input("b.csv", "n;id;at\n2;1;2026-11-02T09:00:00Z\n");
    let third = input("c.jsonl", "{\"n\":3,\"at\":\"2026-11-02T09:00:00Z\",\"id\":1}\n");
    let log = run(vec![first, second, third], "n: number").expect("a log");
    assert_eq!(log.files, ["a.csv", "b.csv", "c.jsonl"]);
    let files: Vec<u16> = log.batch.places.iter().map(|place| place.file).collect();
    assert_eq!(files, [0, 1, 2]);
    insta::assert_snapshot!(show_log(&log), @r"
    2| 1 2026-11-02T09:00:00Z 1
    2| 1 2026-11-02T09:00:00Z 2
    1| 1 2026-11-02T09:00:00Z 3
    3 read, 0 set aside, 0 bad
    ");
}

#[test]
fn json_lines_with_nested_keys_nulls_and_numbers_as_names() {
    insta::assert_snapshot!(outcome("log.jsonl", "t.status: text, n: number, f: flag, w: s", r#"
{"id":42,"at":"2026-11-02T09:00:00Z","t":{"status":"new","x":[1,{"y":2}]},"n":1.50,"f":true,"w":3}

{"id":"a\"\u4e2d","at":"2026-11-02T09:00:00Z","t":{"status":"x"},"t.status":"y","n":null,"w":"20s"}
{"id":true,"at":"2026-11-02T09:00:00Z","n":"7","f":"否","t":"none","w":1e-1,"more":"\ud800"}
"#), @r#"
    2| 42 2026-11-02T09:00:00Z new 1.5 true 3000000us
    4| a"中 2026-11-02T09:00:00Z y - - 20000000us
    5| true 2026-11-02T09:00:00Z - 7 false 100000us
    3 read, 0 set aside, 0 bad
    "#);
}

#[test]
fn broken_lines_are_counted_and_reading_goes_on() {
    insta::assert_snapshot!(outcome("log.jsonl", "n: number", r#"{"id":"a","at":"2026-11-02T09:00:00Z","n":1}
{"id":"b","at":"2026-11-02T09:00:00Z","n":1,}
{"id":"中文","at" "2026-11-02T09:00:00Z"}
not json
[1]
{"id":"c"} {"id":"d"}
{"id":"e","at":"2026-11-02T09:00:00Z","n":NaN}
{"id":"f","at":"2026-11-02T09:00:00Z","n":[1]}
{"id":"g","at":"2026-11-02T09:00:00Z","n":"\ud83d"}
{"id":"h","at":"2026-11-02T09:00:00Z","n":1,"n":2}
{"id":"i","at":"2026-11-0"#), @r#"
    1| a 2026-11-02T09:00:00Z 1
    7| e 2026-11-02T09:00:00Z -
    8| f 2026-11-02T09:00:00Z -
    9| g 2026-11-02T09:00:00Z -
    10| h 2026-11-02T09:00:00Z 2
    log.jsonl:2:45: this line is no JSON object: it breaks at `}` [MOT0511]
    log.jsonl:3:17: this line is no JSON object: it breaks at `"2026-11-02T` [MOT0511]
    log.jsonl:4:1: this line is no JSON object: it breaks at `not json` [MOT0511]
    log.jsonl:5:1: this line is no JSON object: it breaks at `[1]` [MOT0511]
    log.jsonl:6:12: this line is no JSON object: it breaks at `{"id":"d"}` [MOT0511]
    log.jsonl:7:43: `NaN` is no finite number [MOT0534]
    log.jsonl:8:43: `[1]` is an object or a list, not one value [MOT0554]
    log.jsonl:9:43: this cell is no valid text: `"\ud83d"` [MOT0555]
    log.jsonl:10: the key stands more than once in this record [MOT0518]
    log.jsonl:11:26: this line ends in the middle of a JSON object [MOT0512]
    11 read, 6 set aside, 10 bad
    "#);
}

#[test]
fn arrays_hold_a_record_an_element() {
    let text = r#"
[
  {"id":"a","at":"2026-11-02T09:00:00Z","n":1},
  {
    "id": "b", "at": "2026-11-02T09:00:00Z",
    "n": "x", "more": [{"]": "}"}]
  }, {"id":"中","at":"2026-11-02T09:00:00Z","n":"y"},
  ["id"], 7, null,
  {"id":"c" "at":1},
  {"id":["d"}],
  {"id":"e","at":"2026-11-02T09:00:00Z","n":{"x":1}}
]
"#;
    insta::assert_snapshot!(outcome("log.json", "n: number", text), @r#"
    3| a 2026-11-02T09:00:00Z 1
    4| b 2026-11-02T09:00:00Z -
    7| 中 2026-11-02T09:00:00Z -
    11| e 2026-11-02T09:00:00Z -
    log.json:4: `x` is no number [MOT0531]
    log.json:7:48: `y` is no number [MOT0531]
    log.json:8:3: this element of the array is no JSON object: it breaks at `["id"]` [MOT0519]
    log.json:8:11: this element of the array is no JSON object: it breaks at `7` [MOT0519]
    log.json:8:14: this element of the array is no JSON object: it breaks at `null` [MOT0519]
    log.json:9:13: this element of the array is no JSON object: it breaks at `"at":1}` [MOT0519]
    log.json:10:13: this element of the array is no JSON object: it breaks at `}]` [MOT0519]
    log.json:11:45: `{"x":1}` is an object or a list, not one value [MOT0554]
    9 read, 5 set aside, 8 bad
    "#);
    // On one line, records are counted.
    let text = "[{\"id\":\"a\",\"at\":\"2026-11-02T09:00:00Z\",\"n\":1},5, {\"id\":\"b\",\"at\":\"2026-11-02T09:00:00Z\",\"n\":\"x\"}]\n";
    insta::assert_snapshot!(outcome("log.jsonl", "n: number", text), @r"
    1| a 2026-11-02T09:00:00Z 1
    3| b 2026-11-02T09:00:00Z -
    log.jsonl:2:1: this element of the array is no JSON object: it breaks at `5` [MOT0519]
    log.jsonl:3:43: `x` is no number [MOT0531]
    3 read, 1 set aside, 2 bad
    ");
    insta::assert_snapshot!(outcome("log.json", "wait: s", text), @"MOT0502 the log `log.json` has no column `wait`; the columns are: `id`, `at`, `n`; name the right one with `<- COLUMN` @2");
}

#[test]
fn arrays_that_break_are_refused_whole() {
    let texts = ["[{},\n{", "[{}\n\n{}]", "[{},]", "[]\n[1]"];
    let all: Vec<String> = texts.iter().map(|text| outcome("a.json", "", text)).collect();
    insta::assert_snapshot!(all.concat(), @r"
    MOT0508 the JSON array of `a.json` breaks at line 2; the file ends before the array does: copy or export it again
    MOT0508 the JSON array of `a.json` breaks at line 3; write one comma between two elements, and none elsewhere
    MOT0508 the JSON array of `a.json` breaks at line 1; write one comma between two elements, and none elsewhere
    MOT0508 the JSON array of `a.json` breaks at line 2; nothing may follow the end of the array: write one array a file
    ");
}

#[test]
fn a_key_that_no_record_has_is_a_missing_column() {
    let text = r#"{"id":1,"at":"2026-11-02T09:00:00Z","ticket":{"state":"new"},"wait":3}"#;
    insta::assert_snapshot!(outcome("log.jsonl", "ticket.status: text, waits: s", text), @r"
    MOT0502 the log `log.jsonl` has no column `ticket.status`; did you mean `ticket.state`? the columns are: `id`, `at`, `ticket`, `ticket.state`, `wait` @2
    MOT0502 the log `log.jsonl` has no column `waits`; did you mean `wait`? the columns are: `id`, `at`, `ticket`, `ticket.state`, `wait` @3
    ");
    assert!(run(vec![input("log.jsonl", "")], "n: number").is_ok());
}

#[test]
fn empty_logs_say_so() {
    for (name, text) in
        [("a.csv", ""), ("a.csv", "\n\n"), ("a.csv", "id,at\n"), ("a.jsonl", ""), ("a.json", "[]")]
    {
        let log = run(vec![input(name, text)], "").expect("an empty log");
        assert_eq!(log.findings.total(), 1, "{text:?}");
        assert_eq!(log.findings.examples[0].entry.slug, "empty-log");
        assert!(log.batch.is_empty() && log.batch.columns.len() == 2);
    }
    assert!(run(Vec::new(), "n: number").is_ok_and(|log| log.batch.is_empty()));
}

#[test]
fn formats_are_told_by_name_or_by_content() {
    let csv = "id,at\n1,2026-11-02T09:00:00Z\n";
    let json = "{\"id\":1,\"at\":\"2026-11-02T09:00:00Z\"}\n";
    let array = &*format!(" [{json}]");
    for (name, text) in [
        ("<stdin>", csv),
        ("<stdin>", json),
        ("log.CSV.gz", csv),
        ("x.ndjson", json),
        ("<stdin>", array),
    ] {
        let log = run(vec![input(name, text)], "").expect("a log");
        assert_eq!((log.batch.len(), log.bad), (1, 0), "{name}");
    }
    assert_eq!(input("x.json", "").format, Some(Format::Jsonl));
    assert_eq!(input("x.log", "").format, None);
}

#[test]
fn other_formats_are_refused() {
    insta::assert_snapshot!(outcome("log.csv", "", "Obj\u{1}"), @r"
    MOT0503 `log.csv` is no log of a format that is read (Avro); export it as CSV, JSON, Parquet, XLSX or SQLite
    ");
    let object = "{\n  \"tickets\": [\n    {\"id\":1}]}";
    insta::assert_snapshot!(outcome("log.json", "", object), @"MOT0503 `log.json` is no log of a format that is read (one JSON object over several lines); write an array of records, or one a line: `jq '.NAME' IN > OUT.json` takes the array `NAME` out of it");
}

#[test]
fn encodings() {
    let text = "id,at,客户\n一,2026-11-02T09:00:00Z,张三很不满意\n";
    let (gb, _, _) = encoding_rs::GB18030.encode(text);
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (name, bytes) in [
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-8 with a mark", format!("\u{feff}{text}").into_bytes()),
        ("GB18030", gb.into_owned()),
        ("UTF-16 little", [vec![0xFF, 0xFE], little.clone()].concat()),
        ("UTF-16 big", [vec![0xFE, 0xFF], big].concat()),
        ("UTF-16 without a mark", little),
        ("old Macintosh line ends", text.replace('\n', "\r").into_bytes()),
    ] {
        let result = run(vec![input("log.csv", bytes)], "客户: text");
        assert_eq!(
            show(&result),
            "2| 一 2026-11-02T09:00:00Z 张三很不满意\n1 read, 0 set aside, 0 bad",
            "{name}"
        );
    }
}

#[test]
fn bytes_that_are_no_text_cost_their_cell() {
    let latin = b"id,at,who\n1,2026-11-02T09:00:00Z,Andr\xe9 O.\n2,2026-11-02T09:00:00Z,Ann\n";
    insta::assert_snapshot!(show(&run(vec![input("log.csv", *latin)], "who: text")), @r"
    2| 1 2026-11-02T09:00:00Z -
    3| 2 2026-11-02T09:00:00Z Ann
    log.csv:2:24: this cell is no valid text: `Andr� O.` [MOT0555]
    2 read, 0 set aside, 1 bad
    ");
    let json = b"{\"id\":1,\"at\":\"2026-11-02T09:00:00Z\",\"who\":\"Andr\xe9\"}\n{\"id\":2,\"at\":\"2026-11-02T09:00:00Z\",\"who\":\"A\"}";
    insta::assert_snapshot!(show(&run(vec![input("log.jsonl", *json)], "who: text")), @r#"
    2| 2 2026-11-02T09:00:00Z A
    log.jsonl:1:48: this line is no JSON object: it breaks at `�"}` [MOT0511]
    2 read, 1 set aside, 1 bad
    "#);
    let header = b"id,at,caf\xe9\n";
    insta::assert_snapshot!(show(&run(vec![input("log.csv", *header)], "")), @r"
    MOT0504 the header of `log.csv` cannot be read as text; save the file as UTF-8, or close the quote that the header opens
    ");
}

#[test]
fn local_times_may_be_told_what_they_mean() {
    let text = "id,at,due\n1,2026-11-02T09:00:00Z,2026-10-25 02:30:00\n";
    insta::assert_snapshot!(outcome("log.csv", "due: Rome later", text), @r"
    2| 1 2026-11-02T09:00:00Z 2026-10-25T01:30:00Z
    1 read, 0 set aside, 0 bad
    ");
}

#[test]
fn gzip_and_files_that_cannot_be_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("a path").to_owned();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(b"id,at\n1,2026-11-02T09:00:00Z\n").expect("in memory");
    let gzip = gzip.finish().expect("in memory");
    std::fs::write(path("whole.csv"), &gzip).expect("written");
    std::fs::write(path("cut.csv"), &gzip[..gzip.len() - 12]).expect("written");

    let whole = run(vec![mot::ingest::open(&path("whole.csv")).expect("opens")], "");
    assert!(whole.is_ok_and(|log| log.batch.len() == 1 && log.bad == 0));
    let cut = run(vec![mot::ingest::open(&path("cut.csv")).expect("opens")], "");
    let faults = cut.expect_err("half a log");
    assert_eq!((faults[0].entry.slug, faults[0].help), ("unreadable-log", "cut"));
    for name in ["none.csv", ""] {
        let fault = mot::ingest::open(&path(name)).err().expect("no log");
        assert_eq!(fault.entry.slug, "unreadable-log");
    }
}

/// A smallest log for every code, by its fields and its text.
const SMALLEST: &[(u16, &str, &str)] = &[
    (502, "n: number", "id,at\n"),
    (503, "", "Obj\u{1}"),
    (504, "", "id,\"at\n"),
    (504, "", "id,\"at\nx\",\"y"),
    (505, "", "id,at,id\n"),
    (506, "", "id,at\n"),
    (508, "", "[{}"),
    (511, "", "{\"id\":1,\"at\":?}"),
    (512, "", "{\"id\":1,"),
    (513, "", "id,at\n1,\"2026-11-02T09:00:00Z\n"),
    (514, "", "id,at\n1,2026-11-02T09:00:00Z,2\n"),
    (515, "", "id,at,n\n1,2026-11-02T09:00:00Z\n"),
    (516, "", "id,at\n,2026-11-02T09:00:00Z\n"),
    (517, "", "id,at\n1,\n"),
    (518, "", "{\"id\":1,\"at\":\"2026-11-02T09:00:00Z\",\"id\":2}"),
    (519, "", "[5]"),
    (531, "n: number", "id,at,n\n1,2026-11-02T09:00:00Z,x\n"),
    (532, "n: number", "id,at,n\n1,2026-11-02T09:00:00Z,1'000\n"),
    (533, "n: number", "id,at,n\n1,2026-11-02T09:00:00Z,1e99\n"),
    (534, "n: number", "id,at,n\n1,2026-11-02T09:00:00Z,-Infinity\n"),
    (535, "n: 1..5", "id,at,n\n1,2026-11-02T09:00:00Z,5.01\n"),
    (536, "n: a|b", "id,at,n\n1,2026-11-02T09:00:00Z,xyz\n"),
    (537, "n: gold|basic", "id,at,n\n1,2026-11-02T09:00:00Z,Gold\n"),
    (541, "n: s", "id,at,n\n1,2026-11-02T09:00:00Z,soon\n"),
    (542, "n: length", "id,at,n\n1,2026-11-02T09:00:00Z,20\n"),
    (543, "n: s", "id,at,n\n1,2026-11-02T09:00:00Z,-1\n"),
    (544, "n: CNY", "id,at,n\n1,2026-11-02T09:00:00Z,¥1\n"),
    (545, "n: CNY", "id,at,n\n1,2026-11-02T09:00:00Z,1 EUR\n"),
    (546, "n: flag", "id,at,n\n1,2026-11-02T09:00:00Z,2\n"),
    (551, "", "id,at\n1,2026-11-02\n"),
    (552, "n: Rome", "id,at,n\n1,2026-11-02T09:00:00Z,2026-10-25 02:00:00\n"),
    (553, "n: Rome", "id,at,n\n1,2026-11-02T09:00:00Z,2026-03-29 02:00:00\n"),
    (554, "n: text", "{\"id\":1,\"at\":\"2026-11-02T09:00:00Z\",\"n\":{}}"),
    (555, "n: text", "{\"id\":1,\"at\":\"2026-11-02T09:00:00Z\",\"n\":\"\\udead\"}"),
];

#[test]
fn every_code_has_a_smallest_log() {
    for (code, fields, text) in SMALLEST {
        let raised: Vec<u16> = match run(vec![input("log", *text)], fields) {
            Ok(log) => log.findings.counts.keys().map(|(code, _)| *code).collect(),
            Err(faults) => faults.iter().map(|fault| fault.entry.code).collect(),
        };
        assert_eq!(raised, [*code], "{text}");
    }
    // Shown elsewhere: streams that fail (above), journeys that are to stand together (below), sheets and databases (tests/formats.rs), a zone that checking refuses before, and what only
    // judging can see.
    let elsewhere = [501, 507, 509, 510, 521, 522, 523, 524, 556, 561, 562];
    let shown = SMALLEST.iter().map(|(code, _, _)| *code).chain(elsewhere);
    let shown: BTreeSet<u16> = shown.collect();
    let all: BTreeSet<u16> = codes::data::ALL.iter().map(|entry| entry.code).collect();
    assert_eq!(all, shown);
}

/// What comes of a log of which these are the journeys, one record each time, and in which they are to stand together.
fn sorted(journeys: impl Iterator<Item = String>) -> Result<(u64, usize), u16> {
    let mut text = "id,at\n".to_owned();
    for journey in journeys {
        writeln!(text, "{journey},2026-11-02T09:00:00Z").expect("in memory");
    }
    let mut given = 0;
    let mut each = |log: &Log| given += log.batch.len();
    let columns = columns("");
    let wanted = wanted(&columns, None);
    let (one, words) = (NonZero::<usize>::MIN, Words::default());
    let inputs = vec![input("log", text)];
    let read = mot::ingest::read_by_journey(one, inputs, &wanted, words, &mut each, &mut |_| {});
    read.map(|log| (log.read, given)).map_err(|faults| faults[0].entry.code)
}

#[test]
fn journeys_stand_together_or_the_log_is_refused() {
    let some = |names: &[&str]| sorted(names.iter().map(|name| (*name).to_owned()));
    assert_eq!(some(&["b", "b", "a", "c", "c"]), Ok((5, 5)));
    assert_eq!(some(&["b", "a", "b"]), Err(523));
    // So many that not all are remembered: numbers, up and down, and then no order at all.
    let many = 300_000;
    assert_eq!(sorted((0..many).map(|n| n.to_string())), Ok((many, many as usize)));
    assert_eq!(sorted((0..many).map(|n| format!("{:06}", many - n))), Ok((many, many as usize)));
    assert_eq!(sorted((0..many).map(|n| format!("{}", n * 7919 % 300_007))), Err(524));
    assert_eq!(
        sorted((0..250_000).map(|n| (n * 7919 % 300_007).to_string())),
        Ok((250_000, 250_000))
    );
}

/// A source that gives its bytes in small, uneven pieces.
struct Trickle(Vec<u8>, usize);

impl Read for Trickle {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        self.1 = self.1 % 7 + 1;
        let count = self.1.min(self.0.len()).min(out.len());
        out[..count].copy_from_slice(&self.0[..count]);
        self.0.drain(..count);
        Ok(count)
    }
}

#[test]
fn records_are_the_same_however_the_bytes_arrive() {
    let mut text = String::from("id,at,note\n");
    for n in 0..2_000 {
        write!(text, "{},2026-11-02T09:00:00Z,\"行 {n}\n, \"\"é\"\"\"\r\n", n % 7)
            .expect("in memory");
    }
    let whole = run(vec![input("a.csv", text.clone())], "note: text").expect("a log");
    let trickled = Input::new("a.csv", Trickle(text.into_bytes(), 0));
    let mut last = Progress::default();
    let columns = columns("note: text");
    let pieces = read(vec![trickled], &wanted(&columns, None), Words::default(), &mut |now| {
        last = now;
    });
    assert_eq!(show_log(&pieces.expect("a log")), show_log(&whole));
    assert_eq!((whole.batch.len(), whole.bad), (2_000, 0));
    assert!(last.bytes > 60_000 && last.records <= 2_000);
}

#[test]
fn a_line_longer_than_the_buffer() {
    let long = "x".repeat(1_000_000);
    let text = format!("id,at,note\n1,2026-11-02T09:00:00Z,{long}\n2,2026-11-02T09:00:00Z,\n");
    let log = run(vec![input("a.csv", text)], "note: text").expect("a log");
    assert_eq!((log.batch.len(), log.bad), (2, 0));
}

/// A log on which nobody on this project has a hand; where it is at hand.
fn real(name: &str, fields: &[(&str, &str)]) -> Option<Log> {
    let path = std::path::Path::new(&std::env::var_os("MOT_REAL_DATA")?).join(name);
    let path = path.to_str()?.to_owned();
    Some({
        let mut columns = columns("");
        for (column, (header, ty)) in columns.iter_mut().zip(fields) {
            (column.header, (column.ty, column.reading)) = ((*header).to_owned(), typed(ty));
        }
        let input = mot::ingest::open(&path).expect("opens");
        read(vec![input], &wanted(&columns, None), Words::default(), &mut |_| {}).expect("a log")
    })
}

#[test]
fn real_logs_are_read_whole() {
    let roles = [("case:concept:name", "text"), ("time:timestamp", "time")];
    for (name, records) in
        [("helpdesk.csv", 21_348), ("receipt.csv", 8_577), ("bpic2013_incidents.csv", 65_533)]
    {
        if let Some(log) = real(name, &roles) {
            assert_eq!(
                (log.batch.len(), log.read, log.bad),
                (records, records as u64, 0),
                "{name}"
            );
        }
    }
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), json in any::<bool>()) {
        let name = if json { "a.jsonl" } else { "a.csv" };
        let _ = run(vec![input(name, bytes.clone())], "n: number");
        let _ = run(vec![input("a.json", [b"[", &*bytes].concat())], "n: number");
    }

    #[test]
    fn what_csv_and_json_hold_in_common_reads_the_same(
        rows in prop::collection::vec(("[ab]", "[0-9a-z\",\n;. 中-]{0,6}", "-?[0-9]{1,3}(\\.[0-9])?|x"), 1..6)
    ) {
        let at = "2026-11-02T09:00:00Z";
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record(["id", "at", "note", "n"]).unwrap();
        let mut json = String::new();
        for (id, note, n) in &rows {
            csv.write_record([id, at, note, n]).unwrap();
            json += &serde_json::json!({ "id": id, "at": at, "note": note, "n": n }).to_string();
            json.push('\n');
        }
        let from_csv = run(vec![input("a.csv", csv.into_inner().unwrap())], "note: text, n: number").unwrap();
        let from_json = run(vec![input("a.jsonl", json)], "note: text, n: number").unwrap();
        // Words are numbered as they come up, which depends on how records are read: what they say does not.
        let cells = |log: &Log| {
            let columns = log.batch.columns.iter();
            let cells = columns.map(|column| (0..log.batch.len()).map(|row| column.value(row, &log.words)).collect::<Vec<_>>());
            cells.collect::<Vec<_>>()
        };
        prop_assert_eq!(cells(&from_csv), cells(&from_json));
        prop_assert_eq!(&from_csv.findings.counts, &from_json.findings.counts);
        let words = |log: &Log| {
            let mut words: Vec<_> = (0..log.words.len()).map(|w| log.words.text(mot::value::Word::at(w)).to_owned()).collect();
            words.sort_unstable();
            words
        };
        prop_assert_eq!(words(&from_csv), words(&from_json));
    }
}
