//! Packs put to a harder test: would every rule notice if what its own examples say were weaker?
//!
//! For every `complies` example of a rule, every clause, section and line of the header is weakened in one way at
//! a time. A mutant is noticed where the rule, or another rule of the pack that was satisfied, is worse off by
//! it. One that is not noticed has a [`Reason`], or is a gap of the rule.
//!
//! - [`specimen`]: an example as an agreement of its own.
//! - [`bench`](mod@bench): one example, its mutants and their fates.
//! - [`reason`]: why nothing is said about a weaker text.

mod bench;
mod reason;
mod specimen;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::finding::{Finding, Severity};
use crate::library::{Library, PackFolder};
use crate::text::Span;

pub use reason::{Doubt, Reason};

/// What became of the mutants of one pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// The pack.
    pub pack: String,
    /// The file it stands in.
    pub path: String,
    /// What became of each mutant that can be read, in the order of the rules.
    pub outcomes: Vec<Outcome>,
    /// How many cannot be read, and so show nothing.
    pub unreadable: usize,
}

/// What became of one mutant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The rule whose example it was made from.
    pub rule: String,
    /// The example's title; may be empty.
    pub example: String,
    /// What was done: `must to should`.
    pub kind: &'static str,
    /// The words put in or taken out.
    pub detail: String,
    /// Where they stand in the pack's text.
    pub place: Span,
    /// The weaker example, as an agreement of its own.
    pub text: String,
    /// The day by whose law it was judged, and the assumptions that were taken or not.
    pub judged_by: (Date, BTreeMap<String, bool>),
    /// Noticed, or why not.
    pub fate: Fate,
}

/// Noticed, or why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// By this rule.
    Noticed(String),
    /// By none.
    Survives(Reason),
}

/// Weakens the examples of the packs of a folder. `today` is the day whose law counts where a rule is in force.
pub fn run(library: &Library, folder: &PackFolder, today: Date) -> Vec<Score> {
    let names = folder.pack_names();
    let packs = names.iter().filter_map(|name| library.packs().find(|pack| pack.name == *name));
    packs
        .map(|pack| {
            let path = library.path_of(&pack.name);
            let text =
                folder.policies.iter().find(|(known, _)| known == path).map_or("", |(_, text)| text.as_str());
            let parts: Vec<bench::Fates> = (0..pack.rules.len())
                .into_par_iter()
                .map(|rule| bench::of_rule(library, pack, text, rule, today))
                .collect();
            let mut score = Score { pack: pack.name.clone(), path: path.to_owned(), ..Score::default() };
            for part in parts {
                score.outcomes.extend(part.outcomes);
                score.unreadable += part.unreadable;
            }
            score
        })
        .collect()
}

impl Score {
    /// How many were noticed.
    pub fn noticed(&self) -> usize {
        self.outcomes.iter().filter(|outcome| matches!(outcome.fate, Fate::Noticed(_))).count()
    }

    /// Those that were not noticed, each with the reason.
    pub fn survivors(&self) -> impl Iterator<Item = (&Outcome, Reason)> {
        self.outcomes.iter().filter_map(|outcome| match outcome.fate {
            Fate::Survives(reason) => Some((outcome, reason)),
            Fate::Noticed(_) => None,
        })
    }

    /// Those that were not noticed for no good reason.
    pub fn unexplained(&self) -> impl Iterator<Item = (&Outcome, Reason)> {
        self.survivors().filter(|(_, reason)| matches!(reason, Reason::Unexplained(_)))
    }

    /// The share noticed of those that should be, in whole percent; full only if nothing is left unexplained.
    pub fn percent(&self) -> usize {
        let (noticed, gaps) = (self.noticed(), self.unexplained().count());
        if gaps == 0 { 100 } else { noticed * 100 / (noticed + gaps) }
    }
}

impl Outcome {
    /// The words for what was done: "must to should (`should`)".
    pub fn words(&self) -> String {
        let detail = self.detail.split_whitespace().collect::<Vec<_>>().join(" ");
        if detail.is_empty() { self.kind.to_owned() } else { format!("{} (`{detail}`)", self.kind) }
    }

    /// What is to be told of one that should have been noticed.
    pub fn finding(&self, reason: Reason) -> Finding {
        let title = if self.example.is_empty() { String::new() } else { format!(" `{}`", self.example) };
        let message =
            format!("`{}` is content with less than its example{title}: {}", self.rule, self.words());
        let name = "a weaker example that no rule notices";
        Finding::new("test/unnoticed-mutant", name, Severity::Warning, self.place, message)
            .label(reason.to_string())
            .help("let the rule ask for what its summary and its example say, or let them say less")
    }
}
