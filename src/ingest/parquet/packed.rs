//! The bytes of a column file, still packed: where it lies, if it can be read there, so that they need no room; else in memory.

use crate::ingest::open::Parts;
use bytes::Buf;
use bytes::Bytes;
use parquet::errors::{ParquetError, Result};
use parquet::file::reader::{ChunkReader, Length};
use std::io::{self, BufReader, Read};
use std::sync::Arc;

/// A column file.
pub(super) enum Packed {
    /// In memory.
    Whole(Bytes),
    /// Where it lies.
    File(Arc<Parts>),
}

impl Length for Packed {
    fn len(&self) -> u64 {
        match self {
            Self::Whole(bytes) => bytes.len() as u64,
            Self::File(parts) => parts.length(),
        }
    }
}

impl ChunkReader for Packed {
    type T = Box<dyn Read>;

    fn get_read(&self, start: u64) -> Result<Self::T> {
        /// Headers of pages are short.
        const HEADER: usize = 512;
        match self {
            Self::Whole(bytes) => Ok(Box::new(rest(bytes, start)?.reader())),
            Self::File(parts) => {
                let from = At { parts: Arc::clone(parts), position: start };
                Ok(Box::new(BufReader::with_capacity(HEADER, from)))
            }
        }
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes> {
        match self {
            Self::Whole(bytes) => {
                let mut rest = rest(bytes, start)?;
                if length > rest.len() {
                    return Err(short());
                }
                Ok(rest.split_to(length))
            }
            Self::File(parts) => {
                if start.checked_add(length as u64).is_none_or(|end| end > parts.length()) {
                    return Err(short());
                }
                let mut bytes = vec![0; length];
                let mut from = At { parts: Arc::clone(parts), position: start };
                from.read_exact(&mut bytes)?;
                Ok(bytes.into())
            }
        }
    }
}

fn rest(bytes: &Bytes, start: u64) -> Result<Bytes> {
    let start = usize::try_from(start).ok().filter(|start| *start <= bytes.len());
    Ok(bytes.slice(start.ok_or_else(short)?..))
}

fn short() -> ParquetError {
    ParquetError::EOF("the file ends before what it says is there".to_owned())
}

/// A file from a position on.
struct At {
    parts: Arc<Parts>,
    position: u64,
}

impl Read for At {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.parts.read(self.position, into)?;
        self.position += read as u64;
        Ok(read)
    }
}
