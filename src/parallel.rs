//! Work on several threads whose results come back in the order of the items.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

/// How many items a thread may be ahead of the slowest one: bounds what waits to be folded.
const AHEAD: usize = 4;

/// How many items of a count make one chunk.
const CHUNK: usize = 512;

/// Does `work` on the items that `next` gives, with `threads` threads, each with a `room` of its own, and gives the
/// results to `fold` in the order of the items, on the calling thread. The outcome does not depend on the number of
/// threads.
pub fn in_order<R, I: Send, T: Send>(
    threads: NonZero<usize>,
    mut next: impl FnMut() -> Option<I> + Send,
    room: impl Fn() -> R + Sync,
    work: impl Fn(&mut R, I) -> T + Sync,
    mut fold: impl FnMut(T),
) {
    if threads.get() == 1 {
        let mut room = room();
        while let Some(item) = next() {
            fold(work(&mut room, item));
        }
        return;
    }
    let ahead = Ahead::new(threads.get() * AHEAD);
    // Items are fetched by a thread of their own: whoever works never waits for one that another is fetching.
    let (give, take) = mpsc::sync_channel::<(usize, I)>(threads.get());
    // It is theirs who work: where all of them have panicked, nothing more can be given.
    let take = Arc::new(Mutex::new(take));
    let (send, receive) = mpsc::channel::<(usize, T)>();
    thread::scope(|scope| {
        let ahead = &ahead;
        scope.spawn(move || {
            for number in 0.. {
                let Some(item) = ahead.wait(number).then(&mut next).flatten() else { return };
                if give.send((number, item)).is_err() {
                    return;
                }
            }
        });
        for _ in 0..threads.get() {
            let (take, send) = (take.clone(), send.clone());
            let (room, work) = (&room, &work);
            scope.spawn(move || {
                let _alarm = Alarm(ahead);
                let mut room = room();
                loop {
                    let Ok((number, item)) = locked(&take).recv() else { return };
                    if send.send((number, work(&mut room, item))).is_err() {
                        return;
                    }
                }
            });
        }
        drop((send, take));
        let _alarm = Alarm(ahead);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (number, result) in receive {
            waiting.insert(number, result);
            while let Some(result) = waiting.remove(&due) {
                fold(result);
                due += 1;
                ahead.done();
            }
        }
    });
}

/// The same for the items `0..count`, a chunk of them at a time.
pub fn in_chunks<R, T: Send>(
    count: usize,
    threads: NonZero<usize>,
    room: impl Fn() -> R + Sync,
    work: impl Fn(&mut R, usize) -> T + Sync,
    mut fold: impl FnMut(T),
) {
    let mut chunks = (0..count).step_by(CHUNK).map(|from| from..count.min(from + CHUNK));
    let threads = if count <= CHUNK { NonZero::<usize>::MIN } else { threads };
    in_order(
        threads,
        || chunks.next(),
        room,
        |room, items| items.map(|item| work(room, item)).collect::<Vec<T>>(),
        |results| results.into_iter().for_each(&mut fold),
    );
}

/// Does `work` on the items `0..count`, a chunk of them at a time on whichever thread is free, into the room of that thread; gives the rooms. For
/// work whose outcome depends neither on order nor on division.
pub fn gathered<R: Send>(
    count: usize,
    threads: NonZero<usize>,
    room: impl Fn() -> R + Sync,
    work: impl Fn(&mut R, usize) + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let one = || {
        let mut room = room();
        loop {
            let from = next.fetch_add(CHUNK, Ordering::Relaxed);
            if from >= count {
                return room;
            }
            (from..count.min(from + CHUNK)).for_each(|item| work(&mut room, item));
        }
    };
    if threads.get() == 1 || count <= CHUNK {
        return vec![one()];
    }
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads.get()).map(|_| scope.spawn(one)).collect();
        let mut rooms = vec![one()];
        for other in others {
            match other.join() {
                Ok(room) => rooms.push(room),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        rooms
    })
}

