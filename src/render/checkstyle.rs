//! Checkstyle XML. Lines and columns count from one, columns in Unicode scalar values.
//!
//! The format is that of Checkstyle's own `XMLLogger`: `<file>` elements with an `<error>` for each finding, whose severity is
//! `error`, `warning`, `info`, or `ignore` for what does not count. The day of the law stands in a comment.

use std::collections::BTreeMap;

use super::xml::Xml;
use super::{Options, place, told};
use crate::finding::Severity;
use crate::report::{Finding, Report};

/// One `<file>` for each path.
pub fn report(report: &Report, options: Options) -> String {
    let mut files: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for failure in &report.failures {
        let message = format!("could not be checked: {}", failure.message);
        let row = Row { line: 1, column: 1, severity: "error", message, source: "moulint/failed" };
        files.entry(place::slashed(&failure.path)).or_default().push(row);
    }
    for file in &report.files {
        let rows = file.entries().filter(|finding| options.waived || !finding.suppressed).map(Row::of);
        files.entry(place::slashed(&file.path)).or_default().extend(rows);
    }
    let mut xml = Xml::new(&format!("law as of {}", report.as_of));
    // Readers take the number for that of the format, of which 4.3 was the last change.
    xml.open("checkstyle", &[("version", "4.3")]);
    for (name, rows) in &files {
        xml.open("file", &[("name", name)]);
        for row in rows {
            let (line, column) = (row.line.to_string(), row.column.to_string());
            let attributes = [
                ("line", line.as_str()),
                ("column", &column),
                ("severity", row.severity),
                ("message", &row.message),
                ("source", row.source),
            ];
            xml.empty("error", &attributes);
        }
        xml.close("file");
    }
    xml.close("checkstyle");
    xml.finish()
}

/// One `<error>`.
struct Row<'a> {
    line: usize,
    column: usize,
    severity: &'static str,
    message: String,
    source: &'a str,
}

impl<'a> Row<'a> {
    fn of(finding: &'a Finding) -> Self {
        let severity = match told::weight(finding) {
            _ if finding.suppressed => "ignore",
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "info",
        };
        let mut message = vec![told::message(finding)];
        message.extend(told::paragraphs(finding));
        let start = finding.span.start;
        let message = message.join("; ");
        Self { line: start.line, column: start.column, severity, message, source: &finding.rule }
    }
}
