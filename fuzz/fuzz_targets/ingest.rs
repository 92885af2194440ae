//! Any bytes as a log, as CSV, as JSON and as XES: no panic, no endless loop, and what is counted adds up.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mot::check::program::{FieldId, Reading, TimeReading, Type};
use mot::ingest::{Column, Format, Input, Log, Wanted, read};
use mot::journey::group;
use mot::plan::{ColumnId, PlannedColumn};
use mot::source::Span;
use mot::syntax::ast::EpochUnit;
use mot::unit::{Currency, Decimal, Instant, LengthUnit, TimeKind};
use mot::value::Words;
use std::io::Cursor;
use std::num::NonZero;
use std::sync::LazyLock;

const JOURNEY: ColumnId = ColumnId(0);
const TIME: ColumnId = ColumnId(1);
/// The time in the records that are put before the bytes, so that others come before and behind it.
const UNTIL: Instant = Instant(1_767_225_600_000_000);

/// A column of every type and reading; short headers, so that chance finds them.
static COLUMNS: LazyLock<Vec<PlannedColumn>> = LazyLock::new(|| {
    let time = |format| Reading::Time { format, zone: "Europe/Rome".to_owned(), ambiguous: None };
    let scale = Type::Scale { low: Decimal::ONE, high: Decimal::TEN };
    let values = ["a", "中"].map(str::to_owned).to_vec();
    let money = Currency::parse("CNY").map_or(Type::Number, Type::Money);
    let length = || Type::Duration(TimeKind::Elapsed);
    let strptime = TimeReading::Format("%d/%m/%Y %H:%M".to_owned());
    [
        ("j", Type::Text, Reading::Plain),
        ("t", Type::Time, time(TimeReading::Rfc3339)),
        ("n", Type::Number, Reading::Plain),
        ("p", Type::Percent, Reading::Plain),
        ("s", scale, Reading::Plain),
        ("o", Type::OneOf(values), Reading::Plain),
        ("m", money, Reading::Plain),
        ("d", length(), Reading::Plain),
        ("w", length(), Reading::DurationIn(LengthUnit::Second)),
        ("f", Type::Bool, Reading::Plain),
        ("e", Type::Time, time(TimeReading::Epoch(EpochUnit::Milliseconds))),
        ("x", Type::Time, time(strptime)),
        ("a.b", Type::Text, Reading::Plain),
    ]
    .into_iter()
    .enumerate()
    .map(|(index, (header, ty, reading))| PlannedColumn {
        field: FieldId(index as u16),
        header: header.to_owned(),
        ty,
        reading,
        optional: index > 4,
        span: Span::default(),
    })
    .collect()
});

/// All columns of a header that has them all, then the bytes; else the bytes alone.
fn log(format: Format, before: &str, data: &[u8], until: Option<Instant>) -> Option<Log> {
    let bytes = [before.as_bytes(), data].concat();
    let input = Input { format: Some(format), ..Input::new("log", Cursor::new(bytes)) };
    let wanted = Wanted { columns: &COLUMNS, journey: JOURNEY, time: TIME, until };
    read(vec![input], &wanted, Words::default(), &mut |_| {}).ok()
}

fn adds_up(log: &Log) {
    let batch = &log.batch;
    assert_eq!(log.read, batch.len() as u64 + log.set_aside + log.later);
    assert!(log.set_aside <= log.bad && log.bad <= log.read);
    for column in &batch.columns {
        let length = match column {
            Column::Text(cells) => cells.len(),
            Column::Number(cells) | Column::Money(_, cells) => cells.len(),
            Column::Duration(cells) => cells.len(),
            Column::Time(cells) => cells.len(),
            Column::Bool(cells) => cells.len(),
        };
        assert_eq!(length, batch.len());
        for row in 0..length {
            column.value(row, &log.words);
        }
    }
    let journeys = group(NonZero::<usize>::MIN, batch, JOURNEY, TIME, None);
    assert_eq!(journeys.iter().map(|(_, rows)| rows.len()).sum::<usize>(), batch.len());
}

/// What is read of records up to an instant is what a whole log has of them.
fn is_cut(whole: &Log, cut: &Log) {
    let times = whole.batch.columns[TIME.index()].times();
    let rows: Vec<usize> = (0..times.len()).filter(|row| times[*row] <= UNTIL.0).collect();
    assert_eq!((whole.read, rows.len()), (cut.read, cut.batch.len()));
    assert!(cut.bad <= whole.bad && cut.later >= (times.len() - rows.len()) as u64);
    for (at, row) in rows.into_iter().enumerate() {
        assert_eq!(whole.batch.places.at(row), cut.batch.places.at(at));
        for (all, some) in whole.batch.columns.iter().zip(&cut.batch.columns) {
            assert_eq!(all.value(row, &whole.words), some.value(at, &cut.words));
        }
    }
}

fuzz_target!(|data: &[u8]| {
    let header = "j,t,n,p,s,o,m,d,w,f,e,x,a.b\n";
    let first = concat!(
        r#"{"j":1,"t":"2026-01-01T00:00:00Z","n":1,"p":1,"s":1,"o":"a","m":1,"d":"1s","w":1,"#,
        r#""f":1,"e":1,"x":"01/01/2026 00:00","a":{"b":1}}"#,
        "\n"
    );
    let array = format!("[{},", first.trim_end());
    let trace = concat!(
        r#"<log><trace><string key="concept:name" value="1"/><event><string key="j" value="1"/>"#,
        r#"<date key="t" value="2026-01-01T00:00:00Z"/>"#
    );
    for (format, before) in [
        (Format::Csv, ""),
        (Format::Jsonl, ""),
        (Format::Xes, ""),
        (Format::Csv, header),
        (Format::Jsonl, first),
        (Format::Jsonl, &array),
        (Format::Xes, trace),
    ] {
        let (whole, cut) = (log(format, before, data, None), log(format, before, data, Some(UNTIL)));
        assert_eq!(whole.is_some(), cut.is_some());
        if let (Some(whole), Some(cut)) = (whole, cut) {
            adds_up(&whole);
            adds_up(&cut);
            is_cut(&whole, &cut);
        }
    }
});
