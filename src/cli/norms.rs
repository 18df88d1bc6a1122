//! `moulint norms`: what an agreement demands, allows and forbids, as data.

use super::Outcome;
use super::args::{Format, Norms};
use super::files;
use super::output::Output;
use crate::export;
use crate::finding::Severity;
use crate::library::Library;
use crate::render::{self, mask};

/// Prints it; what is wrong with the document goes beside it.
pub fn run(asked: &Norms, output: &Output) -> Outcome {
    let decoded = match files::read(&asked.path) {
        Ok(decoded) => decoded,
        Err(failure) => {
            output.complain(&format!("{}: {}", failure.path, failure.message));
            return Outcome::FAILED;
        }
    };
    let (norms, mut findings) = export::norms(Library::builtin(), &decoded.text, asked.vocabulary);
    if let Some(problem) = decoded.problem {
        findings.insert(0, problem.finding);
    }
    let result = match asked.format {
        Format::Text => mask::text(&export::norms_text(&norms)),
        Format::Json => render::json::pretty(&norms),
    };
    let errors = findings.iter().any(|finding| finding.severity == Severity::Error);
    let outcome = output.print(&result, Outcome { errors, failed: false });
    if !findings.is_empty() {
        let path = asked.path.display().to_string();
        let style = output.complaint_style();
        output.print_aside(&render::text::findings(&path, &decoded.text, &findings, style));
    }
    outcome
}
