//! GitLab code quality. Lines count from one; there are no columns.
//!
//! Source: "Code Quality report format", GitLab documentation. The day of the law stands in each description, for the
//! format has no other place for it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Options, json, mask, place, told};
use crate::finding::Severity;
use crate::report::{FileReport, Finding, Report};

/// One entry for each finding and each path that could not be checked.
pub fn report(report: &Report, options: Options) -> String {
    let mut seen = BTreeMap::new();
    let mut entries: Vec<Value> = Vec::new();
    for failure in &report.failures {
        let path = place::slashed(&failure.path);
        let fingerprint = unique(&mut seen, format!("moulint/failed {path}"));
        let description = format!("could not be checked: {}", mask::line(&failure.message));
        entries.push(entry(&description, "moulint/failed", fingerprint, "blocker", &path, 1));
    }
    for (file, finding) in report.entries().filter(|(_, finding)| options.waived || !finding.suppressed) {
        let severity = match told::weight(finding) {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Advice => "info",
        };
        let fingerprint = unique(&mut seen, fingerprint(file, finding));
        let mut description = vec![format!("{}: {}", told::title(finding), told::message(finding))];
        description.extend(told::paragraphs(finding));
        description.push(format!("law as of {}", report.as_of));
        let path = place::slashed(&file.path);
        let line = finding.span.start.line;
        entries.push(entry(
            &description.join("; "),
            &mask::line(&finding.rule),
            fingerprint,
            severity,
            &path,
            line,
        ));
    }
    json::pretty(&entries)
}

fn entry(
    description: &str,
    check: &str,
    fingerprint: String,
    severity: &str,
    path: &str,
    line: usize,
) -> Value {
    json!({
        "description": description,
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": { "path": path, "lines": { "begin": line } },
    })
}

/// The name of a finding, which holds as long as it is about the same.
fn fingerprint(file: &FileReport, finding: &Finding) -> String {
    if finding.fingerprint.is_empty() {
        format!("{} {} {}", finding.rule, file.name(), finding.message)
    } else {
        finding.fingerprint.clone()
    }
}

/// A name that no other entry of the file has: one that comes again gets a number.
fn unique(seen: &mut BTreeMap<String, usize>, name: String) -> String {
    let times = seen.entry(name.clone()).or_default();
    *times += 1;
    match *times {
        1 => name,
        again => unique(seen, format!("{name}-{again}")),
    }
}
