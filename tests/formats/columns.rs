//! Column files, written by the library that reads them, with the types that a warehouse would choose.

use bytes::Bytes;
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, Int32Type, Int64Type};
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterVersion};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::ColumnPath;
use std::sync::Arc;

/// Ways in which the same values are packed.
pub(super) fn packings(names: &[&str; 8]) -> Vec<WriterProperties> {
    let builder = || WriterProperties::builder().set_compression(Compression::SNAPPY);
    let small = || {
        let pages = builder().set_data_page_row_count_limit(50).set_write_batch_size(32);
        pages.set_data_page_size_limit(400)
    };
    let newer = WriterVersion::PARQUET_2_0;
    let deltas = names[..5].iter().fold(builder().set_dictionary_enabled(false), |deltas, name| {
        let path = ColumnPath::new(vec![(*name).to_owned()]);
        deltas.set_column_encoding(path, Encoding::DELTA_BYTE_ARRAY)
    });
    vec![
        builder().build(),
        builder().set_writer_version(newer).build(),
        builder().set_dictionary_enabled(false).build(),
        small().build(),
        small().set_writer_version(newer).build(),
        // The dictionary is given up within a column.
        small().set_dictionary_page_size_limit(200).build(),
        deltas.build(),
        builder().set_compression(Compression::ZSTD(ZstdLevel::default())).build(),
        builder().set_compression(Compression::UNCOMPRESSED).build(),
    ]
}

/// Eight columns: five texts, a whole number, a flag, a local time; so many rows in a group.
pub(super) fn parquet(names: &[&str; 8], rows: &[[String; 8]], group: usize) -> Vec<u8> {
    packed(names, rows, group, packings(names).swap_remove(0))
}

/// The same, packed so.
pub(super) fn packed(
    names: &[&str; 8],
    rows: &[[String; 8]],
    group: usize,
    properties: WriterProperties,
) -> Vec<u8> {
    let kinds = [
        ("binary", "(utf8)"),
        ("binary", "(utf8)"),
        ("binary", "(utf8)"),
        ("binary", "(utf8)"),
        ("binary", "(utf8)"),
        ("int32", ""),
        ("boolean", ""),
        ("int64", "(timestamp(micros,false))"),
    ];
    let columns = names.iter().zip(kinds);
    let columns = columns.enumerate().map(|(at, (name, (physical, logical)))| {
        // Names in a schema that is written as text have no colons.
        let name = if name.contains(':') { format!("c{at}") } else { (*name).to_owned() };
        format!("optional {physical} {name} {logical};")
    });
    let message = format!("message log {{ {} }}", columns.collect::<Vec<_>>().join(" "));
    let schema = renamed(&parse_message_type(&message).unwrap(), names);
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties)).unwrap();
    for rows in rows.chunks(group) {
        let mut group = writer.next_row_group().unwrap();
        for at in 0..5 {
            put::<ByteArrayType>(&mut group, rows, at, |text| {
                ByteArray::from(text.as_bytes().to_vec())
            });
        }
        put::<Int32Type>(&mut group, rows, 5, |text| text.parse().unwrap());
        put::<BoolType>(&mut group, rows, 6, |text| text == "true");
        put::<Int64Type>(&mut group, rows, 7, |text| {
            let at: jiff::civil::DateTime = text.parse().unwrap();
            jiff::tz::TimeZone::UTC.to_timestamp(at).unwrap().as_microsecond()
        });
        group.close().unwrap();
    }
    writer.close().unwrap();
    bytes
}

/// The same schema with the names as they are.
fn renamed(
    schema: &parquet::schema::types::Type,
    names: &[&str; 8],
) -> Arc<parquet::schema::types::Type> {
    use parquet::schema::types::Type;
    let fields = schema.get_fields().iter().zip(names).map(|(field, name)| {
        let info = field.get_basic_info();
        let field = Type::primitive_type_builder(name, field.get_physical_type())
            .with_repetition(info.repetition())
            .with_logical_type(info.logical_type_ref().cloned())
            .with_converted_type(info.converted_type());
        Arc::new(field.build().unwrap())
    });
    Arc::new(Type::group_type_builder("log").with_fields(fields.collect()).build().unwrap())
}

fn put<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>,
    rows: &[[String; 8]],
    at: usize,
    read: impl Fn(&str) -> T::T,
) {
    let there = |row: &[String; 8]| i16::from(!row[at].is_empty());
    let levels: Vec<i16> = rows.iter().map(there).collect();
    let values: Vec<T::T> =
        rows.iter().filter(|row| !row[at].is_empty()).map(|row| read(&row[at])).collect();
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<T>().write_batch(&values, Some(&levels), None).unwrap();
    column.close().unwrap();
}

/// Visits of two events each, in groups of 50 rows; the times of `kind`.
pub(super) fn timed(times: &[Option<i64>], kind: &str, statistics: bool) -> Vec<u8> {
    let message = format!(
        "message log {{ required binary id (utf8); optional {kind}; required binary what (utf8); }}"
    );
    let schema = Arc::new(parse_message_type(&message).unwrap());
    let kept = if statistics { EnabledStatistics::Chunk } else { EnabledStatistics::None };
    let properties = WriterProperties::builder().set_statistics_enabled(kept).build();
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties)).unwrap();
    for (group, times) in times.chunks(50).enumerate() {
        let texts = |text: &dyn Fn(usize) -> String| -> Vec<ByteArray> {
            let rows = (0..times.len()).map(|row| group * 50 + row);
            rows.map(|row| ByteArray::from(text(row).into_bytes())).collect()
        };
        let mut group = writer.next_row_group().unwrap();
        required(&mut group, &texts(&|row| format!("V{}", row / 2)));
        let levels: Vec<i16> = times.iter().map(|at| i16::from(at.is_some())).collect();
        let known: Vec<i64> = times.iter().flatten().copied().collect();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(&known, Some(&levels), None).unwrap();
        column.close().unwrap();
        required(&mut group, &texts(&|row| ["came", "left"][row % 2].to_owned()));
        group.close().unwrap();
    }
    writer.close().unwrap();
    bytes
}

/// The same file with all pages of a row group overwritten.
pub(super) fn broken(file: &[u8], group: usize) -> Vec<u8> {
    let mut broken = file.to_vec();
    let reader = SerializedFileReader::new(Bytes::from(file.to_vec())).unwrap();
    for column in reader.metadata().row_group(group).columns() {
        let (start, length) = column.byte_range();
        broken[start as usize..(start + length) as usize].fill(0xFF);
    }
    broken
}

fn required(group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>, values: &[ByteArray]) {
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<ByteArrayType>().write_batch(values, None, None).unwrap();
    column.close().unwrap();
}
