//! The terminal: results to standard output, complaints to standard error.
#![expect(clippy::disallowed_methods, reason = "here the environment and the standard streams are met")]

use std::io::{self, ErrorKind, IsTerminal, Write};

use jiff::Zoned;
use jiff::civil::Date;

use super::Outcome;
use super::args::ColorChoice;
use crate::render::{Style, mask};

/// Where results and complaints go.
#[derive(Clone, Copy, Debug)]
pub struct Output {
    results: Style,
    complaints: Style,
}

/// Text is broken to this width where nothing is known of a terminal, and no wider anywhere.
const WIDTH: usize = 100;

/// What stands side by side is broken to no more than this.
const MOST_WIDTH: usize = 200;

/// Narrower than this, breaking lines does more harm than good.
const MIN_WIDTH: usize = 20;

impl Output {
    /// Looks at the standard streams and the environment.
    pub fn new(color: ColorChoice) -> Self {
        let wanted = |terminal: bool| match color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => {
                terminal && is_empty("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
            }
        };
        let width = width();
        Self {
            results: Style { color: wanted(io::stdout().is_terminal()), width, advice: false },
            complaints: Style { color: wanted(io::stderr().is_terminal()), width, advice: true },
        }
    }

    /// How results are to be laid out.
    pub fn style(&self) -> Style {
        self.results
    }

    /// How results are to be laid out that go into a file, whatever the terminal is like.
    pub fn file_style() -> Style {
        Style { color: false, width: WIDTH, advice: false }
    }

    /// How results are to be laid out that stand side by side where there is room.
    pub fn wide_style(&self) -> Style {
        Style { width: columns().unwrap_or(WIDTH).clamp(MIN_WIDTH, MOST_WIDTH), ..self.results }
    }

    /// How findings that accompany a result are to be laid out.
    pub fn complaint_style(&self) -> Style {
        self.complaints
    }

    /// Writes a result. Where nobody reads any more, as behind `| head`, that is nobody's fault.
    pub fn print(&self, text: &str, outcome: Outcome) -> Outcome {
        let mut stdout = io::stdout().lock();
        match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            Ok(()) => outcome,
            Err(error) if error.kind() == ErrorKind::BrokenPipe => outcome,
            Err(error) => {
                self.complain(&format!("the result could not be written: {error}"));
                Outcome { failed: true, ..outcome }
            }
        }
    }

    /// Says on one line what went wrong.
    pub fn complain(&self, message: &str) {
        let name = if self.complaints.color { "\u{1b}[1;31mmoulint:\u{1b}[0m" } else { "moulint:" };
        self.print_aside(&format!("{name} {}\n", mask::line(message)));
    }

    /// Says on one line what a person should know of how the result came about.
    pub fn tell(&self, message: &str) {
        self.print_aside(&format!("moulint: {}\n", mask::line(message)));
    }

    /// Wipes the screen, where results go to one.
    pub fn clear(&self) {
        let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        let mut stdout = io::stdout().lock();
        if stdout.is_terminal() && !dumb {
            // A screen that cannot be wiped is scrolled by what follows.
            let _ = stdout.write_all(b"\x1b[2J\x1b[3J\x1b[H");
        }
    }

    /// Writes beside the result.
    pub fn print_aside(&self, text: &str) {
        // Where even complaints cannot be written there is nobody to tell; the exit status still does.
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }
}

/// The day on which the program runs.
pub fn today() -> Date {
    Zoned::now().date()
}

fn width() -> usize {
    columns().unwrap_or(WIDTH).clamp(MIN_WIDTH, WIDTH)
}

/// How many columns there are, where that is known.
fn columns() -> Option<usize> {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    columns.or_else(terminal).filter(|&width| width > 0)
}

fn is_empty(variable: &str) -> bool {
    std::env::var_os(variable).is_none_or(|value| value.is_empty())
}
