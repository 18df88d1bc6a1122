//! A progress bar, for a person who waits.
#![expect(clippy::disallowed_methods, reason = "here the terminal is met")]

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar on standard error, if that is a terminal; shown only when the work takes longer than a moment.
pub struct Progress {
    bar: ProgressBar,
    /// Closed when the work is done, so that whoever waits to show the bar gives up.
    done: Option<Sender<()>>,
}

/// Quicker work shows no bar.
const MOMENT: Duration = Duration::from_secs(1);

/// How often a bar that is shown is drawn anew.
const TICK: Duration = Duration::from_millis(200);

impl Progress {
    /// A bar of so many steps.
    pub fn new(steps: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{spinner} checked {pos} of {len} files {bar:30}") {
            bar.set_style(style);
        }
        let done = io::stderr().is_terminal().then(|| show_later(bar.clone()));
        Self { bar, done }
    }

    /// One more step is done.
    pub fn step(&self) {
        self.bar.inc(1);
    }

    /// Takes the bar away.
    pub fn finish(self) {
        drop(self.done);
        self.bar.finish_and_clear();
    }
}

/// Shows the bar after a moment, unless the work is done by then.
fn show_later(bar: ProgressBar) -> Sender<()> {
    let (done, waiting) = mpsc::channel();
    // Where there is no thread for it there is no bar, which is no loss.
    let _ = thread::Builder::new().spawn(move || {
        if waiting.recv_timeout(MOMENT) == Err(RecvTimeoutError::Timeout) && !bar.is_finished() {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.enable_steady_tick(TICK);
        }
    });
    done
}
