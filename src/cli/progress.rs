//! A progress bar, for a person who waits.
#![expect(clippy::disallowed_methods, reason = "here the terminal is met")]

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar on standard error, if that is a terminal; shown only when the work takes longer than a moment.
pub struct Progress {
    bar: ProgressBar,
    /// Closed when the work is done, so that whoever waits to show the bar gives up.
    done: Option<(Sender<()>, JoinHandle<()>)>,
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
        // A terminal that cannot move its cursor would be flooded.
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let shown = !dumb && io::stderr().is_terminal();
        let done = shown.then(|| show_later(bar.clone())).flatten();
        Self { bar, done }
    }

    /// One more step is done.
    pub fn step(&self) {
        self.bar.inc(1);
    }

    /// Takes the bar away.
    pub fn finish(self) {
        if let Some((done, waiting)) = self.done {
            drop(done);
            // Else the bar could be shown after it was taken away. A thread that failed shows nothing either.
            let _ = waiting.join();
        }
        self.bar.finish_and_clear();
    }
}

/// Shows the bar after a moment, unless the work is done by then.
fn show_later(bar: ProgressBar) -> Option<(Sender<()>, JoinHandle<()>)> {
    let (done, waiting) = mpsc::channel();
    let thread = thread::Builder::new().spawn(move || {
        if waiting.recv_timeout(MOMENT) == Err(RecvTimeoutError::Timeout) && !bar.is_finished() {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.enable_steady_tick(TICK);
        }
    });
    // Where there is no thread for it there is no bar, which is no loss.
    thread.ok().map(|thread| (done, thread))
}
