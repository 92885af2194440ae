//! A log as a column file, as a warehouse would write it.

use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, Int32Type, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use serde_json::Value;
use std::sync::Arc;

/// The columns that are no texts.
const NUMBERS: [&str; 3] = ["wait_s", "csat", "nps"];
const TIME: &str = "at";

/// The records of JSON Lines, packed.
pub(crate) fn file(lines: &[u8]) -> Vec<u8> {
    let records: Vec<Value> = lines
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).expect("the generator writes JSON"))
        .collect();
    let mut names: Vec<&str> = Vec::new();
    for key in records.iter().filter_map(Value::as_object).flat_map(|record| record.keys()) {
        if !names.contains(&key.as_str()) {
            names.push(key);
        }
    }
    let column = |name: &&str| match *name {
        TIME => format!("optional int64 {name} (timestamp(micros,true));"),
        name if NUMBERS.contains(&name) => format!("optional int32 {name};"),
        name => format!("optional binary {name} (utf8);"),
    };
    let columns: Vec<String> = names.iter().map(column).collect();
    let schema = parse_message_type(&format!("message log {{ {} }}", columns.join(" ")));
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut bytes = Vec::new();
    let schema = Arc::new(schema.expect("names are plain words"));
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties))
        .expect("memory takes what is written to it");
    let mut group = writer.next_row_group().expect("the first group");
    for name in names {
        let cells = || records.iter().map(|record| &record[name]);
        if name == TIME {
            put::<Int64Type>(&mut group, cells(), |cell| {
                let at: jiff::Timestamp = cell.as_str()?.parse().ok()?;
                Some(at.as_microsecond())
            });
        } else if NUMBERS.contains(&name) {
            put::<Int32Type>(&mut group, cells(), |cell| i32::try_from(cell.as_i64()?).ok());
        } else {
            put::<ByteArrayType>(&mut group, cells(), |cell| Some(ByteArray::from(cell.as_str()?)));
        }
    }
    group.close().expect("all columns were written");
    writer.close().expect("the group was closed");
    bytes
}

fn put<'v, T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>,
    cells: impl Iterator<Item = &'v Value>,
    value: impl Fn(&Value) -> Option<T::T>,
) {
    let cells: Vec<Option<T::T>> = cells.map(value).collect();
    let levels: Vec<i16> = cells.iter().map(|cell| i16::from(cell.is_some())).collect();
    let values: Vec<T::T> = cells.into_iter().flatten().collect();
    let mut column = group.next_column().expect("a column").expect("as many as in the schema");
    column.typed::<T>().write_batch(&values, Some(&levels), None).expect("values of its type");
    column.close().expect("all values were written");
}
