//! The outcome of testing packs, for people.

use std::collections::BTreeMap;

use super::{Style, text};
use crate::finding::Finding;
use crate::library::PackFolder;
use crate::trial::Trial;

/// What does not hold, at its place, and a line for each pack.
pub fn report(trials: &[(&PackFolder, Vec<Trial>)], style: Style) -> String {
    let mut report = String::new();
    for (folder, trials) in trials {
        let mut by_path: BTreeMap<&str, Vec<Finding>> = BTreeMap::new();
        for (path, finding) in trials.iter().flat_map(|trial| &trial.failures) {
            by_path.entry(path).or_default().push(finding.clone());
        }
        for (path, findings) in by_path {
            let files = folder.policies.iter().chain(&folder.cases).chain(&folder.templates);
            let text = files.into_iter().find(|(known, _)| known == path).map_or("", |(_, text)| text);
            report.push_str(&text::findings(path, text, &findings, style));
            report.push('\n');
        }
    }
    for trial in trials.iter().flat_map(|(_, trials)| trials) {
        report.push_str(&line(trial));
        report.push('\n');
    }
    report
}

/// `us-ct: 24 rules, 60 examples and 12 expectations hold`
fn line(trial: &Trial) -> String {
    let Trial { pack, rules, examples, expectations, .. } = trial;
    let tried = format!("{pack}: {rules} rules, {examples} examples and {expectations} expectations");
    match trial.errors() {
        0 => format!("{tried} hold"),
        1 => format!("{tried}; 1 does not hold"),
        several => format!("{tried}; {several} do not hold"),
    }
}
