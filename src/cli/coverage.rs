//! `moulint coverage`: how much of its paper an agreement accounts for.

use super::Outcome;
use super::args::{Coverage, Format};
use super::output::Output;
use super::written::Written;
use crate::draft::coverage;
use crate::export::coverage::report;
use crate::render::{self, json};

/// Counts it.
pub fn run(asked: &Coverage, output: &Output) -> Outcome {
    let written = match Written::read(&asked.path) {
        Ok(written) => written,
        Err(failure) => {
            output.complain(&format!("{}: {}", failure.path, failure.message));
            return Outcome::FAILED;
        }
    };
    let comments = &written.parsed.file.comments;
    let one = |agreement| coverage::coverage(agreement, comments);
    let covered: Vec<_> =
        written.agreements().map(|agreement| (agreement.title.value.clone(), one(agreement))).collect();
    let report = report(&asked.path.display().to_string(), &written.text, &covered, asked.at_least);
    let result = match asked.format {
        Format::Text => render::text::coverage::coverage(&report, output.style()),
        Format::Json => json::pretty(&report),
    };
    output.print(&result, Outcome { errors: !report.reached, failed: false })
}
