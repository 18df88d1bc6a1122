//! What a finding says, in pieces that each format puts together in its own way. All of it is on one line and cannot steer
//! a terminal or a build server.

use super::mask;
use crate::finding::Severity;
use crate::report::{Finding, Report, severity_name};

/// What is wrong, and from when, where the rule is not in force yet.
pub(super) fn message(finding: &Finding) -> String {
    let message = mask::line(&finding.message);
    match &finding.from {
        Some(from) => format!("from {from}: {message}"),
        None => message,
    }
}

/// `us-ma/annual-review (weaker)`
pub(super) fn title(finding: &Finding) -> String {
    let rule = mask::line(&finding.rule);
    match &finding.verdict {
        Some(verdict) => format!("{rule} ({verdict})"),
        None => rule,
    }
}

/// Why it does not count, where it does not.
pub(super) fn standing(finding: &Finding) -> Option<String> {
    finding.suppression.as_ref().map(|by| mask::line(&by.words()))
}

/// The law behind it, and how well that was verified.
pub(super) fn law(finding: &Finding) -> Option<String> {
    let cites: Vec<String> = finding.cite.iter().map(|cite| mask::line(&cite.words())).collect();
    let evidence = finding.evidence.as_ref().map(|evidence| format!(" (evidence: {evidence})"));
    (!cites.is_empty()).then(|| cites.join("; ") + &evidence.unwrap_or_default())
}

/// What belongs to it besides the message, each as a paragraph: why it does not count, what to do, when it matters, the law.
pub(super) fn paragraphs(finding: &Finding) -> Vec<String> {
    let help = Some(finding.help.trim()).filter(|help| !help.is_empty());
    let scenario = finding.scenario.as_ref().map(|scenario| &scenario.sentence);
    let paragraphs = [
        standing(finding),
        help.map(|help| format!("help: {}", mask::line(help))),
        scenario.map(|sentence| format!("for example: {}", mask::line(sentence))),
        law(finding).map(|law| format!("law: {law}")),
    ];
    paragraphs.into_iter().flatten().collect()
}

/// How much a finding weighs in formats that know no more than severities: one that does not count, or does not yet, weighs
/// as advice.
pub(super) fn weight(finding: &Finding) -> Severity {
    match finding.severity.as_str() {
        _ if finding.suppressed || finding.from.is_some() => Severity::Advice,
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        _ => Severity::Advice,
    }
}

/// Whether it makes a check fail that fails on a severity.
pub(super) fn fails(finding: &Finding, fail_on: Severity) -> bool {
    let counts = !finding.suppressed && finding.from.is_none();
    counts && weight(finding) <= fail_on
}

/// `2 waived, 3 in the baseline`; empty where everything counts.
pub(super) fn uncounted(waived: usize, baselined: usize) -> String {
    let waived = (waived > 0).then(|| format!("{waived} waived"));
    let baselined = (baselined > 0).then(|| format!("{baselined} in the baseline"));
    waived.into_iter().chain(baselined).collect::<Vec<_>>().join(", ")
}

/// What a run came to, in one line without a line end; the day of the law comes with it.
pub(super) fn totals(report: &Report) -> String {
    let totals = &report.summary;
    let document = |kind: &str| !matches!(kind, "text" | "waivers" | "baseline");
    let documents = report.files.iter().filter(|file| document(&file.kind)).count();
    let drafts = report.files.iter().filter(|file| file.findings.iter().any(|one| one.rule == DRAFT)).count();
    let mut parts = vec![
        counted(documents, "document", "documents") + &drafts_among(drafts),
        counted(totals.errors, severity_name(Severity::Error), "errors"),
        counted(totals.warnings, severity_name(Severity::Warning), "warnings"),
        counted(totals.advice, "piece of advice", "pieces of advice"),
    ];
    if totals.upcoming > 0 {
        parts.push(counted(totals.upcoming, "warning of law to come", "warnings of law to come"));
    }
    let uncounted = uncounted(totals.waived, totals.baselined);
    parts.extend((!uncounted.is_empty()).then_some(uncounted));
    if !report.failures.is_empty() {
        let failed = report.failures.len();
        parts.push(counted(failed, "path could not be checked", "paths could not be checked"));
    }
    format!("{}; law as of {}", parts.join(", "), report.as_of)
}

/// The finding that says of a text that it is a draft.
pub(super) const DRAFT: &str = "core/draft";

/// How many of the documents counted are drafts, in parentheses: what a draft passes is nobody's agreement yet.
pub(super) fn drafts_among(drafts: usize) -> String {
    match drafts {
        0 => String::new(),
        1 => " (1 draft)".to_owned(),
        _ => format!(" ({drafts} drafts)"),
    }
}

/// A number with its noun.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
