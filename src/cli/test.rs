//! `moulint test`: packs put to the test.

use super::args::Test;
use super::output::{self, Output};
use super::{Outcome, packs};
use crate::library::PackFolder;
use crate::render;
use crate::trial::{self, Trial, mutation};

/// Does it.
pub fn run(asked: &Test, output: &Output) -> Outcome {
    let Some(chosen) = packs::choose(&asked.packs, output) else { return Outcome::FAILED };
    let today = asked.as_of.unwrap_or_else(output::today);
    let folders = || chosen.folders.iter();
    let trials: Vec<(&PackFolder, Vec<Trial>)> =
        folders().map(|folder| (folder, trial::run(&chosen.library, folder, today))).collect();
    let mut errors = trials.iter().flat_map(|(_, trials)| trials).any(|trial| trial.errors() > 0);
    let mut report = render::trial::report(&trials, output.style());
    if asked.mutate {
        let scores: Vec<(&PackFolder, Vec<mutation::Score>)> =
            folders().map(|folder| (folder, mutation::run(&chosen.library, folder, today))).collect();
        let mut all = scores.iter().flat_map(|(_, scores)| scores);
        errors |= all.any(|score| score.unexplained().next().is_some());
        report.push_str(&render::trial::mutation(&scores, asked.list, output.style()));
    }
    output.print(&report, Outcome { errors, failed: false })
}
