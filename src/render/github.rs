//! Annotations in the log of a GitHub workflow. Lines and columns count from one, columns in Unicode scalar values; the end
//! is just past the last character, and columns are given only where a finding stays on one line, as GitHub asks.
//!
//! GitHub shows about ten annotations of a kind for each step, so errors come first, and recommendations that are not taken
//! up only where text shows them too. Source: "Workflow commands for GitHub Actions", GitHub documentation.

use super::{Options, place, told};
use crate::finding::Severity;
use crate::report::{FileReport, Finding, Report};

/// One command a line for each finding and each path that could not be checked, last the totals.
pub fn report(report: &Report, options: Options) -> String {
    let mut out = String::new();
    for failure in &report.failures {
        let properties = [
            ("file", place::slashed(&failure.path)),
            ("line", "1".to_owned()),
            ("title", "could not be checked".to_owned()),
        ];
        out.push_str(&command("error", &properties, std::slice::from_ref(&failure.message)));
    }
    for severity in [Severity::Error, Severity::Warning, Severity::Advice] {
        let shown = |finding: &Finding| {
            let asked = if finding.suppressed {
                options.waived
            } else {
                options.style.advice || finding.from.is_some() || !finding.is_untaken()
            };
            asked && told::weight(finding) == severity
        };
        for (file, finding) in report.entries().filter(|(_, finding)| shown(finding)) {
            out.push_str(&annotation(file, finding, severity));
        }
    }
    out.push_str(&told::totals(report));
    out.push('\n');
    out
}

fn annotation(file: &FileReport, finding: &Finding, severity: Severity) -> String {
    let name = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let span = finding.span;
    let mut properties = vec![
        ("file", place::slashed(&file.path)),
        ("line", span.start.line.to_string()),
        ("endLine", span.end.line.to_string()),
    ];
    if span.start.line == span.end.line {
        properties.push(("col", span.start.column.to_string()));
        properties.push(("endColumn", span.end.column.to_string()));
    }
    properties.push(("title", told::title(finding)));
    let mut message = vec![told::message(finding)];
    message.extend(told::paragraphs(finding));
    command(name, &properties, &message)
}

/// A command with its line end. Nothing in it can end it early or begin another.
fn command(name: &str, properties: &[(&str, String)], message: &[String]) -> String {
    let properties: Vec<String> = properties
        .iter()
        .map(|(key, value)| {
            let value = data(value).replace(':', "%3A").replace(',', "%2C");
            format!("{key}={value}")
        })
        .collect();
    let message: Vec<String> = message.iter().map(|paragraph| data(paragraph)).collect();
    format!("::{name} {}::{}\n", properties.join(","), message.join("%0A"))
}

/// What may stand in a command as data.
fn data(text: &str) -> String {
    super::mask::line(text).replace('%', "%25")
}
