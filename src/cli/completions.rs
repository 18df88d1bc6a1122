//! `moulint completions`: what lets a shell complete arguments.

use clap::CommandFactory;

use super::Outcome;
use super::args::{Arguments, Completions};
use super::output::Output;

/// Prints it.
pub fn run(asked: &Completions, output: &Output) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(asked.shell, &mut Arguments::command(), "moulint", &mut script);
    output.print(&String::from_utf8_lossy(&script), Outcome::default())
}
