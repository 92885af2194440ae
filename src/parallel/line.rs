//! The queue behind [`in_order`](super::in_order): who takes which item, and whose turn it is to be folded.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many items a thread may be ahead of the slowest one: bounds what waits to be folded.
const AHEAD: usize = 4;

/// The items of one work, from where they come to where they are folded. Only the calling thread ever waits: another that finds nothing to do
/// leaves, to whatever else there is for it, and is sent for when there is something.
pub(super) struct Line<N, T> {
    source: Mutex<Source<N>>,
    state: Mutex<State<T>>,
    /// Tells the calling thread that what is due is there, or that there is no more.
    due: Condvar,
    /// How many threads are wanted, the calling one among them.
    threads: usize,
}

struct Source<N> {
    next: N,
    /// How many items it gave.
    given: usize,
    ended: bool,
}

struct State<T> {
    /// What was done before its turn came, by number.
    waiting: BTreeMap<usize, T>,
    /// How many items were folded.
    folded: usize,
    /// How many were fetched, or are about to be.
    claimed: usize,
    /// How many threads are at it, beside the calling one.
    others: usize,
    /// How many there are, once that is known.
    all: Option<usize>,
    /// Whether a thread panicked, so that some item will never be done.
    lost: bool,
}

/// What the calling thread is to do.
pub(super) enum Turn<T> {
    Fold(T),
    Fetch,
    End,
}

impl<T> State<T> {
    /// Whether a further item may be fetched.
    fn is_open(&self, threads: usize) -> bool {
        !self.lost && self.all.is_none() && self.claimed < self.folded + threads * AHEAD
    }
}

impl<I, N: FnMut() -> Option<I>, T> Line<N, T> {
    pub(super) fn new(threads: usize, next: N) -> Self {
        let source = Source { next, given: 0, ended: false };
        let (waiting, all) = (BTreeMap::new(), None);
        let state = State { waiting, folded: 0, claimed: 0, others: 0, all, lost: false };
        Self { source: source.into(), state: state.into(), due: Condvar::new(), threads }
    }

    /// Whether another thread is to be sent for, which then is at it.
    pub(super) fn needs_another(&self) -> bool {
        let mut state = locked(&self.state);
        let needed = state.others + 1 < self.threads && state.is_open(self.threads);
        state.others += usize::from(needed);
        needed
    }

    /// Whether another thread may fetch a further item; if not, it is no longer at it.
    pub(super) fn claim(&self) -> bool {
        let mut state = locked(&self.state);
        let open = state.is_open(self.threads);
        if open {
            state.claimed += 1;
        } else {
            state.others -= 1;
        }
        open
    }

    /// The next item, with its number, if there is one.
    pub(super) fn fetch(&self) -> Option<(usize, I)> {
        let mut source = locked(&self.source);
        let item = if source.ended { None } else { (source.next)() };
        let number = source.given;
        if item.is_none() {
            source.ended = true;
            locked(&self.state).all = Some(number);
            self.due.notify_one();
        }
        source.given += usize::from(item.is_some());
        Some((number, item?))
    }

    pub(super) fn put(&self, number: usize, result: T) {
        let mut state = locked(&self.state);
        state.waiting.insert(number, result);
        if number == state.folded {
            self.due.notify_one();
        }
    }

    /// What is due comes first; where nothing is, the calling thread does as the others.
    pub(super) fn turn(&self) -> Turn<T> {
        let mut state = locked(&self.state);
        loop {
            let due = state.folded;
            if state.lost || state.all == Some(due) {
                return Turn::End;
            }
            if let Some(result) = state.waiting.remove(&due) {
                return Turn::Fold(result);
            }
            if state.is_open(self.threads) {
                state.claimed += 1;
                return Turn::Fetch;
            }
            state = self.due.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    pub(super) fn folded(&self) {
        locked(&self.state).folded += 1;
    }
}

/// Where a thread panics, the others do not wait for what it would have done.
pub(super) struct Alarm<'a, N, T>(pub(super) &'a Line<N, T>);

impl<N, T> Drop for Alarm<'_, N, T> {
    fn drop(&mut self) {
        if thread::panicking() {
            locked(&self.0.state).lost = true;
            self.0.due.notify_one();
        }
    }
}

pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
