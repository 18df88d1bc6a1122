//! `moulint rules`: the rules of packs, with their law, dates and evidence.

use super::args::{ListFormat, Rules};
use super::output::Output;
use super::{Outcome, packs};
use crate::export;
use crate::render::{catalogue, json};

/// Lists them.
pub fn run(asked: &Rules, output: &Output) -> Outcome {
    let named: Vec<String> = asked.packs.iter().chain(&asked.pack).cloned().collect();
    let Some(chosen) = packs::choose(&named, output) else { return Outcome::FAILED };
    let rules = export::catalogue(&chosen.library, chosen.names.as_deref());
    let list = match asked.format {
        ListFormat::Text => catalogue::text(&rules, output.style()),
        ListFormat::Json => json::pretty(&rules),
        ListFormat::Markdown => catalogue::markdown(&rules),
    };
    output.print(&list, Outcome::default())
}
