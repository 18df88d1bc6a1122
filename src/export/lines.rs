//! The lines that `moulint check --format jsonl` writes: one for each finding, one for each path that could not be checked,
//! and last one with the totals. Lines and columns count from one, columns in Unicode scalar values; bytes from zero.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::{Failure, Finding, Report, Summary};

/// One line; `type` says which.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Line<'a> {
    /// A finding. One that does not count is marked as `suppressed`; one under law to come has the day in `from`.
    Finding {
        /// The path as it was given or found.
        path: &'a str,
        /// The title of the agreement or template; empty where none could be read.
        agreement: &'a str,
        /// The jurisdiction it names.
        jurisdiction: Option<&'a str>,
        /// The finding.
        #[serde(flatten)]
        finding: &'a Finding,
    },
    /// A path that could not be checked.
    Failure(&'a Failure),
    /// What it comes to; the last line.
    Summary {
        /// The version of these lines, which is that of the report.
        report: u32,
        /// The version of moulint that wrote them.
        moulint: &'a str,
        /// The day by whose law the agreements were judged.
        as_of: &'a str,
        /// Totals.
        #[serde(flatten)]
        summary: &'a Summary,
        /// How many paths could not be checked.
        failures: usize,
    },
}

/// The lines of a report.
pub fn lines(report: &Report) -> impl Iterator<Item = Line<'_>> {
    let findings = report.entries().map(|(file, finding)| Line::Finding {
        path: &file.path,
        agreement: &file.agreement,
        jurisdiction: file.jurisdiction.as_deref(),
        finding,
    });
    let summary = Line::Summary {
        report: report.report,
        moulint: &report.moulint,
        as_of: &report.as_of,
        summary: &report.summary,
        failures: report.failures.len(),
    };
    findings.chain(report.failures.iter().map(Line::Failure)).chain([summary])
}
