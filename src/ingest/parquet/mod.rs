//! Parquet: only the planned columns are unpacked, pieces of row groups side by side, and no group that its statistics say is later than records count. A value becomes the text that the same value
//! has in other formats, so that it reads the same. The place of a record is its row, counted from 1.

mod coded;
mod column;
mod group;
mod hybrid;
mod packed;
mod pieces;
#[cfg(test)]
mod tests;
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
use group::{Group, Opened};
use packed::Packed;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::schema::types::ColumnDescPtr;
use pieces::{Piece, Pieces};
use std::io::{self, ErrorKind, Read};
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, OnceLock};

type Source = SerializedFileReader<Packed>;

/// What a thread has: the rows of a piece, and the group that it read last.
type Room<'p> = (Rows<'p>, Option<Opened>);

/// What a file is read for.
pub(super) struct Asked<'s> {
    pub(super) wanted: &'s Wanted<'s>,
    pub(super) file: u16,
    pub(super) name: &'s str,
    pub(super) threads: NonZero<usize>,
    /// How long pieces are, in bytes, about.
    pub(super) length: usize,
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
    let (found, leaves, times) = (&found[..], &leaves[..], &times[..]);
    let group = |number| Group { source: &source, number, found, leaves, times };
    let later = |number| group(number).is_later(wanted.time, &rows);
    let mut pieces = Pieces::of(&source, asked.length, later);
    let failed: OnceLock<Stop> = OnceLock::new();
    let next = || if failed.get().is_none() { pieces.next() } else { None };
    let room = || (rows.clone(), None);
    let work = |(rows, opened): &mut Room<'_>, piece: Piece| -> Result<(Part, u64), Stop> {
        if piece.passed {
            rows.pass_over(piece.rows.len() as u64);
        } else {
            let these = (asked.file, piece.rows);
            guarded(|| group(piece.group).read(opened, these, rows))?;
        }
        let packed = source.metadata().row_group(piece.group).compressed_size();
        let packed = if piece.last { packed } else { 0 };
        Ok((rows.take(), u64::try_from(packed).unwrap_or_default()))
    };
    let fold = |read: Result<(Part, u64), Stop>| match read {
        Ok((part, packed)) if failed.get().is_none() => {
            so_far.records += part.read;
            so_far.bytes += packed;
            let lines = u32::try_from(part.read).unwrap_or(u32::MAX);
            whole.add(part, lines);
            progress(*so_far);
        }
        Ok(_) => {}
        // The first of them is what is told, and no piece is begun after it.
        Err(stop) => drop(failed.set(stop)),
    };
    in_order(asked.threads, next, room, work, fold);
    failed.into_inner().map_or(Ok(()), Err)
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
