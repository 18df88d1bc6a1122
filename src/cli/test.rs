//! `moulint test`: packs put to the test.

use super::args::Test;
use super::output::{self, Output};
use super::{Outcome, packs};
use crate::library::PackFolder;
use crate::render;
use crate::trial;

/// Does it.
pub fn run(asked: &Test, output: &Output) -> Outcome {
    let Some(chosen) = packs::choose(&asked.packs, output) else { return Outcome::FAILED };
    let today = asked.as_of.unwrap_or_else(output::today);
    let trials: Vec<(&PackFolder, Vec<trial::Trial>)> =
        chosen.folders.iter().map(|folder| (folder, trial::run(&chosen.library, folder, today))).collect();
    let errors = trials.iter().flat_map(|(_, trials)| trials).any(|trial| trial.errors() > 0);
    output.print(&render::trial::report(&trials, output.style()), Outcome { errors, failed: false })
}
