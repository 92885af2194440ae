//! A fault of mot itself is told like any other, and never looks like a result.

use super::stop::{Outcome, Stop};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::usage;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Mutex, PoisonError};

/// What the first panic said, and where.
static FIRST: Mutex<Option<String>> = Mutex::new(None);

/// Runs a command; a panic, on any thread that it waits for, becomes a fault.
pub(super) fn caught(command: impl FnOnce() -> Outcome) -> Outcome {
    panic::set_hook(Box::new(|info| {
        let said = info.payload_as_str().unwrap_or("panic");
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let mut first = FIRST.lock().unwrap_or_else(PoisonError::into_inner);
        first.get_or_insert_with(|| format!("{said} ({place})"));
    }));
    panic::catch_unwind(AssertUnwindSafe(command)).unwrap_or_else(|_| {
        let what = FIRST.lock().unwrap_or_else(PoisonError::into_inner).take();
        Err(Stop::from(
            Diagnostic::nowhere(&usage::OWN_FAULT).arg("what", what.unwrap_or_default()),
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::caught;
    use crate::cli::stop::Stop;

    #[test]
    fn a_panic_is_a_fault() {
        let outcome = caught(|| {
            std::thread::scope(|scope| scope.spawn(|| panic!("at work")).join().expect("joined"));
            Ok(crate::cli::exit::Exit::Met)
        });
        let Err(Stop::Fault(fault)) = outcome else { panic!("it is told") };
        assert_eq!(fault.entry.slug, "own-fault");
        assert!(fault.args[0].1.starts_with("at work (src"), "{}", fault.args[0].1);
    }
}
