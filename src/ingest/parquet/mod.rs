//! Parquet: only the planned columns are unpacked, row groups side by side, and none that its statistics say is later than records count. A value becomes the text that the same value
//! has in other formats, so that it reads the same. The place of a record is its row, counted from 1.

mod coded;
mod column;
mod group;
mod hybrid;
mod packed;
mod text;
mod written;

use super::open::Parts;
use super::reading::Stop;
use super::whole::Whole;
use super::{Progress, Wanted};
use crate::check::program::{Reading, TimeReading, Type};
use crate::ingest::csv::header::Header;
use crate::ingest::rows::{Part, Rows};
use crate::parallel::in_order;
use crate::plan::PlannedColumn;
use group::Group;
use packed::Packed;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::schema::types::ColumnDescPtr;
use std::io::{self, ErrorKind, Read};
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

type Source = SerializedFileReader<Packed>;

/// What a file is read for.
pub(super) struct Asked<'s> {
    pub(super) wanted: &'s Wanted<'s>,
    pub(super) file: u16,
    pub(super) name: &'s str,
    pub(super) threads: NonZero<usize>,
    /// Where the file lies, if it can be read there.
    pub(super) path: Option<&'s Path>,
}

/// Reads a file into `whole`.
pub(super) fn read(
    mut source: Box<dyn Read + Send>,
    asked: &Asked<'_>,
    whole: &mut Whole<'_>,
    (so_far, progress): (&mut Progress, &mut dyn FnMut(Progress)),
) -> Result<(), Stop> {
    let packed = if let Some(path) = asked.path {
        Packed::File(Arc::new(Parts::open(path)?))
    } else {
        let mut bytes = Vec::new();
        source.read_to_end(&mut bytes)?;
        Packed::Whole(bytes.into())
    };
    let source = guarded(|| Source::new(packed))?;
    let leaves = plain_columns(&source);
    let names = leaves.iter().map(|(_, column)| column.name().to_owned()).collect();
    let found =
        Header::of(names).positions(asked.name, asked.wanted.columns).map_err(Stop::Unfit)?;
    let columns = as_stored(asked.wanted.columns, &found, &leaves);
    let wanted = Wanted { columns: &columns, ..*asked.wanted };
    let rows = Rows::new(&wanted).map_err(Stop::Unfit)?;
    let times: Vec<bool> = columns.iter().map(|column| column.ty == Type::Time).collect();
    let groups = source.num_row_groups();
    let threads = if groups < 2 { NonZero::<usize>::MIN } else { asked.threads };
    let mut numbers = 0..groups;
    let mut failed = None;
    let work = |rows: &mut Rows<'_>, number: usize| -> Result<(Part, u64), Stop> {
        let (found, leaves, times) = (&found, &leaves, &times);
        let group = Group { source: &source, number, found, leaves, times };
        let about = source.metadata().row_group(number);
        if group.is_later(wanted.time, rows) {
            rows.pass_over(u64::try_from(about.num_rows()).unwrap_or_default());
        } else {
            guarded(|| group.read(asked.file, rows))?;
        }
        Ok((rows.take(), u64::try_from(about.compressed_size()).unwrap_or_default()))
    };
    let fold = |read: Result<(Part, u64), Stop>| match read {
        Ok((part, packed)) if failed.is_none() => {
            so_far.records += part.read;
            so_far.bytes += packed;
            let lines = u32::try_from(part.read).unwrap_or(u32::MAX);
            whole.add(part, lines);
            progress(*so_far);
        }
        Ok(_) => {}
        Err(stop) => failed = failed.take().or(Some(stop)),
    };
    in_order(threads, || numbers.next(), || rows.clone(), work, fold);
    failed.map_or(Ok(()), Err)
}

/// The columns that hold one value a row, with their positions among all.
fn plain_columns(source: &Source) -> Vec<(usize, ColumnDescPtr)> {
    let schema = source.metadata().file_metadata().schema_descr();
    let all = schema.columns().iter().cloned().enumerate();
    all.filter(|(_, column)| column.path().parts().len() == 1 && column.max_rep_level() == 0)
        .collect()
}

/// The planned columns; what is stored as a point in time needs no format to be read by.
fn as_stored(
    columns: &[PlannedColumn],
    found: &[usize],
    leaves: &[(usize, ColumnDescPtr)],
) -> Vec<PlannedColumn> {
    let mut columns = columns.to_vec();
    for (column, at) in columns.iter_mut().zip(found) {
        let stored = leaves.get(*at).is_some_and(|(_, leaf)| text::is_instant(leaf));
        if let Reading::Time { format, .. } = &mut column.reading
            && stored
        {
            *format = TimeReading::Rfc3339;
        }
    }
    columns
}

/// Does what may meet a broken file: the library is careful, but not of everything.
fn guarded<T>(read: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, Stop> {
    let broken = |reason: String| io::Error::new(ErrorKind::InvalidData, reason);
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(ParquetError::EOF(reason))) => {
            Err(io::Error::new(ErrorKind::UnexpectedEof, reason).into())
        }
        Ok(Err(ParquetError::External(error))) => Err(broken(error.to_string()).into()),
        Ok(Err(error)) => Err(broken(error.to_string()).into()),
        Err(_) => Err(broken("its data contradict one another".to_owned()).into()),
    }
}
