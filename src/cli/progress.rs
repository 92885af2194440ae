//! What is going on, on standard error, for work that takes longer than a second.
#![allow(
    clippy::disallowed_methods,
    reason = "the edge: a stopwatch for people, never for results"
)]

use super::output;
use super::terminal::Terminal;
use crate::diagnostic::Lang;
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
    stages: Option<Sender<Stage>>,
    drawer: Option<JoinHandle<()>>,
}

/// How long nothing is shown, and how often it changes.
const SECOND: Duration = Duration::from_secs(1);

impl Progress {
    /// On a terminal, or where it is asked for.
    pub(super) fn new(asked: bool, terminal: Terminal) -> Self {
        let in_place = Terminal::err_is_terminal();
        if !asked && !in_place {
            return Self { stages: None, drawer: None };
        }
        let (stages, changes) = mpsc::channel();
        let lang = terminal.lang;
        let drawer = thread::spawn(move || {
            let began = Instant::now();
            let mut stage = Stage::Reading;
            let mut shown = false;
            loop {
                match changes.recv_timeout(SECOND) {
                    Ok(next) => stage = next,
                    Err(RecvTimeoutError::Disconnected) => break,
                    Err(RecvTimeoutError::Timeout) => {
                        let text = line(stage, began.elapsed().as_secs(), lang);
                        let (start, end) = if in_place { ("\r\x1b[K", "") } else { ("", "\n") };
                        output::tell(&format!("{start}{text}{end}"));
                        shown = in_place;
                    }
                }
            }
            if shown {
                output::tell("\r\x1b[K");
            }
        });
        Self { stages: Some(stages), drawer: Some(drawer) }
    }

    /// The next stage begins.
    pub(super) fn stage(&self, stage: Stage) {
        if let Some(stages) = &self.stages {
            // The drawer only ends when this is dropped.
            let _ = stages.send(stage);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        drop(self.stages.take());
        if let Some(drawer) = self.drawer.take() {
            let _ = drawer.join();
        }
    }
}

fn line(stage: Stage, seconds: u64, lang: Lang) -> String {
    match (lang, stage) {
        (Lang::En, Stage::Reading) => format!("reading the log … {seconds} s"),
        (Lang::En, Stage::Judging) => format!("judging … {seconds} s"),
        (Lang::En, Stage::Reporting) => format!("writing the report … {seconds} s"),
        (Lang::Zh, Stage::Reading) => format!("正在读取日志 … {seconds} 秒"),
        (Lang::Zh, Stage::Judging) => format!("正在评判 … {seconds} 秒"),
        (Lang::Zh, Stage::Reporting) => format!("正在写出报告 … {seconds} 秒"),
    }
}
