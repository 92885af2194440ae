//! How much a call did: its operations, also where it failed.

use rhai::Engine;
use std::cell::Cell;

thread_local! {
    /// The engine is one for all threads, and a call stays on its thread.
    static COUNTED: Cell<u64> = const { Cell::new(0) };
}

/// Has the engine say what it counts.
pub(super) fn told(engine: &mut Engine) {
    engine.on_progress(|count| {
        COUNTED.set(count);
        None
    });
}

/// What a call gives, and its operations.
pub(super) fn of<T>(call: impl FnOnce() -> T) -> (T, u64) {
    COUNTED.set(0);
    let given = call();
    (given, COUNTED.get())
}
