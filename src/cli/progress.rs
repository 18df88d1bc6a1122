//! A progress bar, for a person who waits.
#![expect(clippy::disallowed_methods, reason = "here the clock and the terminal are met")]

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar on standard error, if that is a terminal; shown only when the work takes longer than a moment.
pub struct Progress {
    bar: ProgressBar,
    begun: Instant,
    wanted: bool,
}

/// Quicker work shows no bar.
const MOMENT: Duration = Duration::from_secs(1);

impl Progress {
    /// A bar of so many steps.
    pub fn new(steps: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("checking {bar:30} {pos} of {len} files") {
            bar.set_style(style);
        }
        Self { bar, begun: Instant::now(), wanted: io::stderr().is_terminal() }
    }

    /// One more step is done.
    pub fn step(&self) {
        self.bar.inc(1);
        if self.wanted && self.bar.is_hidden() && self.begun.elapsed() > MOMENT {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
