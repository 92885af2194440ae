//! What all script calls of a run take together.
//!
//! Different calls are counted, each once, so that neither threads nor what is forgotten of earlier calls shows: whether
//! the limit is passed in the end is the same however the calls fall. Once it is, it stays so, and calls can stop.

use super::calls::Key;
use rustc_hash::FxHashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// What a call counts beside its own operations: it has to be remembered, too.
const CALL: u64 = 1_000;

/// Operations so far, of how many.
#[derive(Debug)]
pub(super) struct Spent {
    most: u64,
    total: AtomicU64,
    /// Calls counted whose results are no longer kept, as numbers of 128 bits: no two are alike by chance.
    counted: Mutex<FxHashSet<u128>>,
}

impl Spent {
    pub(super) fn new(most: u64) -> Self {
        Self { most, total: AtomicU64::new(0), counted: Mutex::default() }
    }

    /// Whether it was too much.
    pub(super) fn is_too_much(&self) -> bool {
        self.total.load(Ordering::Relaxed) > self.most
    }

    /// Counts a call that was not counted before.
    pub(super) fn add(&self, operations: u64) {
        self.total.fetch_add(operations + CALL, Ordering::Relaxed);
    }

    /// The same of one whose result is not kept: it may have been counted already.
    pub(super) fn add_once(&self, key: &Key, operations: u64) {
        let new = self.counted.lock().unwrap_or_else(PoisonError::into_inner).insert(number(key));
        if new {
            self.add(operations);
        }
    }
}

fn number(key: &Key) -> u128 {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        salt.hash(&mut hasher);
        key.hash(&mut hasher);
        u128::from(hasher.finish())
    };
    half(0) << 64 | half(1)
}

#[cfg(test)]
mod tests {
    use super::{CALL, Spent};
    use crate::check::program::FunctionId;
    use crate::plan::Datum;

    #[test]
    fn what_is_counted_already_is_not_counted_again() {
        let spent = Spent::new(2 * (CALL + 10));
        let key = |length| (FunctionId(0), Box::from([Datum::Duration(length)]));
        for length in [1, 2, 1, 2, 2] {
            spent.add_once(&key(length), 10);
        }
        assert!(!spent.is_too_much(), "exactly the limit is allowed");
        spent.add_once(&key(3), 0);
        assert!(spent.is_too_much());
    }
}
