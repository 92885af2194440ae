//! Work on several threads whose results come back in the order of the items. The calling thread works as the others do, which are kept
//! from one work to the next: so many threads are busy as are wanted, and none waits for another to be begun.

mod line;

use line::{Alarm, Line, Turn, locked};
use rayon_core::{ThreadPoolBuilder, current_thread_index, in_place_scope};
use std::num::NonZero;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How deep a thread's stack is, in bytes: as deep as that of a main thread mostly is.
const STACK: usize = 8 << 20;

/// Fewer rows are not worth a thread.
const FEW: usize = 1 << 15;

/// How many items of a count make one chunk.
const CHUNK: usize = 512;

/// Does `work` with so many threads at hand, the one that it is on among them: what it does side by side, it does on these.
pub fn on<T: Send>(threads: NonZero<usize>, work: impl FnOnce() -> T + Send) -> T {
    if threads.get() == 1 {
        return work();
    }
    let pool = ThreadPoolBuilder::new().num_threads(threads.get()).stack_size(STACK);
    match pool.build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}

/// Does `work` on the items that `next` gives, with `threads` threads, each with a `room` of its own, and gives the
/// results to `fold` in the order of the items, on the calling thread. The outcome does not depend on the number of
/// threads.
pub fn in_order<R: Send, I: Send, T: Send>(
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
    let line = Line::new(threads.get(), next);
    let rooms: Mutex<Vec<R>> = Mutex::default();
    in_place_scope(|scope| {
        let (line, rooms, room, work) = (&line, &rooms, &room, &work);
        let _alarm = Alarm(line);
        let mut own = None;
        loop {
            while line.needs_another() {
                scope.spawn(move |_| {
                    let _alarm = Alarm(line);
                    let used = locked(rooms).pop();
                    let mut room = used.unwrap_or_else(room);
                    while line.claim() {
                        let Some((number, item)) = line.fetch() else { break };
                        line.put(number, work(&mut room, item));
                    }
                    locked(rooms).push(room);
                });
            }
            match line.turn() {
                Turn::Fold(result) => {
                    fold(result);
                    line.folded();
                }
                Turn::Fetch => {
                    if let Some((number, item)) = line.fetch() {
                        line.put(number, work(own.get_or_insert_with(room), item));
                    }
                }
                Turn::End => return,
            }
        }
    });
}

/// The same for the items `0..count`, a chunk of them at a time.
pub fn in_chunks<R: Send, T: Send>(
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
    let one = |()| {
        let mut room = room();
        loop {
            let from = next.fetch_add(CHUNK, Ordering::Relaxed);
            if from >= count {
                return room;
            }
            (from..count.min(from + CHUNK)).for_each(|item| work(&mut room, item));
        }
    };
    let threads = threads.get().min(count.div_ceil(CHUNK)).max(1);
    side_by_side(vec![(); threads], one)
}

/// How many of a count of rows a thread takes, so that all threads have their share: more than are worth a thread.
pub fn stretch(rows: usize, threads: NonZero<usize>) -> usize {
    rows.div_ceil(threads.get()).max(FEW)
}

/// Does `work` on every item, each on a thread of its own as far as there are so many, and gives the results in their order.
pub fn side_by_side<I: Send, T: Send>(items: Vec<I>, work: impl Fn(I) -> T + Sync) -> Vec<T> {
    if items.len() < 2 {
        return items.into_iter().map(work).collect();
    }
    let mut results: Vec<Option<T>> = items.iter().map(|_| None).collect();
    in_place_scope(|scope| {
        let work = &work;
        let mut each = items.into_iter().zip(&mut results);
        let first = each.next();
        for (item, result) in each {
            scope.spawn(move |_| *result = Some(work(item)));
        }
        if let Some((item, result)) = first {
            *result = Some(work(item));
        }
    });
    results.into_iter().flatten().collect()
}

/// Does both: at the same time, where work is done [`on`] several threads.
pub fn both<A: Send, B: Send>(
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    if current_thread_index().is_none() { (one(), other()) } else { rayon_core::join(one, other) }
}

/// Does `work` on every item: on other threads too if work is done [`on`] several and they have nothing else to do.
pub fn with_idle<I: Send>(items: Vec<I>, work: impl Fn(I) + Sync) {
    if current_thread_index().is_none() {
        items.into_iter().for_each(work);
    } else {
        side_by_side(items, work);
    }
}

#[cfg(test)]
mod tests {
    use super::{CHUNK, gathered, in_chunks, in_order, on, side_by_side};
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
            // What is folded may itself be work for all threads.
            let counted = on(threads, || {
                let (mut items, mut counted) = (0..100, Vec::new());
                let count = |item: &mut usize, one: usize| *item += one % 2;
                in_order(
                    threads,
                    || items.next(),
                    || (),
                    |(), item| item,
                    |item| {
                        let rooms = gathered(3 * CHUNK, threads, || 0, count);
                        counted.push(item + rooms.into_iter().sum::<usize>());
                    },
                );
                counted
            });
            assert_eq!(counted, (0..100).map(|item| item + 3 * CHUNK / 2).collect::<Vec<_>>());
        }
    }
}
