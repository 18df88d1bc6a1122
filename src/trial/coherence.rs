//! Do the rules make sense among themselves? A rule that can never apply, that nobody can fail, that says
//! again what another says, or that asks for what another rules out, is a mistake of the pack, and no example
//! that its author thought of would show it.
//!
//! - `applies`: dates, guards and situations that leave nothing to apply to.
//! - `fails`: demands that every agreement meets, found by trying agreements that say the opposite.
//! - `repeats`: rules that ask for the same, or for part of what another asks.
//! - `contradicts`: rules that no agreement can meet both.
//!
//! What they rest on: `guards` (when rules apply together), `world` (agreements made of demands),
//! `entails` (whether meeting one demand is meeting another) and `subject` (what a rule is about at all,
//! so that few pairs need a closer look).
//!
//! A question that takes more steps than allowed is answered by silence: nothing is claimed of it.

mod applies;
mod contradicts;
mod entails;
mod fails;
mod guards;
mod repeats;
mod subject;
mod world;

use super::Trial;
use crate::finding::{Finding, Severity};
use crate::library::Library;
use crate::pack::{Pack, Rule};
use contradicts::Side;

/// Looks at the rules of the packs that were tried, one trial each; findings join what does not hold.
pub fn run(library: &Library, trials: &mut [Trial]) {
    let names: Vec<String> = trials.iter().map(|trial| trial.pack.clone()).collect();
    let mut before: Vec<(&Pack, Vec<Side<'_>>)> = Vec::new();
    let all: Vec<&Pack> = library.packs().collect();
    let last = all.iter().rposition(|pack| names.contains(&pack.name));
    for pack in all.iter().take(last.map_or(0, |last| last + 1)) {
        let sides: Vec<Side<'_>> = pack.rules.iter().map(|rule| Side::new(library, rule)).collect();
        if let Some(trial) = trials.iter_mut().find(|trial| trial.pack == pack.name) {
            let same_folder: Vec<&Pack> =
                before.iter().map(|(known, _)| *known).filter(|known| names.contains(&known.name)).collect();
            let mut findings = alone(library, pack);
            findings.extend(repeats::findings(library, pack, &same_folder));
            findings.extend(contradicts::findings(library, pack, &sides, &before));
            findings.sort_by(|a, b| (a.span, &a.rule, &a.message).cmp(&(b.span, &b.rule, &b.message)));
            let path = library.path_of(&pack.name);
            trial.failures.extend(findings.into_iter().map(|finding| (path.to_owned(), finding)));
        }
        before.push((pack, sides));
    }
}

/// What is wrong with single rules. One that never applies is not asked whether it can fail.
fn alone(library: &Library, pack: &Pack) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in &pack.rules {
        let idle = applies::findings(library, rule);
        if idle.is_empty() {
            findings.extend(fails::findings(library, rule));
        }
        findings.extend(idle);
    }
    findings
}

/// A finding about a rule, at its place.
fn finding(id: &str, severity: Severity, rule: &Rule, message: String, help: &str) -> Finding {
    let name = match id {
        "test/never-applies" => "a rule that can never apply",
        "test/never-fails" => "a rule that every agreement meets",
        "test/repeats" => "two rules that ask for the same",
        "test/implied" => "a rule that asks for part of what another asks",
        _ => "two rules that no agreement can meet both",
    };
    Finding::new(id, name, severity, rule.span, message).help(help)
}