/// Does `work` on every item, each on a thread of its own, and gives the results in their order.
pub fn side_by_side<I: Send, T: Send>(items: Vec<I>, work: impl Fn(I) -> T + Sync) -> Vec<T> {
    let work = &work;
    thread::scope(|scope| {
        let mut items = items.into_iter();
        let first = items.next();
        let others: Vec<_> = items.map(|item| scope.spawn(move || work(item))).collect();
        let mut results: Vec<T> = first.into_iter().map(work).collect();
        for other in others {
            match other.join() {
                Ok(result) => results.push(result),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        results
    })
}

/// Does two things, side by side if there are threads for it.
pub fn both<A: Send, B>(
    threads: NonZero<usize>,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B,
) -> (A, B) {
    if threads.get() == 1 {
        return (one(), other());
    }
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        match one.join() {
            Ok(one) => (one, other),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Keeps what is fetched from being too far ahead of what is folded.
struct Ahead {
    /// How many items were folded; `None`: nothing more will be.
    folded: Mutex<Option<usize>>,
    moved: Condvar,
    most: usize,
}

impl Ahead {
    fn new(most: usize) -> Self {
        Self { folded: Mutex::new(Some(0)), moved: Condvar::new(), most }
    }

    /// Until the item of a number may be fetched; `false`: it need not be.
    fn wait(&self, number: usize) -> bool {
        let waits =
            |folded: &mut Option<usize>| folded.is_some_and(|folded| number >= folded + self.most);
        let folded = self.moved.wait_while(locked(&self.folded), waits);
        folded.unwrap_or_else(PoisonError::into_inner).is_some()
    }

    fn done(&self) {
        if let Some(folded) = &mut *locked(&self.folded) {
            *folded += 1;
        }
        self.moved.notify_all();
    }
}

/// Where a thread panics, the others do not wait for what it would have done.
struct Alarm<'a>(&'a Ahead);

impl Drop for Alarm<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            *locked(&self.0.folded) = None;
            self.0.moved.notify_all();
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::{CHUNK, gathered, in_chunks, in_order, side_by_side};
    use std::num::NonZero;

    #[test]
    fn a_panic_is_handed_on_and_nobody_waits_for_ever() {
        let threads = NonZero::new(2).unwrap();
        for (works, folds) in [(0..1, 0..0), (20..21, 0..0), (0..1000, 0..0), (0..0, 20..21)] {
            let run = || {
                let mut items = 0..1000;
                let work = |(): &mut (), item| {
                    assert!(!works.contains(&item), "work");
                    item
                };
                let fold = |item| assert!(!folds.contains(&item), "fold");
                in_order(threads, || items.next(), || (), work, fold);
            };
            assert!(std::panic::catch_unwind(run).is_err());
        }
    }

    #[test]
    fn results_come_in_order_whatever_the_number_of_threads() {
        for threads in [1, 2, 5] {
            let threads = NonZero::new(threads).unwrap();
            for count in [0, 1, CHUNK, 40 * CHUNK + 3] {
                let mut seen = Vec::new();
                in_chunks(count, threads, || 0, |_, item| item * 2, |result| seen.push(result));
                assert_eq!(seen, (0..count).map(|item| item * 2).collect::<Vec<_>>());
            }
            let rooms = gathered(3 * CHUNK + 1, threads, Vec::new, Vec::push);
            let mut seen = rooms.concat();
            seen.sort_unstable();
            assert_eq!(seen, (0..=3 * CHUNK).collect::<Vec<_>>());
            let each = side_by_side((0..threads.get()).collect(), |item| item * 2);
            assert_eq!(each, (0..threads.get()).map(|item| item * 2).collect::<Vec<_>>());
            let (mut items, mut seen) = (0..100, Vec::new());
            in_order(threads, || items.next(), || (), |(), item| item, |item| seen.push(item));
            assert_eq!(seen, (0..100).collect::<Vec<_>>());
        }
    }
}
