//! Column files come out the same however their groups are cut.

use crate::check::program::Type;
use crate::ingest::stream::pieces::PIECE;
use crate::ingest::tests::{planned, shown, wanted};
use crate::ingest::{Input, Log, read_pieces};
use crate::unit::TimeKind;
use crate::value::Words;
use parquet::basic::Compression;
use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, DoubleType, FloatType, Int32Type, Int64Type,
    Int96Type,
};
use parquet::file::properties::{WriterProperties, WriterVersion};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use proptest::prelude::*;
use std::num::NonZero;
use std::sync::Arc;

/// A record: which texts it has, whether it has a time, and a number.
type Row = (Option<u8>, Option<u8>, Option<u16>);

/// How many bytes begin every column file.
const MARK: usize = 4;

const SCHEMA: &str = "message log {
    optional binary id (utf8);
    optional int64 at (timestamp(micros,true));
    optional binary note (utf8);
    required binary mood (utf8);
    optional int32 n;
    required int64 m;
    optional double x;
    optional float y;
    optional boolean flag;
    optional int96 seen;
    optional int32 wait;
}";

/// A file of these records, with so many in a group, packed in one of some ways.
fn file(rows: &[Row], group: usize, way: usize) -> Vec<u8> {
    let builder = WriterProperties::builder().set_compression(Compression::SNAPPY);
    let small = |builder: parquet::file::properties::WriterPropertiesBuilder| {
        let pages = builder.set_data_page_row_count_limit(7).set_write_batch_size(5);
        pages.set_data_page_size_limit(60)
    };
    let properties = match way {
        0 => builder,
        1 => small(builder),
        2 => small(builder).set_writer_version(WriterVersion::PARQUET_2_0),
        3 => small(builder).set_dictionary_page_size_limit(20),
        _ => small(builder).set_dictionary_enabled(false),
    };
    let schema = Arc::new(parse_message_type(SCHEMA).unwrap());
    let mut bytes = Vec::new();
    let mut writer =
        SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties.build())).unwrap();
    for rows in rows.chunks(group) {
        let mut group = writer.next_row_group().unwrap();
        let some = |text: u8| ByteArray::from(format!("text {}", text % 9).into_bytes());
        put::<ByteArrayType>(&mut group, rows, |row| row.0.map(some));
        put::<Int64Type>(&mut group, rows, |row| Some(1_793_610_000_000_000 + i64::from(row.1?)));
        put::<ByteArrayType>(&mut group, rows, |row| row.1.map(some));
        all::<ByteArrayType>(&mut group, rows, |row| some(row.0.unwrap_or(5)));
        put::<Int32Type>(&mut group, rows, |row| row.2.map(i32::from));
        all::<Int64Type>(&mut group, rows, |row| i64::from(row.2.unwrap_or(7)));
        put::<DoubleType>(&mut group, rows, |row| row.2.map(|n| f64::from(n) / 2.0));
        put::<FloatType>(&mut group, rows, |row| row.0.map(|n| f32::from(n) / 4.0));
        put::<BoolType>(&mut group, rows, |row| row.1.map(|n| n % 2 == 0));
        put::<Int96Type>(&mut group, rows, |row| {
            let mut seen = parquet::data_type::Int96::new();
            seen.set_data(u32::from(row.2?), 0, 2_460_000);
            Some(seen)
        });
        put::<Int32Type>(&mut group, rows, |row| row.0.map(i32::from));
        group.close().unwrap();
    }
    writer.close().unwrap();
    bytes
}

fn put<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>,
    rows: &[Row],
    value: impl Fn(&Row) -> Option<T::T>,
) {
    let there: Vec<Option<T::T>> = rows.iter().map(value).collect();
    let levels: Vec<i16> = there.iter().map(|value| i16::from(value.is_some())).collect();
    let values: Vec<T::T> = there.into_iter().flatten().collect();
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<T>().write_batch(&values, Some(&levels), None).unwrap();
    column.close().unwrap();
}

fn all<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>,
    rows: &[Row],
    value: impl Fn(&Row) -> T::T,
) {
    let mut column = group.next_column().unwrap().unwrap();
    let values: Vec<T::T> = rows.iter().map(value).collect();
    column.typed::<T>().write_batch(&values, None, None).unwrap();
    column.close().unwrap();
}

fn log(bytes: &[u8], length: usize, threads: usize) -> Result<Log, String> {
    let columns = planned(&[
        ("note", Type::Text),
        ("mood", Type::Text),
        ("n", Type::Number),
        ("m", Type::Text),
        ("x", Type::Number),
        ("y", Type::Number),
        ("flag", Type::Bool),
        ("seen", Type::Text),
        ("wait", Type::Duration(TimeKind::Elapsed)),
    ]);
    let input = Input::new("a.parquet", std::io::Cursor::new(bytes.to_vec()));
    let threads = NonZero::new(threads).unwrap();
    let wanted = wanted(&columns);
    read_pieces((length, threads), vec![input], &wanted, Words::default(), &mut |_| {})
        .map_err(|faults| format!("{faults:?}"))
}

proptest! {
    #[test]
    fn a_column_file_is_the_same_however_it_is_cut(
        rows in prop::collection::vec(any::<Row>(), 1..200),
        group in 1_usize..250,
        way in 0_usize..5,
        length in 1_usize..400,
        threads in 1_usize..4,
    ) {
        let bytes = file(&rows, group, way);
        let whole = log(&bytes, PIECE, 1);
        prop_assert_eq!(whole.as_ref().map(|log| log.read), Ok(rows.len() as u64));
        prop_assert_eq!(shown(log(&bytes, length, threads)), shown(whole));
    }

    #[test]
    fn a_broken_file_is_read_or_refused(
        rows in prop::collection::vec(any::<Row>(), 60..200),
        way in 0_usize..5,
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        length in 1_usize..400,
        threads in 1_usize..4,
    ) {
        let mut bytes = file(&rows, 70, way);
        // By its first bytes it is known for what it is.
        let at = MARK + at.index(bytes.len() - MARK);
        bytes[at] = byte;
        if let Err(faults) = log(&bytes, length, threads) {
            prop_assert!(faults.contains("code: 50"), "{}", faults);
        }
    }
}
