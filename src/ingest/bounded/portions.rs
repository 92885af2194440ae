//! A log that is larger than memory, in portions: each holds all records of its journeys, so it is judged by itself. What
//! was read so far is laid on a [`Shelf`] whenever it has grown too large, and taken down again portion by portion.

use super::{Relief, stored};
use crate::ingest::whole::Whole;
use crate::ingest::{Batch, Log};
use crate::plan::{ColumnId, PlannedColumn};
use crate::unit::Instant;
use crate::value::Words;
use rustc_hash::FxHasher;
use std::hash::Hasher;
use std::io::{self, Read};

/// Where portions are kept: a list of bytes for each number, which only grows at its end.
pub trait Shelf {
    /// Adds bytes to those of a number.
    ///
    /// # Errors
    ///
    /// If they cannot be kept.
    fn lay(&mut self, number: usize, bytes: &[u8]) -> io::Result<()>;

    /// All bytes of a number, in order, and takes them off the shelf; nothing, if none were laid there.
    ///
    /// # Errors
    ///
    /// If they cannot be read.
    fn take(&mut self, number: usize) -> io::Result<Box<dyn Read>>;
}

/// How many portions a log is divided into for each key: so many that one of them is far smaller than the whole.
const PORTIONS: usize = 256;

/// How a log is divided while it is read.
pub struct Dividing {
    /// The columns that tell apart what is judged together, as [`Plan::keys`](crate::plan::Plan::keys) has them.
    pub keys: Vec<ColumnId>,
    /// How many bytes of records are held before they are laid on the shelf.
    pub most: usize,
    /// Where to.
    pub shelf: Box<dyn Shelf>,
}

/// A log that was divided.
pub struct Divided {
    /// The log, without its records; with all of them, if it had room.
    pub log: Log,
    /// Whether it had room.
    pub is_whole: bool,
    /// The latest time in it.
    pub latest: Option<Instant>,
    /// For each key, how many records up to the as-of instant have no value of it; they are in none of its portions.
    pub without_key: Vec<u64>,
    shelf: Box<dyn Shelf>,
    base: Words,
    columns: Vec<PlannedColumn>,
}

/// The state of dividing.
pub(in crate::ingest) struct Divider {
    dividing: Dividing,
    /// The column of the times.
    time: ColumnId,
    base: Words,
    latest: Option<Instant>,
    without_key: Vec<u64>,
    /// Whether anything was laid on the shelf.
    divided: bool,
    failed: Option<io::Error>,
    room: Vec<u8>,
}

impl Divider {
    /// Nothing divided yet. `base`: the words that every portion begins with.
    pub(in crate::ingest) fn new(dividing: Dividing, time: ColumnId, base: Words) -> Self {
        let without_key = vec![0; dividing.keys.len()];
        let (latest, failed, room) = (None, None, Vec::new());
        Self { dividing, time, base, latest, without_key, divided: false, failed, room }
    }

    fn clear(&mut self, log: &mut Log) {
        self.divided = true;
        if self.failed.is_none() {
            self.failed = self.lay(log).err();
        }
        log.batch.clear();
        log.words = self.base.clone();
    }

    fn lay(&mut self, log: &Log) -> io::Result<()> {
        let batch = &log.batch;
        self.latest = self.latest.max(batch.latest(self.time));
        let mut rows: Vec<Vec<u32>> = vec![Vec::new(); PORTIONS];
        for (key, column) in self.dividing.keys.iter().enumerate() {
            rows.iter_mut().for_each(Vec::clear);
            for (row, cell) in (0..).zip(&*batch.columns[column.index()].texts()) {
                match cell {
                    Some(word) => rows[portion(log.words.text(*word))].push(row),
                    None => self.without_key[key] += 1,
                }
            }
            for (portion, rows) in rows.iter().enumerate().filter(|(_, rows)| !rows.is_empty()) {
                self.room.clear();
                stored::write(batch, &log.words, rows, &mut self.room);
                self.dividing.shelf.lay(key * PORTIONS + portion, &self.room)?;
            }
        }
        Ok(())
    }

    /// Lays what is left of a log on the shelf, unless all of it had room.
    pub(in crate::ingest) fn finish(
        mut self,
        mut log: Log,
        columns: &[PlannedColumn],
    ) -> io::Result<Divided> {
        if self.divided {
            self.clear(&mut log);
            log.batch = Batch::default();
        } else {
            self.latest = log.batch.latest(self.time);
        }
        match self.failed {
            Some(error) => Err(error),
            None => Ok(Divided {
                log,
                is_whole: !self.divided,
                latest: self.latest,
                without_key: self.without_key,
                shelf: self.dividing.shelf,
                base: self.base,
                columns: columns.to_vec(),
            }),
        }
    }
}

impl Relief for Divider {
    fn relieve(&mut self, log: &mut Log) {
        if log.batch.bytes() + log.words.bytes() > self.dividing.most {
            self.clear(log);
        }
    }
}

impl Divided {
    /// How many portions there are for each key.
    pub const PORTIONS: usize = PORTIONS;

    /// Takes a portion of a key (by its position) off the shelf: a log of its own, in which records have their places and order.
    ///
    /// # Errors
    ///
    /// If the shelf does not give back what was laid on it.
    pub fn portion(&mut self, key: usize, number: usize) -> io::Result<Log> {
        let mut whole = Whole::new(&self.columns, self.base.clone());
        let mut source = self.shelf.take(key * PORTIONS + number)?;
        while let Some(part) = stored::read(&mut *source, &self.columns)? {
            whole.add(part, 0);
        }
        let mut log = whole.finish();
        log.files.clone_from(&self.log.files);
        Ok(log)
    }
}

/// Which portion a value of a key belongs to.
fn portion(text: &str) -> usize {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    // The highest bits are mixed best.
    (hasher.finish() >> 56) as usize % PORTIONS
}
