//! What is going on, on standard error, for work that takes longer than a second.
#![allow(
    clippy::disallowed_methods,
    reason = "the edge: a stopwatch for people, never for results"
)]

use super::output;
use super::terminal::Terminal;
use crate::diagnostic::Lang;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// What a run is doing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stage {
    /// Logs to columns.
    Reading,
    /// Records to verdicts.
    Judging,
    /// Verdicts to a report.
    Reporting,
}

/// A line that says what is going on, until it is dropped.
pub(super) struct Progress {
    state: Arc<State>,
    /// Dropped to end the drawer.
    end: Option<Sender<()>>,
    drawer: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct State {
    stage: AtomicU8,
    records: AtomicU64,
}

/// How long nothing is shown, and how often it changes.
const SECOND: Duration = Duration::from_secs(1);

impl Progress {
    /// On a terminal, or where it is asked for; never where quiet is.
    pub(super) fn new(asked: bool, quiet: bool, terminal: Terminal) -> Self {
        let in_place = Terminal::err_is_terminal();
        let state = Arc::new(State::default());
        if quiet || !(asked || in_place) {
            return Self { state, end: None, drawer: None };
        }
        let (end, ended) = mpsc::channel::<()>();
        let (lang, shared) = (terminal.lang, Arc::clone(&state));
        let drawer = thread::spawn(move || {
            let began = Instant::now();
            let mut shown = false;
            while ended.recv_timeout(SECOND) == Err(RecvTimeoutError::Timeout) {
                let text = line(&shared, began.elapsed().as_secs(), lang);
                let (start, end) = if in_place { ("\r\x1b[K", "") } else { ("", "\n") };
                output::tell(&format!("{start}{text}{end}"));
                shown = in_place;
            }
            if shown {
                output::tell("\r\x1b[K");
            }
        });
        Self { state, end: Some(end), drawer: Some(drawer) }
    }

    /// The next stage begins.
    pub(super) fn stage(&self, stage: Stage) {
        self.state.stage.store(stage as u8, Ordering::Relaxed);
    }

    /// So many records were read so far.
    pub(super) fn records(&self, records: u64) {
        self.state.records.store(records, Ordering::Relaxed);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(drawer) = self.drawer.take() {
            // It draws and cannot fail; if it did, there is nothing to mend here.
            let _ = drawer.join();
        }
    }
}

fn line(state: &State, seconds: u64, lang: Lang) -> String {
    const READING: u8 = Stage::Reading as u8;
    const JUDGING: u8 = Stage::Judging as u8;
    let records = state.records.load(Ordering::Relaxed);
    match (lang, state.stage.load(Ordering::Relaxed)) {
        (Lang::En, READING) => format!("reading: {records} records, {seconds} s"),
        (Lang::En, JUDGING) => format!("judging {records} records, {seconds} s"),
        (Lang::En, _) => format!("writing the report, {seconds} s"),
        (Lang::Zh, READING) => format!("正在读取：{records} 条记录，{seconds} 秒"),
        (Lang::Zh, JUDGING) => format!("正在评判 {records} 条记录，{seconds} 秒"),
        (Lang::Zh, _) => format!("正在写出报告，{seconds} 秒"),
    }
}
