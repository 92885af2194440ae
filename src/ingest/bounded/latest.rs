//! The latest time in a log, of which nothing else is kept.

use super::Relief;
use crate::ingest::Log;
use crate::plan::ColumnId;
use crate::unit::Instant;
use crate::value::Words;

/// The latest time so far.
pub(in crate::ingest) struct Latest {
    time: ColumnId,
    latest: Option<Instant>,
}

impl Latest {
    /// None yet.
    pub(in crate::ingest) fn new(time: ColumnId) -> Self {
        Self { time, latest: None }
    }

    /// The latest of all, once the log has been read.
    pub(in crate::ingest) fn of(self) -> Option<Instant> {
        self.latest
    }
}

impl Relief for Latest {
    fn relieve(&mut self, log: &mut Log) {
        self.latest = self.latest.max(log.batch.latest(self.time));
        log.batch.clear();
        log.words = Words::default();
    }
}
