//! Lints of an agreement by itself: the pack `core`, which needs no law.
//!
//! One file for each group of lints; the registry below gives every lint its name, its sentence and its
//! page.

mod clauses;
mod deadlines;
mod header;
pub mod pages;
mod vocabulary;
mod wording;

use jiff::civil::Date;

use crate::check::effective::Effective;
use crate::finding::Finding;
use crate::lower::Understanding;

pub use deadlines::vague_deadlines;
pub use pages::LINTS;
pub use vocabulary::vocabulary;
pub use wording::{kind_name, preposition};

/// Runs every lint over one agreement.
pub fn run(document: &Understanding, effective: &Effective<'_>, as_of: Date) -> Vec<Finding> {
    let mut findings = wording::problems(document);
    findings.extend(header::check(document, as_of));
    findings.extend(clauses::check(document, effective));
    findings
}

/// The findings about words of a clause that stands outside an agreement: in a rule of a pack.
pub fn words(problems: &[crate::lower::Problem]) -> Vec<Finding> {
    problems.iter().map(wording::problem).collect()
}

/// A syntax error as a finding.
pub fn syntax(error: &crate::syntax::SyntaxError) -> Finding {
    let mut finding = pages::SYNTAX.at(error.span, error.message.clone()).label(error.label.clone());
    if let Some(help) = &error.help {
        finding.help.clone_from(help);
    }
    finding
}
