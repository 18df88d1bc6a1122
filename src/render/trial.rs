//! The outcome of testing packs, for people.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Style, text};
use crate::finding::Finding;
use crate::library::PackFolder;
use crate::trial::Trial;
use crate::trial::mutation::{Reason, Score};

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

/// The weakenings that should have been noticed, at their places, and a line for each pack; before them, where
/// `list` is wanted, all that were not noticed.
pub fn mutation(scores: &[(&PackFolder, Vec<Score>)], list: bool, style: Style) -> String {
    let mut report = String::new();
    for (folder, scores) in scores {
        for score in scores {
            if list {
                survivors(score, &mut report);
            }
            let findings: Vec<Finding> =
                score.unexplained().map(|(outcome, reason)| outcome.finding(reason)).collect();
            if !findings.is_empty() {
                let text = folder.policies.iter().find(|(known, _)| *known == score.path);
                let text = text.map_or("", |(_, text)| text);
                report.push_str(&text::findings(&score.path, text, &findings, style));
                report.push('\n');
            }
        }
    }
    for score in scores.iter().flat_map(|(_, scores)| scores) {
        report.push_str(&sum(score));
        report.push('\n');
    }
    report
}

/// Every weakening that was not noticed, a line each.
fn survivors(score: &Score, report: &mut String) {
    for (outcome, reason) in score.survivors() {
        let example =
            if outcome.example.is_empty() { String::new() } else { format!(", `{}`", outcome.example) };
        let _ = writeln!(report, "{}{example}: {}: {reason}", outcome.rule, outcome.words());
    }
    let _ = writeln!(report, "{}: {} more cannot be read, and are not counted", score.pack, score.unreadable);
}

/// `us-ct: 612 weakenings, 431 noticed, 181 rightly not (120 the rule does not ask for it, 61 silence is fine),
/// 0 unexplained: score 100 %`
fn sum(score: &Score) -> String {
    let mut reasons: BTreeMap<Reason, usize> = BTreeMap::new();
    let rightly = score.survivors().filter(|(_, reason)| !matches!(reason, Reason::Unexplained(_)));
    rightly.for_each(|(_, reason)| *reasons.entry(reason).or_default() += 1);
    let count: usize = reasons.values().sum();
    let reasons: Vec<String> = reasons.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
    let reasons = if reasons.is_empty() { String::new() } else { format!(" ({})", reasons.join(", ")) };
    format!(
        "{}: {} weakenings, {} noticed, {count} rightly not{reasons}, {} unexplained: score {} %",
        score.pack,
        score.outcomes.len(),
        score.noticed(),
        score.unexplained().count(),
        score.percent()
    )
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
