//! Work on several threads whose results come back in the order of the items.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::{Condvar, Mutex, PoisonError, mpsc};
use std::thread;

/// How many items a thread takes at a time.
const CHUNK: usize = 512;

/// How many chunks a thread may be ahead of the slowest one: bounds what waits to be folded.
const AHEAD: usize = 8;

/// Does `work` on the items `0..count` with `threads` threads, each with a `room` of its own, and gives the results
/// to `fold` in order, on the calling thread. The outcome does not depend on the number of threads.
pub fn in_order<R: Send, T: Send>(
    count: usize,
    threads: NonZero<usize>,
    room: impl Fn() -> R + Sync,
    work: impl Fn(&mut R, usize) -> T + Sync,
    mut fold: impl FnMut(T),
) {
    let chunks = count.div_ceil(CHUNK);
    if threads.get() == 1 || chunks <= 1 {
        let mut room = room();
        (0..count).for_each(|item| fold(work(&mut room, item)));
        return;
    }
    let tickets = Tickets {
        state: Mutex::new((0, 0)),
        folded: Condvar::new(),
        chunks,
        ahead: threads.get() * AHEAD,
    };
    let (send, receive) = mpsc::channel::<(usize, Vec<T>)>();
    thread::scope(|scope| {
        for _ in 0..threads.get() {
            let send = send.clone();
            let (tickets, room, work) = (&tickets, &room, &work);
            scope.spawn(move || {
                let mut room = room();
                while let Some(chunk) = tickets.next() {
                    let items = chunk * CHUNK..count.min((chunk + 1) * CHUNK);
                    let results = items.map(|item| work(&mut room, item)).collect();
                    if send.send((chunk, results)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        for (chunk, results) in receive {
            waiting.insert(chunk, results);
            while let Some(results) = waiting.remove(&next) {
                results.into_iter().for_each(&mut fold);
                next += 1;
                tickets.done();
            }
        }
    });
}

/// Gives out chunks, never too far ahead of those already folded.
struct Tickets {
    /// The next chunk to give out, and how many were folded.
    state: Mutex<(usize, usize)>,
    folded: Condvar,
    chunks: usize,
    ahead: usize,
}

impl Tickets {
    fn next(&self) -> Option<usize> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let waits =
            |state: &mut (usize, usize)| state.0 < self.chunks && state.0 >= state.1 + self.ahead;
        let mut state =
            self.folded.wait_while(state, waits).unwrap_or_else(PoisonError::into_inner);
        (state.0 < self.chunks).then(|| {
            state.0 += 1;
            state.0 - 1
        })
    }

    fn done(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).1 += 1;
        self.folded.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::{CHUNK, in_order};
    use std::num::NonZero;

    #[test]
    fn results_come_in_order_whatever_the_number_of_threads() {
        for threads in [1, 2, 5] {
            for count in [0, 1, CHUNK, 40 * CHUNK + 3] {
                let mut seen = Vec::new();
                let threads = NonZero::new(threads).unwrap();
                in_order(count, threads, || 0, |_, item| item * 2, |result| seen.push(result));
                assert_eq!(seen, (0..count).map(|item| item * 2).collect::<Vec<_>>());
            }
        }
    }
}
