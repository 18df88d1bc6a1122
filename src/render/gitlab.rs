//! GitLab code quality. Lines count from one; there are no columns.
//!
//! Source: "Code Quality report format", GitLab documentation, and for what it does not show (`content`) the Code Climate
//! specification that it is a part of. The day of the law stands in each description, for the format has no other place for
//! it.

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
        let description = format!("could not be checked: {}", mask::line(&failure.message));
        entries.push(json!({
            "description": description,
            "check_name": "moulint/failed",
            "fingerprint": unique(&mut seen, format!("moulint/failed {path}")),
            "severity": "blocker",
            "location": location(&path, 1),
        }));
    }
    for (file, finding) in report.entries().filter(|(_, finding)| options.waived || !finding.suppressed) {
        let severity = match told::weight(finding) {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Advice => "info",
        };
        let mut description = vec![format!("{}: {}", told::title(finding), told::message(finding))];
        description.extend(told::standing(finding));
        description.push(format!("law as of {}", report.as_of));
        entries.push(json!({
            "description": description.join("; "),
            "check_name": mask::line(&finding.rule),
            "content": { "body": told::paragraphs(finding).join("\n") },
            "fingerprint": unique(&mut seen, fingerprint(file, finding)),
            "severity": severity,
            "location": location(&place::slashed(&file.path), finding.span.start.line),
        }));
    }
    json::pretty(&entries)
}

fn location(path: &str, line: usize) -> Value {
    json!({ "path": path, "lines": { "begin": line } })
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
